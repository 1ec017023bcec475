#include "cognito/vst-cognito-request.h"

#include "cognito/vst-request-writer.h"

/* What an administrator looks through. */

/* The most that these two operations give at once, by the model. */
#define MAX_RESULTS 60

JsonNode *
vst_cognito_request_list_pools (const char *page_token)
{
  JsonObject *request = json_object_new ();

  vst_request_add_count (request, "MaxResults", MAX_RESULTS);
  vst_request_add_text (request, "NextToken", page_token);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_list_clients (const char *user_pool_id, const char *page_token)
{
  JsonObject *request = vst_request_new_for_pool (user_pool_id);

  vst_request_add_count (request, "MaxResults", MAX_RESULTS);
  vst_request_add_text (request, "NextToken", page_token);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_describe_client (const char *user_pool_id, const char *client_id)
{
  JsonObject *request = vst_request_new_for_pool (user_pool_id);

  vst_request_add_text (request, "ClientId", client_id);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_list_users (const VstPool *pool, const VstUserQuery *query)
{
  JsonObject *request = vst_request_new_for_pool (vst_pool_get_user_pool_id (pool));

  if (query->attributes != NULL)
    {
      JsonArray *names = json_array_new ();

      for (guint i = 0; query->attributes[i] != NULL; i++)
        json_array_add_string_element (names, query->attributes[i]);
      json_object_set_array_member (request, "AttributesToGet", names);
    }
  vst_request_add_count (request, "Limit", query->limit);
  vst_request_add_text (request, "PaginationToken", query->page_token);
  vst_request_add_text (request, "Filter", query->filter);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_of_user (const VstPool *pool, const char *user_name)
{
  JsonObject *request = vst_request_new_for_pool (vst_pool_get_user_pool_id (pool));

  vst_request_add_text (request, "Username", user_name);
  return vst_request_wrap (request);
}
