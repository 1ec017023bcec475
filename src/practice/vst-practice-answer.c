#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-session.h"
#include "practice/vst-practice-tokens.h"

char *
vst_practice_new_session (VstPracticeCall *call,
                          const VstPracticeAppClient *client,
                          const VstPracticeUser *user,
                          const char *challenge,
                          const char *stage)
{
  gint64 lifetime = call->service->session_seconds;

  if (lifetime == 0)
    lifetime = vst_practice_app_client_get_session_lifetime (client);
  return vst_practice_session_issue (call->store, user, client->id, challenge, stage, call->now,
                                     call->now + lifetime);
}

static JsonObject *
answer_challenge (VstPracticeCall *call,
                  const VstPracticePlace *place,
                  const VstPracticeUser *user,
                  const char *challenge)
{
  gboolean setup = g_str_equal (challenge, "MFA_SETUP");
  g_auto (VstWipedText) session =
      vst_practice_new_session (call, place->client, user, challenge, setup ? "asked" : "");
  JsonObject *answer = json_object_new ();
  JsonObject *parameters = json_object_new ();

  json_object_set_string_member (answer, "ChallengeName", challenge);
  json_object_set_string_member (answer, "Session", session);
  if (setup)
    json_object_set_string_member (parameters, "MFAS_CAN_SETUP",
                                   vst_practice_user_pool_has_software_token (place->pool)
                                       ? "[\"SOFTWARE_TOKEN_MFA\"]"
                                       : "[]");
  else if (user->totp_name != NULL)
    json_object_set_string_member (parameters, "FRIENDLY_DEVICE_NAME", user->totp_name);
  json_object_set_string_member (parameters, "USER_ID_FOR_SRP", user->name);
  json_object_set_object_member (answer, "ChallengeParameters", parameters);
  return answer;
}

JsonObject *
vst_practice_answer_tokens (VstPracticeCall *call,
                            const VstPracticePlace *place,
                            const VstPracticeUser *user,
                            GError **error)
{
  JsonObject *result = vst_practice_tokens_issue (call, place->client, user, error);
  JsonObject *answer;

  if (result == NULL)
    return NULL;
  answer = json_object_new ();
  json_object_set_object_member (answer, "ChallengeParameters", json_object_new ());
  json_object_set_object_member (answer, "AuthenticationResult", result);
  return answer;
}

JsonObject *
vst_practice_answer_next (VstPracticeCall *call,
                          const VstPracticePlace *place,
                          const VstPracticeUser *user,
                          GError **error)
{
  const char *mfa = vst_practice_user_pool_get_mfa (place->pool);
  gboolean required = g_str_equal (mfa, "ON");
  gboolean wanted = g_str_equal (mfa, "OPTIONAL") && user->mfa_preferred != NULL;

  if (user->totp_key != NULL && (required || wanted))
    return answer_challenge (call, place, user, "SOFTWARE_TOKEN_MFA");
  if (required)
    return answer_challenge (call, place, user, "MFA_SETUP");
  return vst_practice_answer_tokens (call, place, user, error);
}
