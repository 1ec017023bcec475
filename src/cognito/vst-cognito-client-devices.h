#pragma once

#include "cognito/vst-cognito-client.h"
#include "cognito/vst-device-verifier.h"
#include "cognito/vst-result-page.h"

G_BEGIN_DECLS

/*
 * ConfirmDevice, with the access token of the very login that gave the device key. The same
 * @verifier may be sent again after a failure. @device_name: what the person will recognise,
 * 1,024 characters at most; may be %NULL.
 */
void vst_cognito_client_confirm_device_async (VstCognitoClient *self,
                                              VstSecret *access_token,
                                              const VstDeviceVerifier *verifier,
                                              const char *device_name,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
/* @must_ask: the device is remembered only once the person has agreed; may be %NULL. */
gboolean vst_cognito_client_confirm_device_finish (VstCognitoClient *self,
                                                   GAsyncResult *result,
                                                   gboolean *must_ask,
                                                   GError **error);

/* UpdateDeviceStatus. */
void vst_cognito_client_set_device_status_async (VstCognitoClient *self,
                                                 VstSecret *access_token,
                                                 const char *device_key,
                                                 gboolean remembered,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
gboolean vst_cognito_client_set_device_status_finish (VstCognitoClient *self,
                                                      GAsyncResult *result,
                                                      GError **error);

/* A page of VstCognitoDevice. @limit: 1 to 60; 0: as many as the service likes. @page_token:
 * %NULL for the first. */
void vst_cognito_client_list_devices_async (VstCognitoClient *self,
                                            VstSecret *access_token,
                                            guint limit,
                                            const char *page_token,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
VstResultPage *vst_cognito_client_list_devices_finish (VstCognitoClient *self,
                                                       GAsyncResult *result,
                                                       GError **error);

/* From then on its key is unknown, and its refresh tokens are no good. */
void vst_cognito_client_forget_device_async (VstCognitoClient *self,
                                             VstSecret *access_token,
                                             const char *device_key,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean vst_cognito_client_forget_device_finish (VstCognitoClient *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
