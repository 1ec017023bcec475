#include "practice/vst-practice-rules.h"

VstPracticeUserPool *
vst_practice_find_pool (VstPracticeCall *call, GError **error)
{
  const char *id = vst_practice_json_get_text (call->input, "UserPoolId");
  VstPracticeUserPool *pool = vst_practice_user_pool_load (call->store, id);

  if (pool == NULL)
    vst_practice_fail (error, VST_PRACTICE_FAULT_RESOURCE_NOT_FOUND, "User pool %s does not exist.",
                       id);
  else if (call->pool == NULL)
    call->pool = g_strdup (id);
  return pool;
}

gboolean
vst_practice_place_find (VstPracticeCall *call, VstPracticePlace *place, GError **error)
{
  const char *client_id = vst_practice_json_get_text (call->input, "ClientId");
  gboolean pool_given = vst_practice_json_get_text (call->input, "UserPoolId") != NULL;

  if (pool_given)
    {
      place->pool = vst_practice_find_pool (call, error);
      if (place->pool == NULL)
        return FALSE;
    }
  place->client = vst_practice_app_client_load (call->store, client_id);
  if (place->client == NULL || (pool_given && !g_str_equal (place->client->pool, place->pool->id)))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_RESOURCE_NOT_FOUND,
                              "User pool client %s does not exist.", client_id);
  if (place->pool == NULL)
    place->pool = vst_practice_user_pool_load (call->store, place->client->pool);
  if (place->pool == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INTERNAL, "The pool cannot be read");
  if (call->pool == NULL)
    call->pool = g_strdup (place->pool->id);
  return TRUE;
}

gboolean
vst_practice_find_pool_user (VstPracticeCall *call,
                             VstPracticeUserPool **pool,
                             VstPracticeUser **user,
                             GError **error)
{
  *pool = vst_practice_find_pool (call, error);
  if (*pool == NULL)
    return FALSE;
  *user = vst_practice_user_load (call->store, *pool,
                                  vst_practice_json_get_text (call->input, "Username"));
  return *user != NULL
         || vst_practice_fail (error, VST_PRACTICE_FAULT_USER_NOT_FOUND, "User does not exist.");
}

void
vst_practice_sign_in_clear (VstPracticeSignIn *sign_in)
{
  vst_practice_place_clear (&sign_in->place);
  g_clear_pointer (&sign_in->user, vst_practice_user_free);
  g_clear_pointer (&sign_in->session, vst_practice_session_free);
  g_clear_pointer (&sign_in->device, g_free);
}

void
vst_practice_place_clear (VstPracticePlace *place)
{
  g_clear_pointer (&place->client, vst_practice_app_client_free);
  g_clear_pointer (&place->pool, vst_practice_user_pool_free);
}

const char *
vst_practice_need_parameter (VstPracticeCall *call,
                             const char *map,
                             const char *name,
                             GError **error)
{
  const char *value = vst_practice_json_get_text_in (call->input, map, name);

  if (value == NULL || *value == '\0')
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                         "Missing required parameter %s", name);
      return NULL;
    }
  return value;
}
