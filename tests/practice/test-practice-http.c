#include "practice-walk.h"

/* The pool goes on after whatever a test did to it. */
static void
assert_alive (Fixture *self)
{
  fixture_call (self, "InitiateAuth", "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_PASSWORD_AUTH\"}",
                fixture_client (self));
  fixture_assert_fault (self, "InvalidParameterException", "Missing required parameter USERNAME");
}

static const char *
get_header (Fixture *self, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (self->message), name);
}

static void
test_headers (Fixture *self, gconstpointer unused)
{
  fixture_wait (self, 3600);
  fixture_sign_up (self, "alice");
  g_assert_cmpstr (get_header (self, "Content-Type"), ==, "application/x-amz-json-1.1");
  g_assert_true (g_uuid_string_is_valid (get_header (self, "x-amzn-RequestId")));
  g_assert_cmpstr (get_header (self, "Date"), ==, "Mon, 05 Jan 2026 04:04:09 GMT");
  g_assert_null (get_header (self, "x-amzn-ErrorType"));
  fixture_sign_up (self, "alice");
  g_assert_cmpstr (get_header (self, "x-amzn-ErrorType"), ==, "UsernameExistsException:");
  g_assert_cmpstr (get_header (self, "x-amzn-ErrorMessage"), ==, "User already exists");
  fixture_call (self, "SignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"bob\",\"Password\":\"" FIXTURE_PASSWORD "\"}",
                fixture_client (self));
  g_assert_true (g_str_has_suffix (fixture_get (self, "message"), "required\n"));
  g_assert_true (g_str_has_suffix (get_header (self, "x-amzn-ErrorMessage"), "required"));
}

static void
test_unsigned (Fixture *self, gconstpointer unused)
{
  fixture_call (self, "ListUserPools", "{\"MaxResults\":1}");
  fixture_assert_fault (self, "MissingAuthenticationTokenException",
                        "Missing Authentication Token");
}

static void
test_wrong_clock (Fixture *self, gconstpointer unused)
{
  g_autofree char *late = fixture_dup_date (FIXTURE_START - 301);
  g_autofree char *just = fixture_dup_date (FIXTURE_START - 300);

  fixture_call_at (self, "ListUserPools", "{\"MaxResults\":1}", late);
  fixture_assert_fault (self, "InvalidSignatureException",
                        "Signature expired: 20260105T025908Z is now earlier than 20260105T025909Z "
                        "(20260105T030409Z - 5 min.)");
  fixture_call_at (self, "ListUserPools", "{\"MaxResults\":1}", just);
  fixture_assert_ok (self);
}

typedef struct
{
  const char *name, *method, *path, *type, *target, *body, *fault;
} Request;

#define JSON "application/x-amz-json-1.1"
#define PREFIX "AWSCognitoIdentityProviderService."

static const Request requests[] = {
  { "get", "GET", "/", NULL, NULL, NULL, "UnknownOperationException" },
  { "get-unknown-pool", "GET", "/us-east-1_x/.well-known/jwks.json", NULL, NULL, NULL,
    "UnknownOperationException" },
  { "get-with-dots", "GET", "/../../etc/passwd", NULL, NULL, NULL, "UnknownOperationException" },
  { "put", "PUT", "/", JSON, PREFIX "GetUser", "{}", "UnknownOperationException" },
  { "other-path", "POST", "/x", JSON, PREFIX "GetUser", "{}", "UnknownOperationException" },
  { "no-target", "POST", "/", JSON, NULL, "{}", "UnknownOperationException" },
  { "unknown-target", "POST", "/", JSON, PREFIX "Fly", "{}", "UnknownOperationException" },
  { "other-service", "POST", "/", JSON, "DynamoDB_20120810.GetUser", "{}",
    "UnknownOperationException" },
  { "form", "POST", "/", "application/x-www-form-urlencoded", PREFIX "GetUser", "{}",
    "UnknownOperationException" },
  { "type-with-charset", "POST", "/", JSON "; charset=utf-8", PREFIX "GetUser", "{}",
    "InvalidParameterException" },
  { "empty", "POST", "/", JSON, PREFIX "GetUser", "", "InvalidParameterException" },
  { "truncated", "POST", "/", JSON, PREFIX "GetUser", "{\"AccessToken\":\"abc",
    "SerializationException" },
  { "array", "POST", "/", JSON, PREFIX "GetUser", "[]", "SerializationException" },
  { "text", "POST", "/", JSON, PREFIX "GetUser", "hello", "SerializationException" },
  { "broken-utf8", "POST", "/", JSON, PREFIX "GetUser", "{\"AccessToken\":\"\xFF\xFE\"}",
    "SerializationException" },
};

static void
test_request (Fixture *self, gconstpointer data)
{
  const Request *c = data;
  g_autofree char *url = g_strconcat (vst_practice_pool_get_endpoint (self->pool), c->path, NULL);
  g_autoptr (SoupMessage) message = soup_message_new (c->method, url);

  if (c->body != NULL)
    {
      g_autoptr (GBytes) body = g_bytes_new (c->body, strlen (c->body));

      soup_message_set_request_body_from_bytes (message, c->type, body);
    }
  if (c->target != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), "X-Amz-Target",
                                  c->target);
  fixture_send (self, message);
  g_assert_cmpstr (fixture_get (self, "__type"), ==, c->fault);
  g_assert_cmpuint (self->status, ==, 400);
  assert_alive (self);
}

static void
test_nested (Fixture *self, gconstpointer unused)
{
  g_autofree char *body = g_strnfill (100000, '[');

  fixture_call_at (self, "GetUser", body, NULL);
  g_assert_cmpstr (fixture_get (self, "__type"), ==, "SerializationException");
  assert_alive (self);
}

/* Sends @data as it is and reads until the server closes; %NULL if nothing came back. */
static char *
talk (Fixture *self, const char *data, gsize size)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GString) answer = g_string_new (NULL);
  char buffer[4096];
  gssize got;

  g_socket_client_set_timeout (client, 10);
  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (
      client, vst_practice_pool_get_endpoint (self->pool) + strlen ("http://"), 80, NULL, &error);
  g_assert_no_error (error);
  /* The server may close before it has taken everything. */
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), data, size,
                             NULL, NULL, NULL);
  g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  while ((got = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                     buffer, sizeof buffer, NULL, NULL))
         > 0)
    g_string_append_len (answer, buffer, got);
  return answer->len > 0 ? g_strdup (answer->str) : NULL;
}

static const char head[] = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " JSON "\r\n"
                           "X-Amz-Target: " PREFIX "GetUser\r\n";

static void
test_large_body (Fixture *self, gconstpointer unused)
{
  gsize size = 10 * 1024 * 1024;
  g_autoptr (GString) data = g_string_new (head);
  g_autofree char *answer = NULL;
  g_autofree char *filling = g_strnfill (size, ' ');

  g_string_append_printf (data, "Content-Length: %zu\r\n\r\n", size);
  g_string_append_len (data, filling, (gssize) size);
  answer = talk (self, data->str, data->len);
  g_assert_nonnull (answer);
  g_assert_nonnull (strstr (answer, "413 "));
  g_assert_nonnull (strstr (answer, "RequestEntityTooLargeException"));
  assert_alive (self);
}

static void
test_large_chunks (Fixture *self, gconstpointer unused)
{
  g_autoptr (GString) data = g_string_new (head);
  g_autofree char *filling = g_strnfill (0x10000, ' ');
  g_autofree char *answer = NULL;

  g_string_append (data, "Transfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 160; i++)
    g_string_append_printf (data, "10000\r\n%s\r\n", filling);
  g_string_append (data, "0\r\n\r\n");
  answer = talk (self, data->str, data->len);
  g_assert_nonnull (answer);
  g_assert_nonnull (strstr (answer, "413 "));
  assert_alive (self);
}

static void
test_endless_header (Fixture *self, gconstpointer unused)
{
  g_autoptr (GString) data = g_string_new (head);
  g_autofree char *filling = g_strnfill (8 * 1024 * 1024, 'x');
  g_autofree char *answer = NULL;

  g_string_append_printf (data, "X-Filling: %s", filling);
  answer = talk (self, data->str, data->len);
  g_assert_null (answer);
  assert_alive (self);
}

static void
test_endless_headers (Fixture *self, gconstpointer unused)
{
  g_autoptr (GString) data = g_string_new (head);
  g_autofree char *answer = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (data, "X-Filling-%d: x\r\n", i);
  g_string_append (data, "Content-Length: 2\r\n\r\n{}");
  answer = talk (self, data->str, data->len);
  g_assert_null (answer);
  assert_alive (self);
}

static void
test_pipelined_garbage (Fixture *self, gconstpointer unused)
{
  g_autoptr (GString) data = g_string_new (head);
  g_autofree char *answer = NULL;

  g_string_append (data, "Content-Length: 2\r\n\r\n{}\x01\x02garbage garbage\r\n\r\n\r\n");
  answer = talk (self, data->str, data->len);
  g_assert_nonnull (answer);
  g_assert_nonnull (strstr (answer, "InvalidParameterException"));
  assert_alive (self);
}

typedef struct
{
  const char *name, *data;
} Raw;

static const Raw raws[] = {
  { "nothing", "" },
  { "half-a-line", "POST / HT" },
  { "half-a-head", "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n" },
  { "half-a-body", "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\n{" },
  { "half-a-chunk",
    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{" },
  { "bad-chunk",
    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{" },
  { "huge-length",
    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999999999\r\n\r\n{}" },
  { "two-lengths", "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n"
                   "Content-Length: 3\r\n\r\n{}" },
  { "no-host", "POST / HTTP/1.1\r\n\r\n" },
  { "old-http", "GET /\r\n\r\n" },
  { "new-http", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" },
  { "tls", "\x16\x03\x01\x02\x01\x01" },
  { "options-star", "OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" },
  { "absolute", "GET http://[::::/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" },
  { "bad-escape", "GET /%zz%00%ff HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" },
  { "expect", "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\n"
              "Content-Length: 10\r\n\r\n" },
};

static void
test_raw (Fixture *self, gconstpointer data)
{
  const Raw *c = data;
  g_autofree char *answer = talk (self, c->data, strlen (c->data));

  g_test_message ("%s", answer != NULL ? answer : "closed");
  assert_alive (self);
}

/* libsoup 3.2 takes the number and only warns of it. */
static void
test_negative_length (Fixture *self, gconstpointer unused)
{
  static const char text[] = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n";
  const gboolean stern = glib_check_version (2, 76, 0) == NULL;
  g_autofree char *answer = NULL;

  g_test_expect_message ("GLib-GObject", stern ? G_LOG_LEVEL_CRITICAL : G_LOG_LEVEL_WARNING,
                         "*content-length*");
  answer = talk (self, text, strlen (text));
  g_test_assert_expected_messages ();
  assert_alive (self);
}

static void
plain_set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, NULL);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/practice/http/headers", test_headers);
  add ("/practice/http/unsigned", test_unsigned);
  add ("/practice/http/wrong-clock", test_wrong_clock);
  add ("/practice/http/nested", test_nested);
  add ("/practice/http/large-body", test_large_body);
  add ("/practice/http/large-chunks", test_large_chunks);
  add ("/practice/http/endless-header", test_endless_header);
  add ("/practice/http/endless-headers", test_endless_headers);
  add ("/practice/http/negative-length", test_negative_length);
  add ("/practice/http/pipelined-garbage", test_pipelined_garbage);
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/http/request/", requests[i].name, NULL);
      g_test_add (path, Fixture, &requests[i], plain_set_up, test_request, fixture_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (raws); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/http/raw/", raws[i].name, NULL);
      g_test_add (path, Fixture, &raws[i], plain_set_up, test_raw, fixture_tear_down);
    }
  return g_test_run ();
}
