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
vst_flow_forget_login (VstFlow *self)
{
  self->challenge = VST_CHALLENGE_NONE;
  self->session_ends_at = 0;
  g_clear_pointer (&self->session, vst_secret_unref);
  g_clear_pointer (&self->challenged_name, g_free);
}

static void
forget_pairing (VstFlow *self)
{
  self->paired = FALSE;
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
  g_clear_pointer (&self->code, vst_secret_unref);
  vst_flow_set_password (self, NULL);
}

void
vst_flow_forget_walker (VstFlow *self)
{
  end_life (&self->walk_life);
  vst_flow_forget_login (self);
  forget_pairing (self);
  self->stages_done = 0;
  self->sign_up_unsure = FALSE;
  self->confirmed = FALSE;
  g_clear_object (&self->sign_up_problem);
  g_clear_pointer (&self->walker, g_free);
  g_clear_pointer (&self->signed_up_form, vst_wipe_text);
  g_clear_pointer (&self->tokens, vst_auth_tokens_free);
  g_clear_pointer (&self->obstacle_detail, g_free);
  self->obstacle = VST_OBSTACLE_NONE;
  vst_flow_set_delivery (self, NULL);
  vst_flow_set_resend_at (self, 0);
  vst_flow_set_status (self, NULL, TRUE);
  vst_flow_set_status_before (self, NULL);
  vst_flow_set_account (self, NULL);
}

void
vst_flow_forget_person (VstFlow *self)
{
  vst_flow_forget_walker (self);
  vst_flow_forget_way_in (self);
  self->again = NULL;
  self->password_chosen = FALSE;
  vst_flow_set_user_name (self, "");
  vst_flow_set_email (self, "");
  vst_attribute_fields_clear (self->attributes);
  vst_password_rules_check (self->password_rules, "");
}

void
vst_flow_forget_pool (VstFlow *self)
{
  vst_flow_cancel (self);
  end_life (&self->pool_life);
  self->opening = VST_OPENING_CLOSED;
  self->keys_told = FALSE;
  self->admin_refused = FALSE;
  self->password_chosen = FALSE;
  self->session_minutes = 0;
  g_clear_object (&self->client);
  g_clear_object (&self->pool_problem);
  g_clear_object (&self->keys_problem);
  g_clear_object (&self->filled_pool);
  g_clear_pointer (&self->description, vst_pool_description_free);
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
