#include "flow/vst-flow-problems.h"

#define HOST "cognito-idp.eu-west-1.amazonaws.com"

#define AGAIN VST_REMEDY_TRY_AGAIN
#define SETTINGS VST_REMEDY_OPEN_POOL_SETTINGS
#define BY_PASSWORD VST_REMEDY_USE_PASSWORD_LOGIN

typedef struct
{
  VstCognitoError error;
  VstBusy during;
  VstFlowError code;
  VstField field;
  guint remedies;
} Case;

/* What can happen where, and what it means there. */
static const Case cases[] = {
  { VST_COGNITO_ERROR_CODE_MISMATCH, VST_BUSY_CONFIRMING, VST_FLOW_ERROR_CODE_WRONG, VST_FIELD_CODE,
    0 },
  { VST_COGNITO_ERROR_CODE_MISMATCH, VST_BUSY_VERIFYING, VST_FLOW_ERROR_CODE_WRONG, VST_FIELD_CODE,
    0 },
  { VST_COGNITO_ERROR_CODE_MISMATCH, VST_BUSY_CHECKING, VST_FLOW_ERROR_CODE_WRONG, VST_FIELD_CODE,
    0 },
  { VST_COGNITO_ERROR_CODE_EXPIRED, VST_BUSY_CONFIRMING, VST_FLOW_ERROR_CODE_EXPIRED,
    VST_FIELD_CODE, VST_REMEDY_SEND_NEW_CODE },
  { VST_COGNITO_ERROR_CODE_EXPIRED, VST_BUSY_CHECKING, VST_FLOW_ERROR_CODE_EXPIRED, VST_FIELD_CODE,
    0 },
  { VST_COGNITO_ERROR_CODE_USED, VST_BUSY_CHECKING, VST_FLOW_ERROR_CODE_USED, VST_FIELD_CODE, 0 },
  { VST_COGNITO_ERROR_PASSWORD_WRONG, VST_BUSY_LOGGING_IN, VST_FLOW_ERROR_PASSWORD_WRONG,
    VST_FIELD_PASSWORD, 0 },
  { VST_COGNITO_ERROR_PASSWORD_POLICY, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_PASSWORD_POLICY,
    VST_FIELD_PASSWORD, 0 },
  { VST_COGNITO_ERROR_PASSWORD_ATTEMPTS, VST_BUSY_LOGGING_IN, VST_FLOW_ERROR_PASSWORD_ATTEMPTS,
    VST_FIELD_NONE, AGAIN },
  { VST_COGNITO_ERROR_PASSWORD_RESET, VST_BUSY_LOGGING_IN, VST_FLOW_ERROR_PASSWORD_RESET,
    VST_FIELD_NONE, VST_REMEDY_RESET_PASSWORD },
  { VST_COGNITO_ERROR_PASSWORD_EXPIRED, VST_BUSY_LOGGING_IN, VST_FLOW_ERROR_PASSWORD_EXPIRED,
    VST_FIELD_NONE, 0 },
  { VST_COGNITO_ERROR_USER_EXISTS, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_USER_EXISTS,
    VST_FIELD_USER_NAME,
    VST_REMEDY_CONFIRM_THIS_USER | VST_REMEDY_LOG_IN | VST_REMEDY_CHOOSE_ANOTHER_NAME },
  { VST_COGNITO_ERROR_ALIAS_EXISTS, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_ALIAS_EXISTS,
    VST_FIELD_EMAIL, VST_REMEDY_LOG_IN },
  { VST_COGNITO_ERROR_USER_NOT_FOUND, VST_BUSY_LOGGING_IN, VST_FLOW_ERROR_USER_NOT_FOUND,
    VST_FIELD_USER_NAME, 0 },
  { VST_COGNITO_ERROR_USER_NOT_FOUND, VST_BUSY_CONFIRMING, VST_FLOW_ERROR_USER_NOT_FOUND,
    VST_FIELD_USER_NAME, VST_REMEDY_START_OVER },
  { VST_COGNITO_ERROR_USER_DISABLED, VST_BUSY_LOGGING_IN, VST_FLOW_ERROR_USER_DISABLED,
    VST_FIELD_USER_NAME, 0 },
  { VST_COGNITO_ERROR_LIMIT, VST_BUSY_SENDING_CODE, VST_FLOW_ERROR_LIMIT, VST_FIELD_NONE, AGAIN },
  { VST_COGNITO_ERROR_ATTRIBUTE, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_ATTRIBUTE_MISSING,
    VST_FIELD_ATTRIBUTES, 0 },
  { VST_COGNITO_ERROR_ATTRIBUTE, VST_BUSY_CONFIRMING, VST_FLOW_ERROR_PARAMETER, VST_FIELD_NONE,
    AGAIN },
  { VST_COGNITO_ERROR_SESSION_INVALID, VST_BUSY_VERIFYING, VST_FLOW_ERROR_SESSION_EXPIRED,
    VST_FIELD_NONE, VST_REMEDY_LOG_IN_AGAIN },
  { VST_COGNITO_ERROR_TOKEN_INVALID, VST_BUSY_DELETING, VST_FLOW_ERROR_TOKEN_INVALID,
    VST_FIELD_NONE, VST_REMEDY_START_OVER },
  { VST_COGNITO_ERROR_CLIENT_SECRET, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_CLIENT_SECRET,
    VST_FIELD_NONE, SETTINGS },
  { VST_COGNITO_ERROR_SIGN_UP_DISABLED, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_SIGN_UP_DISABLED,
    VST_FIELD_NONE, VST_REMEDY_LOG_IN },
  { VST_COGNITO_ERROR_POOL_NOT_FOUND, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_POOL_NOT_FOUND,
    VST_FIELD_NONE, AGAIN | SETTINGS },
  { VST_COGNITO_ERROR_MFA_NOT_ENABLED, VST_BUSY_PREPARING, VST_FLOW_ERROR_MFA_NOT_ENABLED,
    VST_FIELD_NONE, VST_REMEDY_LOG_IN_AGAIN },
  { VST_COGNITO_ERROR_KEYS_REFUSED, VST_BUSY_LOGGING_IN, VST_FLOW_ERROR_KEYS_REFUSED,
    VST_FIELD_NONE, AGAIN | BY_PASSWORD | SETTINGS },
  { VST_COGNITO_ERROR_CLOCK, VST_BUSY_LOGGING_IN, VST_FLOW_ERROR_CLOCK, VST_FIELD_NONE,
    AGAIN | BY_PASSWORD },
  { VST_COGNITO_ERROR_THROTTLED, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_THROTTLED, VST_FIELD_NONE,
    AGAIN },
  { VST_COGNITO_ERROR_OFFLINE, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_OFFLINE, VST_FIELD_NONE, AGAIN },
  { VST_COGNITO_ERROR_NOT_COGNITO, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_NOT_COGNITO, VST_FIELD_NONE,
    AGAIN | SETTINGS },
  { VST_COGNITO_ERROR_BAD_ANSWER, VST_BUSY_SIGNING_UP, VST_FLOW_ERROR_BAD_ANSWER, VST_FIELD_NONE,
    AGAIN },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = vst_cognito_error_new (c->error, "SignUp", NULL, NULL, NULL);
  g_autoptr (VstProblem) problem = vst_flow_problem_from_error (error, c->during, HOST);

  g_assert_cmpint (vst_problem_get_code (problem), ==, c->code);
  g_assert_cmpint (vst_problem_get_field (problem), ==, c->field);
  g_assert_cmpuint (vst_problem_get_remedies (problem), ==, c->remedies);
}

/* Every failure of every command is a named problem; only what is hopeless has no better name. */
static void
test_every_error_has_a_name (void)
{
  for (int code = 0; code <= VST_COGNITO_ERROR_BAD_ANSWER; code++)
    for (int busy = VST_BUSY_NONE; busy <= VST_BUSY_CHANGING; busy++)
      {
        g_autoptr (GError) error = vst_cognito_error_new (code, "SignUp", NULL, NULL, NULL);
        g_autoptr (VstProblem) problem = vst_flow_problem_from_error (error, busy, HOST);

        g_assert_cmpint (vst_problem_get_code (problem) == VST_FLOW_ERROR_FAILED, ==,
                         code == VST_COGNITO_ERROR_FAILED);
      }
}

static void
test_keeps_what_the_service_said (void)
{
  g_autoptr (GError) error =
      vst_cognito_error_new (VST_COGNITO_ERROR_LIMIT, "ResendConfirmationCode",
                             "LimitExceededException", "Attempt limit exceeded", "id-1");
  g_autoptr (VstProblem) first = vst_flow_problem_from_error (error, VST_BUSY_SENDING_CODE, HOST);
  g_autoptr (VstProblem) offered = vst_flow_problem_offer (first, VST_REMEDY_START_OVER);
  g_autoptr (VstProblem) problem =
      vst_flow_problem_restate (offered, VST_FLOW_ERROR_EMAIL_FORM, "email");

  g_assert_cmpuint (vst_problem_get_remedies (offered), ==, VST_REMEDY_START_OVER);
  g_assert_cmpint (vst_problem_get_code (offered), ==, VST_FLOW_ERROR_LIMIT);
  g_assert_cmpint (vst_problem_get_code (problem), ==, VST_FLOW_ERROR_EMAIL_FORM);
  g_assert_cmpint (vst_problem_get_field (problem), ==, VST_FIELD_EMAIL);
  g_assert_cmpstr (vst_problem_get_detail (problem), ==, "email");
  g_assert_cmpstr (vst_problem_get_operation (problem), ==, "ResendConfirmationCode");
  g_assert_cmpstr (vst_problem_get_wire_name (problem), ==, "LimitExceededException");
  g_assert_cmpstr (vst_problem_get_wire_message (problem), ==, "Attempt limit exceeded");
  g_assert_cmpstr (vst_problem_get_request_id (problem), ==, "id-1");
}

static void
test_names_the_host (void)
{
  static const VstCognitoError codes[] = { VST_COGNITO_ERROR_UNKNOWN_HOST,
                                           VST_COGNITO_ERROR_UNREACHABLE };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = vst_cognito_error_new (codes[i], "SignUp", NULL, NULL, NULL);
      g_autoptr (VstProblem) problem =
          vst_flow_problem_from_error (error, VST_BUSY_SIGNING_UP, HOST);

      g_assert_cmpstr (vst_problem_get_detail (problem), ==, HOST);
    }
}

static void
test_names_the_attribute (void)
{
  g_autoptr (GError) error = vst_cognito_error_new (
      VST_COGNITO_ERROR_ATTRIBUTE, "SignUp", "InvalidParameterException",
      "Attributes did not conform to the schema: given_name: The attribute is required\n", NULL);
  g_autoptr (VstProblem) problem = vst_flow_problem_from_error (error, VST_BUSY_SIGNING_UP, HOST);

  g_assert_cmpstr (vst_problem_get_detail (problem), ==, "given_name");
}

static void
test_foreign_errors (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "no");
  g_autoptr (VstProblem) problem = vst_flow_problem_from_error (error, VST_BUSY_SIGNING_UP, HOST);

  g_assert_cmpint (vst_problem_get_code (problem), ==, VST_FLOW_ERROR_FAILED);
  g_assert_cmpuint (vst_problem_get_remedies (problem), ==, AGAIN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/flow/problems/meaning/%d-%d", cases[i].error, cases[i].during);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/flow/problems/every-error-has-a-name", test_every_error_has_a_name);
  g_test_add_func ("/flow/problems/keeps-what-the-service-said", test_keeps_what_the_service_said);
  g_test_add_func ("/flow/problems/names-the-host", test_names_the_host);
  g_test_add_func ("/flow/problems/names-the-attribute", test_names_the_attribute);
  g_test_add_func ("/flow/problems/foreign-errors", test_foreign_errors);
  return g_test_run ();
}
