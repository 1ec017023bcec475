#include "cognito/vst-cognito-request.h"

#include "crypto/vst-secret-hash.h"

static JsonNode *
wrap (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static void
add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
add_secret (JsonObject *object, const char *name, const VstSecret *secret)
{
  if (secret != NULL)
    json_object_set_string_member (object, name, vst_secret_get_text (secret));
}

/* The member's name differs: SecretHash of an operation, SECRET_HASH in a map. */
static void
add_secret_hash (JsonObject *object, const char *name, const VstPool *pool, const char *user_name)
{
  const VstSecret *client_secret = vst_pool_get_client_secret (pool);
  g_autofree char *hash = NULL;

  if (client_secret == NULL)
    return;
  hash = vst_secret_hash (client_secret, user_name, vst_pool_get_client_id (pool));
  json_object_set_string_member (object, name, hash);
}

static JsonObject *
new_client_request (const VstPool *pool, const char *user_name)
{
  JsonObject *request = json_object_new ();

  add_text (request, "ClientId", vst_pool_get_client_id (pool));
  add_text (request, "Username", user_name);
  add_secret_hash (request, "SecretHash", pool, user_name);
  return request;
}

static JsonObject *
new_pool_request (const VstPool *pool)
{
  JsonObject *request = json_object_new ();

  add_text (request, "UserPoolId", vst_pool_get_user_pool_id (pool));
  return request;
}

/* InitiateAuth and RespondToAuthChallenge; the Admin forms name the pool besides. */
static JsonObject *
new_login_request (const VstPool *pool, VstLoginPath path)
{
  JsonObject *request = path == VST_LOGIN_PATH_ADMIN ? new_pool_request (pool) : json_object_new ();

  add_text (request, "ClientId", vst_pool_get_client_id (pool));
  return request;
}

static JsonObject *
new_user_parameters (const VstPool *pool, const char *user_name)
{
  JsonObject *parameters = json_object_new ();

  add_text (parameters, "USERNAME", user_name);
  add_secret_hash (parameters, "SECRET_HASH", pool, user_name);
  return parameters;
}

static JsonArray *
new_attribute_list (const GPtrArray *attributes)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < attributes->len; i++)
    {
      const VstAttribute *attribute = g_ptr_array_index (attributes, i);
      JsonObject *item = json_object_new ();

      add_text (item, "Name", attribute->name);
      add_text (item, "Value", attribute->value);
      json_array_add_object_element (list, item);
    }
  return list;
}

JsonNode *
vst_cognito_request_sign_up (const VstPool *pool,
                             const char *user_name,
                             const VstSecret *password,
                             const GPtrArray *attributes)
{
  JsonObject *request = new_client_request (pool, user_name);

  add_secret (request, "Password", password);
  if (attributes != NULL && attributes->len > 0)
    json_object_set_array_member (request, "UserAttributes", new_attribute_list (attributes));
  return wrap (request);
}

JsonNode *
vst_cognito_request_confirm_sign_up (const VstPool *pool, const char *user_name, const char *code)
{
  JsonObject *request = new_client_request (pool, user_name);

  add_text (request, "ConfirmationCode", code);
  return wrap (request);
}

JsonNode *
vst_cognito_request_resend_code (const VstPool *pool, const char *user_name)
{
  return wrap (new_client_request (pool, user_name));
}

JsonNode *
vst_cognito_request_admin_get_user (const VstPool *pool, const char *user_name)
{
  JsonObject *request = new_pool_request (pool);

  add_text (request, "Username", user_name);
  return wrap (request);
}

JsonNode *
vst_cognito_request_describe_pool (const VstPool *pool)
{
  return wrap (new_pool_request (pool));
}

JsonNode *
vst_cognito_request_describe_client (const VstPool *pool)
{
  JsonObject *request = new_pool_request (pool);

  add_text (request, "ClientId", vst_pool_get_client_id (pool));
  return wrap (request);
}

JsonNode *
vst_cognito_request_log_in (const VstPool *pool,
                            VstLoginPath path,
                            const char *user_name,
                            const VstSecret *password)
{
  JsonObject *request = new_login_request (pool, path);
  JsonObject *parameters = new_user_parameters (pool, user_name);

  add_secret (parameters, "PASSWORD", password);
  add_text (request, "AuthFlow",
            path == VST_LOGIN_PATH_ADMIN ? "ADMIN_USER_PASSWORD_AUTH" : "USER_PASSWORD_AUTH");
  json_object_set_object_member (request, "AuthParameters", parameters);
  return wrap (request);
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
  JsonObject *answers = new_user_parameters (pool, user_name);
  GHashTableIter iter;
  gpointer name;
  gpointer secret;

  if (responses != NULL)
    {
      g_hash_table_iter_init (&iter, responses);
      while (g_hash_table_iter_next (&iter, &name, &secret))
        add_secret (answers, name, secret);
    }
  add_text (request, "ChallengeName", vst_challenge_to_name (challenge));
  add_secret (request, "Session", session);
  json_object_set_object_member (request, "ChallengeResponses", answers);
  return wrap (request);
}

JsonNode *
vst_cognito_request_associate_token (const VstSecret *session, const VstSecret *access_token)
{
  JsonObject *request = json_object_new ();

  add_secret (request, "Session", session);
  add_secret (request, "AccessToken", access_token);
  return wrap (request);
}

JsonNode *
vst_cognito_request_verify_token (const VstSecret *session,
                                  const VstSecret *access_token,
                                  const char *code,
                                  const char *device_name)
{
  JsonObject *request = json_object_new ();

  add_secret (request, "Session", session);
  add_secret (request, "AccessToken", access_token);
  add_text (request, "UserCode", code);
  if (device_name != NULL && *device_name != '\0')
    add_text (request, "FriendlyDeviceName", device_name);
  return wrap (request);
}

JsonNode *
vst_cognito_request_with_token (const VstSecret *access_token)
{
  JsonObject *request = json_object_new ();

  add_secret (request, "AccessToken", access_token);
  return wrap (request);
}
