#include "aws/vst-aws-retry.h"

#include "aws/vst-aws-error.h"

typedef struct
{
  const char *name;
  VstAwsError code;
  const char *wire_name;
  gboolean repeatable, sent;
  guint tries;
  VstAwsRetry retry;
} Case;

static const Case cases[] = {
  { "throttled", VST_AWS_ERROR_THROTTLED, NULL, FALSE, TRUE, 1, VST_AWS_RETRY_LATER },
  { "throttled-twice", VST_AWS_ERROR_THROTTLED, NULL, FALSE, TRUE, 2, VST_AWS_RETRY_LATER },
  { "throttled-thrice", VST_AWS_ERROR_THROTTLED, NULL, FALSE, TRUE, 3, VST_AWS_RETRY_NEVER },
  { "500-repeatable", VST_AWS_ERROR_UNAVAILABLE, NULL, TRUE, TRUE, 1, VST_AWS_RETRY_LATER },
  { "500-not-repeatable", VST_AWS_ERROR_UNAVAILABLE, NULL, FALSE, TRUE, 1, VST_AWS_RETRY_NEVER },
  { "internal-not-repeatable", VST_AWS_ERROR_UNAVAILABLE, "InternalErrorException", FALSE, TRUE, 1,
    VST_AWS_RETRY_NEVER },
  { "turned-away", VST_AWS_ERROR_UNAVAILABLE, "ServiceUnavailableException", FALSE, TRUE, 1,
    VST_AWS_RETRY_LATER },
  { "late-repeatable", VST_AWS_ERROR_TIMED_OUT, NULL, TRUE, TRUE, 1, VST_AWS_RETRY_LATER },
  { "late-not-repeatable", VST_AWS_ERROR_TIMED_OUT, NULL, FALSE, TRUE, 1, VST_AWS_RETRY_NEVER },
  { "late-not-sent", VST_AWS_ERROR_TIMED_OUT, NULL, FALSE, FALSE, 1, VST_AWS_RETRY_LATER },
  { "broken-repeatable", VST_AWS_ERROR_INTERRUPTED, NULL, TRUE, TRUE, 2, VST_AWS_RETRY_LATER },
  { "broken-not-repeatable", VST_AWS_ERROR_INTERRUPTED, NULL, FALSE, TRUE, 1, VST_AWS_RETRY_NEVER },
  { "broken-not-sent", VST_AWS_ERROR_INTERRUPTED, NULL, FALSE, FALSE, 1, VST_AWS_RETRY_LATER },
  { "refused", VST_AWS_ERROR_REFUSED, NULL, FALSE, FALSE, 1, VST_AWS_RETRY_SOON },
  { "refused-twice", VST_AWS_ERROR_REFUSED, NULL, TRUE, FALSE, 2, VST_AWS_RETRY_NEVER },
  { "unknown-host", VST_AWS_ERROR_UNKNOWN_HOST, NULL, TRUE, FALSE, 1, VST_AWS_RETRY_NEVER },
  { "offline", VST_AWS_ERROR_OFFLINE, NULL, TRUE, FALSE, 1, VST_AWS_RETRY_NEVER },
  { "tls", VST_AWS_ERROR_TLS, NULL, TRUE, FALSE, 1, VST_AWS_RETRY_NEVER },
  { "service", VST_AWS_ERROR_SERVICE, "Foo", TRUE, TRUE, 1, VST_AWS_RETRY_NEVER },
  { "not-aws", VST_AWS_ERROR_NOT_AWS, NULL, TRUE, TRUE, 1, VST_AWS_RETRY_NEVER },
  { "bad-answer", VST_AWS_ERROR_BAD_ANSWER, NULL, TRUE, TRUE, 1, VST_AWS_RETRY_NEVER },
  { "clock", VST_AWS_ERROR_CLOCK, NULL, TRUE, TRUE, 1, VST_AWS_RETRY_NEVER },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = vst_aws_error_new (c->code, 0, c->wire_name, NULL, NULL, "words");

  g_assert_cmpint (vst_aws_retry_judge (error, c->repeatable, c->sent, c->tries), ==, c->retry);
}

static guint32
largest_below (guint32 limit)
{
  return limit - 1;
}

static guint32
smallest_below (guint32 limit)
{
  g_assert_cmpuint (limit, >, 0);
  return 0;
}

static void
test_delay_doubles (void)
{
  g_assert_cmpuint (vst_aws_retry_get_delay (500, 1, largest_below), ==, 500);
  g_assert_cmpuint (vst_aws_retry_get_delay (500, 2, largest_below), ==, 1000);
  g_assert_cmpuint (vst_aws_retry_get_delay (500, 3, largest_below), ==, 2000);
}

static void
test_delay_is_bounded (void)
{
  g_assert_cmpuint (vst_aws_retry_get_delay (500, 40, largest_below), ==, 5000);
  g_assert_cmpuint (vst_aws_retry_get_delay (G_MAXUINT, 1, largest_below), ==, 5000);
}

static void
test_delay_may_be_none (void)
{
  g_assert_cmpuint (vst_aws_retry_get_delay (500, 2, smallest_below), ==, 0);
  g_assert_cmpuint (vst_aws_retry_get_delay (0, 2, largest_below), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/aws/retry/judge/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/aws/retry/delay-doubles", test_delay_doubles);
  g_test_add_func ("/aws/retry/delay-is-bounded", test_delay_is_bounded);
  g_test_add_func ("/aws/retry/delay-may-be-none", test_delay_may_be_none);
  return g_test_run ();
}
