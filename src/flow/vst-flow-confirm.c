#include "flow/vst-flow-checks.h"
#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

/* The service allows five codes an hour: none of them is to go by a double click. */
#define RESEND_PAUSE (30 * G_USEC_PER_SEC)

static void
on_status_before (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstCognitoUser) user = NULL;

  if (self == NULL)
    return;
  user = vst_cognito_client_admin_get_user_finish (VST_COGNITO_CLIENT (source), result, NULL);
  if (user == NULL)
    return;
  vst_flow_set_status_before (self, user->status);
  if (self->status == NULL) /* the answer to the later question may have come first */
    vst_flow_set_status (self, user->status, user->enabled);
}

static void
on_status (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstCognitoUser) user = NULL;

  if (self == NULL)
    return;
  user = vst_cognito_client_admin_get_user_finish (VST_COGNITO_CLIENT (source), result, NULL);
  if (user != NULL)
    vst_flow_set_status (self, user->status, user->enabled);
}

/* Beside the walk, never in its way: where nobody may ask, nothing is shown. */
static void
ask_status (VstFlow *self, GAsyncReadyCallback callback)
{
  if (vst_cognito_client_has_credentials (self->client))
    vst_cognito_client_admin_get_user_async (self->client, self->walker, self->walk_life, callback,
                                             vst_flow_errand_new (self, self->walk_life));
}

void
vst_flow_show_confirm (VstFlow *self)
{
  vst_flow_arrive (self, VST_EVENT_UNCONFIRMED);
  ask_status (self, on_status_before);
}

static void
confirmed (VstFlow *self)
{
  self->confirmed = TRUE;
  vst_flow_stage_done (self, VST_STAGE_CONFIRM);
  ask_status (self, on_status);
  vst_flow_authenticate (self, VST_LOGIN_WANTED);
}

static void
confirmation_failed (VstFlow *self, const GError *error)
{
  if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_ALREADY_CONFIRMED))
    confirmed (self);
  else
    vst_flow_end (self, vst_flow_translate (self, error));
}

static void
on_confirmed (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  if (vst_cognito_client_confirm_sign_up_finish (VST_COGNITO_CLIENT (source), result, &error))
    confirmed (self);
  else
    confirmation_failed (self, error);
}

static void
send_confirmation (VstFlow *self)
{
  self->again = send_confirmation;
  vst_flow_start (self, VST_BUSY_CONFIRMING);
  vst_cognito_client_confirm_sign_up_async (self->client, self->walker,
                                            vst_secret_get_text (self->code), self->errand,
                                            on_confirmed, vst_flow_send (self));
}

static gboolean
is_free_to_confirm (VstFlow *self)
{
  return self->busy == VST_BUSY_NONE && self->step == VST_STEP_CONFIRM;
}

void
vst_flow_confirm (VstFlow *self, const char *code)
{
  g_return_if_fail (VST_IS_FLOW (self) && code != NULL);

  if (!is_free_to_confirm (self))
    return;
  if (self->confirmed)
    vst_flow_resume (self);
  else if (vst_flow_take_code (self, code))
    send_confirmation (self);
}

static void
on_code_resent (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstCodeDelivery) delivery = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  delivery = vst_cognito_client_resend_code_finish (VST_COGNITO_CLIENT (source), result, &error);
  if (error != NULL)
    {
      confirmation_failed (self, error);
      return;
    }
  if (delivery != NULL)
    vst_flow_set_delivery (self, delivery);
  vst_flow_set_resend_at (self, vst_flow_get_monotonic_time (self) + RESEND_PAUSE);
  self->coming_notice = VST_NOTICE_CODE_SENT;
  vst_flow_end (self, NULL);
}

void
vst_flow_resend_code (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (!is_free_to_confirm (self) || vst_flow_get_monotonic_time (self) < self->resend_at)
    return;
  self->again = vst_flow_resend_code;
  vst_flow_set_notice (self, VST_NOTICE_NONE);
  vst_flow_start (self, VST_BUSY_SENDING_CODE);
  vst_cognito_client_resend_code_async (self->client, self->walker, self->errand, on_code_resent,
                                        vst_flow_send (self));
}

void
vst_flow_skip_confirm (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (is_free_to_confirm (self))
    vst_flow_authenticate (self, VST_LOGIN_WANTED);
}
