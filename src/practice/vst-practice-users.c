#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

void
vst_practice_describe_dates (JsonObject *answer, const VstPracticeUser *user)
{
  json_object_set_int_member (answer, "UserCreateDate", user->created);
  json_object_set_int_member (answer, "UserLastModifiedDate", user->modified);
  json_object_set_boolean_member (answer, "Enabled", user->enabled);
  json_object_set_string_member (answer, "UserStatus", user->status);
}

JsonObject *
vst_practice_get_user (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = vst_practice_tokens_check_access (
      call, vst_practice_json_get_text (call->input, "AccessToken"), error);
  g_autoptr (VstPracticeUserPool) pool = NULL;
  JsonObject *answer;

  if (user == NULL)
    return NULL;
  pool = vst_practice_user_pool_load (call->store, user->pool);
  answer = json_object_new ();
  json_object_set_string_member (answer, "Username", user->name);
  json_object_set_array_member (answer, "UserAttributes",
                                vst_practice_user_list_attributes (call->store, user));
  vst_practice_describe_mfa (call, answer, pool, user);
  return answer;
}

JsonObject *
vst_practice_admin_get_user (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeUser) user = NULL;
  JsonObject *answer;

  if (!vst_practice_find_pool_user (call, &pool, &user, error))
    return NULL;
  answer = json_object_new ();
  json_object_set_string_member (answer, "Username", user->name);
  json_object_set_array_member (answer, "UserAttributes",
                                vst_practice_user_list_attributes (call->store, user));
  vst_practice_describe_dates (answer, user);
  vst_practice_describe_mfa (call, answer, pool, user);
  return answer;
}

JsonObject *
vst_practice_delete_user (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = vst_practice_tokens_check_access (
      call, vst_practice_json_get_text (call->input, "AccessToken"), error);

  if (user == NULL)
    return NULL;
  vst_practice_user_delete (call->store, user);
  return json_object_new ();
}
