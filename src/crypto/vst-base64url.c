#include "crypto/vst-base64url.h"

#include <string.h>

#include "crypto/vst-secret.h"

char *
vst_base64url_encode (const void *data, gsize size)
{
  char *text;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  text = g_base64_encode (data, size);
  text[strcspn (text, "=")] = '\0';

  return g_strdelimit (g_strdelimit (text, "+", '-'), "/", '_');
}

GBytes *
vst_base64url_decode (const char *text)
{
  g_auto (VstWipedText) standard = NULL;
  g_auto (VstWipedText) again = NULL;
  g_autofree guchar *decoded = NULL;
  VstSecret *bytes;
  gsize size = 0;

  g_return_val_if_fail (text != NULL, NULL);

  standard = g_strconcat (text, &"==="[(strlen (text) + 3) % 4], NULL);
  g_strdelimit (g_strdelimit (standard, "-", '+'), "_", '/');
  decoded = g_base64_decode (standard, &size);
  bytes = vst_secret_new (decoded, size);
  vst_wipe (decoded, size);

  /* GLib skips what it does not know. Only what encodes to the same text was strict. */
  again = vst_base64url_encode (vst_secret_get_data (bytes), size);
  if (strcmp (again, text) != 0)
    {
      vst_secret_unref (bytes);
      return NULL;
    }

  return g_bytes_new_with_free_func (vst_secret_get_data (bytes), size,
                                     (GDestroyNotify) vst_secret_unref, bytes);
}
