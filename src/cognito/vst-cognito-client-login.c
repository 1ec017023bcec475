#include "cognito/vst-cognito-client-login.h"

#include "cognito/vst-cognito-client-login-private.h"
#include "cognito/vst-cognito-request.h"

/* The pairs of a login; what happens on the way, in several calls, is in -login-run.c. */

static VstLoginRun *
new_run (VstLoginPath path, const char *user_name, const char *device_key, VstSecret *password)
{
  VstLoginRun *run = g_new0 (VstLoginRun, 1);

  run->path = path;
  run->user_name = g_strdup (user_name);
  run->device_key = g_strdup (device_key);
  run->password = password != NULL ? vst_secret_ref (password) : NULL;
  return run;
}

static JsonNode *
make_start (const VstPool *pool, const VstLoginRun *run, const char *srp_a)
{
  const VstAuthStart start = { run->path,     run->flow,      run->user_name,
                               run->password, run->preferred, run->device_key };

  return vst_cognito_request_start (pool, &start, srp_a);
}

static VstLoginRun *
new_start (VstCognitoClient *self, const VstAuthStart *start)
{
  VstLoginRun *run = new_run (start->path, start->user_name, start->device_key, start->password);
  const VstPool *pool = vst_cognito_client_get_pool (self);

  run->make_request = make_start;
  run->operation =
      start->path == VST_LOGIN_PATH_ADMIN ? VST_OPERATION_ADMIN_LOG_IN : VST_OPERATION_LOG_IN;
  run->flow = start->flow;
  run->preferred = start->preferred;
  if (vst_auth_start_is_by_srp (start))
    {
      run->verifier = VST_CHALLENGE_PASSWORD_VERIFIER;
      run->realm = g_strdup (vst_password_claim_get_realm (vst_pool_get_user_pool_id (pool)));
    }
  return run;
}

void
vst_cognito_client_start_async (VstCognitoClient *self,
                                const VstAuthStart *start,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && start != NULL && start->user_name != NULL);
  g_return_if_fail (start->password != NULL || !vst_auth_start_needs_password (start));

  vst_login_run_start (new_start (self, start), self, vst_cognito_client_start_async, cancellable,
                       callback, user_data);
}

VstAuthReply *
vst_cognito_client_start_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return vst_login_run_finish (self, result, vst_cognito_client_start_async, error);
}

void
vst_cognito_client_log_in_async (VstCognitoClient *self,
                                 VstLoginPath path,
                                 const char *user_name,
                                 VstSecret *password,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const VstAuthStart start = { .path = path, .user_name = user_name, .password = password };

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL && password != NULL);

  vst_login_run_start (new_start (self, &start), self, vst_cognito_client_log_in_async, cancellable,
                       callback, user_data);
}

VstAuthReply *
vst_cognito_client_log_in_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return vst_login_run_finish (self, result, vst_cognito_client_log_in_async, error);
}

static JsonNode *
make_answer (const VstPool *pool, const VstLoginRun *run, const char *srp_a)
{
  return vst_cognito_request_respond (pool, run->path, run->challenge, run->user_name, run->session,
                                      run->responses);
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
  VstLoginRun *run;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && user_name != NULL);
  g_return_if_fail (vst_challenge_to_name (challenge) != NULL);

  run = new_run (path, user_name, NULL, NULL);
  run->make_request = make_answer;
  run->operation = vst_login_path_get_respond (path);
  run->challenge = challenge;
  run->session = session != NULL ? vst_secret_ref (session) : NULL;
  run->responses = responses != NULL ? g_hash_table_ref (responses) : NULL;
  vst_login_run_start (run, self, vst_cognito_client_respond_async, cancellable, callback,
                       user_data);
}

VstAuthReply *
vst_cognito_client_respond_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return vst_login_run_finish (self, result, vst_cognito_client_respond_async, error);
}

static JsonNode *
make_srp_answer (const VstPool *pool, const VstLoginRun *run, const char *srp_a)
{
  g_autoptr (GHashTable) responses =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) vst_secret_unref);

  if (run->challenge == VST_CHALLENGE_SELECT_CHALLENGE)
    g_hash_table_insert (responses, (char *) "ANSWER",
                         vst_secret_new_text (vst_challenge_to_name (VST_CHALLENGE_PASSWORD_SRP)));
  g_hash_table_insert (responses, (char *) "SRP_A", vst_secret_new_text (srp_a));
  if (run->device_key != NULL)
    g_hash_table_insert (responses, (char *) "DEVICE_KEY", vst_secret_new_text (run->device_key));
  return vst_cognito_request_respond (pool, run->path, run->challenge, run->user_name, run->session,
                                      responses);
}

static VstLoginRun *
new_srp_answer (const VstAuthAnswer *answer, VstSecret *password)
{
  VstLoginRun *run = new_run (answer->path, answer->user_name, answer->device_key, password);

  run->make_request = make_srp_answer;
  run->operation = vst_login_path_get_respond (answer->path);
  run->challenge = answer->challenge;
  run->session = answer->session != NULL ? vst_secret_ref (answer->session) : NULL;
  return run;
}

void
vst_cognito_client_answer_by_srp_async (VstCognitoClient *self,
                                        const VstAuthAnswer *answer,
                                        VstSecret *password,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  const VstPool *pool;
  VstLoginRun *run;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && answer != NULL && password != NULL);
  g_return_if_fail (answer->user_name != NULL);
  g_return_if_fail (answer->challenge == VST_CHALLENGE_SELECT_CHALLENGE
                    || answer->challenge == VST_CHALLENGE_PASSWORD_SRP);

  pool = vst_cognito_client_get_pool (self);
  run = new_srp_answer (answer, password);
  run->verifier = VST_CHALLENGE_PASSWORD_VERIFIER;
  run->realm = g_strdup (vst_password_claim_get_realm (vst_pool_get_user_pool_id (pool)));
  vst_login_run_start (run, self, vst_cognito_client_answer_by_srp_async, cancellable, callback,
                       user_data);
}

VstAuthReply *
vst_cognito_client_answer_by_srp_finish (VstCognitoClient *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return vst_login_run_finish (self, result, vst_cognito_client_answer_by_srp_async, error);
}

void
vst_cognito_client_answer_by_device_async (VstCognitoClient *self,
                                           const VstAuthAnswer *answer,
                                           const char *device_group_key,
                                           VstSecret *device_password,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  VstLoginRun *run;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && answer != NULL);
  g_return_if_fail (answer->user_name != NULL && answer->device_key != NULL);
  g_return_if_fail (answer->challenge == VST_CHALLENGE_DEVICE_SRP_AUTH);
  g_return_if_fail (device_group_key != NULL && device_password != NULL);

  run = new_srp_answer (answer, device_password);
  run->verifier = VST_CHALLENGE_DEVICE_PASSWORD_VERIFIER;
  run->realm = g_strdup (device_group_key);
  run->by_device = TRUE;
  vst_login_run_start (run, self, vst_cognito_client_answer_by_device_async, cancellable, callback,
                       user_data);
}

VstAuthReply *
vst_cognito_client_answer_by_device_finish (VstCognitoClient *self,
                                            GAsyncResult *result,
                                            GError **error)
{
  return vst_login_run_finish (self, result, vst_cognito_client_answer_by_device_async, error);
}
