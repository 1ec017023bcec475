#include "flow/vst-flow-checks.h"
#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

#include <string.h>

#define ISSUER "Vestibule"
#define PRACTICE_ISSUER "Practice Pool"
#define DEVICE_NAME_LIMIT 100

gboolean
vst_flow_take_code (VstFlow *self, const char *text)
{
  VstFlowError fault;
  g_auto (VstWipedText) code = vst_flow_read_code (text, &fault);

  if (code == NULL)
    {
      vst_flow_end (self, vst_flow_problem_from_fault (fault, NULL));
      return FALSE;
    }
  g_clear_pointer (&self->code, vst_secret_unref);
  self->code = vst_secret_new_text (code);
  return TRUE;
}

/* The entry in the authenticator app is to say where it belongs. */
static const char *
get_issuer (VstFlow *self)
{
  const char *name = vst_saved_pool_get_name (self->pool);

  if (vst_saved_pool_is_practice (self->pool))
    return PRACTICE_ISSUER;
  return *name != '\0' ? name : ISSUER;
}

static void
show_key (VstFlow *self, VstSecret *key)
{
  g_autoptr (VstSecret) uri = vst_otpauth_uri (get_issuer (self), self->walker, key);
  g_autoptr (VstPairing) pairing =
      vst_pairing_new (key, uri, self->pairing_by_token ? 0 : self->session_ends_at,
                       self->pairing != NULL || self->pairing_by_token);

  self->paired = FALSE;
  g_clear_pointer (&self->spent_code, vst_secret_unref);
  vst_flow_set_wait_until (self, 0);
  vst_flow_set_pairing (self, pairing);
  vst_flow_set_pairing_expired (self, FALSE);
  vst_flow_watch_clock (self);
  vst_flow_arrive (self, VST_EVENT_ASKED_SETUP);
}

static void
on_token_associated (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstTokenAssociation) association = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  association =
      vst_cognito_client_associate_token_finish (VST_COGNITO_CLIENT (source), result, &error);
  if (association == NULL)
    {
      vst_flow_end (self, vst_flow_translate (self, error));
      return;
    }

  g_object_freeze_notify (G_OBJECT (self));
  vst_flow_keep_session (self, association->session);
  show_key (self, association->key);
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_flow_prepare_pairing (VstFlow *self)
{
  self->again = vst_flow_prepare_pairing;
  vst_flow_start (self, VST_BUSY_PREPARING);
  vst_cognito_client_associate_token_async (
      self->client, self->pairing_by_token ? NULL : self->session,
      self->pairing_by_token ? self->tokens->access_token : NULL, self->errand, on_token_associated,
      vst_flow_send (self));
}

static void
say_expired (VstFlow *self)
{
  vst_flow_set_pairing_expired (self, TRUE);
  vst_flow_end (self, vst_flow_problem_from_fault (VST_FLOW_ERROR_SESSION_EXPIRED, NULL));
}

static void
verification_failed (VstFlow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = vst_flow_translate (self, error);

  if (vst_problem_get_code (problem) == VST_FLOW_ERROR_CODE_USED)
    vst_flow_spend_code (self, self->code);
  if (vst_problem_get_code (problem) == VST_FLOW_ERROR_SESSION_EXPIRED)
    vst_flow_set_pairing_expired (self, TRUE);

  if (self->pairing_expired && vst_problem_get_code (problem) != VST_FLOW_ERROR_SESSION_EXPIRED)
    say_expired (self);
  else
    vst_flow_end (self, g_steal_pointer (&problem));
}

/* The session could end the setup without another code; a login shows that the key works. */
static void
paired (VstFlow *self)
{
  self->paired = TRUE;
  vst_flow_set_pairing_expired (self, FALSE);
  if (self->pairing_by_token)
    {
      vst_flow_prefer_new_key (self);
      return;
    }
  vst_flow_stage_done (self, VST_STAGE_PAIR);
  vst_flow_spend_code (self, self->code);
  vst_flow_set_finish (self, self->session);
  vst_flow_forget_login (self);
  vst_flow_authenticate (self, VST_LOGIN_WANTED);
}

static void
on_token_verified (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstSecret) session = NULL;
  g_autoptr (GError) error = NULL;
  gboolean verified;

  if (self == NULL)
    return;
  verified = vst_cognito_client_verify_token_finish (VST_COGNITO_CLIENT (source), result, &session,
                                                     &error);
  g_object_freeze_notify (G_OBJECT (self));
  vst_flow_keep_session (self, session);
  if (verified)
    paired (self);
  else
    verification_failed (self, error);
  g_object_thaw_notify (G_OBJECT (self));
}

/* This program, on this machine. */
char *
vst_flow_dup_device_name (void)
{
  g_autofree char *host = g_utf8_make_valid (g_get_host_name (), -1);
  g_autofree char *name = g_strdup_printf ("Vestibule on %s", host);

  return g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), DEVICE_NAME_LIMIT));
}

static void
send_verification (VstFlow *self)
{
  g_autofree char *device = vst_flow_dup_device_name ();

  self->again = send_verification;
  vst_flow_start (self, VST_BUSY_VERIFYING);
  vst_cognito_client_verify_token_async (
      self->client, self->pairing_by_token ? NULL : self->session,
      self->pairing_by_token ? self->tokens->access_token : NULL, vst_secret_get_text (self->code),
      device, self->errand, on_token_verified, vst_flow_send (self));
}

/* No session runs out here; what was verified is only still to be preferred. */
static void
verify_by_token (VstFlow *self, const char *code)
{
  if (self->paired)
    vst_flow_prefer_new_key (self);
  else if (vst_flow_take_code (self, code))
    send_verification (self);
}

void
vst_flow_verify_pairing (VstFlow *self, const char *code)
{
  g_return_if_fail (VST_IS_FLOW (self) && code != NULL);

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_PAIR)
    return;
  vst_flow_tick (self);
  if (self->pairing_by_token)
    verify_by_token (self, code);
  else if (self->paired || self->challenge == VST_CHALLENGE_SOFTWARE_TOKEN_MFA)
    vst_flow_resume (self);
  else if (self->pairing_expired || self->session == NULL)
    say_expired (self);
  else if (vst_flow_take_code (self, code))
    send_verification (self);
}

void
vst_flow_restart_pairing (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_PAIR)
    return;
  if (self->pairing_by_token)
    vst_flow_prepare_pairing (self);
  else
    vst_flow_authenticate (self, VST_LOGIN_RENEWS_PAIRING);
}
