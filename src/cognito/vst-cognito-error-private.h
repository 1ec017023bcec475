#pragma once

#include "cognito/vst-cognito-error.h"

G_BEGIN_DECLS

/* @reason goes into the message, which is for the log: nothing secret may be in it. */
GError *vst_cognito_error_new_with_reason (VstCognitoError code,
                                           const char *operation,
                                           const char *wire_name,
                                           const char *wire_message,
                                           const char *request_id,
                                           const char *reason);

G_END_DECLS
