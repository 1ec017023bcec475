#include "aws/vst-aws-proxy-resolver.h"

#include "aws/vst-aws-endpoint.h"

struct _VstAwsProxyResolver
{
  GObject parent_instance;
  GProxyResolver *others;
};

static const char *const direct[] = { "direct://", NULL };

static gboolean
is_local (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = parsed != NULL ? g_uri_get_host (parsed) : NULL;

  return host != NULL && vst_aws_endpoint_is_loopback (host);
}

static gchar **
vst_aws_proxy_resolver_lookup (GProxyResolver *resolver,
                               const gchar *uri,
                               GCancellable *cancellable,
                               GError **error)
{
  VstAwsProxyResolver *self = VST_AWS_PROXY_RESOLVER (resolver);

  if (is_local (uri))
    return g_strdupv ((char **) direct);
  return g_proxy_resolver_lookup (self->others, uri, cancellable, error);
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) proxies = NULL;

  proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);
  if (proxies == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task, g_steal_pointer (&proxies), (GDestroyNotify) g_strfreev);
}

static void
vst_aws_proxy_resolver_lookup_async (GProxyResolver *resolver,
                                     const gchar *uri,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  VstAwsProxyResolver *self = VST_AWS_PROXY_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, vst_aws_proxy_resolver_lookup_async);
  if (is_local (uri))
    {
      g_task_return_pointer (task, g_strdupv ((char **) direct), (GDestroyNotify) g_strfreev);
      return;
    }

  g_proxy_resolver_lookup_async (self->others, uri, cancellable, on_looked_up,
                                 g_steal_pointer (&task));
}

static gchar **
vst_aws_proxy_resolver_lookup_finish (GProxyResolver *resolver,
                                      GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, resolver), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
vst_aws_proxy_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->lookup = vst_aws_proxy_resolver_lookup;
  iface->lookup_async = vst_aws_proxy_resolver_lookup_async;
  iface->lookup_finish = vst_aws_proxy_resolver_lookup_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VstAwsProxyResolver,
                               vst_aws_proxy_resolver,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      vst_aws_proxy_resolver_iface_init))

static void
vst_aws_proxy_resolver_dispose (GObject *object)
{
  VstAwsProxyResolver *self = VST_AWS_PROXY_RESOLVER (object);

  g_clear_object (&self->others);
  G_OBJECT_CLASS (vst_aws_proxy_resolver_parent_class)->dispose (object);
}

static void
vst_aws_proxy_resolver_class_init (VstAwsProxyResolverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vst_aws_proxy_resolver_dispose;
}

static void
vst_aws_proxy_resolver_init (VstAwsProxyResolver *self)
{
}

GProxyResolver *
vst_aws_proxy_resolver_new (GProxyResolver *others)
{
  VstAwsProxyResolver *self = NULL;

  g_return_val_if_fail (G_IS_PROXY_RESOLVER (others), NULL);

  self = g_object_new (VST_TYPE_AWS_PROXY_RESOLVER, NULL);
  self->others = g_object_ref (others);
  return G_PROXY_RESOLVER (self);
}
