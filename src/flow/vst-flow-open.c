#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"
#include "flow/vst-pool-secrets.h"

static void
on_exchange (VstFlow *self,
             const char *operation,
             guint http_status,
             const char *wire_name,
             const char *request_id,
             gint64 milliseconds)
{
  vst_activity_add (self->activity, operation, http_status, wire_name, request_id, milliseconds,
                    vst_flow_get_real_time (self) / G_USEC_PER_SEC);
}

void
vst_flow_pool_opened (VstFlow *self, VstPool *pool, VstAwsCredentials *credentials)
{
  self->client = vst_cognito_client_new (pool);
  g_signal_connect_object (self->client, "exchange", G_CALLBACK (on_exchange), self,
                           G_CONNECT_SWAPPED);
  vst_cognito_client_set_credentials (self->client, credentials);
  if (credentials != NULL)
    g_object_notify (G_OBJECT (self), "has-credentials");
  vst_cognito_client_preconnect (self->client);
  self->opening = VST_OPENING_OPEN;
  vst_flow_describe (self);
  vst_flow_find_kept_login (self);
  if (self->busy == VST_BUSY_OPENING)
    vst_flow_go_on (self);
}

void
vst_flow_pool_failed (VstFlow *self, VstProblem *problem)
{
  self->opening = VST_OPENING_FAILED;
  self->pool_problem = problem;
  if (self->busy == VST_BUSY_OPENING)
    vst_flow_go_on (self);
}

static void
on_practice_started (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  VstLocalPool *local = VST_LOCAL_POOL (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstPool) pool = NULL;

  if (self == NULL)
    return;
  pool = vst_local_pool_start_finish (local, result, &error);
  if (pool == NULL)
    {
      vst_flow_pool_failed (self,
                            vst_flow_problem_from_fault (VST_FLOW_ERROR_PRACTICE, error->message));
      return;
    }

  vst_flow_pool_opened (self, pool, vst_local_pool_get_credentials (local));
}

static void
open_practice_pool (VstFlow *self)
{
  if (self->local_pool == NULL)
    vst_flow_pool_failed (self, vst_flow_problem_from_fault (VST_FLOW_ERROR_PRACTICE, NULL));
  else
    vst_local_pool_start_async (self->local_pool, vst_saved_pool_get_local_kind (self->pool),
                                self->pool_life, on_practice_started,
                                vst_flow_errand_new (self, self->pool_life));
}

static void
on_secrets_looked_up (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);

  if (self == NULL)
    return;

  /* Without a keyring the secrets are simply not there, and are asked for. */
  vst_pool_secrets_look_up_finish (VST_KEYRING (source), result, NULL);
  if (vst_saved_pool_get_has_client_secret (self->filled_pool)
      && vst_saved_pool_get_client_secret (self->filled_pool) == NULL)
    vst_flow_pool_failed (self,
                          vst_flow_problem_from_fault (VST_FLOW_ERROR_CLIENT_SECRET_ASKED, NULL));
  else
    vst_flow_read_keys (self);
}

/* A list of pools is a file that anybody may have edited. */
static gboolean
can_be_asked (VstSavedPool *pool)
{
  static const VstPoolField fields[] = { VST_POOL_FIELD_REGION, VST_POOL_FIELD_USER_POOL_ID,
                                         VST_POOL_FIELD_CLIENT_ID, VST_POOL_FIELD_ENDPOINT };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (vst_saved_pool_check (pool, fields[i]) != VST_VALUE_FAULT_NONE)
      return FALSE;
  return TRUE;
}

static void
open_saved_pool (VstFlow *self)
{
  self->filled_pool = vst_saved_pool_copy (self->pool);
  if (!can_be_asked (self->pool))
    vst_flow_pool_failed (self, vst_flow_problem_from_fault (VST_FLOW_ERROR_POOL_NOT_FOUND, NULL));
  else
    vst_pool_secrets_look_up_async (self->keyring, self->filled_pool, self->pool_life,
                                    on_secrets_looked_up,
                                    vst_flow_errand_new (self, self->pool_life));
}

static void
open_pool (VstFlow *self)
{
  vst_flow_forget_pool (self);
  self->pool_life = g_cancellable_new ();
  self->opening = VST_OPENING_UNDER_WAY;
  if (vst_saved_pool_is_practice (self->pool))
    open_practice_pool (self);
  else
    open_saved_pool (self);
}

/* What the new pool requires is not yet known, and what the old one did is of no use. */
static void
forget_rules (VstFlow *self)
{
  vst_password_rules_reset (self->password_rules);
  vst_attribute_fields_clear (self->attributes);
}

void
vst_flow_select_pool (VstFlow *self, VstSavedPool *pool)
{
  g_autoptr (VstSavedPool) held = NULL;

  g_return_if_fail (VST_IS_FLOW (self) && VST_IS_SAVED_POOL (pool));

  held = g_object_ref (pool);
  g_object_freeze_notify (G_OBJECT (self));
  vst_flow_cancel (self);
  vst_flow_forget_walker (self);
  vst_flow_set_password (self, NULL);
  vst_flow_arrive (self, VST_EVENT_ENDED);
  forget_rules (self);
  if (g_set_object (&self->pool, held))
    g_object_notify (G_OBJECT (self), "pool");
  g_object_notify (G_OBJECT (self), "password-optional"); /* even the same one may be another now */
  open_pool (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
open_again (VstFlow *self)
{
  open_pool (self);
  vst_flow_go_on (self);
}

/* Keys that cannot be had stand in the way of an administrator's login only. */
static gboolean
keys_stand_in_the_way (VstFlow *self)
{
  return self->keys_problem != NULL && !self->method_chosen
         && vst_saved_pool_get_login_method (self->pool) == VST_LOGIN_METHOD_ADMINISTRATOR;
}

static void
go_on_into_open_pool (VstFlow *self)
{
  if (keys_stand_in_the_way (self))
    {
      vst_flow_end (self, g_object_ref (self->keys_problem));
      return;
    }

  if (self->keys_problem != NULL && !self->keys_told)
    self->coming_notice = VST_NOTICE_KEYS_UNREADABLE;
  self->keys_told = TRUE;
  vst_flow_arrive (self, self->wanted);
}

void
vst_flow_go_on (VstFlow *self)
{
  switch (self->opening)
    {
    case VST_OPENING_CLOSED:
      break;
    case VST_OPENING_UNDER_WAY:
      vst_flow_start (self, VST_BUSY_OPENING);
      break;
    case VST_OPENING_OPEN:
      go_on_into_open_pool (self);
      break;
    case VST_OPENING_FAILED:
      vst_flow_end (self, g_object_ref (self->pool_problem));
      break;
    }
}

static void
begin (VstFlow *self, VstEvent event)
{
  VstStep next;

  if (self->busy != VST_BUSY_NONE || !vst_flow_table_look_up (self->step, event, &next))
    return;
  self->wanted = event;
  self->again = open_again;
  vst_flow_go_on (self);
}

void
vst_flow_begin_sign_up (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));
  begin (self, VST_EVENT_WANTS_SIGN_UP);
}

void
vst_flow_begin_log_in (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));
  begin (self, VST_EVENT_WANTS_LOG_IN);
}
