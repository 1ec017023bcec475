#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"
#include "flow/vst-kept-login.h"

/* *Stay Logged In*: the refresh token in the keyring, and the way back in by it. */

static VstKeptLoginPlace
get_place (VstFlow *self)
{
  const VstPool *pool = vst_cognito_client_get_pool (self->client);

  return (VstKeptLoginPlace){ vst_saved_pool_get_id (self->pool), vst_pool_get_user_pool_id (pool),
                              vst_pool_get_client_id (pool) };
}

static void
set_kept_login (VstFlow *self, VstKeptLogin *login)
{
  g_clear_pointer (&self->kept_login, vst_kept_login_free);
  self->kept_login = login;
  vst_flow_set_staying_user (self, login != NULL ? login->user_name : NULL);
}

static void
on_login_found (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstKeptLogin) login =
      vst_kept_login_look_up_finish (VST_KEYRING (source), result, NULL);

  if (self != NULL && !self->login_kept_since)
    set_kept_login (self, g_steal_pointer (&login));
}

void
vst_flow_find_kept_login (VstFlow *self)
{
  VstKeptLoginPlace place = get_place (self);

  self->login_kept_since = FALSE;
  vst_kept_login_look_up_async (self->keyring, &place, self->pool_life, on_login_found,
                                vst_flow_errand_new (self, self->pool_life));
}

static void
on_login_kept (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstProblem) problem = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL || vst_kept_login_store_finish (VST_KEYRING (source), result, &error))
    return;
  set_kept_login (self, NULL);
  vst_flow_set_stay_flag (self, FALSE);
  problem = vst_flow_translate (self, error);
  if (self->problem == NULL)
    vst_flow_set_problem (self, problem);
}

void
vst_flow_keep_login (VstFlow *self)
{
  VstKeptLoginPlace place;

  if (!self->stay || self->tokens == NULL || !self->tokens_verified || self->logged_out
      || self->tokens->refresh_token == NULL)
    return;

  place = get_place (self);
  self->login_kept_since = TRUE;
  set_kept_login (self, vst_kept_login_new (vst_account_get_user_name (self->account),
                                            self->device_key, self->tokens->refresh_token));
  /* To the end, even if the person leaves the pool at once. */
  vst_kept_login_store_async (self->keyring, &place, self->kept_login, NULL, on_login_kept,
                              vst_flow_errand_new (self, self->pool_life));
}

void
vst_flow_forget_kept_login (VstFlow *self)
{
  VstKeptLoginPlace place;

  if (self->kept_login == NULL)
    return;
  set_kept_login (self, NULL);
  place = get_place (self);
  vst_kept_login_forget_async (self->keyring, &place, NULL, NULL, NULL);
}

void
vst_flow_set_stay (VstFlow *self, gboolean stay)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (self->stay == stay)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  vst_flow_set_stay_flag (self, stay);
  if (stay)
    vst_flow_keep_login (self);
  else if (self->step == VST_STEP_DONE)
    vst_flow_forget_kept_login (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* What the service refuses is of no use any more; what did not reach it may still be. */
static void
going_on_failed (VstFlow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = vst_flow_translate (self, error);

  if (vst_problem_get_code (problem) != VST_FLOW_ERROR_TOKEN_INVALID
      && vst_problem_get_code (problem) != VST_FLOW_ERROR_USER_NOT_FOUND
      && vst_problem_get_code (problem) != VST_FLOW_ERROR_USER_DISABLED)
    {
      vst_flow_end (self, g_steal_pointer (&problem));
      return;
    }
  vst_flow_forget_kept_login (self);
  vst_flow_end (self, vst_flow_problem_restate (problem, VST_FLOW_ERROR_STAY, NULL));
}

static void
on_kept_login_refreshed (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;
  VstAuthTokens *tokens;

  if (self == NULL)
    return;
  tokens = vst_cognito_client_refresh_finish (VST_COGNITO_CLIENT (source), result, &error);
  if (tokens == NULL && vst_flow_refresh_otherwise (self, error))
    vst_flow_continue_as (self);
  else if (tokens == NULL)
    going_on_failed (self, error);
  else
    {
      if (tokens->refresh_token == NULL)
        tokens->refresh_token = vst_secret_ref (self->kept_login->refresh_token);
      vst_flow_set_stay_flag (self, TRUE);
      vst_flow_greet_kept_device (self, self->kept_login->device_key);
      vst_flow_logged_in (self, tokens);
    }
}

static void
refresh_kept_login (VstFlow *self)
{
  self->again = vst_flow_continue_as;
  vst_cognito_client_refresh_async (self->client, self->refresh_way, self->kept_login->user_name,
                                    self->kept_login->refresh_token, self->kept_login->device_key,
                                    self->errand, on_kept_login_refreshed, vst_flow_send (self));
}

void
vst_flow_continue_as (VstFlow *self)
{
  VstStep next;

  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy != VST_BUSY_NONE || self->kept_login == NULL || self->client == NULL
      || !vst_flow_table_look_up (self->step, VST_EVENT_LOGGED_IN, &next))
    return;
  vst_flow_adopt (self, self->kept_login->user_name);
  vst_flow_set_user_name (self, self->walker);
  vst_flow_start (self, VST_BUSY_LOGGING_IN);
  vst_flow_with_device (self, refresh_kept_login);
}
