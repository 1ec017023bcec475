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

void
vst_practice_describe_mfa (JsonObject *answer, const VstPracticeUser *user)
{
  JsonArray *settings;

  if (user->mfa_preferred != NULL)
    json_object_set_string_member (answer, "PreferredMfaSetting", user->mfa_preferred);
  if (user->totp_key == NULL)
    return;
  settings = json_array_new ();
  json_array_add_string_element (settings, "SOFTWARE_TOKEN_MFA");
  json_object_set_array_member (answer, "UserMFASettingList", settings);
}

JsonObject *
vst_practice_get_user (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = vst_practice_tokens_check_access (
      call, vst_practice_json_get_text (call->input, "AccessToken"), error);
  JsonObject *answer;

  if (user == NULL)
    return NULL;
  answer = json_object_new ();
  json_object_set_string_member (answer, "Username", user->name);
  json_object_set_array_member (answer, "UserAttributes",
                                vst_practice_user_list_attributes (call->store, user));
  vst_practice_describe_mfa (answer, user);
  return answer;
}

JsonObject *
vst_practice_admin_get_user (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);
  g_autoptr (VstPracticeUser) user = NULL;
  JsonObject *answer;

  if (pool == NULL)
    return NULL;
  user = vst_practice_user_load (call->store, pool,
                                 vst_practice_json_get_text (call->input, "Username"));
  if (user == NULL)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_USER_NOT_FOUND, "User does not exist.");
      return NULL;
    }
  answer = json_object_new ();
  json_object_set_string_member (answer, "Username", user->name);
  json_object_set_array_member (answer, "UserAttributes",
                                vst_practice_user_list_attributes (call->store, user));
  vst_practice_describe_dates (answer, user);
  vst_practice_describe_mfa (answer, user);
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
