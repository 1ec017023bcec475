#include "cognito/vst-cognito-error.h"

#include "cognito/vst-cognito-failure.h"

/* One answer of the service and what it means for the caller. */
typedef struct
{
  const char *wire_name, *wire_message;
  VstCognitoError code;
} Case;

#define NOT_AUTHORIZED "NotAuthorizedException"
#define PARAMETER "InvalidParameterException"

/* Texts as they have been seen on the wire, the older and newer ones of each. */
static const Case cases[] = {
  { NOT_AUTHORIZED, "Incorrect username or password.", VST_COGNITO_ERROR_PASSWORD_WRONG },
  { NOT_AUTHORIZED, "Incorrect username or password", VST_COGNITO_ERROR_PASSWORD_WRONG },
  { NOT_AUTHORIZED, "Password attempts exceeded", VST_COGNITO_ERROR_PASSWORD_ATTEMPTS },
  { NOT_AUTHORIZED, "User is disabled.", VST_COGNITO_ERROR_USER_DISABLED },
  { NOT_AUTHORIZED, "Temporary password has expired and must be reset by an administrator.",
    VST_COGNITO_ERROR_PASSWORD_EXPIRED },
  { NOT_AUTHORIZED, "Invalid session for the user, session is expired.",
    VST_COGNITO_ERROR_SESSION_INVALID },
  { NOT_AUTHORIZED, "Invalid session for the user, session can only be used once.",
    VST_COGNITO_ERROR_SESSION_INVALID },
  { NOT_AUTHORIZED, "Invalid session for the user.", VST_COGNITO_ERROR_SESSION_INVALID },
  { NOT_AUTHORIZED, "Client abc is configured with secret but SECRET_HASH was not received",
    VST_COGNITO_ERROR_CLIENT_SECRET },
  { NOT_AUTHORIZED, "Client abc is configured for secret but secret was not received",
    VST_COGNITO_ERROR_CLIENT_SECRET },
  { NOT_AUTHORIZED, "Client abc is not configured for secret but secret was received",
    VST_COGNITO_ERROR_CLIENT_SECRET },
  { NOT_AUTHORIZED, "Unable to verify secret hash for client abc",
    VST_COGNITO_ERROR_CLIENT_SECRET },
  { NOT_AUTHORIZED, "SecretHash does not match for the client: abc",
    VST_COGNITO_ERROR_CLIENT_SECRET },
  { NOT_AUTHORIZED, "Invalid Refresh Token", VST_COGNITO_ERROR_TOKEN_INVALID },
  { NOT_AUTHORIZED, "Invalid Refresh Token.", VST_COGNITO_ERROR_TOKEN_INVALID },
  { NOT_AUTHORIZED, "Refresh Token has expired", VST_COGNITO_ERROR_TOKEN_INVALID },
  { NOT_AUTHORIZED, "Refresh Token has been revoked", VST_COGNITO_ERROR_TOKEN_INVALID },
  { NOT_AUTHORIZED, "Access Token has expired", VST_COGNITO_ERROR_TOKEN_INVALID },
  { NOT_AUTHORIZED, "Access Token has been revoked", VST_COGNITO_ERROR_TOKEN_INVALID },
  { NOT_AUTHORIZED, "Invalid Access Token", VST_COGNITO_ERROR_TOKEN_INVALID },
  { NOT_AUTHORIZED, "Could not verify signature for Access Token",
    VST_COGNITO_ERROR_TOKEN_INVALID },
  { NOT_AUTHORIZED, "Access Token does not have required scopes", VST_COGNITO_ERROR_TOKEN_INVALID },
  { NOT_AUTHORIZED, "User cannot be confirmed. Current status is CONFIRMED",
    VST_COGNITO_ERROR_ALREADY_CONFIRMED },
  { NOT_AUTHORIZED, "User cannot be confirmed. Current status is ARCHIVED",
    VST_COGNITO_ERROR_FAILED },
  { NOT_AUTHORIZED, "A client attempted to write unauthorized attribute",
    VST_COGNITO_ERROR_ATTRIBUTE },
  { NOT_AUTHORIZED, "SignUp is not permitted for this user pool",
    VST_COGNITO_ERROR_SIGN_UP_DISABLED },
  { NOT_AUTHORIZED, "User: arn:x is not authorized to perform: cognito-idp:AdminGetUser",
    VST_COGNITO_ERROR_KEYS_NOT_PERMITTED },
  { NOT_AUTHORIZED, "User password cannot be reset in the current state.",
    VST_COGNITO_ERROR_FAILED },
  { NOT_AUTHORIZED, "Something that nobody has seen", VST_COGNITO_ERROR_FAILED },
  { NOT_AUTHORIZED, NULL, VST_COGNITO_ERROR_FAILED },

  { PARAMETER, "USER_PASSWORD_AUTH flow not enabled for this client",
    VST_COGNITO_ERROR_FLOW_DISABLED },
  { PARAMETER, "USER_SRP_AUTH is not enabled for the client.", VST_COGNITO_ERROR_FLOW_DISABLED },
  { PARAMETER, "Auth flow not enabled for this client", VST_COGNITO_ERROR_FLOW_DISABLED },
  { PARAMETER, "Initiate Auth method not supported.", VST_COGNITO_ERROR_FLOW_DISABLED },
  { PARAMETER, "User is already confirmed.", VST_COGNITO_ERROR_ALREADY_CONFIRMED },
  { PARAMETER, "Attributes did not conform to the schema: email: The attribute is required",
    VST_COGNITO_ERROR_ATTRIBUTE },
  { PARAMETER, "A client attempted to write unauthorized attribute", VST_COGNITO_ERROR_ATTRIBUTE },
  { PARAMETER, "Attribute value for given_name must not be null", VST_COGNITO_ERROR_ATTRIBUTE },
  { PARAMETER, "Type for attribute {custom:team} could not be determined",
    VST_COGNITO_ERROR_ATTRIBUTE },
  { PARAMETER, "Invalid email address format.", VST_COGNITO_ERROR_ATTRIBUTE },
  { PARAMETER, "Invalid phone number format.", VST_COGNITO_ERROR_ATTRIBUTE },
  { PARAMETER, "Invalid device key given.", VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { PARAMETER, "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA",
    VST_COGNITO_ERROR_MFA_NOT_ENABLED },
  { PARAMETER, "User has not set up software token mfa", VST_COGNITO_ERROR_MFA_NOT_ENABLED },
  { PARAMETER,
    "Cannot reset password for the user as there is no registered/verified email or phone_number",
    VST_COGNITO_ERROR_DELIVERY },
  { PARAMETER, "User password cannot be reset in the current state.", VST_COGNITO_ERROR_PARAMETER },
  { PARAMETER, "Missing required parameter SECRET_HASH", VST_COGNITO_ERROR_CLIENT_SECRET },
  { PARAMETER, "Missing required parameter USERNAME", VST_COGNITO_ERROR_PARAMETER },
  { PARAMETER, "Missing required parameter Session", VST_COGNITO_ERROR_PARAMETER },
  { PARAMETER, "Username should be an email.", VST_COGNITO_ERROR_PARAMETER },
  { PARAMETER, "Username should be either an email or a phone number.",
    VST_COGNITO_ERROR_PARAMETER },
  { PARAMETER,
    "1 validation error detected: Value at 'userAttributes.1.member.value' failed to satisfy "
    "constraint: Member must have length less than or equal to 2048",
    VST_COGNITO_ERROR_ATTRIBUTE },
  { PARAMETER,
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must "
    "have length greater than or equal to 6",
    VST_COGNITO_ERROR_PASSWORD_POLICY },
  { PARAMETER,
    "1 validation error detected: Value at 'proposedPassword' failed to satisfy constraint: Member "
    "must satisfy regular expression pattern: [\\S]+",
    VST_COGNITO_ERROR_PASSWORD_POLICY },
  { PARAMETER,
    "1 validation error detected: Value at 'previousPassword' failed to satisfy constraint: Member "
    "must satisfy regular expression pattern: [\\S]+",
    VST_COGNITO_ERROR_PASSWORD_WRONG },
  { PARAMETER,
    "1 validation error detected: Value 'x' at 'deviceKey' failed to satisfy constraint: Member "
    "must satisfy regular expression pattern: [\\w-]+_[0-9a-f-]+",
    VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { PARAMETER, "1 validation error detected: Value at 'refreshToken' failed to satisfy constraint",
    VST_COGNITO_ERROR_TOKEN_INVALID },
  { PARAMETER, "1 validation error detected: Value at 'token' failed to satisfy constraint",
    VST_COGNITO_ERROR_TOKEN_INVALID },
  { PARAMETER,
    "1 validation error detected: Value at 'confirmationCode' failed to satisfy constraint: "
    "Member must satisfy regular expression pattern: [\\S]+",
    VST_COGNITO_ERROR_CODE_MISMATCH },
  { PARAMETER,
    "2 validation errors detected: Value '12' at 'userCode' failed to satisfy constraint: Member "
    "must have length greater than or equal to 6; Value 'x' at 'username' failed",
    VST_COGNITO_ERROR_CODE_MISMATCH },
  { PARAMETER, "1 validation error detected: Value at 'session' failed to satisfy constraint",
    VST_COGNITO_ERROR_SESSION_INVALID },
  { PARAMETER, "1 validation error detected: Value at 'accessToken' failed to satisfy constraint",
    VST_COGNITO_ERROR_TOKEN_INVALID },
  { PARAMETER,
    "1 validation error detected: Value 'x' at 'userPoolId' failed to satisfy constraint: Member "
    "must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
    VST_COGNITO_ERROR_POOL_NOT_FOUND },
  { PARAMETER,
    "1 validation error detected: Value 'x-y' at 'clientId' failed to satisfy constraint",
    VST_COGNITO_ERROR_POOL_NOT_FOUND },
  { PARAMETER,
    "1 validation error detected: Value 'a b' at 'username' failed to satisfy constraint",
    VST_COGNITO_ERROR_PARAMETER },
  { PARAMETER, NULL, VST_COGNITO_ERROR_PARAMETER },

  { "ExpiredCodeException", "Invalid code provided, please request a code again.",
    VST_COGNITO_ERROR_CODE_EXPIRED },
  { "ExpiredCodeException", "Your software token has already been used once.",
    VST_COGNITO_ERROR_CODE_USED },
  { "ExpiredCodeException", NULL, VST_COGNITO_ERROR_CODE_EXPIRED },
  { "CodeMismatchException", "Invalid code received for user", VST_COGNITO_ERROR_CODE_MISMATCH },
  { "CodeMismatchException", "Invalid code or auth state for the user.",
    VST_COGNITO_ERROR_CODE_MISMATCH },
  { "CodeMismatchException", "Invalid verification code provided, please try again.",
    VST_COGNITO_ERROR_CODE_MISMATCH },
  { "CodeMismatchException", "Your software token has already been used once.",
    VST_COGNITO_ERROR_CODE_USED },
  { "EnableSoftwareTokenMFAException", "Code mismatch", VST_COGNITO_ERROR_CODE_MISMATCH },
  { "EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA",
    VST_COGNITO_ERROR_CODE_MISMATCH },
  { "EnableSoftwareTokenMFAException", "Your software token has already been used once.",
    VST_COGNITO_ERROR_CODE_USED },

  { "InvalidPasswordException", "Password did not conform with policy: Password not long enough",
    VST_COGNITO_ERROR_PASSWORD_POLICY },
  { "PasswordHistoryPolicyViolationException", "Password has previously been used",
    VST_COGNITO_ERROR_PASSWORD_POLICY },
  { "PasswordResetRequiredException", "Password reset required for the user",
    VST_COGNITO_ERROR_PASSWORD_RESET },
  { "UsernameExistsException", "User already exists", VST_COGNITO_ERROR_USER_EXISTS },
  { "UsernameExistsException", "An account with the given email already exists.",
    VST_COGNITO_ERROR_USER_EXISTS },
  { "AliasExistsException", "An account with the email already exists.",
    VST_COGNITO_ERROR_ALIAS_EXISTS },
  { "UserNotFoundException", "User does not exist.", VST_COGNITO_ERROR_USER_NOT_FOUND },
  { "UserNotFoundException", "Username/client id combination not found.",
    VST_COGNITO_ERROR_USER_NOT_FOUND },
  { "UserNotConfirmedException", "User is not confirmed.", VST_COGNITO_ERROR_USER_NOT_CONFIRMED },
  { "LimitExceededException", "Attempt limit exceeded, please try after some time.",
    VST_COGNITO_ERROR_LIMIT },
  { "TooManyFailedAttemptsException", NULL, VST_COGNITO_ERROR_LIMIT },

  { "ResourceNotFoundException", "Device does not exist.", VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { "ResourceNotFoundException", "User pool client abc does not exist.",
    VST_COGNITO_ERROR_POOL_NOT_FOUND },
  { "ResourceNotFoundException", "User pool eu-west-1_a does not exist.",
    VST_COGNITO_ERROR_POOL_NOT_FOUND },
  { "DeviceKeyExistsException", NULL, VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { "RefreshTokenReuseException", NULL, VST_COGNITO_ERROR_TOKEN_INVALID },
  { "UnsupportedTokenTypeException", NULL, VST_COGNITO_ERROR_TOKEN_INVALID },
  { "UnauthorizedException", NULL, VST_COGNITO_ERROR_CLIENT_SECRET },
  { "UnsupportedOperationException", NULL, VST_COGNITO_ERROR_FLOW_DISABLED },
  { "SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool",
    VST_COGNITO_ERROR_MFA_NOT_ENABLED },
  { "SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user.",
    VST_COGNITO_ERROR_MFA_NOT_ENABLED },
  { "MFAMethodNotFoundException", NULL, VST_COGNITO_ERROR_MFA_NOT_ENABLED },
  { "FeatureUnavailableInTierException", NULL, VST_COGNITO_ERROR_TIER },
  { "CodeDeliveryFailureException", NULL, VST_COGNITO_ERROR_DELIVERY },
  { "InvalidSmsRoleAccessPolicyException", NULL, VST_COGNITO_ERROR_DELIVERY },
  { "InvalidSmsRoleTrustRelationshipException", NULL, VST_COGNITO_ERROR_DELIVERY },
  { "InvalidEmailRoleAccessPolicyException", NULL, VST_COGNITO_ERROR_DELIVERY },
  { "UnexpectedLambdaException", NULL, VST_COGNITO_ERROR_TRIGGER },
  { "UserLambdaValidationException", "PreSignUp failed with error Not you.",
    VST_COGNITO_ERROR_TRIGGER },
  { "InvalidLambdaResponseException", NULL, VST_COGNITO_ERROR_TRIGGER },

  { "TooManyRequestsException", "Rate exceeded", VST_COGNITO_ERROR_THROTTLED },
  { "InternalErrorException", NULL, VST_COGNITO_ERROR_UNAVAILABLE },
  { "ConcurrentModificationException", NULL, VST_COGNITO_ERROR_UNAVAILABLE },
  { "SomethingNewException", "Incorrect username or password.", VST_COGNITO_ERROR_FAILED },
  { NULL, "Incorrect username or password.", VST_COGNITO_ERROR_FAILED },
};

static void
test_service (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error =
      vst_aws_error_new (VST_AWS_ERROR_SERVICE, 400, c->wire_name, c->wire_message, "id-1", "No");
  g_autoptr (GError) copy = NULL;

  error = vst_cognito_failure_translate ("SignUp", g_steal_pointer (&error));
  g_assert_error (error, VST_COGNITO_ERROR, (int) c->code);
  g_clear_pointer (&copy, g_error_free);
  copy = g_error_copy (error);
  g_clear_error (&error);
  g_assert_cmpstr (vst_cognito_error_get_operation (copy), ==, "SignUp");
  g_assert_cmpstr (vst_cognito_error_get_wire_name (copy), ==, c->wire_name);
  g_assert_cmpstr (vst_cognito_error_get_wire_message (copy), ==, c->wire_message);
  g_assert_cmpstr (vst_cognito_error_get_request_id (copy), ==, "id-1");
  /* A message is for the log, and a service may quote what it was given. */
  if (c->wire_message != NULL)
    g_assert_null (g_strrstr (copy->message, c->wire_message));
}

typedef struct
{
  const char *name;
  VstAwsError from;
  VstCognitoError to;
} AwsCase;

static const AwsCase aws_cases[] = {
  { "throttled", VST_AWS_ERROR_THROTTLED, VST_COGNITO_ERROR_THROTTLED },
  { "unavailable", VST_AWS_ERROR_UNAVAILABLE, VST_COGNITO_ERROR_UNAVAILABLE },
  { "keys-refused", VST_AWS_ERROR_KEYS_REFUSED, VST_COGNITO_ERROR_KEYS_REFUSED },
  { "not-permitted", VST_AWS_ERROR_NOT_PERMITTED, VST_COGNITO_ERROR_KEYS_NOT_PERMITTED },
  { "clock", VST_AWS_ERROR_CLOCK, VST_COGNITO_ERROR_CLOCK },
  { "no-keys", VST_AWS_ERROR_NO_KEYS, VST_COGNITO_ERROR_KEYS_MISSING },
  { "offline", VST_AWS_ERROR_OFFLINE, VST_COGNITO_ERROR_OFFLINE },
  { "unknown-host", VST_AWS_ERROR_UNKNOWN_HOST, VST_COGNITO_ERROR_UNKNOWN_HOST },
  { "refused", VST_AWS_ERROR_REFUSED, VST_COGNITO_ERROR_UNREACHABLE },
  { "timed-out", VST_AWS_ERROR_TIMED_OUT, VST_COGNITO_ERROR_TIMED_OUT },
  { "interrupted", VST_AWS_ERROR_INTERRUPTED, VST_COGNITO_ERROR_INTERRUPTED },
  { "tls", VST_AWS_ERROR_TLS, VST_COGNITO_ERROR_TLS },
  { "not-aws", VST_AWS_ERROR_NOT_AWS, VST_COGNITO_ERROR_NOT_COGNITO },
  { "bad-answer", VST_AWS_ERROR_BAD_ANSWER, VST_COGNITO_ERROR_BAD_ANSWER },
};

static void
test_way_there (gconstpointer data)
{
  const AwsCase *c = data;
  g_autoptr (GError) error = vst_cognito_failure_translate (
      "SignUp", vst_aws_error_new (c->from, 0, NULL, NULL, NULL, "Why it failed"));

  g_assert_error (error, VST_COGNITO_ERROR, (int) c->to);
  g_assert_cmpstr (error->message, ==, "SignUp: Why it failed");
}

static void
test_other_domains (void)
{
  g_autoptr (GError) cancelled = vst_cognito_failure_translate (
      "SignUp", g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  g_autoptr (GError) other = vst_cognito_failure_translate (
      "SignUp", g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "Full"));

  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (other, VST_COGNITO_ERROR, VST_COGNITO_ERROR_FAILED);
}

static void
test_foreign_errors_have_no_details (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "No");

  g_assert_null (vst_cognito_error_get_wire_name (error));
  g_assert_null (vst_cognito_error_get_wire_message (NULL));
  g_assert_null (vst_cognito_error_dup_attribute (error));
  g_assert_cmpuint (vst_cognito_error_get_password_rules (error), ==, 0);
}

typedef struct
{
  const char *name, *text, *attribute;
} AttributeCase;

static const AttributeCase attribute_cases[] = {
  { "one-line", "Attributes did not conform to the schema: email: The attribute is required",
    "email" },
  { "two-lines",
    "Attributes did not conform to the schema: \nemail: The attribute email is required\n",
    "email" },
  { "several",
    "Attributes did not conform to the schema: \ngiven_name: The attribute given_name is required\n"
    "family_name: The attribute family_name is required\n",
    "given_name" },
  { "custom",
    "Attributes did not conform to the schema: custom:team: Attribute does not exist in the "
    "schema.\n",
    "custom:team" },
  { "null-value", "Attribute value for phone_number must not be null", "phone_number" },
  { "no-type", "Type for attribute {custom:team} could not be determined", "custom:team" },
  { "email-form", "Invalid email address format.", "email" },
  { "phone-form", "Invalid phone number format.", "phone_number" },
  { "unauthorized", "A client attempted to write unauthorized attribute", NULL },
  { "validation",
    "1 validation error detected: Value at 'userAttributes.1.member.value' failed to satisfy "
    "constraint: Member must have length less than or equal to 2048",
    NULL },
  { "cut-off", "Attributes did not conform to the schema: ", NULL },
  { "no-name", "Attributes did not conform to the schema: : The attribute is required", NULL },
  { "blank-in-name", "Attributes did not conform to the schema: not a name: no", NULL },
  { "endless-name",
    "Attributes did not conform to the schema: "
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: no",
    NULL },
  { "empty", "", NULL },
  { "none", NULL, NULL },
};

static void
test_attribute (gconstpointer data)
{
  const AttributeCase *c = data;
  g_autoptr (GError) error =
      vst_cognito_error_new (VST_COGNITO_ERROR_ATTRIBUTE, "SignUp", PARAMETER, c->text, NULL);
  g_autofree char *attribute = vst_cognito_error_dup_attribute (error);

  g_assert_cmpstr (attribute, ==, c->attribute);
}

typedef struct
{
  const char *name, *text;
  VstPasswordRuleFlags rules;
} RuleCase;

#define POLICY "Password did not conform with policy: "

static const RuleCase rule_cases[] = {
  { "length", POLICY "Password not long enough", VST_PASSWORD_RULE_LENGTH },
  { "uppercase", POLICY "Password must have uppercase characters", VST_PASSWORD_RULE_UPPERCASE },
  { "lowercase", POLICY "Password must have lowercase characters", VST_PASSWORD_RULE_LOWERCASE },
  { "number", POLICY "Password must have numeric characters", VST_PASSWORD_RULE_NUMBER },
  { "symbol", POLICY "Password must have symbol characters", VST_PASSWORD_RULE_SYMBOL },
  { "two", POLICY "Password not long enough, Password must have symbol characters",
    VST_PASSWORD_RULE_LENGTH | VST_PASSWORD_RULE_SYMBOL },
  { "validation",
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must "
    "have length greater than or equal to 6",
    VST_PASSWORD_RULE_LENGTH },
  { "too-long",
    "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must "
    "have length less than or equal to 256",
    0 },
  { "history", "Password has previously been used", 0 },
  { "none", NULL, 0 },
};

static void
test_rules (gconstpointer data)
{
  const RuleCase *c = data;
  g_autoptr (GError) error = vst_cognito_error_new (VST_COGNITO_ERROR_PASSWORD_POLICY, "SignUp",
                                                    "InvalidPasswordException", c->text, NULL);

  g_assert_cmpuint (vst_cognito_error_get_password_rules (error), ==, c->rules);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/cognito/error/service/%s/%zu",
                           cases[i].wire_name != NULL ? cases[i].wire_name : "none", i);
      g_test_add_data_func (path, &cases[i], test_service);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (aws_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/error/way-there/", aws_cases[i].name, NULL);
      g_test_add_data_func (path, &aws_cases[i], test_way_there);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (attribute_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/cognito/error/attribute/", attribute_cases[i].name, NULL);
      g_test_add_data_func (path, &attribute_cases[i], test_attribute);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rule_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/error/rules/", rule_cases[i].name, NULL);
      g_test_add_data_func (path, &rule_cases[i], test_rules);
    }
  g_test_add_func ("/cognito/error/other-domains", test_other_domains);
  g_test_add_func ("/cognito/error/foreign-errors-have-no-details",
                   test_foreign_errors_have_no_details);
  return g_test_run ();
}
