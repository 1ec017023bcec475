#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>

#include "crypto/vst-jws.h"
#include "test-vectors.h"

static JsonArray *jwks;

/* Tokens whose signature must not hold with either key; the claims are no matter here. */
static const char *const bad_signatures[] = { "access-unknown-kid",
                                              "access-known-kid-other-key",
                                              "access-tampered-payload",
                                              "access-tampered-header",
                                              "access-tampered-signature",
                                              "access-short-signature",
                                              "access-alg-none",
                                              "access-alg-None-case",
                                              "access-alg-hs256-with-public-key",
                                              "access-alg-rs384",
                                              "two-segments",
                                              "four-segments",
                                              "empty",
                                              "padded-base64",
                                              NULL };

static char *
join_segments (JsonArray *segments)
{
  GString *token = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (segments); i++)
    {
      if (i > 0)
        g_string_append_c (token, '.');
      g_string_append (token, json_array_get_string_element (segments, i));
    }

  return g_string_free (token, FALSE);
}

static gboolean
holds_with_key (const char *token, guint index)
{
  JsonObject *jwk = json_array_get_object_element (jwks, index);

  return vst_jws_verify (token, json_object_get_string_member (jwk, "n"),
                         json_object_get_string_member (jwk, "e"));
}

static void
test_vector (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  const char *name = json_object_get_string_member (vector, "name");
  g_autofree char *token = join_segments (json_object_get_array_member (vector, "segments"));
  guint holds = (holds_with_key (token, 0) ? 1 : 0) + (holds_with_key (token, 1) ? 1 : 0);

  g_assert_cmpuint (holds, ==, g_strv_contains (bad_signatures, name) ? 0 : 1);
}

static void
test_round_trip (void)
{
  g_autoptr (VstJwsKey) key = vst_jws_key_generate (2048);
  g_autofree char *modulus = vst_jws_key_get_modulus (key);
  g_autofree char *exponent = vst_jws_key_get_exponent (key);
  g_autofree char *token = vst_jws_sign (key, "{\"alg\":\"RS256\"}", "{\"sub\":\"jos\303\251\"}");
  g_autoptr (GBytes) header = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) signature = NULL;

  g_assert_cmpuint (strlen (modulus), ==, 342); /* 256 bytes: no zero byte before them */
  g_assert_cmpstr (exponent, ==, "AQAB");
  g_assert_true (vst_jws_verify (token, modulus, exponent));
  g_assert_false (holds_with_key (token, 0));

  g_assert_true (vst_jws_split (token, &header, &payload, &signature));
  g_assert_cmpmem (g_bytes_get_data (header, NULL), g_bytes_get_size (header),
                   "{\"alg\":\"RS256\"}", 15);
  g_assert_cmpmem (g_bytes_get_data (payload, NULL), g_bytes_get_size (payload),
                   "{\"sub\":\"jos\303\251\"}", 15);
  g_assert_cmpuint (g_bytes_get_size (signature), ==, 256);
}

/* Every single character of a token counts. */
static void
test_any_change (void)
{
  g_autoptr (VstJwsKey) key = vst_jws_key_generate (2048);
  g_autofree char *modulus = vst_jws_key_get_modulus (key);
  g_autofree char *exponent = vst_jws_key_get_exponent (key);
  g_autofree char *token = vst_jws_sign (key, "{}", "{}");

  for (gsize i = 0; token[i] != '\0'; i++)
    {
      char kept = token[i];

      token[i] = kept == 'A' ? 'B' : 'A';
      g_assert_false (vst_jws_verify (token, modulus, exponent));
      token[i] = kept;
    }
  g_assert_true (vst_jws_verify (token, modulus, exponent));
}

static void
test_export (void)
{
  g_autoptr (VstJwsKey) key = vst_jws_key_generate (2048);
  g_autoptr (VstSecret) pem = vst_jws_key_export (key);
  g_autoptr (VstJwsKey) again = vst_jws_key_import (pem);
  g_autofree char *modulus = vst_jws_key_get_modulus (key);
  g_autofree char *exponent = vst_jws_key_get_exponent (key);
  g_autofree char *token = NULL;

  g_assert_nonnull (again);
  token = vst_jws_sign (again, "{}", "{}");
  g_assert_true (vst_jws_verify (token, modulus, exponent));
}

static VstSecret *
export_other_key (gnutls_pk_algorithm_t algorithm, guint bits)
{
  gnutls_x509_privkey_t key;
  gnutls_datum_t pem;
  VstSecret *secret;

  g_assert_cmpint (gnutls_x509_privkey_init (&key), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_generate (key, algorithm, bits, 0), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_export2 (key, GNUTLS_X509_FMT_PEM, &pem), ==, 0);
  secret = vst_secret_new (pem.data, pem.size);
  gnutls_free (pem.data);
  gnutls_x509_privkey_deinit (key);

  return secret;
}

static void
test_import_refuses (void)
{
  static const char *const texts[] = {
    "", "not a key", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
    "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n", NULL
  };
  g_autoptr (VstSecret) short_rsa = export_other_key (GNUTLS_PK_RSA, 1024);
  g_autoptr (VstSecret) curve =
      export_other_key (GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1));
  g_autofree char *filler = g_strnfill (10 * 1024 * 1024, 'A');
  g_autoptr (VstSecret) huge = vst_secret_new_text (filler);

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (VstSecret) pem = vst_secret_new_text (texts[i]);

      g_assert_null (vst_jws_key_import (pem));
    }
  g_assert_null (vst_jws_key_import (short_rsa));
  g_assert_null (vst_jws_key_import (curve));
  g_assert_null (vst_jws_key_import (huge));
}

static void
test_verify_refuses_keys (void)
{
  g_autofree char *token = NULL;
  g_autofree char *filler = g_strnfill (1024 * 1024, 'A');
  const char *const keys[][2] = { { "", "" },         { "AQAB", "AQAB" }, { "AA", "AA" },
                                  { "****", "AQAB" }, { filler, "AQAB" }, { filler, filler } };
  g_autoptr (VstJwsKey) key = vst_jws_key_generate (2048);
  g_autofree char *modulus = vst_jws_key_get_modulus (key);
  g_autofree char *padded = g_strconcat (modulus, "==", NULL);

  token = vst_jws_sign (key, "{}", "{}");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_false (vst_jws_verify (token, keys[i][0], keys[i][1]));
  g_assert_false (vst_jws_verify (token, padded, "AQAB"));
  g_assert_false (vst_jws_verify (token, modulus, "AA"));
  g_assert_false (vst_jws_verify (token, modulus, "AQ"));
  g_assert_true (vst_jws_verify (token, modulus, "AQAB"));
}

/* A signature that holds, but by a key of 1,024 bits: RFC 7518 wants 2,048. */
static void
test_verify_refuses_short_key (void)
{
  gnutls_x509_privkey_t key;
  gnutls_privkey_t signer;
  gnutls_datum_t data = { (guint8 *) "e30.e30", 7 };
  gnutls_datum_t m;
  gnutls_datum_t e;
  gnutls_datum_t signature;
  g_autofree char *modulus = NULL;
  g_autofree char *exponent = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *token = NULL;

  g_assert_cmpint (gnutls_x509_privkey_init (&key), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_generate (key, GNUTLS_PK_RSA, 1024, 0), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_export_rsa_raw (key, &m, &e, NULL, NULL, NULL, NULL), ==, 0);
  g_assert_cmpint (gnutls_privkey_init (&signer), ==, 0);
  g_assert_cmpint (gnutls_privkey_import_x509 (signer, key, 0), ==, 0);
  g_assert_cmpint (gnutls_privkey_sign_data (signer, GNUTLS_DIG_SHA256, 0, &data, &signature), ==,
                   0);
  modulus = vst_base64url_encode (m.data, m.size);
  exponent = vst_base64url_encode (e.data, e.size);
  encoded = vst_base64url_encode (signature.data, signature.size);
  token = g_strconcat ("e30.e30.", encoded, NULL);

  g_assert_false (vst_jws_verify (token, modulus, exponent));
  gnutls_free (m.data);
  gnutls_free (e.data);
  gnutls_free (signature.data);
  gnutls_privkey_deinit (signer);
  gnutls_x509_privkey_deinit (key);
}

static void
test_split_refuses (void)
{
  static const char *const tokens[] = { "",         ".",           "a",
                                        "aa.aa",    "aa.aa.aa.aa", "..a",
                                        "+...",     "aa=.aa.aa",   "a a.aa.aa",
                                        "QQ.QQ.QR", "QQ.QQ.QQ.",   NULL };
  g_autofree char *dots = g_strnfill (1024 * 1024, '.');
  GBytes *header = NULL;
  GBytes *payload = NULL;
  GBytes *signature = NULL;

  for (gsize i = 0; tokens[i] != NULL; i++)
    {
      if (vst_jws_split (tokens[i], &header, &payload, &signature))
        g_error ("\"%s\" was taken", tokens[i]);
    }
  g_assert_false (vst_jws_split (dots, &header, &payload, &signature));
  g_assert_null (header); /* nothing is given when nothing is split */
  g_assert_null (payload);
  g_assert_null (signature);
}

static void
test_base64url (void)
{
  static const struct
  {
    const char *plain, *encoded;
  } cases[] = {
    { "", "" }, { "f", "Zg" }, { "fo", "Zm8" }, { "foo", "Zm9v" }, { "\xfb\xff\xfe", "-__-" }
  };
  static const char *const refused[] = { "Z",    "Zg=",  "Zg==",  "Zh",         "Zm9", "+__-",
                                         "-//-", "Zm 8", "Zm8\n", "Zm\303\270", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *encoded = vst_base64url_encode (cases[i].plain, strlen (cases[i].plain));
      g_autoptr (GBytes) decoded = vst_base64url_decode (cases[i].encoded);

      g_assert_cmpstr (encoded, ==, cases[i].encoded);
      g_assert_cmpmem (g_bytes_get_data (decoded, NULL), g_bytes_get_size (decoded), cases[i].plain,
                       strlen (cases[i].plain));
    }
  for (gsize i = 0; refused[i] != NULL; i++)
    {
      g_autoptr (GBytes) decoded = vst_base64url_decode (refused[i]);

      if (decoded != NULL)
        g_error ("\"%s\" was taken", refused[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (JsonObject) keys = NULL;
  g_autoptr (JsonObject) vectors = NULL;

  g_test_init (&argc, &argv, NULL);

  keys = test_vectors_load ("jwks.json");
  jwks = json_object_get_array_member (keys, "keys");
  vectors = test_vectors_load ("jwt-vectors.json");
  test_vectors_add ("/crypto/jws/vector/", json_object_get_array_member (vectors, "vectors"),
                    test_vector);
  g_test_add_func ("/crypto/jws/round-trip", test_round_trip);
  g_test_add_func ("/crypto/jws/any-change", test_any_change);
  g_test_add_func ("/crypto/jws/export", test_export);
  g_test_add_func ("/crypto/jws/import-refuses", test_import_refuses);
  g_test_add_func ("/crypto/jws/verify-refuses-keys", test_verify_refuses_keys);
  g_test_add_func ("/crypto/jws/verify-refuses-short-key", test_verify_refuses_short_key);
  g_test_add_func ("/crypto/jws/split-refuses", test_split_refuses);
  g_test_add_func ("/crypto/jws/base64url", test_base64url);

  return g_test_run ();
}
