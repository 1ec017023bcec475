#include "practice-fixture.h"

typedef struct
{
  const char *name, *origin;
  gboolean allowed;
} Case;

static const Case cases[] = {
  { "localhost", "http://localhost:3000", TRUE },
  { "loopback", "http://127.0.0.1:5173", TRUE },
  { "loopback-6", "http://[::1]:8080", TRUE },
  { "encrypted", "https://LOCALHOST", TRUE },
  { "stranger", "https://example.com", FALSE },
  { "stranger-with-our-name", "http://localhost.example.com:3000", FALSE },
  { "stranger-as-user", "http://localhost@example.com", FALSE },
  { "file", "null", FALSE },
  { "broken", "http://[", FALSE },
};

static void
set_up (Fixture *self, gconstpointer unused)
{
  fixture_set_up (self, NULL);
}

static const char *
get_header (SoupMessage *message, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (message), name);
}

static void
ask (Fixture *self, SoupMessage *message, const char *origin)
{
  g_autoptr (GBytes) body = NULL;

  soup_message_headers_replace (soup_message_get_request_headers (message), "Origin", origin);
  body = soup_session_send_and_read (self->session, message, NULL, NULL);
  g_assert_nonnull (body);
}

/* A browser asks first, since the call's headers are not those of a form. */
static void
test_before_a_call (Fixture *self, gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SoupMessage) message =
      soup_message_new ("OPTIONS", vst_practice_pool_get_endpoint (self->pool));
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "Access-Control-Request-Method", "POST");
  soup_message_headers_replace (headers, "Access-Control-Request-Headers",
                                "content-type,x-amz-target");
  ask (self, message, c->origin);
  g_assert_cmpuint (soup_message_get_status (message), ==, c->allowed ? 200 : 400);
  g_assert_cmpstr (get_header (message, "Access-Control-Allow-Origin"), ==,
                   c->allowed ? c->origin : NULL);
  g_assert_cmpstr (get_header (message, "Access-Control-Allow-Headers"), ==,
                   c->allowed ? "content-type,x-amz-target" : NULL);
}

static void
test_call (Fixture *self, gconstpointer data)
{
  const Case *c = data;
  g_autoptr (SoupMessage) message =
      soup_message_new ("POST", vst_practice_pool_get_endpoint (self->pool));
  g_autoptr (GBytes) body = g_bytes_new_static ("{}", 2);

  soup_message_headers_replace (soup_message_get_request_headers (message), "X-Amz-Target",
                                "AWSCognitoIdentityProviderService.GetUser");
  soup_message_set_request_body_from_bytes (message, "application/x-amz-json-1.1", body);
  ask (self, message, c->origin);
  g_assert_cmpstr (get_header (message, "x-amzn-ErrorType"), ==, "InvalidParameterException:");
  g_assert_cmpstr (get_header (message, "Access-Control-Allow-Origin"), ==,
                   c->allowed ? c->origin : NULL);
  g_assert_cmpstr (get_header (message, "Vary"), ==, c->allowed ? "Origin" : NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = g_strconcat ("/practice/cors/before/", cases[i].name, NULL);
      g_autofree char *call = g_strconcat ("/practice/cors/call/", cases[i].name, NULL);

      g_test_add (before, Fixture, &cases[i], set_up, test_before_a_call, fixture_tear_down);
      g_test_add (call, Fixture, &cases[i], set_up, test_call, fixture_tear_down);
    }
  return g_test_run ();
}
