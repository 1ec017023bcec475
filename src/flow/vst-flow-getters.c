#include "flow/vst-flow-private.h"

VstStep
vst_flow_get_step (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), VST_STEP_WELCOME);
  return self->step;
}

VstBusy
vst_flow_get_busy (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), VST_BUSY_NONE);
  return self->busy;
}

VstProblem *
vst_flow_get_problem (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->problem;
}

VstNotice
vst_flow_get_notice (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), VST_NOTICE_NONE);
  return self->notice;
}

VstSavedPool *
vst_flow_get_pool (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->pool;
}

VstLocalPool *
vst_flow_get_local_pool (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->local_pool;
}

const char *
vst_flow_get_user_name (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->user_name;
}

const char *
vst_flow_get_email (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->email;
}

VstAttributeFields *
vst_flow_get_attributes (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->attributes;
}

VstPasswordRules *
vst_flow_get_password_rules (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->password_rules;
}

VstActivity *
vst_flow_get_activity (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->activity;
}

const char *
vst_flow_get_delivery_medium (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->delivery_medium;
}

const char *
vst_flow_get_delivery_destination (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->delivery_destination;
}

gint64
vst_flow_get_resend_at (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), 0);
  return self->resend_at;
}

const char *
vst_flow_get_status (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->status;
}

const char *
vst_flow_get_status_before (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->status_before;
}

gboolean
vst_flow_get_user_enabled (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->user_enabled;
}

VstPairing *
vst_flow_get_pairing (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->pairing;
}

gboolean
vst_flow_get_pairing_expired (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->pairing_expired;
}

gint64
vst_flow_get_wait_until (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), 0);
  return self->wait_until;
}

VstAccount *
vst_flow_get_account (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->account;
}

VstObstacle
vst_flow_get_obstacle (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), VST_OBSTACLE_NONE);
  return self->obstacle;
}

const char *
vst_flow_get_obstacle_detail (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), NULL);
  return self->obstacle_detail;
}

VstStageState
vst_flow_get_stage_state (VstFlow *self, VstStage stage)
{
  g_return_val_if_fail (VST_IS_FLOW (self), VST_STAGE_STATE_AHEAD);
  return vst_flow_stages_look_up (self->step, self->obstacle, self->stages_done, stage);
}

gboolean
vst_flow_get_can_go_back (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->history->len > 0;
}

gboolean
vst_flow_has_credentials (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->client != NULL && vst_cognito_client_has_credentials (self->client);
}

gboolean
vst_flow_get_has_password (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->password != NULL;
}
