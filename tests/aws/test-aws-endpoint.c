#include "aws/vst-aws-endpoint.h"

#include <libsoup/soup.h>
#include <string.h>

#include "aws/vst-aws-error.h"
#include "aws/vst-aws-proxy-resolver.h"
#include "aws/vst-aws-session.h"

typedef struct
{
  const char *name, *endpoint;
  const char *host_header; /* %NULL: refused */
} Case;

static const Case cases[] = {
  { "service", "https://cognito-idp.us-east-1.amazonaws.com/",
    "cognito-idp.us-east-1.amazonaws.com" },
  { "without-path", "https://example.com", "example.com" },
  { "usual-port", "https://example.com:443/", "example.com" },
  { "other-port", "https://example.com:8443/", "example.com:8443" },
  { "http-port-over-tls", "https://example.com:80/", "example.com:80" },
  { "with-path", "https://example.com/base/", "example.com" },
  { "international", "https://bücher.example/", "xn--bcher-kva.example" },
  { "loopback", "http://127.0.0.1:9229", "127.0.0.1:9229" },
  { "loopback-usual-port", "http://127.0.0.1:80", "127.0.0.1" },
  { "loopback-net", "http://127.9.8.7:1/", "127.9.8.7:1" },
  { "loopback-ipv6", "http://[::1]:9229/", "[::1]:9229" },
  { "localhost", "http://LocalHost:9229/", "localhost:9229" },
  { "http-elsewhere", "http://example.com/", NULL },
  { "http-private-net", "http://192.168.0.1/", NULL },
  { "http-looks-like-loopback", "http://127.0.0.1.example.com/", NULL },
  { "http-localhost-domain", "http://localhost.example.com/", NULL },
  { "http-any-address", "http://0.0.0.0/", NULL },
  { "user", "https://me:secret@example.com/", NULL },
  { "user-that-looks-like-loopback", "http://127.0.0.1@example.com/", NULL },
  { "query", "https://example.com/?x", NULL },
  { "fragment", "https://example.com/#x", NULL },
  { "other-scheme", "ftp://127.0.0.1/", NULL },
  { "file", "file:///etc/passwd", NULL },
  { "no-scheme", "example.com", NULL },
  { "no-host", "https:///", NULL },
  { "empty", "", NULL },
  { "bad-port", "https://example.com:99999/", NULL },
  { "port-zero", "https://example.com:0/", NULL },
  { "blank", "https://exa mple.com/", NULL },
  { "encoded-blank", "https://exa%20mple.com/", NULL },
  { "line-end", "https://exa\nmple.com/", NULL },
  { "encoded-line-end", "https://exa%0d%0ample.com/", NULL },
  { "zone", "http://[fe80::1%25lo]/", NULL },
  { "not-utf-8", "https://ex\xe9mple.com/", NULL },
};

static void
test_parse (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = vst_aws_endpoint_parse (c->endpoint, &error);
  g_autofree char *host = NULL;

  if (c->host_header == NULL)
    {
      g_assert_error (error, VST_AWS_ERROR, VST_AWS_ERROR_NOT_AWS);
      g_assert_null (uri);
      return;
    }

  g_assert_no_error (error);
  host = vst_aws_endpoint_dup_host_header (uri);
  g_assert_cmpstr (host, ==, c->host_header);
}

static void
assert_path (const char *endpoint, const char *expected)
{
  g_autoptr (GUri) uri = vst_aws_endpoint_parse (endpoint, NULL);

  g_assert_cmpstr (g_uri_get_path (uri), ==, expected);
}

static void
test_path (void)
{
  assert_path ("https://example.com", "/");
  assert_path ("https://example.com/a%2Fb", "/a%2Fb");
  assert_path ("https://example.com/a b\r\n", "/a%20b%0D%0A");
}

static void
assert_resolves (const char *endpoint, const char *path, const char *expected)
{
  g_autoptr (GUri) uri = vst_aws_endpoint_parse (endpoint, NULL);
  g_autoptr (GUri) resolved = vst_aws_endpoint_resolve (uri, path);

  g_assert_cmpstr (g_uri_get_host (resolved), ==, g_uri_get_host (uri));
  g_assert_cmpint (g_uri_get_port (resolved), ==, g_uri_get_port (uri));
  g_assert_cmpstr (g_uri_get_path (resolved), ==, expected);
}

static void
test_resolve (void)
{
  assert_resolves ("https://example.com", "/a/b", "/a/b");
  assert_resolves ("http://127.0.0.1:9229/", "a/b", "/a/b");
  assert_resolves ("http://[::1]:9229/base", "/a", "/base/a");
  assert_resolves ("https://example.com/base/", "a", "/base/a");
  assert_resolves ("https://example.com", "/a b?c#d%\r\n", "/a%20b%3Fc%23d%25%0D%0A");
  assert_resolves ("https://example.com", "//evil.example/x", "//evil.example/x");
}

static void
on_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GStrv *proxies = user_data;
  g_autoptr (GError) error = NULL;

  *proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, &error);
  g_assert_no_error (error);
}

static void
assert_proxy (const char *uri, const char *expected)
{
  g_autoptr (GProxyResolver) others =
      g_simple_proxy_resolver_new ("http://proxy.example:3128", NULL);
  g_autoptr (GProxyResolver) resolver = vst_aws_proxy_resolver_new (others);
  g_auto (GStrv) proxies = g_proxy_resolver_lookup (resolver, uri, NULL, NULL);
  g_auto (GStrv) async_proxies = NULL;

  g_assert_cmpstr (proxies[0], ==, expected);
  g_assert_null (proxies[1]);

  g_proxy_resolver_lookup_async (resolver, uri, NULL, on_looked_up, &async_proxies);
  while (async_proxies == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstrv (proxies, async_proxies);
}

static void
test_proxy (void)
{
  assert_proxy ("http://127.0.0.1:9229", "direct://");
  assert_proxy ("https://[::1]:9229", "direct://");
  assert_proxy ("http://localhost", "direct://");
  assert_proxy ("https://cognito-idp.us-east-1.amazonaws.com", "http://proxy.example:3128");
  assert_proxy ("https://127.0.0.1.example.com", "http://proxy.example:3128");
}

typedef struct
{
  const char *name;
  GQuark (*domain) (void);
  int code;
  gboolean sent, online;
  VstAwsError expected;
} ErrorCase;

static const ErrorCase error_cases[] = {
  { "no-such-host", g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, FALSE, TRUE,
    VST_AWS_ERROR_UNKNOWN_HOST },
  { "no-network", g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, FALSE, FALSE,
    VST_AWS_ERROR_OFFLINE },
  { "no-name-server", g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, FALSE, TRUE,
    VST_AWS_ERROR_OFFLINE },
  { "unreachable-net", g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, FALSE, TRUE,
    VST_AWS_ERROR_OFFLINE },
  { "unreachable-host", g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, FALSE, TRUE,
    VST_AWS_ERROR_REFUSED },
  { "refused", g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, FALSE, TRUE,
    VST_AWS_ERROR_REFUSED },
  { "proxy", g_io_error_quark, G_IO_ERROR_PROXY_FAILED, FALSE, TRUE, VST_AWS_ERROR_REFUSED },
  { "timed-out", g_io_error_quark, G_IO_ERROR_TIMED_OUT, TRUE, TRUE, VST_AWS_ERROR_TIMED_OUT },
  { "closed", g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, TRUE, TRUE,
    VST_AWS_ERROR_INTERRUPTED },
  { "half", g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT, TRUE, TRUE, VST_AWS_ERROR_INTERRUPTED },
  { "bad-gzip", g_io_error_quark, G_IO_ERROR_INVALID_DATA, TRUE, TRUE, VST_AWS_ERROR_BAD_ANSWER },
  { "certificate", g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, FALSE, TRUE, VST_AWS_ERROR_TLS },
  { "handshake-cut", g_tls_error_quark, G_TLS_ERROR_EOF, FALSE, TRUE, VST_AWS_ERROR_TLS },
  { "tls-cut", g_tls_error_quark, G_TLS_ERROR_EOF, TRUE, TRUE, VST_AWS_ERROR_INTERRUPTED },
  { "not-http", soup_session_error_quark, SOUP_SESSION_ERROR_PARSING, TRUE, TRUE,
    VST_AWS_ERROR_NOT_AWS },
  { "encoding", soup_session_error_quark, SOUP_SESSION_ERROR_ENCODING, TRUE, TRUE,
    VST_AWS_ERROR_BAD_ANSWER },
};

static void
test_translate (gconstpointer data)
{
  const ErrorCase *c = data;
  g_autoptr (GError) low = g_error_new_literal (c->domain (), c->code, "words");
  g_autoptr (GError) error = vst_aws_session_translate (low, c->sent, c->online);

  g_assert_error (error, VST_AWS_ERROR, (int) c->expected);
  g_assert_cmpstr (error->message, ==, "words");
}

static void
add_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/aws/endpoint/parse/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_parse);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (error_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/aws/session/translate/", error_cases[i].name, NULL);
      g_test_add_data_func (path, &error_cases[i], test_translate);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_cases ();
  g_test_add_func ("/aws/endpoint/path", test_path);
  g_test_add_func ("/aws/endpoint/resolve", test_resolve);
  g_test_add_func ("/aws/proxy-resolver/loopback-is-direct", test_proxy);
  return g_test_run ();
}
