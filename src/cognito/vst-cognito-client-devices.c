#include "cognito/vst-cognito-client-devices.h"

#include "cognito/vst-cognito-client-private.h"
#include "cognito/vst-cognito-reply.h"
#include "cognito/vst-cognito-request.h"

void
vst_cognito_client_confirm_device_async (VstCognitoClient *self,
                                         VstSecret *access_token,
                                         const VstDeviceVerifier *verifier,
                                         const char *device_name,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && access_token != NULL && verifier != NULL);

  vst_cognito_client_call (self, VST_OPERATION_CONFIRM_DEVICE,
                           vst_cognito_request_confirm_device (access_token, verifier, device_name),
                           vst_cognito_client_confirm_device_async, cancellable, callback,
                           user_data);
}

gboolean
vst_cognito_client_confirm_device_finish (VstCognitoClient *self,
                                          GAsyncResult *result,
                                          gboolean *must_ask,
                                          GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_confirm_device_async, error);
  gboolean ask = FALSE;

  if (reply == NULL
      || !vst_cognito_reply_read_confirmation (reply, vst_cognito_call_get_operation (result), &ask,
                                               error))
    return FALSE;
  if (must_ask != NULL)
    *must_ask = ask;
  return TRUE;
}

void
vst_cognito_client_set_device_status_async (VstCognitoClient *self,
                                            VstSecret *access_token,
                                            const char *device_key,
                                            gboolean remembered,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && access_token != NULL && device_key != NULL);

  vst_cognito_client_call (
      self, VST_OPERATION_SET_DEVICE_STATUS,
      vst_cognito_request_set_device_status (access_token, device_key, remembered),
      vst_cognito_client_set_device_status_async, cancellable, callback, user_data);
}

gboolean
vst_cognito_client_set_device_status_finish (VstCognitoClient *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_set_device_status_async, error);

  return reply != NULL;
}

void
vst_cognito_client_list_devices_async (VstCognitoClient *self,
                                       VstSecret *access_token,
                                       guint limit,
                                       const char *page_token,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && access_token != NULL);

  vst_cognito_client_call (self, VST_OPERATION_LIST_DEVICES,
                           vst_cognito_request_list_devices (access_token, limit, page_token),
                           vst_cognito_client_list_devices_async, cancellable, callback, user_data);
}

VstResultPage *
vst_cognito_client_list_devices_finish (VstCognitoClient *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_list_devices_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_devices (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_client_forget_device_async (VstCognitoClient *self,
                                        VstSecret *access_token,
                                        const char *device_key,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && access_token != NULL && device_key != NULL);

  vst_cognito_client_call (self, VST_OPERATION_FORGET_DEVICE,
                           vst_cognito_request_forget_device (access_token, device_key),
                           vst_cognito_client_forget_device_async, cancellable, callback,
                           user_data);
}

gboolean
vst_cognito_client_forget_device_finish (VstCognitoClient *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_client_forget_device_async, error);

  return reply != NULL;
}
