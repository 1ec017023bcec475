#include "flow/vst-flow-private.h"

/* The commands, until their own files are there. */
void
vst_flow_select_pool (VstFlow *self, VstSavedPool *pool)
{
  if (g_set_object (&self->pool, pool))
    g_object_notify (G_OBJECT (self), "pool");
}
void
vst_flow_begin_sign_up (VstFlow *self)
{
  vst_flow_arrive (self, VST_EVENT_WANTS_SIGN_UP);
}
void
vst_flow_begin_log_in (VstFlow *self)
{
  vst_flow_arrive (self, VST_EVENT_WANTS_LOG_IN);
}
void
vst_flow_sign_up (VstFlow *self, VstSecret *password)
{
}
void
vst_flow_confirm (VstFlow *self, const char *code)
{
}
void
vst_flow_resend_code (VstFlow *self)
{
}
void
vst_flow_skip_confirm (VstFlow *self)
{
}
void
vst_flow_log_in (VstFlow *self, VstSecret *password)
{
}
void
vst_flow_verify_pairing (VstFlow *self, const char *code)
{
}
void
vst_flow_restart_pairing (VstFlow *self)
{
}
void
vst_flow_send_code (VstFlow *self, const char *code)
{
}
void
vst_flow_delete_user (VstFlow *self)
{
}
void
vst_flow_start_over (VstFlow *self)
{
  vst_flow_arrive (self, VST_EVENT_ENDED);
}
void
vst_flow_apply_remedy (VstFlow *self, VstRemedy remedy)
{
}
void
vst_flow_field_changed (VstFlow *self, VstField field)
{
}
