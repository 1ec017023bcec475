#include <string.h>

#include "raw-server.h"
#include "test-call.h"

#define MIB (1024 * 1024)
#define OK "{\"UserSub\":\"yes\"}"
#define SUCCESS (-1)

/* Short enough for tests that wait for it, too short for no machine: only silence meets it. */
#define PATIENCE_MS 400

typedef struct
{
  const char *name;
  RawDeed deed;
  const char *text;
  int code;             /* SUCCESS, or an error */
  guint tries;          /* for a call that must not be repeated */
  guint repeated_tries; /* for one that may */
} Case;

#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\n"
#define CHUNKED HEAD "Transfer-Encoding: chunked\r\n\r\n"

static const Case cases[] = {
  { "hangs", RAW_ANSWER_AND_HANG, "", VST_AWS_ERROR_TIMED_OUT, 1, 3 },
  { "hangs-in-head", RAW_ANSWER_AND_HANG, "HTTP/1.1 200 OK\r\n", VST_AWS_ERROR_TIMED_OUT, 1, 3 },
  { "hangs-in-body", RAW_ANSWER_AND_HANG, HEAD "Content-Length: 10\r\n\r\n{\"a\"",
    VST_AWS_ERROR_TIMED_OUT, 1, 3 },
  { "trickles-head", RAW_ANSWER_BYTE_BY_BYTE, HEAD "Content-Length: 2\r\n\r\n{}",
    VST_AWS_ERROR_TIMED_OUT, 1, 3 },
  { "closes-before-reading", RAW_CLOSE_BEFORE_READING, "", VST_AWS_ERROR_INTERRUPTED, 1, 3 },
  { "closes-after-reading", RAW_ANSWER_AND_CLOSE, "", VST_AWS_ERROR_INTERRUPTED, 1, 3 },
  /* libsoup does not tell half a head from no head at all. */
  { "closes-in-head", RAW_ANSWER_AND_CLOSE, "HTTP/1.1 200 OK\r\nCon", VST_AWS_ERROR_NOT_AWS, 1, 1 },
  { "half-a-body", RAW_ANSWER_AND_CLOSE, HEAD "Content-Length: 17\r\n\r\n{\"UserSub\"",
    VST_AWS_ERROR_INTERRUPTED, 1, 3 },
  /* What came is whole JSON, and still it is not what was announced. */
  { "short-of-its-length", RAW_ANSWER_AND_CLOSE, HEAD "Content-Length: 50\r\n\r\n" OK,
    VST_AWS_ERROR_INTERRUPTED, 1, 3 },
  { "cut-in-chunk", RAW_ANSWER_AND_CLOSE, CHUNKED "11\r\n{\"UserSub\"", VST_AWS_ERROR_INTERRUPTED,
    1, 3 },
  /* libsoup calls the next three a success. */
  { "cut-between-chunks", RAW_ANSWER_AND_CLOSE, CHUNKED "a\r\n{\"UserSub\"\r\n",
    VST_AWS_ERROR_INTERRUPTED, 1, 3 },
  { "closed-in-json", RAW_ANSWER_AND_CLOSE, HEAD "\r\n{\"UserSub\":\"ye", VST_AWS_ERROR_INTERRUPTED,
    1, 3 },
  { "closed-instead-of-body", RAW_ANSWER_AND_CLOSE, HEAD "\r\n", VST_AWS_ERROR_INTERRUPTED, 1, 3 },
  { "ended-by-closing", RAW_ANSWER_AND_CLOSE, HEAD "\r\n" OK, SUCCESS, 1, 1 },
  { "chunked", RAW_ANSWER, CHUNKED "11\r\n" OK "\r\n0\r\n\r\n", SUCCESS, 1, 1 },
  { "longer-than-announced", RAW_ANSWER_AND_CLOSE, HEAD "Content-Length: 17\r\n\r\n" OK "rubbish",
    SUCCESS, 1, 1 },
  { "after-continue", RAW_ANSWER,
    "HTTP/1.1 100 Continue\r\n\r\n" HEAD "Content-Length: 17\r\n\r\n" OK, SUCCESS, 1, 1 },

  { "portal", RAW_ANSWER,
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 26\r\n\r\n"
    "<html>Please log in</html>",
    VST_AWS_ERROR_NOT_AWS, 1, 1 },
  { "found-elsewhere", RAW_ANSWER,
    "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n", VST_AWS_ERROR_NOT_AWS, 1,
    1 },
  { "see-other", RAW_ANSWER,
    "HTTP/1.1 303 See Other\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n",
    VST_AWS_ERROR_NOT_AWS, 1, 1 },
  { "temporarily-elsewhere", RAW_ANSWER,
    "HTTP/1.1 307 Temporary Redirect\r\nLocation: /other\r\n"
    "Content-Length: 0\r\n\r\n",
    VST_AWS_ERROR_NOT_AWS, 1, 1 },
  { "asks-for-a-password", RAW_ANSWER,
    "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
    VST_AWS_ERROR_NOT_AWS, 1, 1 },
  { "not-http", RAW_ANSWER_AND_CLOSE, "SSH-2.0-OpenSSH_9.2\r\n\r\n", VST_AWS_ERROR_NOT_AWS, 1, 1 },
  { "announces-10-mb", RAW_ANSWER_AND_HANG, HEAD "Content-Length: 10485760\r\n\r\n{",
    VST_AWS_ERROR_BAD_ANSWER, 1, 1 },
  { "announces-nonsense", RAW_ANSWER_AND_CLOSE, HEAD "Content-Length: seventeen\r\n\r\n" OK,
    VST_AWS_ERROR_BAD_ANSWER, 1, 1 },
  { "not-gzip-after-all", RAW_ANSWER_AND_CLOSE,
    HEAD "Content-Encoding: gzip\r\nContent-Length: 17\r\n\r\n" OK, SUCCESS, 1, 1 },
  { "internal-error", RAW_ANSWER,
    "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 35\r\n\r\n"
    "{\"__type\":\"InternalErrorException\"}",
    VST_AWS_ERROR_UNAVAILABLE, 1, 3 },
  { "page-of-503", RAW_ANSWER,
    "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nContent-Length: "
    "6\r\n\r\n<html>",
    VST_AWS_ERROR_UNAVAILABLE, 1, 3 },
  { "throttled", RAW_ANSWER,
    "HTTP/1.1 400 Bad Request\r\nContent-Length: "
    "37\r\n\r\n{\"__type\":\"TooManyRequestsException\"}",
    VST_AWS_ERROR_THROTTLED, 3, 3 },
  { "refusal", RAW_ANSWER,
    "HTTP/1.1 400 Bad Request\r\nContent-Length: 36\r\n\r\n"
    "{\"__type\":\"UsernameExistsException\"}",
    VST_AWS_ERROR_SERVICE, 1, 1 },
};

static RawServer *
serve_one (RawDeed deed, GBytes *bytes)
{
  RawStep step = { deed, bytes };

  return raw_server_new (&step, 1, NULL);
}

static void
be_impatient (VstAwsClient *client)
{
  VstAwsLimits limits = client->limits;

  limits.response_ms = PATIENCE_MS;
  vst_aws_client_set_limits (client, &limits);
}

static void
check_case (const Case *c, VstAwsCallFlags flags, guint tries)
{
  g_autoptr (RawServer) server = serve_one (c->deed, raw_text (c->text));
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), TRUE);
  g_autoptr (TestCall) call = NULL;

  if (c->code == VST_AWS_ERROR_TIMED_OUT)
    be_impatient (client);
  call = test_call_run (client, flags);
  if (c->code == SUCCESS)
    test_call_assert_answer (call, "UserSub", "yes");
  else
    test_call_assert_error (call, (VstAwsError) c->code);
  g_assert_cmpuint (call->tries, ==, tries);
  /* Who only times out may be done before the server has come to read what it was sent. */
  while (c->code == VST_AWS_ERROR_TIMED_OUT && raw_server_count_requests (server) < tries)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (raw_server_count_requests (server), ==, tries);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;

  check_case (c, VST_AWS_CALL_DEFAULT, c->tries);
  check_case (c, VST_AWS_CALL_REPEATABLE | VST_AWS_CALL_SIGNED, c->repeated_tries);
}

/* A JSON object of exactly @size bytes. */
static char *
make_object (gsize size)
{
  char *body = g_strnfill (size, 'x');

  memcpy (body, "{\"UserSub\":\"", 12);
  memcpy (body + size - 2, "\"}", 2);
  return body;
}

static TestCall *
call_for (GBytes *answer, RawDeed deed)
{
  g_autoptr (RawServer) server = serve_one (deed, answer);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), FALSE);

  return test_call_run (client, VST_AWS_CALL_DEFAULT);
}

static void
test_largest (void)
{
  g_autofree char *body = make_object (MIB);
  g_autoptr (TestCall) call = call_for (raw_answer ("200 OK", NULL, body), RAW_ANSWER);

  g_assert_no_error (call->error);
}

static void
test_too_large (void)
{
  g_autofree char *body = make_object (MIB + 1);
  g_autoptr (TestCall) call = call_for (raw_answer ("200 OK", NULL, body), RAW_ANSWER);

  test_call_assert_error (call, VST_AWS_ERROR_BAD_ANSWER);
}

static void
test_too_large_without_length (void)
{
  g_autofree char *body = make_object (10 * MIB);
  g_autofree char *whole = g_strconcat (HEAD "\r\n", body, NULL);
  g_autoptr (TestCall) call = call_for (raw_text (whole), RAW_ANSWER_AND_CLOSE);

  test_call_assert_error (call, VST_AWS_ERROR_BAD_ANSWER);
}

static GBytes *
compress (const char *text)
{
  g_autoptr (GConverter) gzip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GInputStream) plain =
      g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, gzip);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* Leaves @cut bytes out at the end, and spoils the byte before them if @spoil. */
static TestCall *
call_for_gzip (const char *body, gsize cut, gboolean spoil)
{
  g_autoptr (GBytes) packed = compress (body);
  gsize size = g_bytes_get_size (packed) - cut;
  GByteArray *whole = g_byte_array_new ();
  g_autofree char *head = g_strdup_printf (HEAD "Content-Encoding: gzip\r\n"
                                                "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n",
                                           size);

  g_byte_array_append (whole, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (whole, g_bytes_get_data (packed, NULL), (guint) size);
  if (spoil)
    whole->data[whole->len - 1] ^= 0xff;
  return call_for (g_byte_array_free_to_bytes (whole), RAW_ANSWER);
}

static void
test_gzip (void)
{
  g_autoptr (TestCall) call = call_for_gzip (OK, 0, FALSE);

  test_call_assert_answer (call, "UserSub", "yes");
}

static void
test_gzip_cut (void)
{
  g_autoptr (TestCall) call = call_for_gzip (OK, 12, FALSE);

  test_call_assert_error (call, VST_AWS_ERROR_INTERRUPTED);
}

/* The last bytes are a checksum. libsoup then hands out the packed bytes. */
static void
test_gzip_spoilt (void)
{
  g_autoptr (TestCall) call = call_for_gzip (OK, 0, TRUE);

  test_call_assert_error (call, VST_AWS_ERROR_NOT_AWS);
}

static void
test_gzip_bomb (void)
{
  g_autofree char *body = make_object (64 * MIB);
  g_autoptr (TestCall) call = call_for_gzip (body, 0, FALSE);

  test_call_assert_error (call, VST_AWS_ERROR_BAD_ANSWER);
}

static void
test_nested (void)
{
  g_autofree char *body = g_strnfill (100000, '[');
  g_autoptr (TestCall) call = NULL;

  memcpy (body, "{\"a\":", 5);
  call = call_for (raw_answer ("200 OK", NULL, body), RAW_ANSWER);
  test_call_assert_error (call, VST_AWS_ERROR_BAD_ANSWER);
}

typedef struct
{
  const char *name;
  const char *status, *body;
  VstAwsCallFlags flags;
} Recovery;

static const Recovery recoveries[] = {
  { "internal-error", "500 Oops", "{\"__type\":\"InternalErrorException\"}",
    VST_AWS_CALL_REPEATABLE },
  { "page-of-503", "503 Oops", "<html>", VST_AWS_CALL_REPEATABLE },
  { "turned-away", "503 Oops", "{\"__type\":\"ServiceUnavailableException\"}",
    VST_AWS_CALL_DEFAULT },
  { "throttled", "400 Bad", "{\"__type\":\"TooManyRequestsException\"}", VST_AWS_CALL_DEFAULT },
  { "throttled-by-status", "429 Slow", "", VST_AWS_CALL_SIGNED },
};

/* Twice the fault, then an answer: the person never hears of it. */
static void
test_recovery (gconstpointer data)
{
  const Recovery *c = data;
  const RawStep steps[] = {
    { RAW_ANSWER, raw_answer (c->status, NULL, c->body) },
    { RAW_ANSWER, raw_answer (c->status, NULL, c->body) },
    { RAW_ANSWER, raw_answer ("200 OK", NULL, OK) },
  };
  g_autoptr (RawServer) server = raw_server_new (steps, G_N_ELEMENTS (steps), NULL);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), TRUE);
  g_autoptr (TestCall) call = test_call_run (client, c->flags);

  test_call_assert_answer (call, "UserSub", "yes");
  g_assert_cmpuint (call->tries, ==, 3);
  g_assert_cmpuint (test_call_delays->len, ==, 2);
  g_assert_cmpuint (g_array_index (test_call_delays, guint32, 0), ==, TEST_BASE_DELAY);
  g_assert_cmpuint (g_array_index (test_call_delays, guint32, 1), ==, 2 * TEST_BASE_DELAY);
}

static guint32
largest_below (guint32 limit)
{
  return limit - 1;
}

/* Waiting for a try that cannot come in time would only keep the person waiting. */
static void
test_no_wait_beyond_deadline (void)
{
  g_autoptr (RawServer) server =
      serve_one (RAW_ANSWER, raw_answer ("400 Bad", NULL, "{\"__type\":\"ThrottlingException\"}"));
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), FALSE);
  g_autoptr (TestCall) call = NULL;
  const VstAwsLimits slow = { 30000, 30000, 30000, largest_below };

  vst_aws_client_set_limits (client, &slow);
  vst_aws_client_set_deadline (client, 4000);
  call = test_call_run (client, VST_AWS_CALL_DEFAULT);
  test_call_assert_error (call, VST_AWS_ERROR_THROTTLED);
  g_assert_cmpuint (call->tries, ==, 1);
}

static void
test_deadline_over_all (void)
{
  g_autoptr (RawServer) server = serve_one (RAW_ANSWER_AND_HANG, NULL);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), FALSE);
  g_autoptr (TestCall) call = NULL;

  vst_aws_client_set_deadline (client, PATIENCE_MS);
  call = test_call_run (client, VST_AWS_CALL_REPEATABLE);
  test_call_assert_error (call, VST_AWS_ERROR_TIMED_OUT);
  g_assert_cmpuint (call->tries, ==, 1);
  /* It is also given up, not only forgotten. */
  while (raw_server_count_ended (server) < raw_server_count_connections (server))
    g_main_context_iteration (NULL, TRUE);
}

static void
add_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/aws/client/fault/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (recoveries); i++)
    {
      g_autofree char *path = g_strconcat ("/aws/client/recovery/", recoveries[i].name, NULL);
      g_test_add_data_func (path, &recoveries[i], test_recovery);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  add_cases ();
  g_test_add_func ("/aws/client/body/largest", test_largest);
  g_test_add_func ("/aws/client/body/too-large", test_too_large);
  g_test_add_func ("/aws/client/body/too-large-without-length", test_too_large_without_length);
  g_test_add_func ("/aws/client/body/gzip", test_gzip);
  g_test_add_func ("/aws/client/body/gzip-cut", test_gzip_cut);
  g_test_add_func ("/aws/client/body/gzip-spoilt", test_gzip_spoilt);
  g_test_add_func ("/aws/client/body/gzip-bomb", test_gzip_bomb);
  g_test_add_func ("/aws/client/body/nested", test_nested);
  g_test_add_func ("/aws/client/deadline/no-wait-beyond", test_no_wait_beyond_deadline);
  g_test_add_func ("/aws/client/deadline/over-all", test_deadline_over_all);
  return g_test_run ();
}
