#include "flow/vst-flow-private.h"

/* What is known of who is signed in, and of this computer. */

VstQuestion *
vst_flow_get_question (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->question;
}

gboolean
vst_flow_get_can_finish_now (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->finish_session != NULL;
}

gboolean
vst_flow_get_reset_sent (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->reset_sent;
}

VstTrust
vst_flow_get_trust (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), VST_TRUST_NONE);
  return self->trust;
}

gboolean
vst_flow_get_trust_kept (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->trust_kept;
}

const char *
vst_flow_get_device_key (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->device_key;
}

const char *
vst_flow_get_device_group_key (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->device_group_key;
}

gboolean
vst_flow_get_by_device (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->by_device;
}

const char *
vst_flow_get_device_obstacle (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->device_obstacle;
}

gboolean
vst_flow_get_knows_device (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->knows_device;
}

gboolean
vst_flow_get_stay (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->stay;
}

const char *
vst_flow_get_staying_user (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->staying_user;
}

gboolean
vst_flow_get_logged_out (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->logged_out;
}

const char *const *
vst_flow_get_mfa_settings (VstFlow *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (VST_IS_FLOW (self), none);
  return self->mfa_settings != NULL ? (const char *const *) self->mfa_settings : none;
}

const char *
vst_flow_get_preferred_mfa (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->preferred_mfa;
}

VstDeviceList *
vst_flow_get_devices (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->devices;
}
