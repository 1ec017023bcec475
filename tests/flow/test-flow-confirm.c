#include "flow-fixture.h"

static TestFlow *
new_on_confirm (TestPool pool)
{
  TestFlow *self = test_flow_new (pool);

  test_flow_to_confirm (self);
  return self;
}

static void
answer_status (const char *status)
{
  fake_succeed (fake_take ("AdminGetUser"), fake_user ("ana", status),
                (GDestroyNotify) vst_cognito_user_free);
}

static void
test_sends_the_code (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  vst_flow_confirm (self->flow, " 012-345 ");
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_CONFIRMING);
  call = fake_take ("ConfirmSignUp");
  g_assert_cmpstr (call->user_name, ==, TEST_NAME);
  g_assert_cmpstr (call->code, ==, "012345");
}

static void
test_malformed_code (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);

  vst_flow_confirm (self->flow, "");
  test_flow_assert_problem (self, VST_STEP_CONFIRM, VST_FLOW_ERROR_CODE_EMPTY, 0);
  vst_flow_confirm (self->flow, "code");
  test_flow_assert_problem (self, VST_STEP_CONFIRM, VST_FLOW_ERROR_CODE_FORM, 0);
  fake_assert_only (NULL);
}

static void
test_wrong_code (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);

  vst_flow_confirm (self->flow, "000000");
  test_flow_fail ("ConfirmSignUp", VST_COGNITO_ERROR_CODE_MISMATCH);
  test_flow_assert_problem (self, VST_STEP_CONFIRM, VST_FLOW_ERROR_CODE_WRONG, 0);
  g_assert_cmpint (vst_problem_get_field (vst_flow_get_problem (self->flow)), ==, VST_FIELD_CODE);
}

static void
test_expired_code (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);

  vst_flow_confirm (self->flow, "000000");
  test_flow_fail ("ConfirmSignUp", VST_COGNITO_ERROR_CODE_EXPIRED);
  test_flow_assert_problem (self, VST_STEP_CONFIRM, VST_FLOW_ERROR_CODE_EXPIRED,
                            VST_REMEDY_SEND_NEW_CODE);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_SEND_NEW_CODE);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_SENDING_CODE);
  test_flow_assert_no_problem (self);
  g_assert_cmpuint (fake_count ("ResendConfirmationCode"), ==, 1);
}

/* After Confirm the person is logged in with the password that is held. */
static void
test_logs_in_by_itself (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  vst_flow_confirm (self->flow, "123456");
  fake_succeed_boolean (fake_take ("ConfirmSignUp"));
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_LOGGING_IN);
  g_assert_cmpint (vst_flow_get_step (self->flow), ==, VST_STEP_CONFIRM);
  call = fake_take ("InitiateAuth");
  g_assert_cmpstr (call->password, ==, TEST_PASSWORD);
}

static void
test_asks_for_a_password (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);

  vst_flow_set_password (self->flow, NULL);
  vst_flow_confirm (self->flow, "123456");
  fake_succeed_boolean (fake_take ("ConfirmSignUp"));
  test_flow_assert_step (self, VST_STEP_LOG_IN);
  test_flow_assert_no_problem (self);
  fake_assert_only (NULL);
}

static void
test_already_confirmed (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);

  vst_flow_confirm (self->flow, "123456");
  test_flow_fail ("ConfirmSignUp", VST_COGNITO_ERROR_ALREADY_CONFIRMED);
  g_assert_cmpuint (fake_count ("InitiateAuth"), ==, 1);
  test_flow_assert_no_problem (self);
}

/* The code went through; what failed is the login, and that is tried again. */
static void
test_login_fails_after_confirming (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);

  vst_flow_confirm (self->flow, "123456");
  fake_succeed_boolean (fake_take ("ConfirmSignUp"));
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_OFFLINE);
  test_flow_assert_problem (self, VST_STEP_CONFIRM, VST_FLOW_ERROR_OFFLINE, VST_REMEDY_TRY_AGAIN);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  fake_assert_only ("InitiateAuth");
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_OFFLINE);

  vst_flow_confirm (self->flow, "123456"); /* a user is confirmed once */
  fake_assert_only ("InitiateAuth");
}

static void
test_skip (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);

  vst_flow_skip_confirm (self->flow);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_USER_NOT_CONFIRMED);
  test_flow_assert_problem (self, VST_STEP_CONFIRM, VST_FLOW_ERROR_USER_NOT_CONFIRMED,
                            VST_REMEDY_SEND_NEW_CODE);

  vst_flow_skip_confirm (self->flow);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-1");
  test_flow_assert_step (self, VST_STEP_CODE);
  g_assert_cmpint (vst_flow_get_stage_state (self->flow, VST_STAGE_CONFIRM), ==,
                   VST_STAGE_STATE_SKIPPED);
}

/* --- a new code --- */

static void
answer_resent (const char *destination)
{
  fake_succeed (fake_take ("ResendConfirmationCode"),
                destination != NULL ? vst_code_delivery_new ("email", "EMAIL", destination) : NULL,
                (GDestroyNotify) vst_code_delivery_free);
}

static void
test_resend (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);

  g_assert_cmpint (vst_flow_get_resend_at (self->flow), ==, 0);
  vst_flow_resend_code (self->flow);
  answer_resent ("b***@e***");
  test_flow_assert_step (self, VST_STEP_CONFIRM);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_CODE_SENT);
  g_assert_cmpstr (vst_flow_get_delivery_destination (self->flow), ==, "b***@e***");
  g_assert_cmpint (vst_flow_get_resend_at (self->flow), ==, self->uptime + 30 * G_USEC_PER_SEC);

  test_flow_pass (self, 29);
  vst_flow_resend_code (self->flow);
  fake_assert_only (NULL);
  test_flow_pass (self, 1);
  vst_flow_resend_code (self->flow);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_NONE);
  answer_resent (NULL);
  g_assert_cmpstr (vst_flow_get_delivery_destination (self->flow), ==, "b***@e***");
}

static void
test_resend_refused (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);

  vst_flow_resend_code (self->flow);
  test_flow_fail ("ResendConfirmationCode", VST_COGNITO_ERROR_LIMIT);
  test_flow_assert_problem (self, VST_STEP_CONFIRM, VST_FLOW_ERROR_LIMIT, VST_REMEDY_TRY_AGAIN);
  g_assert_cmpint (vst_flow_get_resend_at (self->flow), ==, 0);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_NONE);
}

static void
test_resend_already_confirmed (void)
{
  g_autoptr (TestFlow) self = new_on_confirm (TEST_POOL_DEFAULT);

  vst_flow_resend_code (self->flow);
  test_flow_fail ("ResendConfirmationCode", VST_COGNITO_ERROR_ALREADY_CONFIRMED);
  g_assert_cmpuint (fake_count ("InitiateAuth"), ==, 1);
}

/* --- the status, beside the walk --- */

static TestFlow *
new_with_status (void)
{
  TestFlow *self = test_flow_new (TEST_POOL_KEYS);

  test_flow_to_sign_up (self);
  test_flow_sign_up (self);
  fake_succeed (fake_take ("SignUp"), fake_signed_up (FALSE, "a***@e***"),
                (GDestroyNotify) vst_sign_up_result_free);
  test_flow_assert_step (self, VST_STEP_CONFIRM); /* without waiting */
  g_assert_null (vst_flow_get_status_before (self->flow));
  return self;
}

static void
test_status (void)
{
  g_autoptr (TestFlow) self = new_with_status ();

  answer_status ("UNCONFIRMED");
  g_assert_cmpstr (vst_flow_get_status_before (self->flow), ==, "UNCONFIRMED");
  g_assert_cmpstr (vst_flow_get_status (self->flow), ==, "UNCONFIRMED");
  g_assert_true (vst_flow_get_user_enabled (self->flow));

  vst_flow_confirm (self->flow, "123456");
  fake_succeed_boolean (fake_take ("ConfirmSignUp"));
  g_assert_cmpuint (fake_count ("AdminInitiateAuth"), ==, 1); /* beside it */
  answer_status ("CONFIRMED");
  g_assert_cmpstr (vst_flow_get_status_before (self->flow), ==, "UNCONFIRMED");
  g_assert_cmpstr (vst_flow_get_status (self->flow), ==, "CONFIRMED");
}

static void
test_status_in_the_wrong_order (void)
{
  g_autoptr (TestFlow) self = new_with_status ();
  g_autoptr (FakeCall) before = fake_take ("AdminGetUser");

  vst_flow_confirm (self->flow, "123456");
  fake_succeed_boolean (fake_take ("ConfirmSignUp"));
  answer_status ("CONFIRMED");
  fake_succeed (g_steal_pointer (&before), fake_user ("ana", "UNCONFIRMED"),
                (GDestroyNotify) vst_cognito_user_free);
  g_assert_cmpstr (vst_flow_get_status_before (self->flow), ==, "UNCONFIRMED");
  g_assert_cmpstr (vst_flow_get_status (self->flow), ==, "CONFIRMED");
}

static void
test_status_that_nobody_may_see (void)
{
  g_autoptr (TestFlow) self = new_with_status ();

  test_flow_fail ("AdminGetUser", VST_COGNITO_ERROR_KEYS_NOT_PERMITTED);
  test_flow_assert_no_problem (self);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_NONE);
  g_assert_null (vst_flow_get_status (self->flow));
}

static void
test_status_of_another_user (void)
{
  g_autoptr (TestFlow) self = new_with_status ();
  g_autoptr (FakeCall) late = fake_take ("AdminGetUser");

  vst_flow_start_over (self->flow);
  fake_succeed (g_steal_pointer (&late), fake_user ("ana", "UNCONFIRMED"),
                (GDestroyNotify) vst_cognito_user_free);
  g_assert_null (vst_flow_get_status (self->flow));
  g_assert_null (vst_flow_get_status_before (self->flow));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/confirm/" path, test)
  ADD ("sends-the-code", test_sends_the_code);
  ADD ("malformed-code", test_malformed_code);
  ADD ("wrong-code", test_wrong_code);
  ADD ("expired-code", test_expired_code);
  ADD ("logs-in-by-itself", test_logs_in_by_itself);
  ADD ("asks-for-a-password", test_asks_for_a_password);
  ADD ("already-confirmed", test_already_confirmed);
  ADD ("login-fails-after-confirming", test_login_fails_after_confirming);
  ADD ("skip", test_skip);
  ADD ("resend", test_resend);
  ADD ("resend/refused", test_resend_refused);
  ADD ("resend/already-confirmed", test_resend_already_confirmed);
  ADD ("status", test_status);
  ADD ("status/wrong-order", test_status_in_the_wrong_order);
  ADD ("status/not-permitted", test_status_that_nobody_may_see);
  ADD ("status/of-another-user", test_status_of_another_user);
  return g_test_run ();
}
