#pragma once

#include "aws/vst-aws-error.h"
#include "cognito/vst-cognito-error.h"

G_BEGIN_DECLS

/*
 * What an error type of the service means for the caller. @wire_message may be
 * %NULL; it tells apart only what one type says about several things, and a text
 * that is not known falls back to the type.
 */
VstCognitoError vst_cognito_failure_get_code (const char *wire_name, const char *wire_message);

/* Takes @error of any domain. %G_IO_ERROR_CANCELLED stays what it is. */
GError *vst_cognito_failure_translate (const char *operation, GError *error);

G_END_DECLS
