#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

/* USER_AUTH: the user, or the client for them, chooses the first factor. */

static gboolean
is_available (VstPracticeCall *call,
              const VstPracticeUserPool *pool,
              const VstPracticeUser *user,
              const char *choice)
{
  JsonObject *policies = vst_practice_json_get_object (pool->settings, "Policies");
  JsonObject *policy = vst_practice_json_get_object (policies, "SignInPolicy");

  if (g_str_equal (choice, "PASSWORD") || g_str_equal (choice, "PASSWORD_SRP"))
    return policy == NULL
           || vst_practice_json_has_text (policy, "AllowedFirstAuthFactors", "PASSWORD");
  return g_str_equal (choice, "EMAIL_OTP")
         && vst_practice_json_has_text (policy, "AllowedFirstAuthFactors", "EMAIL_OTP")
         && !vst_practice_user_is (user, "FORCE_CHANGE_PASSWORD")
         && vst_practice_has_verified_email (call, user);
}

static JsonArray *
list_available (VstPracticeCall *call, const VstPracticeSignIn *sign_in)
{
  static const char *const choices[] = { "PASSWORD_SRP", "PASSWORD", "EMAIL_OTP" };
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (is_available (call, sign_in->place.pool, sign_in->user, choices[i]))
      json_array_add_string_element (array, choices[i]);
  return array;
}

static JsonObject *
take_choice (VstPracticeCall *call,
             VstPracticeSignIn *sign_in,
             const char *choice,
             const char *map,
             GError **error)
{
  JsonObject *answer;

  if (g_str_equal (choice, "PASSWORD"))
    return vst_practice_sign_in_by_password (call, sign_in, map, error);
  if (g_str_equal (choice, "PASSWORD_SRP"))
    return vst_practice_sign_in_by_srp (call, sign_in, map, error);
  answer = vst_practice_answer_factor (call, sign_in, choice, "first");
  json_object_set_array_member (answer, "AvailableChallenges", list_available (call, sign_in));
  return answer;
}

JsonObject *
vst_practice_sign_in_by_choice (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  const char *preferred =
      vst_practice_json_get_text_in (call->input, "AuthParameters", "PREFERRED_CHALLENGE");
  JsonObject *answer;

  if (sign_in->user == NULL)
    {
      vst_practice_refuse_unknown (sign_in->place.client, error);
      return NULL;
    }
  if (!sign_in->user->enabled)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "User is disabled.");
      return NULL;
    }
  if (preferred != NULL && is_available (call, sign_in->place.pool, sign_in->user, preferred))
    return take_choice (call, sign_in, preferred, "AuthParameters", error);
  answer =
      vst_practice_answer_challenge (call, sign_in, "SELECT_CHALLENGE", "", json_object_new ());
  json_object_set_array_member (answer, "AvailableChallenges", list_available (call, sign_in));
  return answer;
}

JsonObject *
vst_practice_answer_select_challenge (VstPracticeCall *call,
                                      VstPracticeSignIn *sign_in,
                                      GError **error)
{
  const char *choice = vst_practice_need_parameter (call, "ChallengeResponses", "ANSWER", error);

  if (choice == NULL)
    return NULL;
  if (is_available (call, sign_in->place.pool, sign_in->user, choice))
    return take_choice (call, sign_in, choice, "ChallengeResponses", error);
  vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                     "Selected challenge is not available");
  return NULL;
}

JsonObject *
vst_practice_get_user_auth_factors (VstPracticeCall *call, GError **error)
{
  static const char *const factors[] = { "PASSWORD", "EMAIL_OTP" };
  g_autoptr (VstPracticeUser) user = vst_practice_tokens_check_access (
      call, vst_practice_json_get_text (call->input, "AccessToken"), error);
  g_autoptr (VstPracticeUserPool) pool = NULL;
  JsonArray *configured;
  JsonObject *answer;

  if (user == NULL)
    return NULL;
  pool = vst_practice_user_pool_load (call->store, user->pool);
  configured = json_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    if (is_available (call, pool, user, factors[i]))
      json_array_add_string_element (configured, factors[i]);
  answer = json_object_new ();
  json_object_set_string_member (answer, "Username", user->name);
  vst_practice_describe_mfa (answer, pool, user);
  json_object_set_array_member (answer, "ConfiguredUserAuthFactors", configured);
  return answer;
}
