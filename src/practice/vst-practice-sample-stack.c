#include "practice/vst-practice-sample-stack.h"

#include <string.h>

#include "practice/vst-practice-json.h"

#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

/* As DescribeUserPool words them. */
static const char pool_settings[] =
    "{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":8,\"RequireUppercase\":true,"
    "\"RequireLowercase\":true,\"RequireNumbers\":true,\"RequireSymbols\":true,"
    "\"TemporaryPasswordValidityDays\":7},"
    "\"SignInPolicy\":{\"AllowedFirstAuthFactors\":[\"PASSWORD\"]}},"
    "\"DeletionProtection\":\"INACTIVE\",\"LambdaConfig\":{},"
    "\"AutoVerifiedAttributes\":[\"email\"],"
    "\"VerificationMessageTemplate\":{\"DefaultEmailOption\":\"CONFIRM_WITH_CODE\"},"
    "\"UserAttributeUpdateSettings\":{\"AttributesRequireVerificationBeforeUpdate\":[]},"
    "\"MfaConfiguration\":\"ON\",\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true},"
    "\"DeviceConfiguration\":{\"ChallengeRequiredOnNewDevice\":true,"
    "\"DeviceOnlyRememberedOnUserPrompt\":false},"
    "\"EmailConfiguration\":{\"EmailSendingAccount\":\"COGNITO_DEFAULT\"},"
    "\"UserPoolTags\":{},"
    "\"AdminCreateUserConfig\":{\"AllowAdminCreateUserOnly\":false,"
    "\"UnusedAccountValidityDays\":7},"
    "\"UsernameConfiguration\":{\"CaseSensitive\":false},"
    "\"AccountRecoverySetting\":{\"RecoveryMechanisms\":[{\"Priority\":1,"
    "\"Name\":\"verified_email\"}]},\"UserPoolTier\":\"ESSENTIALS\"}";

static const char client_settings[] =
    "{\"ClientName\":\"practice\",\"RefreshTokenValidity\":30,\"TokenValidityUnits\":{},"
    "\"ExplicitAuthFlows\":[\"ALLOW_ADMIN_USER_PASSWORD_AUTH\",\"ALLOW_REFRESH_TOKEN_AUTH\","
    "\"ALLOW_USER_PASSWORD_AUTH\"],\"AllowedOAuthFlowsUserPoolClient\":false,"
    "\"PreventUserExistenceErrors\":\"LEGACY\",\"EnableTokenRevocation\":true,"
    "\"EnablePropagateAdditionalUserContextData\":false,\"AuthSessionValidity\":3}";

/* The sample stack wants an e-mail address from everybody, once and for all. */
static JsonArray *
sample_schema (void)
{
  JsonArray *schema = vst_practice_standard_attributes ();

  for (guint i = 0; i < json_array_get_length (schema); i++)
    {
      JsonObject *attribute = json_array_get_object_element (schema, i);

      if (g_strcmp0 (vst_practice_json_get_text (attribute, "Name"), "email") != 0)
        continue;
      json_object_set_boolean_member (attribute, "Required", TRUE);
      json_object_set_boolean_member (attribute, "Mutable", FALSE);
    }
  return schema;
}

static JsonObject *
read_settings (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_object (node);
}

void
vst_practice_sample_stack_create (VstPracticeStore *store,
                                  const VstPracticeAccount *account,
                                  gint64 now)
{
  g_autoptr (VstPracticeUserPool) pool = g_new0 (VstPracticeUserPool, 1);
  g_autoptr (VstPracticeAppClient) client = g_new0 (VstPracticeAppClient, 1);
  g_autofree char *pool_end = vst_practice_random_text (UPPER LOWER DIGITS, 9);

  pool->id = g_strconcat (account->region, "_", pool_end, NULL);
  pool->name = g_strdup ("practice");
  pool->kind = g_strdup ("sample-stack");
  pool->settings = read_settings (pool_settings);
  json_object_set_array_member (pool->settings, "SchemaAttributes", sample_schema ());
  pool->created = pool->modified = now;
  vst_practice_user_pool_insert (store, pool);

  client->id = vst_practice_random_text (LOWER DIGITS, 26);
  client->pool = g_strdup (pool->id);
  client->settings = read_settings (client_settings);
  client->created = client->modified = now;
  vst_practice_app_client_insert (store, client);
}
