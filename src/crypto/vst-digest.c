#include "crypto/vst-digest.h"

#include "crypto/vst-secret.h"

/* Deeper than the locals of GLib's functions, where a padded key or a text stays behind. */
#define GLIB_STACK 4096

void
vst_sha256 (const void *data, gsize size, guint8 digest[VST_SHA256_SIZE])
{
  static const guint8 zeros[48];
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize written = VST_SHA256_SIZE;

  g_return_if_fail (size <= G_MAXSSIZE);

  g_checksum_update (checksum, data, (gssize) size);
  g_checksum_get_digest (checksum, digest, &written);

  /* The end of what was hashed is still in the checksum's block of 64 bytes: push it out.
   * Twice, for a whole block given at once is not copied there. */
  g_checksum_reset (checksum);
  g_checksum_update (checksum, zeros, sizeof zeros);
  g_checksum_update (checksum, zeros, sizeof zeros);
  vst_wipe_stack (GLIB_STACK);
}

char *
vst_sha256_hex (const void *data, gsize size)
{
  guint8 digest[VST_SHA256_SIZE];

  vst_sha256 (data, size, digest);

  return vst_hex_encode (digest, sizeof digest);
}

void
vst_hmac_sha256 (
    const void *key, gsize key_size, const void *data, gsize size, guint8 digest[VST_SHA256_SIZE])
{
  g_autoptr (GHmac) hmac = NULL;
  gsize written = VST_SHA256_SIZE;

  g_return_if_fail (key != NULL || key_size == 0);
  g_return_if_fail (size <= G_MAXSSIZE);

  hmac = g_hmac_new (G_CHECKSUM_SHA256, key_size == 0 ? (const void *) "" : key, key_size);
  g_hmac_update (hmac, data, (gssize) size);
  g_hmac_get_digest (hmac, digest, &written);

  vst_wipe_stack (GLIB_STACK);
}

char *
vst_hex_encode (const void *data, gsize size)
{
  static const char digits[] = "0123456789abcdef";
  const guint8 *bytes = data;
  char *text;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  text = g_new (char, size * 2 + 1);
  for (gsize i = 0; i < size; i++)
    {
      text[i * 2] = digits[bytes[i] >> 4];
      text[i * 2 + 1] = digits[bytes[i] & 15];
    }
  text[size * 2] = '\0';

  return text;
}

gboolean
vst_equal_in_constant_time (const void *a, const void *b, gsize size)
{
  const volatile guint8 *left = a;
  const volatile guint8 *right = b;
  guint8 difference = 0;

  for (gsize i = 0; i < size; i++)
    difference |= left[i] ^ right[i];

  return difference == 0;
}
