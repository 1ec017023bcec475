#pragma once

#include "cognito/vst-cognito-client.h"
#include "cognito/vst-mfa-preference.h"

G_BEGIN_DECLS

/* What a person does to an account of their own. */

/* %NULL without an error: sent, but the service did not say where to. */
void vst_cognito_client_forgot_password_async (VstCognitoClient *self,
                                               const char *user_name,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
VstCodeDelivery *vst_cognito_client_forgot_password_finish (VstCognitoClient *self,
                                                            GAsyncResult *result,
                                                            GError **error);

/* @code came by mail or message; @password is the new one. */
void vst_cognito_client_confirm_forgot_password_async (VstCognitoClient *self,
                                                       const char *user_name,
                                                       const char *code,
                                                       VstSecret *password,
                                                       GCancellable *cancellable,
                                                       GAsyncReadyCallback callback,
                                                       gpointer user_data);
gboolean vst_cognito_client_confirm_forgot_password_finish (VstCognitoClient *self,
                                                            GAsyncResult *result,
                                                            GError **error);

/* @previous may be %NULL for a person who has had no password. */
void vst_cognito_client_change_password_async (VstCognitoClient *self,
                                               VstSecret *access_token,
                                               VstSecret *previous,
                                               VstSecret *proposed,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
gboolean vst_cognito_client_change_password_finish (VstCognitoClient *self,
                                                    GAsyncResult *result,
                                                    GError **error);

/* %VST_COGNITO_ERROR_MFA_NOT_ENABLED: the person has not set that method up. */
void vst_cognito_client_set_mfa_async (VstCognitoClient *self,
                                       VstSecret *access_token,
                                       const VstMfaPreference *preference,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
vst_cognito_client_set_mfa_finish (VstCognitoClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
