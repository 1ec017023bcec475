#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VstAwsProxyResolver:
 *
 * Answers "direct" for hosts on this machine and asks another resolver for all
 * else: http_proxy without no_proxy would send even 127.0.0.1 to the proxy.
 */
#define VST_TYPE_AWS_PROXY_RESOLVER (vst_aws_proxy_resolver_get_type ())
G_DECLARE_FINAL_TYPE (VstAwsProxyResolver, vst_aws_proxy_resolver, VST, AWS_PROXY_RESOLVER, GObject)

/* @others is referenced. */
GProxyResolver *vst_aws_proxy_resolver_new (GProxyResolver *others);

G_END_DECLS
