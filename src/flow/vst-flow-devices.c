#include "flow/vst-flow-private.h"

#include "cognito/vst-cognito-client-devices.h"
#include "flow/vst-device-list-private.h"

/* The list of the signed-in user's devices. */

void
vst_flow_load_devices (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (self->step == VST_STEP_DONE && self->tokens != NULL)
    vst_device_list_load (self->devices, self->client, self->tokens->access_token,
                          self->device_key);
}

/* The one that was this computer's: nothing is left that could be trusted or refreshed by. */
static void
forgotten (VstFlow *self, const char *device_key)
{
  vst_device_list_remove (self->devices, device_key);
  if (g_strcmp0 (self->device_key, device_key) == 0)
    {
      vst_flow_drop_device (self, self->walker);
      g_clear_pointer (&self->spare_device, vst_trusted_device_free);
      g_clear_pointer (&self->verifier, vst_device_verifier_free);
      vst_flow_set_device_keys (self, NULL, NULL);
      vst_flow_set_trust (self, VST_TRUST_NONE, FALSE);
      vst_flow_forget_kept_login (self);
    }
  vst_flow_end (self, NULL);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  /* A device that is not there any more is what was wanted. */
  if (vst_cognito_client_forget_device_finish (VST_COGNITO_CLIENT (source), result, &error)
      || g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_DEVICE_UNKNOWN))
    forgotten (self, self->unwanted_device);
  else
    vst_flow_end (self, vst_flow_translate (self, error));
  g_object_thaw_notify (G_OBJECT (self));
}

static void
forget_device (VstFlow *self)
{
  self->again = forget_device;
  vst_flow_start (self, VST_BUSY_TRUSTING);
  vst_cognito_client_forget_device_async (self->client, self->tokens->access_token,
                                          self->unwanted_device, self->errand, on_forgotten,
                                          vst_flow_send (self));
}

void
vst_flow_forget_device (VstFlow *self, const char *device_key)
{
  g_return_if_fail (VST_IS_FLOW (self) && device_key != NULL);

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_DONE || self->tokens == NULL)
    return;
  g_free (self->unwanted_device);
  self->unwanted_device = g_strdup (device_key);
  forget_device (self);
}
