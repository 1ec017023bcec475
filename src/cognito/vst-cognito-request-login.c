#include "cognito/vst-cognito-request.h"

#include "cognito/vst-request-writer.h"

/* The model's AuthFlowType; that of the administrator's password login has a name of its own. */
static const char *const flow_names[] = {
  [VST_AUTH_FLOW_PASSWORD] = "USER_PASSWORD_AUTH",
  [VST_AUTH_FLOW_SRP] = "USER_SRP_AUTH",
  [VST_AUTH_FLOW_CHOICE] = "USER_AUTH",
  [VST_AUTH_FLOW_CUSTOM] = "CUSTOM_AUTH",
  [VST_AUTH_FLOW_CUSTOM_SRP] = "CUSTOM_AUTH",
};

static const char *
get_flow_name (const VstAuthStart *start)
{
  if (start->flow == VST_AUTH_FLOW_PASSWORD && start->path == VST_LOGIN_PATH_ADMIN)
    return "ADMIN_USER_PASSWORD_AUTH";
  return flow_names[start->flow];
}

/* InitiateAuth and RespondToAuthChallenge; the Admin forms name the pool besides. */
static JsonObject *
new_login_request (const VstPool *pool, VstLoginPath path)
{
  JsonObject *request = path == VST_LOGIN_PATH_ADMIN
                            ? vst_request_new_for_pool (vst_pool_get_user_pool_id (pool))
                            : json_object_new ();

  vst_request_add_text (request, "ClientId", vst_pool_get_client_id (pool));
  return request;
}

JsonNode *
vst_cognito_request_start (const VstPool *pool, const VstAuthStart *start, const char *srp_a)
{
  JsonObject *request = new_login_request (pool, start->path);
  JsonObject *parameters = vst_request_new_parameters (pool, start->user_name);

  /* A password that is proved is not sent. */
  if (vst_auth_start_is_by_srp (start))
    vst_request_add_text (parameters, "SRP_A", srp_a);
  else if (vst_auth_start_needs_password (start))
    vst_request_add_secret (parameters, "PASSWORD", start->password);
  if (start->flow == VST_AUTH_FLOW_CUSTOM_SRP)
    vst_request_add_text (parameters, "CHALLENGE_NAME", "SRP_A");
  if (start->flow == VST_AUTH_FLOW_CHOICE)
    vst_request_add_text (parameters, "PREFERRED_CHALLENGE",
                          vst_challenge_to_name (start->preferred));
  vst_request_add_text (parameters, "DEVICE_KEY", start->device_key);
  vst_request_add_text (request, "AuthFlow", get_flow_name (start));
  json_object_set_object_member (request, "AuthParameters", parameters);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_respond (const VstPool *pool,
                             VstLoginPath path,
                             VstChallenge challenge,
                             const char *user_name,
                             const VstSecret *session,
                             GHashTable *responses)
{
  JsonObject *request = new_login_request (pool, path);
  JsonObject *answers = vst_request_new_parameters (pool, user_name);
  GHashTableIter iter;
  gpointer name;
  gpointer secret;

  if (responses != NULL)
    {
      g_hash_table_iter_init (&iter, responses);
      while (g_hash_table_iter_next (&iter, &name, &secret))
        vst_request_add_secret (answers, name, secret);
    }
  vst_request_add_text (request, "ChallengeName", vst_challenge_to_name (challenge));
  vst_request_add_secret (request, "Session", session);
  json_object_set_object_member (request, "ChallengeResponses", answers);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_associate_token (const VstSecret *session, const VstSecret *access_token)
{
  JsonObject *request = json_object_new ();

  vst_request_add_secret (request, "Session", session);
  vst_request_add_secret (request, "AccessToken", access_token);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_verify_token (const VstSecret *session,
                                  const VstSecret *access_token,
                                  const char *code,
                                  const char *device_name)
{
  JsonObject *request = json_object_new ();

  vst_request_add_secret (request, "Session", session);
  vst_request_add_secret (request, "AccessToken", access_token);
  vst_request_add_text (request, "UserCode", code);
  if (device_name != NULL && *device_name != '\0')
    vst_request_add_text (request, "FriendlyDeviceName", device_name);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_refresh (const VstPool *pool,
                             const char *user_name,
                             const VstSecret *refresh_token,
                             const char *device_key)
{
  JsonObject *request = new_login_request (pool, VST_LOGIN_PATH_USER);
  JsonObject *parameters = json_object_new ();

  /* There is no USERNAME here, and yet the hash is over it. */
  vst_request_add_secret (parameters, "REFRESH_TOKEN", refresh_token);
  vst_request_add_secret_hash (parameters, "SECRET_HASH", pool, user_name);
  vst_request_add_text (parameters, "DEVICE_KEY", device_key);
  vst_request_add_text (request, "AuthFlow", "REFRESH_TOKEN_AUTH");
  json_object_set_object_member (request, "AuthParameters", parameters);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_rotate (const VstPool *pool,
                            const VstSecret *refresh_token,
                            const char *device_key)
{
  JsonObject *request = json_object_new ();

  /* Newer than SECRET_HASH: these two operations take the client's secret itself. */
  vst_request_add_secret (request, "RefreshToken", refresh_token);
  vst_request_add_text (request, "ClientId", vst_pool_get_client_id (pool));
  vst_request_add_secret (request, "ClientSecret", vst_pool_get_client_secret (pool));
  vst_request_add_text (request, "DeviceKey", device_key);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_revoke (const VstPool *pool, const VstSecret *refresh_token)
{
  JsonObject *request = json_object_new ();

  vst_request_add_secret (request, "Token", refresh_token);
  vst_request_add_text (request, "ClientId", vst_pool_get_client_id (pool));
  vst_request_add_secret (request, "ClientSecret", vst_pool_get_client_secret (pool));
  return vst_request_wrap (request);
}
