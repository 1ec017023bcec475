#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

#include "crypto/vst-base32.h"
#include "crypto/vst-totp.h"

/* Seconds since 1970 as the service, and an authenticator set right, see them. */
static gint64
get_service_time (VstFlow *self)
{
  gint64 offset = self->client != NULL ? vst_cognito_client_get_clock_offset (self->client) : 0;

  return MAX (vst_flow_get_real_time (self) / G_USEC_PER_SEC + offset, 0);
}

/* The step that @code belongs to, as far as the key is known here; else the present one. */
static guint64
find_step (VstFlow *self, VstSecret *code, gint64 now)
{
  g_autoptr (VstSecret) key = NULL;
  guint64 step = 0;

  if (self->pairing != NULL)
    key = vst_base32_decode (vst_secret_get_text (vst_pairing_get_key (self->pairing)));
  if (key != NULL
      && vst_totp_check (vst_secret_get_data (key), vst_secret_get_size (key), now, 1,
                         vst_secret_get_text (code), &step))
    return step;
  return vst_totp_get_step (now);
}

/* A pairing by access token has no session that could run out. */
static gboolean
can_expire (VstFlow *self)
{
  return self->pairing != NULL && vst_pairing_get_expires_at (self->pairing) != 0 && !self->paired
         && !self->pairing_expired;
}

static void
expire_pairing (VstFlow *self)
{
  g_autoptr (VstProblem) problem = NULL;

  if (!can_expire (self)
      || vst_flow_get_monotonic_time (self) < vst_pairing_get_expires_at (self->pairing))
    return;

  vst_flow_set_pairing_expired (self, TRUE);
  if (self->step != VST_STEP_PAIR || self->busy != VST_BUSY_NONE)
    return;
  problem = vst_flow_problem_from_fault (VST_FLOW_ERROR_SESSION_EXPIRED, NULL);
  vst_flow_set_problem (self, problem);
}

static gboolean
asks_to_wait (VstProblem *problem)
{
  return problem != NULL
         && (vst_problem_get_code (problem) == VST_FLOW_ERROR_WAIT_FOR_NEXT_CODE
             || vst_problem_get_code (problem) == VST_FLOW_ERROR_CODE_USED);
}

static void
end_wait (VstFlow *self)
{
  if (self->wait_until == 0 || vst_flow_get_real_time (self) < self->wait_until * G_USEC_PER_SEC)
    return;

  vst_flow_set_wait_until (self, 0);
  if (asks_to_wait (self->problem))
    vst_flow_set_problem (self, NULL);
}

void
vst_flow_tick (VstFlow *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  expire_pairing (self);
  end_wait (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
on_moment (gpointer data)
{
  VstFlow *self = data;

  self->clock_timer = 0;
  vst_flow_tick (self);
  vst_flow_watch_clock (self);
  return G_SOURCE_REMOVE;
}

/* Microseconds until something is due; negative: nothing will be. */
static gint64
get_delay (VstFlow *self)
{
  gint64 pairing = -1;
  gint64 wait = -1;

  if (can_expire (self))
    pairing =
        MAX (vst_pairing_get_expires_at (self->pairing) - vst_flow_get_monotonic_time (self), 0);
  if (self->wait_until != 0)
    wait = MAX (self->wait_until * G_USEC_PER_SEC - vst_flow_get_real_time (self), 0);

  if (pairing < 0 || wait < 0)
    return MAX (pairing, wait);
  return MIN (pairing, wait);
}

void
vst_flow_watch_clock (VstFlow *self)
{
  gint64 delay = get_delay (self);

  g_clear_handle_id (&self->clock_timer, g_source_remove);
  if (delay >= 0)
    self->clock_timer = g_timeout_add ((guint) (delay / 1000 + 1), on_moment, self);
}

void
vst_flow_spend_code (VstFlow *self, VstSecret *code)
{
  gint64 now = get_service_time (self);
  gint64 end = (gint64) (find_step (self, code, now) + 1) * VST_TOTP_PERIOD;

  g_clear_pointer (&self->spent_code, vst_secret_unref);
  self->spent_code = vst_secret_ref (code);
  /* As this machine's own clock will show it. */
  vst_flow_set_wait_until (
      self, end > now ? end - now + vst_flow_get_real_time (self) / G_USEC_PER_SEC : 0);
  vst_flow_watch_clock (self);
}
