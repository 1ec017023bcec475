#include "practice/vst-practice-marker.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-settings.h"
#include "practice/vst-practice-stack.h"

#define LARGEST_PAGE 60

static gboolean
refuse (GError **error, const char *text)
{
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "%s", text);
}

/* Choosing the first factor is no part of the lowest tier. */
static gboolean
check_tier (const VstPracticeUserPool *pool, JsonObject *wanted, GError **error)
{
  const char *tier = vst_practice_json_get_text (pool->settings, "UserPoolTier");

  if (g_strcmp0 (tier, "LITE") == 0
      && vst_practice_json_has_text (wanted, "ExplicitAuthFlows", "ALLOW_USER_AUTH"))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_FEATURE_UNAVAILABLE,
                              "ALLOW_USER_AUTH is not available in the LITE tier.");
  return TRUE;
}

/* Refresh tokens that change have an operation of their own. */
static gboolean
check_client (VstPracticeCall *call, const VstPracticeUserPool *pool, GError **error)
{
  JsonObject *rotation = vst_practice_json_get_object (call->input, "RefreshTokenRotation");
  gboolean rotates = g_strcmp0 (vst_practice_json_get_text (rotation, "Feature"), "ENABLED") == 0;

  if (rotates
      && (vst_practice_json_get_array (call->input, "ExplicitAuthFlows") == NULL
          || vst_practice_json_has_text (call->input, "ExplicitAuthFlows",
                                         "ALLOW_REFRESH_TOKEN_AUTH")))
    return refuse (error,
                   "ALLOW_REFRESH_TOKEN_AUTH cannot be enabled with refresh token rotation.");
  if (vst_practice_json_get_text (call->input, "ClientSecret") != NULL
      && vst_practice_json_get_boolean (call->input, "GenerateSecret", FALSE))
    return refuse (error, "Only one of generateSecret and clientSecret can be given.");
  return check_tier (pool, call->input, error);
}

JsonObject *
vst_practice_create_user_pool_client (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);
  g_autoptr (VstPracticeAppClient) client = NULL;
  JsonObject *answer;

  if (pool == NULL || !check_client (call, pool, error))
    return NULL;
  client = vst_practice_stack_make_client (pool->id, call->input, call->now);
  vst_practice_app_client_insert (call->store, client);
  answer = json_object_new ();
  json_object_set_object_member (answer, "UserPoolClient", vst_practice_describe_client (client));
  return answer;
}

/* This replaces everything but the name and the secret. */
JsonObject *
vst_practice_update_user_pool_client (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };
  g_autofree char *name = NULL;
  JsonObject *answer;

  if (!vst_practice_place_find (call, &place, error) || !check_client (call, place.pool, error))
    return NULL;
  name = g_strdup (vst_practice_json_get_text (place.client->settings, "ClientName"));
  json_object_unref (place.client->settings);
  place.client->settings = vst_practice_settings_make_client (call->input);
  if (!json_object_has_member (place.client->settings, "ClientName"))
    json_object_set_string_member (place.client->settings, "ClientName", name);
  vst_practice_app_client_save (call->store, place.client, call->now);
  answer = json_object_new ();
  json_object_set_object_member (answer, "UserPoolClient",
                                 vst_practice_describe_client (place.client));
  return answer;
}

JsonObject *
vst_practice_delete_user_pool_client (VstPracticeCall *call, GError **error)
{
  g_auto (VstPracticePlace) place = { NULL, NULL };

  if (!vst_practice_place_find (call, &place, error))
    return NULL;
  vst_practice_app_client_delete (call->store, place.client);
  return json_object_new ();
}

static void
add_client (JsonArray *clients, const VstPracticeAppClient *client)
{
  JsonObject *entry = json_object_new ();

  json_object_set_string_member (entry, "ClientId", client->id);
  json_object_set_string_member (entry, "UserPoolId", client->pool);
  json_object_set_string_member (entry, "ClientName",
                                 vst_practice_json_get_text (client->settings, "ClientName"));
  json_array_add_object_element (clients, entry);
}

/* Fills @clients from the one after @position on; %TRUE if more follow the new @position. */
static gboolean
list_page (VstPracticeCall *call, const char *pool, char **position, JsonArray *clients)
{
  gint64 limit = vst_practice_json_get_int (call->input, "MaxResults", LARGEST_PAGE);

  while (TRUE)
    {
      g_autoptr (VstPracticeAppClient) client =
          vst_practice_app_client_load_next (call->store, pool, *position);

      if (client == NULL)
        return FALSE;
      if (json_array_get_length (clients) == limit)
        return TRUE;
      add_client (clients, client);
      g_free (*position);
      *position = g_strdup (client->id);
    }
}

JsonObject *
vst_practice_list_user_pool_clients (VstPracticeCall *call, GError **error)
{
  const VstPracticeAccount *account = call->service->account;
  const char *marker = vst_practice_json_get_text (call->input, "NextToken");
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);
  g_autofree char *scope = NULL;
  g_autofree char *position = NULL;
  JsonObject *answer;
  JsonArray *clients;

  if (pool == NULL)
    return NULL;
  scope = g_strjoin ("\n", "ListUserPoolClients", pool->id, NULL);
  position =
      marker != NULL ? vst_practice_marker_read (account, scope, marker, call->now) : g_strdup ("");
  if (position == NULL)
    {
      refuse (error, "Paging Marker is Invalid for Request");
      return NULL;
    }
  answer = json_object_new ();
  clients = json_array_new ();
  json_object_set_array_member (answer, "UserPoolClients", clients);
  if (list_page (call, pool->id, &position, clients))
    {
      g_autofree char *next = vst_practice_marker_make (account, scope, position, call->now);

      json_object_set_string_member (answer, "NextToken", next);
    }
  return answer;
}
