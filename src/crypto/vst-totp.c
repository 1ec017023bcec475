#include "crypto/vst-totp.h"

#include <string.h>

#include "crypto/vst-digest.h"

#define SHA1_SIZE 20
/* Deeper than the locals of g_hmac_new(), where a padded key stays behind. */
#define GLIB_STACK 4096

guint64
vst_totp_get_step (gint64 unix_time)
{
  g_return_val_if_fail (unix_time >= 0, 0);

  return (guint64) unix_time / VST_TOTP_PERIOD;
}

/* RFC 4226, section 5.3: 31 bits from where the last four bits of the MAC point. */
static guint32
truncate_mac (const guint8 mac[SHA1_SIZE])
{
  const guint8 *at = mac + (mac[SHA1_SIZE - 1] & 15);

  return (guint32) (at[0] & 0x7f) << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

char *
vst_totp_get_code (const guint8 *key, gsize key_size, guint64 step, guint digits)
{
  static const guint32 moduli[] = { 1000000, 10000000, 100000000 };
  guint64 counter = GUINT64_TO_BE (step);
  guint8 mac[SHA1_SIZE];
  gsize written = sizeof mac;
  g_autoptr (GHmac) hmac = NULL;
  char *code;

  g_return_val_if_fail (key != NULL || key_size == 0, NULL);
  g_return_val_if_fail (digits >= 6 && digits <= 8, NULL);

  hmac = g_hmac_new (G_CHECKSUM_SHA1, key_size == 0 ? (const guint8 *) "" : key, key_size);
  g_hmac_update (hmac, (const guint8 *) &counter, sizeof counter);
  g_hmac_get_digest (hmac, mac, &written);
  code = g_strdup_printf ("%0*u", (int) digits, truncate_mac (mac) % moduli[digits - 6]);

  vst_wipe (mac, sizeof mac);
  vst_wipe_stack (GLIB_STACK);

  return code;
}

gboolean
vst_totp_check (const guint8 *key,
                gsize key_size,
                gint64 unix_time,
                guint tolerance,
                const char *code,
                guint64 *step)
{
  guint64 now;
  gboolean found = FALSE;

  g_return_val_if_fail (code != NULL, FALSE);

  if (unix_time < 0 || strlen (code) != VST_TOTP_DIGITS)
    return FALSE;

  now = vst_totp_get_step (unix_time);
  for (guint64 tried = now - MIN (now, tolerance); tried <= now + tolerance; tried++)
    {
      g_auto (VstWipedText) expected = vst_totp_get_code (key, key_size, tried, VST_TOTP_DIGITS);

      if (!vst_equal_in_constant_time (expected, code, VST_TOTP_DIGITS))
        continue;

      found = TRUE;
      if (step != NULL)
        *step = tried;
    }

  return found;
}
