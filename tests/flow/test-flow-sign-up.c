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

static const struct
{
  const char *name, *user_name, *email, *password;
  VstFlowError code;
  VstField field;
} faults[] = {
  { "user-name-empty", "", TEST_EMAIL, TEST_PASSWORD, VST_FLOW_ERROR_USER_NAME_EMPTY,
    VST_FIELD_USER_NAME },
  { "user-name-blank", "a b", TEST_EMAIL, TEST_PASSWORD, VST_FLOW_ERROR_USER_NAME_FORM,
    VST_FIELD_USER_NAME },
  { "email-empty", TEST_NAME, "", TEST_PASSWORD, VST_FLOW_ERROR_EMAIL_EMPTY, VST_FIELD_EMAIL },
  { "email-form", TEST_NAME, "ana", TEST_PASSWORD, VST_FLOW_ERROR_EMAIL_FORM, VST_FIELD_EMAIL },
  { "password-empty", TEST_NAME, TEST_EMAIL, "", VST_FLOW_ERROR_PASSWORD_EMPTY,
    VST_FIELD_PASSWORD },
  { "password-form", TEST_NAME, TEST_EMAIL, " a", VST_FLOW_ERROR_PASSWORD_FORM,
    VST_FIELD_PASSWORD },
};

static void
test_fault (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);
  g_autoptr (VstSecret) password = vst_secret_new_text (faults[i].password);

  vst_flow_set_user_name (self->flow, faults[i].user_name);
  vst_flow_set_email (self->flow, faults[i].email);
  vst_flow_sign_up (self->flow, password);

  test_flow_assert_problem (self, VST_STEP_SIGN_UP, faults[i].code, 0);
  g_assert_cmpint (vst_problem_get_field (vst_flow_get_problem (self->flow)), ==, faults[i].field);
  fake_assert_only (NULL);

  vst_flow_field_changed (self->flow, VST_FIELD_CODE);
  g_assert_nonnull (vst_flow_get_problem (self->flow));
  vst_flow_field_changed (self->flow, faults[i].field);
  test_flow_assert_no_problem (self);
}

static void
test_attribute_fault (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

  vst_attribute_fields_add (vst_flow_get_attributes (self->flow), "given_name", TRUE);
  test_flow_sign_up (self);

  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_ATTRIBUTE_EMPTY, 0);
  g_assert_cmpstr (vst_problem_get_detail (vst_flow_get_problem (self->flow)), ==, "given_name");
  fake_assert_only (NULL);
}

static void
test_sends_the_form (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);
  VstAttributeFields *fields = vst_flow_get_attributes (self->flow);
  g_autoptr (FakeCall) call = NULL;

  vst_attribute_field_set_value (vst_attribute_fields_add (fields, "given_name", FALSE), "Ana M.");
  vst_attribute_fields_add (fields, "nickname", FALSE);
  test_flow_sign_up (self);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_SIGNING_UP);

  call = fake_take ("SignUp");
  g_assert_cmpstr (call->user_name, ==, TEST_NAME);
  g_assert_cmpstr (call->password, ==, TEST_PASSWORD);
  g_assert_cmpuint (g_hash_table_size (call->attributes), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (call->attributes, "email"), ==, TEST_EMAIL);
  g_assert_cmpstr (g_hash_table_lookup (call->attributes, "given_name"), ==, "Ana M.");
  fake_fail (g_steal_pointer (&call), VST_COGNITO_ERROR_OFFLINE);
  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_OFFLINE, VST_REMEDY_TRY_AGAIN);
}

static void
test_one_at_a_time (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

  test_flow_sign_up (self);
  test_flow_sign_up (self);
  vst_flow_begin_log_in (self->flow);
  g_assert_cmpuint (fake_count ("SignUp"), ==, 1);
  g_assert_cmpint (vst_flow_get_step (self->flow), ==, VST_STEP_SIGN_UP);
}

static void
test_announces_delivery (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

  test_flow_sign_up (self);
  answer_signed_up (FALSE, "a***@e***");

  test_flow_assert_step (self, VST_STEP_CONFIRM);
  g_assert_cmpstr (vst_flow_get_delivery_medium (self->flow), ==, "EMAIL");
  g_assert_cmpstr (vst_flow_get_delivery_destination (self->flow), ==, "a***@e***");
  g_assert_true (vst_flow_get_has_password (self->flow));
}

static void
test_announces_no_delivery (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

  test_flow_sign_up (self);
  answer_signed_up (FALSE, NULL);

  test_flow_assert_step (self, VST_STEP_CONFIRM);
  g_assert_null (vst_flow_get_delivery_medium (self->flow));
  g_assert_null (vst_flow_get_delivery_destination (self->flow));
}

static void
test_confirmed_at_once (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

  test_flow_sign_up (self);
  answer_signed_up (TRUE, NULL);
  test_flow_challenge ("InitiateAuth", "MFA_SETUP", "session-1");
  test_flow_associate (TEST_KEY);

  test_flow_assert_step (self, VST_STEP_PAIR);
  g_assert_cmpint (vst_flow_get_stage_state (self->flow, VST_STAGE_CONFIRM), ==,
                   VST_STAGE_STATE_SKIPPED);
}

static VstPasswordRule *
find_rule (TestFlow *self, VstPasswordRuleKind kind)
{
  GListModel *rules = G_LIST_MODEL (vst_flow_get_password_rules (self->flow));

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (VstPasswordRule) rule = g_list_model_get_item (rules, i);

      if (vst_password_rule_get_kind (rule) == kind)
        return rule; /* the list keeps it */
    }
  g_assert_not_reached ();
}

static void
test_marks_the_rule (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

  test_flow_sign_up (self);
  fake_fail_with (fake_take ("SignUp"),
                  vst_cognito_error_new (
                      VST_COGNITO_ERROR_PASSWORD_POLICY, "SignUp", "InvalidPasswordException",
                      "Password did not conform with policy: Password must have symbol "
                      "characters",
                      NULL));

  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_PASSWORD_POLICY, 0);
  g_assert_true (vst_password_rule_get_refused (find_rule (self, VST_PASSWORD_RULE_KIND_SYMBOL)));
  g_assert_false (vst_password_rule_get_refused (find_rule (self, VST_PASSWORD_RULE_KIND_LENGTH)));
  g_assert_false (vst_flow_get_has_password (self->flow));
  g_assert_cmpstr (vst_flow_get_email (self->flow), ==, TEST_EMAIL);
}

/* Cognito's default rules are only a guess at this pool's. */
static void
test_unknown_rules_block_nothing (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);
  g_autoptr (VstSecret) password = vst_secret_new_text ("short");

  vst_flow_set_user_name (self->flow, TEST_NAME);
  vst_flow_set_email (self->flow, TEST_EMAIL);
  vst_flow_sign_up (self->flow, password);
  g_assert_cmpuint (fake_count ("SignUp"), ==, 1);
}

static void
test_known_rules_block (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);
  g_autoptr (VstSecret) password = vst_secret_new_text ("short");

  vst_password_rules_set_policy (vst_flow_get_password_rules (self->flow), 6, FALSE, FALSE, FALSE,
                                 FALSE);
  vst_flow_set_user_name (self->flow, TEST_NAME);
  vst_flow_set_email (self->flow, TEST_EMAIL);
  vst_flow_sign_up (self->flow, password);
  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_PASSWORD_RULES, 0);
  fake_assert_only (NULL);
}

static void
refuse_attribute (const char *message)
{
  fake_fail_with (fake_take ("SignUp"),
                  vst_cognito_error_new (VST_COGNITO_ERROR_ATTRIBUTE, "SignUp",
                                         "InvalidParameterException", message, NULL));
}

static void
test_missing_attribute_gets_a_row (void)
{
  static const char message[] =
      "Attributes did not conform to the schema: given_name: The attribute is required\n";
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);
  GListModel *rows = G_LIST_MODEL (vst_flow_get_attributes (self->flow));
  g_autoptr (VstAttributeField) row = NULL;

  test_flow_sign_up (self);
  refuse_attribute (message);
  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_ATTRIBUTE_MISSING, 0);
  g_assert_cmpstr (vst_problem_get_detail (vst_flow_get_problem (self->flow)), ==, "given_name");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  row = g_list_model_get_item (rows, 0);
  g_assert_cmpstr (vst_attribute_field_get_name (row), ==, "given_name");
  g_assert_true (vst_attribute_field_get_required (row));

  vst_attribute_field_set_value (row, "Ana");
  test_flow_sign_up (self);
  refuse_attribute (message);
  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_ATTRIBUTE_FORM, 0);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
}

static void
test_refused_email_is_about_its_field (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

  test_flow_sign_up (self);
  refuse_attribute ("Attributes did not conform to the schema: email: The attribute is required\n");
  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_EMAIL_FORM, 0);
  g_assert_cmpint (vst_problem_get_field (vst_flow_get_problem (self->flow)), ==, VST_FIELD_EMAIL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (vst_flow_get_attributes (self->flow))),
                    ==, 0);
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

/* --- going forward again --- */

static void
test_unchanged_is_not_sent_again (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_confirm (self);
  vst_flow_go_back (self->flow);
  test_flow_assert_step (self, VST_STEP_SIGN_UP);
  test_flow_sign_up (self);
  test_flow_assert_step (self, VST_STEP_CONFIRM);
  g_assert_cmpstr (vst_flow_get_delivery_destination (self->flow), ==, "a***@e***");
  fake_assert_only (NULL);
}

static void
test_changed_is_sent_again (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (VstSecret) password = vst_secret_new_text (TEST_PASSWORD);

  test_flow_to_confirm (self);
  vst_flow_go_back (self->flow);
  vst_flow_set_email (self->flow, "other@example.org");
  vst_flow_sign_up (self->flow, password);
  g_assert_cmpuint (fake_count ("SignUp"), ==, 1);
}

static void
test_another_user_starts_afresh (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (VstSecret) password = vst_secret_new_text (TEST_PASSWORD);

  test_flow_to_confirm (self);
  vst_flow_go_back (self->flow);
  vst_flow_set_user_name (self->flow, "ana2");
  vst_flow_sign_up (self->flow, password);
  g_assert_null (vst_flow_get_delivery_destination (self->flow));
  answer_signed_up (FALSE, NULL);
  test_flow_assert_step (self, VST_STEP_CONFIRM);
  g_assert_null (vst_flow_get_delivery_destination (self->flow));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/sign-up/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fault);
    }
  for (guint i = 0; i < G_N_ELEMENTS (taken_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/sign-up/taken/", taken_cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_taken);
    }
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/sign-up/taken/", statuses[i].status, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_taken_by_status);
    }
#define ADD(path, test) g_test_add_func ("/flow/sign-up/" path, test)
  ADD ("fault/attribute", test_attribute_fault);
  ADD ("sends-the-form", test_sends_the_form);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("announces-delivery", test_announces_delivery);
  ADD ("announces-no-delivery", test_announces_no_delivery);
  ADD ("confirmed-at-once", test_confirmed_at_once);
  ADD ("password/marks-the-rule", test_marks_the_rule);
  ADD ("password/unknown-rules-block-nothing", test_unknown_rules_block_nothing);
  ADD ("password/known-rules-block", test_known_rules_block);
  ADD ("attribute/missing-gets-a-row", test_missing_attribute_gets_a_row);
  ADD ("attribute/refused-email", test_refused_email_is_about_its_field);
  ADD ("taken/by-this-very-person", test_taken_by_this_very_person);
  ADD ("taken/nobody-may-ask", test_taken_when_nobody_may_ask);
  ADD ("taken/admin-not-found", test_taken_but_not_found);
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
  ADD ("again/unchanged", test_unchanged_is_not_sent_again);
  ADD ("again/changed", test_changed_is_sent_again);
  ADD ("again/another-user", test_another_user_starts_afresh);
  return g_test_run ();
}
