#include "practice/vst-practice-code.h"
#include "practice/vst-practice-imitation.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"

#define RESPONSES "ChallengeResponses"

static gboolean
refuse_session (GError **error)
{
  return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                            "Invalid session for the user.");
}

static JsonObject *
answer_software_token (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  const char *code =
      vst_practice_need_parameter (call, RESPONSES, "SOFTWARE_TOKEN_MFA_CODE", error);

  if (code == NULL || !vst_practice_check_totp (call, sign_in->user, code, error))
    return NULL;
  return vst_practice_answer_third (call, sign_in, error);
}

static JsonObject *
refuse_code (GError **error)
{
  vst_practice_fail (error, VST_PRACTICE_FAULT_CODE_MISMATCH,
                     "Invalid code or auth state for the user.");
  return NULL;
}

/* What follows a code that was sent. One that stood in for the password is all that is asked. */
static JsonObject *
follow_code (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  const char *stage = sign_in->session->stage;

  if (g_str_equal (stage, "first"))
    return vst_practice_check_status (sign_in->user, error)
               ? vst_practice_answer_tokens (call, sign_in, error)
               : NULL;
  if (g_str_equal (stage, "setup"))
    {
      vst_practice_user_set_attribute (call->store, sign_in->user, "email_verified", "true");
      sign_in->user->mfa_email = TRUE;
      vst_practice_user_save (call->store, sign_in->user, call->now);
    }
  return vst_practice_answer_third (call, sign_in, error);
}

static JsonObject *
answer_sent_code (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  g_autofree char *name =
      g_strconcat (vst_practice_json_get_text (call->input, "ChallengeName"), "_CODE", NULL);
  const char *code = vst_practice_need_parameter (call, RESPONSES, name, error);
  g_autoptr (GError) problem = NULL;

  if (code == NULL)
    return NULL;
  if (sign_in->user == NULL)
    return refuse_code (error);
  if (vst_practice_code_check (call->store, sign_in->user, "sign-in", code, call->now, &problem))
    {
      vst_practice_code_use_up (call->store, sign_in->user, "sign-in");
      return follow_code (call, sign_in, error);
    }
  if (g_error_matches (problem, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_CODE_MISMATCH))
    return refuse_code (error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static JsonObject *
answer_select_mfa (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  const char *choice = vst_practice_need_parameter (call, RESPONSES, "ANSWER", error);

  if (choice == NULL)
    return NULL;
  if (vst_practice_has_factor (call, sign_in, choice))
    return vst_practice_answer_factor (call, sign_in, choice, "");
  vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "Invalid MFA type selected");
  return NULL;
}

/* An address that the user gives for codes by e-mail; it counts when the first code is right. */
static JsonObject *
set_up_email (VstPracticeCall *call,
              VstPracticeSignIn *sign_in,
              const char *address,
              GError **error)
{
  const VstPracticeUserPool *pool = sign_in->place.pool;
  g_autofree char *present = vst_practice_user_dup_attribute (call->store, sign_in->user, "email");
  g_autoptr (JsonArray) given = json_array_new ();
  VstPracticeAttributesUse use =
      present != NULL ? VST_PRACTICE_ATTRIBUTES_CHANGE : VST_PRACTICE_ATTRIBUTES_CREATE;

  vst_practice_json_add_attribute (given, "email", address);
  if (g_strcmp0 (present, address) != 0)
    {
      if (!vst_practice_check_attributes (pool, sign_in->place.client, given, use, error))
        return NULL;
      vst_practice_store_attributes (call, sign_in->user, given);
    }
  return vst_practice_answer_factor (call, sign_in, "EMAIL_OTP", "setup");
}

static JsonObject *
answer_setup (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  const char *address = vst_practice_json_get_text_in (call->input, RESPONSES, "EMAIL");

  if (g_str_equal (sign_in->session->stage, "verified"))
    return vst_practice_answer_third (call, sign_in, error);
  if (address != NULL && *address != '\0'
      && vst_practice_user_pool_has_email_mfa (sign_in->place.pool))
    return set_up_email (call, sign_in, address, error);
  vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                     "User has not set up software token mfa");
  return NULL;
}

typedef enum
{
  SESSION_NEEDED,
  SESSION_IF_GIVEN,
  SESSION_IGNORED, /* the SECRET_BLOCK stands for it */
} SessionUse;

typedef struct
{
  const char *name;
  SessionUse session;
  JsonObject *(*answer) (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error);
} Challenge;

static const Challenge challenges[] = {
  { "SOFTWARE_TOKEN_MFA", SESSION_NEEDED, answer_software_token },
  { "MFA_SETUP", SESSION_NEEDED, answer_setup },
  { "EMAIL_OTP", SESSION_NEEDED, answer_sent_code },
  { "SMS_OTP", SESSION_NEEDED, answer_sent_code },
  { "SMS_MFA", SESSION_NEEDED, answer_sent_code },
  { "SELECT_MFA_TYPE", SESSION_NEEDED, answer_select_mfa },
  { "NEW_PASSWORD_REQUIRED", SESSION_NEEDED, vst_practice_answer_new_password },
  { "SELECT_CHALLENGE", SESSION_NEEDED, vst_practice_answer_select_challenge },
  { "PASSWORD_VERIFIER", SESSION_IGNORED, vst_practice_answer_password_verifier },
  { "DEVICE_SRP_AUTH", SESSION_IF_GIVEN, vst_practice_answer_device_srp },
  { "DEVICE_PASSWORD_VERIFIER", SESSION_IF_GIVEN, vst_practice_answer_device_verifier },
};

static const Challenge *
find_challenge (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (challenges); i++)
    if (g_str_equal (challenges[i].name, name))
      return &challenges[i];
  return NULL;
}

/* The session must be this client's, this user's and for this challenge. */
static gboolean
load_session (VstPracticeCall *call,
              VstPracticeSignIn *sign_in,
              const char *text,
              const char *name,
              GError **error)
{
  const char *wanted = vst_practice_json_get_text (call->input, "ChallengeName");
  gboolean expired;

  if (vst_practice_imitation_is_session (call, &sign_in->place, wanted, name, text, &expired))
    return !expired
           || vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                                 "Invalid session for the user, session is expired.");
  sign_in->session = vst_practice_load_session (call, text, error);
  if (sign_in->session == NULL)
    return FALSE;
  if (!g_str_equal (sign_in->session->client, sign_in->place.client->id)
      || !g_str_equal (sign_in->session->challenge, wanted))
    return refuse_session (error);
  sign_in->user = vst_practice_user_load_by_id (call->store, sign_in->session->user);
  if (sign_in->user == NULL
      || !vst_practice_user_is_called (call->store, sign_in->user, sign_in->place.pool, name))
    return refuse_session (error);
  if (!sign_in->user->enabled)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "User is disabled.");
  return TRUE;
}

static gboolean
load_user (VstPracticeCall *call,
           const Challenge *challenge,
           VstPracticeSignIn *sign_in,
           const char *name,
           GError **error)
{
  const char *session = vst_practice_json_get_text (call->input, "Session");

  if (challenge == NULL && session == NULL)
    return refuse_session (error);
  if (challenge != NULL && challenge->session == SESSION_NEEDED && session == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Missing required parameter Session");
  if (session != NULL && (challenge == NULL || challenge->session != SESSION_IGNORED))
    return load_session (call, sign_in, session, name, error);
  sign_in->user = vst_practice_user_load (call->store, sign_in->place.pool, name);
  if (sign_in->user != NULL && !sign_in->user->enabled)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "User is disabled.");
  return TRUE;
}

static gboolean
load_sign_in (VstPracticeCall *call,
              const Challenge *challenge,
              VstPracticeSignIn *sign_in,
              GError **error)
{
  const char *device = vst_practice_json_get_text_in (call->input, RESPONSES, "DEVICE_KEY");
  const char *name;

  if (!vst_practice_place_find (call, &sign_in->place, error))
    return FALSE;
  name = vst_practice_need_parameter (call, RESPONSES, "USERNAME", error);
  if (name == NULL
      || !vst_practice_app_client_check_hash (
          sign_in->place.client, name,
          vst_practice_json_get_text_in (call->input, RESPONSES, "SECRET_HASH"), error)
      || !load_user (call, challenge, sign_in, name, error))
    return FALSE;
  if (sign_in->session != NULL && sign_in->session->device != NULL)
    device = sign_in->session->device;
  sign_in->device = g_strdup (device);
  return TRUE;
}

JsonObject *
vst_practice_respond_to_auth_challenge (VstPracticeCall *call, GError **error)
{
  const Challenge *challenge =
      find_challenge (vst_practice_json_get_text (call->input, "ChallengeName"));
  g_auto (VstPracticeSignIn) sign_in = { 0 };
  JsonObject *answer;

  if (!load_sign_in (call, challenge, &sign_in, error))
    return NULL;
  if (challenge == NULL)
    {
      refuse_session (error);
      return NULL;
    }
  answer = challenge->answer (call, &sign_in, error);
  if (answer != NULL && sign_in.session != NULL)
    vst_practice_session_use (call->store, sign_in.session);
  return answer;
}
