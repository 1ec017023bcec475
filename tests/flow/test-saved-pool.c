#include "flow/vst-saved-pool.h"

#include <string.h>

#define POOL_ID "eu-west-1_AbCdEf123"
#define CLIENT_ID "0123456789abcdefghijklmnop"

typedef struct
{
  const char *name;
  VstPoolField field;
  const char *value;
  VstValueFault fault;
} Case;

static const Case cases[] = {
  { "region", VST_POOL_FIELD_REGION, "eu-west-1", VST_VALUE_FAULT_NONE },
  { "region-empty", VST_POOL_FIELD_REGION, "", VST_VALUE_FAULT_EMPTY },
  { "region-form", VST_POOL_FIELD_REGION, "Ireland", VST_VALUE_FAULT_FORM },
  { "region-is-pool-id", VST_POOL_FIELD_REGION, POOL_ID, VST_VALUE_FAULT_IS_POOL_ID },
  { "pool-id", VST_POOL_FIELD_USER_POOL_ID, POOL_ID, VST_VALUE_FAULT_NONE },
  { "pool-id-empty", VST_POOL_FIELD_USER_POOL_ID, " ", VST_VALUE_FAULT_EMPTY },
  { "pool-id-other-region", VST_POOL_FIELD_USER_POOL_ID, "us-east-1_AbCdEf123",
    VST_VALUE_FAULT_OTHER_REGION },
  { "pool-id-is-client-id", VST_POOL_FIELD_USER_POOL_ID, CLIENT_ID, VST_VALUE_FAULT_IS_CLIENT_ID },
  { "pool-id-is-arn", VST_POOL_FIELD_USER_POOL_ID,
    "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/" POOL_ID, VST_VALUE_FAULT_IS_ARN },
  { "client-id", VST_POOL_FIELD_CLIENT_ID, CLIENT_ID, VST_VALUE_FAULT_NONE },
  { "client-id-pasted", VST_POOL_FIELD_CLIENT_ID, "\u00a0" CLIENT_ID "\u200b\r\n",
    VST_VALUE_FAULT_NONE },
  { "client-id-is-pool-id", VST_POOL_FIELD_CLIENT_ID, POOL_ID, VST_VALUE_FAULT_IS_POOL_ID },
  { "endpoint-empty", VST_POOL_FIELD_ENDPOINT, "", VST_VALUE_FAULT_NONE },
  { "endpoint", VST_POOL_FIELD_ENDPOINT, "http://127.0.0.1:9229", VST_VALUE_FAULT_NONE },
  { "endpoint-insecure", VST_POOL_FIELD_ENDPOINT, "http://example.com", VST_VALUE_FAULT_INSECURE },
  { "endpoint-no-url", VST_POOL_FIELD_ENDPOINT, "localhost", VST_VALUE_FAULT_NOT_A_URL },
  { "name-empty", VST_POOL_FIELD_NAME, "", VST_VALUE_FAULT_NONE },
  { "name", VST_POOL_FIELD_NAME, "Mein Pool 🦊", VST_VALUE_FAULT_NONE },
  { "key-id", VST_POOL_FIELD_ACCESS_KEY_ID, "AKIAIOSFODNN7EXAMPLE", VST_VALUE_FAULT_NONE },
  { "key-id-temporary", VST_POOL_FIELD_ACCESS_KEY_ID, "ASIAIOSFODNN7EXAMPLE",
    VST_VALUE_FAULT_NONE },
  { "key-id-empty", VST_POOL_FIELD_ACCESS_KEY_ID, "", VST_VALUE_FAULT_EMPTY },
  { "key-id-prefix", VST_POOL_FIELD_ACCESS_KEY_ID, "AROAIOSFODNN7EXAMPLE", VST_VALUE_FAULT_FORM },
  { "key-id-lower-case", VST_POOL_FIELD_ACCESS_KEY_ID, "AKIAiosfodnn7example",
    VST_VALUE_FAULT_FORM },
  { "key-id-short", VST_POOL_FIELD_ACCESS_KEY_ID, "AKIAIOSFODNN7EX", VST_VALUE_FAULT_FORM },
  { "key-id-shortest", VST_POOL_FIELD_ACCESS_KEY_ID, "AKIAIOSFODNN7EXA", VST_VALUE_FAULT_NONE },
};

static VstSavedPool *
make_pool (void)
{
  VstSavedPool *pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_REGION, "eu-west-1");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, POOL_ID);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, CLIENT_ID);

  return pool;
}

static void
set_secret (VstSavedPool *pool, VstPoolField field, const char *text)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (text);

  vst_saved_pool_set_secret (pool, field, secret);
}

static void
test_check (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstSavedPool) pool = make_pool ();

  vst_saved_pool_set_text (pool, c->field, c->value);

  g_assert_cmpint (vst_saved_pool_check (pool, c->field), ==, c->fault);
}

typedef struct
{
  const char *name;
  VstPoolField field;
  const char *value;
  VstValueFault fault;
} SecretCase;

static const SecretCase secret_cases[] = {
  { "client-secret", VST_POOL_FIELD_CLIENT_SECRET, "abcdefghijklmnopqrstuvwx",
    VST_VALUE_FAULT_NONE },
  { "client-secret-pasted", VST_POOL_FIELD_CLIENT_SECRET, " abcdefghijklmnopqrstuvwx\n",
    VST_VALUE_FAULT_NONE },
  { "no-client-secret", VST_POOL_FIELD_CLIENT_SECRET, "", VST_VALUE_FAULT_NONE },
  { "client-secret-blank", VST_POOL_FIELD_CLIENT_SECRET, "abcdefghijkl mnopqrstuvwx",
    VST_VALUE_FAULT_FORM },
  { "secret-key", VST_POOL_FIELD_SECRET_ACCESS_KEY, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    VST_VALUE_FAULT_NONE },
  { "no-secret-key", VST_POOL_FIELD_SECRET_ACCESS_KEY, "", VST_VALUE_FAULT_EMPTY },
  { "secret-key-blank", VST_POOL_FIELD_SECRET_ACCESS_KEY, "wJalr XUtn", VST_VALUE_FAULT_FORM },
  { "secret-key-not-ascii", VST_POOL_FIELD_SECRET_ACCESS_KEY, "wJalré", VST_VALUE_FAULT_FORM },
  { "token", VST_POOL_FIELD_SESSION_TOKEN, "IQoJb3JpZ2luX2VjEO==", VST_VALUE_FAULT_NONE },
  { "no-token", VST_POOL_FIELD_SESSION_TOKEN, "", VST_VALUE_FAULT_NONE },
  { "token-in-two-lines", VST_POOL_FIELD_SESSION_TOKEN, "IQoJb3Jp\nZ2lu", VST_VALUE_FAULT_FORM },
};

static void
test_check_secret (gconstpointer data)
{
  const SecretCase *c = data;
  g_autoptr (VstSavedPool) pool = make_pool ();

  set_secret (pool, c->field, c->value);

  g_assert_cmpint (vst_saved_pool_check (pool, c->field), ==, c->fault);
}

/* Temporary keys are worth nothing without their token. */
static void
test_temporary_keys_need_a_token (void)
{
  g_autoptr (VstSavedPool) pool = make_pool ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_ACCESS_KEY_ID, "ASIAIOSFODNN7EXAMPLE");
  g_assert_cmpint (vst_saved_pool_check (pool, VST_POOL_FIELD_SESSION_TOKEN), ==,
                   VST_VALUE_FAULT_EMPTY);
  set_secret (pool, VST_POOL_FIELD_SESSION_TOKEN, "IQoJb3JpZ2lu");
  g_assert_cmpint (vst_saved_pool_check (pool, VST_POOL_FIELD_SESSION_TOKEN), ==,
                   VST_VALUE_FAULT_NONE);
}

static void
test_complete (void)
{
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new ();
  g_autoptr (VstSavedPool) full = make_pool ();

  g_assert_false (vst_saved_pool_is_complete (pool));
  g_assert_true (vst_saved_pool_is_complete (full));

  vst_saved_pool_set_keys_source (full, VST_KEYS_PROFILE);
  g_assert_true (vst_saved_pool_is_complete (full)); /* no name: the default profile */
  vst_saved_pool_set_keys_source (full, VST_KEYS_ENVIRONMENT);
  g_assert_true (vst_saved_pool_is_complete (full));

  vst_saved_pool_set_keys_source (full, VST_KEYS_PASTED);
  g_assert_false (vst_saved_pool_is_complete (full));
  vst_saved_pool_set_text (full, VST_POOL_FIELD_ACCESS_KEY_ID, "AKIAIOSFODNN7EXAMPLE");
  g_assert_false (vst_saved_pool_is_complete (full));
  set_secret (full, VST_POOL_FIELD_SECRET_ACCESS_KEY, "wJalrXUtnFEMI/K7MDENG");
  g_assert_true (vst_saved_pool_is_complete (full));

  vst_saved_pool_set_text (full, VST_POOL_FIELD_ENDPOINT, "http://example.com");
  g_assert_false (vst_saved_pool_is_complete (full));
}

static void
test_practice (void)
{
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new_practice ();
  g_autoptr (VstSavedPool) other = vst_saved_pool_new ();

  g_assert_true (vst_saved_pool_is_practice (pool));
  g_assert_cmpstr (vst_saved_pool_get_id (pool), ==, "practice");
  g_assert_true (vst_saved_pool_is_complete (pool));
  g_assert_false (vst_saved_pool_is_practice (other));
  g_assert_true (g_uuid_string_is_valid (vst_saved_pool_get_id (other)));
}

static void
test_region_follows (void)
{
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "us-east-1");
  g_assert_cmpstr (vst_saved_pool_get_region (pool), ==, "");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "us-east-1_AbC");
  g_assert_cmpstr (vst_saved_pool_get_region (pool), ==, "us-east-1");
  /* Nobody has chosen that one: it goes with the next pool. */
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, POOL_ID);
  g_assert_cmpstr (vst_saved_pool_get_region (pool), ==, "eu-west-1");

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_REGION, "eu-central-1");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "us-east-1_AbC");
  g_assert_cmpstr (vst_saved_pool_get_region (pool), ==, "eu-central-1");
  g_assert_cmpint (vst_saved_pool_check (pool, VST_POOL_FIELD_USER_POOL_ID), ==,
                   VST_VALUE_FAULT_OTHER_REGION);

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_REGION, "");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, POOL_ID);
  g_assert_cmpstr (vst_saved_pool_get_region (pool), ==, "eu-west-1");
}

static void
count (guint *counter)
{
  (*counter)++;
}

static void
test_notify (void)
{
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new ();
  guint notified = 0;

  g_signal_connect_swapped (pool, "notify", G_CALLBACK (count), &notified);

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, "A");
  g_object_set (pool, "name", " A ", NULL);
  g_assert_cmpuint (notified, ==, 1);
  vst_saved_pool_set_login_method (pool, VST_LOGIN_METHOD_PASSWORD);
  g_object_set (pool, "login-method", VST_LOGIN_METHOD_PASSWORD, NULL);
  g_assert_cmpuint (notified, ==, 2);
  vst_saved_pool_set_keys_source (pool, VST_KEYS_PROFILE);
  vst_saved_pool_set_profile (pool, "work");
  vst_saved_pool_set_profile (pool, "work");
  g_assert_cmpuint (notified, ==, 4);
  set_secret (pool, VST_POOL_FIELD_CLIENT_SECRET, "abc");
  set_secret (pool, VST_POOL_FIELD_CLIENT_SECRET, "abc\n");
  g_assert_cmpuint (notified, ==, 5);
  vst_saved_pool_set_secret (pool, VST_POOL_FIELD_CLIENT_SECRET, NULL);
  g_assert_cmpuint (notified, ==, 6);
  g_assert_false (vst_saved_pool_get_has_client_secret (pool));
}

static void
test_properties (void)
{
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new ();
  g_autoptr (VstSecret) secret = vst_secret_new_text ("abc");
  g_autoptr (VstSecret) got = NULL;
  g_autofree char *name = NULL;
  VstLoginMethod method;
  VstKeysSource source;

  g_object_set (pool, "name", "A", "login-method", VST_LOGIN_METHOD_ADMINISTRATOR, "keys-source",
                VST_KEYS_PASTED, "secret-access-key", secret, NULL);
  g_object_get (pool, "name", &name, "login-method", &method, "keys-source", &source,
                "secret-access-key", &got, NULL);

  g_assert_cmpstr (name, ==, "A");
  g_assert_cmpint (method, ==, VST_LOGIN_METHOD_ADMINISTRATOR);
  g_assert_cmpint (source, ==, VST_KEYS_PASTED);
  g_assert_true (got == secret);
  g_assert_true (vst_saved_pool_get_secret_access_key (pool) == secret);
}

static void
test_copy (void)
{
  g_autoptr (VstSavedPool) pool = make_pool ();
  g_autoptr (VstSavedPool) copy = NULL;

  vst_saved_pool_set_keys_source (pool, VST_KEYS_PROFILE);
  vst_saved_pool_set_login_method (pool, VST_LOGIN_METHOD_PASSWORD);
  vst_saved_pool_set_profile (pool, "work");
  set_secret (pool, VST_POOL_FIELD_CLIENT_SECRET, "abc");
  copy = vst_saved_pool_copy (pool);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "other");

  g_assert_cmpstr (vst_saved_pool_get_id (copy), ==, vst_saved_pool_get_id (pool));
  g_assert_cmpstr (vst_saved_pool_get_client_id (copy), ==, CLIENT_ID);
  g_assert_cmpstr (vst_saved_pool_get_profile (copy), ==, "work");
  g_assert_cmpint (vst_saved_pool_get_keys_source (copy), ==, VST_KEYS_PROFILE);
  g_assert_cmpint (vst_saved_pool_get_login_method (copy), ==, VST_LOGIN_METHOD_PASSWORD);
  g_assert_true (vst_saved_pool_get_has_client_secret (copy));
  g_assert_cmpstr (vst_secret_get_text (vst_saved_pool_get_client_secret (copy)), ==, "abc");
}

static void
test_huge (void)
{
  g_autoptr (VstSavedPool) pool = make_pool ();
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'a');

  for (VstPoolField field = VST_POOL_FIELD_NAME; field <= VST_POOL_FIELD_SESSION_TOKEN; field++)
    {
      if (field == VST_POOL_FIELD_CLIENT_SECRET || field >= VST_POOL_FIELD_SECRET_ACCESS_KEY)
        set_secret (pool, field, huge);
      else
        vst_saved_pool_set_text (pool, field, huge);
      g_assert_cmpint (vst_saved_pool_check (pool, field), ==, VST_VALUE_FAULT_TOO_LONG);
    }
  g_assert_cmpuint (strlen (vst_saved_pool_get_name (pool)), <=, 4096);
}

static void
test_regions (void)
{
  const char *const *regions = vst_saved_pool_get_known_regions ();

  g_assert_true (g_strv_contains (regions, "eu-west-1"));
  for (guint i = 1; regions[i] != NULL; i++)
    g_assert_cmpstr (regions[i - 1], <, regions[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/saved-pool/check/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_check);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (secret_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/saved-pool/check/", secret_cases[i].name, NULL);

      g_test_add_data_func (path, &secret_cases[i], test_check_secret);
    }
  g_test_add_func ("/flow/saved-pool/temporary-keys", test_temporary_keys_need_a_token);
  g_test_add_func ("/flow/saved-pool/complete", test_complete);
  g_test_add_func ("/flow/saved-pool/practice", test_practice);
  g_test_add_func ("/flow/saved-pool/region-follows", test_region_follows);
  g_test_add_func ("/flow/saved-pool/notify", test_notify);
  g_test_add_func ("/flow/saved-pool/properties", test_properties);
  g_test_add_func ("/flow/saved-pool/copy", test_copy);
  g_test_add_func ("/flow/saved-pool/huge", test_huge);
  g_test_add_func ("/flow/saved-pool/regions", test_regions);

  return g_test_run ();
}
