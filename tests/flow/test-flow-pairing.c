#include "flow-fixture.h"

#include <string.h>

static void
answer_unverified (VstCognitoError code)
{
  test_flow_fail ("VerifySoftwareToken", code);
}

static const char *
key_of (TestFlow *self)
{
  return vst_secret_get_text (vst_pairing_get_key (vst_flow_get_pairing (self->flow)));
}

static void
verify (TestFlow *self)
{
  g_autofree char *code = test_flow_code (self, 0);

  vst_flow_verify_pairing (self->flow, code);
}

static void
test_shows_the_key (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  VstPairing *pairing;
  const char *uri;

  test_flow_to_pair (self);
  pairing = vst_flow_get_pairing (self->flow);
  g_assert_cmpstr (key_of (self), ==, TEST_KEY);
  g_assert_false (vst_pairing_get_replaces (pairing));
  g_assert_false (vst_flow_get_pairing_expired (self->flow));
  g_assert_cmpint (vst_pairing_get_expires_at (pairing), ==, self->uptime + 180 * G_USEC_PER_SEC);
  uri = vst_secret_get_text (vst_pairing_get_uri (pairing));
  g_assert_true (g_str_has_prefix (uri, "otpauth://totp/Staging:" TEST_NAME "?"));
  g_assert_nonnull (strstr (uri, "secret=" TEST_KEY));
}

static void
test_session_time_of_the_client (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  self->flow->session_minutes = 15;
  test_flow_to_pair (self);
  g_assert_cmpint (vst_pairing_get_expires_at (vst_flow_get_pairing (self->flow)), ==,
                   self->uptime + 900 * G_USEC_PER_SEC);
}

static void
test_sends_session_and_device (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  test_flow_to_pair (self);
  vst_flow_verify_pairing (self->flow, "012 345");
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_VERIFYING);
  call = fake_take ("VerifySoftwareToken");
  g_assert_cmpstr (call->session, ==, "session-2");
  g_assert_cmpstr (call->code, ==, "012345");
  g_assert_true (g_str_has_prefix (call->device_name, "Vestibule on "));
  g_assert_cmpint (g_utf8_strlen (call->device_name, -1), <=, 100);
}

static void
test_wrong_code_keeps_the_key (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;
  VstPairing *pairing;

  test_flow_to_pair (self);
  pairing = vst_flow_get_pairing (self->flow);
  vst_flow_verify_pairing (self->flow, "000000");
  answer_unverified (VST_COGNITO_ERROR_CODE_MISMATCH);
  test_flow_assert_problem (self, VST_STEP_PAIR, VST_FLOW_ERROR_CODE_WRONG, 0);
  g_assert_true (vst_flow_get_pairing (self->flow) == pairing);

  vst_flow_verify_pairing (self->flow, "111111");
  test_flow_assert_no_problem (self);
  call = fake_take ("VerifySoftwareToken");
  g_assert_cmpstr (call->session, ==, "session-2");
}

static void
test_newer_session_is_used (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  test_flow_to_pair (self);
  vst_flow_verify_pairing (self->flow, "000000");
  fake_verify (fake_take ("VerifySoftwareToken"), FALSE, "session-9");
  vst_flow_verify_pairing (self->flow, "111111");
  call = fake_take ("VerifySoftwareToken");
  g_assert_cmpstr (call->session, ==, "session-9");
}

static void
test_malformed_code_is_not_sent (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_pair (self);
  vst_flow_verify_pairing (self->flow, "12345");
  test_flow_assert_problem (self, VST_STEP_PAIR, VST_FLOW_ERROR_CODE_FORM, 0);
  vst_flow_verify_pairing (self->flow, "");
  test_flow_assert_problem (self, VST_STEP_PAIR, VST_FLOW_ERROR_CODE_EMPTY, 0);
  fake_assert_only (NULL);
}

static void
assert_new_key_after_renewal (TestFlow *self)
{
  g_autoptr (FakeCall) call = NULL;

  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_LOGGING_IN);
  call = fake_take ("InitiateAuth");
  g_assert_cmpstr (call->password, ==, TEST_PASSWORD);
  fake_succeed (g_steal_pointer (&call), fake_challenge ("MFA_SETUP", "session-5"),
                (GDestroyNotify) vst_auth_reply_free);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_PREPARING);
  test_flow_associate ("MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U");

  test_flow_assert_step (self, VST_STEP_PAIR);
  test_flow_assert_no_problem (self);
  g_assert_cmpstr (key_of (self), ==, "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U");
  g_assert_true (vst_pairing_get_replaces (vst_flow_get_pairing (self->flow)));
  g_assert_false (vst_flow_get_pairing_expired (self->flow));
}

static void
test_expires_by_the_clock (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_pair (self);
  test_flow_pass (self, 179);
  g_assert_false (vst_flow_get_pairing_expired (self->flow));
  test_flow_assert_no_problem (self);
  test_flow_pass (self, 1);
  g_assert_true (vst_flow_get_pairing_expired (self->flow));
  test_flow_assert_problem (self, VST_STEP_PAIR, VST_FLOW_ERROR_SESSION_EXPIRED,
                            VST_REMEDY_LOG_IN_AGAIN);
  vst_flow_field_changed (self->flow, VST_FIELD_CODE);
  g_assert_nonnull (vst_flow_get_problem (self->flow)); /* typing does not help */

  verify (self); /* sends nothing */
  test_flow_assert_problem (self, VST_STEP_PAIR, VST_FLOW_ERROR_SESSION_EXPIRED,
                            VST_REMEDY_LOG_IN_AGAIN);
  fake_assert_only (NULL);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_LOG_IN_AGAIN);
  assert_new_key_after_renewal (self);
}

/* The timer itself, not only what it does. */
static void
test_expires_by_itself (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_pair (self);
  self->uptime += 180 * G_USEC_PER_SEC - 1000;
  vst_flow_watch_clock (self->flow);
  self->uptime += 1000;
  while (!vst_flow_get_pairing_expired (self->flow))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_session_lost (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_pair (self);
  verify (self);
  answer_unverified (VST_COGNITO_ERROR_SESSION_INVALID);
  g_assert_true (vst_flow_get_pairing_expired (self->flow));
  test_flow_assert_problem (self, VST_STEP_PAIR, VST_FLOW_ERROR_SESSION_EXPIRED,
                            VST_REMEDY_LOG_IN_AGAIN);
  vst_flow_restart_pairing (self->flow);
  assert_new_key_after_renewal (self);
}

static void
test_expires_while_verifying (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_pair (self);
  verify (self);
  test_flow_pass (self, 200);
  test_flow_assert_no_problem (self);
  answer_unverified (VST_COGNITO_ERROR_CODE_MISMATCH);
  test_flow_assert_problem (self, VST_STEP_PAIR, VST_FLOW_ERROR_SESSION_EXPIRED,
                            VST_REMEDY_LOG_IN_AGAIN);
}

static void
test_expired_without_password (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_pair (self);
  vst_flow_set_password (self->flow, NULL);
  vst_flow_restart_pairing (self->flow);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_SESSION_EXPIRED, 0);
  fake_assert_only (NULL);
}

/* The answer to Verify got lost, but the key was taken: the next login says so. */
static void
test_unanswered_verification (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_pair (self);
  verify (self);
  answer_unverified (VST_COGNITO_ERROR_TIMED_OUT);
  test_flow_assert_problem (self, VST_STEP_PAIR, VST_FLOW_ERROR_TIMED_OUT, VST_REMEDY_TRY_AGAIN);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  answer_unverified (VST_COGNITO_ERROR_SESSION_INVALID);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_LOG_IN_AGAIN);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-5");
  test_flow_assert_step (self, VST_STEP_CODE);
}

static void
test_key_that_cannot_be_had (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_log_in (self);
  test_flow_log_in (self);
  test_flow_challenge ("InitiateAuth", "MFA_SETUP", "session-1");
  test_flow_fail ("AssociateSoftwareToken", VST_COGNITO_ERROR_OFFLINE);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_OFFLINE, VST_REMEDY_TRY_AGAIN);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  test_flow_associate (TEST_KEY);
  test_flow_assert_step (self, VST_STEP_PAIR);
}

/* --- after pairing --- */

static void
test_logs_in_by_itself (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_paired_code (self);
  g_assert_cmpint (vst_flow_get_stage_state (self->flow, VST_STAGE_PAIR), ==, VST_STAGE_STATE_DONE);
  g_assert_cmpint (vst_flow_get_stage_state (self->flow, VST_STAGE_LOG_IN), ==,
                   VST_STAGE_STATE_CURRENT);
  g_assert_cmpint (vst_flow_get_wait_until (self->flow), ==, TEST_NOW + 20);
}

static void
test_spent_code_is_not_sent (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autofree char *spent = NULL;
  g_autofree char *next = NULL;
  g_autoptr (FakeCall) call = NULL;

  test_flow_to_paired_code (self);
  spent = test_flow_code (self, 0);
  vst_flow_send_code (self->flow, spent);
  test_flow_assert_problem (self, VST_STEP_CODE, VST_FLOW_ERROR_WAIT_FOR_NEXT_CODE, 0);
  fake_assert_only (NULL);

  test_flow_pass (self, 19);
  g_assert_cmpint (vst_flow_get_wait_until (self->flow), ==, TEST_NOW + 20);
  test_flow_pass (self, 1);
  g_assert_cmpint (vst_flow_get_wait_until (self->flow), ==, 0);
  test_flow_assert_no_problem (self);

  next = test_flow_code (self, 0);
  g_assert_cmpstr (next, !=, spent);
  vst_flow_send_code (self->flow, next);
  call = fake_take ("RespondToAuthChallenge");
  g_assert_cmpstr (call->code, ==, next);
  g_assert_cmpstr (call->session, ==, "session-4");
  g_assert_cmpstr (call->user_name, ==, TEST_NAME);
  g_assert_cmpint (call->challenge, ==, VST_CHALLENGE_SOFTWARE_TOKEN_MFA);
}

/* Which step a code is of is seen by the key: apps' clocks differ by a step. */
static void
test_wait_is_for_the_code_s_own_step (void)
{
  static const int later[] = { -1, 0, 1 };
  static const gint64 waits[] = { 0, TEST_NOW + 20, TEST_NOW + 50 };

  for (gsize i = 0; i < G_N_ELEMENTS (later); i++)
    {
      g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
      g_autofree char *code = NULL;

      test_flow_to_pair (self);
      code = test_flow_code (self, later[i]);
      vst_flow_verify_pairing (self->flow, code);
      fake_verify (fake_take ("VerifySoftwareToken"), TRUE, NULL);
      g_assert_cmpint (vst_flow_get_wait_until (self->flow), ==, waits[i]);
    }
}

/* This machine's clock is an hour slow; the authenticator's is right. */
static void
test_wait_on_a_slow_machine (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autofree char *code = NULL;

  test_flow_to_pair (self);
  code = test_flow_code (self, 121);
  fake_set_clock_offset (3600);
  vst_flow_verify_pairing (self->flow, code);
  fake_verify (fake_take ("VerifySoftwareToken"), TRUE, NULL);
  g_assert_cmpint (vst_flow_get_wait_until (self->flow), ==, TEST_NOW + 50);
}

/* Back on the page of a key that has been paired: nothing is sent a second time. */
static void
test_forward_again (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_paired_code (self);
  vst_flow_go_back (self->flow);
  test_flow_assert_step (self, VST_STEP_PAIR);
  verify (self);
  test_flow_assert_step (self, VST_STEP_CODE);
  fake_assert_only (NULL);
}

static void
test_forward_again_from_confirm (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  VstPairing *pairing;

  test_flow_to_pair (self);
  pairing = vst_flow_get_pairing (self->flow);
  vst_flow_go_back (self->flow);
  test_flow_assert_step (self, VST_STEP_CONFIRM);
  vst_flow_confirm (self->flow, "123456");
  test_flow_assert_step (self, VST_STEP_PAIR);
  g_assert_true (vst_flow_get_pairing (self->flow) == pairing);
  fake_assert_only (NULL);

  vst_flow_go_back (self->flow);
  vst_flow_go_back (self->flow);
  test_flow_assert_step (self, VST_STEP_SIGN_UP);
  test_flow_sign_up (self);
  test_flow_assert_step (self, VST_STEP_PAIR);
  fake_assert_only (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/pairing/" path, test)
  ADD ("shows-the-key", test_shows_the_key);
  ADD ("session-time-of-the-client", test_session_time_of_the_client);
  ADD ("sends-session-and-device", test_sends_session_and_device);
  ADD ("wrong-code-keeps-the-key", test_wrong_code_keeps_the_key);
  ADD ("newer-session-is-used", test_newer_session_is_used);
  ADD ("malformed-code-is-not-sent", test_malformed_code_is_not_sent);
  ADD ("expires-by-the-clock", test_expires_by_the_clock);
  ADD ("expires-by-itself", test_expires_by_itself);
  ADD ("session-lost", test_session_lost);
  ADD ("expires-while-verifying", test_expires_while_verifying);
  ADD ("expired-without-password", test_expired_without_password);
  ADD ("unanswered-verification", test_unanswered_verification);
  ADD ("key-that-cannot-be-had", test_key_that_cannot_be_had);
  ADD ("logs-in-by-itself", test_logs_in_by_itself);
  ADD ("spent-code-is-not-sent", test_spent_code_is_not_sent);
  ADD ("wait-is-for-the-codes-own-step", test_wait_is_for_the_code_s_own_step);
  ADD ("wait-on-a-slow-machine", test_wait_on_a_slow_machine);
  ADD ("forward-again", test_forward_again);
  ADD ("forward-again-from-confirm", test_forward_again_from_confirm);
  return g_test_run ();
}
