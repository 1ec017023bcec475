#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

static void
code_refused (VstFlow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = vst_flow_translate (self, error);

  if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_DEVICE_UNKNOWN)
      && self->login_device != NULL)
    {
      vst_flow_device_forgotten (self);
      return;
    }
  if (vst_flow_falls_back (self, error))
    {
      vst_flow_forget_login (self);
      vst_flow_authenticate (self, VST_LOGIN_WANTED);
      return;
    }
  if (vst_problem_get_code (problem) == VST_FLOW_ERROR_SESSION_EXPIRED)
    {
      vst_flow_forget_login (self);
      vst_flow_authenticate (self, VST_LOGIN_RENEWS_SESSION);
      return;
    }
  if (vst_problem_get_code (problem) == VST_FLOW_ERROR_CODE_USED)
    vst_flow_spend_code (self, self->code);
  vst_flow_end (self, g_steal_pointer (&problem));
}

static void
on_code_answered (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstAuthReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  reply = vst_cognito_client_respond_finish (VST_COGNITO_CLIENT (source), result, &error);
  g_object_freeze_notify (G_OBJECT (self));
  if (reply == NULL)
    code_refused (self, error);
  else
    {
      self->reason = VST_LOGIN_WANTED; /* a lost session is no longer what it is about */
      vst_flow_follow (self, g_steal_pointer (&reply));
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
respond (VstFlow *self)
{
  g_autoptr (GHashTable) responses =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) vst_secret_unref);

  g_hash_table_insert (responses, g_strdup ("SOFTWARE_TOKEN_MFA_CODE"),
                       vst_secret_ref (self->code));
  if (self->login_device != NULL)
    g_hash_table_insert (responses, g_strdup ("DEVICE_KEY"),
                         vst_secret_new_text (self->login_device));
  self->again = respond;
  vst_flow_start (self, VST_BUSY_CHECKING);
  vst_cognito_client_respond_async (self->client, self->path, self->challenge,
                                    self->challenged_name, self->session, responses, self->errand,
                                    on_code_answered, vst_flow_send (self));
}

void
vst_flow_send_code (VstFlow *self, const char *code)
{
  g_return_if_fail (VST_IS_FLOW (self) && code != NULL);

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_CODE)
    return;
  vst_flow_tick (self);
  if (!vst_flow_take_code (self, code))
    return;
  if (vst_secret_equal (self->code, self->spent_code))
    vst_flow_end (self, vst_flow_problem_from_fault (VST_FLOW_ERROR_WAIT_FOR_NEXT_CODE, NULL));
  else if (self->challenge != VST_CHALLENGE_SOFTWARE_TOKEN_MFA)
    vst_flow_authenticate (self, VST_LOGIN_RENEWS_SESSION);
  else
    respond (self);
}
