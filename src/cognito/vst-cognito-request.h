#pragma once

#include <json-glib/json-glib.h>

#include "cognito/vst-auth-start.h"
#include "cognito/vst-device-verifier.h"
#include "cognito/vst-mfa-preference.h"
#include "cognito/vst-pool.h"
#include "cognito/vst-user-query.h"

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
JsonNode *vst_cognito_request_describe_pool (const VstPool *pool);
/* GetUser, DeleteUser, GlobalSignOut: the access token alone. */
JsonNode *vst_cognito_request_with_token (const VstSecret *access_token);

/* @srp_a is %NULL unless the start is by SRP. */
JsonNode *
vst_cognito_request_start (const VstPool *pool, const VstAuthStart *start, const char *srp_a);
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
/* REFRESH_TOKEN_AUTH, GetTokensFromRefreshToken and RevokeToken. @device_key may be %NULL. */
JsonNode *vst_cognito_request_refresh (const VstPool *pool,
                                       const char *user_name,
                                       const VstSecret *refresh_token,
                                       const char *device_key);
JsonNode *vst_cognito_request_rotate (const VstPool *pool,
                                      const VstSecret *refresh_token,
                                      const char *device_key);
JsonNode *vst_cognito_request_revoke (const VstPool *pool, const VstSecret *refresh_token);

JsonNode *vst_cognito_request_forgot_password (const VstPool *pool, const char *user_name);
JsonNode *vst_cognito_request_confirm_forgot_password (const VstPool *pool,
                                                       const char *user_name,
                                                       const char *code,
                                                       const VstSecret *password);
JsonNode *vst_cognito_request_change_password (const VstSecret *access_token,
                                               const VstSecret *previous,
                                               const VstSecret *proposed);
JsonNode *vst_cognito_request_set_mfa (const VstSecret *access_token,
                                       const VstMfaPreference *preference);
JsonNode *vst_cognito_request_confirm_device (const VstSecret *access_token,
                                              const VstDeviceVerifier *verifier,
                                              const char *device_name);
JsonNode *vst_cognito_request_set_device_status (const VstSecret *access_token,
                                                 const char *device_key,
                                                 gboolean remembered);
JsonNode *vst_cognito_request_list_devices (const VstSecret *access_token,
                                            guint limit,
                                            const char *page_token);
JsonNode *vst_cognito_request_forget_device (const VstSecret *access_token, const char *device_key);

JsonNode *vst_cognito_request_list_pools (const char *page_token);
JsonNode *vst_cognito_request_list_clients (const char *user_pool_id, const char *page_token);
JsonNode *vst_cognito_request_describe_client (const char *user_pool_id, const char *client_id);
JsonNode *vst_cognito_request_list_users (const VstPool *pool, const VstUserQuery *query);
/* AdminGetUser and AdminDeleteUser. */
JsonNode *vst_cognito_request_of_user (const VstPool *pool, const char *user_name);

G_END_DECLS
