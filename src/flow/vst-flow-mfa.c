#include "flow/vst-flow-private.h"

#include "cognito/vst-cognito-client-account.h"

/* Which codes the signed-in user is asked for, and by which key. */

static void
set_mfa (VstFlow *self, const VstCognitoUser *user)
{
  static const char *none[] = { NULL };

  g_clear_pointer (&self->mfa_settings, g_strfreev);
  self->mfa_settings = g_strdupv (user->mfa_methods != NULL ? user->mfa_methods : (char **) none);
  g_free (self->preferred_mfa);
  self->preferred_mfa = g_strdup (user->preferred_mfa);
  g_object_notify (G_OBJECT (self), "mfa");
}

static void
on_user_got (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstCognitoUser) user = NULL;

  if (self == NULL)
    return;
  user = vst_cognito_client_get_user_finish (VST_COGNITO_CLIENT (source), result, NULL);
  if (user != NULL)
    set_mfa (self, user);
}

void
vst_flow_ask_mfa (VstFlow *self)
{
  vst_flow_renew_life (&self->mfa_life); /* no earlier answer comes after this one */
  vst_cognito_client_get_user_async (self->client, self->tokens->access_token, self->mfa_life,
                                     on_user_got, vst_flow_errand_new (self, self->mfa_life));
}

static void
on_mfa_set (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  if (vst_cognito_client_set_mfa_finish (VST_COGNITO_CLIENT (source), result, &error))
    {
      self->coming_notice = VST_NOTICE_MFA_CHANGED;
      if (self->step == VST_STEP_PAIR)
        {
          vst_flow_forget_way_in (self);
          vst_flow_arrive (self, VST_EVENT_LOGGED_IN);
        }
      else
        vst_flow_end (self, NULL);
      vst_flow_ask_mfa (self);
    }
  else
    vst_flow_end (self, vst_flow_translate (self, error));
  g_object_thaw_notify (G_OBJECT (self));
}

static void
send_preference (VstFlow *self)
{
  const VstMfaPreference preference = { .totp = self->mfa_wish };

  self->again = send_preference;
  vst_flow_start (self, VST_BUSY_CHANGING);
  vst_cognito_client_set_mfa_async (self->client, self->tokens->access_token, &preference,
                                    self->errand, on_mfa_set, vst_flow_send (self));
}

static gboolean
is_free (VstFlow *self)
{
  return self->busy == VST_BUSY_NONE && self->step == VST_STEP_DONE && self->tokens != NULL
         && !self->logged_out;
}

void
vst_flow_set_mfa (VstFlow *self, gboolean totp_enabled, gboolean totp_preferred)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (!is_free (self))
    return;
  self->mfa_wish = !totp_enabled ? VST_MFA_OFF : (totp_preferred ? VST_MFA_PREFERRED : VST_MFA_ON);
  vst_flow_set_notice (self, VST_NOTICE_NONE);
  send_preference (self);
}

void
vst_flow_prefer_new_key (VstFlow *self)
{
  self->mfa_wish = VST_MFA_PREFERRED;
  send_preference (self);
}

void
vst_flow_pair_again (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (!is_free (self))
    return;
  self->pairing_by_token = TRUE;
  vst_flow_prepare_pairing (self);
}
