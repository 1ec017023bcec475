#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

#define TOTP "SOFTWARE_TOKEN_MFA"
#define SESSION_MINUTES 3 /* where the app client does not say another time */

static void
obstruct (VstFlow *self, VstObstacle obstacle, const char *detail)
{
  g_free (self->obstacle_detail);
  self->obstacle_detail = g_strdup (detail);
  self->obstacle = obstacle;
  vst_flow_arrive (self, VST_EVENT_OBSTRUCTED);
}

/* The name that the responses bear is the service's own one of the user, if it tells it. */
static const char *
name_to_answer_with (VstFlow *self, const VstAuthReply *reply)
{
  static const char *const parameters[] = { "USER_ID_FOR_SRP", "USERNAME" };

  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      const char *name = vst_auth_reply_get_parameter (reply, parameters[i]);

      if (name != NULL && *name != '\0')
        return name;
    }
  return reply->user_name != NULL ? reply->user_name : self->walker;
}

void
vst_flow_keep_session (VstFlow *self, VstSecret *session)
{
  if (session == NULL)
    return;
  g_clear_pointer (&self->session, vst_secret_unref);
  self->session = vst_secret_ref (session);
}

static void
open_login (VstFlow *self, const VstAuthReply *reply)
{
  gint64 minutes = self->session_minutes > 0 ? self->session_minutes : SESSION_MINUTES;

  vst_flow_forget_login (self);
  self->challenge = reply->challenge;
  vst_flow_keep_session (self, reply->session);
  self->session_ends_at = vst_flow_get_monotonic_time (self) + minutes * 60 * G_USEC_PER_SEC;
  self->challenged_name = g_strdup (name_to_answer_with (self, reply));
}

/* A session is how the next answer finds its way back: without one there is none. */
static gboolean
lacks_session (VstFlow *self)
{
  if (self->session != NULL)
    return FALSE;
  vst_flow_end (self, vst_flow_problem_from_fault (VST_FLOW_ERROR_BAD_ANSWER, NULL));
  return TRUE;
}

static void
follow_question (VstFlow *self, const VstAuthReply *reply)
{
  g_autoptr (VstQuestion) question = vst_flow_make_question (reply);

  if (question == NULL)
    {
      g_autofree char *offered = g_strjoinv (", ", reply->available);

      obstruct (self, VST_OBSTACLE_CHALLENGE, *offered != '\0' ? offered : reply->challenge_name);
      return;
    }
  if (lacks_session (self))
    return;
  vst_flow_set_question (self, question);
  if (self->reason == VST_LOGIN_RENEWS_SESSION)
    self->coming_notice = VST_NOTICE_SESSION_RENEWED;
  vst_flow_arrive (self, VST_EVENT_ASKED_ELSE);
}

/* Only who began with a device can be asked for it. */
static void
follow_device (VstFlow *self, const VstAuthReply *reply)
{
  if (self->device == NULL || self->login_device == NULL)
    obstruct (self, VST_OBSTACLE_CHALLENGE, reply->challenge_name);
  else
    vst_flow_answer_by_device (self);
}

static void
follow_setup (VstFlow *self, const VstAuthReply *reply)
{
  g_auto (GStrv) possible = vst_auth_reply_dup_list_parameter (reply, "MFAS_CAN_SETUP");

  if (possible != NULL && !g_strv_contains ((const char *const *) possible, TOTP)
      && g_strv_contains ((const char *const *) possible, "EMAIL_OTP"))
    follow_question (self, reply);
  else if (possible != NULL && !g_strv_contains ((const char *const *) possible, TOTP))
    {
      g_autofree char *list = g_strjoinv (", ", possible);

      obstruct (self, VST_OBSTACLE_NO_TOTP_SETUP, list);
    }
  else if (!lacks_session (self))
    vst_flow_prepare_pairing (self);
}

static void
follow_code (VstFlow *self)
{
  if (lacks_session (self))
    return;
  if (self->reason == VST_LOGIN_RENEWS_SESSION)
    self->coming_notice = VST_NOTICE_SESSION_RENEWED;
  vst_flow_arrive (self, VST_EVENT_ASKED_CODE);
}

static void
follow_tokens (VstFlow *self, VstAuthReply *reply)
{
  if (reply->tokens == NULL)
    vst_flow_end (self, vst_flow_problem_from_fault (VST_FLOW_ERROR_BAD_ANSWER, NULL));
  else
    vst_flow_logged_in (self, g_steal_pointer (&reply->tokens));
}

void
vst_flow_follow (VstFlow *self, VstAuthReply *consumed)
{
  g_autoptr (VstAuthReply) reply = consumed;

  g_object_freeze_notify (G_OBJECT (self));
  self->confirmed = TRUE; /* or nobody would have come this far */
  g_clear_object (&self->sign_up_problem);
  vst_flow_set_question (self, NULL);
  open_login (self, reply);
  switch ((int) reply->challenge)
    {
    case VST_CHALLENGE_NONE:
      follow_tokens (self, reply);
      break;
    case VST_CHALLENGE_MFA_SETUP:
      follow_setup (self, reply);
      break;
    case VST_CHALLENGE_SOFTWARE_TOKEN_MFA:
      follow_code (self);
      break;
    case VST_CHALLENGE_DEVICE_SRP_AUTH:
      follow_device (self, reply);
      break;
    default:
      follow_question (self, reply);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static gboolean
has_open_session (VstFlow *self)
{
  return self->session != NULL && vst_flow_get_monotonic_time (self) < self->session_ends_at;
}

void
vst_flow_resume (VstFlow *self)
{
  if (has_open_session (self) && self->challenge == VST_CHALLENGE_SOFTWARE_TOKEN_MFA)
    vst_flow_arrive (self, VST_EVENT_ASKED_CODE);
  else if (has_open_session (self) && self->challenge == VST_CHALLENGE_MFA_SETUP
           && self->pairing != NULL)
    vst_flow_arrive (self, VST_EVENT_ASKED_SETUP);
  else if (has_open_session (self) && self->question != NULL)
    vst_flow_arrive (self, VST_EVENT_ASKED_ELSE);
  else
    vst_flow_authenticate (self, VST_LOGIN_WANTED);
}
