#include <libsoup/soup.h>
#include <string.h>

#include "raw-server.h"
#include "test-call.h"

#define OK "{\"UserSub\":\"yes\"}"
#define HOUR 3600
#define EXPIRED                                                                                    \
  "Signature expired: 20260105T020000Z is now earlier than 20260105T025909Z (%s - 5 min.)"
#define EARLY                                                                                      \
  "Signature not yet current: 20260105T040000Z is still later than 20260105T030909Z (%s + 5 min.)"
#define MISMATCH                                                                                   \
  "The request signature we calculated does not match the signature you provided. Check your AWS " \
  "Secret Access Key and signing method. Consult the service documentation for details."

/* How far a slow test machine may lag behind what it computed before. */
#define SLACK 60

static char *
format (gint64 offset, const char *pattern)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, offset);

  return pattern != NULL ? g_date_time_format (then, pattern)
                         : soup_date_time_to_string (then, SOUP_DATE_HTTP);
}

/* @text may have one "%s", for the server's time. */
static GBytes *
refuse (gint64 offset, gboolean with_date, const char *type, const char *text)
{
  g_autofree char *date = format (offset, NULL);
  g_autofree char *stamp = format (offset, "%Y%m%dT%H%M%SZ");
  g_autofree char *header = g_strdup_printf ("Date: %s\r\n", date);
  g_auto (GStrv) parts = g_strsplit (text, "%s", 2);
  g_autofree char *whole = g_strjoinv (stamp, parts);
  g_autofree char *body = g_strdup_printf ("{\"__type\":\"%s\",\"message\":\"%s\"}", type, whole);

  return raw_answer ("400 Bad Request", with_date ? header : NULL, body);
}

static GBytes *
accept_at (gint64 offset)
{
  g_autofree char *date = format (offset, NULL);
  g_autofree char *header = g_strdup_printf ("Date: %s\r\n", date);

  return raw_answer ("200 OK", header, OK);
}

/* Seconds by which the signature of request @index is ahead of this machine's clock. */
static gint64
get_signed_offset (RawServer *server, guint index)
{
  g_autofree char *request = raw_server_dup_request (server, index);
  const char *header = strstr (request, "X-Amz-Date: ");
  g_autofree char *stamp = NULL;
  g_autoptr (GDateTime) date = NULL;

  g_assert_nonnull (header);
  stamp = g_strndup (header + 12, 16);
  date = g_date_time_new_from_iso8601 (stamp, NULL);
  g_assert_nonnull (date);
  return g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC;
}

static void
assert_about (gint64 seconds, gint64 expected)
{
  g_assert_cmpint (seconds, >=, expected - SLACK);
  g_assert_cmpint (seconds, <=, expected + SLACK);
}

typedef struct
{
  const char *name;
  gint64 offset;
  gboolean with_date;
  const char *type, *text;
} Case;

static const Case cases[] = {
  { "slow", HOUR, TRUE, "InvalidSignatureException", EXPIRED },
  { "fast", -HOUR, TRUE, "InvalidSignatureException", EARLY },
  { "days", 40 * 24 * HOUR, TRUE, "InvalidSignatureException", EXPIRED },
  { "named-otherwise", HOUR, TRUE, "com.amazon.coral.service#SignatureDoesNotMatch", EXPIRED },
  { "skewed", HOUR, TRUE, "RequestTimeTooSkewed", "" },
  { "only-in-text", HOUR, FALSE, "InvalidSignatureException", EXPIRED },
  { "only-in-date", HOUR, TRUE, "InvalidSignatureException", MISMATCH },
};

static void
test_learnt (gconstpointer data)
{
  const Case *c = data;
  const RawStep steps[] = {
    { RAW_ANSWER, refuse (c->offset, c->with_date, c->type, c->text) },
    { RAW_ANSWER, accept_at (c->offset) },
  };
  g_autoptr (RawServer) server = raw_server_new (steps, G_N_ELEMENTS (steps), NULL);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), TRUE);
  g_autoptr (TestCall) call = NULL;
  g_autoptr (TestCall) next = NULL;

  g_assert_cmpint (vst_aws_client_get_clock_offset (client), ==, 0);
  call = test_call_run (client, VST_AWS_CALL_SIGNED);
  test_call_assert_answer (call, "UserSub", "yes");
  g_assert_cmpuint (call->tries, ==, 2);
  assert_about (get_signed_offset (server, 0), 0);
  assert_about (get_signed_offset (server, 1), c->offset);
  assert_about (vst_aws_client_get_clock_offset (client), c->offset);

  next = test_call_run (client, VST_AWS_CALL_SIGNED);
  g_assert_no_error (next->error);
  g_assert_cmpuint (next->tries, ==, 1);
  assert_about (get_signed_offset (server, 2), c->offset);
}

/* From any answer, so that the first signed call is right already. */
static void
test_learnt_ahead (void)
{
  const RawStep step = { RAW_ANSWER, accept_at (HOUR) };
  g_autoptr (RawServer) server = raw_server_new (&step, 1, NULL);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), TRUE);
  g_autoptr (TestCall) open = test_call_run (client, VST_AWS_CALL_DEFAULT);
  g_autoptr (TestCall) call = test_call_run (client, VST_AWS_CALL_SIGNED);

  g_assert_no_error (open->error);
  g_assert_no_error (call->error);
  assert_about (get_signed_offset (server, 1), HOUR);
}

static void
check_refused (GBytes *answer, VstAwsCallFlags flags, VstAwsError code, guint tries)
{
  const RawStep step = { RAW_ANSWER, answer };
  g_autoptr (RawServer) server = raw_server_new (&step, 1, NULL);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), TRUE);
  g_autoptr (TestCall) call = test_call_run (client, flags);

  test_call_assert_error (call, code);
  g_assert_cmpuint (call->tries, ==, tries);
}

static void
test_signed_again_only_once (void)
{
  check_refused (refuse (HOUR, TRUE, "InvalidSignatureException", EXPIRED), VST_AWS_CALL_SIGNED,
                 VST_AWS_ERROR_CLOCK, 2);
}

static void
test_same_clock_is_no_reason (void)
{
  check_refused (refuse (0, TRUE, "InvalidSignatureException", MISMATCH), VST_AWS_CALL_SIGNED,
                 VST_AWS_ERROR_KEYS_REFUSED, 1);
  check_refused (refuse (0, TRUE, "InvalidSignatureException", EXPIRED), VST_AWS_CALL_SIGNED,
                 VST_AWS_ERROR_CLOCK, 1);
}

static void
test_other_refusals_are_no_reason (void)
{
  check_refused (refuse (HOUR, TRUE, "UnrecognizedClientException", "x"), VST_AWS_CALL_SIGNED,
                 VST_AWS_ERROR_KEYS_REFUSED, 1);
  check_refused (refuse (HOUR, TRUE, "AccessDeniedException", "x"), VST_AWS_CALL_SIGNED,
                 VST_AWS_ERROR_NOT_PERMITTED, 1);
}

static void
test_unsigned_is_not_signed_again (void)
{
  check_refused (refuse (HOUR, TRUE, "InvalidSignatureException", EXPIRED), VST_AWS_CALL_DEFAULT,
                 VST_AWS_ERROR_CLOCK, 1);
}

/* A portal's clock is not the service's. */
static void
test_portal_teaches_nothing (void)
{
  g_autofree char *date = format (HOUR, NULL);
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                                           "Date: %s\r\nContent-Length: 6\r\n\r\n<html>",
                                           date);
  const RawStep step = { RAW_ANSWER, raw_text (text) };
  g_autoptr (RawServer) server = raw_server_new (&step, 1, NULL);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), TRUE);
  g_autoptr (TestCall) call = test_call_run (client, VST_AWS_CALL_SIGNED);

  test_call_assert_error (call, VST_AWS_ERROR_NOT_AWS);
  g_assert_cmpint (vst_aws_client_get_clock_offset (client), ==, 0);
}

/* Set right again, it is learnt again. */
static void
test_back_to_nothing (void)
{
  const RawStep steps[] = {
    { RAW_ANSWER, accept_at (HOUR) },
    { RAW_ANSWER, accept_at (0) },
  };
  g_autoptr (RawServer) server = raw_server_new (steps, G_N_ELEMENTS (steps), NULL);
  g_autoptr (VstAwsClient) client = test_call_new_client (raw_server_get_endpoint (server), TRUE);
  g_autoptr (TestCall) first = test_call_run (client, VST_AWS_CALL_SIGNED);
  g_autoptr (TestCall) second = NULL;

  g_assert_no_error (first->error);
  assert_about (vst_aws_client_get_clock_offset (client), HOUR);
  second = test_call_run (client, VST_AWS_CALL_SIGNED);
  g_assert_no_error (second->error);
  assert_about (vst_aws_client_get_clock_offset (client), 0);
}

int
main (int argc, char *argv[])
{
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/aws/client/clock/learnt/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_learnt);
    }
  g_test_add_func ("/aws/client/clock/learnt-ahead", test_learnt_ahead);
  g_test_add_func ("/aws/client/clock/signed-again-only-once", test_signed_again_only_once);
  g_test_add_func ("/aws/client/clock/same-clock-is-no-reason", test_same_clock_is_no_reason);
  g_test_add_func ("/aws/client/clock/other-refusals-are-no-reason",
                   test_other_refusals_are_no_reason);
  g_test_add_func ("/aws/client/clock/unsigned-is-not-signed-again",
                   test_unsigned_is_not_signed_again);
  g_test_add_func ("/aws/client/clock/portal-teaches-nothing", test_portal_teaches_nothing);
  g_test_add_func ("/aws/client/clock/back-to-nothing", test_back_to_nothing);
  return g_test_run ();
}
