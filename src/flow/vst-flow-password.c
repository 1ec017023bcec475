#include "flow/vst-flow-checks.h"
#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

#include "cognito/vst-cognito-client-account.h"

/* Forgotten passwords, and changed ones. */

#define RESEND_PAUSE (30 * G_USEC_PER_SEC)

static void
take_passwords (VstFlow *self, VstSecret *old_password, VstSecret *new_password)
{
  g_clear_pointer (&self->old_password, vst_secret_unref);
  g_clear_pointer (&self->new_password, vst_secret_unref);
  self->old_password = old_password != NULL ? vst_secret_ref (old_password) : NULL;
  self->new_password = new_password != NULL ? vst_secret_ref (new_password) : NULL;
}

static void
forget_reset_code (VstFlow *self)
{
  vst_flow_set_reset_sent (self, FALSE);
  vst_flow_set_delivery (self, NULL);
  vst_flow_set_resend_at (self, 0);
}

void
vst_flow_begin_reset (VstFlow *self)
{
  VstStep next;

  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy != VST_BUSY_NONE || self->client == NULL
      || !vst_flow_table_look_up (self->step, VST_EVENT_WANTS_RESET, &next))
    return;
  g_object_freeze_notify (G_OBJECT (self));
  forget_reset_code (self);
  vst_flow_arrive (self, VST_EVENT_WANTS_RESET);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
on_reset_code_sent (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstCodeDelivery) delivery = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  delivery =
      vst_cognito_client_forgot_password_finish (VST_COGNITO_CLIENT (source), result, &error);
  if (error != NULL)
    {
      vst_flow_end (self, vst_flow_translate (self, error));
      return;
    }
  g_object_freeze_notify (G_OBJECT (self));
  vst_flow_set_delivery (self, delivery);
  vst_flow_set_resend_at (self, vst_flow_get_monotonic_time (self) + RESEND_PAUSE);
  if (self->reset_sent)
    self->coming_notice = VST_NOTICE_CODE_SENT;
  vst_flow_set_reset_sent (self, TRUE);
  vst_flow_end (self, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_flow_send_reset_code (VstFlow *self)
{
  VstFlowError fault;

  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_RESET
      || vst_flow_get_monotonic_time (self) < self->resend_at)
    return;
  if (!vst_flow_check_user_name (self->user_name, &fault))
    {
      vst_flow_end (self, vst_flow_problem_from_fault (fault, NULL));
      return;
    }
  vst_flow_adopt (self, self->user_name);
  self->again = vst_flow_send_reset_code;
  vst_flow_set_notice (self, VST_NOTICE_NONE);
  vst_flow_start (self, VST_BUSY_SENDING_RESET);
  vst_cognito_client_forgot_password_async (self->client, self->walker, self->errand,
                                            on_reset_code_sent, vst_flow_send (self));
}

static void
reset_failed (VstFlow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = vst_flow_translate (self, error);

  if (vst_problem_get_code (problem) == VST_FLOW_ERROR_PASSWORD_POLICY)
    vst_flow_mark_rules (self, error);
  vst_flow_end (self, g_steal_pointer (&problem));
}

static void
on_password_reset (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  if (vst_cognito_client_confirm_forgot_password_finish (VST_COGNITO_CLIENT (source), result,
                                                         &error))
    {
      vst_flow_set_password (self, self->new_password);
      take_passwords (self, NULL, NULL);
      self->coming_notice = VST_NOTICE_PASSWORD_CHANGED;
      vst_flow_authenticate (self, VST_LOGIN_WANTED);
    }
  else
    reset_failed (self, error);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
send_reset (VstFlow *self)
{
  self->again = send_reset;
  vst_flow_start (self, VST_BUSY_RESETTING);
  vst_cognito_client_confirm_forgot_password_async (
      self->client, self->walker, vst_secret_get_text (self->code), self->new_password,
      self->errand, on_password_reset, vst_flow_send (self));
}

void
vst_flow_reset_password (VstFlow *self, const char *code, VstSecret *password)
{
  VstFlowError fault;
  const char *text = password != NULL ? vst_secret_get_text (password) : "";

  g_return_if_fail (VST_IS_FLOW (self) && code != NULL);

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_RESET || !self->reset_sent)
    return;
  if (g_strcmp0 (self->walker, self->user_name) != 0) /* it was sent for another user */
    {
      forget_reset_code (self);
      return;
    }
  if (!vst_flow_take_code (self, code))
    return;
  if (!vst_flow_check_new_password (self, text, &fault))
    {
      vst_flow_end (self, vst_flow_problem_from_fault (fault, NULL));
      return;
    }
  take_passwords (self, NULL, password);
  send_reset (self);
}

static void
on_password_changed (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  if (vst_cognito_client_change_password_finish (VST_COGNITO_CLIENT (source), result, &error))
    {
      take_passwords (self, NULL, NULL);
      self->coming_notice = VST_NOTICE_PASSWORD_CHANGED;
      vst_flow_end (self, NULL);
    }
  else
    reset_failed (self, error);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
send_change (VstFlow *self)
{
  self->again = send_change;
  vst_flow_start (self, VST_BUSY_CHANGING);
  vst_cognito_client_change_password_async (self->client, self->tokens->access_token,
                                            self->old_password, self->new_password, self->errand,
                                            on_password_changed, vst_flow_send (self));
}

void
vst_flow_change_password (VstFlow *self, VstSecret *old_password, VstSecret *new_password)
{
  VstFlowError fault;

  g_return_if_fail (VST_IS_FLOW (self) && old_password != NULL && new_password != NULL);

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_DONE || self->tokens == NULL
      || self->logged_out)
    return;
  if (!vst_flow_check_password (vst_secret_get_text (old_password), &fault)
      || !vst_flow_check_new_password (self, vst_secret_get_text (new_password), &fault))
    {
      vst_flow_end (self, vst_flow_problem_from_fault (fault, NULL));
      return;
    }
  vst_flow_set_notice (self, VST_NOTICE_NONE);
  take_passwords (self, old_password, new_password);
  send_change (self);
}
