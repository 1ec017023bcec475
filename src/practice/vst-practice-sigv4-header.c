#include "practice/vst-practice-sigv4-header.h"

#include <string.h>

#include "crypto/vst-digest.h"
#include "practice/vst-practice-fault.h"

#define ALGORITHM "AWS4-HMAC-SHA256"

static char *
hash_for_people (const char *text)
{
  guint8 digest[VST_SHA256_SIZE];

  vst_sha256 (text, strlen (text), digest);
  return g_base64_encode (digest, sizeof digest);
}

void
vst_practice_authorization_free (VstPracticeAuthorization *self)
{
  g_strfreev (self->scope);
  g_strfreev (self->signed_headers);
  g_free (self->signature);
  g_free (self);
}

/* All that is missing is named in one message. */
static gboolean
check_complete (const VstPracticeAuthorization *self,
                const char *header,
                gboolean has_date,
                GError **error)
{
  g_autofree char *hash = NULL;

  if (self->scope != NULL && self->signed_headers != NULL && self->signature != NULL && has_date)
    return TRUE;
  hash = hash_for_people (header);
  return vst_practice_fail (
      error, VST_PRACTICE_FAULT_INCOMPLETE_SIGNATURE,
      "%s%s%s%s(Hashed with SHA-256 and encoded with Base64) Authorization=%s",
      self->scope == NULL ? "Authorization header requires 'Credential' parameter. " : "",
      self->signature == NULL ? "Authorization header requires 'Signature' parameter. " : "",
      self->signed_headers == NULL ? "Authorization header requires 'SignedHeaders' parameter. "
                                   : "",
      has_date ? ""
               : "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' "
                 "header. ",
      hash);
}

static gboolean
take_parameter (VstPracticeAuthorization *self, const char *name, const char *value)
{
  if (g_str_equal (name, "Credential") && self->scope == NULL)
    self->scope = g_strsplit (value, "/", 0);
  else if (g_str_equal (name, "SignedHeaders") && self->signed_headers == NULL)
    self->signed_headers = g_strsplit (value, ";", 0);
  else if (g_str_equal (name, "Signature") && self->signature == NULL)
    self->signature = g_strdup (value);
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_pair (VstPracticeAuthorization *self, const char *pair, GError **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = g_strndup (pair, equals != NULL ? (gsize) (equals - pair) : 0);
  g_autofree char *hash = NULL;

  if (equals != NULL && take_parameter (self, name, equals + 1))
    return TRUE;
  hash = hash_for_people (pair);
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INCOMPLETE_SIGNATURE,
                            "Invalid key=value pair (missing equal-sign) in Authorization header "
                            "(hashed with SHA-256 and encoded with Base64): '%s'.",
                            hash);
}

VstPracticeAuthorization *
vst_practice_authorization_parse (const char *header, gboolean has_date, GError **error)
{
  g_autoptr (VstPracticeAuthorization) self = g_new0 (VstPracticeAuthorization, 1);
  g_auto (GStrv) pairs = NULL;

  if (g_str_has_prefix (header, ALGORITHM " "))
    pairs = g_strsplit (header + strlen (ALGORITHM " "), ",", 8);
  for (gsize i = 0; pairs != NULL && pairs[i] != NULL; i++)
    if (*g_strstrip (pairs[i]) != '\0' && !take_pair (self, pairs[i], error))
      return NULL;
  if (!check_complete (self, header, has_date, error))
    return NULL;
  if (g_strv_length (self->scope) != 5)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_INCOMPLETE_SIGNATURE,
                         "Credential must have exactly 5 slash-delimited elements, e.g. "
                         "keyid/date/region/service/term");
      return NULL;
    }
  return g_steal_pointer (&self);
}

gint64
vst_practice_amz_date_parse (const char *text)
{
  g_autoptr (GDateTime) date = NULL;
  int part[6] = { 0 };
  static const int widths[] = { 4, 2, 2, 2, 2, 2 };
  const char *at = text;

  if (strlen (text) != strlen ("20260105T030409Z") || text[8] != 'T' || text[15] != 'Z')
    return -1;
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      at += i == 3 ? 1 : 0;
      for (int j = 0; j < widths[i]; j++, at++)
        {
          if (!g_ascii_isdigit (*at))
            return -1;
          part[i] = part[i] * 10 + (*at - '0');
        }
    }
  if (part[0] == 0 || part[5] > 59)
    return -1;
  date = g_date_time_new_utc (part[0], part[1], part[2], part[3], part[4], part[5]);
  return date != NULL ? g_date_time_to_unix (date) : -1;
}

char *
vst_practice_amz_date_format (gint64 seconds)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);

  if (date == NULL)
    return g_strdup ("");
  /* "%Y" has fewer digits for an early year. */
  return g_strdup_printf ("%04d%02d%02dT%02d%02d%02dZ", g_date_time_get_year (date),
                          g_date_time_get_month (date), g_date_time_get_day_of_month (date),
                          g_date_time_get_hour (date), g_date_time_get_minute (date),
                          g_date_time_get_second (date));
}
