#include "flow-fixture.h"

#define TAKEN (VST_REMEDY_CONFIRM_THIS_USER | VST_REMEDY_LOG_IN | VST_REMEDY_CHOOSE_ANOTHER_NAME)

static TestFlow *
new_on_sign_up (TestPool pool)
{
  TestFlow *self = test_flow_new (pool);

  test_flow_to_sign_up (self);
  return self;
}

static void
answer_signed_up (gboolean confirmed, const char *destination)
{
  fake_succeed (fake_take ("SignUp"), fake_signed_up (confirmed, destination),
                (GDestroyNotify) vst_sign_up_result_free);
}

static void
answer_status (const char *status)
{
  fake_succeed (fake_take ("AdminGetUser"), fake_user ("ana", status),
                (GDestroyNotify) vst_cognito_user_free);
}

/* Every call that could tell a person something by sending a code. */
static void
assert_no_code_was_sent (void)
{
  g_assert_cmpuint (fake_count ("ResendConfirmationCode"), ==, 0);
}

/* --- a taken name --- */

static TestFlow *
new_with_taken_name (TestPool pool)
{
  TestFlow *self = new_on_sign_up (pool);

  test_flow_sign_up (self);
  test_flow_fail ("SignUp", VST_COGNITO_ERROR_USER_EXISTS);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_ASKING);
  return self;
}

/* What one login tells of a user whose name is taken, and the ways out. */
static const struct
{
  const char *name;
  VstCognitoError answer;
  guint remedies;
  gboolean keeps_password;
} taken_cases[] = {
  { "unconfirmed", VST_COGNITO_ERROR_USER_NOT_CONFIRMED,
    VST_REMEDY_CONFIRM_THIS_USER | VST_REMEDY_CHOOSE_ANOTHER_NAME, TRUE },
  { "not-authorized", VST_COGNITO_ERROR_PASSWORD_WRONG, TAKEN, FALSE },
  { "not-found", VST_COGNITO_ERROR_USER_NOT_FOUND, TAKEN, TRUE },
  { "reset", VST_COGNITO_ERROR_PASSWORD_RESET, TAKEN, TRUE },
  { "locked-out", VST_COGNITO_ERROR_PASSWORD_ATTEMPTS, TAKEN, TRUE },
  { "method-disabled", VST_COGNITO_ERROR_FLOW_DISABLED, TAKEN, TRUE },
  { "offline", VST_COGNITO_ERROR_OFFLINE, TAKEN, TRUE },
};

static void
test_taken (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_with_taken_name (TEST_POOL_DEFAULT);

  test_flow_fail ("InitiateAuth", taken_cases[i].answer);
  if (taken_cases[i].answer == VST_COGNITO_ERROR_FLOW_DISABLED) /* by SRP, and then by password */
    test_flow_fail ("InitiateAuth", taken_cases[i].answer);

  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_USER_EXISTS,
                            taken_cases[i].remedies);
  g_assert_cmpint (vst_problem_get_field (vst_flow_get_problem (self->flow)), ==,
                   VST_FIELD_USER_NAME);
  g_assert_cmpstr (vst_problem_get_operation (vst_flow_get_problem (self->flow)), ==, "SignUp");
  g_assert_cmpint (vst_flow_get_has_password (self->flow), ==, taken_cases[i].keeps_password);
  assert_no_code_was_sent ();
  fake_assert_only (NULL);
}

static void
test_taken_by_this_very_person (void)
{
  g_autoptr (TestFlow) paired = new_with_taken_name (TEST_POOL_DEFAULT);
  g_autoptr (TestFlow) free_of_mfa = NULL;

  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-1");
  test_flow_assert_step (paired, VST_STEP_CODE);
  fake_assert_only (NULL);

  free_of_mfa = new_with_taken_name (TEST_POOL_DEFAULT);
  test_flow_grant ("InitiateAuth");
  test_flow_assert_step (free_of_mfa, VST_STEP_DONE);
}

static const struct
{
  const char *status;
  guint remedies;
} statuses[] = {
  { "UNCONFIRMED", VST_REMEDY_CONFIRM_THIS_USER | VST_REMEDY_CHOOSE_ANOTHER_NAME },
  { "CONFIRMED", VST_REMEDY_LOG_IN | VST_REMEDY_CHOOSE_ANOTHER_NAME },
  { "RESET_REQUIRED", VST_REMEDY_LOG_IN | VST_REMEDY_CHOOSE_ANOTHER_NAME },
  { "FORCE_CHANGE_PASSWORD", VST_REMEDY_LOG_IN | VST_REMEDY_CHOOSE_ANOTHER_NAME },
};

static void
test_taken_by_status (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_with_taken_name (TEST_POOL_KEYS);

  answer_status (statuses[i].status);
  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_USER_EXISTS,
                            statuses[i].remedies);
  assert_no_code_was_sent ();
  fake_assert_only (NULL);
}

static void
test_taken_when_nobody_may_ask (void)
{
  g_autoptr (TestFlow) self = new_with_taken_name (TEST_POOL_KEYS);

  test_flow_fail ("AdminGetUser", VST_COGNITO_ERROR_KEYS_NOT_PERMITTED);
  test_flow_fail ("AdminInitiateAuth", VST_COGNITO_ERROR_KEYS_NOT_PERMITTED);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_PASSWORD_WRONG);
  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_USER_EXISTS, TAKEN);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_NONE);
}

static void
test_taken_but_not_found (void)
{
  g_autoptr (TestFlow) self = new_with_taken_name (TEST_POOL_KEYS);

  test_flow_fail ("AdminGetUser", VST_COGNITO_ERROR_USER_NOT_FOUND);
  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_USER_EXISTS, TAKEN);
}

static void
test_confirm_this_user (void)
{
  g_autoptr (TestFlow) self = new_with_taken_name (TEST_POOL_DEFAULT);

  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_USER_NOT_CONFIRMED);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_LOG_IN); /* not offered */
  test_flow_assert_step (self, VST_STEP_SIGN_UP);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_CONFIRM_THIS_USER);

  test_flow_assert_step (self, VST_STEP_CONFIRM);
  test_flow_assert_no_problem (self);
  g_assert_null (vst_flow_get_delivery_destination (self->flow));
  g_assert_cmpint (vst_flow_get_stage_state (self->flow, VST_STAGE_SIGN_UP), ==,
                   VST_STAGE_STATE_SKIPPED);
  fake_assert_only (NULL);
}

static void
test_log_in_instead (void)
{
  g_autoptr (TestFlow) self = new_with_taken_name (TEST_POOL_KEYS);

  answer_status ("CONFIRMED");
  vst_flow_apply_remedy (self->flow, VST_REMEDY_LOG_IN);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_LOGGING_IN);
  test_flow_fail ("AdminInitiateAuth", VST_COGNITO_ERROR_PASSWORD_WRONG);

  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_PASSWORD_WRONG, 0);
  g_assert_false (vst_flow_get_has_password (self->flow));
}

static void
test_log_in_instead_without_password (void)
{
  g_autoptr (TestFlow) self = new_with_taken_name (TEST_POOL_DEFAULT);

  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_PASSWORD_WRONG);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_LOG_IN);
  test_flow_assert_step (self, VST_STEP_LOG_IN);
  test_flow_assert_no_problem (self);
  fake_assert_only (NULL);
}

static void
test_choose_another_name (void)
{
  g_autoptr (TestFlow) self = new_with_taken_name (TEST_POOL_DEFAULT);
  g_autoptr (VstSecret) password = vst_secret_new_text (TEST_PASSWORD);
  g_autoptr (FakeCall) call = NULL;

  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_PASSWORD_WRONG);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_CHOOSE_ANOTHER_NAME);
  test_flow_assert_step (self, VST_STEP_SIGN_UP);
  test_flow_assert_no_problem (self);
  g_assert_cmpstr (vst_flow_get_email (self->flow), ==, TEST_EMAIL);

  vst_flow_set_user_name (self->flow, "ana2");
  vst_flow_sign_up (self->flow, password);
  call = fake_take ("SignUp");
  g_assert_cmpstr (call->user_name, ==, "ana2");
}

/* Another person has the address: nothing says that the typed password is theirs. */
static void
test_taken_address (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

  test_flow_sign_up (self);
  test_flow_fail ("SignUp", VST_COGNITO_ERROR_ALIAS_EXISTS);
  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_ALIAS_EXISTS, VST_REMEDY_LOG_IN);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_LOG_IN);
  test_flow_assert_step (self, VST_STEP_LOG_IN);
  test_flow_assert_no_problem (self);
  fake_assert_only (NULL);
}

/* --- a sign-up without an answer --- */

static TestFlow *
new_unanswered (TestPool pool, VstCognitoError how)
{
  TestFlow *self = new_on_sign_up (pool);

  test_flow_sign_up (self);
  test_flow_fail ("SignUp", how);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_ASKING);
  return self;
}

static void
test_unanswered_but_there (void)
{
  g_autoptr (TestFlow) asked = new_unanswered (TEST_POOL_KEYS, VST_COGNITO_ERROR_TIMED_OUT);
  g_autoptr (TestFlow) tried = NULL;

  answer_status ("UNCONFIRMED");
  test_flow_assert_step (asked, VST_STEP_CONFIRM);
  g_assert_null (vst_flow_get_delivery_destination (asked->flow));
  g_assert_cmpint (vst_flow_get_stage_state (asked->flow, VST_STAGE_SIGN_UP), ==,
                   VST_STAGE_STATE_DONE);
  fake_clear ();

  tried = new_unanswered (TEST_POOL_DEFAULT, VST_COGNITO_ERROR_INTERRUPTED);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_USER_NOT_CONFIRMED);
  test_flow_assert_step (tried, VST_STEP_CONFIRM);
  assert_no_code_was_sent ();
}

static void
test_unanswered_and_confirmed (void)
{
  g_autoptr (TestFlow) self = new_unanswered (TEST_POOL_KEYS, VST_COGNITO_ERROR_TIMED_OUT);

  answer_status ("CONFIRMED");
  test_flow_challenge ("AdminInitiateAuth", "MFA_SETUP", "session-1");
  test_flow_associate (TEST_KEY);
  test_flow_assert_step (self, VST_STEP_PAIR);
}

static void
test_unanswered_and_not_there (void)
{
  g_autoptr (TestFlow) asked = new_unanswered (TEST_POOL_KEYS, VST_COGNITO_ERROR_TIMED_OUT);
  g_autoptr (TestFlow) tried = NULL;

  test_flow_fail ("AdminGetUser", VST_COGNITO_ERROR_USER_NOT_FOUND);
  test_flow_assert_problem (asked, VST_STEP_SIGN_UP, VST_FLOW_ERROR_TIMED_OUT,
                            VST_REMEDY_TRY_AGAIN);

  tried = new_unanswered (TEST_POOL_DEFAULT, VST_COGNITO_ERROR_INTERRUPTED);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_USER_NOT_FOUND);
  test_flow_assert_problem (tried, VST_STEP_SIGN_UP, VST_FLOW_ERROR_INTERRUPTED,
                            VST_REMEDY_TRY_AGAIN);
}

static void
test_unanswered_and_nobody_knows (void)
{
  static const VstCognitoError answers[] = { VST_COGNITO_ERROR_PASSWORD_WRONG,
                                             VST_COGNITO_ERROR_OFFLINE, VST_COGNITO_ERROR_TIMED_OUT,
                                             VST_COGNITO_ERROR_FLOW_DISABLED };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (TestFlow) self = new_unanswered (TEST_POOL_DEFAULT, VST_COGNITO_ERROR_TIMED_OUT);

      test_flow_fail ("InitiateAuth", answers[i]);
      if (answers[i] == VST_COGNITO_ERROR_FLOW_DISABLED) /* by SRP, and then by password */
        test_flow_fail ("InitiateAuth", answers[i]);
      test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_SIGN_UP_UNKNOWN,
                                VST_REMEDY_TRY_AGAIN | VST_REMEDY_CONFIRM_THIS_USER);
      g_assert_true (vst_flow_get_has_password (self->flow));
    }
}

/* The second try finds the name taken: by the first one. */
static void
test_unanswered_tried_again (void)
{
  g_autoptr (TestFlow) self = new_unanswered (TEST_POOL_DEFAULT, VST_COGNITO_ERROR_TIMED_OUT);

  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_OFFLINE);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  test_flow_fail ("SignUp", VST_COGNITO_ERROR_USER_EXISTS);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_USER_NOT_CONFIRMED);
  test_flow_assert_step (self, VST_STEP_CONFIRM);
  test_flow_assert_no_problem (self);
}

static void
test_cancelled_then_tried_again (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

  test_flow_sign_up (self);
  vst_flow_cancel (self->flow);
  test_flow_assert_step (self, VST_STEP_SIGN_UP);
  test_flow_assert_no_problem (self);
  answer_signed_up (FALSE, NULL);
  test_flow_assert_step (self, VST_STEP_SIGN_UP); /* late: not shown */

  test_flow_sign_up (self);
  test_flow_fail ("SignUp", VST_COGNITO_ERROR_USER_EXISTS);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_USER_NOT_CONFIRMED);
  test_flow_assert_step (self, VST_STEP_CONFIRM);
}

/* What may have made the user although an error came back. */
static void
test_failed_after_the_fact (void)
{
  static const VstCognitoError how[] = { VST_COGNITO_ERROR_BAD_ANSWER,
                                         VST_COGNITO_ERROR_UNAVAILABLE,
                                         VST_COGNITO_ERROR_DELIVERY };

  for (gsize i = 0; i < G_N_ELEMENTS (how); i++)
    {
      g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

      test_flow_sign_up (self);
      test_flow_fail ("SignUp", how[i]);
      test_flow_assert_step (self, VST_STEP_SIGN_UP);
      vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
      test_flow_fail ("SignUp", VST_COGNITO_ERROR_USER_EXISTS);
      test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_USER_NOT_CONFIRMED);
      test_flow_assert_step (self, VST_STEP_CONFIRM);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (taken_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/taken/", taken_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_taken);
    }
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/taken/", statuses[i].status, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_taken_by_status);
    }
#define ADD(path, test) g_test_add_func ("/flow/taken/" path, test)
  ADD ("by-this-very-person", test_taken_by_this_very_person);
  ADD ("nobody-may-ask", test_taken_when_nobody_may_ask);
  ADD ("address", test_taken_address);
  ADD ("admin-not-found", test_taken_but_not_found);
  ADD ("remedy/confirm-this-user", test_confirm_this_user);
  ADD ("remedy/log-in", test_log_in_instead);
  ADD ("remedy/log-in-without-password", test_log_in_instead_without_password);
  ADD ("remedy/choose-another-name", test_choose_another_name);
  ADD ("unanswered/there", test_unanswered_but_there);
  ADD ("unanswered/confirmed", test_unanswered_and_confirmed);
  ADD ("unanswered/not-there", test_unanswered_and_not_there);
  ADD ("unanswered/nobody-knows", test_unanswered_and_nobody_knows);
  ADD ("unanswered/tried-again", test_unanswered_tried_again);
  ADD ("unanswered/cancelled", test_cancelled_then_tried_again);
  ADD ("unanswered/failed-after-the-fact", test_failed_after_the_fact);
  return g_test_run ();
}
