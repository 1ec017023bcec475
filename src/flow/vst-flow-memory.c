#include "flow/vst-device-list-private.h"
#include "flow/vst-flow-private.h"

static void
end_life (GCancellable **life)
{
  if (*life == NULL)
    return;
  g_cancellable_cancel (*life);
  g_clear_object (life);
}

void
vst_flow_renew_life (GCancellable **life)
{
  end_life (life);
  *life = g_cancellable_new ();
}

void
vst_flow_forget_login (VstFlow *self)
{
  self->challenge = VST_CHALLENGE_NONE;
  self->choice = VST_CHALLENGE_NONE;
  self->session_ends_at = 0;
  g_clear_pointer (&self->session, vst_secret_unref);
  g_clear_pointer (&self->challenged_name, g_free);
}

static void
forget_pairing (VstFlow *self)
{
  self->paired = FALSE;
  self->pairing_by_token = FALSE;
  g_clear_pointer (&self->spent_code, vst_secret_unref);
  g_clear_handle_id (&self->clock_timer, g_source_remove);
  vst_flow_set_pairing (self, NULL);
  vst_flow_set_pairing_expired (self, FALSE);
  vst_flow_set_wait_until (self, 0);
}

void
vst_flow_forget_way_in (VstFlow *self)
{
  vst_flow_forget_login (self);
  forget_pairing (self);
  vst_flow_set_question (self, NULL);
  vst_flow_set_finish (self, NULL);
  vst_flow_set_reset_sent (self, FALSE);
  g_clear_pointer (&self->answer, vst_secret_unref);
  g_clear_pointer (&self->new_password, vst_secret_unref);
  g_clear_pointer (&self->code, vst_secret_unref);
  vst_flow_set_password (self, NULL);
}

/* Who was signed in, and as what this computer was known. */
static void
forget_session (VstFlow *self)
{
  end_life (&self->tokens_life);
  end_life (&self->service_life);
  end_life (&self->mfa_life);
  g_clear_pointer (&self->tokens, vst_auth_tokens_free);
  self->tokens_verified = FALSE;
  g_clear_pointer (&self->verifier, vst_device_verifier_free);
  g_clear_pointer (&self->spare_device, vst_trusted_device_free);
  g_clear_pointer (&self->login_device, g_free);
  g_clear_pointer (&self->unwanted_device, g_free);
  g_clear_pointer (&self->old_password, vst_secret_unref);
  g_clear_pointer (&self->new_password, vst_secret_unref);
  g_clear_pointer (&self->preferred_mfa, g_free);
  if (self->mfa_settings != NULL)
    {
      g_clear_pointer (&self->mfa_settings, g_strfreev);
      g_object_notify (G_OBJECT (self), "mfa");
    }
  vst_device_list_clear (self->devices);
  vst_flow_set_trust (self, VST_TRUST_NONE, FALSE);
  vst_flow_set_device_keys (self, NULL, NULL);
  vst_flow_set_device_help (self, FALSE, NULL);
  vst_flow_set_logged_out (self, FALSE);
  vst_flow_set_account (self, NULL);
}

void
vst_flow_forget_walker (VstFlow *self)
{
  end_life (&self->walk_life);
  vst_flow_forget_login (self);
  forget_pairing (self);
  forget_session (self);
  self->without_device = FALSE;
  vst_flow_set_question (self, NULL);
  vst_flow_set_finish (self, NULL);
  self->stages_done = 0;
  self->sign_up_unsure = FALSE;
  self->confirmed = FALSE;
  g_clear_object (&self->sign_up_problem);
  g_clear_pointer (&self->walker, g_free);
  g_clear_pointer (&self->signed_up_form, vst_wipe_text);
  g_clear_pointer (&self->obstacle_detail, g_free);
  self->obstacle = VST_OBSTACLE_NONE;
  vst_flow_set_delivery (self, NULL);
  vst_flow_set_resend_at (self, 0);
  vst_flow_set_status (self, NULL, TRUE);
  vst_flow_set_status_before (self, NULL);
}

void
vst_flow_forget_person (VstFlow *self)
{
  vst_flow_forget_walker (self);
  vst_flow_forget_way_in (self);
  self->again = NULL;
  vst_flow_use_method_of_pool (self);
  vst_flow_set_stay_flag (self, FALSE);
  vst_flow_forget_search (self);
  vst_flow_set_user_name (self, "");
  vst_flow_set_email (self, "");
  vst_attribute_fields_clear (self->attributes);
  vst_password_rules_check (self->password_rules, "");
}

static void
close_client (VstFlow *self)
{
  gboolean had_credentials = vst_flow_has_credentials (self);
  gboolean name_was_email = vst_flow_name_is_email (self);

  g_clear_object (&self->client);
  g_clear_pointer (&self->description, vst_pool_description_free);
  g_clear_pointer (&self->client_description, vst_client_description_free);
  if (had_credentials)
    g_object_notify (G_OBJECT (self), "has-credentials");
  if (name_was_email)
    g_object_notify (G_OBJECT (self), "name-is-email");
}

void
vst_flow_forget_pool (VstFlow *self)
{
  vst_flow_cancel (self);
  end_life (&self->pool_life);
  self->opening = VST_OPENING_CLOSED;
  self->keys_told = FALSE;
  self->admin_refused = FALSE;
  self->refused_flows = 0;
  vst_flow_use_method_of_pool (self);
  self->session_minutes = 0;
  self->refresh_way = VST_REFRESH_PLAIN;
  self->refresh_turned = FALSE;
  vst_flow_forget_search (self);
  g_clear_pointer (&self->kept_login, vst_kept_login_free);
  vst_flow_set_staying_user (self, NULL);
  close_client (self);
  g_clear_object (&self->pool_problem);
  g_clear_object (&self->keys_problem);
  g_clear_object (&self->filled_pool);
}

void
vst_flow_adopt (VstFlow *self, const char *name)
{
  if (g_strcmp0 (self->walker, name) == 0)
    return;
  vst_flow_forget_walker (self);
  self->walker = g_strdup (name);
  self->walk_life = g_cancellable_new ();
}
