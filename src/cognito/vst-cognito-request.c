#include "cognito/vst-cognito-request.h"

#include "cognito/vst-request-writer.h"

static JsonArray *
new_attribute_list (const GPtrArray *attributes)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < attributes->len; i++)
    {
      const VstAttribute *attribute = g_ptr_array_index (attributes, i);
      JsonObject *item = json_object_new ();

      vst_request_add_text (item, "Name", attribute->name);
      vst_request_add_text (item, "Value", attribute->value);
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
  JsonObject *request = vst_request_new_for_client (pool, user_name);

  vst_request_add_secret (request, "Password", password);
  if (attributes != NULL && attributes->len > 0)
    json_object_set_array_member (request, "UserAttributes", new_attribute_list (attributes));
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_confirm_sign_up (const VstPool *pool, const char *user_name, const char *code)
{
  JsonObject *request = vst_request_new_for_client (pool, user_name);

  vst_request_add_text (request, "ConfirmationCode", code);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_resend_code (const VstPool *pool, const char *user_name)
{
  return vst_request_wrap (vst_request_new_for_client (pool, user_name));
}

JsonNode *
vst_cognito_request_describe_pool (const VstPool *pool)
{
  return vst_request_wrap (vst_request_new_for_pool (vst_pool_get_user_pool_id (pool)));
}

JsonNode *
vst_cognito_request_with_token (const VstSecret *access_token)
{
  return vst_request_wrap (vst_request_new_with_token (access_token));
}
