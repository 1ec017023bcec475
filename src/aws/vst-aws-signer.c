#include "aws/vst-aws-signer.h"

#include <string.h>

#include "aws/vst-aws-canonical.h"
#include "crypto/vst-digest.h"

#define ALGORITHM "AWS4-HMAC-SHA256"
#define SCOPE_END "aws4_request"
#define AMZ_DATE_LENGTH 16
#define DAY_LENGTH 8

char *
vst_aws_signer_get_canonical_request (const VstAwsRequest *request, char **signed_headers)
{
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autofree char *names = NULL;
  g_auto (VstWipedText) headers = NULL;
  char *canonical_request;

  g_return_val_if_fail (request != NULL && request->path[0] == '/', NULL);

  path = vst_aws_canonical_path (request->path, request->normalize_path, request->double_encode);
  query = vst_aws_canonical_query (request->query);
  headers = vst_aws_canonical_headers (request->headers, request->n_headers, &names);
  canonical_request = g_strjoin ("\n", request->method, path, query, headers, "", names,
                                 request->payload_hash, NULL);
  if (signed_headers != NULL)
    *signed_headers = g_steal_pointer (&names);

  return canonical_request;
}

static char *
credential_scope (const char *amz_date, const char *region, const char *service)
{
  return g_strdup_printf ("%.*s/%s/%s/" SCOPE_END, DAY_LENGTH, amz_date, region, service);
}

char *
vst_aws_signer_get_string_to_sign (const char *canonical_request,
                                   const char *amz_date,
                                   const char *region,
                                   const char *service)
{
  g_autofree char *scope = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (canonical_request != NULL && region != NULL && service != NULL, NULL);
  g_return_val_if_fail (amz_date != NULL && strlen (amz_date) == AMZ_DATE_LENGTH, NULL);

  scope = credential_scope (amz_date, region, service);
  hash = vst_sha256_hex (canonical_request, strlen (canonical_request));

  return g_strjoin ("\n", ALGORITHM, amz_date, scope, hash, NULL);
}

/* key = HMAC (key, text), in place. */
static void
derive (guint8 key[VST_SHA256_SIZE], const char *text, gsize size)
{
  guint8 next[VST_SHA256_SIZE];

  vst_hmac_sha256 (key, VST_SHA256_SIZE, text, size, next);
  memcpy (key, next, sizeof next);
  vst_wipe (next, sizeof next);
}

char *
vst_aws_signer_get_signature (const char *string_to_sign,
                              VstSecret *secret_access_key,
                              const char *amz_date,
                              const char *region,
                              const char *service)
{
  g_auto (VstWipedText) start = NULL;
  guint8 key[VST_SHA256_SIZE];
  char *signature;

  g_return_val_if_fail (string_to_sign != NULL && secret_access_key != NULL, NULL);
  g_return_val_if_fail (region != NULL && service != NULL, NULL);
  g_return_val_if_fail (amz_date != NULL && strlen (amz_date) == AMZ_DATE_LENGTH, NULL);

  start = g_strconcat ("AWS4", vst_secret_get_text (secret_access_key), NULL);
  vst_hmac_sha256 (start, strlen (start), amz_date, DAY_LENGTH, key);
  derive (key, region, strlen (region));
  derive (key, service, strlen (service));
  derive (key, SCOPE_END, strlen (SCOPE_END));
  derive (key, string_to_sign, strlen (string_to_sign));
  signature = vst_hex_encode (key, sizeof key);
  vst_wipe (key, sizeof key);

  return signature;
}

char *
vst_aws_signer_authorize (const VstAwsRequest *request,
                          const VstAwsCredentials *credentials,
                          const char *amz_date,
                          const char *region,
                          const char *service)
{
  g_auto (VstWipedText) canonical_request = NULL;
  g_autofree char *signed_headers = NULL;
  g_autofree char *string_to_sign = NULL;
  g_autofree char *scope = NULL;
  g_autofree char *signature = NULL;

  g_return_val_if_fail (request != NULL && credentials != NULL, NULL);
  g_return_val_if_fail (region != NULL && service != NULL, NULL);
  g_return_val_if_fail (amz_date != NULL && strlen (amz_date) == AMZ_DATE_LENGTH, NULL);

  canonical_request = vst_aws_signer_get_canonical_request (request, &signed_headers);
  string_to_sign = vst_aws_signer_get_string_to_sign (canonical_request, amz_date, region, service);
  scope = credential_scope (amz_date, region, service);
  signature = vst_aws_signer_get_signature (string_to_sign,
                                            vst_aws_credentials_get_secret_access_key (credentials),
                                            amz_date, region, service);

  return g_strdup_printf (ALGORITHM " Credential=%s/%s, SignedHeaders=%s, Signature=%s",
                          vst_aws_credentials_get_access_key_id (credentials), scope,
                          signed_headers, signature);
}

char *
vst_aws_signer_format_date (gint64 unix_time)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_time);

  g_return_val_if_fail (time != NULL, NULL);

  return g_date_time_format (time, "%Y%m%dT%H%M%SZ");
}
