#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

#define PARAMETERS "AuthParameters"
/* Wrong passwords before a lock, and the longest one in seconds (Developer Guide, sign-in flow). */
#define FREE_FAILURES 5
#define LONGEST_LOCK (15 * 60)

/* The sign-in flows of the model, and the setting that each needs. */
typedef struct
{
  const char *flow;
  const char *allowed_by;
  gboolean administrator; /* only AdminInitiateAuth takes it */
  gboolean offered;
} Flow;

static const Flow flows[] = {
  { "USER_PASSWORD_AUTH", "ALLOW_USER_PASSWORD_AUTH", FALSE, TRUE },
  { "ADMIN_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", TRUE, TRUE },
  { "ADMIN_NO_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH", TRUE, TRUE },
  { "REFRESH_TOKEN_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", FALSE, TRUE },
  { "REFRESH_TOKEN", "ALLOW_REFRESH_TOKEN_AUTH", FALSE, TRUE },
  { "USER_SRP_AUTH", "ALLOW_USER_SRP_AUTH", FALSE, FALSE },
  { "CUSTOM_AUTH", "ALLOW_CUSTOM_AUTH", FALSE, FALSE },
  { "USER_AUTH", "ALLOW_USER_AUTH", FALSE, FALSE },
};

static const Flow *
find_flow (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (flows); i++)
    if (g_str_equal (flows[i].flow, name))
      return &flows[i];
  return NULL;
}

/* Seconds that a user waits after so many wrong passwords. */
static gint64
lock_seconds (gint64 failures)
{
  if (failures < FREE_FAILURES)
    return 0;
  return failures - FREE_FAILURES >= 10 ? LONGEST_LOCK : (gint64) 1 << (failures - FREE_FAILURES);
}

static gboolean
refuse_password (GError **error)
{
  return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                            "Incorrect username or password.");
}

/* Counts a wrong password. Tries during a lock do not count; a quarter of an hour forgets all. */
static gboolean
check_password (VstPracticeCall *call, VstPracticeUser *user, const char *password, GError **error)
{
  if (call->now - user->failed_at >= LONGEST_LOCK)
    user->failures = 0;
  if (call->now < user->failed_at + lock_seconds (user->failures))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "Password attempts exceeded");
  if (!vst_practice_user_check_password (user, password))
    {
      user->failures++;
      user->failed_at = call->now;
      vst_practice_user_save (call->store, user, user->modified);
      return refuse_password (error);
    }
  if (user->failures > 0)
    {
      user->failures = 0;
      vst_practice_user_save (call->store, user, user->modified);
    }
  return TRUE;
}

static gboolean
check_status (const VstPracticeUser *user, GError **error)
{
  if (vst_practice_user_is (user, "UNCONFIRMED"))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_USER_NOT_CONFIRMED,
                              "User is not confirmed.");
  if (vst_practice_user_is (user, "RESET_REQUIRED"))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_PASSWORD_RESET_REQUIRED,
                              "Password reset required for the user");
  return TRUE;
}

static JsonObject *
sign_in_by_password (VstPracticeCall *call, const VstPracticePlace *place, GError **error)
{
  const char *name = vst_practice_need_parameter (call, PARAMETERS, "USERNAME", error);
  const char *password =
      name != NULL ? vst_practice_need_parameter (call, PARAMETERS, "PASSWORD", error) : NULL;
  g_autoptr (VstPracticeUser) user = NULL;

  if (password == NULL
      || !vst_practice_app_client_check_hash (
          place->client, name,
          vst_practice_json_get_text_in (call->input, PARAMETERS, "SECRET_HASH"), error))
    return NULL;
  user = vst_practice_user_load (call->store, place->pool, name);
  if (user == NULL && vst_practice_app_client_hides_users (place->client))
    refuse_password (error);
  else if (user == NULL)
    vst_practice_fail (error, VST_PRACTICE_FAULT_USER_NOT_FOUND, "User does not exist.");
  else if (!user->enabled)
    vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "User is disabled.");
  else if (check_password (call, user, password, error) && check_status (user, error))
    return vst_practice_answer_next (call, place, user, error);
  return NULL;
}

static JsonObject *
sign_in_by_refresh (VstPracticeCall *call, const VstPracticePlace *place, GError **error)
{
  const char *token = vst_practice_need_parameter (call, PARAMETERS, "REFRESH_TOKEN", error);
  JsonObject *result;
  JsonObject *answer;

  if (token == NULL)
    return NULL;
  result = vst_practice_tokens_refresh (
      call, place->client, token,
      vst_practice_json_get_text_in (call->input, PARAMETERS, "SECRET_HASH"), error);
  if (result == NULL)
    return NULL;
  answer = json_object_new ();
  json_object_set_object_member (answer, "ChallengeParameters", json_object_new ());
  json_object_set_object_member (answer, "AuthenticationResult", result);
  return answer;
}

static gboolean
check_flow (const Flow *flow,
            gboolean administrator,
            const VstPracticeAppClient *client,
            GError **error)
{
  gboolean user_password = g_str_equal (flow->flow, "USER_PASSWORD_AUTH");

  if (flow->administrator != administrator && (flow->administrator || user_password))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Initiate Auth method not supported.");
  if (flow->offered && vst_practice_app_client_allows (client, flow->allowed_by))
    return TRUE;
  if (administrator)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Auth flow not enabled for this client");
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                            user_password ? "%s flow not enabled for this client"
                                          : "%s is not enabled for the client.",
                            flow->flow);
}

static JsonObject *
sign_in (VstPracticeCall *call, gboolean administrator, GError **error)
{
  const Flow *flow = find_flow (vst_practice_json_get_text (call->input, "AuthFlow"));
  g_auto (VstPracticePlace) place = { NULL, NULL };

  if (!vst_practice_place_find (call, &place, error)
      || !check_flow (flow, administrator, place.client, error))
    return NULL;
  if (g_str_has_prefix (flow->flow, "REFRESH"))
    return sign_in_by_refresh (call, &place, error);
  return sign_in_by_password (call, &place, error);
}

JsonObject *
vst_practice_initiate_auth (VstPracticeCall *call, GError **error)
{
  return sign_in (call, FALSE, error);
}

JsonObject *
vst_practice_admin_initiate_auth (VstPracticeCall *call, GError **error)
{
  return sign_in (call, TRUE, error);
}
