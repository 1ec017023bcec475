#include "flow/vst-flow-checks.h"
#include "flow/vst-flow-private.h"
#include "flow/vst-flow-problems.h"

#include <string.h>

/* How a challenge's answer is called. */
static const struct
{
  VstChallenge challenge;
  const char *name;
} answer_names[] = {
  { VST_CHALLENGE_NEW_PASSWORD_REQUIRED, "NEW_PASSWORD" },
  { VST_CHALLENGE_PASSWORD, "PASSWORD" },
  { VST_CHALLENGE_SMS_MFA, "SMS_MFA_CODE" },
  { VST_CHALLENGE_SMS_OTP, "SMS_OTP_CODE" },
  { VST_CHALLENGE_EMAIL_OTP, "EMAIL_OTP_CODE" },
  { VST_CHALLENGE_SELECT_MFA_TYPE, "ANSWER" },
  { VST_CHALLENGE_SELECT_CHALLENGE, "ANSWER" },
  { VST_CHALLENGE_MFA_SETUP, "EMAIL" },
  { VST_CHALLENGE_CUSTOM_CHALLENGE, "ANSWER" },
};

static const char *
get_answer_name (VstChallenge challenge)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answer_names); i++)
    if (answer_names[i].challenge == challenge)
      return answer_names[i].name;
  g_return_val_if_reached (NULL);
}

static void
ask_anew (VstFlow *self)
{
  vst_flow_forget_login (self);
  vst_flow_authenticate (self, VST_LOGIN_RENEWS_SESSION);
}

static void
answer_refused (VstFlow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = vst_flow_translate (self, error);

  switch ((int) vst_problem_get_code (problem))
    {
    case VST_FLOW_ERROR_SESSION_EXPIRED:
      ask_anew (self);
      return;
    case VST_FLOW_ERROR_PASSWORD_WRONG:
      vst_flow_set_password (self, NULL);
      vst_flow_ask_password (self, g_steal_pointer (&problem));
      return;
    case VST_FLOW_ERROR_PASSWORD_POLICY:
      vst_flow_mark_rules (self, error);
      break;
    default:
      break;
    }
  vst_flow_end (self, g_steal_pointer (&problem));
}

/* What was answered holds from now on. */
static void
answer_taken (VstFlow *self, VstAuthReply *reply)
{
  if (self->challenge == VST_CHALLENGE_NEW_PASSWORD_REQUIRED)
    vst_flow_set_password (self, self->answer);
  g_clear_pointer (&self->answer, vst_secret_unref);
  self->reason = VST_LOGIN_WANTED;
  vst_flow_follow (self, reply);
}

static void
end_answer (VstFlow *self, VstAuthReply *reply, const GError *error)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (reply != NULL)
    answer_taken (self, reply);
  else if (g_error_matches (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_DEVICE_UNKNOWN)
           && self->login_device != NULL)
    vst_flow_device_forgotten (self);
  else
    answer_refused (self, error);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
on_answered (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;
  VstAuthReply *reply;

  if (self == NULL)
    return;
  reply = vst_cognito_client_respond_finish (VST_COGNITO_CLIENT (source), result, &error);
  end_answer (self, reply, error);
}

static void
on_answered_by_srp (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  g_autoptr (GError) error = NULL;
  VstAuthReply *reply;

  if (self == NULL)
    return;
  reply = vst_cognito_client_answer_by_srp_finish (VST_COGNITO_CLIENT (source), result, &error);
  end_answer (self, reply, error);
}

static void
prove_password (VstFlow *self)
{
  const VstAuthAnswer answer = { .path = self->path,
                                 .challenge = self->challenge,
                                 .user_name = self->challenged_name,
                                 .session = self->session,
                                 .device_key = self->login_device };

  self->again = prove_password;
  vst_flow_start (self, VST_BUSY_ANSWERING);
  vst_cognito_client_answer_by_srp_async (self->client, &answer, self->password, self->errand,
                                          on_answered_by_srp, vst_flow_send (self));
}

/* Attributes of a new user, beside the new password. */
static void
add_attributes (VstFlow *self, GHashTable *responses)
{
  GListModel *rows = G_LIST_MODEL (vst_question_get_attributes (self->question));

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (VstAttributeField) row = g_list_model_get_item (rows, i);
      const char *value = vst_attribute_field_get_value (row);

      if (*value != '\0')
        g_hash_table_insert (
            responses, g_strconcat ("userAttributes.", vst_attribute_field_get_name (row), NULL),
            vst_secret_new_text (value));
    }
}

static void
send_answer (VstFlow *self)
{
  g_autoptr (GHashTable) responses =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) vst_secret_unref);

  g_hash_table_insert (responses, g_strdup (get_answer_name (self->challenge)),
                       vst_secret_ref (self->answer));
  if (self->choice == VST_CHALLENGE_PASSWORD)
    g_hash_table_insert (responses, g_strdup ("PASSWORD"), vst_secret_ref (self->password));
  if (self->challenge == VST_CHALLENGE_NEW_PASSWORD_REQUIRED)
    add_attributes (self, responses);
  if (self->login_device != NULL)
    g_hash_table_insert (responses, g_strdup ("DEVICE_KEY"),
                         vst_secret_new_text (self->login_device));
  self->again = send_answer;
  vst_flow_start (self, VST_BUSY_ANSWERING);
  vst_cognito_client_respond_async (self->client, self->path, self->challenge,
                                    self->challenged_name, self->session, responses, self->errand,
                                    on_answered, vst_flow_send (self));
}

/* A password may be the first factor that was chosen; it is held, or else asked for. */
static void
send_choice (VstFlow *self)
{
  const char *name = vst_secret_get_text (self->answer);
  gboolean by_password = g_str_equal (name, "PASSWORD") || g_str_equal (name, "PASSWORD_SRP");
  g_autoptr (VstQuestion) question = NULL;

  self->choice = by_password ? vst_challenge_from_name (name) : VST_CHALLENGE_NONE;
  if (by_password && self->password == NULL)
    {
      question = vst_question_new (VST_QUESTION_PASSWORD, name);
      vst_flow_set_question (self, question);
      vst_flow_end (self, NULL);
    }
  else if (self->choice == VST_CHALLENGE_PASSWORD_SRP)
    prove_password (self);
  else
    send_answer (self);
}

static void
send_password (VstFlow *self)
{
  vst_flow_set_password (self, self->answer);
  if (self->choice != VST_CHALLENGE_NONE)
    {
      g_autoptr (VstSecret) choice = vst_secret_new_text (vst_challenge_to_name (self->choice));

      g_clear_pointer (&self->answer, vst_secret_unref);
      self->answer = g_steal_pointer (&choice);
      send_choice (self);
    }
  else if (self->challenge == VST_CHALLENGE_PASSWORD_SRP)
    prove_password (self);
  else
    send_answer (self);
}

/* The digits of a mailed code, as many as there are; else the text as it is. */
static VstSecret *
read_answer (VstFlow *self, VstSecret *answer, VstFlowError *fault, const char **detail)
{
  const char *text = vst_secret_get_text (answer);

  switch (vst_question_get_kind (self->question))
    {
    case VST_QUESTION_NEW_PASSWORD:
      if (!vst_flow_check_new_password (self, text, fault)
          || !vst_flow_check_attributes (vst_question_get_attributes (self->question), fault,
                                         detail))
        return NULL;
      return vst_secret_ref (answer);
    case VST_QUESTION_PASSWORD:
      return vst_flow_check_password (text, fault) ? vst_secret_ref (answer) : NULL;
    case VST_QUESTION_SMS_CODE:
    case VST_QUESTION_EMAIL_CODE:
      return vst_flow_read_mailed_code (text, fault);
    case VST_QUESTION_EMAIL:
      return vst_flow_check_email (text, fault) ? vst_secret_ref (answer) : NULL;
    case VST_QUESTION_CHOOSE_MFA:
    case VST_QUESTION_CHOOSE_FIRST:
    case VST_QUESTION_CUSTOM:
      *fault = VST_FLOW_ERROR_ANSWER_EMPTY;
      return *text != '\0' ? vst_secret_ref (answer) : NULL;
    }
  g_return_val_if_reached (NULL);
}

static void
send_by_kind (VstFlow *self)
{
  VstQuestionKind kind = vst_question_get_kind (self->question);

  if (self->session == NULL || vst_flow_get_monotonic_time (self) >= self->session_ends_at)
    ask_anew (self);
  else if (kind == VST_QUESTION_CHOOSE_FIRST)
    send_choice (self);
  else if (kind == VST_QUESTION_PASSWORD)
    send_password (self);
  else
    send_answer (self);
}

void
vst_flow_answer (VstFlow *self, VstSecret *answer)
{
  g_autoptr (VstSecret) read = NULL;
  VstFlowError fault = VST_FLOW_ERROR_ANSWER_EMPTY;
  const char *detail = NULL;

  g_return_if_fail (VST_IS_FLOW (self) && answer != NULL);

  if (self->busy != VST_BUSY_NONE || self->step != VST_STEP_CHALLENGE || self->question == NULL)
    return;
  read = read_answer (self, answer, &fault, &detail);
  if (read == NULL)
    {
      vst_flow_end (self, vst_flow_problem_from_fault (fault, detail));
      return;
    }
  g_clear_pointer (&self->answer, vst_secret_unref);
  self->answer = g_steal_pointer (&read);
  send_by_kind (self);
}
