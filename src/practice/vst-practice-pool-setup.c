#include "practice/vst-practice-marker.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-stack.h"

#define LARGEST_PAGE 60

static gboolean
refuse (GError **error, const char *text)
{
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "%s", text);
}

static gboolean
check_new_pool (VstPracticeCall *call, GError **error)
{
  JsonObject *input = call->input;
  const char *mfa = vst_practice_json_get_text (input, "MfaConfiguration");

  if (vst_practice_json_get_array (input, "AliasAttributes") != NULL
      && vst_practice_json_get_array (input, "UsernameAttributes") != NULL)
    return refuse (error, "Only one of the aliasAttributes or usernameAttributes can be set in a "
                          "user pool.");
  if (mfa != NULL && !g_str_equal (mfa, "OFF")
      && vst_practice_json_get_object (input, "SmsConfiguration") == NULL)
    return refuse (error, "SMS configuration and Auto verification for phone_number are required "
                          "when MFA is required/optional");
  return TRUE;
}

JsonObject *
vst_practice_create_user_pool (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = NULL;
  JsonObject *answer;

  if (!check_new_pool (call, error))
    return NULL;
  pool = vst_practice_stack_make_pool (call->service->account, call->input, call->now);
  call->pool = g_strdup (pool->id);
  vst_practice_user_pool_insert (call->store, pool);
  vst_practice_keys_prepare (call->service->keys, pool->id);
  answer = json_object_new ();
  json_object_set_object_member (answer, "UserPool", vst_practice_describe_pool (call, pool));
  return answer;
}

JsonObject *
vst_practice_delete_user_pool (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);
  const char *protection;

  if (pool == NULL)
    return NULL;
  protection = vst_practice_json_get_text (pool->settings, "DeletionProtection");
  if (g_strcmp0 (protection, "ACTIVE") == 0)
    {
      refuse (error, "The user pool cannot be deleted because deletion protection is activated. "
                     "Deletion protection must be inactivated first.");
      return NULL;
    }
  vst_practice_user_pool_delete (call->store, pool);
  return json_object_new ();
}

/* The three members of the pool's settings that belong to MFA. */
static JsonObject *
describe_mfa_config (const VstPracticeUserPool *pool)
{
  static const char *const members[] = { "SoftwareTokenMfaConfiguration", "EmailMfaConfiguration" };
  JsonObject *answer = json_object_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (pool->settings, members[i]))
      json_object_set_member (answer, members[i],
                              json_object_dup_member (pool->settings, members[i]));
  json_object_set_string_member (answer, "MfaConfiguration", vst_practice_user_pool_get_mfa (pool));
  return answer;
}

JsonObject *
vst_practice_get_user_pool_mfa_config (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);

  return pool != NULL ? describe_mfa_config (pool) : NULL;
}

static void
take_member (JsonObject *settings, JsonObject *input, const char *name)
{
  if (vst_practice_json_get_object (input, name) != NULL)
    json_object_set_member (settings, name, json_object_dup_member (input, name));
  else
    json_object_remove_member (settings, name);
}

JsonObject *
vst_practice_set_user_pool_mfa_config (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);
  const char *mfa = vst_practice_json_get_text (call->input, "MfaConfiguration");
  JsonObject *token = vst_practice_json_get_object (call->input, "SoftwareTokenMfaConfiguration");
  JsonObject *email = vst_practice_json_get_object (call->input, "EmailMfaConfiguration");

  if (pool == NULL)
    return NULL;
  if (mfa != NULL && !g_str_equal (mfa, "OFF") && email == NULL
      && !vst_practice_json_get_boolean (token, "Enabled", FALSE))
    {
      refuse (error, "Invalid MFA configuration given, can't turn on MFA without an MFA method");
      return NULL;
    }
  take_member (pool->settings, call->input, "SoftwareTokenMfaConfiguration");
  take_member (pool->settings, call->input, "EmailMfaConfiguration");
  json_object_set_string_member (pool->settings, "MfaConfiguration", mfa != NULL ? mfa : "OFF");
  vst_practice_user_pool_save (call->store, pool, call->now);
  return describe_mfa_config (pool);
}

/* Refresh tokens that change have an operation of their own. */
static gboolean
check_new_client (VstPracticeCall *call, GError **error)
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
  return TRUE;
}

JsonObject *
vst_practice_create_user_pool_client (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);
  g_autoptr (VstPracticeAppClient) client = NULL;
  JsonObject *answer;

  if (pool == NULL || !check_new_client (call, error))
    return NULL;
  client = vst_practice_stack_make_client (pool->id, call->input, call->now);
  vst_practice_app_client_insert (call->store, client);
  answer = json_object_new ();
  json_object_set_object_member (answer, "UserPoolClient", vst_practice_describe_client (client));
  return answer;
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
