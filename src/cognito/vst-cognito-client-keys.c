#include "cognito/vst-cognito-client-private.h"
#include "cognito/vst-cognito-client-tokens.h"
#include "cognito/vst-cognito-failure.h"

#define JWKS "jwks.json"

/* What is to be checked, and how it came out. */
typedef struct
{
  VstSecret *access_token;
  VstSecret *id_token;
  VstTokenReport *access_report;
  VstTokenReport *id_report;
} Checks;

static void
drop_reports (Checks *self)
{
  g_clear_pointer (&self->access_report, vst_token_report_free);
  g_clear_pointer (&self->id_report, vst_token_report_free);
}

static void
checks_free (gpointer data)
{
  Checks *self = data;

  drop_reports (self);
  vst_secret_unref (self->access_token);
  g_clear_pointer (&self->id_token, vst_secret_unref);
  g_free (self);
}

static void
run_checks (VstCognitoClient *client, Checks *self)
{
  const VstPool *pool = vst_cognito_client_get_pool (client);
  const VstTokenKeys *keys = vst_cognito_client_get_key_cache (client)->keys;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC + vst_cognito_client_get_clock_offset (client);

  drop_reports (self);
  self->access_report = vst_token_check (self->access_token, VST_TOKEN_USE_ACCESS, pool, keys, now);
  if (self->id_token != NULL)
    self->id_report = vst_token_check (self->id_token, VST_TOKEN_USE_ID, pool, keys, now);
}

static gboolean
want_newer_keys (const Checks *self)
{
  return self->access_report->stale_keys
         || (self->id_report != NULL && self->id_report->stale_keys);
}

static void
on_keys_got (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data; /* the last hop drops the task */
  VstCognitoClient *client = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (JsonNode) jwks = vst_aws_client_get_finish (VST_AWS_CLIENT (source), result, &error);
  VstTokenKeys *keys = NULL;

  if (jwks == NULL)
    error = vst_cognito_failure_translate (JWKS, error);
  else
    keys = vst_token_keys_new_from_json (jwks, &error);
  if (keys == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  vst_key_cache_keep (vst_cognito_client_get_key_cache (client), keys);
  run_checks (client, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static void
ask_for_keys (VstCognitoClient *client, GTask *task)
{
  VstPool *pool = vst_cognito_client_get_pool (client);
  g_autofree char *path =
      g_strconcat (vst_pool_get_user_pool_id (pool), "/.well-known/" JWKS, NULL);

  vst_cognito_client_get_key_cache (client)->asked_at = g_get_monotonic_time ();
  vst_aws_client_get_async (vst_cognito_client_get_aws (client), path,
                            g_task_get_cancellable (task), on_keys_got, task);
}

void
vst_cognito_client_check_tokens_async (VstCognitoClient *self,
                                       const VstAuthTokens *tokens,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const VstKeyCache *cache;
  Checks *checks;

  g_return_if_fail (VST_IS_COGNITO_CLIENT (self) && tokens != NULL);
  g_return_if_fail (tokens->access_token != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_cognito_client_check_tokens_async);
  checks = g_new0 (Checks, 1);
  checks->access_token = vst_secret_ref (tokens->access_token);
  checks->id_token = tokens->id_token != NULL ? vst_secret_ref (tokens->id_token) : NULL;
  g_task_set_task_data (task, checks, checks_free);

  cache = vst_cognito_client_get_key_cache (self);
  if (cache->keys != NULL)
    run_checks (self, checks);
  if ((cache->keys == NULL || want_newer_keys (checks))
      && vst_key_cache_may_ask (cache, g_get_monotonic_time ()))
    ask_for_keys (self, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

gboolean
vst_cognito_client_check_tokens_finish (VstCognitoClient *self,
                                        GAsyncResult *result,
                                        VstTokenReport **access_report,
                                        VstTokenReport **id_report,
                                        GError **error)
{
  Checks *checks;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, vst_cognito_client_check_tokens_async),
                        FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  checks = g_task_get_task_data (G_TASK (result));
  *access_report = g_steal_pointer (&checks->access_report);
  *id_report = g_steal_pointer (&checks->id_report);
  return TRUE;
}
