#include "fake-cognito-private.h"

#include "cognito/vst-cognito-client-login.h"

/* How somebody logs in, of the fake client. */

static char *
dup_text (VstSecret *secret)
{
  return secret != NULL ? g_strdup (vst_secret_get_text (secret)) : NULL;
}

/* As the real client does, before anything is sent. */
static void
refuse_unsigned (FakeCall *call)
{
  fake_withdraw (call, vst_cognito_error_new (VST_COGNITO_ERROR_KEYS_MISSING, call->operation, NULL,
                                              NULL, NULL));
}

void
vst_cognito_client_start_async (VstCognitoClient *self,
                                const VstAuthStart *start,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  gboolean admin = start->path == VST_LOGIN_PATH_ADMIN;
  FakeCall *call = fake_start (self, admin ? "AdminInitiateAuth" : "InitiateAuth", cancellable,
                               callback, user_data);

  call->user_name = g_strdup (start->user_name);
  call->password = dup_text (start->password);
  call->flow = start->flow;
  call->preferred = start->preferred;
  call->device_key = g_strdup (start->device_key);
  if (admin && !vst_cognito_client_has_credentials (self))
    refuse_unsigned (call);
}

VstAuthReply *
vst_cognito_client_start_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answer (FakeCall *call, const VstAuthAnswer *given)
{
  call->challenge = given->challenge;
  call->user_name = g_strdup (given->user_name);
  call->session = dup_text (given->session);
  call->device_key = g_strdup (given->device_key);
}

void
vst_cognito_client_answer_by_srp_async (VstCognitoClient *self,
                                        const VstAuthAnswer *given,
                                        VstSecret *password,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  FakeCall *call = fake_start (self, "PASSWORD_SRP", cancellable, callback, user_data);

  answer (call, given);
  call->password = dup_text (password);
}

VstAuthReply *
vst_cognito_client_answer_by_srp_finish (VstCognitoClient *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vst_cognito_client_answer_by_device_async (VstCognitoClient *self,
                                           const VstAuthAnswer *given,
                                           const char *device_group_key,
                                           VstSecret *device_password,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  FakeCall *call = fake_start (self, "DEVICE_SRP_AUTH", cancellable, callback, user_data);

  answer (call, given);
  call->device_name = g_strdup (device_group_key);
  call->password = dup_text (device_password);
}

VstAuthReply *
vst_cognito_client_answer_by_device_finish (VstCognitoClient *self,
                                            GAsyncResult *result,
                                            GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
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
  FakeCall *call = fake_start (
      self, path == VST_LOGIN_PATH_ADMIN ? "AdminRespondToAuthChallenge" : "RespondToAuthChallenge",
      cancellable, callback, user_data);

  call->challenge = challenge;
  call->user_name = g_strdup (user_name);
  call->session = dup_text (session);
  call->responses = g_hash_table_ref (responses);
  call->code = dup_text (g_hash_table_lookup (responses, "SOFTWARE_TOKEN_MFA_CODE"));
  call->device_key = dup_text (g_hash_table_lookup (responses, "DEVICE_KEY"));
}

VstAuthReply *
vst_cognito_client_respond_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
