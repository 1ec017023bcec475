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

/* A pool that is made with MFA and a way to send text messages uses them for it. */
static void
switch_sms_on (JsonObject *settings)
{
  JsonObject *sms = vst_practice_json_get_object (settings, "SmsConfiguration");
  const char *mfa = vst_practice_json_get_text (settings, "MfaConfiguration");
  JsonObject *method;

  if (sms == NULL || g_strcmp0 (mfa, "OFF") == 0)
    return;
  method = json_object_new ();
  json_object_set_object_member (method, "SmsConfiguration", json_object_ref (sms));
  json_object_set_object_member (settings, "SmsMfaConfiguration", method);
}

JsonObject *
vst_practice_create_user_pool (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = NULL;
  JsonObject *answer;

  if (!check_new_pool (call, error))
    return NULL;
  pool = vst_practice_stack_make_pool (call->service->account, call->input, call->now);
  switch_sms_on (pool->settings);
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

/* The MFA methods, each with a member of the pool's settings. */
static const char *const methods[] = { "SmsMfaConfiguration", "SoftwareTokenMfaConfiguration",
                                       "EmailMfaConfiguration", "WebAuthnConfiguration" };

static JsonObject *
describe_mfa_config (const VstPracticeUserPool *pool)
{
  JsonObject *answer = json_object_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (json_object_has_member (pool->settings, methods[i]))
      json_object_set_member (answer, methods[i],
                              json_object_dup_member (pool->settings, methods[i]));
  json_object_set_string_member (answer, "MfaConfiguration", vst_practice_user_pool_get_mfa (pool));
  return answer;
}

JsonObject *
vst_practice_get_user_pool_mfa_config (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = vst_practice_find_pool (call, error);

  return pool != NULL ? describe_mfa_config (pool) : NULL;
}

static gboolean
check_method_tier (const VstPracticeUserPool *pool, JsonObject *email, GError **error)
{
  const char *tier = vst_practice_json_get_text (pool->settings, "UserPoolTier");

  return email == NULL || g_strcmp0 (tier, "LITE") != 0
         || vst_practice_fail (error, VST_PRACTICE_FAULT_FEATURE_UNAVAILABLE,
                               "Email MFA is not available in the LITE tier.");
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
  JsonObject *sms = vst_practice_json_get_object (call->input, "SmsMfaConfiguration");

  if (pool == NULL || !check_method_tier (pool, email, error))
    return NULL;
  if (mfa != NULL && !g_str_equal (mfa, "OFF") && email == NULL && sms == NULL
      && !vst_practice_json_get_boolean (token, "Enabled", FALSE))
    {
      refuse (error, "Invalid MFA configuration given, can't turn on MFA without an MFA method");
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    take_member (pool->settings, call->input, methods[i]);
  json_object_set_string_member (pool->settings, "MfaConfiguration", mfa != NULL ? mfa : "OFF");
  vst_practice_user_pool_save (call->store, pool, call->now);
  return describe_mfa_config (pool);
}
