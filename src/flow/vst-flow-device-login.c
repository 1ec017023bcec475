#include "flow/vst-flow-private.h"

/* A login in which the device answers for itself. */

void
vst_flow_device_forgotten (VstFlow *self)
{
  vst_flow_drop_device (self, self->walker);
  vst_flow_forget_login (self);
  self->coming_notice = VST_NOTICE_DEVICE_FORGOTTEN;
  vst_flow_authenticate (self, self->reason);
}

static void
on_device_answered (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstAuthReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  reply = vst_cognito_client_answer_by_device_finish (VST_COGNITO_CLIENT (source), result, &error);
  g_object_freeze_notify (G_OBJECT (self));
  if (reply != NULL)
    {
      vst_flow_set_device_help (self, reply->challenge == VST_CHALLENGE_NONE, NULL);
      vst_flow_follow (self, g_steal_pointer (&reply));
    }
  else if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_DEVICE_UNKNOWN))
    vst_flow_device_forgotten (self);
  else
    vst_flow_end (self, vst_flow_translate (self, error));
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_flow_answer_by_device (VstFlow *self)
{
  VstAuthAnswer answer = { .path = self->path,
                           .challenge = VST_CHALLENGE_DEVICE_SRP_AUTH,
                           .user_name = self->challenged_name,
                           .session = self->session,
                           .device_key = self->login_device };

  vst_flow_start (self, VST_BUSY_LOGGING_IN);
  vst_cognito_client_answer_by_device_async (self->client, &answer, self->device->group_key,
                                             self->device->password, self->errand,
                                             on_device_answered, vst_flow_send (self));
}
