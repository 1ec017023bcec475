#include "cognito/vst-cognito-client-login-private.h"

#include <string.h>

#include "cognito/vst-cognito-error-private.h"
#include "cognito/vst-cognito-reply.h"
#include "cognito/vst-cognito-request.h"

static void
vst_login_run_free (gpointer data)
{
  VstLoginRun *self = data;

  g_free (self->user_name);
  g_free (self->device_key);
  g_clear_pointer (&self->password, vst_secret_unref);
  g_clear_pointer (&self->session, vst_secret_unref);
  g_clear_pointer (&self->responses, g_hash_table_unref);
  g_free (self->realm);
  g_clear_pointer (&self->claim, vst_password_claim_unref);
  g_free (self);
}

VstOperation
vst_login_path_get_respond (VstLoginPath path)
{
  return path == VST_LOGIN_PATH_ADMIN ? VST_OPERATION_ADMIN_RESPOND : VST_OPERATION_RESPOND;
}

/* What the pool says about a device's proof, it says as it would about a person's. */
static GError *
translate (const VstLoginRun *self, GError *error)
{
  g_autoptr (GError) owned = error;

  if (!self->by_device
      || !(g_error_matches (owned, VST_COGNITO_ERROR, VST_COGNITO_ERROR_PASSWORD_WRONG)
           || g_error_matches (owned, VST_COGNITO_ERROR, VST_COGNITO_ERROR_FAILED))
      || g_strcmp0 (vst_cognito_error_get_wire_name (owned), "NotAuthorizedException") != 0)
    return g_steal_pointer (&owned);
  return vst_cognito_error_new (
      VST_COGNITO_ERROR_DEVICE_UNKNOWN, vst_cognito_error_get_operation (owned),
      vst_cognito_error_get_wire_name (owned), vst_cognito_error_get_wire_message (owned),
      vst_cognito_error_get_request_id (owned));
}

/* The answer of the call that just ended, with the name to go on with; NULL: the task has
 * ended. */
static VstAuthReply *
take_reply (GTask *task, GAsyncResult *result)
{
  VstLoginRun *run = g_task_get_task_data (task);
  gpointer client = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (VstWipedNode) node = vst_cognito_call_finish (client, result, run, &error);
  g_autoptr (VstAuthReply) reply = NULL;

  if (node != NULL)
    reply = vst_cognito_reply_read_auth (node, vst_cognito_call_get_operation (result), &error);
  if (reply == NULL)
    {
      g_task_return_error (task, translate (run, error));
      return NULL;
    }
  if (reply->user_name == NULL)
    reply->user_name = g_strdup (run->user_name);
  return g_steal_pointer (&reply);
}

static void
on_proof_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data; /* the last hop drops the task */
  VstAuthReply *reply = take_reply (task, result);

  if (reply != NULL)
    g_task_return_pointer (task, reply, (GDestroyNotify) vst_auth_reply_free);
}

static void
on_proved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  VstLoginRun *run = g_task_get_task_data (task);
  VstCognitoClient *client = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GHashTable) responses = vst_password_claim_prove_finish (result, &error);
  JsonNode *request;

  if (responses == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (run->device_key != NULL)
    g_hash_table_insert (responses, (char *) "DEVICE_KEY", vst_secret_new_text (run->device_key));
  request = vst_cognito_request_respond (vst_cognito_client_get_pool (client), run->path,
                                         run->verifier, run->user_name, run->session, responses);
  vst_cognito_client_call (client, vst_login_path_get_respond (run->path), request, run,
                           run->cancellable, on_proof_answered, g_steal_pointer (&task));
}

/* The service's time, which the claim has to name. */
static gint64
get_time (VstCognitoClient *client)
{
  return g_get_real_time () / G_USEC_PER_SEC + vst_cognito_client_get_clock_offset (client);
}

static void
prove (GTask *consumed, VstAuthReply *reply)
{
  g_autoptr (GTask) task = consumed;
  VstLoginRun *run = g_task_get_task_data (task);
  VstCognitoClient *client = g_task_get_source_object (task);
  VstClaimant claimant = { run->realm, run->by_device ? run->device_key : reply->user_name,
                           run->password };

  g_free (run->user_name);
  run->user_name = g_strdup (reply->user_name);
  g_clear_pointer (&run->session, vst_secret_unref);
  run->session = g_steal_pointer (&reply->session); /* often none: the block carries the state */
  vst_password_claim_prove_async (run->claim, &claimant, reply->parameters, get_time (client),
                                  vst_operation_get_name (run->operation), run->cancellable,
                                  on_proved, g_steal_pointer (&task));
}

static void
on_first_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  VstLoginRun *run = g_task_get_task_data (task);
  g_autoptr (VstAuthReply) reply = take_reply (task, result);

  if (reply == NULL)
    return;
  if (run->claim != NULL && reply->challenge == run->verifier)
    prove (g_steal_pointer (&task), reply);
  else
    g_task_return_pointer (task, g_steal_pointer (&reply), (GDestroyNotify) vst_auth_reply_free);
}

static void
send_first (GTask *consumed)
{
  g_autoptr (GTask) task = consumed;
  VstLoginRun *run = g_task_get_task_data (task);
  VstCognitoClient *client = g_task_get_source_object (task);
  const char *srp_a = run->claim != NULL ? vst_password_claim_get_public (run->claim) : NULL;

  vst_cognito_client_call (client, run->operation,
                           run->make_request (vst_cognito_client_get_pool (client), run, srp_a),
                           run, run->cancellable, on_first_answered, g_steal_pointer (&task));
}

static void
on_claim_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  VstLoginRun *run = g_task_get_task_data (task);
  GError *error = NULL;

  run->claim = vst_password_claim_start_finish (result, &error);
  if (run->claim != NULL)
    send_first (g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

void
vst_login_run_start (VstLoginRun *run,
                     VstCognitoClient *self,
                     gpointer source_tag,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, run, vst_login_run_free);
  run->cancellable = cancellable; /* the task holds it */
  if (run->verifier != VST_CHALLENGE_NONE)
    vst_password_claim_start_async (cancellable, on_claim_started, task);
  else
    send_first (task);
}

VstAuthReply *
vst_login_run_finish (VstCognitoClient *self,
                      GAsyncResult *result,
                      gpointer source_tag,
                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
