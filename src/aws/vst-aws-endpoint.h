#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Takes an endpoint apart: an absolute URI, https, or http on loopback only;
 * without user, query or fragment. Else %VST_AWS_ERROR_NOT_AWS.
 */
GUri *vst_aws_endpoint_parse (const char *endpoint, GError **error);

/* 127.0.0.0/8, ::1 and "localhost"; nothing is looked up. */
gboolean vst_aws_endpoint_is_loopback (const char *host);

/* What the Host header of a request to @endpoint says, and what is signed. */
char *vst_aws_endpoint_dup_host_header (GUri *endpoint);

/* @path, plain text, under @endpoint with one slash between them. */
GUri *vst_aws_endpoint_resolve (GUri *endpoint, const char *path);

G_END_DECLS
