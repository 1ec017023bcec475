#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

/* What keeps a session alive, and what ends it. */

static gboolean
is_free (VstFlow *self)
{
  return self->busy == VST_BUSY_NONE && self->step == VST_STEP_DONE && self->tokens != NULL
         && !self->logged_out;
}

/* Where nobody may read the client's settings, its answer tells that it rotates tokens. */
gboolean
vst_flow_refresh_otherwise (VstFlow *self, const GError *error)
{
  VstRefresh other;

  if (!g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_FLOW_DISABLED)
      || self->refresh_turned)
    return FALSE;
  other = self->refresh_way == VST_REFRESH_PLAIN ? VST_REFRESH_ROTATING : VST_REFRESH_PLAIN;
  self->refresh_way = other;
  self->refresh_turned = TRUE;
  vst_flow_set_busy (self, VST_BUSY_NONE);
  return TRUE;
}

static void
refreshed (VstFlow *self, VstAuthTokens *tokens)
{
  if (tokens->refresh_token == NULL && self->tokens->refresh_token != NULL)
    tokens->refresh_token = vst_secret_ref (self->tokens->refresh_token);
  g_clear_pointer (&self->tokens, vst_auth_tokens_free);
  self->tokens = tokens;
  self->coming_notice = VST_NOTICE_REFRESHED;
  vst_flow_renew_account (self);
  vst_flow_end (self, NULL);
  vst_flow_verify_tokens (self);
}

static void
on_refreshed (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;
  VstAuthTokens *tokens;

  if (self == NULL)
    return;
  tokens = vst_cognito_client_refresh_finish (VST_COGNITO_CLIENT (source), result, &error);
  g_object_freeze_notify (G_OBJECT (self));
  if (tokens != NULL)
    refreshed (self, tokens);
  else if (vst_flow_refresh_otherwise (self, error))
    vst_flow_refresh (self);
  else
    vst_flow_end (self, vst_flow_translate (self, error));
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_flow_refresh (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (!is_free (self) || self->tokens->refresh_token == NULL)
    return;
  self->again = vst_flow_refresh;
  vst_flow_set_notice (self, VST_NOTICE_NONE);
  vst_flow_start (self, VST_BUSY_REFRESHING);
  vst_cognito_client_refresh_async (self->client, self->refresh_way,
                                    vst_account_get_user_name (self->account),
                                    self->tokens->refresh_token, self->device_key, self->errand,
                                    on_refreshed, vst_flow_send (self));
}

static void
logged_out (VstFlow *self, VstNotice notice)
{
  vst_flow_forget_kept_login (self);
  vst_flow_set_logged_out (self, TRUE);
  self->coming_notice = notice;
  vst_flow_end (self, NULL);
  vst_flow_check_tokens (self);
}

/* Tokens that are no good any more are what was wanted. */
static void
end_log_out (VstFlow *self, gboolean ended, const GError *error, VstNotice notice)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (ended || g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_TOKEN_INVALID))
    logged_out (self, notice);
  else
    vst_flow_end (self, vst_flow_translate (self, error));
  g_object_thaw_notify (G_OBJECT (self));
}

static void
on_revoked (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;
  gboolean ended;

  if (self == NULL)
    return;
  ended = vst_cognito_client_revoke_finish (VST_COGNITO_CLIENT (source), result, &error);
  end_log_out (self, ended, error, VST_NOTICE_LOGGED_OUT);
}

void
vst_flow_log_out (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (!is_free (self) || self->tokens->refresh_token == NULL)
    return;
  self->again = vst_flow_log_out;
  vst_flow_start (self, VST_BUSY_LOGGING_OUT);
  vst_cognito_client_revoke_async (self->client, self->tokens->refresh_token, self->errand,
                                   on_revoked, vst_flow_send (self));
}

static void
on_signed_out (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;
  gboolean ended;

  if (self == NULL)
    return;
  ended = vst_cognito_client_sign_out_finish (VST_COGNITO_CLIENT (source), result, &error);
  end_log_out (self, ended, error, VST_NOTICE_LOGGED_OUT_EVERYWHERE);
}

void
vst_flow_log_out_everywhere (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (!is_free (self))
    return;
  self->again = vst_flow_log_out_everywhere;
  vst_flow_start (self, VST_BUSY_LOGGING_OUT);
  vst_cognito_client_sign_out_async (self->client, self->tokens->access_token, self->errand,
                                     on_signed_out, vst_flow_send (self));
}
