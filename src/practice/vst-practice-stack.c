#include "practice/vst-practice-stack.h"

#include <string.h>

#include "practice/vst-practice-json.h"

#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"
/* Real client secrets are of this form. */
#define SECRET_SIZE 51

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

/* What the kinds have in common: the sample stack wants an e-mail address once and for all. */
#define EMAIL                                                                                      \
  "\"AutoVerifiedAttributes\":[\"email\"],\"UsernameConfiguration\":{\"CaseSensitive\":false},"    \
  "\"Schema\":[{\"Name\":\"email\",\"Required\":true,\"Mutable\":false}]"
#define TOTP "\"SoftwareTokenMfaConfiguration\":{\"Enabled\":true}"
#define DEVICES(ask)                                                                               \
  "\"DeviceConfiguration\":{\"ChallengeRequiredOnNewDevice\":true,"                                \
  "\"DeviceOnlyRememberedOnUserPrompt\":" ask "}"
#define ALL_FLOWS                                                                                  \
  "\"ExplicitAuthFlows\":[\"ALLOW_ADMIN_USER_PASSWORD_AUTH\",\"ALLOW_REFRESH_TOKEN_AUTH\","        \
  "\"ALLOW_USER_PASSWORD_AUTH\",\"ALLOW_USER_SRP_AUTH\"]"

typedef struct
{
  const char *pool, *client;
} Recipe;

static const Recipe recipes[VST_PRACTICE_N_KINDS] = {
  [VST_PRACTICE_KIND_SAMPLE_STACK] = { "{\"PoolName\":\"practice\",\"MfaConfiguration\":"
                                       "\"ON\"," EMAIL "," TOTP "," DEVICES ("false") "}",
                                       "{\"ClientName\":\"practice\",\"ExplicitAuthFlows\":["
                                       "\"ALLOW_ADMIN_USER_PASSWORD_AUTH\","
                                       "\"ALLOW_REFRESH_TOKEN_AUTH\",\"ALLOW_USER_PASSWORD_AUTH\"]"
                                       "}" },
  [VST_PRACTICE_KIND_SRP_SECRET] = { "{\"PoolName\":\"practice-srp-secret\",\"MfaConfiguration\":"
                                     "\"ON\"," EMAIL "," TOTP "," DEVICES ("true") "}",
                                     "{\"ClientName\":\"practice-srp-secret\",\"GenerateSecret\":"
                                     "true,"
                                     "\"PreventUserExistenceErrors\":\"ENABLED\","
                                     "\"ExplicitAuthFlows\":[\"ALLOW_REFRESH_TOKEN_AUTH\",\"ALLOW_"
                                     "USER_SRP_AUTH\"]}" },
  [VST_PRACTICE_KIND_EMAIL_NAME] = { "{\"PoolName\":\"practice-email-name\",\"MfaConfiguration\":"
                                     "\"ON\","
                                     "\"UsernameAttributes\":[\"email\"]," EMAIL "," TOTP
                                     "," DEVICES ("false") "}",
                                     "{\"ClientName\":\"practice-email-name\"," ALL_FLOWS "}" },
  [VST_PRACTICE_KIND_MFA_OPTIONAL] = { "{\"PoolName\":\"practice-mfa-optional\","
                                       "\"MfaConfiguration\":\"OPTIONAL\"," EMAIL "," TOTP ","
                                       "\"EmailMfaConfiguration\":{},"
                                       "\"Policies\":{\"SignInPolicy\":{"
                                       "\"AllowedFirstAuthFactors\":[\"PASSWORD\",\"EMAIL_OTP\"]}}"
                                       "}",
                                       "{\"ClientName\":\"practice-mfa-optional\","
                                       "\"ExplicitAuthFlows\":[\"ALLOW_ADMIN_USER_PASSWORD_AUTH\","
                                       "\"ALLOW_REFRESH_TOKEN_AUTH\","
                                       "\"ALLOW_USER_AUTH\",\"ALLOW_USER_PASSWORD_AUTH\",\"ALLOW_"
                                       "USER_SRP_AUTH\"]}" },
  [VST_PRACTICE_KIND_MFA_OFF] = { "{\"PoolName\":\"practice-mfa-off\",\"MfaConfiguration\":"
                                  "\"OFF\"," EMAIL "}",
                                  "{\"ClientName\":\"practice-mfa-off\"," ALL_FLOWS "}" },
};

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

VstPracticeUserPool *
vst_practice_stack_make_pool (const VstPracticeAccount *account, JsonObject *wanted, gint64 now)
{
  static const char *const apart[] = { "PoolName", "Schema", "Policies", NULL };
  VstPracticeUserPool *pool = g_new0 (VstPracticeUserPool, 1);
  g_autofree char *end = vst_practice_random_text (UPPER LOWER DIGITS, 9);

  pool->id = g_strconcat (account->region, "_", end, NULL);
  pool->name = g_strdup (vst_practice_json_get_text (wanted, "PoolName"));
  pool->created = pool->modified = now;
  pool->settings = read_object (pool_defaults);
  overlay (pool->settings, wanted, apart);
  overlay (vst_practice_json_get_object (pool->settings, "Policies"),
           vst_practice_json_get_object (wanted, "Policies"), NULL);
  json_object_set_array_member (pool->settings, "SchemaAttributes",
                                make_schema (vst_practice_json_get_array (wanted, "Schema")));
  return pool;
}

VstPracticeAppClient *
vst_practice_stack_make_client (const char *pool, JsonObject *wanted, gint64 now)
{
  static const char *const apart[] = { "UserPoolId", "GenerateSecret", "ClientSecret", NULL };
  const char *given = vst_practice_json_get_text (wanted, "ClientSecret");
  VstPracticeAppClient *client = g_new0 (VstPracticeAppClient, 1);

  client->id = vst_practice_random_text (LOWER DIGITS, 26);
  client->pool = g_strdup (pool);
  client->created = client->modified = now;
  client->settings = read_object (client_defaults);
  overlay (client->settings, wanted, apart);
  if (given != NULL)
    client->secret = vst_secret_new_text (given);
  else if (vst_practice_json_get_boolean (wanted, "GenerateSecret", FALSE))
    client->secret = vst_secret_take_text (vst_practice_random_text (LOWER DIGITS, SECRET_SIZE));
  return client;
}

static VstPracticeUserPool *
make_kind (VstPracticeStore *store,
           const VstPracticeAccount *account,
           VstPracticeKind kind,
           gint64 now)
{
  g_autoptr (JsonObject) pool_wanted = read_object (recipes[kind].pool);
  VstPracticeUserPool *pool = vst_practice_stack_make_pool (account, pool_wanted, now);

  pool->kind = g_strdup (vst_practice_kind_get_name (kind));
  vst_practice_user_pool_insert (store, pool);
  return pool;
}

VstPracticeSite *
vst_practice_stack_ensure (VstPracticeStore *store,
                           const VstPracticeAccount *account,
                           VstPracticeKind kind,
                           gint64 now)
{
  g_autoptr (VstPracticeUserPool) pool =
      vst_practice_user_pool_load_kind (store, vst_practice_kind_get_name (kind));
  g_autoptr (VstPracticeAppClient) client = NULL;
  VstPracticeSite *site;

  if (pool == NULL)
    pool = make_kind (store, account, kind, now);
  client = vst_practice_app_client_load_first (store, pool->id);
  if (client == NULL)
    {
      g_autoptr (JsonObject) wanted = read_object (recipes[kind].client);

      client = vst_practice_stack_make_client (pool->id, wanted, now);
      vst_practice_app_client_insert (store, client);
    }
  site = g_new0 (VstPracticeSite, 1);
  site->user_pool_id = g_strdup (pool->id);
  site->client_id = g_strdup (client->id);
  site->client_secret = client->secret != NULL ? vst_secret_ref (client->secret) : NULL;
  return site;
}
