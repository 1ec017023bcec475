#include "cognito/vst-cognito-client-tokens.h"

#include "cognito/vst-cognito-client-private.h"
#include "cognito/vst-cognito-reply.h"
#include "cognito/vst-cognito-request.h"

static void
rotate (VstCognitoClient *self,
        VstSecret *refresh_token,
        const char *device_key,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  VstPool *pool = vst_cognito_client_get_pool (self);

  vst_cognito_client_call (self, VST_OPERATION_GET_TOKENS,
                           vst_cognito_request_rotate (pool, refresh_token, device_key),
                           vst_cognito_client_refresh_async, cancellable, callback, user_data);
}

void
vst_cognito_client_refresh_async (VstCognitoClient *self,
                                  VstRefresh how,
                                  const char *user_name,
                                  VstSecret *refresh_token,
                                  const char *device_key,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL && refresh_token != NULL);

  if (how == VST_REFRESH_ROTATING)
    {
      rotate (self, refresh_token, device_key, cancellable, callback, user_data);
      return;
    }
  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (self, VST_OPERATION_LOG_IN,
                           vst_cognito_request_refresh (pool, user_name, refresh_token, device_key),
                           vst_cognito_client_refresh_async, cancellable, callback, user_data);
}

VstAuthTokens *
vst_cognito_client_refresh_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_refresh_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_tokens (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_client_revoke_async (VstCognitoClient *self,
                                 VstSecret *refresh_token,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && refresh_token != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (self, VST_OPERATION_REVOKE_TOKEN,
                           vst_cognito_request_revoke (pool, refresh_token),
                           vst_cognito_client_revoke_async, cancellable, callback, user_data);
}

gboolean
vst_cognito_client_revoke_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_revoke_async, error);

  return reply != NULL;
}

void
vst_cognito_client_sign_out_async (VstCognitoClient *self,
                                   VstSecret *access_token,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && access_token != NULL);

  vst_cognito_client_call (self, VST_OPERATION_GLOBAL_SIGN_OUT,
                           vst_cognito_request_with_token (access_token),
                           vst_cognito_client_sign_out_async, cancellable, callback, user_data);
}

gboolean
vst_cognito_client_sign_out_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_sign_out_async, error);

  return reply != NULL;
}
