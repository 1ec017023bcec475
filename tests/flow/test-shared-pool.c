#include "flow/vst-shared-pool.h"

#include <string.h>

#include "flow/vst-flow-error.h"

static VstSharedPool *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  VstSharedPool *shared = vst_shared_pool_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return shared;
}

static void
test_read (void)
{
  g_autoptr (VstSharedPool) shared =
      parse ("{\"name\":\"Staging\",\"userPoolId\":\"eu-west-1_AbCdEf123\","
             "\"clientId\":\"1example23456789\",\"signInMethod\":\"srp\",\"awsProfile\":\"qa\"}");

  g_assert_cmpstr (vst_saved_pool_get_name (shared->pool), ==, "Staging");
  g_assert_cmpstr (vst_saved_pool_get_region (shared->pool), ==, "eu-west-1");
  g_assert_cmpstr (vst_saved_pool_get_client_id (shared->pool), ==, "1example23456789");
  g_assert_cmpint (vst_saved_pool_get_login_method (shared->pool), ==, VST_LOGIN_METHOD_SRP);
  g_assert_cmpint (vst_saved_pool_get_keys_source (shared->pool), ==, VST_KEYS_PROFILE);
  g_assert_cmpstr (vst_saved_pool_get_profile (shared->pool), ==, "qa");
  g_assert_null (shared->user_name);
  g_assert_null (shared->password);
}

/* AWS's .NET example tells who is to walk, too. */
static void
test_person (void)
{
  g_autoptr (VstSharedPool) shared =
      parse ("{\"PoolId\":\"eu-west-1_AbCdEf123\",\"UserName\":\"ada\","
             "\"Email\":\"ada@example.com\",\"Password\":\"Vestibule-7-door\"}");

  g_assert_cmpstr (shared->user_name, ==, "ada");
  g_assert_cmpstr (shared->email, ==, "ada@example.com");
  g_assert_nonnull (shared->password);
}

static void
test_bad (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_shared_pool_parse ("<html>", 6, &error));
  g_assert_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_FAILED);
}

static void
set_secret (VstSavedPool *pool, VstPoolField field)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("do not share this");

  vst_saved_pool_set_secret (pool, field, secret);
}

/* All of the pool is in the file but its secrets, and the keys that were pasted. */
static void
test_write (void)
{
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new ();
  g_autofree char *text = NULL;
  g_autoptr (VstSharedPool) shared = NULL;

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, "Staging");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "eu-west-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "1example23456789");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_ENDPOINT, "http://127.0.0.1:9229");
  vst_saved_pool_set_login_method (pool, VST_LOGIN_METHOD_ADMINISTRATOR);
  vst_saved_pool_set_keys_source (pool, VST_KEYS_PASTED);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_ACCESS_KEY_ID, "AKIAIOSFODNN7EXAMPLE");
  set_secret (pool, VST_POOL_FIELD_CLIENT_SECRET);
  set_secret (pool, VST_POOL_FIELD_SECRET_ACCESS_KEY);
  set_secret (pool, VST_POOL_FIELD_SESSION_TOKEN);

  text = vst_shared_pool_write (pool);
  g_assert_null (strstr (text, "share"));
  g_assert_null (strstr (text, "AKIA"));
  shared = parse (text);
  g_assert_cmpstr (vst_saved_pool_get_name (shared->pool), ==, "Staging");
  g_assert_cmpstr (vst_saved_pool_get_region (shared->pool), ==, "eu-west-1");
  g_assert_cmpstr (vst_saved_pool_get_user_pool_id (shared->pool), ==, "eu-west-1_AbCdEf123");
  g_assert_cmpstr (vst_saved_pool_get_client_id (shared->pool), ==, "1example23456789");
  g_assert_cmpstr (vst_saved_pool_get_endpoint (shared->pool), ==, "http://127.0.0.1:9229");
  g_assert_cmpint (vst_saved_pool_get_login_method (shared->pool), ==,
                   VST_LOGIN_METHOD_ADMINISTRATOR);
  g_assert_cmpint (vst_saved_pool_get_keys_source (shared->pool), ==, VST_KEYS_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow/shared-pool/read", test_read);
  g_test_add_func ("/flow/shared-pool/person", test_person);
  g_test_add_func ("/flow/shared-pool/bad", test_bad);
  g_test_add_func ("/flow/shared-pool/write", test_write);
  return g_test_run ();
}
