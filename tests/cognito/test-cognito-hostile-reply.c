#include "cognito/vst-cognito-reply.h"

#include <string.h>

#include "cognito/vst-reply-limits.h"

/* Texts below have ' for ", so that they can be read. */
static JsonNode *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

typedef enum
{
  SIGN_UP,
  DELIVERY,
  USER,
  POOL,
  CLIENT,
  AUTH,
  ASSOCIATION,
  VERIFICATION,
  USERS,
  DEVICES,
  POOLS,
  CLIENTS,
  TOKENS,
  CONFIRMATION,
} Reader;

/* The reader's result, which is dropped; FALSE if there was none. */
static gboolean
read_list (Reader reader, JsonNode *reply, GError **error)
{
  g_autoptr (VstResultPage) page = NULL;
  g_autoptr (VstAuthTokens) tokens = NULL;
  gboolean must_ask = FALSE;

  switch ((int) reader)
    {
    case USERS:
      page = vst_cognito_reply_read_users (reply, "Op", error);
      break;
    case DEVICES:
      page = vst_cognito_reply_read_devices (reply, "Op", error);
      break;
    case POOLS:
      page = vst_cognito_reply_read_pools (reply, "Op", error);
      break;
    case CLIENTS:
      page = vst_cognito_reply_read_clients (reply, "Op", error);
      break;
    case TOKENS:
      tokens = vst_cognito_reply_read_tokens (reply, "Op", error);
      break;
    default:
      return vst_cognito_reply_read_confirmation (reply, "Op", &must_ask, error);
    }
  return page != NULL || tokens != NULL;
}

static void
read_and_drop (Reader reader, JsonNode *reply, GError **error)
{
  g_autoptr (VstSignUpResult) sign_up = NULL;
  g_autoptr (VstCodeDelivery) delivery = NULL;
  g_autoptr (VstCognitoUser) user = NULL;
  g_autoptr (VstPoolDescription) pool = NULL;
  g_autoptr (VstClientDescription) client = NULL;
  g_autoptr (VstAuthReply) auth = NULL;
  g_autoptr (VstTokenAssociation) association = NULL;
  g_autoptr (VstSecret) session = NULL;

  switch ((int) reader)
    {
    case SIGN_UP:
      sign_up = vst_cognito_reply_read_sign_up (reply, "Op", error);
      break;
    case DELIVERY:
      delivery = vst_cognito_reply_read_delivery (reply, "Op", error);
      break;
    case USER:
      user = vst_cognito_reply_read_user (reply, "Op", error);
      break;
    case POOL:
      pool = vst_cognito_reply_read_pool (reply, "Op", error);
      break;
    case CLIENT:
      client = vst_cognito_reply_read_client (reply, "Op", error);
      break;
    case AUTH:
      auth = vst_cognito_reply_read_auth (reply, "Op", error);
      break;
    case ASSOCIATION:
      association = vst_cognito_reply_read_association (reply, "Op", error);
      break;
    case VERIFICATION:
      vst_cognito_reply_read_verification (reply, "Op", &session, error);
      break;
    default:
      g_assert_false (read_list (reader, reply, error));
    }
  g_assert_true (sign_up == NULL && delivery == NULL && user == NULL && pool == NULL);
  g_assert_true (client == NULL && auth == NULL && association == NULL && session == NULL);
}

typedef struct
{
  const char *name;
  Reader reader;
  const char *reply;
} BadCase;

static const BadCase bad_cases[] = {
  { "sign-up/list", SIGN_UP, "[]" },
  { "sign-up/text", SIGN_UP, "'UserConfirmed'" },
  { "sign-up/null", SIGN_UP, "null" },
  { "sign-up/empty", SIGN_UP, "{}" },
  { "sign-up/confirmed-null", SIGN_UP, "{'UserConfirmed':null}" },
  { "sign-up/confirmed-text", SIGN_UP, "{'UserConfirmed':'true'}" },
  { "sign-up/confirmed-number", SIGN_UP, "{'UserConfirmed':1}" },
  { "sign-up/sub-number", SIGN_UP, "{'UserConfirmed':true,'UserSub':7}" },
  { "sign-up/delivery-list", SIGN_UP, "{'UserConfirmed':true,'CodeDeliveryDetails':[]}" },
  { "sign-up/medium-object", SIGN_UP,
    "{'UserConfirmed':true,'CodeDeliveryDetails':{'DeliveryMedium':{}}}" },
  { "delivery/list", DELIVERY, "[]" },
  { "delivery/details-text", DELIVERY, "{'CodeDeliveryDetails':'EMAIL'}" },
  { "delivery/destination-list", DELIVERY, "{'CodeDeliveryDetails':{'Destination':['a']}}" },
  { "user/empty", USER, "{}" },
  { "user/name-empty", USER, "{'Username':''}" },
  { "user/name-number", USER, "{'Username':1}" },
  { "user/enabled-text", USER, "{'Username':'a','Enabled':'yes'}" },
  { "user/status-number", USER, "{'Username':'a','UserStatus':0}" },
  { "user/attributes-object", USER, "{'Username':'a','UserAttributes':{}}" },
  { "user/attributes-of-texts", USER, "{'Username':'a','UserAttributes':['email']}" },
  { "user/attributes-of-nulls", USER, "{'Username':'a','UserAttributes':[null]}" },
  { "user/attribute-nameless", USER, "{'Username':'a','UserAttributes':[{'Value':'a'}]}" },
  { "user/attribute-empty-name", USER,
    "{'Username':'a','UserAttributes':[{'Name':'','Value':'a'}]}" },
  { "user/attribute-number", USER, "{'Username':'a','UserAttributes':[{'Name':'age','Value':7}]}" },
  { "user/attribute-twice", USER,
    "{'Username':'a','UserAttributes':[{'Name':'email','Value':'a'},{'Name':'email'}]}" },
  { "user/date-text", USER, "{'Username':'a','UserCreateDate':'2026-01-05'}" },
  { "user/date-negative", USER, "{'Username':'a','UserCreateDate':-1}" },
  { "user/date-endless", USER, "{'Username':'a','UserCreateDate':1e40}" },
  { "user/date-true", USER, "{'Username':'a','UserLastModifiedDate':true}" },
  { "pool/empty", POOL, "{}" },
  { "pool/list", POOL, "{'UserPool':[]}" },
  { "pool/name-list", POOL, "{'UserPool':{'Name':[]}}" },
  { "pool/policies-text", POOL, "{'UserPool':{'Policies':'strict'}}" },
  { "pool/policy-list", POOL, "{'UserPool':{'Policies':{'PasswordPolicy':[]}}}" },
  { "pool/length-text", POOL,
    "{'UserPool':{'Policies':{'PasswordPolicy':{'MinimumLength':'8'}}}}" },
  { "pool/length-negative", POOL,
    "{'UserPool':{'Policies':{'PasswordPolicy':{'MinimumLength':-1}}}}" },
  { "pool/length-huge", POOL,
    "{'UserPool':{'Policies':{'PasswordPolicy':{'MinimumLength':4294967304}}}}" },
  { "pool/length-fraction", POOL,
    "{'UserPool':{'Policies':{'PasswordPolicy':{'MinimumLength':8.5}}}}" },
  { "pool/rule-number", POOL, "{'UserPool':{'Policies':{'PasswordPolicy':{'RequireSymbols':1}}}}" },
  { "pool/schema-object", POOL, "{'UserPool':{'SchemaAttributes':{}}}" },
  { "pool/schema-of-texts", POOL, "{'UserPool':{'SchemaAttributes':['email']}}" },
  { "pool/schema-nameless", POOL, "{'UserPool':{'SchemaAttributes':[{'Required':true}]}}" },
  { "pool/schema-twice", POOL,
    "{'UserPool':{'SchemaAttributes':[{'Name':'email'},{'Name':'email'}]}}" },
  { "pool/required-text", POOL,
    "{'UserPool':{'SchemaAttributes':[{'Name':'email','Required':'no'}]}}" },
  { "pool/user-name-attributes-text", POOL, "{'UserPool':{'UsernameAttributes':'email'}}" },
  { "pool/alias-attributes-of-objects", POOL, "{'UserPool':{'AliasAttributes':[{}]}}" },
  { "pool/admin-list", POOL, "{'UserPool':{'AdminCreateUserConfig':[]}}" },
  { "client/empty", CLIENT, "{}" },
  { "client/text", CLIENT, "{'UserPoolClient':'App'}" },
  { "client/flows-text", CLIENT, "{'UserPoolClient':{'ExplicitAuthFlows':'ALL'}}" },
  { "client/flows-of-numbers", CLIENT, "{'UserPoolClient':{'ExplicitAuthFlows':[1]}}" },
  { "client/minutes-text", CLIENT, "{'UserPoolClient':{'AuthSessionValidity':'3'}}" },
  { "client/minutes-huge", CLIENT, "{'UserPoolClient':{'AuthSessionValidity':1e9}}" },
  { "client/secret-object", CLIENT, "{'UserPoolClient':{'ClientSecret':{}}}" },
  { "auth/list", AUTH, "[]" },
  { "auth/empty", AUTH, "{}" },
  { "auth/nulls", AUTH, "{'ChallengeName':null,'AuthenticationResult':null}" },
  { "auth/both", AUTH,
    "{'ChallengeName':'MFA_SETUP','AuthenticationResult':{'AccessToken':'a.b.c'}}" },
  { "auth/challenge-number", AUTH, "{'ChallengeName':1}" },
  { "auth/session-number", AUTH, "{'ChallengeName':'MFA_SETUP','Session':1}" },
  { "auth/parameters-list", AUTH, "{'ChallengeName':'MFA_SETUP','ChallengeParameters':[]}" },
  { "auth/parameter-list", AUTH,
    "{'ChallengeName':'MFA_SETUP','ChallengeParameters':{'MFAS_CAN_SETUP':['SMS_MFA']}}" },
  { "auth/available-text", AUTH,
    "{'ChallengeName':'SELECT_CHALLENGE','AvailableChallenges':'PASSWORD'}" },
  { "auth/result-text", AUTH, "{'AuthenticationResult':'a.b.c'}" },
  { "auth/result-empty", AUTH, "{'AuthenticationResult':{}}" },
  { "auth/token-empty", AUTH, "{'AuthenticationResult':{'AccessToken':''}}" },
  { "auth/token-object", AUTH, "{'AuthenticationResult':{'AccessToken':{}}}" },
  { "auth/token-blank", AUTH, "{'AuthenticationResult':{'AccessToken':'a.b c'}}" },
  { "auth/token-newline", AUTH, "{'AuthenticationResult':{'AccessToken':'a.b\\nc'}}" },
  { "auth/id-token-not-ascii", AUTH,
    "{'AuthenticationResult':{'AccessToken':'a.b.c','IdToken':'ä'}}" },
  { "auth/expires-text", AUTH,
    "{'AuthenticationResult':{'AccessToken':'a.b.c','ExpiresIn':'3600'}}" },
  { "auth/expires-negative", AUTH,
    "{'AuthenticationResult':{'AccessToken':'a.b.c','ExpiresIn':-1}}" },
  { "auth/device-text", AUTH,
    "{'AuthenticationResult':{'AccessToken':'a.b.c','NewDeviceMetadata':'none'}}" },
  { "association/empty", ASSOCIATION, "{}" },
  { "association/key-number", ASSOCIATION, "{'SecretCode':1234567890123456}" },
  { "association/key-short", ASSOCIATION, "{'SecretCode':'GEZDGNBVGY3TQOJ'}" },
  { "association/key-not-base32", ASSOCIATION, "{'SecretCode':'GEZDGNBVGY3TQ0J1'}" },
  { "association/key-markup", ASSOCIATION, "{'SecretCode':'GEZDGNBVGY3TQ&secret=A'}" },
  { "association/session-object", ASSOCIATION, "{'SecretCode':'GEZDGNBVGY3TQOJQ','Session':{}}" },
  { "verification/empty", VERIFICATION, "{}" },
  { "verification/status-true", VERIFICATION, "{'Status':true}" },
  { "verification/status-other", VERIFICATION, "{'Status':'MAYBE'}" },
  { "verification/session-list", VERIFICATION, "{'Status':'SUCCESS','Session':[]}" },
  { "user/mfa-text", USER, "{'Username':'a','UserMFASettingList':'SMS_MFA'}" },
  { "user/preferred-list", USER, "{'Username':'a','PreferredMfaSetting':[]}" },
  { "pool/devices-list", POOL, "{'UserPool':{'DeviceConfiguration':[]}}" },
  { "pool/devices-flag-text", POOL,
    "{'UserPool':{'DeviceConfiguration':{'ChallengeRequiredOnNewDevice':'yes'}}}" },
  { "client/rotation-text", CLIENT, "{'UserPoolClient':{'RefreshTokenRotation':'ENABLED'}}" },
  { "client/validity-text", CLIENT, "{'UserPoolClient':{'AccessTokenValidity':'60'}}" },
  { "client/validity-negative", CLIENT, "{'UserPoolClient':{'IdTokenValidity':-1}}" },
  { "client/validity-huge", CLIENT, "{'UserPoolClient':{'RefreshTokenValidity':315360001}}" },
  { "client/units-list", CLIENT, "{'UserPoolClient':{'TokenValidityUnits':[]}}" },
  { "client/unit-number", CLIENT, "{'UserPoolClient':{'TokenValidityUnits':{'IdToken':1}}}" },
  { "users/list", USERS, "[]" },
  { "users/object", USERS, "{'Users':{}}" },
  { "users/of-texts", USERS, "{'Users':['alice']}" },
  { "users/of-null", USERS, "{'Users':[null]}" },
  { "users/nameless", USERS, "{'Users':[{}]}" },
  { "users/second-nameless", USERS, "{'Users':[{'Username':'a'},{'Username':''}]}" },
  { "users/attributes-text", USERS, "{'Users':[{'Username':'a','Attributes':'email'}]}" },
  { "users/token-number", USERS, "{'Users':[],'PaginationToken':2}" },
  { "users/token-list", USERS, "{'Users':[],'PaginationToken':['a']}" },
  { "devices/list", DEVICES, "[]" },
  { "devices/text", DEVICES, "{'Devices':'none'}" },
  { "devices/keyless", DEVICES, "{'Devices':[{'DeviceAttributes':[]}]}" },
  { "devices/date-text", DEVICES, "{'Devices':[{'DeviceKey':'r_1','DeviceCreateDate':'now'}]}" },
  { "devices/attribute-twice", DEVICES,
    "{'Devices':[{'DeviceKey':'r_1','DeviceAttributes':[{'Name':'a'},{'Name':'a'}]}]}" },
  { "pools/object", POOLS, "{'UserPools':{}}" },
  { "pools/no-id", POOLS, "{'UserPools':[{'Name':'People'}]}" },
  { "pools/name-list", POOLS, "{'UserPools':[{'Id':'r_1','Name':[]}]}" },
  { "pools/token-object", POOLS, "{'UserPools':[],'NextToken':{}}" },
  { "clients/no-id", CLIENTS, "{'UserPoolClients':[{'ClientName':'App'}]}" },
  { "clients/id-number", CLIENTS, "{'UserPoolClients':[{'ClientId':1}]}" },
  { "tokens/empty", TOKENS, "{}" },
  { "tokens/challenge", TOKENS, "{'ChallengeName':'SMS_MFA','Session':'s'}" },
  { "tokens/refresh-object", TOKENS,
    "{'AuthenticationResult':{'AccessToken':'a.b.c','RefreshToken':{}}}" },
  { "confirmation/list", CONFIRMATION, "[]" },
  { "confirmation/text", CONFIRMATION, "{'UserConfirmationNecessary':'true'}" },
};

static void
test_bad (gconstpointer data)
{
  const BadCase *c = data;
  g_autoptr (JsonNode) reply = parse (c->reply);
  g_autoptr (GError) error = NULL;

  read_and_drop (c->reader, reply, &error);
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
  g_assert_cmpstr (vst_cognito_error_get_operation (error), ==, "Op");
}

static void
test_nothing (void)
{
  for (Reader reader = SIGN_UP; reader <= CONFIRMATION; reader++)
    {
      g_autoptr (GError) error = NULL;

      read_and_drop (reader, NULL, &error);
      g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
    }
}

typedef struct
{
  const char *name;
  Reader reader;
  const char *before;
  gsize letters;
  const char *after;
} LongCase;

/* One byte over what is allowed. */
static const LongCase long_cases[] = {
  { "user-name", USER, "{'Username':'", VST_REPLY_MAX_NAME + 1, "'}" },
  { "attribute-name", USER, "{'Username':'a','UserAttributes':[{'Name':'", VST_REPLY_MAX_NAME + 1,
    "'}]}" },
  { "attribute-value", USER, "{'Username':'a','UserAttributes':[{'Name':'a','Value':'",
    VST_REPLY_MAX_VALUE + 1, "'}]}" },
  { "destination", DELIVERY, "{'CodeDeliveryDetails':{'Destination':'", VST_REPLY_MAX_VALUE + 1,
    "'}}" },
  { "session", AUTH, "{'ChallengeName':'MFA_SETUP','Session':'", VST_REPLY_MAX_SESSION + 1, "'}" },
  { "challenge-name", AUTH, "{'ChallengeName':'", VST_REPLY_MAX_NAME + 1, "'}" },
  { "parameter", AUTH, "{'ChallengeName':'MFA_SETUP','ChallengeParameters':{'A':'", 64 * 1024 + 1,
    "'}}" },
  { "parameter-name", AUTH, "{'ChallengeName':'MFA_SETUP','ChallengeParameters':{'", 1025,
    "':'a'}}" },
  { "available", AUTH, "{'ChallengeName':'SELECT_CHALLENGE','AvailableChallenges':['", 1025,
    "']}" },
  { "token", AUTH, "{'AuthenticationResult':{'AccessToken':'", VST_REPLY_MAX_TOKEN + 1, "'}}" },
  { "name-for-srp", AUTH, "{'ChallengeName':'MFA_SETUP','ChallengeParameters':{'USERNAME':'",
    VST_REPLY_MAX_NAME + 1, "'}}" },
  { "page-token", USERS, "{'PaginationToken':'", VST_REPLY_MAX_PAGE_TOKEN + 1, "'}" },
  { "device-key", DEVICES, "{'Devices':[{'DeviceKey':'", VST_REPLY_MAX_NAME + 1, "'}]}" },
  { "preferred-mfa", USER, "{'Username':'a','PreferredMfaSetting':'", VST_REPLY_MAX_NAME + 1,
    "'}" },
  { "key", ASSOCIATION, "{'SecretCode':'", VST_REPLY_MAX_KEY + 1, "'}" },
};

static void
test_long (gconstpointer data)
{
  const LongCase *c = data;
  g_autofree char *letters = g_strnfill (c->letters, 'A');
  g_autofree char *text = g_strconcat (c->before, letters, c->after, NULL);
  g_autoptr (JsonNode) reply = parse (text);
  g_autoptr (GError) error = NULL;

  read_and_drop (c->reader, reply, &error);
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
  /* What was wrong is said, and never what it was. */
  g_assert_null (strstr (error->message, "AAAA"));
}

typedef struct
{
  const char *name;
  Reader reader;
  const char *before;
  const char *item; /* with %u in it */
  guint n;
  const char *after;
} ManyCase;

static const ManyCase many_cases[] = {
  { "attributes", USER, "{'Username':'a','UserAttributes':[", "{'Name':'a%u','Value':''}",
    VST_REPLY_MAX_ATTRIBUTES + 1, "]}" },
  { "schema", POOL, "{'UserPool':{'SchemaAttributes':[", "{'Name':'a%u'}",
    VST_REPLY_MAX_ATTRIBUTES + 1, "]}}" },
  { "flows", CLIENT, "{'UserPoolClient':{'ExplicitAuthFlows':[", "'A%u'", VST_REPLY_MAX_LIST + 1,
    "]}}" },
  { "parameters", AUTH, "{'ChallengeName':'MFA_SETUP','ChallengeParameters':{", "'A%u':''", 257,
    "}}" },
  { "users", USERS, "{'Users':[", "{'Username':'a%u'}", VST_REPLY_MAX_PAGE + 1, "]}" },
  { "devices", DEVICES, "{'Devices':[", "{'DeviceKey':'r_%u'}", VST_REPLY_MAX_PAGE + 1, "]}" },
  { "pools", POOLS, "{'UserPools':[", "{'Id':'r_%u'}", VST_REPLY_MAX_PAGE + 1, "]}" },
  { "mfa", USER, "{'Username':'a','UserMFASettingList':[", "'A%u'", VST_REPLY_MAX_LIST + 1, "]}" },
};

static JsonNode *
make_many (const ManyCase *c, guint n)
{
  g_autoptr (GString) text = g_string_new (c->before);
  g_auto (GStrv) parts = g_strsplit (c->item, "%u", 2);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s%u%s", i > 0 ? "," : "", parts[0], i, parts[1]);
  g_string_append (text, c->after);
  return parse (text->str);
}

static void
test_many (gconstpointer data)
{
  const ManyCase *c = data;
  g_autoptr (JsonNode) reply = make_many (c, c->n);
  g_autoptr (GError) error = NULL;

  read_and_drop (c->reader, reply, &error);
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
}

/* The largest list that is taken, so that the limit is where it is said to be. */
static void
test_full_list (void)
{
  g_autoptr (JsonNode) reply = make_many (&many_cases[0], VST_REPLY_MAX_ATTRIBUTES);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstCognitoUser) user = vst_cognito_reply_read_user (reply, "Op", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (user->attributes->len, ==, VST_REPLY_MAX_ATTRIBUTES);
}

/* json-glib makes one of an escape that is half a pair. */
static void
test_not_utf8 (void)
{
  g_autoptr (JsonNode) reply = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (object, "Username", "\xed\xa0\x80");
  json_node_take_object (reply, object);
  read_and_drop (USER, reply, &error);
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/hostile-reply/bad/", bad_cases[i].name, NULL);
      g_test_add_data_func (path, &bad_cases[i], test_bad);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (long_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/cognito/hostile-reply/too-long/", long_cases[i].name, NULL);
      g_test_add_data_func (path, &long_cases[i], test_long);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (many_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/cognito/hostile-reply/too-many/", many_cases[i].name, NULL);
      g_test_add_data_func (path, &many_cases[i], test_many);
    }
  g_test_add_func ("/cognito/hostile-reply/full-list", test_full_list);
  g_test_add_func ("/cognito/hostile-reply/nothing", test_nothing);
  g_test_add_func ("/cognito/hostile-reply/not-utf8", test_not_utf8);
  return g_test_run ();
}
