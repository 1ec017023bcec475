#include "flow-fixture.h"
#include "slow-local-pool.h"
#include "test-file-keyring.h"

#include "flow/vst-pool-secrets.h"
#include "flow/vst-saved-pool-private.h"

/* --- fixtures --- */

static VstFlow *
new_flow (TestLocalPool *local)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();

  return vst_flow_new (keyring, local != NULL ? VST_LOCAL_POOL (local) : NULL);
}

static VstSavedPool *
new_pool (void)
{
  VstSavedPool *pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, "Staging");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "eu-west-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "1234567890abcdefghijklmnop");
  return pool;
}

static void
wait_until_open (VstFlow *flow)
{
  while (flow->opening == VST_OPENING_UNDER_WAY)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_problem (VstFlow *flow, VstFlowError code, guint remedies)
{
  g_assert_cmpint (vst_flow_get_step (flow), ==, VST_STEP_WELCOME);
  g_assert_cmpint (vst_flow_get_busy (flow), ==, VST_BUSY_NONE);
  g_assert_nonnull (vst_flow_get_problem (flow));
  g_assert_cmpint (vst_problem_get_code (vst_flow_get_problem (flow)), ==, code);
  g_assert_cmpuint (vst_problem_get_remedies (vst_flow_get_problem (flow)), ==, remedies);
}

static void
drop (VstFlow *flow)
{
  gpointer gone = flow;

  g_object_add_weak_pointer (G_OBJECT (flow), &gone);
  g_object_unref (flow);
  g_assert_null (gone);
  fake_clear ();
}

/* --- the practice pool --- */

static void
test_practice (void)
{
  g_autoptr (TestLocalPool) local = test_local_pool_new ();
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new_practice ();
  VstFlow *flow = new_flow (local);

  vst_flow_begin_sign_up (flow); /* no pool yet */
  g_assert_cmpint (vst_flow_get_busy (flow), ==, VST_BUSY_NONE);

  vst_flow_select_pool (flow, pool);
  g_assert_true (vst_flow_get_pool (flow) == pool);
  g_assert_cmpint (vst_flow_get_busy (flow), ==, VST_BUSY_NONE); /* in the background */
  vst_flow_begin_sign_up (flow);
  g_assert_cmpint (vst_flow_get_busy (flow), ==, VST_BUSY_OPENING);
  g_assert_cmpint (vst_flow_get_step (flow), ==, VST_STEP_WELCOME);

  test_local_pool_succeed (local);
  g_assert_cmpint (vst_flow_get_step (flow), ==, VST_STEP_SIGN_UP);
  g_assert_cmpint (vst_flow_get_busy (flow), ==, VST_BUSY_NONE);
  g_assert_true (vst_flow_has_credentials (flow));
  g_assert_cmpstr (vst_pool_get_endpoint (fake_get_pool ()), ==, "http://127.0.0.1:9229");
  g_assert_cmpstr (vst_pool_get_user_pool_id (fake_get_pool ()), ==, "us-east-1_Practice1");
  g_assert_cmpstr (vst_aws_credentials_get_access_key_id (fake_get_credentials ()), ==,
                   "AKIAPRACTICE");
  drop (flow);
}

static void
test_practice_cancelled (void)
{
  g_autoptr (TestLocalPool) local = test_local_pool_new ();
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new_practice ();
  VstFlow *flow = new_flow (local);

  vst_flow_select_pool (flow, pool);
  vst_flow_begin_log_in (flow);
  vst_flow_cancel (flow);
  g_assert_cmpint (vst_flow_get_busy (flow), ==, VST_BUSY_NONE);
  test_local_pool_succeed (local);
  g_assert_cmpint (vst_flow_get_step (flow), ==, VST_STEP_WELCOME);
  vst_flow_begin_log_in (flow);
  g_assert_cmpint (vst_flow_get_step (flow), ==, VST_STEP_LOG_IN);
  drop (flow);
}

static void
test_practice_fails (void)
{
  g_autoptr (TestLocalPool) local = test_local_pool_new ();
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new_practice ();
  VstFlow *flow = new_flow (local);

  vst_flow_select_pool (flow, pool);
  test_local_pool_fail (local);
  g_assert_null (vst_flow_get_problem (flow)); /* until somebody wants it */
  vst_flow_begin_sign_up (flow);
  assert_problem (flow, VST_FLOW_ERROR_PRACTICE, VST_REMEDY_TRY_AGAIN);
  g_assert_cmpstr (vst_problem_get_detail (vst_flow_get_problem (flow)), ==, "no port is free");

  vst_flow_apply_remedy (flow, VST_REMEDY_TRY_AGAIN);
  g_assert_cmpint (vst_flow_get_busy (flow), ==, VST_BUSY_OPENING);
  test_local_pool_succeed (local);
  g_assert_cmpint (vst_flow_get_step (flow), ==, VST_STEP_SIGN_UP);
  drop (flow);
}

static void
test_no_practice_pool (void)
{
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new_practice ();
  VstFlow *flow = new_flow (NULL);

  vst_flow_select_pool (flow, pool);
  vst_flow_begin_sign_up (flow);
  assert_problem (flow, VST_FLOW_ERROR_PRACTICE, VST_REMEDY_TRY_AGAIN);
  drop (flow);
}

static void
test_dropped_while_starting (void)
{
  g_autoptr (TestLocalPool) local = test_local_pool_new ();
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new_practice ();
  VstFlow *flow = new_flow (local);

  vst_flow_select_pool (flow, pool);
  vst_flow_begin_sign_up (flow);
  drop (flow);
  test_local_pool_succeed (local);
}

/* --- saved pools --- */

static void
test_saved (void)
{
  g_autoptr (VstSavedPool) pool = new_pool ();
  g_autoptr (VstSecret) secret = vst_secret_new_text ("clientsecretclientsecret");
  VstFlow *flow = new_flow (NULL);

  vst_saved_pool_set_secret (pool, VST_POOL_FIELD_CLIENT_SECRET, secret);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_ENDPOINT, "http://localhost:4566");
  vst_flow_select_pool (flow, pool);
  wait_until_open (flow);
  g_assert_cmpstr (vst_pool_get_region (fake_get_pool ()), ==, "eu-west-1");
  g_assert_cmpstr (vst_pool_get_client_id (fake_get_pool ()), ==, "1234567890abcdefghijklmnop");
  g_assert_cmpstr (vst_pool_get_endpoint (fake_get_pool ()), ==, "http://localhost:4566");
  g_assert_true (vst_secret_equal (vst_pool_get_client_secret (fake_get_pool ()), secret));
  g_assert_null (fake_get_credentials ());
  fake_assert_only (NULL); /* nobody may ask for a description */
  drop (flow);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *kept = user_data;

  *kept = vst_pool_secrets_keep_finish (VST_KEYRING (source), result, NULL);
  g_assert_true (*kept);
}

/* @pool as it is after a restart: without its secrets, which the keyring has. */
static VstSavedPool *
keep_secrets (VstSavedPool *pool)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  gboolean kept = FALSE;

  vst_pool_secrets_keep_async (keyring, pool, NULL, on_kept, &kept);
  while (!kept)
    g_main_context_iteration (NULL, TRUE);
  vst_saved_pool_set_secret (pool, VST_POOL_FIELD_CLIENT_SECRET, NULL);
  vst_saved_pool_set_secret (pool, VST_POOL_FIELD_SECRET_ACCESS_KEY, NULL);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_ACCESS_KEY_ID, "");
  return pool;
}

static void
test_secrets_from_the_keyring (void)
{
  g_autoptr (VstSavedPool) pool = new_pool ();
  g_autoptr (VstSecret) secret = vst_secret_new_text ("wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY0");
  VstFlow *flow = new_flow (NULL);

  vst_saved_pool_set_keys_source (pool, VST_KEYS_PASTED);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_ACCESS_KEY_ID, "AKIAIOSFODNN7EXAMPLE");
  vst_saved_pool_set_secret (pool, VST_POOL_FIELD_SECRET_ACCESS_KEY, secret);
  keep_secrets (pool);

  vst_flow_select_pool (flow, pool);
  wait_until_open (flow);
  g_assert_nonnull (fake_get_credentials ());
  g_assert_cmpstr (vst_aws_credentials_get_access_key_id (fake_get_credentials ()), ==,
                   "AKIAIOSFODNN7EXAMPLE");
  g_assert_null (vst_saved_pool_get_secret_access_key (pool)); /* the list stays without */
  drop (flow);
}

static void
test_client_secret_asked (void)
{
  g_autoptr (VstSavedPool) pool = new_pool ();
  VstFlow *flow = new_flow (NULL);

  vst_saved_pool_set_has_client_secret (pool, TRUE);
  vst_flow_select_pool (flow, pool);
  wait_until_open (flow);
  g_assert_null (vst_flow_get_problem (flow));
  vst_flow_begin_log_in (flow);
  assert_problem (flow, VST_FLOW_ERROR_CLIENT_SECRET_ASKED,
                  VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS);
  drop (flow);
}

/* --- AWS keys that cannot be had --- */

static void
use_no_profile (VstSavedPool *pool)
{
  vst_saved_pool_set_keys_source (pool, VST_KEYS_PROFILE);
  vst_saved_pool_set_profile (pool, "nobody");
}

static void
test_keys_are_no_condition (void)
{
  g_autoptr (VstSavedPool) pool = new_pool ();
  VstFlow *flow = new_flow (NULL);

  use_no_profile (pool);
  vst_flow_select_pool (flow, pool);
  vst_flow_begin_sign_up (flow);
  wait_until_open (flow);
  g_assert_cmpint (vst_flow_get_step (flow), ==, VST_STEP_SIGN_UP);
  g_assert_cmpint (vst_flow_get_notice (flow), ==, VST_NOTICE_KEYS_UNREADABLE);
  g_assert_false (vst_flow_has_credentials (flow));
  vst_flow_begin_log_in (flow);
  g_assert_cmpint (vst_flow_get_notice (flow), ==, VST_NOTICE_NONE); /* said once */
  drop (flow);
}

static void
test_keys_for_an_administrator (void)
{
  g_autoptr (VstSavedPool) pool = new_pool ();
  VstFlow *flow = new_flow (NULL);

  use_no_profile (pool);
  vst_saved_pool_set_login_method (pool, VST_LOGIN_METHOD_ADMINISTRATOR);
  vst_flow_select_pool (flow, pool);
  wait_until_open (flow);
  vst_flow_begin_sign_up (flow);
  assert_problem (flow, VST_FLOW_ERROR_KEYS_MISSING,
                  VST_REMEDY_TRY_AGAIN | VST_REMEDY_USE_PASSWORD_LOGIN
                      | VST_REMEDY_OPEN_POOL_SETTINGS);
  g_assert_cmpstr (vst_problem_get_detail (vst_flow_get_problem (flow)), ==, "nobody");

  vst_flow_apply_remedy (flow, VST_REMEDY_USE_PASSWORD_LOGIN);
  g_assert_cmpint (vst_flow_get_step (flow), ==, VST_STEP_SIGN_UP);
  drop (flow);
}

static void
test_pasted_keys_asked (void)
{
  g_autoptr (VstSavedPool) pool = new_pool ();
  VstFlow *flow = new_flow (NULL);

  vst_saved_pool_set_keys_source (pool, VST_KEYS_PASTED);
  vst_saved_pool_set_login_method (pool, VST_LOGIN_METHOD_ADMINISTRATOR);
  vst_flow_select_pool (flow, pool);
  wait_until_open (flow);
  vst_flow_begin_log_in (flow);
  assert_problem (flow, VST_FLOW_ERROR_KEYS_ASKED,
                  VST_REMEDY_TRY_AGAIN | VST_REMEDY_USE_PASSWORD_LOGIN
                      | VST_REMEDY_OPEN_POOL_SETTINGS);
  drop (flow);
}

static void
test_environment (void)
{
  g_autoptr (VstSavedPool) pool = new_pool ();
  VstFlow *flow = new_flow (NULL);

  vst_saved_pool_set_keys_source (pool, VST_KEYS_ENVIRONMENT);
  vst_flow_select_pool (flow, pool);
  wait_until_open (flow);
  g_assert_cmpstr (vst_aws_credentials_get_access_key_id (fake_get_credentials ()), ==,
                   "AKIAENVIRONMENT");
  drop (flow);
}

static void
test_damaged_pool (void)
{
  g_autoptr (VstSavedPool) pool = new_pool ();
  VstFlow *flow = new_flow (NULL);

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "not a client");
  vst_flow_select_pool (flow, pool);
  vst_flow_begin_sign_up (flow);
  assert_problem (flow, VST_FLOW_ERROR_POOL_NOT_FOUND, VST_REMEDY_OPEN_POOL_SETTINGS);
  drop (flow);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int result;

  g_setenv ("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent/credentials", TRUE);
  g_setenv ("AWS_CONFIG_FILE", "/nonexistent/config", TRUE);
  g_setenv ("AWS_ACCESS_KEY_ID", "AKIAENVIRONMENT", TRUE);
  g_setenv ("AWS_SECRET_ACCESS_KEY", "environment", TRUE);
  g_unsetenv ("AWS_SESSION_TOKEN");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/open/" path, test)
  ADD ("practice", test_practice);
  ADD ("practice/cancelled", test_practice_cancelled);
  ADD ("practice/fails", test_practice_fails);
  ADD ("practice/none", test_no_practice_pool);
  ADD ("practice/dropped-while-starting", test_dropped_while_starting);
  ADD ("saved", test_saved);
  ADD ("saved/secrets-from-the-keyring", test_secrets_from_the_keyring);
  ADD ("saved/client-secret-asked", test_client_secret_asked);
  ADD ("saved/damaged", test_damaged_pool);
  ADD ("keys/are-no-condition", test_keys_are_no_condition);
  ADD ("keys/for-an-administrator", test_keys_for_an_administrator);
  ADD ("keys/pasted-asked", test_pasted_keys_asked);
  ADD ("keys/environment", test_environment);
  result = g_test_run ();
  remove_folder (folder);
  return result;
}
