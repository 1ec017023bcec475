#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-session.h"

#define RESPONSES "ChallengeResponses"

/* A challenge that is being answered. */
typedef struct
{
  VstPracticePlace place;
  VstPracticeSession *session;
  VstPracticeUser *user;
} Challenge;

static void
challenge_clear (Challenge *challenge)
{
  vst_practice_place_clear (&challenge->place);
  g_clear_pointer (&challenge->session, vst_practice_session_free);
  g_clear_pointer (&challenge->user, vst_practice_user_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Challenge, challenge_clear)

static gboolean
refuse_session (GError **error)
{
  return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                            "Invalid session for the user.");
}

/* The session must be this client's, this user's and for this challenge. */
static gboolean
load_session (VstPracticeCall *call, Challenge *challenge, const char *name, GError **error)
{
  const char *text = vst_practice_json_get_text (call->input, "Session");
  const char *wanted = vst_practice_json_get_text (call->input, "ChallengeName");

  if (text == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Missing required parameter Session");
  challenge->session = vst_practice_session_load (call->store, text, call->now, error);
  if (challenge->session == NULL)
    return FALSE;
  if (!g_str_equal (challenge->session->client, challenge->place.client->id)
      || !g_str_equal (challenge->session->challenge, wanted))
    return refuse_session (error);
  challenge->user = vst_practice_user_load_by_id (call->store, challenge->session->user);
  if (challenge->user == NULL
      || !vst_practice_user_is_called (challenge->user, challenge->place.pool, name))
    return refuse_session (error);
  if (!challenge->user->enabled)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "User is disabled.");
  return TRUE;
}

static gboolean
load_challenge (VstPracticeCall *call, Challenge *challenge, GError **error)
{
  const char *name;

  if (!vst_practice_place_find (call, &challenge->place, error))
    return FALSE;
  name = vst_practice_need_parameter (call, RESPONSES, "USERNAME", error);
  return name != NULL
         && vst_practice_app_client_check_hash (
             challenge->place.client, name,
             vst_practice_json_get_text_in (call->input, RESPONSES, "SECRET_HASH"), error)
         && load_session (call, challenge, name, error);
}

static gboolean
check_software_token (VstPracticeCall *call, Challenge *challenge, GError **error)
{
  const char *code =
      vst_practice_need_parameter (call, RESPONSES, "SOFTWARE_TOKEN_MFA_CODE", error);

  return code != NULL && vst_practice_check_totp (call, challenge->user, code, error);
}

static gboolean
check_setup (VstPracticeCall *call, Challenge *challenge, GError **error)
{
  if (g_str_equal (challenge->session->stage, "verified"))
    return TRUE;
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                            "User has not set up software token mfa");
}

typedef struct
{
  const char *name;
  gboolean (*check) (VstPracticeCall *call, Challenge *challenge, GError **error);
} Answer;

static const Answer answers[] = {
  { "SOFTWARE_TOKEN_MFA", check_software_token },
  { "MFA_SETUP", check_setup },
};

JsonObject *
vst_practice_respond_to_auth_challenge (VstPracticeCall *call, GError **error)
{
  const char *name = vst_practice_json_get_text (call->input, "ChallengeName");
  g_auto (Challenge) challenge = { { NULL, NULL }, NULL, NULL };
  JsonObject *answer;

  if (!load_challenge (call, &challenge, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      if (!g_str_equal (answers[i].name, name))
        continue;
      if (!answers[i].check (call, &challenge, error))
        return NULL;
      answer = vst_practice_answer_tokens (call, &challenge.place, challenge.user, error);
      if (answer != NULL)
        vst_practice_session_use (call->store, challenge.session);
      return answer;
    }
  refuse_session (error);
  return NULL;
}
