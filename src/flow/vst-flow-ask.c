#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

#include <string.h>

static gboolean
is_taken (VstFlow *self)
{
  return vst_problem_get_code (self->sign_up_problem) == VST_FLOW_ERROR_USER_EXISTS;
}

static void
offer (VstFlow *self, VstRemedy remedies)
{
  g_autoptr (VstProblem) problem = g_steal_pointer (&self->sign_up_problem);

  vst_flow_end (self, vst_flow_problem_offer (problem, remedies));
}

/* What the service said of the sign-up is all there is to say. */
static void
leave_it_at_that (VstFlow *self)
{
  vst_flow_end (self, g_steal_pointer (&self->sign_up_problem));
}

static void
found_unconfirmed (VstFlow *self)
{
  if (!self->sign_up_unsure)
    {
      offer (self, VST_REMEDY_CONFIRM_THIS_USER | VST_REMEDY_CHOOSE_ANOTHER_NAME);
      return;
    }

  /* The sign-up that got no answer has taken effect. */
  g_clear_object (&self->sign_up_problem);
  vst_flow_stage_done (self, VST_STAGE_SIGN_UP);
  vst_flow_show_confirm (self);
}

static void
found (VstFlow *self, const VstCognitoUser *user)
{
  if (g_strcmp0 (user->status, "UNCONFIRMED") == 0)
    found_unconfirmed (self);
  else if (self->sign_up_unsure)
    vst_flow_authenticate (self, VST_LOGIN_ASKS);
  else
    offer (self, VST_REMEDY_LOG_IN | VST_REMEDY_CHOOSE_ANOTHER_NAME);
}

static void
on_user_got (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (VstCognitoUser) user = NULL;
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  user = vst_cognito_client_admin_get_user_finish (VST_COGNITO_CLIENT (source), result, &error);
  if (user != NULL)
    found (self, user);
  else if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_USER_NOT_FOUND))
    leave_it_at_that (self);
  else
    vst_flow_authenticate (self, VST_LOGIN_ASKS);
}

void
vst_flow_ask (VstFlow *self, VstProblem *problem)
{
  g_clear_object (&self->sign_up_problem);
  self->sign_up_problem = problem;
  vst_flow_start (self, VST_BUSY_ASKING);
  if (vst_cognito_client_has_credentials (self->client))
    vst_cognito_client_admin_get_user_async (self->client, self->walker, self->errand, on_user_got,
                                             vst_flow_send (self));
  else
    vst_flow_authenticate (self, VST_LOGIN_ASKS);
}

void
vst_flow_asked_in_vain (VstFlow *self, const GError *error)
{
  self->coming_notice = VST_NOTICE_NONE; /* the login was only a question */
  if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_USER_NOT_CONFIRMED))
    {
      found_unconfirmed (self);
      return;
    }

  if (is_taken (self)
      || g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_USER_NOT_FOUND))
    {
      if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_PASSWORD_WRONG))
        vst_flow_set_password (self, NULL); /* it is another person's user, as it seems */
      leave_it_at_that (self);
      return;
    }
  g_clear_object (&self->sign_up_problem);
  vst_flow_end (self, vst_flow_problem_from_fault (VST_FLOW_ERROR_SIGN_UP_UNKNOWN, NULL));
}
