#include "practice/vst-practice-marker.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"

#define LIST_SCOPE "ListUserPools"

static void
add_pool (JsonArray *pools, const VstPracticeUserPool *pool)
{
  JsonObject *entry = json_object_new ();

  json_object_set_string_member (entry, "Id", pool->id);
  json_object_set_string_member (entry, "Name", pool->name);
  json_object_set_object_member (entry, "LambdaConfig", json_object_new ());
  json_object_set_int_member (entry, "LastModifiedDate", pool->modified);
  json_object_set_int_member (entry, "CreationDate", pool->created);
  json_array_add_object_element (pools, entry);
}

/* Fills @pools from the one after @position on; %TRUE if more follow the new @position. */
static gboolean
list_page (VstPracticeCall *call, char **position, JsonArray *pools)
{
  gint64 limit = vst_practice_json_get_int (call->input, "MaxResults", 0);

  while (TRUE)
    {
      g_autoptr (VstPracticeUserPool) pool =
          vst_practice_user_pool_load_next (call->store, *position);

      if (pool == NULL)
        return FALSE;
      if (json_array_get_length (pools) == limit)
        return TRUE;
      add_pool (pools, pool);
      g_free (*position);
      *position = g_strdup (pool->id);
    }
}

JsonObject *
vst_practice_list_user_pools (VstPracticeCall *call, GError **error)
{
  const VstPracticeAccount *account = call->service->account;
  const char *marker = vst_practice_json_get_text (call->input, "NextToken");
  g_autofree char *position = NULL;
  JsonObject *answer;
  JsonArray *pools;

  if (marker != NULL)
    position = vst_practice_marker_read (account, LIST_SCOPE, marker, call->now);
  else
    position = g_strdup ("");
  if (position == NULL)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                         "Paging Marker is Invalid for Request");
      return NULL;
    }

  answer = json_object_new ();
  pools = json_array_new ();
  json_object_set_array_member (answer, "UserPools", pools);
  if (list_page (call, &position, pools))
    {
      g_autofree char *next = vst_practice_marker_make (account, LIST_SCOPE, position, call->now);

      json_object_set_string_member (answer, "NextToken", next);
    }
  return answer;
}

/* The settings of pool or client, but for what another operation tells. */
static JsonObject *
copy_settings (JsonObject *settings)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (settings);

  for (GList *l = names; l != NULL; l = l->next)
    if (!g_str_has_suffix (l->data, "MfaConfiguration")
        || g_str_equal (l->data, "MfaConfiguration"))
      json_object_set_member (copy, l->data, json_object_dup_member (settings, l->data));
  return copy;
}

JsonObject *
vst_practice_describe_pool (VstPracticeCall *call, const VstPracticeUserPool *pool)
{
  JsonObject *described = copy_settings (pool->settings);
  g_autofree char *arn =
      g_strdup_printf ("arn:aws:cognito-idp:%s:%s:userpool/%s", call->service->account->region,
                       call->service->account->number, pool->id);

  json_object_set_string_member (described, "Id", pool->id);
  json_object_set_string_member (described, "Name", pool->name);
  json_object_set_string_member (described, "Arn", arn);
  json_object_set_int_member (described, "LastModifiedDate", pool->modified);
  json_object_set_int_member (described, "CreationDate", pool->created);
  json_object_set_int_member (described, "EstimatedNumberOfUsers",
                              vst_practice_user_count (call->store, pool->id));
  return described;
}

JsonObject *
vst_practice_describe_user_pool (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);
  JsonObject *answer;

  if (pool == NULL)
    return NULL;
  answer = json_object_new ();
  json_object_set_object_member (answer, "UserPool", vst_practice_describe_pool (call, pool));
  return answer;
}

JsonObject *
vst_practice_describe_client (const VstPracticeAppClient *client)
{
  JsonObject *described = copy_settings (client->settings);

  json_object_set_string_member (described, "UserPoolId", client->pool);
  json_object_set_string_member (described, "ClientId", client->id);
  if (client->secret != NULL)
    json_object_set_string_member (described, "ClientSecret", vst_secret_get_text (client->secret));
  json_object_set_int_member (described, "LastModifiedDate", client->modified);
  json_object_set_int_member (described, "CreationDate", client->created);
  return described;
}

JsonObject *
vst_practice_describe_user_pool_client (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  JsonObject *answer;

  if (!vst_practice_place_find (call, &place, error))
    return NULL;
  answer = json_object_new ();
  json_object_set_object_member (answer, "UserPoolClient",
                                 vst_practice_describe_client (place.client));
  return answer;
}
