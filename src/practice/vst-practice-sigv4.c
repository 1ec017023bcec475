#include "practice/vst-practice-sigv4.h"

#include <string.h>

#include "crypto/vst-digest.h"
#include "practice/vst-practice-fault.h"
#include "practice/vst-practice-sigv4-header.h"

/* Amazon Cognito's window for the time of signing. */
#define WINDOW (5 * 60)
#define TERMINATOR "aws4_request"

static const char *
find_header (const VstPracticeSignedRequest *request, const char *name)
{
  for (gsize i = 0; i < request->n_headers; i++)
    if (g_ascii_strcasecmp (request->headers[i].name, name) == 0)
      return request->headers[i].value;
  return NULL;
}

static void
append_encoded (GString *out, const char *text, gsize size, const char *also_allowed)
{
  for (gsize i = 0; i < size; i++)
    if (g_ascii_isalnum (text[i])
        || (text[i] != '\0'
            && (strchr ("-._~", text[i]) != NULL || strchr (also_allowed, text[i]) != NULL)))
      g_string_append_c (out, text[i]);
    else
      g_string_append_printf (out, "%%%02X", (guchar) text[i]);
}

/* Decodes what the sender encoded and encodes it again the one canonical way. */
static void
append_query_part (GString *out, const char *part, gsize size)
{
  g_autofree char *raw = g_malloc (size + 1);
  gsize length = 0;

  for (gsize i = 0; i < size; i++)
    if (part[i] == '%' && i + 2 < size && g_ascii_isxdigit (part[i + 1])
        && g_ascii_isxdigit (part[i + 2]))
      {
        raw[length++] =
            (char) (g_ascii_xdigit_value (part[i + 1]) * 16 + g_ascii_xdigit_value (part[i + 2]));
        i += 2;
      }
    else
      raw[length++] = part[i];
  append_encoded (out, raw, length, "");
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_query (GString *out, const char *query)
{
  g_auto (GStrv) parts = g_strsplit (query != NULL ? query : "", "&", 0);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');
      gsize name_size = equals != NULL ? (gsize) (equals - parts[i]) : strlen (parts[i]);
      GString *encoded = g_string_new (NULL);

      append_query_part (encoded, parts[i], name_size);
      g_string_append_c (encoded, '=');
      if (equals != NULL)
        append_query_part (encoded, equals + 1, strlen (equals + 1));
      if (*parts[i] != '\0')
        g_ptr_array_add (sorted, g_string_free (encoded, FALSE));
      else
        g_string_free (encoded, TRUE);
    }
  g_ptr_array_sort (sorted, compare_texts);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "&" : "", (char *) sorted->pdata[i]);
}

/* Without blanks at the ends, and with each run of blanks as one. */
static void
append_folded (GString *out, const char *value)
{
  gboolean blank = FALSE, begun = FALSE;

  for (; *value != '\0'; value++)
    {
      if (*value == ' ' || *value == '\t')
        {
          blank = TRUE;
          continue;
        }
      if (blank && begun)
        g_string_append_c (out, ' ');
      blank = FALSE;
      begun = TRUE;
      g_string_append_c (out, *value);
    }
}

static void
append_header (GString *out, const VstPracticeSignedRequest *request, const char *name)
{
  gboolean first = TRUE;

  g_string_append_printf (out, "%s:", name);
  for (gsize i = 0; i < request->n_headers; i++)
    {
      if (g_ascii_strcasecmp (request->headers[i].name, name) != 0)
        continue;
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      append_folded (out, request->headers[i].value);
    }
  g_string_append_c (out, '\n');
}

static char *
canonical_request (const VstPracticeSignedRequest *request, char **signed_headers)
{
  GString *out = g_string_new (request->method);
  g_autofree char *names = g_strjoinv (";", signed_headers);
  g_autofree char *body_hash = vst_sha256_hex (request->body, request->body_size);
  const char *path = *request->path != '\0' ? request->path : "/";

  g_string_append_c (out, '\n');
  append_encoded (out, path, strlen (path), "/");
  g_string_append_c (out, '\n');
  append_query (out, request->query);
  g_string_append_c (out, '\n');
  for (gsize i = 0; signed_headers[i] != NULL; i++)
    append_header (out, request, signed_headers[i]);
  g_string_append_printf (out, "\n%s\n%s", names, body_hash);
  return g_string_free (out, FALSE);
}

static char *
make_signature (const VstSecret *secret, char **scope, const char *date, const char *canonical)
{
  g_autofree char *hash = vst_sha256_hex (canonical, strlen (canonical));
  g_autofree char *to_sign = g_strdup_printf ("AWS4-HMAC-SHA256\n%s\n%s/%s/%s/%s\n%s", date,
                                              scope[1], scope[2], scope[3], scope[4], hash);
  g_auto (VstWipedText) start = g_strconcat ("AWS4", vst_secret_get_text (secret), NULL);
  guint8 key[VST_SHA256_SIZE];
  char *signature;

  vst_hmac_sha256 (start, strlen (start), scope[1], strlen (scope[1]), key);
  for (int i = 2; i < 5; i++)
    {
      guint8 next[VST_SHA256_SIZE];

      vst_hmac_sha256 (key, sizeof key, scope[i], strlen (scope[i]), next);
      memcpy (key, next, sizeof key);
      vst_wipe (next, sizeof next);
    }
  vst_hmac_sha256 (key, sizeof key, to_sign, strlen (to_sign), key);
  signature = vst_hex_encode (key, sizeof key);
  vst_wipe (key, sizeof key);
  return signature;
}

static gboolean
check_time (const char *date, gint64 now, GError **error)
{
  gint64 signed_at = vst_practice_amz_date_parse (date);
  g_autofree char *present = vst_practice_amz_date_format (now);
  g_autofree char *edge = NULL;

  if (signed_at < 0)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INCOMPLETE_SIGNATURE,
                              "Date must be in ISO-8601 'basic format'. Got '%s'. See "
                              "http://en.wikipedia.org/wiki/ISO_8601",
                              date);
  if (signed_at >= now - WINDOW && signed_at <= now + WINDOW)
    return TRUE;
  edge = vst_practice_amz_date_format (signed_at < now ? now - WINDOW : now + WINDOW);
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_SIGNATURE,
                            signed_at < now
                                ? "Signature expired: %s is now earlier than %s (%s - 5 min.)"
                                : "Signature not yet current: %s is still later than %s "
                                  "(%s + 5 min.)",
                            date, edge, present);
}

static gboolean
check_scope (char **scope, const char *date, const VstPracticeSigner *signer, GError **error)
{
  VstPracticeFault fault = VST_PRACTICE_FAULT_INVALID_SIGNATURE;

  if (!g_str_equal (scope[4], TERMINATOR))
    return vst_practice_fail (
        error, fault, "Credential should be scoped with a valid terminator: '%s', not '%s'.",
        TERMINATOR, scope[4]);
  if (!g_str_equal (scope[3], signer->service))
    return vst_practice_fail (
        error, fault, "Credential should be scoped to correct service: '%s'. ", signer->service);
  if (!g_str_equal (scope[2], signer->region))
    return vst_practice_fail (
        error, fault, "Credential should be scoped to a valid region, not '%s'. ", scope[2]);
  if (strlen (scope[1]) != 8 || strncmp (scope[1], date, 8) != 0)
    return vst_practice_fail (error, fault,
                              "Date in Credential scope does not match YYYYMMDD from ISO-8601 "
                              "version of date from HTTP: '%s' != '%.8s', from '%s'.",
                              scope[1], date, date);
  return TRUE;
}

/* What decides about the call must not be changed without breaking the signature. */
static gboolean
check_signed_headers (const VstPracticeSignedRequest *request, char **names, GError **error)
{
  static const char *const needed[] = { "host", "x-amz-date", "x-amz-target" };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (find_header (request, needed[i]) != NULL
        && !g_strv_contains ((const char *const *) names, needed[i]))
      return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_SIGNATURE,
                                "'%s' must be a 'SignedHeader' in the AWS Authorization.",
                                needed[i]);
  return TRUE;
}

static gboolean
check_signature (const VstPracticeSignedRequest *request,
                 const VstPracticeAuthorization *authorization,
                 const char *date,
                 const VstPracticeSigner *signer,
                 GError **error)
{
  g_autofree char *canonical = canonical_request (request, authorization->signed_headers);
  g_autofree char *expected =
      make_signature (signer->secret_access_key, authorization->scope, date, canonical);

  if (strlen (authorization->signature) == strlen (expected)
      && vst_equal_in_constant_time (authorization->signature, expected, strlen (expected)))
    return TRUE;
  return vst_practice_fail (
      error, VST_PRACTICE_FAULT_INVALID_SIGNATURE,
      "The request signature we calculated does not match the signature you provided. Check your "
      "AWS Secret Access Key and signing method. Consult the service documentation for details.");
}

gboolean
vst_practice_sigv4_check (const VstPracticeSignedRequest *request,
                          const VstPracticeSigner *signer,
                          GError **error)
{
  const char *header = find_header (request, "authorization");
  const char *date = find_header (request, "x-amz-date");
  g_autoptr (VstPracticeAuthorization) authorization = NULL;

  if (header == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_MISSING_AUTHENTICATION,
                              "Missing Authentication Token");
  date = date != NULL ? date : find_header (request, "date");
  authorization = vst_practice_authorization_parse (header, date != NULL, error);
  if (authorization == NULL)
    return FALSE;
  if (!g_str_equal (authorization->scope[0], signer->access_key_id)
      || g_strcmp0 (find_header (request, "x-amz-security-token"), signer->session_token) != 0)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_UNRECOGNIZED_CLIENT,
                              "The security token included in the request is invalid.");
  return check_time (date, signer->now, error)
         && check_scope (authorization->scope, date, signer, error)
         && check_signed_headers (request, authorization->signed_headers, error)
         && check_signature (request, authorization, date, signer, error);
}
