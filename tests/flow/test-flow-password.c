/* Forgotten and changed passwords, preferences, and keys paired anew. */

#include "session-fixture.h"

#define NEW_PASSWORD "Other-Horse-8"

static TestFlow *
new_resetting (void)
{
  TestFlow *self = test_flow_new (TEST_POOL_PASSWORD);

  test_flow_to_log_in (self);
  vst_flow_set_user_name (self->flow, TEST_NAME);
  vst_flow_begin_reset (self->flow);
  test_flow_assert_step (self, VST_STEP_RESET);
  g_assert_false (vst_flow_get_reset_sent (self->flow));
  return self;
}

static TestFlow *
new_reset_sent (void)
{
  TestFlow *self = new_resetting ();

  vst_flow_send_reset_code (self->flow);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_SENDING_RESET);
  fake_succeed (fake_take ("ForgotPassword"), vst_code_delivery_new ("email", "EMAIL", "a***@e***"),
                (GDestroyNotify) vst_code_delivery_free);
  test_flow_assert_step (self, VST_STEP_RESET);
  g_assert_true (vst_flow_get_reset_sent (self->flow));
  return self;
}

static void
reset (TestFlow *self, const char *code, const char *password)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (password);

  vst_flow_reset_password (self->flow, code, secret);
}

static void
test_reset (void)
{
  g_autoptr (TestFlow) self = new_reset_sent ();
  g_autoptr (FakeCall) call = NULL;
  g_autoptr (FakeCall) log_in = NULL;

  g_assert_cmpstr (vst_flow_get_delivery_destination (self->flow), ==, "a***@e***");
  reset (self, "123 456", NEW_PASSWORD);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_RESETTING);
  call = fake_take ("ConfirmForgotPassword");
  g_assert_cmpstr (call->user_name, ==, TEST_NAME);
  g_assert_cmpstr (call->code, ==, "123456");
  g_assert_cmpstr (call->password, ==, NEW_PASSWORD);
  fake_succeed_boolean (g_steal_pointer (&call));

  log_in = fake_take ("InitiateAuth");
  g_assert_cmpstr (log_in->password, ==, NEW_PASSWORD);
  fake_succeed (g_steal_pointer (&log_in), fake_challenge ("SOFTWARE_TOKEN_MFA", "session-1"),
                (GDestroyNotify) vst_auth_reply_free);
  test_flow_assert_step (self, VST_STEP_CODE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_PASSWORD_CHANGED);
}

static void
test_reset_faults (void)
{
  g_autoptr (TestFlow) self = new_resetting ();

  reset (self, "123456", NEW_PASSWORD); /* nobody has sent a code */
  fake_assert_only (NULL);
  vst_flow_set_user_name (self->flow, "");
  vst_flow_send_reset_code (self->flow);
  test_flow_assert_problem (self, VST_STEP_RESET, VST_FLOW_ERROR_USER_NAME_EMPTY, 0);
  fake_assert_only (NULL);
}

static void
test_reset_form (void)
{
  g_autoptr (TestFlow) self = new_reset_sent ();

  reset (self, "12", NEW_PASSWORD);
  test_flow_assert_problem (self, VST_STEP_RESET, VST_FLOW_ERROR_CODE_FORM, 0);
  reset (self, "123456", "");
  test_flow_assert_problem (self, VST_STEP_RESET, VST_FLOW_ERROR_PASSWORD_EMPTY, 0);
  vst_flow_reset_password (self->flow, "123456", NULL);
  test_flow_assert_problem (self, VST_STEP_RESET, VST_FLOW_ERROR_PASSWORD_EMPTY, 0);
  fake_assert_only (NULL);
}

static void
test_code_is_another_users (void)
{
  g_autoptr (TestFlow) self = new_reset_sent ();

  vst_flow_set_user_name (self->flow, "another");
  reset (self, "123456", NEW_PASSWORD);
  fake_assert_only (NULL);
  g_assert_false (vst_flow_get_reset_sent (self->flow));
  vst_flow_send_reset_code (self->flow);
  g_assert_cmpuint (fake_count ("ForgotPassword"), ==, 1);
}

static void
test_reset_code_again (void)
{
  g_autoptr (TestFlow) self = new_reset_sent ();

  vst_flow_send_reset_code (self->flow); /* a double click */
  fake_assert_only (NULL);
  test_flow_pass (self, 30);
  vst_flow_send_reset_code (self->flow);
  fake_succeed (fake_take ("ForgotPassword"), NULL, NULL);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_CODE_SENT);
  g_assert_null (vst_flow_get_delivery_destination (self->flow));
}

static const struct
{
  VstCognitoError refusal;
  VstFlowError code;
} reset_refusals[] = {
  { VST_COGNITO_ERROR_CODE_MISMATCH, VST_FLOW_ERROR_CODE_WRONG },
  { VST_COGNITO_ERROR_CODE_EXPIRED, VST_FLOW_ERROR_CODE_EXPIRED },
  { VST_COGNITO_ERROR_PASSWORD_POLICY, VST_FLOW_ERROR_PASSWORD_POLICY },
  { VST_COGNITO_ERROR_LIMIT, VST_FLOW_ERROR_LIMIT },
};

static void
test_reset_is_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reset_refusals); i++)
    {
      g_autoptr (TestFlow) self = new_reset_sent ();

      reset (self, "123456", NEW_PASSWORD);
      test_flow_fail ("ConfirmForgotPassword", reset_refusals[i].refusal);
      g_assert_cmpint (vst_flow_get_step (self->flow), ==, VST_STEP_RESET);
      g_assert_cmpint (vst_problem_get_code (vst_flow_get_problem (self->flow)), ==,
                       reset_refusals[i].code);
    }
}

static void
test_required_reset (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_PASSWORD);

  test_flow_to_log_in (self);
  test_flow_log_in (self);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_PASSWORD_RESET);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_PASSWORD_RESET,
                            VST_REMEDY_RESET_PASSWORD);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_RESET_PASSWORD);
  test_flow_assert_step (self, VST_STEP_RESET);
  g_assert_cmpstr (vst_flow_get_user_name (self->flow), ==, TEST_NAME);
  test_flow_assert_no_problem (self);
}

static void
change (TestFlow *self, const char *from, const char *to)
{
  g_autoptr (VstSecret) old = vst_secret_new_text (from);
  g_autoptr (VstSecret) new = vst_secret_new_text (to);

  vst_flow_change_password (self->flow, old, new);
}

static void
test_change (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  test_session_verified (self);
  change (self, TEST_PASSWORD, "");
  test_flow_assert_problem (self, VST_STEP_DONE, VST_FLOW_ERROR_PASSWORD_EMPTY, 0);
  change (self, TEST_PASSWORD, NEW_PASSWORD);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_CHANGING);
  call = fake_take ("ChangePassword");
  g_assert_cmpstr (call->session, ==, TEST_PASSWORD);
  g_assert_cmpstr (call->password, ==, NEW_PASSWORD);
  fake_succeed_boolean (g_steal_pointer (&call));
  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_PASSWORD_CHANGED);

  g_assert_null (self->flow->old_password);
  g_assert_null (self->flow->new_password);

  change (self, TEST_PASSWORD, NEW_PASSWORD);
  test_flow_fail ("ChangePassword", VST_COGNITO_ERROR_OFFLINE);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  call = fake_take ("ChangePassword");
  g_assert_cmpstr (call->password, ==, NEW_PASSWORD);
  fake_succeed_boolean (g_steal_pointer (&call));

  change (self, "wrong", NEW_PASSWORD);
  test_flow_fail ("ChangePassword", VST_COGNITO_ERROR_PASSWORD_WRONG);
  test_flow_assert_problem (self, VST_STEP_DONE, VST_FLOW_ERROR_PASSWORD_NOT_PRESENT, 0);
}

static const struct
{
  gboolean enabled;
  gboolean preferred;
  VstMfaSetting sent;
} wishes[] = {
  { FALSE, FALSE, VST_MFA_OFF },
  { FALSE, TRUE, VST_MFA_OFF },
  { TRUE, FALSE, VST_MFA_ON },
  { TRUE, TRUE, VST_MFA_PREFERRED },
};

static void
test_mfa (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_session_verified (self);
  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      FakeCall *call;
      VstCognitoUser *user = fake_user ("ana", NULL);

      vst_flow_set_mfa (self->flow, wishes[i].enabled, wishes[i].preferred);
      call = fake_take ("SetUserMFAPreference");
      g_assert_cmpint (call->totp, ==, wishes[i].sent);
      fake_succeed_boolean (call);
      test_flow_assert_step (self, VST_STEP_DONE);
      g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_MFA_CHANGED);
      user->mfa_methods = g_strsplit ("SOFTWARE_TOKEN_MFA", ",", 0);
      user->preferred_mfa = g_strdup (wishes[i].preferred ? "SOFTWARE_TOKEN_MFA" : NULL);
      fake_succeed (fake_take ("GetUser"), user, (GDestroyNotify) vst_cognito_user_free);
      g_assert_cmpstr (vst_flow_get_mfa_settings (self->flow)[0], ==, "SOFTWARE_TOKEN_MFA");
      g_assert_cmpstr (vst_flow_get_preferred_mfa (self->flow), ==,
                       wishes[i].preferred ? "SOFTWARE_TOKEN_MFA" : NULL);
    }
}

/* What was asked before the change may be answered after it. */
static void
test_mfa_answered_late (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  VstCognitoUser *user = fake_user ("ana", NULL);
  FakeCall *first;

  test_session_verified (self);
  vst_flow_ask_mfa (self->flow);
  first = fake_take ("GetUser");
  vst_flow_set_mfa (self->flow, TRUE, TRUE);
  fake_succeed_boolean (fake_take ("SetUserMFAPreference"));
  user->preferred_mfa = g_strdup ("SOFTWARE_TOKEN_MFA");
  fake_succeed (fake_take ("GetUser"), user, (GDestroyNotify) vst_cognito_user_free);
  fake_succeed (first, fake_user ("ana", NULL), (GDestroyNotify) vst_cognito_user_free);
  g_assert_cmpstr (vst_flow_get_preferred_mfa (self->flow), ==, "SOFTWARE_TOKEN_MFA");
}

static void
test_pair_again (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autofree char *code = NULL;
  FakeCall *call;

  test_session_verified (self);
  code = test_flow_code (self, 0);
  vst_flow_pair_again (self->flow);
  call = fake_take ("AssociateSoftwareToken");
  g_assert_nonnull (call->access_token);
  fake_succeed (call, fake_association (TEST_KEY, "unused"),
                (GDestroyNotify) vst_token_association_free);
  test_flow_assert_step (self, VST_STEP_PAIR);
  g_assert_true (vst_pairing_get_replaces (vst_flow_get_pairing (self->flow)));
  test_flow_pass (self, 3600); /* no session runs out */
  test_flow_assert_no_problem (self);

  vst_flow_verify_pairing (self->flow, code);
  call = fake_take ("VerifySoftwareToken");
  g_assert_nonnull (call->access_token);
  fake_verify (call, FALSE, NULL);
  test_flow_assert_problem (self, VST_STEP_PAIR, VST_FLOW_ERROR_CODE_WRONG, 0);
  vst_flow_verify_pairing (self->flow, code);
  fake_verify (fake_take ("VerifySoftwareToken"), TRUE, NULL);
  call = fake_take ("SetUserMFAPreference");
  g_assert_cmpint (call->totp, ==, VST_MFA_PREFERRED);
  fake_succeed_boolean (call);
  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_nonnull (vst_flow_get_account (self->flow));
  g_assert_null (vst_flow_get_pairing (self->flow));
}

static void
test_pair_again_is_given_up (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_session_verified (self);
  vst_flow_pair_again (self->flow);
  test_flow_associate (TEST_KEY);
  vst_flow_go_back (self->flow);
  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_nonnull (vst_flow_get_account (self->flow));
}

static void
test_finish_now (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  FakeCall *call;

  test_flow_to_paired_code (self);
  g_assert_true (vst_flow_get_can_finish_now (self->flow));
  vst_flow_finish_pairing_now (self->flow);
  call = fake_take ("RespondToAuthChallenge");
  g_assert_cmpint (call->challenge, ==, VST_CHALLENGE_MFA_SETUP);
  g_assert_cmpstr (call->session, ==, "session-3"); /* of the verification */
  fake_succeed (call, test_session_tokens (FALSE), (GDestroyNotify) vst_auth_reply_free);
  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_false (vst_flow_get_can_finish_now (self->flow));
}

static void
test_finish_too_late (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_paired_code (self);
  test_flow_pass (self, 181);
  vst_flow_finish_pairing_now (self->flow);
  test_flow_assert_problem (self, VST_STEP_CODE, VST_FLOW_ERROR_SESSION_EXPIRED,
                            VST_REMEDY_LOG_IN_AGAIN);
  g_assert_false (vst_flow_get_can_finish_now (self->flow));
  fake_assert_only (NULL);
}

static void
test_finish_is_refused (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_paired_code (self);
  vst_flow_finish_pairing_now (self->flow);
  test_flow_fail ("RespondToAuthChallenge", VST_COGNITO_ERROR_SESSION_INVALID);
  g_assert_cmpint (vst_flow_get_step (self->flow), ==, VST_STEP_CODE);
  g_assert_false (vst_flow_get_can_finish_now (self->flow));
  test_flow_pass (self, 30);
  vst_flow_send_code (self->flow, "654321"); /* the ordinary way is still open */
  g_assert_cmpuint (fake_count ("RespondToAuthChallenge"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/password/" path, test)
  ADD ("reset/all", test_reset);
  ADD ("reset/faults", test_reset_faults);
  ADD ("reset/form", test_reset_form);
  ADD ("reset/another-users-code", test_code_is_another_users);
  ADD ("reset/code-again", test_reset_code_again);
  ADD ("reset/is-refused", test_reset_is_refused);
  ADD ("reset/required", test_required_reset);
  ADD ("change", test_change);
  ADD ("mfa", test_mfa);
  ADD ("mfa-answered-late", test_mfa_answered_late);
  ADD ("pair-again", test_pair_again);
  ADD ("pair-again-is-given-up", test_pair_again_is_given_up);
  ADD ("finish/now", test_finish_now);
  ADD ("finish/too-late", test_finish_too_late);
  ADD ("finish/is-refused", test_finish_is_refused);
  return g_test_run ();
}
