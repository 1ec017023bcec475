#include "aws/vst-aws-session.h"

#include "aws/vst-aws-error.h"
#include "aws/vst-aws-proxy-resolver.h"
#include "vst-config.h"

/* Only a net under the call's own clocks, which end it much earlier. Seconds. */
#define SOCKET_TIMEOUT 60
/* A call must not queue behind others that hang. */
#define CONNECTIONS_PER_HOST 8
#define CONNECTIONS 32

static SoupSession *the_session;

SoupSession *
vst_aws_session_get (void)
{
  g_autoptr (GProxyResolver) resolver = NULL;

  if (the_session != NULL)
    return the_session;

  resolver = vst_aws_proxy_resolver_new (g_proxy_resolver_get_default ());
  the_session = soup_session_new_with_options (
      "user-agent", "Vestibule/" VST_VERSION, "timeout", SOCKET_TIMEOUT, "max-conns-per-host",
      CONNECTIONS_PER_HOST, "max-conns", CONNECTIONS, "proxy-resolver", resolver, NULL);
  return the_session;
}

void
vst_aws_session_set_tls_database (GTlsDatabase *database)
{
  g_autoptr (GTlsDatabase) usual = NULL;

  /* For libsoup, no database means no trust at all. */
  if (database == NULL)
    {
      usual = g_tls_backend_get_default_database (g_tls_backend_get_default ());
      database = usual;
    }
  soup_session_set_tls_database (vst_aws_session_get (), database);
}

static VstAwsError
translate_io (int code)
{
  switch (code)
    {
    case G_IO_ERROR_TIMED_OUT:
      return VST_AWS_ERROR_TIMED_OUT;
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_PROXY_FAILED:
    case G_IO_ERROR_PROXY_AUTH_FAILED:
    case G_IO_ERROR_PROXY_NEED_AUTH:
    case G_IO_ERROR_PROXY_NOT_ALLOWED:
      return VST_AWS_ERROR_REFUSED;
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return VST_AWS_ERROR_OFFLINE;
    case G_IO_ERROR_HOST_NOT_FOUND:
      return VST_AWS_ERROR_UNKNOWN_HOST;
    case G_IO_ERROR_INVALID_DATA: /* a broken gzip body */
      return VST_AWS_ERROR_BAD_ANSWER;
    default:
      return VST_AWS_ERROR_INTERRUPTED;
    }
}

static VstAwsError
translate_soup (int code)
{
  switch ((SoupSessionError) code)
    {
    case SOUP_SESSION_ERROR_PARSING:
    case SOUP_SESSION_ERROR_TOO_MANY_REDIRECTS:
    case SOUP_SESSION_ERROR_REDIRECT_NO_LOCATION:
    case SOUP_SESSION_ERROR_REDIRECT_BAD_URI:
      return VST_AWS_ERROR_NOT_AWS;
    case SOUP_SESSION_ERROR_ENCODING:
      return VST_AWS_ERROR_BAD_ANSWER;
    case SOUP_SESSION_ERROR_TOO_MANY_RESTARTS:
    case SOUP_SESSION_ERROR_MESSAGE_ALREADY_IN_QUEUE:
      return VST_AWS_ERROR_INTERRUPTED;
    }
  return VST_AWS_ERROR_INTERRUPTED;
}

static VstAwsError
translate_code (const GError *error, gboolean sent, gboolean online)
{
  if (error->domain == G_IO_ERROR)
    return translate_io (error->code);
  if (error->domain == SOUP_SESSION_ERROR)
    return translate_soup (error->code);
  if (g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND) && online)
    return VST_AWS_ERROR_UNKNOWN_HOST;
  if (error->domain == G_RESOLVER_ERROR)
    return VST_AWS_ERROR_OFFLINE;
  /* A handshake that ends too early is a TLS fault; a connection that does is just broken. */
  if (error->domain == G_TLS_ERROR)
    return sent ? VST_AWS_ERROR_INTERRUPTED : VST_AWS_ERROR_TLS;
  return VST_AWS_ERROR_INTERRUPTED;
}

GError *
vst_aws_session_translate (const GError *error, gboolean sent, gboolean online)
{
  return vst_aws_error_new (translate_code (error, sent, online), 0, NULL, NULL, NULL,
                            error->message);
}
