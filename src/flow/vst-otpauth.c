#include "flow/vst-pairing.h"

#include <string.h>

/*
 * A QR code with more than about 700 characters has modules too small to scan from a
 * screen, so labels are cut. Bytes after encoding: an account of 128 ASCII characters,
 * Cognito's longest, stays whole.
 */
#define MAX_ISSUER 96
#define MAX_ACCOUNT 384
#define ELLIPSIS "%E2%80%A6"

#define PARAMETERS "&algorithm=SHA1&digits=6&period=30"

static char *
encode_label (const char *label, gsize max)
{
  g_autofree char *valid = g_utf8_make_valid (label, -1);
  g_autoptr (GString) encoded = g_string_new (NULL);
  gsize kept = 0; /* the longest part that leaves room for the ellipsis */

  g_strdelimit (valid, ":", '-'); /* encoded or not, apps split the label there */
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));

      g_string_append_uri_escaped (encoded, character, NULL, FALSE);
      if (encoded->len > max)
        {
          g_string_truncate (encoded, kept);
          g_string_append (encoded, ELLIPSIS);
          break;
        }
      if (encoded->len + strlen (ELLIPSIS) <= max)
        kept = encoded->len;
    }

  return g_string_free (g_steal_pointer (&encoded), FALSE);
}

/* RFC 4648's alphabet in upper case, without padding: what all apps take. */
static void
append_key (GString *uri, const VstSecret *key)
{
  for (const char *p = vst_secret_get_text (key); *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (uri, g_ascii_toupper (*p));
    }
}

VstSecret *
vst_otpauth_uri (const char *issuer, const char *account, VstSecret *key)
{
  g_autofree char *encoded_issuer = NULL;
  g_autofree char *encoded_account = NULL;
  GString *uri;

  g_return_val_if_fail (issuer != NULL && account != NULL && key != NULL, NULL);

  encoded_issuer = encode_label (issuer, MAX_ISSUER);
  encoded_account = encode_label (account, MAX_ACCOUNT);

  /* Sized first: a string that grows would leave parts of the key in freed memory. */
  uri = g_string_sized_new (vst_secret_get_size (key) + 2 * MAX_ISSUER + MAX_ACCOUNT + 128);
  g_string_append (uri, "otpauth://totp/");
  if (*encoded_issuer != '\0')
    g_string_append_printf (uri, "%s:", encoded_issuer);
  g_string_append_printf (uri, "%s?secret=", encoded_account);
  append_key (uri, key);
  if (*encoded_issuer != '\0')
    g_string_append_printf (uri, "&issuer=%s", encoded_issuer);
  g_string_append (uri, PARAMETERS);

  return vst_secret_take_text (g_string_free (uri, FALSE));
}
