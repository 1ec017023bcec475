#include "flow-fixture.h"

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

/* Trying again would send what was typed before: it goes with the first change. */
static void
test_change_takes_back_the_second_try (void)
{
  g_autoptr (TestFlow) self = new_on_sign_up (TEST_POOL_DEFAULT);

  test_flow_sign_up (self);
  test_flow_fail ("SignUp", VST_COGNITO_ERROR_OFFLINE);
  vst_flow_field_changed (self->flow, VST_FIELD_NONE);
  g_assert_nonnull (vst_flow_get_problem (self->flow));
  vst_flow_field_changed (self->flow, VST_FIELD_EMAIL);
  test_flow_assert_no_problem (self);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  fake_assert_only (NULL);
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
#define ADD(path, test) g_test_add_func ("/flow/sign-up/" path, test)
  ADD ("fault/attribute", test_attribute_fault);
  ADD ("sends-the-form", test_sends_the_form);
  ADD ("change-takes-back-the-second-try", test_change_takes_back_the_second_try);
  ADD ("one-at-a-time", test_one_at_a_time);
  ADD ("announces-delivery", test_announces_delivery);
  ADD ("announces-no-delivery", test_announces_no_delivery);
  ADD ("confirmed-at-once", test_confirmed_at_once);
  ADD ("password/marks-the-rule", test_marks_the_rule);
  ADD ("password/unknown-rules-block-nothing", test_unknown_rules_block_nothing);
  ADD ("password/known-rules-block", test_known_rules_block);
  ADD ("attribute/missing-gets-a-row", test_missing_attribute_gets_a_row);
  ADD ("attribute/refused-email", test_refused_email_is_about_its_field);
  ADD ("again/unchanged", test_unchanged_is_not_sent_again);
  ADD ("again/changed", test_changed_is_sent_again);
  ADD ("again/another-user", test_another_user_starts_afresh);
  return g_test_run ();
}
