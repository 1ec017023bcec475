#include "practice/vst-practice-imitation.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

/* USER_AUTH: the user, or the client for them, chooses the first factor. */

/* Whether a code could stand in for the password; of somebody unknown: for most users. */
static gboolean
can_get_code (VstPracticeCall *call,
              const VstPracticeUserPool *pool,
              const VstPracticeUser *user,
              const char *attribute)
{
  if (user == NULL)
    return vst_practice_json_has_text (pool->settings, "AutoVerifiedAttributes", attribute);
  return !vst_practice_user_is (user, "FORCE_CHANGE_PASSWORD")
         && vst_practice_has_verified (call, user, attribute);
}

/* @user is %NULL where an unknown one is to look like any other. */
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
  if (!vst_practice_json_has_text (policy, "AllowedFirstAuthFactors", choice))
    return FALSE;
  return (g_str_equal (choice, "EMAIL_OTP") && can_get_code (call, pool, user, "email"))
         || (g_str_equal (choice, "SMS_OTP") && can_get_code (call, pool, user, "phone_number"));
}

static JsonArray *
list_available (VstPracticeCall *call, const VstPracticeSignIn *sign_in)
{
  static const char *const choices[] = { "PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP" };
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (is_available (call, sign_in->place.pool, sign_in->user, choices[i]))
      json_array_add_string_element (array, choices[i]);
  return array;
}

/* Asks the user, or somebody unknown as if they were one, for @challenge. */
static JsonObject *
ask (VstPracticeCall *call, VstPracticeSignIn *sign_in, const char *challenge, const char *map)
{
  const char *name = vst_practice_json_get_text_in (call->input, map, "USERNAME");
  gboolean select = g_str_equal (challenge, "SELECT_CHALLENGE");
  JsonObject *parameters;
  JsonObject *answer;

  if (sign_in->user == NULL)
    {
      parameters = select ? json_object_new ()
                          : vst_practice_imitation_make_delivery (call, &sign_in->place, name);
      answer = vst_practice_imitation_answer (call, &sign_in->place, challenge, name, parameters);
    }
  else if (select)
    answer = vst_practice_answer_challenge (call, sign_in, challenge, "", json_object_new ());
  else
    answer = vst_practice_answer_factor (call, sign_in, challenge, "first");
  json_object_set_array_member (answer, "AvailableChallenges", list_available (call, sign_in));
  return answer;
}

static JsonObject *
take_choice (VstPracticeCall *call,
             VstPracticeSignIn *sign_in,
             const char *choice,
             const char *map,
             GError **error)
{
  if (g_str_equal (choice, "PASSWORD"))
    return vst_practice_sign_in_by_password (call, sign_in, map, error);
  if (g_str_equal (choice, "PASSWORD_SRP"))
    return vst_practice_sign_in_by_srp (call, sign_in, map, error);
  return ask (call, sign_in, choice, map);
}

JsonObject *
vst_practice_sign_in_by_choice (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  const char *preferred =
      vst_practice_json_get_text_in (call->input, "AuthParameters", "PREFERRED_CHALLENGE");

  if (sign_in->user == NULL && !vst_practice_app_client_hides_users (sign_in->place.client))
    {
      vst_practice_refuse_unknown (sign_in->place.client, error);
      return NULL;
    }
  if (sign_in->user != NULL && !sign_in->user->enabled)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "User is disabled.");
      return NULL;
    }
  if (preferred != NULL && is_available (call, sign_in->place.pool, sign_in->user, preferred))
    return take_choice (call, sign_in, preferred, "AuthParameters", error);
  return ask (call, sign_in, "SELECT_CHALLENGE", "AuthParameters");
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
  static const char *const factors[] = { "PASSWORD", "EMAIL_OTP", "SMS_OTP" };
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
  vst_practice_describe_mfa (call, answer, pool, user);
  json_object_set_array_member (answer, "ConfiguredUserAuthFactors", configured);
  return answer;
}
