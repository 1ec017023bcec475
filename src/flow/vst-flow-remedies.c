#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

VstProblem *
vst_flow_translate (VstFlow *self, const GError *error)
{
  VstPool *pool = vst_cognito_client_get_pool (self->client);
  g_autoptr (GUri) endpoint = g_uri_parse (vst_pool_get_endpoint (pool), G_URI_FLAGS_NONE, NULL);

  return vst_flow_problem_from_error (error, self->busy,
                                      endpoint != NULL ? g_uri_get_host (endpoint) : NULL);
}

static void
try_again (VstFlow *self)
{
  if (self->again != NULL)
    self->again (self);
}

static void
log_in_again (VstFlow *self)
{
  vst_flow_authenticate (self,
                         self->step == VST_STEP_PAIR ? VST_LOGIN_RENEWS_PAIRING : VST_LOGIN_WANTED);
}

static void
confirm_this_user (VstFlow *self)
{
  self->confirmed = FALSE;
  vst_flow_show_confirm (self);
}

/* Where the name may be another person's, or is not the one to log in by, it is asked for. */
static void
log_in_instead (VstFlow *self)
{
  VstFlowError code = vst_problem_get_code (self->problem);

  if (code == VST_FLOW_ERROR_USER_EXISTS || code == VST_FLOW_ERROR_ALREADY_CONFIRMED)
    vst_flow_authenticate (self, VST_LOGIN_WANTED);
  else if (self->step == VST_STEP_WELCOME)
    vst_flow_begin_log_in (self);
  else
    vst_flow_ask_password (self, NULL);
}

static void
choose_another_name (VstFlow *self)
{
  vst_flow_arrive (self, VST_EVENT_WANTS_SIGN_UP);
}

static void
use_method (VstFlow *self, VstLoginMethod method)
{
  vst_flow_use_method (self, method);
  if (self->step == VST_STEP_WELCOME)
    vst_flow_go_on (self);
  else
    vst_flow_authenticate (self, VST_LOGIN_WANTED);
}

static void
use_password_login (VstFlow *self)
{
  use_method (self, VST_LOGIN_METHOD_PASSWORD);
}

static void
use_srp_login (VstFlow *self)
{
  use_method (self, VST_LOGIN_METHOD_SRP);
}

static const struct
{
  VstRemedy remedy;
  VstFlowCommand apply;
} remedies[] = {
  { VST_REMEDY_TRY_AGAIN, try_again },
  { VST_REMEDY_SEND_NEW_CODE, vst_flow_resend_code },
  { VST_REMEDY_LOG_IN_AGAIN, log_in_again },
  { VST_REMEDY_CONFIRM_THIS_USER, confirm_this_user },
  { VST_REMEDY_LOG_IN, log_in_instead },
  { VST_REMEDY_CHOOSE_ANOTHER_NAME, choose_another_name },
  { VST_REMEDY_USE_PASSWORD_LOGIN, use_password_login },
  { VST_REMEDY_START_OVER, vst_flow_start_over },
  { VST_REMEDY_RESET_PASSWORD, vst_flow_begin_reset },
  { VST_REMEDY_USE_SRP_LOGIN, use_srp_login },
};

void
vst_flow_apply_remedy (VstFlow *self, VstRemedy remedy)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy != VST_BUSY_NONE || self->problem == NULL
      || (vst_problem_get_remedies (self->problem) & remedy) == 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (remedies); i++)
    if (remedies[i].remedy == remedy)
      {
        remedies[i].apply (self);
        return;
      }
}

/* Trying again would send what was typed before. */
static gboolean
is_outdated_by (VstProblem *problem, VstField field)
{
  return vst_problem_get_field (problem) == field
         || (vst_problem_get_field (problem) == VST_FIELD_NONE
             && (vst_problem_get_remedies (problem) & VST_REMEDY_TRY_AGAIN) != 0);
}

void
vst_flow_field_changed (VstFlow *self, VstField field)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (field != VST_FIELD_NONE && self->problem != NULL && is_outdated_by (self->problem, field))
    vst_flow_set_problem (self, NULL);
}
