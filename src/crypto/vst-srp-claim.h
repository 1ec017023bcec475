#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * What a client of Cognito proves its key of SRP with: PASSWORD_CLAIM_SIGNATURE =
 * base64 (HMAC-SHA-256 (key, realm + user + secret block + time stamp)). Both sides
 * make it; a server compares in constant time.
 */
char *vst_srp_claim_sign (const VstSecret *key,
                          const char *realm,
                          const char *user,
                          GBytes *secret_block,
                          const char *timestamp);

/* "Mon Jan 5 03:04:09 UTC 2026", whatever the locale. Seconds; years 1 to 9999. */
char *vst_srp_claim_format_time (gint64 unix_time);
/* Takes that very form and no other. */
gboolean vst_srp_claim_parse_time (const char *timestamp, gint64 *unix_time);

G_END_DECLS
