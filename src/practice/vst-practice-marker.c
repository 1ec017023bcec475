#include "practice/vst-practice-marker.h"

#include <string.h>

#include "crypto/vst-digest.h"

#define LIFETIME (60 * 60)

static char *
seal (const VstPracticeAccount *account, const char *scope, const char *content)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", content, scope);
  guint8 digest[VST_SHA256_SIZE];

  vst_hmac_sha256 (vst_secret_get_data (account->marker_key),
                   vst_secret_get_size (account->marker_key), text, strlen (text), digest);
  return vst_hex_encode (digest, sizeof digest);
}

char *
vst_practice_marker_make (const VstPracticeAccount *account,
                          const char *scope,
                          const char *position,
                          gint64 now)
{
  g_autofree char *content = g_strdup_printf ("%s %" G_GINT64_FORMAT, position, now + LIFETIME);
  g_autofree char *mac = seal (account, scope, content);
  g_autofree char *text = g_strdup_printf ("%s %s", content, mac);

  return g_base64_encode ((const guchar *) text, strlen (text));
}

char *
vst_practice_marker_read (const VstPracticeAccount *account,
                          const char *scope,
                          const char *marker,
                          gint64 now)
{
  gsize size;
  g_autofree guchar *decoded = g_base64_decode (marker, &size);
  g_autofree char *text = g_strndup ((const char *) decoded, size);
  g_auto (GStrv) parts = g_strsplit (text, " ", 4);
  g_autofree char *content = NULL;
  g_autofree char *mac = NULL;

  if (g_strv_length (parts) != 3)
    return NULL;
  content = g_strdup_printf ("%s %s", parts[0], parts[1]);
  mac = seal (account, scope, content);
  if (strlen (parts[2]) != strlen (mac) || !vst_equal_in_constant_time (parts[2], mac, strlen (mac))
      || g_ascii_strtoll (parts[1], NULL, 10) <= now)
    return NULL;
  return g_strdup (parts[0]);
}
