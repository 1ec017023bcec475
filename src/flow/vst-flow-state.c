#include "flow/vst-flow-private.h"

static void
notify (VstFlow *self, const char *property)
{
  g_object_notify (G_OBJECT (self), property);
}

static void
set_text (VstFlow *self, char **field, const char *text, const char *property)
{
  if (g_strcmp0 (*field, text) == 0)
    return;
  g_free (*field);
  *field = g_strdup (text);
  notify (self, property);
}

static void
set_time (VstFlow *self, gint64 *field, gint64 time, const char *property)
{
  if (*field == time)
    return;
  *field = time;
  notify (self, property);
}

void
vst_flow_set_busy (VstFlow *self, VstBusy busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  notify (self, "busy");
}

void
vst_flow_set_problem (VstFlow *self, VstProblem *problem)
{
  if (g_set_object (&self->problem, problem))
    notify (self, "problem");
}

void
vst_flow_set_notice (VstFlow *self, VstNotice notice)
{
  if (self->notice == notice)
    return;
  self->notice = notice;
  notify (self, "notice");
}

void
vst_flow_set_password (VstFlow *self, VstSecret *password)
{
  gboolean had = self->password != NULL;

  if (password != NULL)
    vst_secret_ref (password);
  g_clear_pointer (&self->password, vst_secret_unref);
  self->password = password;
  if (had != (password != NULL))
    notify (self, "has-password");
}

void
vst_flow_set_delivery (VstFlow *self, const VstCodeDelivery *delivery)
{
  set_text (self, &self->delivery_medium, delivery != NULL ? delivery->medium : NULL,
            "delivery-medium");
  set_text (self, &self->delivery_destination, delivery != NULL ? delivery->destination : NULL,
            "delivery-destination");
}

void
vst_flow_set_resend_at (VstFlow *self, gint64 resend_at)
{
  set_time (self, &self->resend_at, resend_at, "resend-at");
}

void
vst_flow_set_status (VstFlow *self, const char *status, gboolean enabled)
{
  set_text (self, &self->status, status, "status");
  if (self->user_enabled == enabled)
    return;
  self->user_enabled = enabled;
  notify (self, "user-enabled");
}

void
vst_flow_set_status_before (VstFlow *self, const char *status)
{
  set_text (self, &self->status_before, status, "status-before");
}

void
vst_flow_set_pairing (VstFlow *self, VstPairing *pairing)
{
  if (g_set_object (&self->pairing, pairing))
    notify (self, "pairing");
}

void
vst_flow_set_pairing_expired (VstFlow *self, gboolean expired)
{
  if (self->pairing_expired == expired)
    return;
  self->pairing_expired = expired;
  notify (self, "pairing-expired");
}

void
vst_flow_set_wait_until (VstFlow *self, gint64 wait_until)
{
  set_time (self, &self->wait_until, wait_until, "wait-until");
}

void
vst_flow_set_account (VstFlow *self, VstAccount *account)
{
  if (g_set_object (&self->account, account))
    notify (self, "account");
}

void
vst_flow_set_user_name (VstFlow *self, const char *user_name)
{
  g_return_if_fail (VST_IS_FLOW (self) && user_name != NULL);
  set_text (self, &self->user_name, user_name, "user-name");
}

void
vst_flow_set_email (VstFlow *self, const char *email)
{
  g_return_if_fail (VST_IS_FLOW (self) && email != NULL);
  set_text (self, &self->email, email, "email");
}

gint64
vst_flow_get_real_time (VstFlow *self)
{
  return self->real_clock != NULL ? self->real_clock (self->clock_data) : g_get_real_time ();
}

gint64
vst_flow_get_monotonic_time (VstFlow *self)
{
  return self->monotonic_clock != NULL ? self->monotonic_clock (self->clock_data)
                                       : g_get_monotonic_time ();
}
