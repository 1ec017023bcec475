#include "fake-cognito-private.h"

#include "cognito/vst-cognito-client-account.h"
#include "cognito/vst-cognito-client-devices.h"
#include "cognito/vst-cognito-client-directory.h"
#include "cognito/vst-cognito-client-tokens.h"

/* What is asked by who is signed in, of the fake client. */

static char *
dup_text (VstSecret *secret)
{
  return secret != NULL ? g_strdup (vst_secret_get_text (secret)) : NULL;
}

static gpointer
take_pointer (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
take_boolean (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
vst_cognito_client_confirm_device_async (VstCognitoClient *self,
                                         VstSecret *access_token,
                                         const VstDeviceVerifier *verifier,
                                         const char *device_name,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  FakeCall *call = fake_start (self, "ConfirmDevice", cancellable, callback, user_data);

  call->access_token = dup_text (access_token);
  call->device_key = g_strdup (verifier->device_key);
  call->device_name = g_strdup (device_name);
  call->password = dup_text (verifier->password);
}

gboolean
vst_cognito_client_confirm_device_finish (VstCognitoClient *self,
                                          GAsyncResult *result,
                                          gboolean *must_ask,
                                          GError **error)
{
  *must_ask = g_task_get_task_data (G_TASK (result)) != NULL;
  return take_boolean (result, error);
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
  FakeCall *call = fake_start (self, "UpdateDeviceStatus", cancellable, callback, user_data);

  call->device_key = g_strdup (device_key);
  call->remembered = remembered;
}

gboolean
vst_cognito_client_set_device_status_finish (VstCognitoClient *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  return take_boolean (result, error);
}

void
vst_cognito_client_forget_device_async (VstCognitoClient *self,
                                        VstSecret *access_token,
                                        const char *device_key,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  FakeCall *call = fake_start (self, "ForgetDevice", cancellable, callback, user_data);

  call->device_key = g_strdup (device_key);
}

gboolean
vst_cognito_client_forget_device_finish (VstCognitoClient *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return take_boolean (result, error);
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
  fake_start (self, "ListDevices", cancellable, callback, user_data);
}

VstResultPage *
vst_cognito_client_list_devices_finish (VstCognitoClient *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return take_pointer (result, error);
}

void
vst_cognito_client_list_users_async (VstCognitoClient *self,
                                     const VstUserQuery *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  fake_start (self, "ListUsers", cancellable, callback, user_data);
}

VstResultPage *
vst_cognito_client_list_users_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return take_pointer (result, error);
}

void
vst_cognito_client_admin_delete_user_async (VstCognitoClient *self,
                                            const char *user_name,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  fake_start (self, "AdminDeleteUser", cancellable, callback, user_data);
}

gboolean
vst_cognito_client_admin_delete_user_finish (VstCognitoClient *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  return take_boolean (result, error);
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
  FakeCall *call = fake_start (
      self, how == VST_REFRESH_ROTATING ? "GetTokensFromRefreshToken" : "REFRESH_TOKEN_AUTH",
      cancellable, callback, user_data);

  call->user_name = g_strdup (user_name);
  call->session = dup_text (refresh_token);
  call->device_key = g_strdup (device_key);
}

VstAuthTokens *
vst_cognito_client_refresh_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return take_pointer (result, error);
}

void
vst_cognito_client_revoke_async (VstCognitoClient *self,
                                 VstSecret *refresh_token,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  FakeCall *call = fake_start (self, "RevokeToken", cancellable, callback, user_data);

  call->session = dup_text (refresh_token);
}

gboolean
vst_cognito_client_revoke_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return take_boolean (result, error);
}

void
vst_cognito_client_sign_out_async (VstCognitoClient *self,
                                   VstSecret *access_token,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  FakeCall *call = fake_start (self, "GlobalSignOut", cancellable, callback, user_data);

  call->access_token = dup_text (access_token);
}

gboolean
vst_cognito_client_sign_out_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return take_boolean (result, error);
}

void
vst_cognito_client_check_tokens_async (VstCognitoClient *self,
                                       const VstAuthTokens *tokens,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  FakeCall *call = fake_start (self, "jwks.json", cancellable, callback, user_data);

  call->access_token = dup_text (tokens->access_token);
}

gboolean
vst_cognito_client_check_tokens_finish (VstCognitoClient *self,
                                        GAsyncResult *result,
                                        VstTokenReport **access_report,
                                        VstTokenReport **id_report,
                                        GError **error)
{
  FakeReports *reports = take_pointer (result, error);

  if (reports == NULL)
    return FALSE;
  *access_report = reports->access;
  *id_report = reports->id;
  g_free (reports);
  return TRUE;
}

void
vst_cognito_client_forgot_password_async (VstCognitoClient *self,
                                          const char *user_name,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  FakeCall *call = fake_start (self, "ForgotPassword", cancellable, callback, user_data);

  call->user_name = g_strdup (user_name);
}

VstCodeDelivery *
vst_cognito_client_forgot_password_finish (VstCognitoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return take_pointer (result, error);
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
  FakeCall *call = fake_start (self, "ConfirmForgotPassword", cancellable, callback, user_data);

  call->user_name = g_strdup (user_name);
  call->code = g_strdup (code);
  call->password = dup_text (password);
}

gboolean
vst_cognito_client_confirm_forgot_password_finish (VstCognitoClient *self,
                                                   GAsyncResult *result,
                                                   GError **error)
{
  return take_boolean (result, error);
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
  FakeCall *call = fake_start (self, "ChangePassword", cancellable, callback, user_data);

  call->session = dup_text (previous);
  call->password = dup_text (proposed);
}

gboolean
vst_cognito_client_change_password_finish (VstCognitoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return take_boolean (result, error);
}

void
vst_cognito_client_set_mfa_async (VstCognitoClient *self,
                                  VstSecret *access_token,
                                  const VstMfaPreference *preference,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  FakeCall *call = fake_start (self, "SetUserMFAPreference", cancellable, callback, user_data);

  call->totp = preference->totp;
}

gboolean
vst_cognito_client_set_mfa_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return take_boolean (result, error);
}
