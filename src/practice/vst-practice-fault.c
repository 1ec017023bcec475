#include "practice/vst-practice-fault.h"

G_DEFINE_QUARK (vst_practice_fault, vst_practice_fault)

typedef struct
{
  const char *name;
  guint status;
} WireFault;

static const WireFault wire_faults[] = {
  [VST_PRACTICE_FAULT_INTERNAL] = { "InternalErrorException", 500 },
  [VST_PRACTICE_FAULT_KEYS_PENDING] = { "InternalErrorException", 500 },
  [VST_PRACTICE_FAULT_ALIAS_EXISTS] = { "AliasExistsException", 400 },
  [VST_PRACTICE_FAULT_CODE_DELIVERY] = { "CodeDeliveryFailureException", 400 },
  [VST_PRACTICE_FAULT_CODE_MISMATCH] = { "CodeMismatchException", 400 },
  [VST_PRACTICE_FAULT_ENABLE_SOFTWARE_TOKEN] = { "EnableSoftwareTokenMFAException", 400 },
  [VST_PRACTICE_FAULT_EXPIRED_CODE] = { "ExpiredCodeException", 400 },
  [VST_PRACTICE_FAULT_FEATURE_UNAVAILABLE] = { "FeatureUnavailableInTierException", 400 },
  [VST_PRACTICE_FAULT_INCOMPLETE_SIGNATURE] = { "IncompleteSignatureException", 400 },
  [VST_PRACTICE_FAULT_INVALID_PARAMETER] = { "InvalidParameterException", 400 },
  [VST_PRACTICE_FAULT_INVALID_PASSWORD] = { "InvalidPasswordException", 400 },
  [VST_PRACTICE_FAULT_PASSWORD_HISTORY] = { "PasswordHistoryPolicyViolationException", 400 },
  [VST_PRACTICE_FAULT_INVALID_SIGNATURE] = { "InvalidSignatureException", 400 },
  [VST_PRACTICE_FAULT_LIMIT_EXCEEDED] = { "LimitExceededException", 400 },
  [VST_PRACTICE_FAULT_MISSING_AUTHENTICATION] = { "MissingAuthenticationTokenException", 400 },
  [VST_PRACTICE_FAULT_NOT_AUTHORIZED] = { "NotAuthorizedException", 400 },
  [VST_PRACTICE_FAULT_PASSWORD_RESET_REQUIRED] = { "PasswordResetRequiredException", 400 },
  [VST_PRACTICE_FAULT_REFRESH_TOKEN_REUSE] = { "RefreshTokenReuseException", 400 },
  [VST_PRACTICE_FAULT_RESOURCE_NOT_FOUND] = { "ResourceNotFoundException", 400 },
  [VST_PRACTICE_FAULT_SERIALIZATION] = { "SerializationException", 400 },
  [VST_PRACTICE_FAULT_SOFTWARE_TOKEN_NOT_FOUND] = { "SoftwareTokenMFANotFoundException", 400 },
  [VST_PRACTICE_FAULT_TOO_LARGE] = { "RequestEntityTooLargeException", 413 },
  [VST_PRACTICE_FAULT_TOO_MANY_REQUESTS] = { "TooManyRequestsException", 400 },
  [VST_PRACTICE_FAULT_UNAUTHORIZED] = { "UnauthorizedException", 400 },
  [VST_PRACTICE_FAULT_UNKNOWN_OPERATION] = { "UnknownOperationException", 400 },
  [VST_PRACTICE_FAULT_UNRECOGNIZED_CLIENT] = { "UnrecognizedClientException", 400 },
  [VST_PRACTICE_FAULT_UNSUPPORTED_OPERATION] = { "UnsupportedOperationException", 400 },
  [VST_PRACTICE_FAULT_UNSUPPORTED_TOKEN_TYPE] = { "UnsupportedTokenTypeException", 400 },
  [VST_PRACTICE_FAULT_UNSUPPORTED_USER_STATE] = { "UnsupportedUserStateException", 400 },
  [VST_PRACTICE_FAULT_USERNAME_EXISTS] = { "UsernameExistsException", 400 },
  [VST_PRACTICE_FAULT_USER_NOT_CONFIRMED] = { "UserNotConfirmedException", 400 },
  [VST_PRACTICE_FAULT_USER_NOT_FOUND] = { "UserNotFoundException", 400 },
};

gboolean
vst_practice_fail (GError **error, VstPracticeFault fault, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (VST_PRACTICE_FAULT, (int) fault, format, args);
  va_end (args);
  return FALSE;
}

static const WireFault *
wire_fault (const GError *error)
{
  if (error->domain != VST_PRACTICE_FAULT || error->code < 0
      || (gsize) error->code >= G_N_ELEMENTS (wire_faults))
    return &wire_faults[VST_PRACTICE_FAULT_INTERNAL];
  return &wire_faults[error->code];
}

const char *
vst_practice_fault_get_name (const GError *error)
{
  return wire_fault (error)->name;
}

guint
vst_practice_fault_get_status (const GError *error)
{
  return wire_fault (error)->status;
}
