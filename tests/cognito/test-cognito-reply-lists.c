#include "cognito/vst-cognito-reply.h"
#include "cognito/vst-reply-limits.h"

/* Answers of what comes after a login. Texts below have ' for ", so that they can be read. */
static JsonNode *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

static void
test_users (void)
{
  g_autoptr (JsonNode) reply = parse (
      "{'Users':[{'Username':'alice','Attributes':[{'Name':'email','Value':'a@b'}],"
      "'UserCreateDate':1700574875.82,'Enabled':false,'UserStatus':'CONFIRMED','MFAOptions':[]},"
      "{'Username':'bob'}],'PaginationToken':'page-2'}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstResultPage) page = vst_cognito_reply_read_users (reply, "ListUsers", &error);
  const VstCognitoUser *user;

  g_assert_no_error (error);
  g_assert_cmpuint (page->items->len, ==, 2);
  g_assert_cmpstr (page->next, ==, "page-2");
  user = g_ptr_array_index (page->items, 0);
  g_assert_cmpstr (user->user_name, ==, "alice");
  g_assert_cmpstr (user->status, ==, "CONFIRMED");
  g_assert_false (user->enabled);
  g_assert_cmpint (user->created_at, ==, 1700574875);
  g_assert_cmpstr (vst_attributes_lookup (user->attributes, "email"), ==, "a@b");
  g_assert_null (user->mfa_methods);
  user = g_ptr_array_index (page->items, 1);
  g_assert_cmpstr (user->user_name, ==, "bob");
  g_assert_cmpuint (user->attributes->len, ==, 0);
}

/* A page may be empty and still not be the last. */
static void
test_empty_page (void)
{
  g_autoptr (JsonNode) more = parse ("{'Users':[],'PaginationToken':'page-3'}");
  g_autoptr (JsonNode) last = parse ("{'PaginationToken':''}");
  g_autoptr (JsonNode) null = parse ("{'Users':null,'PaginationToken':null}");
  g_autoptr (VstResultPage) more_page = vst_cognito_reply_read_users (more, "Op", NULL);
  g_autoptr (VstResultPage) last_page = vst_cognito_reply_read_users (last, "Op", NULL);
  g_autoptr (VstResultPage) null_page = vst_cognito_reply_read_users (null, "Op", NULL);

  g_assert_cmpuint (more_page->items->len, ==, 0);
  g_assert_cmpstr (more_page->next, ==, "page-3");
  g_assert_null (last_page->next);
  g_assert_null (null_page->next);
}

static void
test_devices (void)
{
  g_autoptr (JsonNode) reply =
      parse ("{'Devices':[{'DeviceKey':'eu-west-1_1','DeviceAttributes':[{'Name':'device_status',"
             "'Value':'valid'},{'Name':'device_name','Value':'Desk'}],'DeviceCreateDate':10.5,"
             "'DeviceLastModifiedDate':20,'DeviceLastAuthenticatedDate':30},"
             "{'DeviceKey':'eu-west-1_2'}]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstResultPage) page = vst_cognito_reply_read_devices (reply, "ListDevices", &error);
  const VstCognitoDevice *device;

  g_assert_no_error (error);
  g_assert_null (page->next);
  device = g_ptr_array_index (page->items, 0);
  g_assert_cmpstr (device->key, ==, "eu-west-1_1");
  g_assert_cmpstr (vst_cognito_device_get_name (device), ==, "Desk");
  g_assert_cmpint (device->created_at, ==, 10);
  g_assert_cmpint (device->modified_at, ==, 20);
  g_assert_cmpint (device->used_at, ==, 30);
  device = g_ptr_array_index (page->items, 1);
  g_assert_null (vst_cognito_device_get_name (device));
  g_assert_cmpint (device->used_at, ==, 0);
}

static void
test_get_user (void)
{
  g_autoptr (JsonNode) reply =
      parse ("{'Username':'alice','PreferredMfaSetting':'SOFTWARE_TOKEN_MFA',"
             "'UserMFASettingList':['SMS_MFA','SOFTWARE_TOKEN_MFA']}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstCognitoUser) user = vst_cognito_reply_read_user (reply, "GetUser", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (user->preferred_mfa, ==, "SOFTWARE_TOKEN_MFA");
  g_assert_cmpuint (g_strv_length (user->mfa_methods), ==, 2);
  g_assert_cmpstr (user->mfa_methods[0], ==, "SMS_MFA");
}

typedef struct
{
  const char *name, *configuration; /* NULL: none */
  gboolean tracks, replaces, on_prompt;
} DeviceCase;

static const DeviceCase device_cases[] = {
  { "none", NULL, FALSE, FALSE, FALSE },
  { "null", "null", FALSE, FALSE, FALSE },
  { "empty", "{}", FALSE, FALSE, FALSE },
  { "always", "{'ChallengeRequiredOnNewDevice':true,'DeviceOnlyRememberedOnUserPrompt':false}",
    TRUE, TRUE, FALSE },
  { "on-prompt", "{'ChallengeRequiredOnNewDevice':true,'DeviceOnlyRememberedOnUserPrompt':true}",
    TRUE, TRUE, TRUE },
  { "only-one", "{'DeviceOnlyRememberedOnUserPrompt':false}", TRUE, FALSE, FALSE },
};

static void
test_device_configuration (gconstpointer data)
{
  const DeviceCase *c = data;
  g_autofree char *text =
      c->configuration != NULL
          ? g_strdup_printf ("{'UserPool':{'DeviceConfiguration':%s}}", c->configuration)
          : g_strdup ("{'UserPool':{}}");
  g_autoptr (JsonNode) reply = parse (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstPoolDescription) pool = vst_cognito_reply_read_pool (reply, "Op", &error);

  g_assert_no_error (error);
  g_assert_cmpint (pool->tracks_devices, ==, c->tracks);
  g_assert_cmpint (pool->device_replaces_mfa, ==, c->replaces);
  g_assert_cmpint (pool->device_on_prompt, ==, c->on_prompt);
}

static void
test_client (void)
{
  g_autoptr (JsonNode) full =
      parse ("{'UserPoolClient':{'ClientSecret':'s3cret','RefreshTokenRotation':{'Feature':"
             "'ENABLED','RetryGracePeriodSeconds':10},'EnableTokenRevocation':false,"
             "'AccessTokenValidity':5,'IdTokenValidity':2,'RefreshTokenValidity':7,"
             "'TokenValidityUnits':{'AccessToken':'minutes','RefreshToken':'days'}}}");
  g_autoptr (JsonNode) hollow =
      parse ("{'UserPoolClient':{'RefreshTokenRotation':{'Feature':'DISABLED'},"
             "'RefreshTokenValidity':0}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstClientDescription) client = vst_cognito_reply_read_client (full, "Op", &error);
  g_autoptr (VstClientDescription) minimal = vst_cognito_reply_read_client (hollow, "Op", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (vst_secret_get_text (client->secret), ==, "s3cret");
  g_assert_true (client->rotates_refresh);
  g_assert_false (client->revokes_tokens);
  g_assert_cmpint (client->access_seconds, ==, 300);
  g_assert_cmpint (client->id_seconds, ==, 7200);
  g_assert_cmpint (client->refresh_seconds, ==, 604800);
  g_assert_null (minimal->secret);
  g_assert_false (minimal->rotates_refresh);
  g_assert_true (minimal->revokes_tokens);
  g_assert_cmpint (minimal->access_seconds, ==, 3600);
  g_assert_cmpint (minimal->id_seconds, ==, 3600);
  g_assert_cmpint (minimal->refresh_seconds, ==, 2592000);
}

/* The largest lifetime that can be written never overflows a date. */
static void
test_long_lifetime (void)
{
  g_autoptr (JsonNode) reply =
      parse ("{'UserPoolClient':{'RefreshTokenValidity':315360000,'TokenValidityUnits':"
             "{'RefreshToken':'days'}}}");
  g_autoptr (VstClientDescription) client = vst_cognito_reply_read_client (reply, "Op", NULL);

  g_assert_cmpint (client->refresh_seconds, ==, 315360000);
}

typedef struct
{
  const char *name, *metadata;
  gboolean found;
} MetadataCase;

static const MetadataCase metadata_cases[] = {
  { "both", "{'DeviceKey':'r_1','DeviceGroupKey':'-g'}", TRUE },
  { "null", "null", FALSE },
  { "empty", "{}", FALSE },
  { "no-group", "{'DeviceKey':'r_1'}", FALSE },
  { "no-key", "{'DeviceGroupKey':'-g'}", FALSE },
  { "empty-key", "{'DeviceKey':'','DeviceGroupKey':'-g'}", FALSE },
};

static void
test_metadata (gconstpointer data)
{
  const MetadataCase *c = data;
  g_autofree char *text = g_strdup_printf (
      "{'AuthenticationResult':{'AccessToken':'a.b.c','NewDeviceMetadata':%s}}", c->metadata);
  g_autoptr (JsonNode) reply = parse (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthTokens) tokens = vst_cognito_reply_read_tokens (reply, "Op", &error);

  g_assert_no_error (error);
  g_assert_cmpint (tokens->device_key != NULL, ==, c->found);
  g_assert_cmpint (tokens->device_group_key != NULL, ==, c->found);
}

typedef struct
{
  const char *name, *parameters, *expected;
} NameCase;

static const NameCase name_cases[] = {
  { "for-srp", "{'USER_ID_FOR_SRP':'sub-1','USERNAME':'alice'}", "sub-1" },
  { "user-name", "{'USERNAME':'alice'}", "alice" },
  { "empty", "{'USER_ID_FOR_SRP':'','USERNAME':'alice'}", "alice" },
  { "none", "{}", NULL },
};

static void
test_name (gconstpointer data)
{
  const NameCase *c = data;
  g_autofree char *text = g_strdup_printf (
      "{'ChallengeName':'PASSWORD_VERIFIER','ChallengeParameters':%s}", c->parameters);
  g_autoptr (JsonNode) reply = parse (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) answer = vst_cognito_reply_read_auth (reply, "Op", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (answer->user_name, ==, c->expected);
}

/* The longest page that is taken, so that the limit is where it is said to be. */
static void
test_full_page (void)
{
  g_autoptr (GString) text = g_string_new ("{'UserPools':[");
  g_autoptr (JsonNode) reply = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VstResultPage) page = NULL;

  for (guint i = 0; i < VST_REPLY_MAX_PAGE; i++)
    g_string_append_printf (text, "%s{'Id':'r_%u'}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  reply = parse (text->str);
  page = vst_cognito_reply_read_pools (reply, "Op", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->items->len, ==, VST_REPLY_MAX_PAGE);
}

#define ADD_CASES(prefix, table, test)                                                             \
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/cognito/reply/" prefix, table[i].name, NULL);         \
      g_test_add_data_func (path, &table[i], test);                                                \
    }

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cognito/reply/users", test_users);
  g_test_add_func ("/cognito/reply/users/empty-page", test_empty_page);
  g_test_add_func ("/cognito/reply/devices", test_devices);
  g_test_add_func ("/cognito/reply/pools/full-page", test_full_page);
  g_test_add_func ("/cognito/reply/get-user", test_get_user);
  g_test_add_func ("/cognito/reply/client/lifetimes", test_client);
  g_test_add_func ("/cognito/reply/client/long-lifetime", test_long_lifetime);
  ADD_CASES ("pool/devices/", device_cases, test_device_configuration);
  ADD_CASES ("tokens/device/", metadata_cases, test_metadata);
  ADD_CASES ("challenge/name/", name_cases, test_name);
  return g_test_run ();
}
