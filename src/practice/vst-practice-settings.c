#include "practice/vst-practice-settings.h"

#include "practice/vst-practice-json.h"

/* What CreateUserPool makes of nothing, in the words of DescribeUserPool. */
static const char pool_defaults[] =
    "{\"Policies\":{\"PasswordPolicy\":{\"MinimumLength\":8,\"RequireUppercase\":true,"
    "\"RequireLowercase\":true,\"RequireNumbers\":true,\"RequireSymbols\":true,"
    "\"TemporaryPasswordValidityDays\":7},"
    "\"SignInPolicy\":{\"AllowedFirstAuthFactors\":[\"PASSWORD\"]}},"
    "\"DeletionProtection\":\"INACTIVE\",\"LambdaConfig\":{},"
    "\"VerificationMessageTemplate\":{\"DefaultEmailOption\":\"CONFIRM_WITH_CODE\"},"
    "\"UserAttributeUpdateSettings\":{\"AttributesRequireVerificationBeforeUpdate\":[]},"
    "\"MfaConfiguration\":\"OFF\","
    "\"EmailConfiguration\":{\"EmailSendingAccount\":\"COGNITO_DEFAULT\"},"
    "\"UserPoolTags\":{},"
    "\"AdminCreateUserConfig\":{\"AllowAdminCreateUserOnly\":false,"
    "\"UnusedAccountValidityDays\":7},"
    "\"AccountRecoverySetting\":{\"RecoveryMechanisms\":[{\"Priority\":1,"
    "\"Name\":\"verified_email\"}]},\"UserPoolTier\":\"ESSENTIALS\"}";

static const char client_defaults[] =
    "{\"RefreshTokenValidity\":30,\"TokenValidityUnits\":{},"
    "\"ExplicitAuthFlows\":[\"ALLOW_CUSTOM_AUTH\",\"ALLOW_REFRESH_TOKEN_AUTH\","
    "\"ALLOW_USER_SRP_AUTH\"],\"AllowedOAuthFlowsUserPoolClient\":false,"
    "\"PreventUserExistenceErrors\":\"LEGACY\",\"EnableTokenRevocation\":true,"
    "\"EnablePropagateAdditionalUserContextData\":false,\"AuthSessionValidity\":3}";

static JsonObject *
read_object (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_object (node);
}

/* Each member of @from goes into @to. */
static void
overlay (JsonObject *to, JsonObject *from, const char *const *but)
{
  g_autoptr (GList) names = from != NULL ? json_object_get_members (from) : NULL;

  for (GList *l = names; l != NULL; l = l->next)
    if (but == NULL || !g_strv_contains (but, l->data))
      json_object_set_member (to, l->data, json_object_dup_member (from, l->data));
}

static JsonObject *
find_attribute (JsonArray *schema, const char *name)
{
  for (guint i = 0; i < json_array_get_length (schema); i++)
    {
      JsonObject *attribute = json_array_get_object_element (schema, i);

      if (g_strcmp0 (vst_practice_json_get_text (attribute, "Name"), name) == 0)
        return attribute;
    }
  return NULL;
}

static JsonObject *
make_custom (JsonObject *wanted)
{
  JsonObject *attribute = read_object ("{\"AttributeDataType\":\"String\","
                                       "\"DeveloperOnlyAttribute\":false,\"Mutable\":true,"
                                       "\"Required\":false}");
  g_autofree char *name = NULL;

  overlay (attribute, wanted, NULL);
  name = g_strconcat (
      vst_practice_json_get_boolean (wanted, "DeveloperOnlyAttribute", FALSE) ? "dev:" : "",
      "custom:", vst_practice_json_get_text (wanted, "Name"), NULL);
  json_object_set_string_member (attribute, "Name", name);
  return attribute;
}

/* The standard attributes as @wanted changes them, and the custom ones. */
static JsonArray *
make_schema (JsonArray *wanted)
{
  JsonArray *schema = vst_practice_standard_attributes ();

  for (guint i = 0; wanted != NULL && i < json_array_get_length (wanted); i++)
    {
      JsonObject *change = json_array_get_object_element (wanted, i);
      const char *name = vst_practice_json_get_text (change, "Name");
      JsonObject *standard = find_attribute (schema, name);

      if (standard != NULL)
        overlay (standard, change, NULL);
      else if (name != NULL)
        json_array_add_object_element (schema, make_custom (change));
    }
  return schema;
}

/* The service's defaults with what is @wanted in their place. */
static JsonObject *
make_pool_settings (JsonObject *wanted)
{
  static const char *const apart[] = { "PoolName", "UserPoolId", "Schema", "Policies", NULL };
  JsonObject *settings = read_object (pool_defaults);
  JsonObject *policies = vst_practice_json_get_object (settings, "Policies");
  JsonObject *policy;

  overlay (settings, wanted, apart);
  overlay (policies, vst_practice_json_get_object (wanted, "Policies"), NULL);
  policy = vst_practice_json_get_object (policies, "PasswordPolicy");
  if (policy != NULL && vst_practice_json_get_int (policy, "PasswordHistorySize", 0) == 0)
    json_object_remove_member (policy, "PasswordHistorySize");
  return settings;
}

JsonObject *
vst_practice_settings_make_pool (JsonObject *wanted)
{
  JsonObject *settings = make_pool_settings (wanted);

  json_object_set_array_member (settings, "SchemaAttributes",
                                make_schema (vst_practice_json_get_array (wanted, "Schema")));
  return settings;
}

JsonObject *
vst_practice_settings_update_pool (JsonObject *settings, JsonObject *wanted)
{
  /* What is settled when a pool is made, or by SetUserPoolMfaConfig. */
  static const char *const kept[] = { "SchemaAttributes",      "UsernameAttributes",
                                      "AliasAttributes",       "UsernameConfiguration",
                                      "SmsMfaConfiguration",   "SoftwareTokenMfaConfiguration",
                                      "EmailMfaConfiguration", "WebAuthnConfiguration" };
  JsonObject *updated = make_pool_settings (wanted);

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      json_object_remove_member (updated, kept[i]);
      if (json_object_has_member (settings, kept[i]))
        json_object_set_member (updated, kept[i], json_object_dup_member (settings, kept[i]));
    }
  return updated;
}

JsonObject *
vst_practice_settings_make_client (JsonObject *wanted)
{
  static const char *const apart[] = { "UserPoolId", "ClientId", "GenerateSecret", "ClientSecret",
                                       NULL };
  JsonObject *settings = read_object (client_defaults);

  overlay (settings, wanted, apart);
  return settings;
}
