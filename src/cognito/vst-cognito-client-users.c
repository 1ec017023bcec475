#include "cognito/vst-cognito-client-private.h"
#include "cognito/vst-cognito-reply.h"
#include "cognito/vst-cognito-request.h"

/* The pairs that are about users and the pool; those of a login are in -login.c. */

void
vst_cognito_client_sign_up_async (VstCognitoClient *self,
                                  const char *user_name,
                                  VstSecret *password,
                                  GPtrArray *attributes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL && password != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (self, VST_OPERATION_SIGN_UP,
                           vst_cognito_request_sign_up (pool, user_name, password, attributes),
                           vst_cognito_client_sign_up_async, cancellable, callback, user_data);
}

VstSignUpResult *
vst_cognito_client_sign_up_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_sign_up_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_sign_up (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_client_confirm_sign_up_async (VstCognitoClient *self,
                                          const char *user_name,
                                          const char *code,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL && code != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (self, VST_OPERATION_CONFIRM_SIGN_UP,
                           vst_cognito_request_confirm_sign_up (pool, user_name, code),
                           vst_cognito_client_confirm_sign_up_async, cancellable, callback,
                           user_data);
}

gboolean
vst_cognito_client_confirm_sign_up_finish (VstCognitoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_confirm_sign_up_async, error);

  return reply != NULL;
}

void
vst_cognito_client_resend_code_async (VstCognitoClient *self,
                                      const char *user_name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (self, VST_OPERATION_RESEND_CODE,
                           vst_cognito_request_resend_code (pool, user_name),
                           vst_cognito_client_resend_code_async, cancellable, callback, user_data);
}

VstCodeDelivery *
vst_cognito_client_resend_code_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_resend_code_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_delivery (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_client_admin_get_user_async (VstCognitoClient *self,
                                         const char *user_name,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (
      self, VST_OPERATION_ADMIN_GET_USER, vst_cognito_request_of_user (pool, user_name),
      vst_cognito_client_admin_get_user_async, cancellable, callback, user_data);
}

VstCognitoUser *
vst_cognito_client_admin_get_user_finish (VstCognitoClient *self,
                                          GAsyncResult *result,
                                          GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_admin_get_user_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_user (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_client_get_user_async (VstCognitoClient *self,
                                   VstSecret *access_token,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && access_token != NULL);

  vst_cognito_client_call (self, VST_OPERATION_GET_USER,
                           vst_cognito_request_with_token (access_token),
                           vst_cognito_client_get_user_async, cancellable, callback, user_data);
}

VstCognitoUser *
vst_cognito_client_get_user_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_get_user_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_user (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_client_describe_pool_async (VstCognitoClient *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self));

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (
      self, VST_OPERATION_DESCRIBE_POOL, vst_cognito_request_describe_pool (pool),
      vst_cognito_client_describe_pool_async, cancellable, callback, user_data);
}

VstPoolDescription *
vst_cognito_client_describe_pool_finish (VstCognitoClient *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_describe_pool_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_pool (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_client_describe_client_async (VstCognitoClient *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self));

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (self, VST_OPERATION_DESCRIBE_CLIENT,
                           vst_cognito_request_describe_client (vst_pool_get_user_pool_id (pool),
                                                                vst_pool_get_client_id (pool)),
                           vst_cognito_client_describe_client_async, cancellable, callback,
                           user_data);
}

VstClientDescription *
vst_cognito_client_describe_client_finish (VstCognitoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_describe_client_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_client (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_client_delete_user_async (VstCognitoClient *self,
                                      VstSecret *access_token,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && access_token != NULL);

  vst_cognito_client_call (self, VST_OPERATION_DELETE_USER,
                           vst_cognito_request_with_token (access_token),
                           vst_cognito_client_delete_user_async, cancellable, callback, user_data);
}

gboolean
vst_cognito_client_delete_user_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_delete_user_async, error);

  return reply != NULL;
}
