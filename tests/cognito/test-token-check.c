#include "cognito/vst-token-check.h"

#include <string.h>

#include "../crypto/test-vectors.h"
#include "cognito/vst-cognito-error.h"
#include "cognito/vst-key-cache.h"
#include "cognito/vst-token-keys.h"
#include "crypto/vst-jws.h"

#define NOW G_GINT64_CONSTANT (1767590000) /* after the expired ones, before the others */
#define POOL "us-east-1_EXAMPLE12"
#define APP "7u5ibtqg3gf2c1dj2q1tk0exmp"

static JsonObject *vectors;
static VstTokenKeys *vector_keys;
static VstPool *vector_pool;

/* Reasons of the vectors, and how they show in a report. "valid" ones have none. */
static const struct
{
  const char *reason;
  VstTokenRule rule;
  VstTokenFault fault;
} reasons[] = {
  { "expired", VST_TOKEN_RULE_EXPIRY, VST_TOKEN_FAULT_PAST },
  { "kid not in JWKS", VST_TOKEN_RULE_KEY, VST_TOKEN_FAULT_MISMATCH },
  { "signature made with another key", VST_TOKEN_RULE_SIGNATURE, VST_TOKEN_FAULT_MISMATCH },
  { "issuer", VST_TOKEN_RULE_ISSUER, VST_TOKEN_FAULT_MISMATCH },
  { "client id", VST_TOKEN_RULE_CLIENT, VST_TOKEN_FAULT_MISMATCH },
  { "token_use", VST_TOKEN_RULE_USE, VST_TOKEN_FAULT_MISMATCH },
  { "token_use missing", VST_TOKEN_RULE_USE, VST_TOKEN_FAULT_MISSING },
  { "signature", VST_TOKEN_RULE_SIGNATURE, VST_TOKEN_FAULT_MISMATCH },
  { "signature length", VST_TOKEN_RULE_SIGNATURE, VST_TOKEN_FAULT_MISMATCH },
  { "alg", VST_TOKEN_RULE_ALGORITHM, VST_TOKEN_FAULT_MISMATCH },
  { "kid missing", VST_TOKEN_RULE_KEY, VST_TOKEN_FAULT_MISSING },
  { "nbf in the future", VST_TOKEN_RULE_NOT_BEFORE, VST_TOKEN_FAULT_FUTURE },
  { "exp is not a number", VST_TOKEN_RULE_EXPIRY, VST_TOKEN_FAULT_MALFORMED },
  { "no exp: aws-jwt-verify lets it pass (exp undefined); strict clients should refuse",
    VST_TOKEN_RULE_EXPIRY, VST_TOKEN_FAULT_MISSING },
  { "malformed", VST_TOKEN_RULE_FORM, VST_TOKEN_FAULT_MALFORMED },
  { "padding is not allowed in JWS (signature input changes too)", VST_TOKEN_RULE_FORM,
    VST_TOKEN_FAULT_MALFORMED },
};

static VstSecret *
join (JsonArray *segments)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (segments); i++)
    g_ptr_array_add (parts, (gpointer) json_array_get_string_element (segments, i));
  g_ptr_array_add (parts, NULL);
  return vst_secret_take_text (g_strjoinv (".", (char **) parts->pdata));
}

static void
check_reason (const VstTokenReport *report, const char *reason)
{
  const VstTokenCheck *check = NULL;
  gsize i = 0;

  while (i < G_N_ELEMENTS (reasons) && strcmp (reasons[i].reason, reason) != 0)
    i++;
  if (i == G_N_ELEMENTS (reasons))
    g_error ("a reason that nobody foresaw: %s", reason);
  check = vst_token_report_find (report, reasons[i].rule);
  g_assert_nonnull (check);
  /* An algorithm may also be missing an otherwise whole token. */
  if (reasons[i].rule == VST_TOKEN_RULE_ALGORITHM
      && vst_token_report_find (report, VST_TOKEN_RULE_FORM)->fault != VST_TOKEN_FAULT_NONE)
    return;
  g_assert_cmpint (check->fault, ==, reasons[i].fault);
}

static void
test_vector (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  const char *result = json_object_get_string_member (vector, "result");
  gboolean valid = strcmp (result, "valid") == 0 || strcmp (result, "valid-signature") == 0;
  g_autoptr (VstSecret) token = join (json_object_get_array_member (vector, "segments"));
  VstTokenUse use = strcmp (json_object_get_string_member (vector, "verify_as"), "id") == 0
                        ? VST_TOKEN_USE_ID
                        : VST_TOKEN_USE_ACCESS;
  g_autoptr (VstTokenReport) report = vst_token_check (token, use, vector_pool, vector_keys, NOW);

  g_assert_cmpint (report->use, ==, use);
  g_assert_cmpint (report->valid, ==, valid);
  if (!valid)
    check_reason (report, json_object_get_string_member (vector, "reason"));
}

static VstSecret *
get_vector_token (const char *name)
{
  JsonArray *array = json_object_get_array_member (vectors, "vectors");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *vector = json_array_get_object_element (array, i);

      if (strcmp (json_object_get_string_member (vector, "name"), name) == 0)
        return join (json_object_get_array_member (vector, "segments"));
    }
  g_assert_not_reached ();
}

/* Exactly one byte is another one, wherever it is. */
static void
test_every_byte (void)
{
  g_autoptr (VstSecret) token = get_vector_token ("access-valid");
  gsize size = vst_secret_get_size (token);

  for (gsize i = 0; i < size; i += 7)
    {
      g_autofree char *text = g_strdup (vst_secret_get_text (token));
      g_autoptr (VstSecret) tampered = NULL;
      g_autoptr (VstTokenReport) report = NULL;

      text[i] = text[i] == 'A' ? 'B' : 'A';
      tampered = vst_secret_new_text (text);
      report = vst_token_check (tampered, VST_TOKEN_USE_ACCESS, vector_pool, vector_keys, NOW);
      g_assert_false (report->valid);
    }
}

/* Everything that can be said about a good token is said, in order. */
static void
test_report (void)
{
  g_autoptr (VstSecret) token = get_vector_token ("id-valid");
  g_autoptr (VstTokenReport) report =
      vst_token_check (token, VST_TOKEN_USE_ID, vector_pool, vector_keys, NOW);
  const VstTokenCheck *check;

  g_assert_true (report->valid);
  g_assert_false (report->stale_keys);
  g_assert_cmpuint (report->checks->len, ==, VST_TOKEN_RULE_NOT_BEFORE);
  for (guint i = 0; i < report->checks->len; i++)
    {
      check = g_ptr_array_index (report->checks, i);
      g_assert_cmpint (check->rule, ==, i);
      g_assert_cmpint (check->fault, ==, VST_TOKEN_FAULT_NONE);
    }
  check = vst_token_report_find (report, VST_TOKEN_RULE_ISSUER);
  g_assert_cmpstr (check->found, ==, "https://cognito-idp.us-east-1.amazonaws.com/" POOL);
  g_assert_cmpstr (check->expected, ==, check->found);
  check = vst_token_report_find (report, VST_TOKEN_RULE_EXPIRY);
  g_assert_cmpint (check->time, ==, 4102444800);
  g_assert_null (vst_token_report_find (report, VST_TOKEN_RULE_NOT_BEFORE));
}

/* Keys of our own, for tokens that say what a test wants. */
static VstJwsKey *own_key;
static VstTokenKeys *own_keys;

static void
make_own_keys (void)
{
  g_autoptr (JsonNode) jwks = NULL;
  g_autofree char *n = NULL;
  g_autofree char *e = NULL;
  g_autofree char *text = NULL;

  own_key = vst_jws_key_generate (2048);
  n = vst_jws_key_get_modulus (own_key);
  e = vst_jws_key_get_exponent (own_key);
  text = g_strdup_printf (
      "{\"keys\":[{\"kid\":\"k+/=\",\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"%s\"}]}", n, e);
  jwks = json_from_string (text, NULL);
  own_keys = vst_token_keys_new_from_json (jwks, NULL);
  g_assert_nonnull (own_keys);
}

/* Texts have ' for ". */
static VstSecret *
sign (const char *header, const char *payload)
{
  g_autofree char *h = g_strdelimit (g_strdup (header), "'", '"');
  g_autofree char *p = g_strdelimit (g_strdup (payload), "'", '"');

  return vst_secret_take_text (vst_jws_sign (own_key, h, p));
}

#define HEADER "{'kid':'k+/=','alg':'RS256'}"
#define ISSUER "'iss':'https://cognito-idp.us-east-1.amazonaws.com/" POOL "'"
#define WHO ISSUER ",'client_id':'" APP "','token_use':'access'"

typedef struct
{
  const char *name, *header, *payload;
  VstTokenRule rule;
  VstTokenFault fault;
} Case;

/* By a clock that stands at 1000000; sixty seconds are let pass. */
static const Case cases[] = {
  { "good", HEADER, "{" WHO ",'exp':1000001,'iat':999999}", VST_TOKEN_RULE_EXPIRY,
    VST_TOKEN_FAULT_NONE },
  { "just-over", HEADER, "{" WHO ",'exp':999941,'iat':999000}", VST_TOKEN_RULE_EXPIRY,
    VST_TOKEN_FAULT_NONE },
  { "over", HEADER, "{" WHO ",'exp':999940,'iat':999000}", VST_TOKEN_RULE_EXPIRY,
    VST_TOKEN_FAULT_PAST },
  { "exp-fraction", HEADER, "{" WHO ",'exp':999940.5,'iat':999000}", VST_TOKEN_RULE_EXPIRY,
    VST_TOKEN_FAULT_NONE },
  { "exp-null", HEADER, "{" WHO ",'exp':null,'iat':1}", VST_TOKEN_RULE_EXPIRY,
    VST_TOKEN_FAULT_MALFORMED },
  { "exp-negative", HEADER, "{" WHO ",'exp':-1,'iat':1}", VST_TOKEN_RULE_EXPIRY,
    VST_TOKEN_FAULT_MALFORMED },
  { "exp-endless", HEADER, "{" WHO ",'exp':1e40,'iat':1}", VST_TOKEN_RULE_EXPIRY,
    VST_TOKEN_FAULT_MALFORMED },
  { "exp-true", HEADER, "{" WHO ",'exp':true,'iat':1}", VST_TOKEN_RULE_EXPIRY,
    VST_TOKEN_FAULT_MALFORMED },
  { "exp-list", HEADER, "{" WHO ",'exp':[1000001],'iat':1}", VST_TOKEN_RULE_EXPIRY,
    VST_TOKEN_FAULT_MALFORMED },
  { "issued-just-now", HEADER, "{" WHO ",'exp':2000000,'iat':1000060}", VST_TOKEN_RULE_ISSUED_AT,
    VST_TOKEN_FAULT_NONE },
  { "issued-tomorrow", HEADER, "{" WHO ",'exp':2000000,'iat':1000061}", VST_TOKEN_RULE_ISSUED_AT,
    VST_TOKEN_FAULT_FUTURE },
  { "issued-never", HEADER, "{" WHO ",'exp':2000000}", VST_TOKEN_RULE_ISSUED_AT,
    VST_TOKEN_FAULT_MISSING },
  { "nbf-now", HEADER, "{" WHO ",'exp':2000000,'iat':1,'nbf':1000060}", VST_TOKEN_RULE_NOT_BEFORE,
    VST_TOKEN_FAULT_NONE },
  { "nbf-later", HEADER, "{" WHO ",'exp':2000000,'iat':1,'nbf':1000061}", VST_TOKEN_RULE_NOT_BEFORE,
    VST_TOKEN_FAULT_FUTURE },
  { "nbf-text", HEADER, "{" WHO ",'exp':2000000,'iat':1,'nbf':'1'}", VST_TOKEN_RULE_NOT_BEFORE,
    VST_TOKEN_FAULT_MALFORMED },
  { "crit", "{'kid':'k+/=','alg':'RS256','crit':['b64']}", "{" WHO ",'exp':2000000,'iat':1}",
    VST_TOKEN_RULE_ALGORITHM, VST_TOKEN_FAULT_MISMATCH },
  { "alg-list", "{'kid':'k+/=','alg':['RS256']}", "{" WHO ",'exp':2000000,'iat':1}",
    VST_TOKEN_RULE_ALGORITHM, VST_TOKEN_FAULT_MALFORMED },
  { "alg-missing", "{'kid':'k+/='}", "{" WHO ",'exp':2000000,'iat':1}", VST_TOKEN_RULE_ALGORITHM,
    VST_TOKEN_FAULT_MISSING },
  { "alg-none", "{'kid':'k+/=','alg':'none'}", "{" WHO ",'exp':2000000,'iat':1}",
    VST_TOKEN_RULE_SIGNATURE, VST_TOKEN_FAULT_NOT_CHECKED },
  { "kid-number", "{'kid':1,'alg':'RS256'}", "{" WHO ",'exp':2000000,'iat':1}", VST_TOKEN_RULE_KEY,
    VST_TOKEN_FAULT_MALFORMED },
  { "kid-decoded", "{'kid':'k-_=','alg':'RS256'}", "{" WHO ",'exp':2000000,'iat':1}",
    VST_TOKEN_RULE_KEY, VST_TOKEN_FAULT_MISMATCH },
  { "client-list", HEADER,
    "{" ISSUER ",'token_use':'access','client_id':['" APP "'],'exp':2000000,'iat':1}",
    VST_TOKEN_RULE_CLIENT, VST_TOKEN_FAULT_MALFORMED },
  { "client-in-aud", HEADER,
    "{" ISSUER ",'token_use':'access','aud':'" APP "','exp':2000000,'iat':1}",
    VST_TOKEN_RULE_CLIENT, VST_TOKEN_FAULT_MISSING },
  { "no-issuer", HEADER, "{'client_id':'" APP "','token_use':'access','exp':2000000,'iat':1}",
    VST_TOKEN_RULE_ISSUER, VST_TOKEN_FAULT_MISSING },
  { "issuer-in-capitals", HEADER,
    "{'iss':'HTTPS://cognito-idp.us-east-1.amazonaws.com/" POOL "','client_id':'" APP
    "','token_use':'access','exp':2000000,'iat':1}",
    VST_TOKEN_RULE_ISSUER, VST_TOKEN_FAULT_MISMATCH },
  { "empty", "{}", "{}", VST_TOKEN_RULE_KEY, VST_TOKEN_FAULT_MISSING },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstSecret) token = sign (c->header, c->payload);
  g_autoptr (VstTokenReport) report =
      vst_token_check (token, VST_TOKEN_USE_ACCESS, vector_pool, own_keys, 1000000);
  const VstTokenCheck *check = vst_token_report_find (report, c->rule);

  g_assert_nonnull (check);
  g_assert_cmpint (check->fault, ==, c->fault);
  g_assert_cmpint (report->valid, ==, c->fault == VST_TOKEN_FAULT_NONE);
}

/* What is shown of a value has an end. */
static void
test_long_values (void)
{
  g_autofree char *letters = g_strnfill (10000, 'a');
  g_autofree char *payload = g_strdup_printf ("{'iss':'%s','exp':2000000,'iat':1}", letters);
  g_autoptr (VstSecret) token = sign (HEADER, payload);
  g_autoptr (VstTokenReport) report =
      vst_token_check (token, VST_TOKEN_USE_ACCESS, vector_pool, own_keys, 1000000);
  const VstTokenCheck *check = vst_token_report_find (report, VST_TOKEN_RULE_ISSUER);

  g_assert_cmpint (check->fault, ==, VST_TOKEN_FAULT_MISMATCH);
  g_assert_null (check->found);
}

typedef struct
{
  const char *name, *region, *endpoint, *issuer;
  gboolean valid;
} IssuerCase;

static const IssuerCase issuer_cases[] = {
  { "china", "cn-north-1", NULL, "https://cognito-idp.cn-north-1.amazonaws.com.cn/" POOL, TRUE },
  { "own-endpoint", "us-east-1", "http://127.0.0.1:9229", "http://127.0.0.1:9229/" POOL, TRUE },
  { "own-endpoint-with-slash", "us-east-1", "http://127.0.0.1:9229/", "http://127.0.0.1:9229/" POOL,
    TRUE },
  { "practice-pool", "us-east-1", "http://127.0.0.1:9229",
    "https://cognito-idp.us-east-1.amazonaws.com/" POOL, TRUE },
  { "another-port", "us-east-1", "http://127.0.0.1:9229", "http://127.0.0.1:9230/" POOL, FALSE },
  { "not-its-own-endpoint", "us-east-1", NULL, "http://127.0.0.1:9229/" POOL, FALSE },
  { "another-region", "us-east-1", "http://127.0.0.1:9229",
    "https://cognito-idp.us-west-1.amazonaws.com/" POOL, FALSE },
  { "slash-at-end", "us-east-1", "http://127.0.0.1:9229", "http://127.0.0.1:9229/" POOL "/",
    FALSE },
};

static void
test_issuer (gconstpointer data)
{
  const IssuerCase *c = data;
  g_autoptr (VstPool) pool = vst_pool_new (c->region, POOL, APP, NULL, c->endpoint);
  g_autofree char *payload = g_strdup_printf (
      "{'iss':'%s','client_id':'" APP "','token_use':'access','exp':2000000,'iat':1}", c->issuer);
  g_autoptr (VstSecret) token = sign (HEADER, payload);
  g_autoptr (VstTokenReport) report =
      vst_token_check (token, VST_TOKEN_USE_ACCESS, pool, own_keys, 1000000);

  g_assert_cmpint (report->valid, ==, c->valid);
}

typedef struct
{
  const char *name, *jwks;
  const char *kid; /* the one that is found; NULL: no key set */
} KeysCase;

#define NE "'n':'AQAB','e':'AQAB'"

static const KeysCase keys_cases[] = {
  { "one", "{'keys':[{'kid':'a','kty':'RSA','alg':'RS256','use':'sig'," NE "}]}", "a" },
  { "bare", "{'keys':[{'kid':'a','kty':'RSA'," NE "}],'more':1}", "a" },
  { "others-passed-over",
    "{'keys':[{'kid':'x','kty':'EC','crv':'P-256'},{'kid':'y','kty':'RSA','use':'enc'," NE
    "},{'kid':'z','kty':'RSA','alg':'RS512'," NE "},{'kid':'a','kty':'RSA'," NE "}]}",
    "a" },
  { "list", "[]", NULL },
  { "empty", "{}", NULL },
  { "no-keys", "{'keys':[]}", NULL },
  { "keys-object", "{'keys':{}}", NULL },
  { "of-texts", "{'keys':['a']}", NULL },
  { "of-null", "{'keys':[null]}", NULL },
  { "no-kind", "{'keys':[{'kid':'a'," NE "}]}", NULL },
  { "kind-number", "{'keys':[{'kid':'a','kty':1," NE "}]}", NULL },
  { "only-ec", "{'keys':[{'kid':'x','kty':'EC'}]}", NULL },
  { "no-kid", "{'keys':[{'kty':'RSA'," NE "}]}", NULL },
  { "kid-empty", "{'keys':[{'kid':'','kty':'RSA'," NE "}]}", NULL },
  { "kid-number", "{'keys':[{'kid':1,'kty':'RSA'," NE "}]}", NULL },
  { "no-modulus", "{'keys':[{'kid':'a','kty':'RSA','e':'AQAB'}]}", NULL },
  { "modulus-list", "{'keys':[{'kid':'a','kty':'RSA','n':[],'e':'AQAB'}]}", NULL },
  { "no-exponent", "{'keys':[{'kid':'a','kty':'RSA','n':'AQAB'}]}", NULL },
  { "twice", "{'keys':[{'kid':'a','kty':'RSA'," NE "},{'kid':'a','kty':'RSA'," NE "}]}", NULL },
  { "fault-after-a-good-one",
    "{'keys':[{'kid':'a','kty':'RSA'," NE "},{'kid':7,'kty':'RSA'," NE "}]}", NULL },
};

static void
test_keys (gconstpointer data)
{
  const KeysCase *c = data;
  g_autofree char *text = g_strdelimit (g_strdup (c->jwks), "'", '"');
  g_autoptr (JsonNode) jwks = json_from_string (text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstTokenKeys) keys = vst_token_keys_new_from_json (jwks, &error);
  g_autoptr (VstTokenKeys) again = NULL;

  if (c->kid == NULL)
    {
      g_assert_null (keys);
      g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
      return;
    }
  g_assert_no_error (error);
  again = vst_token_keys_ref (keys);
  g_assert_cmpstr (vst_token_keys_find (again, c->kid)->modulus, ==, "AQAB");
  g_assert_null (vst_token_keys_find (keys, "x"));
  g_assert_null (vst_token_keys_find (keys, ""));
}

/* A key that is none verifies nothing. */
static void
test_bad_key (void)
{
  static const char *const moduli[] = { "AQAB", "not base64url!", "AA", "_w" };
  g_autoptr (VstSecret) token = sign (HEADER, "{" WHO ",'exp':2000000,'iat':1}");

  for (gsize i = 0; i < G_N_ELEMENTS (moduli); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"keys\":[{\"kid\":\"k+/=\",\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\"}]}", moduli[i]);
      g_autoptr (JsonNode) jwks = json_from_string (text, NULL);
      g_autoptr (VstTokenKeys) keys = vst_token_keys_new_from_json (jwks, NULL);
      g_autoptr (VstTokenReport) report =
          vst_token_check (token, VST_TOKEN_USE_ACCESS, vector_pool, keys, 1000000);

      g_assert_false (report->valid);
      g_assert_cmpint (vst_token_report_find (report, VST_TOKEN_RULE_SIGNATURE)->fault, ==,
                       VST_TOKEN_FAULT_MISMATCH);
    }
}

static void
test_key_cache (void)
{
  VstKeyCache cache = { 0 };

  g_assert_true (vst_key_cache_may_ask (&cache, 5));
  vst_key_cache_keep (&cache, vst_token_keys_ref (own_keys));
  cache.asked_at = 1000;
  g_assert_false (vst_key_cache_may_ask (&cache, 1000));
  g_assert_false (vst_key_cache_may_ask (&cache, 1000 + 10 * G_USEC_PER_SEC - 1));
  g_assert_true (vst_key_cache_may_ask (&cache, 1000 + 10 * G_USEC_PER_SEC));
  vst_key_cache_clear (&cache);
  g_assert_true (vst_key_cache_may_ask (&cache, 1000));
}

#define ADD_CASES(prefix, table, test)                                                             \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/cognito/token-check/" prefix, table[i].name, NULL);   \
      g_test_add_data_func (path, &table[i], test);                                                \
    }

int
main (int argc, char **argv)
{
  g_autoptr (JsonObject) file = NULL;
  g_autoptr (JsonObject) jwks = NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  int status;

  g_test_init (&argc, &argv, NULL);

  file = vectors = test_vectors_load ("jwt-vectors.json");
  jwks = test_vectors_load ("jwks.json");
  json_node_set_object (node, jwks);
  vector_keys = vst_token_keys_new_from_json (node, NULL);
  vector_pool = vst_pool_new ("us-east-1", POOL, APP, NULL, NULL);
  make_own_keys ();

  test_vectors_add ("/cognito/token-check/vector/",
                    json_object_get_array_member (vectors, "vectors"), test_vector);
  ADD_CASES ("claims/", cases, test_case);
  ADD_CASES ("issuer/", issuer_cases, test_issuer);
  ADD_CASES ("keys/", keys_cases, test_keys);
  g_test_add_func ("/cognito/token-check/every-byte", test_every_byte);
  g_test_add_func ("/cognito/token-check/report", test_report);
  g_test_add_func ("/cognito/token-check/long-values", test_long_values);
  g_test_add_func ("/cognito/token-check/bad-key", test_bad_key);
  g_test_add_func ("/cognito/token-check/key-cache", test_key_cache);
  status = g_test_run ();

  vst_token_keys_unref (own_keys);
  vst_jws_key_free (own_key);
  vst_pool_unref (vector_pool);
  vst_token_keys_unref (vector_keys);
  return status;
}
