#include "practice/vst-practice-stack.h"

#include "practice/vst-practice-json.h"
#include "practice/vst-practice-settings.h"

#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"
/* Real client secrets are of this form. */
#define SECRET_SIZE 51

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
read_recipe (const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  return json_node_dup_object (node);
}

VstPracticeUserPool *
vst_practice_stack_make_pool (const VstPracticeAccount *account, JsonObject *wanted, gint64 now)
{
  VstPracticeUserPool *pool = g_new0 (VstPracticeUserPool, 1);
  g_autofree char *end = vst_practice_random_text (UPPER LOWER DIGITS, 9);

  pool->id = g_strconcat (account->region, "_", end, NULL);
  pool->name = g_strdup (vst_practice_json_get_text (wanted, "PoolName"));
  pool->created = pool->modified = now;
  pool->settings = vst_practice_settings_make_pool (wanted);
  return pool;
}

VstPracticeAppClient *
vst_practice_stack_make_client (const char *pool, JsonObject *wanted, gint64 now)
{
  const char *given = vst_practice_json_get_text (wanted, "ClientSecret");
  VstPracticeAppClient *client = g_new0 (VstPracticeAppClient, 1);

  client->id = vst_practice_random_text (LOWER DIGITS, 26);
  client->pool = g_strdup (pool);
  client->created = client->modified = now;
  client->settings = vst_practice_settings_make_client (wanted);
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
  g_autoptr (JsonObject) pool_wanted = read_recipe (recipes[kind].pool);
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
      g_autoptr (JsonObject) wanted = read_recipe (recipes[kind].client);

      client = vst_practice_stack_make_client (pool->id, wanted, now);
      vst_practice_app_client_insert (store, client);
    }
  site = g_new0 (VstPracticeSite, 1);
  site->user_pool_id = g_strdup (pool->id);
  site->client_id = g_strdup (client->id);
  site->client_secret = client->secret != NULL ? vst_secret_ref (client->secret) : NULL;
  return site;
}
