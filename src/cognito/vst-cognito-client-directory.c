#include "cognito/vst-cognito-client-directory.h"

#include "cognito/vst-cognito-client-private.h"
#include "cognito/vst-cognito-reply.h"
#include "cognito/vst-cognito-request.h"

void
vst_cognito_client_list_users_async (VstCognitoClient *self,
                                     const VstUserQuery *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && query != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (self, VST_OPERATION_LIST_USERS,
                           vst_cognito_request_list_users (pool, query),
                           vst_cognito_client_list_users_async, cancellable, callback, user_data);
}

VstResultPage *
vst_cognito_client_list_users_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_list_users_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_users (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_client_admin_delete_user_async (VstCognitoClient *self,
                                            const char *user_name,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  VstPool *pool;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL);

  pool = vst_cognito_client_get_pool (self);
  vst_cognito_client_call (
      self, VST_OPERATION_ADMIN_DELETE_USER, vst_cognito_request_of_user (pool, user_name),
      vst_cognito_client_admin_delete_user_async, cancellable, callback, user_data);
}

gboolean
vst_cognito_client_admin_delete_user_finish (VstCognitoClient *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_admin_delete_user_async, error);

  return reply != NULL;
}
