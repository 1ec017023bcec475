#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-settings.h"
#include "practice/vst-practice-stack.h"

static gboolean
refuse (GError **error, const char *text)
{
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "%s", text);
}

/* Signing in without a password is no part of the lowest tier. */
static gboolean
check_tier (JsonObject *wanted, GError **error)
{
  static const char *const factors[] = { "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN" };
  JsonObject *policies = vst_practice_json_get_object (wanted, "Policies");
  JsonObject *policy = vst_practice_json_get_object (policies, "SignInPolicy");
  const char *tier = vst_practice_json_get_text (wanted, "UserPoolTier");

  for (gsize i = 0; g_strcmp0 (tier, "LITE") == 0 && i < G_N_ELEMENTS (factors); i++)
    if (vst_practice_json_has_text (policy, "AllowedFirstAuthFactors", factors[i]))
      return vst_practice_fail (error, VST_PRACTICE_FAULT_FEATURE_UNAVAILABLE,
                                "%s is not available in the LITE tier.", factors[i]);
  return TRUE;
}

/* MFA needs a method. SetUserPoolMfaConfig gives the others; here it can only be SMS. */
static gboolean
check_mfa (JsonObject *settings, GError **error)
{
  const char *mfa = vst_practice_json_get_text (settings, "MfaConfiguration");
  JsonObject *token = vst_practice_json_get_object (settings, "SoftwareTokenMfaConfiguration");

  if (mfa == NULL || g_str_equal (mfa, "OFF")
      || vst_practice_json_get_object (settings, "SmsConfiguration") != NULL
      || vst_practice_json_get_object (settings, "EmailMfaConfiguration") != NULL
      || vst_practice_json_get_boolean (token, "Enabled", FALSE))
    return TRUE;
  return refuse (error, "SMS configuration and Auto verification for phone_number are required "
                        "when MFA is required/optional");
}

static gboolean
check_new_pool (VstPracticeCall *call, GError **error)
{
  JsonObject *input = call->input;

  if (vst_practice_json_get_array (input, "AliasAttributes") != NULL
      && vst_practice_json_get_array (input, "UsernameAttributes") != NULL)
    return refuse (error, "Only one of the aliasAttributes or usernameAttributes can be set in a "
                          "user pool.");
  return check_tier (input, error) && check_mfa (input, error);
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

/* UpdateUserPool replaces everything: what it leaves out goes back to the default. */
JsonObject *
vst_practice_update_user_pool (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);
  const char *name = vst_practice_json_get_text (call->input, "PoolName");
  g_autoptr (JsonObject) before = NULL;

  if (pool == NULL || !check_tier (call->input, error))
    return NULL;
  before = pool->settings;
  pool->settings = vst_practice_settings_update_pool (before, call->input);
  if (!check_mfa (pool->settings, error))
    return NULL;
  if (name != NULL)
    {
      g_free (pool->name);
      pool->name = g_strdup (name);
    }
  vst_practice_user_pool_save (call->store, pool, call->now);
  return json_object_new ();
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
