#include "cognito/vst-cognito-client-private.h"
#include "cognito/vst-cognito-reply.h"
#include "cognito/vst-cognito-request.h"

/* The pairs that pair an authenticator. */

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
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_associate_token_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_association (reply, vst_cognito_call_get_operation (result), error);
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
      vst_cognito_call_finish (self, result, vst_cognito_client_verify_token_async, error);

  if (session != NULL)
    *session = NULL;
  if (reply == NULL)
    return FALSE;
  return vst_cognito_reply_read_verification (reply, vst_cognito_call_get_operation (result),
                                              session, error);
}
