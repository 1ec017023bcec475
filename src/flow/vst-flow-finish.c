#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

/* *Finish Now*: the session of the pairing ends the login without the next code. */

void
vst_flow_set_finish (VstFlow *self, VstSecret *session)
{
  gboolean could = self->finish_session != NULL;

  if (session != NULL)
    {
      vst_secret_ref (session);
      g_free (self->finish_name);
      self->finish_name = g_strdup (self->challenged_name);
      self->finish_path = self->path;
      self->finish_ends_at = self->session_ends_at;
    }
  g_clear_pointer (&self->finish_session, vst_secret_unref);
  self->finish_session = session;
  if (could != (session != NULL))
    g_object_notify (G_OBJECT (self), "can-finish-now");
}

static void
on_finished (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstAuthReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  reply = vst_cognito_client_respond_finish (VST_COGNITO_CLIENT (source), result, &error);
  g_object_freeze_notify (G_OBJECT (self));
  if (reply != NULL)
    vst_flow_follow (self, g_steal_pointer (&reply));
  else
    {
      if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_SESSION_INVALID))
        vst_flow_set_finish (self, NULL);
      vst_flow_end (self, vst_flow_translate (self, error));
    }
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_flow_finish_pairing_now (VstFlow *self)
{
  g_autoptr (GHashTable) responses =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) vst_secret_unref);

  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_CODE || self->finish_session == NULL)
    return;
  if (vst_flow_get_monotonic_time (self) >= self->finish_ends_at)
    {
      vst_flow_set_finish (self, NULL);
      vst_flow_end (self, vst_flow_problem_from_fault (VST_FLOW_ERROR_SESSION_EXPIRED, NULL));
      return;
    }
  if (self->login_device != NULL)
    g_hash_table_insert (responses, g_strdup ("DEVICE_KEY"),
                         vst_secret_new_text (self->login_device));
  self->again = vst_flow_finish_pairing_now;
  vst_flow_start (self, VST_BUSY_CHECKING);
  vst_cognito_client_respond_async (self->client, self->finish_path, VST_CHALLENGE_MFA_SETUP,
                                    self->finish_name, self->finish_session, responses,
                                    self->errand, on_finished, vst_flow_send (self));
}
