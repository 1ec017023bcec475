#pragma once

#include "aws/vst-aws-credentials.h"
#include "cognito/vst-auth-start.h"
#include "cognito/vst-cognito-error.h"
#include "cognito/vst-cognito-types.h"
#include "cognito/vst-pool.h"

G_BEGIN_DECLS

/**
 * VstCognitoClient:
 *
 * One app client of one user pool, as typed operations. Nothing here blocks or
 * touches a widget. An operation reports once, in the main context it was
 * started from, with %VST_COGNITO_ERROR or %G_IO_ERROR_CANCELLED.
 *
 * SECRET_HASH is added wherever the operation takes it and the pool has a client
 * secret.
 *
 * Here is the way from sign-up to the first login; more of the same client is in
 * vst-cognito-client-login.h, -tokens.h, -devices.h, -account.h and -directory.h.
 *
 * Signal "exchange" (const char *operation, guint http_status, const char *wire_name,
 * const char *request_id, gint64 milliseconds): one request and its answer,
 * with nothing secret in it.
 */
#define VST_TYPE_COGNITO_CLIENT (vst_cognito_client_get_type ())
G_DECLARE_FINAL_TYPE (VstCognitoClient, vst_cognito_client, VST, COGNITO_CLIENT, GObject)

VstCognitoClient *vst_cognito_client_new (VstPool *pool);
VstPool *vst_cognito_client_get_pool (VstCognitoClient *self);
void vst_cognito_client_set_credentials (VstCognitoClient *self, VstAwsCredentials *credentials);
gboolean vst_cognito_client_has_credentials (VstCognitoClient *self);
/* Opens a connection ahead. */
void vst_cognito_client_preconnect (VstCognitoClient *self);
/* Seconds to add to this machine's clock to get the service's; 0 until learnt. */
gint64 vst_cognito_client_get_clock_offset (VstCognitoClient *self);

/* @attributes: VstAttribute, may be %NULL. Never sent twice by itself. */
void vst_cognito_client_sign_up_async (VstCognitoClient *self,
                                       const char *user_name,
                                       VstSecret *password,
                                       GPtrArray *attributes,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
VstSignUpResult *
vst_cognito_client_sign_up_finish (VstCognitoClient *self, GAsyncResult *result, GError **error);

/* A user is confirmed once: a second call fails even with the right code. */
void vst_cognito_client_confirm_sign_up_async (VstCognitoClient *self,
                                               const char *user_name,
                                               const char *code,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
gboolean vst_cognito_client_confirm_sign_up_finish (VstCognitoClient *self,
                                                    GAsyncResult *result,
                                                    GError **error);

/* %NULL without an error: sent, but the service did not say where to. */
void vst_cognito_client_resend_code_async (VstCognitoClient *self,
                                           const char *user_name,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
VstCodeDelivery *vst_cognito_client_resend_code_finish (VstCognitoClient *self,
                                                        GAsyncResult *result,
                                                        GError **error);

/* Signed. */
void vst_cognito_client_admin_get_user_async (VstCognitoClient *self,
                                              const char *user_name,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
VstCognitoUser *vst_cognito_client_admin_get_user_finish (VstCognitoClient *self,
                                                          GAsyncResult *result,
                                                          GError **error);

void vst_cognito_client_get_user_async (VstCognitoClient *self,
                                        VstSecret *access_token,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
VstCognitoUser *
vst_cognito_client_get_user_finish (VstCognitoClient *self, GAsyncResult *result, GError **error);

/* Signed. */
void vst_cognito_client_describe_pool_async (VstCognitoClient *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
VstPoolDescription *vst_cognito_client_describe_pool_finish (VstCognitoClient *self,
                                                             GAsyncResult *result,
                                                             GError **error);

/* Signed. */
void vst_cognito_client_describe_client_async (VstCognitoClient *self,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
VstClientDescription *vst_cognito_client_describe_client_finish (VstCognitoClient *self,
                                                                 GAsyncResult *result,
                                                                 GError **error);

/* vst_cognito_client_start() with the password and no device. */
void vst_cognito_client_log_in_async (VstCognitoClient *self,
                                      VstLoginPath path,
                                      const char *user_name,
                                      VstSecret *password,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
VstAuthReply *
vst_cognito_client_log_in_finish (VstCognitoClient *self, GAsyncResult *result, GError **error);

/*
 * Answers @challenge. @user_name becomes USERNAME: take it from the reply that asked.
 * @responses: names and values besides USERNAME and SECRET_HASH (char * -> VstSecret *),
 * may be %NULL; DEVICE_KEY belongs among them where the login began with one. What is to be
 * proved by SRP is in vst-cognito-client-login.h.
 */
void vst_cognito_client_respond_async (VstCognitoClient *self,
                                       VstLoginPath path,
                                       VstChallenge challenge,
                                       const char *user_name,
                                       VstSecret *session,
                                       GHashTable *responses,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
VstAuthReply *
vst_cognito_client_respond_finish (VstCognitoClient *self, GAsyncResult *result, GError **error);

/* Exactly one of @session and @access_token. */
void vst_cognito_client_associate_token_async (VstCognitoClient *self,
                                               VstSecret *session,
                                               VstSecret *access_token,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
VstTokenAssociation *vst_cognito_client_associate_token_finish (VstCognitoClient *self,
                                                                GAsyncResult *result,
                                                                GError **error);

/*
 * Exactly one of @session and @access_token. @device_name may be %NULL. Status
 * ERROR in the answer is %VST_COGNITO_ERROR_CODE_MISMATCH. The new session comes
 * back in @session (may be %NULL).
 */
void vst_cognito_client_verify_token_async (VstCognitoClient *self,
                                            VstSecret *session,
                                            VstSecret *access_token,
                                            const char *code,
                                            const char *device_name,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean vst_cognito_client_verify_token_finish (VstCognitoClient *self,
                                                 GAsyncResult *result,
                                                 VstSecret **session,
                                                 GError **error);

void vst_cognito_client_delete_user_async (VstCognitoClient *self,
                                           VstSecret *access_token,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean vst_cognito_client_delete_user_finish (VstCognitoClient *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
