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
set_flag (VstFlow *self, gboolean *field, gboolean flag, const char *property)
{
  if (*field == flag)
    return;
  *field = flag;
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
  set_flag (self, &self->user_enabled, enabled, "user-enabled");
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
  set_flag (self, &self->pairing_expired, expired, "pairing-expired");
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
vst_flow_set_logged_out (VstFlow *self, gboolean logged_out)
{
  set_flag (self, &self->logged_out, logged_out, "logged-out");
}

void
vst_flow_set_question (VstFlow *self, VstQuestion *question)
{
  if (g_set_object (&self->question, question))
    notify (self, "question");
}

void
vst_flow_set_reset_sent (VstFlow *self, gboolean sent)
{
  set_flag (self, &self->reset_sent, sent, "reset-sent");
}

void
vst_flow_set_stay_flag (VstFlow *self, gboolean stay)
{
  set_flag (self, &self->stay, stay, "stay");
}

void
vst_flow_set_staying_user (VstFlow *self, const char *user_name)
{
  set_text (self, &self->staying_user, user_name, "staying-user");
}

void
vst_flow_set_trust (VstFlow *self, VstTrust trust, gboolean kept)
{
  set_flag (self, &self->trust_kept, kept, "trust-kept");
  if (self->trust == trust)
    return;
  self->trust = trust;
  notify (self, "trust");
}

void
vst_flow_set_device_keys (VstFlow *self, const char *device_key, const char *group_key)
{
  set_text (self, &self->device_key, device_key, "device-key");
  set_text (self, &self->device_group_key, group_key, "device-group-key");
}

void
vst_flow_set_device_help (VstFlow *self, gboolean by_device, const char *obstacle)
{
  set_flag (self, &self->by_device, by_device, "by-device");
  if (self->device_obstacle == obstacle)
    return;
  self->device_obstacle = obstacle;
  notify (self, "device-obstacle");
}

void
vst_flow_set_user_name (VstFlow *self, const char *user_name)
{
  g_return_if_fail (VST_IS_FLOW (self) && user_name != NULL);
  set_text (self, &self->user_name, user_name, "user-name");
  if (self->step == VST_STEP_LOG_IN)
    vst_flow_search_device (self, self->user_name);
  vst_flow_see_device (self);
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
