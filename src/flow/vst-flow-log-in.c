#include "flow/vst-flow-checks.h"
#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

/* What is wrong with the person or the password: the Log In page is the place to mend it. */
static const VstFlowError of_the_person[] = {
  VST_FLOW_ERROR_PASSWORD_WRONG,   VST_FLOW_ERROR_PASSWORD_ATTEMPTS, VST_FLOW_ERROR_PASSWORD_RESET,
  VST_FLOW_ERROR_PASSWORD_EXPIRED, VST_FLOW_ERROR_USER_NOT_FOUND,    VST_FLOW_ERROR_USER_DISABLED,
};

static void
log_in_again (VstFlow *self)
{
  vst_flow_authenticate (self, VST_LOGIN_WANTED);
}

static void
renew_session (VstFlow *self)
{
  vst_flow_authenticate (self, VST_LOGIN_RENEWS_SESSION);
}

static const struct
{
  VstBusy busy;
  VstFlowCommand again; /* NULL: that of the command that asks */
} by_reason[] = {
  [VST_LOGIN_WANTED] = { VST_BUSY_LOGGING_IN, log_in_again },
  [VST_LOGIN_ASKS] = { VST_BUSY_ASKING, NULL },
  [VST_LOGIN_RENEWS_PAIRING] = { VST_BUSY_LOGGING_IN, vst_flow_restart_pairing },
  [VST_LOGIN_RENEWS_SESSION] = { VST_BUSY_LOGGING_IN, renew_session },
};

static gboolean
is_of_the_person (VstProblem *problem)
{
  for (gsize i = 0; i < G_N_ELEMENTS (of_the_person); i++)
    if (vst_problem_get_code (problem) == of_the_person[i])
      return TRUE;
  return FALSE;
}

static VstProblem *
explain (VstFlow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = vst_flow_translate (self, error);

  if (vst_problem_get_code (problem) == VST_FLOW_ERROR_METHOD_DISABLED)
    return vst_flow_explain_method (self, problem);
  if (vst_problem_get_code (problem) == VST_FLOW_ERROR_KEYS_MISSING && self->keys_problem != NULL)
    return g_object_ref (self->keys_problem);
  return g_steal_pointer (&problem);
}

/* A login that found the user unconfirmed. On the page that says so, it is news. */
static void
found_unconfirmed (VstFlow *self, VstProblem *problem)
{
  if (self->step == VST_STEP_CONFIRM)
    vst_flow_end (self, vst_flow_problem_offer (problem, VST_REMEDY_SEND_NEW_CODE));
  else
    vst_flow_show_confirm (self);
}

static void
log_in_failed (VstFlow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = explain (self, error);

  switch ((int) vst_problem_get_code (problem))
    {
    case VST_FLOW_ERROR_USER_NOT_CONFIRMED:
      self->confirmed = FALSE;
      found_unconfirmed (self, problem);
      return;
    case VST_FLOW_ERROR_POOL_NOT_FOUND:
      self->coming_notice = VST_NOTICE_NONE; /* the keys' account was not to blame */
      break;
    case VST_FLOW_ERROR_PASSWORD_WRONG:
      vst_flow_set_password (self, NULL);
      break;
    default:
      break;
    }
  if (is_of_the_person (problem))
    vst_flow_ask_password (self, g_steal_pointer (&problem));
  else
    vst_flow_end (self, g_steal_pointer (&problem));
}

static void
on_log_in_answered (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstAuthReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  reply = vst_cognito_client_start_finish (VST_COGNITO_CLIENT (source), result, &error);
  if (reply != NULL)
    vst_flow_follow (self, g_steal_pointer (&reply));
  else if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_DEVICE_UNKNOWN)
           && self->login_device != NULL)
    vst_flow_device_forgotten (self);
  else if (vst_flow_falls_back (self, error))
    vst_flow_authenticate (self, self->reason);
  else if (self->reason == VST_LOGIN_ASKS)
    vst_flow_asked_in_vain (self, error);
  else
    log_in_failed (self, error);
}

void
vst_flow_ask_password (VstFlow *self, VstProblem *problem)
{
  g_object_freeze_notify (G_OBJECT (self));
  vst_flow_arrive (self, VST_EVENT_NEEDS_PASSWORD);
  vst_flow_end (self, problem);
  g_object_thaw_notify (G_OBJECT (self));
}

static VstProblem *
say_session_lost (void)
{
  return vst_problem_new (VST_FLOW_ERROR_SESSION_EXPIRED, VST_FIELD_NONE, 0, NULL);
}

static void
send_log_in (VstFlow *self)
{
  const VstTrustedDevice *device = self->without_device ? NULL : self->device;
  VstAuthStart start = { .path = self->path,
                         .flow = self->auth_flow,
                         .preferred = vst_flow_get_preferred_factor (self),
                         .user_name = self->walker,
                         .password = self->password };

  g_free (self->login_device);
  self->login_device = device != NULL ? g_strdup (device->device_key) : NULL;
  start.device_key = self->login_device;
  vst_flow_set_device_help (self, FALSE, NULL);
  vst_cognito_client_start_async (self->client, &start, self->errand, on_log_in_answered,
                                  vst_flow_send (self));
}

void
vst_flow_authenticate (VstFlow *self, VstLoginReason reason)
{
  if (self->password == NULL
      && (reason == VST_LOGIN_ASKS || !vst_flow_get_password_optional (self)))
    {
      vst_flow_ask_password (self, reason == VST_LOGIN_WANTED ? NULL : say_session_lost ());
      return;
    }

  self->reason = reason;
  vst_flow_choose_method (self);
  if (by_reason[reason].again != NULL)
    self->again = by_reason[reason].again;
  vst_flow_start (self, by_reason[reason].busy);
  vst_flow_with_device (self, send_log_in);
}

static gboolean
is_blank (VstSecret *password)
{
  return password == NULL || *vst_secret_get_text (password) == '\0';
}

/* What stands in the way before anything is sent, or NULL. */
static VstProblem *
find_fault (VstFlow *self, VstSecret *password)
{
  VstFlowError fault;

  if (vst_flow_check_user_name (self->user_name, &fault)
      && ((is_blank (password) && vst_flow_get_password_optional (self))
          || vst_flow_check_password (password != NULL ? vst_secret_get_text (password) : "",
                                      &fault)))
    return NULL;
  return vst_flow_problem_from_fault (fault, NULL);
}

static void
log_in (VstFlow *self, VstSecret *password, gboolean without_device)
{
  g_autoptr (VstProblem) fault = NULL;
  g_autoptr (VstSecret) typed = NULL;

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_LOG_IN || self->client == NULL)
    return;
  password = password != NULL ? password : self->password;
  fault = find_fault (self, password);
  if (fault != NULL)
    {
      vst_flow_end (self, g_steal_pointer (&fault));
      return;
    }

  typed = is_blank (password) ? NULL : vst_secret_ref (password);
  vst_flow_adopt (self, self->user_name);
  self->without_device = without_device;
  vst_flow_set_password (self, typed);
  vst_flow_authenticate (self, VST_LOGIN_WANTED);
}

void
vst_flow_log_in (VstFlow *self, VstSecret *password)
{
  g_return_if_fail (VST_IS_FLOW (self));
  log_in (self, password, FALSE);
}

void
vst_flow_log_in_without_device (VstFlow *self, VstSecret *password)
{
  g_return_if_fail (VST_IS_FLOW (self));
  log_in (self, password, TRUE);
}
