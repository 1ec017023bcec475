#pragma once

#include <json-glib/json-glib.h>

#include "cognito/vst-cognito-error.h"
#include "cognito/vst-result-page.h"

G_BEGIN_DECLS

/*
 * What the answer of each operation means; pure. Nothing in @reply is trusted:
 * whatever does not fit is %VST_COGNITO_ERROR_BAD_ANSWER, and what nobody asked
 * for is passed over. @operation names it in the error.
 */

VstSignUpResult *
vst_cognito_reply_read_sign_up (JsonNode *reply, const char *operation, GError **error);
/* %NULL without an error: the service did not say where to. */
VstCodeDelivery *
vst_cognito_reply_read_delivery (JsonNode *reply, const char *operation, GError **error);
/* AdminGetUser and GetUser. */
VstCognitoUser *
vst_cognito_reply_read_user (JsonNode *reply, const char *operation, GError **error);
VstPoolDescription *
vst_cognito_reply_read_pool (JsonNode *reply, const char *operation, GError **error);
VstClientDescription *
vst_cognito_reply_read_client (JsonNode *reply, const char *operation, GError **error);
/* The four login operations. */
VstAuthReply *vst_cognito_reply_read_auth (JsonNode *reply, const char *operation, GError **error);
/* The same, where a challenge would make no sense: a refresh. */
VstAuthTokens *
vst_cognito_reply_read_tokens (JsonNode *reply, const char *operation, GError **error);
VstTokenAssociation *
vst_cognito_reply_read_association (JsonNode *reply, const char *operation, GError **error);
/* @session may be %NULL, and gets %NULL where there is none. */
gboolean vst_cognito_reply_read_verification (JsonNode *reply,
                                              const char *operation,
                                              VstSecret **session,
                                              GError **error);
/* UserConfirmationNecessary goes to @must_ask. */
gboolean vst_cognito_reply_read_confirmation (JsonNode *reply,
                                              const char *operation,
                                              gboolean *must_ask,
                                              GError **error);

/* Pages of VstCognitoUser, VstCognitoDevice, and twice of VstNamedId. */
VstResultPage *
vst_cognito_reply_read_users (JsonNode *reply, const char *operation, GError **error);
VstResultPage *
vst_cognito_reply_read_devices (JsonNode *reply, const char *operation, GError **error);
VstResultPage *
vst_cognito_reply_read_pools (JsonNode *reply, const char *operation, GError **error);
VstResultPage *
vst_cognito_reply_read_clients (JsonNode *reply, const char *operation, GError **error);

G_END_DECLS
