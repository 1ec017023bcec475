#include "cognito/vst-request-writer.h"

#include "crypto/vst-secret-hash.h"

JsonNode *
vst_request_wrap (JsonObject *consumed)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, consumed);
  return node;
}

void
vst_request_add_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

void
vst_request_add_secret (JsonObject *object, const char *name, const VstSecret *secret)
{
  if (secret != NULL)
    json_object_set_string_member (object, name, vst_secret_get_text (secret));
}

void
vst_request_add_secret_hash (JsonObject *object,
                             const char *name,
                             const VstPool *pool,
                             const char *user_name)
{
  const VstSecret *client_secret = vst_pool_get_client_secret (pool);
  g_autofree char *hash = NULL;

  if (client_secret == NULL)
    return;
  hash = vst_secret_hash (client_secret, user_name, vst_pool_get_client_id (pool));
  json_object_set_string_member (object, name, hash);
}

void
vst_request_add_count (JsonObject *object, const char *name, guint count)
{
  if (count > 0)
    json_object_set_int_member (object, name, count);
}

JsonObject *
vst_request_new_for_pool (const char *user_pool_id)
{
  JsonObject *request = json_object_new ();

  vst_request_add_text (request, "UserPoolId", user_pool_id);
  return request;
}

JsonObject *
vst_request_new_for_client (const VstPool *pool, const char *user_name)
{
  JsonObject *request = json_object_new ();

  vst_request_add_text (request, "ClientId", vst_pool_get_client_id (pool));
  vst_request_add_text (request, "Username", user_name);
  vst_request_add_secret_hash (request, "SecretHash", pool, user_name);
  return request;
}

JsonObject *
vst_request_new_with_token (const VstSecret *access_token)
{
  JsonObject *request = json_object_new ();

  vst_request_add_secret (request, "AccessToken", access_token);
  return request;
}

JsonObject *
vst_request_new_parameters (const VstPool *pool, const char *user_name)
{
  JsonObject *parameters = json_object_new ();

  vst_request_add_text (parameters, "USERNAME", user_name);
  vst_request_add_secret_hash (parameters, "SECRET_HASH", pool, user_name);
  return parameters;
}
