#include "flow-fixture.h"

static TestFlow *
new_sending_code (TestPool pool)
{
  TestFlow *self = test_flow_new (pool);

  test_flow_to_code (self);
  vst_flow_send_code (self->flow, "123 456");
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_CHECKING);
  return self;
}

static void
test_wrong_code (void)
{
  g_autoptr (TestFlow) self = new_sending_code (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  test_flow_fail ("RespondToAuthChallenge", VST_COGNITO_ERROR_CODE_MISMATCH);
  test_flow_assert_problem (self, VST_STEP_CODE, VST_FLOW_ERROR_CODE_WRONG, 0);
  vst_flow_send_code (self->flow, "654321");
  call = fake_take ("RespondToAuthChallenge");
  g_assert_cmpstr (call->session, ==, "session-1");
  g_assert_cmpstr (call->code, ==, "654321");
}

static void
test_used_code (void)
{
  g_autoptr (TestFlow) self = new_sending_code (TEST_POOL_DEFAULT);

  test_flow_fail ("RespondToAuthChallenge", VST_COGNITO_ERROR_CODE_USED);
  test_flow_assert_problem (self, VST_STEP_CODE, VST_FLOW_ERROR_CODE_USED, 0);
  g_assert_cmpint (vst_flow_get_wait_until (self->flow), ==, TEST_NOW + 20);
  vst_flow_send_code (self->flow, "123456");
  test_flow_assert_problem (self, VST_STEP_CODE, VST_FLOW_ERROR_WAIT_FOR_NEXT_CODE, 0);
  fake_assert_only (NULL);
  test_flow_pass (self, 20);
  test_flow_assert_no_problem (self);
  g_assert_cmpint (vst_flow_get_wait_until (self->flow), ==, 0);
}

static void
test_malformed_code (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_code (self);
  vst_flow_send_code (self->flow, "12345x");
  test_flow_assert_problem (self, VST_STEP_CODE, VST_FLOW_ERROR_CODE_FORM, 0);
  fake_assert_only (NULL);
}

static void
test_session_renewed (void)
{
  g_autoptr (TestFlow) self = new_sending_code (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  test_flow_fail ("RespondToAuthChallenge", VST_COGNITO_ERROR_SESSION_INVALID);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_LOGGING_IN);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-2");
  test_flow_assert_step (self, VST_STEP_CODE);
  test_flow_assert_no_problem (self);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_SESSION_RENEWED);

  vst_flow_send_code (self->flow, "654321");
  call = fake_take ("RespondToAuthChallenge");
  g_assert_cmpstr (call->session, ==, "session-2");
}

static void
test_session_lost_without_password (void)
{
  g_autoptr (TestFlow) self = new_sending_code (TEST_POOL_DEFAULT);

  vst_flow_set_password (self->flow, NULL);
  test_flow_fail ("RespondToAuthChallenge", VST_COGNITO_ERROR_SESSION_INVALID);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_SESSION_EXPIRED, 0);
  fake_assert_only (NULL);
}

static void
test_renewal_that_fails (void)
{
  g_autoptr (TestFlow) self = new_sending_code (TEST_POOL_DEFAULT);

  test_flow_fail ("RespondToAuthChallenge", VST_COGNITO_ERROR_SESSION_INVALID);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_OFFLINE);
  test_flow_assert_problem (self, VST_STEP_CODE, VST_FLOW_ERROR_OFFLINE, VST_REMEDY_TRY_AGAIN);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-2");
  test_flow_assert_step (self, VST_STEP_CODE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_SESSION_RENEWED);
}

/* The keys may start a login, but not end it. */
static void
test_keys_that_end_halfway (void)
{
  g_autoptr (TestFlow) self = new_sending_code (TEST_POOL_KEYS);
  g_autoptr (FakeCall) call = NULL;

  test_flow_fail ("AdminRespondToAuthChallenge", VST_COGNITO_ERROR_KEYS_NOT_PERMITTED);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-2");
  test_flow_assert_step (self, VST_STEP_CODE);
  test_flow_assert_no_problem (self);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_ADMIN_NOT_PERMITTED);

  vst_flow_send_code (self->flow, "123456");
  call = fake_take ("RespondToAuthChallenge");
  g_assert_cmpstr (call->session, ==, "session-2");
}

static void
test_another_challenge_after_the_code (void)
{
  g_autoptr (TestFlow) self = new_sending_code (TEST_POOL_DEFAULT);

  test_flow_challenge ("RespondToAuthChallenge", "DEVICE_SRP_AUTH", "session-2");
  test_flow_assert_step (self, VST_STEP_CANNOT_GO_ON);
  g_assert_cmpstr (vst_flow_get_obstacle_detail (self->flow), ==, "DEVICE_SRP_AUTH");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/code/" path, test)
  ADD ("wrong", test_wrong_code);
  ADD ("used", test_used_code);
  ADD ("malformed", test_malformed_code);
  ADD ("session-renewed", test_session_renewed);
  ADD ("session-lost-without-password", test_session_lost_without_password);
  ADD ("renewal-fails", test_renewal_that_fails);
  ADD ("keys-that-end-halfway", test_keys_that_end_halfway);
  ADD ("another-challenge", test_another_challenge_after_the_code);
  return g_test_run ();
}
