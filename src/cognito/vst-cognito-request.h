#pragma once

#include <json-glib/json-glib.h>

#include "cognito/vst-cognito-client.h"

G_BEGIN_DECLS

/*
 * What each operation sends, as JSON; pure. The nodes hold secrets as plain text:
 * drop them with vst_wiped_node_free().
 */

JsonNode *vst_cognito_request_sign_up (const VstPool *pool,
                                       const char *user_name,
                                       const VstSecret *password,
                                       const GPtrArray *attributes);
JsonNode *
vst_cognito_request_confirm_sign_up (const VstPool *pool, const char *user_name, const char *code);
JsonNode *vst_cognito_request_resend_code (const VstPool *pool, const char *user_name);
JsonNode *vst_cognito_request_admin_get_user (const VstPool *pool, const char *user_name);
JsonNode *vst_cognito_request_describe_pool (const VstPool *pool);
JsonNode *vst_cognito_request_describe_client (const VstPool *pool);
JsonNode *vst_cognito_request_log_in (const VstPool *pool,
                                      VstLoginPath path,
                                      const char *user_name,
                                      const VstSecret *password);
JsonNode *vst_cognito_request_respond (const VstPool *pool,
                                       VstLoginPath path,
                                       VstChallenge challenge,
                                       const char *user_name,
                                       const VstSecret *session,
                                       GHashTable *responses);
JsonNode *vst_cognito_request_associate_token (const VstSecret *session,
                                               const VstSecret *access_token);
JsonNode *vst_cognito_request_verify_token (const VstSecret *session,
                                            const VstSecret *access_token,
                                            const char *code,
                                            const char *device_name);
/* GetUser, DeleteUser: the access token alone. */
JsonNode *vst_cognito_request_with_token (const VstSecret *access_token);

G_END_DECLS
