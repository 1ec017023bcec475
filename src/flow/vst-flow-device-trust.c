#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

#include "cognito/vst-cognito-client-devices.h"

/*
 * Trusting this computer, once somebody has logged in from it. ConfirmDevice takes the access
 * token of that very login, and a refresh token without it is dead.
 */

static gboolean
is_signed_in (VstFlow *self)
{
  return self->tokens != NULL && self->account != NULL;
}

static void
on_device_kept (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  gboolean kept = vst_device_store_keep_finish (VST_DEVICE_STORE (source), result, NULL);

  if (self == NULL)
    return;
  if (self->device != NULL)
    self->device->kept = kept;
  vst_flow_set_trust (self, self->trust, kept);
}

/* By the name as typed, and by the service's own, it is found again. */
static void
keep_device (VstFlow *self, VstTrustedDevice *device)
{
  VstDevicePlace place = vst_flow_get_device_place (self, self->walker);

  /* To the end, even if the person leaves at once. */
  vst_device_store_keep_async (self->device_store, &place, device, NULL, on_device_kept,
                               vst_flow_errand_new (self, self->walk_life));
  vst_flow_set_device (self, device);
}

/* What the person is asked about is kept only once the answer is yes. */
static void
device_confirmed (VstFlow *self, gboolean must_ask)
{
  VstTrustedDevice *device =
      vst_trusted_device_new (vst_account_get_user_name (self->account), self->verifier->device_key,
                              self->verifier->group_key, self->verifier->password);

  vst_flow_set_trust (self, must_ask ? VST_TRUST_ASK : VST_TRUST_ALWAYS, FALSE);
  if (!must_ask)
    {
      keep_device (self, device);
      return;
    }
  g_clear_pointer (&self->spare_device, vst_trusted_device_free);
  self->spare_device = device;
}

static void
trust_failed (VstFlow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = vst_flow_translate (self, error);

  vst_flow_set_trust (self, VST_TRUST_FAILED, FALSE);
  vst_flow_end (self, vst_flow_problem_restate (problem, VST_FLOW_ERROR_DEVICE, NULL));
}

static void
on_device_confirmed (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;
  gboolean must_ask = FALSE;

  if (self == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  if (vst_cognito_client_confirm_device_finish (VST_COGNITO_CLIENT (source), result, &must_ask,
                                                &error))
    {
      device_confirmed (self, must_ask);
      vst_flow_end (self, NULL);
      vst_flow_keep_login (self);
    }
  else
    trust_failed (self, error);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
confirm_device (VstFlow *self)
{
  g_autofree char *name = vst_flow_dup_device_name ();

  self->again = vst_flow_retry_trust;
  vst_flow_start (self, VST_BUSY_TRUSTING);
  vst_cognito_client_confirm_device_async (self->client, self->tokens->access_token, self->verifier,
                                           name, self->errand, on_device_confirmed,
                                           vst_flow_send (self));
}

static void
on_verifier_made (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstDeviceVerifier) verifier = vst_device_verifier_make_finish (result, &error);

  if (self == NULL)
    return;
  if (verifier == NULL)
    {
      trust_failed (self, error);
      return;
    }
  g_clear_pointer (&self->verifier, vst_device_verifier_free);
  self->verifier = g_steal_pointer (&verifier);
  confirm_device (self);
}

static void
make_verifier (VstFlow *self)
{
  self->again = vst_flow_retry_trust;
  vst_flow_start (self, VST_BUSY_TRUSTING);
  vst_device_verifier_make_async (self->device_group_key, self->device_key, self->errand,
                                  on_verifier_made, vst_flow_send (self));
}

static VstTrust
get_trust_of_known (VstFlow *self)
{
  gboolean prompts = self->description == NULL || self->description->device_on_prompt;

  return prompts ? VST_TRUST_REMEMBERED : VST_TRUST_ALWAYS;
}

/* The login began with the device's key, and the pool did not take it for a new one. */
static void
recognise_device (VstFlow *self)
{
  gboolean pool_asks = self->description != NULL && !self->description->device_replaces_mfa;

  vst_flow_set_device_keys (self, self->device->device_key, self->device->group_key);
  if (self->by_device || pool_asks)
    vst_flow_set_trust (self, get_trust_of_known (self), self->device->kept);
  else
    vst_flow_set_trust (self, VST_TRUST_NOT_REMEMBERED, self->device->kept);
  if (!self->by_device)
    vst_flow_set_device_help (self, FALSE,
                              pool_asks ? VST_DEVICE_OBSTACLE_POOL : VST_DEVICE_OBSTACLE_STATUS);
}

void
vst_flow_retell_trust (VstFlow *self)
{
  gboolean pool_asks = self->device_obstacle != NULL && !self->description->device_replaces_mfa;

  if (pool_asks)
    vst_flow_set_device_help (self, FALSE, VST_DEVICE_OBSTACLE_POOL);
  if (pool_asks || self->trust == VST_TRUST_REMEMBERED)
    vst_flow_set_trust (self, get_trust_of_known (self), self->trust_kept);
}

void
vst_flow_greet_kept_device (VstFlow *self, const char *device_key)
{
  gboolean known = self->device != NULL && g_strcmp0 (self->device->device_key, device_key) == 0;

  vst_flow_set_device_keys (self, device_key, known ? self->device->group_key : NULL);
  if (known)
    vst_flow_set_trust (self, get_trust_of_known (self), self->device->kept);
}

void
vst_flow_greet_device (VstFlow *self)
{
  if (self->tokens->device_key != NULL && self->tokens->device_group_key != NULL)
    {
      g_clear_pointer (&self->verifier, vst_device_verifier_free);
      vst_flow_set_device_keys (self, self->tokens->device_key, self->tokens->device_group_key);
      make_verifier (self);
    }
  else if (self->login_device != NULL && self->device != NULL)
    recognise_device (self);
}

void
vst_flow_retry_trust (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy != VST_BUSY_NONE || !is_signed_in (self) || self->trust != VST_TRUST_FAILED)
    return;
  if (self->verifier != NULL)
    confirm_device (self);
  else
    make_verifier (self);
}

/* What was trusted may be so again, as long as the person is signed in. */
static void
remember (VstFlow *self)
{
  if (self->spare_device != NULL)
    keep_device (self, g_steal_pointer (&self->spare_device));
  vst_flow_set_trust (self, VST_TRUST_REMEMBERED, self->device != NULL && self->device->kept);
}

static void
stop_remembering (VstFlow *self)
{
  if (self->device != NULL)
    {
      g_clear_pointer (&self->spare_device, vst_trusted_device_free);
      self->spare_device = vst_trusted_device_copy (self->device);
    }
  vst_flow_drop_device (self, self->walker);
  vst_flow_set_trust (self, VST_TRUST_NOT_REMEMBERED, FALSE);
}

static void
end_status_change (VstFlow *self, GAsyncResult *result, VstFlowCommand next)
{
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  if (vst_cognito_client_set_device_status_finish (self->client, result, &error))
    {
      next (self);
      vst_flow_end (self, NULL);
    }
  else
    vst_flow_end (self, vst_flow_translate (self, error));
  g_object_thaw_notify (G_OBJECT (self));
}

static void
on_device_remembered (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);

  end_status_change (self, result, remember);
}

static void
on_device_not_remembered (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);

  end_status_change (self, result, stop_remembering);
}

static void
trust (VstFlow *self)
{
  vst_flow_trust_device (self, TRUE);
}

static void
stop_trusting (VstFlow *self)
{
  vst_flow_trust_device (self, FALSE);
}

void
vst_flow_trust_device (VstFlow *self, gboolean remembered)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy != VST_BUSY_NONE || !is_signed_in (self) || self->device_key == NULL
      || self->trust == VST_TRUST_FAILED)
    return;
  self->again = remembered ? trust : stop_trusting;
  vst_flow_start (self, VST_BUSY_TRUSTING);
  vst_cognito_client_set_device_status_async (
      self->client, self->tokens->access_token, self->device_key, remembered, self->errand,
      remembered ? on_device_remembered : on_device_not_remembered, vst_flow_send (self));
}
