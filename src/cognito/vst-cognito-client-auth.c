#include "cognito/vst-cognito-client-private.h"
#include "cognito/vst-cognito-reply.h"
#include "cognito/vst-cognito-request.h"

/* The pairs of a login and of pairing an authenticator; the others are in -users.c. */

void
vst_cognito_client_log_in_async (VstCognitoClient *self,
                                 VstLoginPath path,
                                 const char *user_name,
                                 VstSecret *password,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL && password != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (
      self, path == VST_LOGIN_PATH_ADMIN ? VST_OPERATION_ADMIN_LOG_IN : VST_OPERATION_LOG_IN,
      vst_cognito_request_log_in (pool, path, user_name, password), vst_cognito_client_log_in_async,
      cancellable, callback, user_data);
}

VstAuthReply *
vst_cognito_client_log_in_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_client_call_finish (self, result, vst_cognito_client_log_in_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_auth (reply, vst_cognito_client_get_operation (result), error);
}

void
vst_cognito_client_respond_async (VstCognitoClient *self,
                                  VstLoginPath path,
                                  VstChallenge challenge,
                                  const char *user_name,
                                  VstSecret *session,
                                  GHashTable *responses,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL);
  g_return_if_fail (vst_challenge_to_name (challenge) != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (
      self, path == VST_LOGIN_PATH_ADMIN ? VST_OPERATION_ADMIN_RESPOND : VST_OPERATION_RESPOND,
      vst_cognito_request_respond (pool, path, challenge, user_name, session, responses),
      vst_cognito_client_respond_async, cancellable, callback, user_data);
}

VstAuthReply *
vst_cognito_client_respond_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_client_call_finish (self, result, vst_cognito_client_respond_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_auth (reply, vst_cognito_client_get_operation (result), error);
}

void
vst_cognito_client_associate_token_async (VstCognitoClient *self,
                                          VstSecret *session,
                                          VstSecret *access_token,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self));
  g_return_if_fail ((session == NULL) != (access_token == NULL));

  vst_cognito_client_call (self, VST_OPERATION_ASSOCIATE_TOKEN,
                           vst_cognito_request_associate_token (session, access_token),
                           vst_cognito_client_associate_token_async, cancellable, callback,
                           user_data);
}

VstTokenAssociation *
vst_cognito_client_associate_token_finish (VstCognitoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_autoptr (VstWipedNode) reply = vst_cognito_client_call_finish (
      self, result, vst_cognito_client_associate_token_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_association (reply, vst_cognito_client_get_operation (result),
                                             error);
}

void
vst_cognito_client_verify_token_async (VstCognitoClient *self,
                                       VstSecret *session,
                                       VstSecret *access_token,
                                       const char *code,
                                       const char *device_name,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && code != NULL);
  g_return_if_fail ((session == NULL) != (access_token == NULL));

  vst_cognito_client_call (
      self, VST_OPERATION_VERIFY_TOKEN,
      vst_cognito_request_verify_token (session, access_token, code, device_name),
      vst_cognito_client_verify_token_async, cancellable, callback, user_data);
}

gboolean
vst_cognito_client_verify_token_finish (VstCognitoClient *self,
                                        GAsyncResult *result,
                                        VstSecret **session,
                                        GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_client_call_finish (self, result, vst_cognito_client_verify_token_async, error);

  if (session != NULL)
    *session = NULL;
  if (reply == NULL)
    return FALSE;
  return vst_cognito_reply_read_verification (reply, vst_cognito_client_get_operation (result),
                                              session, error);
}
