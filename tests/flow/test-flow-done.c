#include "flow-fixture.h"

static TestFlow *
new_logging_in (void)
{
  TestFlow *self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_log_in (self);
  test_flow_log_in (self);
  return self;
}

static void
test_account (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  VstAccount *account;
  g_autoptr (VstToken) id = NULL;
  g_autoptr (VstToken) access = NULL;
  g_autoptr (VstToken) refresh = NULL;
  GListModel *tokens;

  test_flow_to_done (self);
  account = vst_flow_get_account (self->flow);
  g_assert_cmpstr (vst_account_get_user_name (account), ==, "ana");
  g_assert_cmpstr (vst_account_get_sub (account), ==, "sub-1");
  g_assert_cmpstr (vst_account_get_email (account), ==, "ana@example.org");

  tokens = vst_account_get_tokens (account);
  g_assert_cmpuint (g_list_model_get_n_items (tokens), ==, 3);
  id = g_list_model_get_item (tokens, 0);
  access = g_list_model_get_item (tokens, 1);
  refresh = g_list_model_get_item (tokens, 2);
  g_assert_cmpint (vst_token_get_kind (id), ==, VST_TOKEN_KIND_ID);
  g_assert_cmpuint (g_list_model_get_n_items (vst_token_get_claims (id)), ==, 4);
  g_assert_cmpstr (vst_token_get_token_type (access), ==, "Bearer");
  g_assert_cmpint (vst_token_get_expires_in (access), ==, 3600);
  g_assert_cmpint (vst_token_get_expires_at (access), ==,
                   self->uptime + 3600 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (vst_token_get_expires_at (refresh), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (vst_token_get_claims (refresh)), ==, 0);
}

static void
test_drops_what_led_in (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_paired_code (self);
  test_flow_pass (self, 30);
  vst_flow_send_code (self->flow, "654321");
  test_flow_grant ("RespondToAuthChallenge");
  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_false (vst_flow_get_has_password (self->flow));
  g_assert_null (vst_flow_get_pairing (self->flow));
  g_assert_null (self->flow->session);
  g_assert_null (self->flow->code);
  g_assert_null (self->flow->spent_code);
  g_assert_false (vst_flow_get_can_go_back (self->flow));
  for (guint stage = 0; stage < VST_STAGE_DONE; stage++)
    g_assert_cmpint (vst_flow_get_stage_state (self->flow, stage), ==, VST_STAGE_STATE_DONE);
}

static void
grant_opaque (void)
{
  fake_succeed (fake_take ("InitiateAuth"), fake_tokens (NULL, "opaque-access"),
                (GDestroyNotify) vst_auth_reply_free);
}

static void
test_asks_who_it_is (void)
{
  g_autoptr (TestFlow) self = new_logging_in ();
  g_autoptr (FakeCall) call = NULL;
  VstCognitoUser *user = fake_user ("ana", NULL);

  g_ptr_array_add (user->attributes, vst_attribute_new ("sub", "sub-1"));
  grant_opaque ();
  call = fake_take ("GetUser");
  g_assert_cmpstr (call->access_token, ==, "opaque-access");
  fake_succeed (g_steal_pointer (&call), user, (GDestroyNotify) vst_cognito_user_free);
  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_cmpstr (vst_account_get_user_name (vst_flow_get_account (self->flow)), ==, "ana");
  g_assert_cmpstr (vst_account_get_sub (vst_flow_get_account (self->flow)), ==, "sub-1");
}

static void
test_nobody_says_who_it_is (void)
{
  g_autoptr (TestFlow) self = new_logging_in ();

  grant_opaque ();
  test_flow_fail ("GetUser", VST_COGNITO_ERROR_TOKEN_INVALID);
  test_flow_assert_step (self, VST_STEP_DONE);
  test_flow_assert_no_problem (self);
  g_assert_cmpstr (vst_account_get_user_name (vst_flow_get_account (self->flow)), ==, TEST_NAME);
}

static void
assert_forgotten (TestFlow *self)
{
  test_flow_assert_step (self, VST_STEP_WELCOME);
  g_assert_cmpstr (vst_flow_get_user_name (self->flow), ==, "");
  g_assert_cmpstr (vst_flow_get_email (self->flow), ==, "");
  g_assert_false (vst_flow_get_has_password (self->flow));
  g_assert_null (vst_flow_get_account (self->flow));
  g_assert_null (self->flow->tokens);
  g_assert_true (vst_flow_get_pool (self->flow) == self->pool);
  g_assert_false (vst_flow_get_can_go_back (self->flow));
}

static void
test_delete (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_done (self);
  vst_flow_delete_user (self->flow);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_DELETING);
  fake_succeed_boolean (fake_take ("DeleteUser"));
  assert_forgotten (self);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_USER_DELETED);
  test_flow_to_sign_up (self);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_NONE);
}

static void
test_delete_fails (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_done (self);
  vst_flow_delete_user (self->flow);
  test_flow_fail ("DeleteUser", VST_COGNITO_ERROR_TIMED_OUT);
  test_flow_assert_problem (self, VST_STEP_DONE, VST_FLOW_ERROR_TIMED_OUT, VST_REMEDY_TRY_AGAIN);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  test_flow_fail ("DeleteUser", VST_COGNITO_ERROR_USER_NOT_FOUND); /* it had gone well */
  assert_forgotten (self);
}

static void
test_start_over (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_done (self);
  vst_flow_start_over (self->flow);
  assert_forgotten (self);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_NONE);
  fake_assert_only (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/done/" path, test)
  ADD ("account", test_account);
  ADD ("drops-what-led-in", test_drops_what_led_in);
  ADD ("asks-who-it-is", test_asks_who_it_is);
  ADD ("nobody-says-who-it-is", test_nobody_says_who_it_is);
  ADD ("delete", test_delete);
  ADD ("delete-fails", test_delete_fails);
  ADD ("start-over", test_start_over);
  return g_test_run ();
}
