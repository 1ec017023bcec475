#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the service refuses a call with. A fault is a GError of this domain: the
 * code says which exception goes over the wire, the message is its text.
 */
#define VST_PRACTICE_FAULT (vst_practice_fault_quark ())
GQuark vst_practice_fault_quark (void);

typedef enum
{
  VST_PRACTICE_FAULT_INTERNAL,
  VST_PRACTICE_FAULT_KEYS_PENDING, /* never sent: the call is tried again when the keys are there */
  VST_PRACTICE_FAULT_ALIAS_EXISTS,
  VST_PRACTICE_FAULT_CODE_DELIVERY,
  VST_PRACTICE_FAULT_CODE_MISMATCH,
  VST_PRACTICE_FAULT_ENABLE_SOFTWARE_TOKEN,
  VST_PRACTICE_FAULT_EXPIRED_CODE,
  VST_PRACTICE_FAULT_INCOMPLETE_SIGNATURE,
  VST_PRACTICE_FAULT_INVALID_PARAMETER,
  VST_PRACTICE_FAULT_INVALID_PASSWORD,
  VST_PRACTICE_FAULT_INVALID_SIGNATURE,
  VST_PRACTICE_FAULT_LIMIT_EXCEEDED,
  VST_PRACTICE_FAULT_MISSING_AUTHENTICATION,
  VST_PRACTICE_FAULT_NOT_AUTHORIZED,
  VST_PRACTICE_FAULT_PASSWORD_RESET_REQUIRED,
  VST_PRACTICE_FAULT_REFRESH_TOKEN_REUSE,
  VST_PRACTICE_FAULT_RESOURCE_NOT_FOUND,
  VST_PRACTICE_FAULT_SERIALIZATION,
  VST_PRACTICE_FAULT_SOFTWARE_TOKEN_NOT_FOUND,
  VST_PRACTICE_FAULT_TOO_LARGE,
  VST_PRACTICE_FAULT_TOO_MANY_REQUESTS,
  VST_PRACTICE_FAULT_UNAUTHORIZED,
  VST_PRACTICE_FAULT_UNKNOWN_OPERATION,
  VST_PRACTICE_FAULT_UNRECOGNIZED_CLIENT,
  VST_PRACTICE_FAULT_UNSUPPORTED_OPERATION,
  VST_PRACTICE_FAULT_UNSUPPORTED_TOKEN_TYPE,
  VST_PRACTICE_FAULT_UNSUPPORTED_USER_STATE,
  VST_PRACTICE_FAULT_USERNAME_EXISTS,
  VST_PRACTICE_FAULT_USER_NOT_CONFIRMED,
  VST_PRACTICE_FAULT_USER_NOT_FOUND,
} VstPracticeFault;

/* Sets @error and gives %FALSE, so that a rule can return it at once. */
gboolean vst_practice_fail (GError **error, VstPracticeFault fault, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* The exception's name on the wire, such as "NotAuthorizedException". */
const char *vst_practice_fault_get_name (const GError *error);
/* The HTTP status that goes with it. */
guint vst_practice_fault_get_status (const GError *error);

G_END_DECLS
