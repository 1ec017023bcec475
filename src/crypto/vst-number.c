#include "crypto/vst-number.h"

#include <string.h>

VstNumber
vst_number_new (void)
{
  VstNumber self;

  mpz_init2 (&self, VST_NUMBER_BITS);

  return self;
}

void
vst_number_clear (VstNumber *self)
{
  vst_wipe (self->_mp_d, (gsize) self->_mp_alloc * sizeof (mp_limb_t));
  mpz_clear (self);
}

gboolean
vst_number_read_bytes (VstNumber *self, const void *data, gsize size)
{
  const guint8 *bytes = data;

  g_return_val_if_fail (data != NULL || size == 0, FALSE);

  for (; size > 0 && *bytes == 0; size--)
    bytes++;
  if (size > VST_NUMBER_MAX_READ / 8)
    return FALSE;

  mpz_import (self, size, 1, 1, 1, 0, bytes);

  return TRUE;
}

gboolean
vst_number_read_hex (VstNumber *self, const char *hex)
{
  gsize size;

  g_return_val_if_fail (hex != NULL, FALSE);

  size = strspn (hex, "0123456789abcdefABCDEF");
  if (size == 0 || hex[size] != '\0')
    return FALSE;

  hex += strspn (hex, "0");
  if (strlen (hex) > VST_NUMBER_MAX_READ / 4)
    return FALSE;

  return mpz_set_str (self, *hex == '\0' ? "0" : hex, 16) == 0;
}

char *
vst_number_to_hex (const VstNumber *self)
{
  char *hex = g_malloc (mpz_sizeinbase (self, 16) + 2);

  return mpz_get_str (hex, 16, self);
}

VstSecret *
vst_number_to_bytes (const VstNumber *self)
{
  /* One bit more than the number has, and whole bytes: there is room for the sign. */
  gsize size = mpz_sizeinbase (self, 2) / 8 + 1;
  guint8 bytes[VST_NUMBER_BITS / 8 + 1] = { 0 };
  gsize used = (mpz_sgn (self) == 0) ? 0 : (mpz_sizeinbase (self, 2) + 7) / 8;
  VstSecret *secret;

  g_return_val_if_fail (size <= sizeof bytes, NULL);

  mpz_export (bytes + size - used, NULL, 1, 1, 1, 0, self);
  secret = vst_secret_new (bytes, size);
  vst_wipe (bytes, sizeof bytes);

  return secret;
}
