#pragma once

#include "cognito/vst-cognito-types.h"
#include "cognito/vst-reply-reader.h"

G_BEGIN_DECLS

/* Parts that several answers have. */

/* A list of names and values, each name once; VstAttribute. */
GPtrArray *
vst_cognito_reply_take_attributes (VstReplyReader *reader, JsonObject *object, const char *name);
/* AdminGetUser and GetUser name the list UserAttributes, ListUsers names it Attributes. */
VstCognitoUser *
vst_cognito_reply_take_user (VstReplyReader *reader, JsonObject *object, const char *attributes);

G_END_DECLS
