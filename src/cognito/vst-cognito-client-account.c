#include "cognito/vst-cognito-client-account.h"

#include "cognito/vst-cognito-client-private.h"
#include "cognito/vst-cognito-reply.h"
#include "cognito/vst-cognito-request.h"

void
vst_cognito_client_forgot_password_async (VstCognitoClient *self,
                                          const char *user_name,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (
      self, VST_OPERATION_FORGOT_PASSWORD, vst_cognito_request_forgot_password (pool, user_name),
      vst_cognito_client_forgot_password_async, cancellable, callback, user_data);
}

VstCodeDelivery *
vst_cognito_client_forgot_password_finish (VstCognitoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_forgot_password_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_delivery (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_client_confirm_forgot_password_async (VstCognitoClient *self,
                                                  const char *user_name,
                                                  const char *code,
                                                  VstSecret *password,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL);
  g_return_if_fail (code != NULL && password != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (
      self, VST_OPERATION_CONFIRM_FORGOT_PASSWORD,
      vst_cognito_request_confirm_forgot_password (pool, user_name, code, password),
      vst_cognito_client_confirm_forgot_password_async, cancellable, callback, user_data);
}

gboolean
vst_cognito_client_confirm_forgot_password_finish (VstCognitoClient *self,
                                                   GAsyncResult *result,
                                                   GError **error)
{
  g_autoptr (VstWipedNode) reply = vst_cognito_call_finish (
      self, result, vst_cognito_client_confirm_forgot_password_async, error);

  return reply != NULL;
}

void
vst_cognito_client_change_password_async (VstCognitoClient *self,
                                          VstSecret *access_token,
                                          VstSecret *previous,
                                          VstSecret *proposed,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && access_token != NULL && proposed != NULL);

  vst_cognito_client_call (self, VST_OPERATION_CHANGE_PASSWORD,
                           vst_cognito_request_change_password (access_token, previous, proposed),
                           vst_cognito_client_change_password_async, cancellable, callback,
                           user_data);
}

gboolean
vst_cognito_client_change_password_finish (VstCognitoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_change_password_async, error);

  return reply != NULL;
}

void
vst_cognito_client_set_mfa_async (VstCognitoClient *self,
                                  VstSecret *access_token,
                                  const VstMfaPreference *preference,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && access_token != NULL && preference != NULL);

  vst_cognito_client_call (self, VST_OPERATION_SET_MFA,
                           vst_cognito_request_set_mfa (access_token, preference),
                           vst_cognito_client_set_mfa_async, cancellable, callback, user_data);
}

gboolean
vst_cognito_client_set_mfa_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_set_mfa_async, error);

  return reply != NULL;
}
