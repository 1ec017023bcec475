#include "flow/vst-flow-checks.h"
#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

/* When the automatic choice turns from the administrator's login to the person's own. */
static const struct
{
  VstCognitoError error;
  VstNotice notice;
} fallbacks[] = {
  { VST_COGNITO_ERROR_KEYS_NOT_PERMITTED, VST_NOTICE_ADMIN_NOT_PERMITTED },
  { VST_COGNITO_ERROR_KEYS_REFUSED, VST_NOTICE_ADMIN_KEYS_REFUSED },
  { VST_COGNITO_ERROR_POOL_NOT_FOUND, VST_NOTICE_ADMIN_OTHER_ACCOUNT },
  { VST_COGNITO_ERROR_FLOW_DISABLED, VST_NOTICE_NONE },
};

/* What is wrong with the person or the password: the Log In page is the place to mend it. */
static const VstFlowError of_the_person[] = {
  VST_FLOW_ERROR_PASSWORD_WRONG,   VST_FLOW_ERROR_PASSWORD_ATTEMPTS, VST_FLOW_ERROR_PASSWORD_RESET,
  VST_FLOW_ERROR_PASSWORD_EXPIRED, VST_FLOW_ERROR_USER_NOT_FOUND,    VST_FLOW_ERROR_USER_DISABLED,
};

static VstLoginMethod
get_method (VstFlow *self)
{
  return self->method_chosen ? self->method : vst_saved_pool_get_login_method (self->pool);
}

/* Nothing is known against it: whoever may not read the client's settings tries. */
static gboolean
client_allows (VstFlow *self, const char *setting)
{
  GStrv flows = self->client_description != NULL ? self->client_description->auth_flows : NULL;

  return flows == NULL || flows[0] == NULL
         || g_strv_contains ((const char *const *) flows, setting);
}

static VstLoginMethod
choose_method (VstFlow *self)
{
  if (vst_cognito_client_has_credentials (self->client) && !self->admin_refused
      && client_allows (self, "ALLOW_ADMIN_USER_PASSWORD_AUTH"))
    return VST_LOGIN_METHOD_ADMINISTRATOR;
  if (!self->srp_refused && client_allows (self, "ALLOW_USER_SRP_AUTH"))
    return VST_LOGIN_METHOD_SRP;
  return VST_LOGIN_METHOD_PASSWORD;
}

static void
choose_way (VstFlow *self)
{
  VstLoginMethod method = get_method (self);

  if (method == VST_LOGIN_METHOD_AUTOMATIC)
    method = choose_method (self);
  self->path =
      method == VST_LOGIN_METHOD_ADMINISTRATOR ? VST_LOGIN_PATH_ADMIN : VST_LOGIN_PATH_USER;
  self->auth_flow = method == VST_LOGIN_METHOD_SRP ? VST_AUTH_FLOW_SRP : VST_AUTH_FLOW_PASSWORD;
}

/* What was found out first is what is said. */
static void
tell (VstFlow *self, VstNotice notice)
{
  if (self->coming_notice == VST_NOTICE_NONE)
    self->coming_notice = notice;
}

static gboolean
administrator_falls_back (VstFlow *self, const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fallbacks); i++)
    if (g_error_matches (error, VST_COGNITO_ERROR, (int) fallbacks[i].error))
      {
        self->admin_refused = TRUE;
        tell (self, fallbacks[i].notice);
        return TRUE;
      }
  return FALSE;
}

gboolean
vst_flow_falls_back (VstFlow *self, const GError *error)
{
  if (get_method (self) != VST_LOGIN_METHOD_AUTOMATIC)
    return FALSE;
  if (self->path == VST_LOGIN_PATH_ADMIN)
    return administrator_falls_back (self, error);
  if (self->auth_flow != VST_AUTH_FLOW_SRP
      || !g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_FLOW_DISABLED))
    return FALSE;
  self->srp_refused = TRUE;
  tell (self, VST_NOTICE_SRP_DISABLED);
  return TRUE;
}

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

/* Which setting of the app client is missing, and the ways round it. */
static VstProblem *
explain_method (VstFlow *self, VstProblem *problem)
{
  gboolean admin = self->path == VST_LOGIN_PATH_ADMIN;
  gboolean srp = self->auth_flow == VST_AUTH_FLOW_SRP;
  g_autoptr (VstProblem) exact =
      vst_flow_problem_restate (problem, VST_FLOW_ERROR_METHOD_DISABLED,
                                admin ? "ALLOW_ADMIN_USER_PASSWORD_AUTH"
                                      : (srp ? "ALLOW_USER_SRP_AUTH" : "ALLOW_USER_PASSWORD_AUTH"));
  guint remedies = vst_problem_get_remedies (exact);

  if (admin || srp)
    remedies |= VST_REMEDY_USE_PASSWORD_LOGIN;
  if (!srp && !self->srp_refused)
    remedies |= VST_REMEDY_USE_SRP_LOGIN;
  return vst_flow_problem_offer (exact, remedies);
}

static VstProblem *
explain (VstFlow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = vst_flow_translate (self, error);

  if (vst_problem_get_code (problem) == VST_FLOW_ERROR_METHOD_DISABLED)
    return explain_method (self, problem);
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
  if (self->password == NULL)
    {
      vst_flow_ask_password (self, reason == VST_LOGIN_WANTED ? NULL : say_session_lost ());
      return;
    }

  self->reason = reason;
  choose_way (self);
  if (by_reason[reason].again != NULL)
    self->again = by_reason[reason].again;
  vst_flow_start (self, by_reason[reason].busy);
  vst_flow_with_device (self, send_log_in);
}

/* What stands in the way before anything is sent, or NULL. */
static VstProblem *
find_fault (VstFlow *self, VstSecret *password)
{
  VstFlowError fault;

  if (vst_flow_check_user_name (self->user_name, &fault)
      && vst_flow_check_password (password != NULL ? vst_secret_get_text (password) : "", &fault))
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

  typed = vst_secret_ref (password);
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
