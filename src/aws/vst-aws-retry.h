#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define VST_AWS_RETRY_MAX_TRIES 3

typedef enum
{
  VST_AWS_RETRY_NEVER,
  VST_AWS_RETRY_SOON,  /* once, at once: a person is waiting, and it rarely helps */
  VST_AWS_RETRY_LATER, /* after a back-off */
} VstAwsRetry;

/*
 * Whether try number @tries, ended by @error, may be followed by another. @sent:
 * bytes of the request may have reached the server.
 */
VstAwsRetry
vst_aws_retry_judge (const GError *error, gboolean repeatable, gboolean sent, guint tries);

/*
 * Milliseconds to wait after try number @tries: full jitter over an exponential
 * bound (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog).
 * @random_below gives a number in [0, limit).
 */
guint vst_aws_retry_get_delay (guint base_ms, guint tries, guint32 (*random_below) (guint32 limit));

G_END_DECLS
