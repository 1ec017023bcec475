#include "cognito-requests.h"

#include <string.h>

#include "../crypto/test-vectors.h"

#define SECRET "exampleclientsecret"
/* base64 (HMAC-SHA-256 (SECRET, "testuser" CLIENT)): the first published vector. */
#define HASH "Wby4b9Lh5DvUFdtEqtC7dko7yXJqp7X4aebvUYtBm74="

typedef struct
{
  const char *name;
  VstOperation operation;
  gboolean with_secret;
  const char *expected;
} Case;

static const Case cases[] = {
  { "sign-up", VST_OPERATION_SIGN_UP, FALSE,
    "{'ClientId':'" CLIENT "','Username':'testuser','Password':'P\\u00e4ss\\\"word\\\"','"
    "UserAttributes':[{'Name':'email','Value':'a@b'},{'Name':'custom:team','Value':''}]}" },
  { "sign-up-with-secret", VST_OPERATION_SIGN_UP, TRUE,
    "{'ClientId':'" CLIENT "','Username':'testuser','SecretHash':'" HASH
    "','Password':'P\\u00e4ss\\\"word\\\"','UserAttributes':[{'Name':'email','Value':'a@b'},"
    "{'Name':'custom:team','Value':''}]}" },
  { "confirm", VST_OPERATION_CONFIRM_SIGN_UP, FALSE,
    "{'ClientId':'" CLIENT "','Username':'testuser','ConfirmationCode':'123456'}" },
  { "confirm-with-secret", VST_OPERATION_CONFIRM_SIGN_UP, TRUE,
    "{'ClientId':'" CLIENT "','Username':'testuser','SecretHash':'" HASH
    "','ConfirmationCode':'123456'}" },
  { "resend", VST_OPERATION_RESEND_CODE, FALSE, "{'ClientId':'" CLIENT "','Username':'testuser'}" },
  { "resend-with-secret", VST_OPERATION_RESEND_CODE, TRUE,
    "{'ClientId':'" CLIENT "','Username':'testuser','SecretHash':'" HASH "'}" },
  { "admin-get-user", VST_OPERATION_ADMIN_GET_USER, TRUE,
    "{'UserPoolId':'eu-west-1_aBc','Username':'testuser'}" },
  { "get-user", VST_OPERATION_GET_USER, TRUE, "{'AccessToken':'a.b.c'}" },
  { "describe-pool", VST_OPERATION_DESCRIBE_POOL, TRUE, "{'UserPoolId':'eu-west-1_aBc'}" },
  { "describe-client", VST_OPERATION_DESCRIBE_CLIENT, TRUE,
    "{'UserPoolId':'eu-west-1_aBc','ClientId':'" CLIENT "'}" },
  { "log-in", VST_OPERATION_LOG_IN, FALSE,
    "{'ClientId':'" CLIENT "','AuthFlow':'USER_PASSWORD_AUTH','AuthParameters':"
    "{'USERNAME':'testuser','PASSWORD':'P\\u00e4ss\\\"word\\\"'}}" },
  { "log-in-with-secret", VST_OPERATION_LOG_IN, TRUE,
    "{'ClientId':'" CLIENT "','AuthFlow':'USER_PASSWORD_AUTH','AuthParameters':"
    "{'USERNAME':'testuser','SECRET_HASH':'" HASH "','PASSWORD':'P\\u00e4ss\\\"word\\\"'}}" },
  { "admin-log-in", VST_OPERATION_ADMIN_LOG_IN, FALSE,
    "{'UserPoolId':'eu-west-1_aBc','ClientId':'" CLIENT
    "','AuthFlow':'ADMIN_USER_PASSWORD_AUTH','AuthParameters':"
    "{'USERNAME':'testuser','PASSWORD':'P\\u00e4ss\\\"word\\\"'}}" },
  { "admin-log-in-with-secret", VST_OPERATION_ADMIN_LOG_IN, TRUE,
    "{'UserPoolId':'eu-west-1_aBc','ClientId':'" CLIENT
    "','AuthFlow':'ADMIN_USER_PASSWORD_AUTH','AuthParameters':"
    "{'USERNAME':'testuser','SECRET_HASH':'" HASH "','PASSWORD':'P\\u00e4ss\\\"word\\\"'}}" },
  { "respond", VST_OPERATION_RESPOND, FALSE,
    "{'ClientId':'" CLIENT
    "','ChallengeName':'SOFTWARE_TOKEN_MFA','Session':'session-1-of-20-letters',"
    "'ChallengeResponses':{'USERNAME':'testuser','SOFTWARE_TOKEN_MFA_CODE':'123456'}}" },
  { "respond-with-secret", VST_OPERATION_RESPOND, TRUE,
    "{'ClientId':'" CLIENT
    "','ChallengeName':'SOFTWARE_TOKEN_MFA','Session':'session-1-of-20-letters',"
    "'ChallengeResponses':{'USERNAME':'testuser','SECRET_HASH':'" HASH
    "','SOFTWARE_TOKEN_MFA_CODE':'123456'}}" },
  { "admin-respond", VST_OPERATION_ADMIN_RESPOND, TRUE,
    "{'UserPoolId':'eu-west-1_aBc','ClientId':'" CLIENT
    "','ChallengeName':'SOFTWARE_TOKEN_MFA','Session':'session-1-of-20-letters','"
    "ChallengeResponses':"
    "{'USERNAME':'testuser','SECRET_HASH':'" HASH "','SOFTWARE_TOKEN_MFA_CODE':'123456'}}" },
  { "associate", VST_OPERATION_ASSOCIATE_TOKEN, TRUE, "{'Session':'session-1-of-20-letters'}" },
  { "verify", VST_OPERATION_VERIFY_TOKEN, TRUE,
    "{'Session':'session-1-of-20-letters','UserCode':'123456','FriendlyDeviceName':'My phone'}" },
  { "delete-user", VST_OPERATION_DELETE_USER, TRUE, "{'AccessToken':'a.b.c'}" },
  { "admin-delete-user", VST_OPERATION_ADMIN_DELETE_USER, TRUE,
    "{'UserPoolId':'eu-west-1_aBc','Username':'testuser'}" },
  { "global-sign-out", VST_OPERATION_GLOBAL_SIGN_OUT, TRUE, "{'AccessToken':'a.b.c'}" },
  { "get-tokens", VST_OPERATION_GET_TOKENS, FALSE,
    "{'RefreshToken':'a.b.c','ClientId':'" CLIENT "','DeviceKey':'" SAMPLE_DEVICE_KEY "'}" },
  { "get-tokens-with-secret", VST_OPERATION_GET_TOKENS, TRUE,
    "{'RefreshToken':'a.b.c','ClientId':'" CLIENT "','ClientSecret':'exampleclientsecret',"
    "'DeviceKey':'" SAMPLE_DEVICE_KEY "'}" },
  { "revoke", VST_OPERATION_REVOKE_TOKEN, FALSE, "{'Token':'a.b.c','ClientId':'" CLIENT "'}" },
  { "revoke-with-secret", VST_OPERATION_REVOKE_TOKEN, TRUE,
    "{'Token':'a.b.c','ClientId':'" CLIENT "','ClientSecret':'exampleclientsecret'}" },
  { "forgot-password", VST_OPERATION_FORGOT_PASSWORD, TRUE,
    "{'ClientId':'" CLIENT "','Username':'testuser','SecretHash':'" HASH "'}" },
  { "confirm-forgot-password", VST_OPERATION_CONFIRM_FORGOT_PASSWORD, TRUE,
    "{'ClientId':'" CLIENT "','Username':'testuser','SecretHash':'" HASH
    "','ConfirmationCode':'123456','Password':'P\\u00e4ss\\\"word\\\"'}" },
  { "change-password", VST_OPERATION_CHANGE_PASSWORD, TRUE,
    "{'AccessToken':'a.b.c','PreviousPassword':'session-1-of-20-letters',"
    "'ProposedPassword':'P\\u00e4ss\\\"word\\\"'}" },
  { "set-mfa", VST_OPERATION_SET_MFA, TRUE,
    "{'AccessToken':'a.b.c','SMSMfaSettings':{'Enabled':false,'PreferredMfa':false},"
    "'SoftwareTokenMfaSettings':{'Enabled':true,'PreferredMfa':true},"
    "'EmailMfaSettings':{'Enabled':true,'PreferredMfa':false}}" },
  { "confirm-device", VST_OPERATION_CONFIRM_DEVICE, TRUE,
    "{'AccessToken':'a.b.c','DeviceKey':'" SAMPLE_DEVICE_KEY "','DeviceSecretVerifierConfig':"
    "{'PasswordVerifier':'AM6Ypplt','Salt':'Wt4IAHFtLPRl+bowTTdeyA=='},'DeviceName':'My desk'}" },
  { "set-device-status", VST_OPERATION_SET_DEVICE_STATUS, TRUE,
    "{'AccessToken':'a.b.c','DeviceKey':'" SAMPLE_DEVICE_KEY
    "','DeviceRememberedStatus':'remembered'}" },
  { "list-devices", VST_OPERATION_LIST_DEVICES, TRUE,
    "{'AccessToken':'a.b.c','Limit':60,'PaginationToken':'page-2'}" },
  { "forget-device", VST_OPERATION_FORGET_DEVICE, TRUE,
    "{'AccessToken':'a.b.c','DeviceKey':'" SAMPLE_DEVICE_KEY "'}" },
  { "list-pools", VST_OPERATION_LIST_POOLS, TRUE, "{'MaxResults':60,'NextToken':'page-2'}" },
  { "list-clients", VST_OPERATION_LIST_CLIENTS, TRUE,
    "{'UserPoolId':'eu-west-1_aBc','MaxResults':60,'NextToken':'page-2'}" },
  { "list-users", VST_OPERATION_LIST_USERS, TRUE,
    "{'UserPoolId':'eu-west-1_aBc','AttributesToGet':['email'],'Limit':60,"
    "'PaginationToken':'page-2','Filter':'email ^= \\\"a\\\"'}" },
};

static void
check_equal (JsonNode *request, const char *expected)
{
  g_autofree char *json = g_strdelimit (g_strdup (expected), "'", '"');
  g_autofree char *text = json_to_string (request, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);

  g_assert_no_error (error);
  if (!json_node_equal (request, node))
    g_error ("not as expected: %s", text);
}

static void
test_request (gconstpointer data)
{
  const Case *c = data;
  g_auto (Sample) sample = { 0 };
  g_autoptr (VstWipedNode) request = NULL;

  sample_init (&sample, c->with_secret ? SECRET : NULL);
  request = make_request (&sample, c->operation);
  check_equal (request, c->expected);
}

typedef struct
{
  const char *name;
  VstLoginPath path;
  VstAuthFlow flow;
  VstChallenge preferred;
  const char *device_key;
  const char *auth_flow;
  const char *parameters; /* besides USERNAME */
} StartCase;

#define PASSWORD_PARAMETER "'PASSWORD':'P\\u00e4ss\\\"word\\\"'"

/* A password that is proved by SRP is never sent. */
static const StartCase start_cases[] = {
  { "password", VST_LOGIN_PATH_USER, VST_AUTH_FLOW_PASSWORD, VST_CHALLENGE_NONE, NULL,
    "USER_PASSWORD_AUTH", PASSWORD_PARAMETER },
  { "password-of-device", VST_LOGIN_PATH_USER, VST_AUTH_FLOW_PASSWORD, VST_CHALLENGE_NONE, "r_1",
    "USER_PASSWORD_AUTH", PASSWORD_PARAMETER ",'DEVICE_KEY':'r_1'" },
  { "admin-password-of-device", VST_LOGIN_PATH_ADMIN, VST_AUTH_FLOW_PASSWORD, VST_CHALLENGE_NONE,
    "r_1", "ADMIN_USER_PASSWORD_AUTH", PASSWORD_PARAMETER ",'DEVICE_KEY':'r_1'" },
  { "srp", VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, NULL, "USER_SRP_AUTH",
    "'SRP_A':'a1b2'" },
  { "srp-of-device", VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, "r_1",
    "USER_SRP_AUTH", "'SRP_A':'a1b2','DEVICE_KEY':'r_1'" },
  { "admin-srp", VST_LOGIN_PATH_ADMIN, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, NULL, "USER_SRP_AUTH",
    "'SRP_A':'a1b2'" },
  { "choice", VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CHOICE, VST_CHALLENGE_NONE, NULL, "USER_AUTH",
    NULL },
  { "choice-of-password", VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CHOICE, VST_CHALLENGE_PASSWORD, NULL,
    "USER_AUTH", "'PREFERRED_CHALLENGE':'PASSWORD'," PASSWORD_PARAMETER },
  { "choice-of-srp", VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CHOICE, VST_CHALLENGE_PASSWORD_SRP, NULL,
    "USER_AUTH", "'PREFERRED_CHALLENGE':'PASSWORD_SRP','SRP_A':'a1b2'" },
  { "choice-of-mail", VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CHOICE, VST_CHALLENGE_EMAIL_OTP, "r_1",
    "USER_AUTH", "'PREFERRED_CHALLENGE':'EMAIL_OTP','DEVICE_KEY':'r_1'" },
  { "custom", VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CUSTOM, VST_CHALLENGE_NONE, NULL, "CUSTOM_AUTH",
    NULL },
  { "custom-srp", VST_LOGIN_PATH_ADMIN, VST_AUTH_FLOW_CUSTOM_SRP, VST_CHALLENGE_NONE, "r_1",
    "CUSTOM_AUTH", "'CHALLENGE_NAME':'SRP_A','SRP_A':'a1b2','DEVICE_KEY':'r_1'" },
};

static void
test_start (gconstpointer data)
{
  const StartCase *c = data;
  g_autoptr (VstSecret) password = vst_secret_new_text ("Päss\"word\"");
  const VstAuthStart start = {
    c->path, c->flow, "testuser", password, c->preferred, c->device_key
  };
  g_autoptr (VstPool) pool = make_pool (SECRET);
  g_autoptr (VstWipedNode) request = vst_cognito_request_start (pool, &start, "a1b2");
  const char *poolish = c->path == VST_LOGIN_PATH_ADMIN ? "'UserPoolId':'eu-west-1_aBc'," : "";
  g_autofree char *expected = g_strdup_printf (
      "{%s'ClientId':'" CLIENT "','AuthFlow':'%s','AuthParameters':{'USERNAME':'testuser',"
      "'SECRET_HASH':'" HASH "'%s%s}}",
      poolish, c->auth_flow, c->parameters != NULL ? "," : "",
      c->parameters != NULL ? c->parameters : "");

  check_equal (request, expected);
}

static void
test_refresh (void)
{
  g_autoptr (VstSecret) token = vst_secret_new_text ("a.b.c");
  g_autoptr (VstPool) public_pool = make_pool (NULL);
  g_autoptr (VstPool) pool = make_pool (SECRET);
  g_autoptr (VstWipedNode) plain =
      vst_cognito_request_refresh (public_pool, "testuser", token, NULL);
  g_autoptr (VstWipedNode) full = vst_cognito_request_refresh (pool, "testuser", token, "r_1");

  check_equal (plain, "{'ClientId':'" CLIENT "','AuthFlow':'REFRESH_TOKEN_AUTH','AuthParameters':"
                      "{'REFRESH_TOKEN':'a.b.c'}}");
  check_equal (full, "{'ClientId':'" CLIENT "','AuthFlow':'REFRESH_TOKEN_AUTH','AuthParameters':"
                     "{'REFRESH_TOKEN':'a.b.c','SECRET_HASH':'" HASH "','DEVICE_KEY':'r_1'}}");
}

/* The first page, and the least that can be said. */
static void
test_nothing_superfluous_in_lists (void)
{
  static const VstUserQuery query = { 0 };
  static const VstMfaPreference preference = { 0 };
  g_auto (Sample) sample = { 0 };
  g_autoptr (VstWipedNode) users = NULL;
  g_autoptr (VstWipedNode) devices = NULL;
  g_autoptr (VstWipedNode) pools = NULL;
  g_autoptr (VstWipedNode) mfa = NULL;
  g_autoptr (VstWipedNode) device = NULL;
  g_autoptr (VstWipedNode) password = NULL;

  sample_init (&sample, NULL);
  users = vst_cognito_request_list_users (sample.pool, &query);
  devices = vst_cognito_request_list_devices (sample.token, 0, NULL);
  pools = vst_cognito_request_list_pools (NULL);
  mfa = vst_cognito_request_set_mfa (sample.token, &preference);
  device = vst_cognito_request_confirm_device (sample.token, &sample.verifier, "");
  password = vst_cognito_request_change_password (sample.token, NULL, sample.session);
  check_equal (users, "{'UserPoolId':'eu-west-1_aBc'}");
  check_equal (devices, "{'AccessToken':'a.b.c'}");
  check_equal (pools, "{'MaxResults':60}");
  check_equal (mfa, "{'AccessToken':'a.b.c'}");
  g_assert_false (json_object_has_member (json_node_get_object (device), "DeviceName"));
  check_equal (password, "{'AccessToken':'a.b.c','ProposedPassword':'session-1-of-20-letters'}");
}

/* Made by others, with names of every script. */
static void
test_secret_hash (void)
{
  g_autoptr (JsonObject) file = test_vectors_load ("secret-hash-vectors.json");
  JsonArray *vectors = json_object_get_array_member (file, "vectors");

  g_assert_cmpuint (json_array_get_length (vectors), >, 0);
  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      JsonObject *vector = json_array_get_object_element (vectors, i);
      const char *hash = json_object_get_string_member (vector, "secret_hash");
      const char *user = json_object_get_string_member (vector, "username");
      g_autoptr (VstSecret) secret =
          vst_secret_new_text (json_object_get_string_member (vector, "client_secret"));
      g_autoptr (VstPool) pool =
          vst_pool_new ("eu-west-1", "eu-west-1_aBc",
                        json_object_get_string_member (vector, "client_id"), secret, NULL);
      g_autoptr (VstWipedNode) resend = vst_cognito_request_resend_code (pool, user);
      g_autoptr (VstWipedNode) respond = vst_cognito_request_respond (
          pool, VST_LOGIN_PATH_USER, VST_CHALLENGE_MFA_SETUP, user, NULL, NULL);
      JsonObject *answers =
          json_object_get_object_member (json_node_get_object (respond), "ChallengeResponses");

      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (resend), "SecretHash"),
                       ==, hash);
      g_assert_cmpstr (json_object_get_string_member (answers, "SECRET_HASH"), ==, hash);
      g_assert_cmpstr (json_object_get_string_member (answers, "USERNAME"), ==, user);
    }
}

/* What is not given is not sent, not even empty. */
static void
test_nothing_superfluous (void)
{
  g_autoptr (VstPool) pool = make_pool (NULL);
  g_autoptr (VstSecret) password = vst_secret_new_text ("pw");
  g_autoptr (VstSecret) token = vst_secret_new_text ("a.b.c");
  g_autoptr (GPtrArray) none = vst_attributes_new ();
  g_autoptr (VstWipedNode) sign_up = vst_cognito_request_sign_up (pool, "me", password, none);
  g_autoptr (VstWipedNode) respond = vst_cognito_request_respond (
      pool, VST_LOGIN_PATH_USER, VST_CHALLENGE_MFA_SETUP, "me", NULL, NULL);
  g_autoptr (VstWipedNode) verify = vst_cognito_request_verify_token (NULL, token, "123456", "");
  g_autofree char *sign_up_text = json_to_string (sign_up, FALSE);
  g_autofree char *respond_text = json_to_string (respond, FALSE);
  g_autofree char *verify_text = json_to_string (verify, FALSE);

  g_assert_cmpstr (sign_up_text, ==,
                   "{\"ClientId\":\"" CLIENT "\",\"Username\":\"me\",\"Password\":\"pw\"}");
  g_assert_cmpstr (respond_text, ==,
                   "{\"ClientId\":\"" CLIENT "\",\"ChallengeName\":\"MFA_SETUP\","
                   "\"ChallengeResponses\":{\"USERNAME\":\"me\"}}");
  g_assert_cmpstr (verify_text, ==, "{\"AccessToken\":\"a.b.c\",\"UserCode\":\"123456\"}");
}

/* A second reference stands for whoever might find the memory again. */
static void
test_wiped (void)
{
  g_auto (Sample) sample = { 0 };
  JsonNode *request;
  g_autoptr (JsonNode) kept = NULL;
  g_autofree char *text = NULL;

  sample_init (&sample, SECRET);
  request = make_request (&sample, VST_OPERATION_SIGN_UP);
  kept = json_node_ref (request);
  vst_wiped_node_free (request);
  text = json_to_string (kept, FALSE);
  g_assert_cmpstr (text, ==,
                   "{\"ClientId\":\"\",\"Username\":\"\",\"SecretHash\":\"\",\"Password\":\"\","
                   "\"UserAttributes\":[{\"Name\":\"\",\"Value\":\"\"},{\"Name\":\"\","
                   "\"Value\":\"\"}]}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/request/json/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_request);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (start_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/request/start/", start_cases[i].name, NULL);
      g_test_add_data_func (path, &start_cases[i], test_start);
    }
  g_test_add_func ("/cognito/request/refresh", test_refresh);
  g_test_add_func ("/cognito/request/secret-hash", test_secret_hash);
  g_test_add_func ("/cognito/request/nothing-superfluous", test_nothing_superfluous);
  g_test_add_func ("/cognito/request/nothing-superfluous/lists", test_nothing_superfluous_in_lists);
  g_test_add_func ("/cognito/request/wiped", test_wiped);
  return g_test_run ();
}
