#include <string.h>

#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

static gboolean
secret_is_right (VstPracticeCall *call, const VstPracticeAppClient *client)
{
  const char *given = vst_practice_json_get_text (call->input, "ClientSecret");
  g_autoptr (VstSecret) secret = NULL;

  if (client->secret == NULL)
    return TRUE;
  secret = vst_secret_new_text (given != NULL ? given : "");
  return vst_secret_equal (secret, client->secret);
}

JsonObject *
vst_practice_get_tokens_from_refresh_token (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  VstPracticeRefresh refresh = { .by_secret = TRUE };
  JsonObject *rotation;
  JsonObject *result;
  JsonObject *answer;

  if (!vst_practice_place_find (call, &place, error))
    return NULL;
  if (!secret_is_right (call, place.client))
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                         vst_practice_json_get_text (call->input, "ClientSecret") == NULL
                             ? "Client %s is configured for secret but secret was not received"
                             : "Unable to verify client secret for client %s",
                         place.client->id);
      return NULL;
    }
  rotation = vst_practice_json_get_object (place.client->settings, "RefreshTokenRotation");
  refresh.token = vst_practice_json_get_text (call->input, "RefreshToken");
  refresh.device = vst_practice_json_get_text (call->input, "DeviceKey");
  refresh.rotates = g_strcmp0 (vst_practice_json_get_text (rotation, "Feature"), "ENABLED") == 0;
  refresh.grace = vst_practice_json_get_int (rotation, "RetryGracePeriodSeconds", 0);
  result = vst_practice_tokens_refresh (call, place.client, &refresh, error);
  if (result == NULL)
    return NULL;
  answer = json_object_new ();
  json_object_set_object_member (answer, "AuthenticationResult", result);
  return answer;
}

/* Refresh tokens have five parts; what is signed has three. */
static gboolean
is_refresh_token (const char *token)
{
  g_auto (GStrv) parts = g_strsplit (token, ".", 6);

  return g_strv_length (parts) == 5;
}

static gboolean
check_revocation (VstPracticeCall *call, const VstPracticeAppClient *client, GError **error)
{
  if (!secret_is_right (call, client))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_UNAUTHORIZED, "Invalid client secret");
  if (!vst_practice_json_get_boolean (client->settings, "EnableTokenRevocation", TRUE))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_UNSUPPORTED_OPERATION,
                              "Token revocation is not enabled for the client");
  if (!is_refresh_token (vst_practice_json_get_text (call->input, "Token")))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_UNSUPPORTED_TOKEN_TYPE,
                              "Only refresh tokens can be revoked");
  return TRUE;
}

/* A token that nobody knows has nothing to take back (RFC 7009): no fault. */
JsonObject *
vst_practice_revoke_token (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  g_autoptr (GBytes) hash = NULL;

  if (!vst_practice_place_find (call, &place, error)
      || !check_revocation (call, place.client, error))
    return NULL;
  hash = vst_practice_hash_text (vst_practice_json_get_text (call->input, "Token"));
  vst_practice_store_run (call->store,
                          "UPDATE refresh_tokens SET revoked = 1 WHERE client = ?1 AND"
                          " (hash = ?2 OR origin_jti IN"
                          " (SELECT origin_jti FROM spent_refresh_tokens WHERE hash = ?2))",
                          "sb", place.client->id, hash);
  return json_object_new ();
}

JsonObject *
vst_practice_global_sign_out (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = vst_practice_tokens_check_access (
      call, vst_practice_json_get_text (call->input, "AccessToken"), error);

  if (user == NULL)
    return NULL;
  vst_practice_tokens_revoke_all (call, user);
  return json_object_new ();
}
