#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/* RFC 6238 as Amazon Cognito uses it: HMAC-SHA-1, T0 = 0, steps of 30 seconds, 6 digits. */
#define VST_TOTP_PERIOD 30
#define VST_TOTP_DIGITS 6

/* The step that @unix_time (seconds, not negative) lies in. */
guint64 vst_totp_get_step (gint64 unix_time);
/* HOTP (RFC 4226) of @step, as @digits (6 to 8) decimal digits. */
char *vst_totp_get_code (const guint8 *key, gsize key_size, guint64 step, guint digits);

/*
 * Whether @code is the code of the step of @unix_time or of one of @tolerance
 * steps on either side. The step that matched comes back in @step; all steps
 * are always tried, and compared in constant time.
 */
gboolean vst_totp_check (const guint8 *key,
                         gsize key_size,
                         gint64 unix_time,
                         guint tolerance,
                         const char *code,
                         guint64 *step);

G_END_DECLS
