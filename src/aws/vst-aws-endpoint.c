#include "aws/vst-aws-endpoint.h"

#include <libsoup/soup.h>
#include <string.h>

#include "aws/vst-aws-error.h"

gboolean
vst_aws_endpoint_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (host != NULL, FALSE);

  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/* GUri takes blanks and even line ends, plain or encoded; they would end up in the request. */
static gboolean
is_host (const char *host)
{
  g_autofree char *ascii = g_hostname_to_ascii (host);

  if (ascii == NULL || *ascii == '\0')
    return FALSE;
  for (const char *c = ascii; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr (".-_:", *c) == NULL)
      return FALSE;
  return TRUE;
}

static const char *
find_fault (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);

  if (host == NULL || !is_host (host))
    return "the endpoint names no good host";
  if (g_uri_get_userinfo (uri) != NULL)
    return "the endpoint must not name a user";
  if (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL)
    return "the endpoint must end with its path";
  if (g_uri_get_port (uri) == 0)
    return "the endpoint's port is 0";
  if (strcmp (scheme, "https") == 0)
    return NULL;
  if (strcmp (scheme, "http") != 0)
    return "the endpoint is neither https nor http";
  return vst_aws_endpoint_is_loopback (host) ? NULL : "plain http is for this machine only";
}

GUri *
vst_aws_endpoint_parse (const char *endpoint, GError **error)
{
  g_autoptr (GUri) uri = NULL;
  const char *fault = NULL;

  g_return_val_if_fail (endpoint != NULL, NULL);

  uri = g_uri_parse (endpoint, SOUP_HTTP_URI_FLAGS, NULL);
  fault = uri != NULL ? find_fault (uri) : "the endpoint is not an absolute URI";
  if (fault != NULL)
    {
      g_propagate_error (error,
                         vst_aws_error_new (VST_AWS_ERROR_NOT_AWS, 0, NULL, NULL, NULL, fault));
      return NULL;
    }
  return g_steal_pointer (&uri);
}

char *
vst_aws_endpoint_dup_host_header (GUri *endpoint)
{
  const char *host = g_uri_get_host (endpoint);
  g_autofree char *ascii = g_hostname_to_ascii (host);
  g_autofree char *name = NULL;
  int port = g_uri_get_port (endpoint);
  int usual = strcmp (g_uri_get_scheme (endpoint), "https") == 0 ? 443 : 80;

  if (strchr (host, ':') != NULL)
    name = g_strdup_printf ("[%s]", host);
  else
    name = g_strdup (ascii != NULL ? ascii : host);

  if (port == -1 || port == usual)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s:%d", name, port);
}

GUri *
vst_aws_endpoint_resolve (GUri *endpoint, const char *path)
{
  g_autofree char *base = g_strdup (g_uri_get_path (endpoint));
  g_autofree char *encoded = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *whole = NULL;

  if (g_str_has_suffix (base, "/"))
    base[strlen (base) - 1] = '\0';
  whole = g_strconcat (base, *encoded == '/' ? "" : "/", encoded, NULL);
  return g_uri_build (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (endpoint), NULL,
                      g_uri_get_host (endpoint), g_uri_get_port (endpoint), whole, NULL, NULL);
}
