/* *Stay Logged In*, with a keyring. */

#include "session-fixture.h"
#include "test-async.h"
#include "test-file-keyring.h"

static void
select_again (TestFlow *self)
{
  vst_flow_select_pool (self->flow, self->pool);
  while (self->flow->opening == VST_OPENING_UNDER_WAY)
    g_main_context_iteration (NULL, TRUE);
}

static void
await_staying (TestFlow *self)
{
  while (vst_flow_get_staying_user (self->flow) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The keyring has it: what is asked of it is answered in turn. */
static void
await_kept (TestFlow *self)
{
  g_autoptr (VstKeptLogin) login = NULL;

  while (login == NULL)
    {
      VstKeptLoginPlace place = { vst_saved_pool_get_id (self->pool),
                                  vst_saved_pool_get_user_pool_id (self->pool),
                                  vst_saved_pool_get_client_id (self->pool) };
      g_autoptr (GAsyncResult) result = NULL;

      vst_kept_login_look_up_async (self->flow->keyring, &place, NULL, on_async_done, &result);
      login = vst_kept_login_look_up_finish (self->flow->keyring, wait_for_result (&result), NULL);
    }
}

/* As after a start of the application, with a login that was kept before. */
static TestFlow *
new_staying (void)
{
  TestFlow *self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (TestFlow) first = self;

  test_session_verified (self);
  vst_flow_set_stay (self->flow, TRUE);
  g_assert_cmpstr (vst_flow_get_staying_user (self->flow), ==, "ana");
  await_kept (self);
  vst_flow_start_over (self->flow);
  g_assert_false (vst_flow_get_stay (self->flow));
  select_again (self);
  await_staying (self);
  g_assert_cmpstr (vst_flow_get_staying_user (self->flow), ==, "ana");
  return g_steal_pointer (&first);
}

static void
grant (void)
{
  g_autoptr (VstAuthReply) reply = test_session_tokens (FALSE);

  g_clear_pointer (&reply->tokens->refresh_token, vst_secret_unref);
  fake_succeed (fake_take ("REFRESH_TOKEN_AUTH"), g_steal_pointer (&reply->tokens),
                (GDestroyNotify) vst_auth_tokens_free);
}

static void
test_goes_on (void)
{
  g_autoptr (TestFlow) self = new_staying ();
  g_autoptr (FakeCall) call G_GNUC_UNUSED = NULL;

  vst_flow_continue_as (self->flow);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_LOGGING_IN);
  grant ();
  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_true (vst_flow_get_stay (self->flow));
  g_assert_cmpstr (vst_account_get_user_name (vst_flow_get_account (self->flow)), ==, "ana");
  g_assert_cmpstr (vst_secret_get_text (self->flow->tokens->refresh_token), ==, "opaque");
}

static void
test_is_no_longer_good (void)
{
  g_autoptr (TestFlow) self = new_staying ();

  vst_flow_continue_as (self->flow);
  test_flow_fail ("REFRESH_TOKEN_AUTH", VST_COGNITO_ERROR_TOKEN_INVALID);
  test_flow_assert_problem (self, VST_STEP_WELCOME, VST_FLOW_ERROR_STAY, VST_REMEDY_LOG_IN);
  g_assert_null (vst_flow_get_staying_user (self->flow));
  vst_flow_apply_remedy (self->flow, VST_REMEDY_LOG_IN);
  test_flow_assert_step (self, VST_STEP_LOG_IN);
}

/* What did not reach the service says nothing about the token. */
static void
test_is_offline (void)
{
  g_autoptr (TestFlow) self = new_staying ();

  vst_flow_continue_as (self->flow);
  test_flow_fail ("REFRESH_TOKEN_AUTH", VST_COGNITO_ERROR_OFFLINE);
  test_flow_assert_problem (self, VST_STEP_WELCOME, VST_FLOW_ERROR_OFFLINE, VST_REMEDY_TRY_AGAIN);
  g_assert_cmpstr (vst_flow_get_staying_user (self->flow), ==, "ana");
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  grant ();
  test_flow_assert_step (self, VST_STEP_DONE);
}

static void
test_log_out_forgets (void)
{
  g_autoptr (TestFlow) self = new_staying ();

  vst_flow_continue_as (self->flow);
  grant ();
  vst_flow_log_out (self->flow);
  fake_succeed_boolean (fake_take ("RevokeToken"));
  g_assert_null (vst_flow_get_staying_user (self->flow));
}

static void
test_is_turned_off (void)
{
  g_autoptr (TestFlow) self = new_staying ();

  vst_flow_continue_as (self->flow);
  grant ();
  vst_flow_set_stay (self->flow, FALSE);
  g_assert_null (vst_flow_get_staying_user (self->flow));
}

/* A token that is not what it should be is not kept, and what was kept goes. */
static void
test_failed_tokens_are_not_kept (void)
{
  g_autoptr (TestFlow) self = new_staying ();

  vst_flow_continue_as (self->flow);
  grant ();
  fake_check (fake_take ("jwks.json"), fake_report (VST_TOKEN_USE_ACCESS, VST_TOKEN_RULE_SIGNATURE),
              fake_report (VST_TOKEN_USE_ID, VST_TOKEN_RULE_NOT_BEFORE));
  g_assert_null (vst_flow_get_staying_user (self->flow));
}

/* A keyring that was locked says what it had only after the person has logged in and stays. */
static void
test_is_looked_up_late (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  VstKeptLoginPlace place = { vst_saved_pool_get_id (self->pool),
                              vst_saved_pool_get_user_pool_id (self->pool),
                              vst_saved_pool_get_client_id (self->pool) };
  g_autoptr (GAsyncResult) result = NULL;

  test_session_verified (self);
  vst_flow_find_kept_login (self->flow);
  vst_flow_set_stay (self->flow, TRUE);
  await_kept (self);
  g_assert_cmpstr (vst_flow_get_staying_user (self->flow), ==, "ana");

  vst_flow_set_stay (self->flow, FALSE);
  vst_kept_login_look_up_async (self->flow->keyring, &place, NULL, on_async_done, &result);
  g_assert_null (
      vst_kept_login_look_up_finish (self->flow->keyring, wait_for_result (&result), NULL));
}

static void
test_unchecked_tokens_are_not_kept (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_done (self); /* without the pool's keys */
  vst_flow_set_stay (self->flow, TRUE);
  g_assert_null (vst_flow_get_staying_user (self->flow));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int result;

  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/stay/" path, test)
  ADD ("goes-on", test_goes_on);
  ADD ("is-no-longer-good", test_is_no_longer_good);
  ADD ("is-offline", test_is_offline);
  ADD ("log-out-forgets", test_log_out_forgets);
  ADD ("is-turned-off", test_is_turned_off);
  ADD ("failed-tokens-are-not-kept", test_failed_tokens_are_not_kept);
  ADD ("is-looked-up-late", test_is_looked_up_late);
  ADD ("unchecked-tokens-are-not-kept", test_unchecked_tokens_are_not_kept);
  result = g_test_run ();
  remove_folder (folder);
  return result;
}
