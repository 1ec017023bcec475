/* The questions that a challenge can ask a person. */

#include "flow-fixture.h"

static TestFlow *
new_asked (VstAuthReply *reply)
{
  TestFlow *self = test_flow_new (TEST_POOL_PASSWORD);

  test_flow_to_log_in (self);
  test_flow_log_in (self);
  fake_succeed (fake_take ("InitiateAuth"), reply, (GDestroyNotify) vst_auth_reply_free);
  test_flow_assert_step (self, VST_STEP_CHALLENGE);
  test_flow_assert_no_problem (self);
  return self;
}

static TestFlow *
new_asked_simply (const char *name)
{
  return new_asked (fake_challenge (name, "session-1"));
}

static VstAuthReply *
offer (const char *const *available)
{
  VstAuthReply *reply = fake_challenge ("SELECT_CHALLENGE", "session-1");

  g_strfreev (reply->available);
  reply->available = g_strdupv ((char **) available);
  return reply;
}

static void
answer (TestFlow *self, const char *text)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (text);

  vst_flow_answer (self->flow, secret);
}

static void
assert_response (FakeCall *call, const char *name, const char *value)
{
  VstSecret *response = g_hash_table_lookup (call->responses, name);

  if (value == NULL)
    g_assert_null (response);
  else
    g_assert_cmpstr (response != NULL ? vst_secret_get_text (response) : NULL, ==, value);
}

/* A question with one answer, and how it goes out. */
static const struct
{
  const char *challenge;
  VstQuestionKind kind;
  const char *typed;
  const char *name;
  const char *sent;
} plain[] = {
  { "SMS_MFA", VST_QUESTION_SMS_CODE, "123 456", "SMS_MFA_CODE", "123456" },
  { "SMS_OTP", VST_QUESTION_SMS_CODE, "123-456", "SMS_OTP_CODE", "123456" },
  { "EMAIL_OTP", VST_QUESTION_EMAIL_CODE, "1234 5678", "EMAIL_OTP_CODE", "12345678" },
  { "EMAIL_OTP", VST_QUESTION_EMAIL_CODE, "123456", "EMAIL_OTP_CODE", "123456" },
  { "CUSTOM_CHALLENGE", VST_QUESTION_CUSTOM, " as it is ", "ANSWER", " as it is " },
  { "NEW_PASSWORD_REQUIRED", VST_QUESTION_NEW_PASSWORD, "New-Horse-8", "NEW_PASSWORD",
    "New-Horse-8" },
  { "PASSWORD", VST_QUESTION_PASSWORD, "Other-7", "PASSWORD", "Other-7" },
};

static void
test_plain (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_asked_simply (plain[i].challenge);
  g_autoptr (FakeCall) call = NULL;

  g_assert_cmpint (vst_question_get_kind (vst_flow_get_question (self->flow)), ==, plain[i].kind);
  answer (self, plain[i].typed);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_ANSWERING);
  call = fake_take ("RespondToAuthChallenge");
  assert_response (call, plain[i].name, plain[i].sent);
  g_assert_cmpstr (call->session, ==, "session-1");
  fake_succeed (g_steal_pointer (&call), fake_challenge ("SOFTWARE_TOKEN_MFA", "session-2"),
                (GDestroyNotify) vst_auth_reply_free);
  test_flow_assert_step (self, VST_STEP_CODE);
  g_assert_null (vst_flow_get_question (self->flow));
  g_assert_null (self->flow->answer);
}

static const struct
{
  const char *challenge;
  const char *typed;
  VstFlowError fault;
  VstField field;
} faults[] = {
  { "SMS_MFA", "", VST_FLOW_ERROR_CODE_EMPTY, VST_FIELD_CODE },
  { "EMAIL_OTP", "12a456", VST_FLOW_ERROR_CODE_FORM, VST_FIELD_CODE },
  { "CUSTOM_CHALLENGE", "", VST_FLOW_ERROR_ANSWER_EMPTY, VST_FIELD_CODE },
  { "NEW_PASSWORD_REQUIRED", "", VST_FLOW_ERROR_PASSWORD_EMPTY, VST_FIELD_PASSWORD },
  { "NEW_PASSWORD_REQUIRED", " x", VST_FLOW_ERROR_PASSWORD_FORM, VST_FIELD_PASSWORD },
  { "PASSWORD", "", VST_FLOW_ERROR_PASSWORD_EMPTY, VST_FIELD_PASSWORD },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (TestFlow) self = new_asked_simply (faults[i].challenge);

      answer (self, faults[i].typed);
      test_flow_assert_problem (self, VST_STEP_CHALLENGE, faults[i].fault, 0);
      g_assert_cmpint (vst_problem_get_field (vst_flow_get_problem (self->flow)), ==,
                       faults[i].field);
      fake_assert_only (NULL);
    }
}

static void
test_new_password_with_attributes (void)
{
  g_autoptr (TestFlow) self =
      new_asked (fake_challenge_with ("NEW_PASSWORD_REQUIRED", "session-1", "requiredAttributes",
                                      "[\"userAttributes.given_name\"]"));
  GListModel *fields =
      G_LIST_MODEL (vst_question_get_attributes (vst_flow_get_question (self->flow)));
  g_autoptr (VstAttributeField) field = g_list_model_get_item (fields, 0);
  g_autoptr (FakeCall) call = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (fields), ==, 1);
  g_assert_cmpstr (vst_attribute_field_get_name (field), ==, "given_name");
  answer (self, "New-Horse-8");
  test_flow_assert_problem (self, VST_STEP_CHALLENGE, VST_FLOW_ERROR_ATTRIBUTE_EMPTY, 0);
  g_object_set (field, "value", "Ana", NULL);
  answer (self, "New-Horse-8");
  call = fake_take ("RespondToAuthChallenge");
  assert_response (call, "userAttributes.given_name", "Ana");
  fake_succeed (g_steal_pointer (&call), fake_challenge ("MFA_SETUP", "session-2"),
                (GDestroyNotify) vst_auth_reply_free);
  test_flow_associate (TEST_KEY);
  test_flow_assert_step (self, VST_STEP_PAIR);
  /* What the next login takes. */
  g_assert_cmpstr (vst_secret_get_text (self->flow->password), ==, "New-Horse-8");
}

static void
test_new_password_is_refused (void)
{
  g_autoptr (TestFlow) self = new_asked_simply ("NEW_PASSWORD_REQUIRED");

  answer (self, "weak-password");
  test_flow_fail ("RespondToAuthChallenge", VST_COGNITO_ERROR_PASSWORD_POLICY);
  test_flow_assert_problem (self, VST_STEP_CHALLENGE, VST_FLOW_ERROR_PASSWORD_POLICY, 0);
  answer (self, "New-Horse-8");
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_ANSWERING);
}

static void
test_choose_mfa (void)
{
  g_autoptr (TestFlow) self =
      new_asked (fake_challenge_with ("SELECT_MFA_TYPE", "session-1", "MFAS_CAN_CHOOSE",
                                      "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\",\"PIGEON\"]"));
  VstQuestion *question = vst_flow_get_question (self->flow);
  g_autoptr (FakeCall) call = NULL;

  g_assert_cmpstr (vst_question_get_choices (question)[0], ==, "SMS_MFA");
  g_assert_cmpstr (vst_question_get_choices (question)[1], ==, "SOFTWARE_TOKEN_MFA");
  g_assert_null (vst_question_get_choices (question)[2]);
  g_assert_cmpstr (vst_question_get_impossible_choices (question)[0], ==, "PIGEON");
  answer (self, "SOFTWARE_TOKEN_MFA");
  call = fake_take ("RespondToAuthChallenge");
  assert_response (call, "ANSWER", "SOFTWARE_TOKEN_MFA");
}

static const char *const all_firsts[] = { "PASSWORD",  "PASSWORD_SRP", "EMAIL_OTP",
                                          "WEB_AUTHN", "SMS_OTP",      NULL };

static void
test_choose_first (void)
{
  g_autoptr (TestFlow) self = new_asked (offer (all_firsts));
  VstQuestion *question = vst_flow_get_question (self->flow);
  g_autoptr (FakeCall) call = NULL;

  g_assert_cmpuint (g_strv_length ((char **) vst_question_get_choices (question)), ==, 4);
  g_assert_cmpstr (vst_question_get_impossible_choices (question)[0], ==, "WEB_AUTHN");
  answer (self, "EMAIL_OTP");
  call = fake_take ("RespondToAuthChallenge");
  assert_response (call, "ANSWER", "EMAIL_OTP");
  assert_response (call, "PASSWORD", NULL);
}

static void
test_choose_password (void)
{
  g_autoptr (TestFlow) self = new_asked (offer (all_firsts));
  g_autoptr (FakeCall) call = NULL;

  answer (self, "PASSWORD");
  call = fake_take ("RespondToAuthChallenge");
  assert_response (call, "ANSWER", "PASSWORD");
  assert_response (call, "PASSWORD", TEST_PASSWORD);
}

static void
test_choose_srp (void)
{
  g_autoptr (TestFlow) self = new_asked (offer (all_firsts));
  g_autoptr (FakeCall) call = NULL;

  answer (self, "PASSWORD_SRP");
  call = fake_take ("PASSWORD_SRP");
  g_assert_cmpint (call->challenge, ==, VST_CHALLENGE_SELECT_CHALLENGE);
  g_assert_cmpstr (call->password, ==, TEST_PASSWORD);
}

static void
test_choose_password_that_is_not_held (void)
{
  g_autoptr (TestFlow) self = new_asked (offer (all_firsts));
  g_autoptr (FakeCall) call = NULL;

  vst_flow_set_password (self->flow, NULL);
  answer (self, "PASSWORD");
  g_assert_cmpint (vst_question_get_kind (vst_flow_get_question (self->flow)), ==,
                   VST_QUESTION_PASSWORD);
  answer (self, "Other-7");
  call = fake_take ("RespondToAuthChallenge");
  assert_response (call, "ANSWER", "PASSWORD");
  assert_response (call, "PASSWORD", "Other-7");
}

static void
test_nothing_to_choose (void)
{
  static const char *const only[] = { "WEB_AUTHN", NULL };
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_PASSWORD);

  test_flow_to_log_in (self);
  test_flow_log_in (self);
  fake_succeed (fake_take ("InitiateAuth"), offer (only), (GDestroyNotify) vst_auth_reply_free);
  test_flow_assert_step (self, VST_STEP_CANNOT_GO_ON);
  g_assert_cmpstr (vst_flow_get_obstacle_detail (self->flow), ==, "WEB_AUTHN");
}

static void
test_setup_by_email (void)
{
  g_autoptr (TestFlow) self = new_asked (
      fake_challenge_with ("MFA_SETUP", "session-1", "MFAS_CAN_SETUP", "[\"EMAIL_OTP\"]"));
  g_autoptr (FakeCall) call = NULL;

  answer (self, "no address");
  test_flow_assert_problem (self, VST_STEP_CHALLENGE, VST_FLOW_ERROR_EMAIL_FORM, 0);
  answer (self, "ana@example.org");
  call = fake_take ("RespondToAuthChallenge");
  g_assert_cmpint (call->challenge, ==, VST_CHALLENGE_MFA_SETUP);
  assert_response (call, "EMAIL", "ana@example.org");
}

static void
test_shows_what_it_is_about (void)
{
  VstAuthReply *reply =
      fake_challenge_with ("CUSTOM_CHALLENGE", "session-1", "question", "What is your quest?");
  g_autoptr (TestFlow) self = NULL;
  const char *const *shown;

  g_hash_table_insert (reply->parameters, g_strdup ("USERNAME"), g_strdup ("ana"));
  g_hash_table_insert (reply->parameters, g_strdup ("hint"), g_strdup ("Holy"));
  self = new_asked (reply);
  shown = vst_question_get_parameters (vst_flow_get_question (self->flow));
  g_assert_cmpstr (shown[0], ==, "hint");
  g_assert_cmpstr (shown[1], ==, "Holy");
  g_assert_cmpstr (shown[2], ==, "question");
  g_assert_cmpstr (shown[3], ==, "What is your quest?");
  g_assert_null (shown[4]);
}

static void
test_says_where_the_code_went (void)
{
  g_autoptr (TestFlow) self = new_asked (
      fake_challenge_with ("EMAIL_OTP", "session-1", "CODE_DELIVERY_DESTINATION", "a***@e***"));

  g_assert_cmpstr (vst_question_get_destination (vst_flow_get_question (self->flow)), ==,
                   "a***@e***");
}

static void
test_wrong_code (void)
{
  g_autoptr (TestFlow) self = new_asked_simply ("EMAIL_OTP");

  answer (self, "12345678");
  test_flow_fail ("RespondToAuthChallenge", VST_COGNITO_ERROR_CODE_MISMATCH);
  test_flow_assert_problem (self, VST_STEP_CHALLENGE, VST_FLOW_ERROR_CODE_WRONG, 0);
  g_assert_nonnull (vst_flow_get_question (self->flow));
}

/* The session was lost, or has run out: a login asks the question anew. */
static void
test_session_is_lost (void)
{
  for (int late = 0; late < 2; late++)
    {
      g_autoptr (TestFlow) self = new_asked_simply ("EMAIL_OTP");

      if (late)
        test_flow_pass (self, 200);
      answer (self, "12345678");
      if (!late)
        test_flow_fail ("RespondToAuthChallenge", VST_COGNITO_ERROR_SESSION_INVALID);
      test_flow_challenge ("InitiateAuth", "EMAIL_OTP", "session-2");
      test_flow_assert_step (self, VST_STEP_CHALLENGE);
      g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_SESSION_RENEWED);
    }
}

static void
test_try_again (void)
{
  g_autoptr (TestFlow) self = new_asked_simply ("SMS_MFA");
  g_autoptr (FakeCall) call = NULL;

  answer (self, "123456");
  test_flow_fail ("RespondToAuthChallenge", VST_COGNITO_ERROR_OFFLINE);
  test_flow_assert_problem (self, VST_STEP_CHALLENGE, VST_FLOW_ERROR_OFFLINE, VST_REMEDY_TRY_AGAIN);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  call = fake_take ("RespondToAuthChallenge");
  assert_response (call, "SMS_MFA_CODE", "123456");
}

static void
test_without_a_session (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_PASSWORD);

  test_flow_to_log_in (self);
  test_flow_log_in (self);
  test_flow_challenge ("InitiateAuth", "SMS_MFA", NULL);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_BAD_ANSWER, VST_REMEDY_TRY_AGAIN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/answer/" path, test)
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *path = g_strdup_printf ("/flow/answer/%s/%u", plain[i].challenge, (guint) i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_plain);
    }
  ADD ("faults", test_faults);
  ADD ("new-password/attributes", test_new_password_with_attributes);
  ADD ("new-password/is-refused", test_new_password_is_refused);
  ADD ("choose/mfa", test_choose_mfa);
  ADD ("choose/first", test_choose_first);
  ADD ("choose/password", test_choose_password);
  ADD ("choose/srp", test_choose_srp);
  ADD ("choose/password-not-held", test_choose_password_that_is_not_held);
  ADD ("choose/nothing", test_nothing_to_choose);
  ADD ("setup-by-email", test_setup_by_email);
  ADD ("shows-what-it-is-about", test_shows_what_it_is_about);
  ADD ("says-where-the-code-went", test_says_where_the_code_went);
  ADD ("wrong-code", test_wrong_code);
  ADD ("session-is-lost", test_session_is_lost);
  ADD ("try-again", test_try_again);
  ADD ("without-a-session", test_without_a_session);
  return g_test_run ();
}
