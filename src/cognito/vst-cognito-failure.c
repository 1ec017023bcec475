#include "cognito/vst-cognito-failure.h"

#include <string.h>

#include "cognito/vst-cognito-error-private.h"

typedef struct
{
  const char *wire_name;
  const char *text; /* found anywhere in the message, in either case; NULL: any message */
  VstCognitoError code;
} Row;

/*
 * The first row that fits counts. Types are the model's; texts have been seen on
 * the wire in several versions, so that each row keeps only the part that stays.
 */
static const Row rows[] = {
  { "NotAuthorizedException", "Incorrect username or password", VST_COGNITO_ERROR_PASSWORD_WRONG },
  { "NotAuthorizedException", "Password attempts exceeded", VST_COGNITO_ERROR_PASSWORD_ATTEMPTS },
  { "NotAuthorizedException", "User is disabled", VST_COGNITO_ERROR_USER_DISABLED },
  { "NotAuthorizedException", "Temporary password has expired",
    VST_COGNITO_ERROR_PASSWORD_EXPIRED },
  { "NotAuthorizedException", "Invalid session", VST_COGNITO_ERROR_SESSION_INVALID },
  { "NotAuthorizedException", "configured with secret but", VST_COGNITO_ERROR_CLIENT_SECRET },
  { "NotAuthorizedException", "configured for secret but", VST_COGNITO_ERROR_CLIENT_SECRET },
  { "NotAuthorizedException", "verify secret hash", VST_COGNITO_ERROR_CLIENT_SECRET },
  { "NotAuthorizedException", "SecretHash does not match", VST_COGNITO_ERROR_CLIENT_SECRET },
  { "NotAuthorizedException", "Refresh Token", VST_COGNITO_ERROR_TOKEN_INVALID },
  { "NotAuthorizedException", "Access Token", VST_COGNITO_ERROR_TOKEN_INVALID },
  { "NotAuthorizedException", "Current status is CONFIRMED", VST_COGNITO_ERROR_ALREADY_CONFIRMED },
  { "NotAuthorizedException", "unauthorized attribute", VST_COGNITO_ERROR_ATTRIBUTE },
  { "NotAuthorizedException", "SignUp is not permitted", VST_COGNITO_ERROR_SIGN_UP_DISABLED },
  { "NotAuthorizedException", "is not authorized to perform",
    VST_COGNITO_ERROR_KEYS_NOT_PERMITTED },
  { "NotAuthorizedException", NULL, VST_COGNITO_ERROR_FAILED },

  { "InvalidParameterException", "flow not enabled", VST_COGNITO_ERROR_FLOW_DISABLED },
  { "InvalidParameterException", "is not enabled for the client", VST_COGNITO_ERROR_FLOW_DISABLED },
  { "InvalidParameterException", "Auth method not supported", VST_COGNITO_ERROR_FLOW_DISABLED },
  { "InvalidParameterException", "User is already confirmed", VST_COGNITO_ERROR_ALREADY_CONFIRMED },
  { "InvalidParameterException", "did not conform to the schema", VST_COGNITO_ERROR_ATTRIBUTE },
  { "InvalidParameterException", "unauthorized attribute", VST_COGNITO_ERROR_ATTRIBUTE },
  { "InvalidParameterException", "Attribute value for", VST_COGNITO_ERROR_ATTRIBUTE },
  { "InvalidParameterException", "Type for attribute", VST_COGNITO_ERROR_ATTRIBUTE },
  { "InvalidParameterException", "Invalid email address format", VST_COGNITO_ERROR_ATTRIBUTE },
  { "InvalidParameterException", "Invalid phone number format", VST_COGNITO_ERROR_ATTRIBUTE },
  { "InvalidParameterException", "Invalid device key", VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { "InvalidParameterException", "delivery config set to turn on",
    VST_COGNITO_ERROR_MFA_NOT_ENABLED },
  { "InvalidParameterException", "has not set up", VST_COGNITO_ERROR_MFA_NOT_ENABLED },
  { "InvalidParameterException", "no registered/verified", VST_COGNITO_ERROR_DELIVERY },
  { "InvalidParameterException", "parameter SECRET_HASH", VST_COGNITO_ERROR_CLIENT_SECRET },
  /* Values that the service refuses before it looks at the pool. */
  { "InvalidParameterException", "at 'userAttributes", VST_COGNITO_ERROR_ATTRIBUTE },
  { "InvalidParameterException", "at 'password' failed", VST_COGNITO_ERROR_PASSWORD_POLICY },
  { "InvalidParameterException", "at 'proposedPassword' failed",
    VST_COGNITO_ERROR_PASSWORD_POLICY },
  { "InvalidParameterException", "at 'previousPassword' failed", VST_COGNITO_ERROR_PASSWORD_WRONG },
  { "InvalidParameterException", "at 'confirmationCode' failed", VST_COGNITO_ERROR_CODE_MISMATCH },
  { "InvalidParameterException", "at 'userCode' failed", VST_COGNITO_ERROR_CODE_MISMATCH },
  { "InvalidParameterException", "at 'session' failed", VST_COGNITO_ERROR_SESSION_INVALID },
  { "InvalidParameterException", "at 'accessToken' failed", VST_COGNITO_ERROR_TOKEN_INVALID },
  { "InvalidParameterException", "at 'refreshToken' failed", VST_COGNITO_ERROR_TOKEN_INVALID },
  { "InvalidParameterException", "at 'token' failed", VST_COGNITO_ERROR_TOKEN_INVALID },
  { "InvalidParameterException", "at 'deviceKey' failed", VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { "InvalidParameterException", "at 'userPoolId' failed", VST_COGNITO_ERROR_POOL_NOT_FOUND },
  { "InvalidParameterException", "at 'clientId' failed", VST_COGNITO_ERROR_POOL_NOT_FOUND },
  { "InvalidParameterException", NULL, VST_COGNITO_ERROR_PARAMETER },

  { "ExpiredCodeException", "has already been used", VST_COGNITO_ERROR_CODE_USED },
  { "ExpiredCodeException", NULL, VST_COGNITO_ERROR_CODE_EXPIRED },
  { "CodeMismatchException", "has already been used", VST_COGNITO_ERROR_CODE_USED },
  { "CodeMismatchException", NULL, VST_COGNITO_ERROR_CODE_MISMATCH },
  { "EnableSoftwareTokenMFAException", "has already been used", VST_COGNITO_ERROR_CODE_USED },
  { "EnableSoftwareTokenMFAException", NULL, VST_COGNITO_ERROR_CODE_MISMATCH },

  { "InvalidPasswordException", NULL, VST_COGNITO_ERROR_PASSWORD_POLICY },
  { "PasswordHistoryPolicyViolationException", NULL, VST_COGNITO_ERROR_PASSWORD_POLICY },
  { "PasswordResetRequiredException", NULL, VST_COGNITO_ERROR_PASSWORD_RESET },
  { "UsernameExistsException", NULL, VST_COGNITO_ERROR_USER_EXISTS },
  { "AliasExistsException", NULL, VST_COGNITO_ERROR_ALIAS_EXISTS },
  { "UserNotFoundException", NULL, VST_COGNITO_ERROR_USER_NOT_FOUND },
  { "UserNotConfirmedException", NULL, VST_COGNITO_ERROR_USER_NOT_CONFIRMED },
  { "LimitExceededException", NULL, VST_COGNITO_ERROR_LIMIT },
  { "TooManyFailedAttemptsException", NULL, VST_COGNITO_ERROR_LIMIT },

  { "ResourceNotFoundException", "Device does not exist", VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { "ResourceNotFoundException", NULL, VST_COGNITO_ERROR_POOL_NOT_FOUND },
  /* Confirmed already, with a password that is not ours: only another login gives another key. */
  { "DeviceKeyExistsException", NULL, VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { "RefreshTokenReuseException", NULL, VST_COGNITO_ERROR_TOKEN_INVALID },
  { "UnsupportedTokenTypeException", NULL, VST_COGNITO_ERROR_TOKEN_INVALID },
  { "UnauthorizedException", NULL, VST_COGNITO_ERROR_CLIENT_SECRET },
  { "UnsupportedOperationException", NULL, VST_COGNITO_ERROR_FLOW_DISABLED },
  { "SoftwareTokenMFANotFoundException", NULL, VST_COGNITO_ERROR_MFA_NOT_ENABLED },
  { "MFAMethodNotFoundException", NULL, VST_COGNITO_ERROR_MFA_NOT_ENABLED },
  { "FeatureUnavailableInTierException", NULL, VST_COGNITO_ERROR_TIER },
  { "CodeDeliveryFailureException", NULL, VST_COGNITO_ERROR_DELIVERY },
  { "InvalidSmsRoleAccessPolicyException", NULL, VST_COGNITO_ERROR_DELIVERY },
  { "InvalidSmsRoleTrustRelationshipException", NULL, VST_COGNITO_ERROR_DELIVERY },
  { "InvalidEmailRoleAccessPolicyException", NULL, VST_COGNITO_ERROR_DELIVERY },
  { "UnexpectedLambdaException", NULL, VST_COGNITO_ERROR_TRIGGER },
  { "UserLambdaValidationException", NULL, VST_COGNITO_ERROR_TRIGGER },
  { "InvalidLambdaResponseException", NULL, VST_COGNITO_ERROR_TRIGGER },

  { "TooManyRequestsException", NULL, VST_COGNITO_ERROR_THROTTLED },
  { "InternalErrorException", NULL, VST_COGNITO_ERROR_UNAVAILABLE },
  { "ConcurrentModificationException", NULL, VST_COGNITO_ERROR_UNAVAILABLE },
};

VstCognitoError
vst_cognito_failure_get_code (const char *wire_name, const char *wire_message)
{
  if (wire_name == NULL)
    return VST_COGNITO_ERROR_FAILED;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (strcmp (rows[i].wire_name, wire_name) != 0)
        continue;
      if (rows[i].text == NULL
          || (wire_message != NULL && strcasestr (wire_message, rows[i].text) != NULL))
        return rows[i].code;
    }
  return VST_COGNITO_ERROR_FAILED;
}

static VstCognitoError
get_code_of_aws_error (const GError *error)
{
  switch ((VstAwsError) error->code)
    {
    case VST_AWS_ERROR_SERVICE:
      return vst_cognito_failure_get_code (vst_aws_error_get_wire_name (error),
                                           vst_aws_error_get_wire_message (error));
    case VST_AWS_ERROR_THROTTLED:
      return VST_COGNITO_ERROR_THROTTLED;
    case VST_AWS_ERROR_UNAVAILABLE:
      return VST_COGNITO_ERROR_UNAVAILABLE;
    case VST_AWS_ERROR_KEYS_REFUSED:
      return VST_COGNITO_ERROR_KEYS_REFUSED;
    case VST_AWS_ERROR_NOT_PERMITTED:
      return VST_COGNITO_ERROR_KEYS_NOT_PERMITTED;
    case VST_AWS_ERROR_CLOCK:
      return VST_COGNITO_ERROR_CLOCK;
    case VST_AWS_ERROR_NO_KEYS:
      return VST_COGNITO_ERROR_KEYS_MISSING;
    case VST_AWS_ERROR_OFFLINE:
      return VST_COGNITO_ERROR_OFFLINE;
    case VST_AWS_ERROR_UNKNOWN_HOST:
      return VST_COGNITO_ERROR_UNKNOWN_HOST;
    case VST_AWS_ERROR_REFUSED:
      return VST_COGNITO_ERROR_UNREACHABLE;
    case VST_AWS_ERROR_TIMED_OUT:
      return VST_COGNITO_ERROR_TIMED_OUT;
    case VST_AWS_ERROR_INTERRUPTED:
      return VST_COGNITO_ERROR_INTERRUPTED;
    case VST_AWS_ERROR_TLS:
      return VST_COGNITO_ERROR_TLS;
    case VST_AWS_ERROR_NOT_AWS:
      return VST_COGNITO_ERROR_NOT_COGNITO;
    case VST_AWS_ERROR_BAD_ANSWER:
      return VST_COGNITO_ERROR_BAD_ANSWER;
    }
  return VST_COGNITO_ERROR_FAILED;
}

GError *
vst_cognito_failure_translate (const char *operation, GError *error)
{
  g_autoptr (GError) owned = error;
  const char *wire_name;

  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&owned);
  if (owned->domain != VST_AWS_ERROR)
    return vst_cognito_error_new_with_reason (VST_COGNITO_ERROR_FAILED, operation, NULL, NULL, NULL,
                                              owned->message);

  wire_name = vst_aws_error_get_wire_name (owned);
  return vst_cognito_error_new_with_reason (
      get_code_of_aws_error (owned), operation, wire_name, vst_aws_error_get_wire_message (owned),
      vst_aws_error_get_request_id (owned), wire_name != NULL ? wire_name : owned->message);
}
