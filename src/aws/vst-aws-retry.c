#include "aws/vst-aws-retry.h"

#include "aws/vst-aws-error.h"

#define MAX_DELAY_MS 5000

/* The front end says so before it has looked at the request. */
static gboolean
was_turned_away (const GError *error)
{
  const char *name = vst_aws_error_get_wire_name (error);

  return g_strcmp0 (name, "ServiceUnavailable") == 0
         || g_strcmp0 (name, "ServiceUnavailableException") == 0;
}

VstAwsRetry
vst_aws_retry_judge (const GError *error, gboolean repeatable, gboolean sent, guint tries)
{
  if (tries >= VST_AWS_RETRY_MAX_TRIES || error->domain != VST_AWS_ERROR)
    return VST_AWS_RETRY_NEVER;

  switch ((VstAwsError) error->code)
    {
    case VST_AWS_ERROR_THROTTLED:
      return VST_AWS_RETRY_LATER;
    case VST_AWS_ERROR_UNAVAILABLE:
      return repeatable || was_turned_away (error) ? VST_AWS_RETRY_LATER : VST_AWS_RETRY_NEVER;
    case VST_AWS_ERROR_TIMED_OUT:
    case VST_AWS_ERROR_INTERRUPTED:
      return repeatable || !sent ? VST_AWS_RETRY_LATER : VST_AWS_RETRY_NEVER;
    case VST_AWS_ERROR_REFUSED:
      return tries == 1 ? VST_AWS_RETRY_SOON : VST_AWS_RETRY_NEVER;
    case VST_AWS_ERROR_SERVICE:
    case VST_AWS_ERROR_KEYS_REFUSED:
    case VST_AWS_ERROR_NOT_PERMITTED:
    case VST_AWS_ERROR_CLOCK:
    case VST_AWS_ERROR_NO_KEYS:
    case VST_AWS_ERROR_OFFLINE:
    case VST_AWS_ERROR_UNKNOWN_HOST:
    case VST_AWS_ERROR_TLS:
    case VST_AWS_ERROR_NOT_AWS:
    case VST_AWS_ERROR_BAD_ANSWER:
      return VST_AWS_RETRY_NEVER;
    }
  return VST_AWS_RETRY_NEVER;
}

guint
vst_aws_retry_get_delay (guint base_ms, guint tries, guint32 (*random_below) (guint32 limit))
{
  guint bound = base_ms;

  for (guint i = 1; i < tries && bound < MAX_DELAY_MS; i++)
    bound *= 2;
  return random_below (MIN (bound, MAX_DELAY_MS) + 1);
}
