#include "crypto/vst-random.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include "crypto/vst-gnutls.h"

void
vst_random_bytes (void *data, gsize size)
{
  int status;

  g_return_if_fail (data != NULL || size == 0);

  vst_gnutls_hold ();
  status = size == 0 ? 0 : gnutls_rnd (GNUTLS_RND_KEY, data, size);
  if (status < 0)
    g_error ("The system gives no random bytes: %s", gnutls_strerror (status));
}

VstSecret *
vst_random_secret (gsize size)
{
  g_autofree guint8 *bytes = g_malloc (size);
  VstSecret *secret;

  vst_random_bytes (bytes, size);
  secret = vst_secret_new (bytes, size);
  vst_wipe (bytes, size);

  return secret;
}

guint32
vst_random_below (guint32 limit)
{
  guint32 excess; /* 2^32 mod @limit: as many values would come up once too often */
  guint32 value;

  g_return_val_if_fail (limit > 0, 0);

  excess = (G_MAXUINT32 % limit + 1) % limit;
  do
    vst_random_bytes (&value, sizeof value);
  while (value > G_MAXUINT32 - excess);

  return value % limit;
}

char *
vst_random_uuid (void)
{
  guint8 b[16];

  vst_random_bytes (b, sizeof b);
  b[6] = (b[6] & 0x0f) | 0x40; /* version 4 */
  b[8] = (b[8] & 0x3f) | 0x80; /* the variant of RFC 4122 */

  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}
