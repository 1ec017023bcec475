#include "cognito/vst-cognito-request.h"

#include <string.h>

#include "cognito/vst-cognito-operation.h"
#include "cognito/vst-reply-reader.h"

#define CLIENT "1example23456789"
/* base64 (HMAC-SHA-256 ("exampleclientsecret", "testuser" CLIENT)): the first published vector. */
#define HASH "Wby4b9Lh5DvUFdtEqtC7dko7yXJqp7X4aebvUYtBm74="

static VstPool *
make_pool (gboolean with_secret)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("exampleclientsecret");

  return vst_pool_new ("eu-west-1", "eu-west-1_aBc", CLIENT, with_secret ? secret : NULL, NULL);
}

static JsonObject *
load_vectors (JsonParser *parser, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("VST_TEST_VECTORS"), name, NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

typedef struct
{
  const char *name;
  VstOperation operation;
  gboolean with_secret;
  const char *expected;
} Case;

static const Case cases[] = {
  { "sign-up", VST_OPERATION_SIGN_UP, FALSE,
    "{'ClientId':'" CLIENT "','Username':'testuser','Password':'P\\u00e4ss \\\"word\\\"','"
    "UserAttributes':[{'Name':'email','Value':'a@b'},{'Name':'custom:team','Value':''}]}" },
  { "sign-up-with-secret", VST_OPERATION_SIGN_UP, TRUE,
    "{'ClientId':'" CLIENT "','Username':'testuser','SecretHash':'" HASH
    "','Password':'P\\u00e4ss \\\"word\\\"','UserAttributes':[{'Name':'email','Value':'a@b'},"
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
    "{'USERNAME':'testuser','PASSWORD':'P\\u00e4ss \\\"word\\\"'}}" },
  { "log-in-with-secret", VST_OPERATION_LOG_IN, TRUE,
    "{'ClientId':'" CLIENT "','AuthFlow':'USER_PASSWORD_AUTH','AuthParameters':"
    "{'USERNAME':'testuser','SECRET_HASH':'" HASH "','PASSWORD':'P\\u00e4ss \\\"word\\\"'}}" },
  { "admin-log-in", VST_OPERATION_ADMIN_LOG_IN, FALSE,
    "{'UserPoolId':'eu-west-1_aBc','ClientId':'" CLIENT
    "','AuthFlow':'ADMIN_USER_PASSWORD_AUTH','AuthParameters':"
    "{'USERNAME':'testuser','PASSWORD':'P\\u00e4ss \\\"word\\\"'}}" },
  { "admin-log-in-with-secret", VST_OPERATION_ADMIN_LOG_IN, TRUE,
    "{'UserPoolId':'eu-west-1_aBc','ClientId':'" CLIENT
    "','AuthFlow':'ADMIN_USER_PASSWORD_AUTH','AuthParameters':"
    "{'USERNAME':'testuser','SECRET_HASH':'" HASH "','PASSWORD':'P\\u00e4ss \\\"word\\\"'}}" },
  { "respond", VST_OPERATION_RESPOND, FALSE,
    "{'ClientId':'" CLIENT "','ChallengeName':'SOFTWARE_TOKEN_MFA','Session':'session-1',"
    "'ChallengeResponses':{'USERNAME':'testuser','SOFTWARE_TOKEN_MFA_CODE':'123456'}}" },
  { "respond-with-secret", VST_OPERATION_RESPOND, TRUE,
    "{'ClientId':'" CLIENT "','ChallengeName':'SOFTWARE_TOKEN_MFA','Session':'session-1',"
    "'ChallengeResponses':{'USERNAME':'testuser','SECRET_HASH':'" HASH
    "','SOFTWARE_TOKEN_MFA_CODE':'123456'}}" },
  { "admin-respond", VST_OPERATION_ADMIN_RESPOND, TRUE,
    "{'UserPoolId':'eu-west-1_aBc','ClientId':'" CLIENT
    "','ChallengeName':'SOFTWARE_TOKEN_MFA','Session':'session-1','ChallengeResponses':"
    "{'USERNAME':'testuser','SECRET_HASH':'" HASH "','SOFTWARE_TOKEN_MFA_CODE':'123456'}}" },
  { "associate", VST_OPERATION_ASSOCIATE_TOKEN, TRUE, "{'Session':'session-1'}" },
  { "verify", VST_OPERATION_VERIFY_TOKEN, TRUE,
    "{'Session':'session-1','UserCode':'123456','FriendlyDeviceName':'My phone'}" },
  { "delete-user", VST_OPERATION_DELETE_USER, TRUE, "{'AccessToken':'a.b.c'}" },
};

static GPtrArray *
make_attributes (void)
{
  GPtrArray *attributes = vst_attributes_new ();

  g_ptr_array_add (attributes, vst_attribute_new ("email", "a@b"));
  g_ptr_array_add (attributes, vst_attribute_new ("custom:team", ""));
  return attributes;
}

static GHashTable *
make_responses (void)
{
  GHashTable *responses =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) vst_secret_unref);

  g_hash_table_insert (responses, (char *) "SOFTWARE_TOKEN_MFA_CODE",
                       vst_secret_new_text ("123456"));
  return responses;
}

static JsonNode *
make_request (const VstPool *pool, VstOperation operation)
{
  g_autoptr (VstSecret) password = vst_secret_new_text ("Päss \"word\"");
  g_autoptr (VstSecret) session = vst_secret_new_text ("session-1");
  g_autoptr (VstSecret) token = vst_secret_new_text ("a.b.c");
  g_autoptr (GPtrArray) attributes = make_attributes ();
  g_autoptr (GHashTable) responses = make_responses ();
  const char *user = "testuser";

  switch (operation)
    {
    case VST_OPERATION_SIGN_UP:
      return vst_cognito_request_sign_up (pool, user, password, attributes);
    case VST_OPERATION_CONFIRM_SIGN_UP:
      return vst_cognito_request_confirm_sign_up (pool, user, "123456");
    case VST_OPERATION_RESEND_CODE:
      return vst_cognito_request_resend_code (pool, user);
    case VST_OPERATION_ADMIN_GET_USER:
      return vst_cognito_request_admin_get_user (pool, user);
    case VST_OPERATION_DESCRIBE_POOL:
      return vst_cognito_request_describe_pool (pool);
    case VST_OPERATION_DESCRIBE_CLIENT:
      return vst_cognito_request_describe_client (pool);
    case VST_OPERATION_LOG_IN:
      return vst_cognito_request_log_in (pool, VST_LOGIN_PATH_USER, user, password);
    case VST_OPERATION_ADMIN_LOG_IN:
      return vst_cognito_request_log_in (pool, VST_LOGIN_PATH_ADMIN, user, password);
    case VST_OPERATION_RESPOND:
      return vst_cognito_request_respond (
          pool, VST_LOGIN_PATH_USER, VST_CHALLENGE_SOFTWARE_TOKEN_MFA, user, session, responses);
    case VST_OPERATION_ADMIN_RESPOND:
      return vst_cognito_request_respond (
          pool, VST_LOGIN_PATH_ADMIN, VST_CHALLENGE_SOFTWARE_TOKEN_MFA, user, session, responses);
    case VST_OPERATION_ASSOCIATE_TOKEN:
      return vst_cognito_request_associate_token (session, NULL);
    case VST_OPERATION_VERIFY_TOKEN:
      return vst_cognito_request_verify_token (session, NULL, "123456", "My phone");
    case VST_OPERATION_GET_USER:
    case VST_OPERATION_DELETE_USER:
      return vst_cognito_request_with_token (token);
    }
  g_assert_not_reached ();
}

static JsonNode *
parse_expected (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

static void
test_request (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstPool) pool = make_pool (c->with_secret);
  g_autoptr (VstWipedNode) request = make_request (pool, c->operation);
  g_autoptr (JsonNode) expected = parse_expected (c->expected);
  g_autofree char *text = json_to_string (request, FALSE);

  if (!json_node_equal (request, expected))
    g_error ("not as expected: %s", text);
}

static JsonObject *
find_input (JsonArray *inputs, const char *name)
{
  for (guint i = 0; i < json_array_get_length (inputs); i++)
    {
      JsonObject *input = json_array_get_object_element (inputs, i);

      if (strcmp (json_object_get_string_member (input, "name"), name) == 0)
        return input;
    }
  return NULL;
}

static gboolean
is_of_type (JsonNode *node, const char *type)
{
  if (strcmp (type, "list") == 0)
    return JSON_NODE_HOLDS_ARRAY (node);
  if (strcmp (type, "map") == 0)
    return JSON_NODE_HOLDS_OBJECT (node);
  return strcmp (type, "string") == 0 && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* Against the service's own model: members it has, of the right types, and all that it requires. */
static void
check_against_model (JsonObject *request, JsonObject *modelled)
{
  JsonArray *inputs = json_object_get_array_member (modelled, "input");
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, request);
  while (json_object_iter_next (&iter, &name, &member))
    {
      JsonObject *input = find_input (inputs, name);

      if (input == NULL || !is_of_type (member, json_object_get_string_member (input, "type")))
        g_error ("the model has no such %s", name);
    }
  for (guint i = 0; i < json_array_get_length (inputs); i++)
    {
      JsonObject *input = json_array_get_object_element (inputs, i);

      name = json_object_get_string_member (input, "name");
      if (json_object_get_boolean_member_with_default (input, "required", FALSE)
          && !json_object_has_member (request, name))
        g_error ("%s is missing", name);
    }
}

static void
test_model (gconstpointer data)
{
  VstOperation operation = GPOINTER_TO_UINT (data);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *operations =
      json_object_get_object_member (load_vectors (parser, "cognito-model.json"), "operations");
  JsonObject *modelled =
      json_object_get_object_member (operations, vst_operation_get_name (operation));
  g_autoptr (VstPool) pool = make_pool (TRUE);
  g_autoptr (VstWipedNode) request = make_request (pool, operation);

  g_assert_nonnull (modelled);
  g_assert_cmpint ((vst_operation_get_flags (operation) & VST_AWS_CALL_SIGNED) != 0, ==,
                   json_object_get_boolean_member (modelled, "signed"));
  check_against_model (json_node_get_object (request), modelled);
}

/* Sending one of these twice is never harmless. */
static void
test_sent_once (void)
{
  static const VstOperation once[] = {
    VST_OPERATION_SIGN_UP,      VST_OPERATION_CONFIRM_SIGN_UP, VST_OPERATION_RESEND_CODE,
    VST_OPERATION_RESPOND,      VST_OPERATION_ADMIN_RESPOND,   VST_OPERATION_ASSOCIATE_TOKEN,
    VST_OPERATION_VERIFY_TOKEN, VST_OPERATION_DELETE_USER,
  };
  guint n = 0;

  for (guint i = 0; i < VST_N_OPERATIONS; i++)
    n += (vst_operation_get_flags (i) & VST_AWS_CALL_REPEATABLE) == 0;
  for (guint i = 0; i < G_N_ELEMENTS (once); i++)
    g_assert_cmpuint (vst_operation_get_flags (once[i]) & VST_AWS_CALL_REPEATABLE, ==, 0);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (once));
}

/* Made by others, with names of every script. */
static void
test_secret_hash (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *vectors =
      json_object_get_array_member (load_vectors (parser, "secret-hash-vectors.json"), "vectors");

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
  g_autoptr (VstPool) pool = make_pool (FALSE);
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
  g_autoptr (VstPool) pool = make_pool (TRUE);
  JsonNode *request = make_request (pool, VST_OPERATION_SIGN_UP);
  g_autoptr (JsonNode) kept = json_node_ref (request);
  g_autofree char *text = NULL;

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
  for (guint i = 0; i < VST_N_OPERATIONS; i++)
    {
      g_autofree char *path =
          g_strconcat ("/cognito/request/model/", vst_operation_get_name (i), NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_model);
    }
  g_test_add_func ("/cognito/request/sent-once", test_sent_once);
  g_test_add_func ("/cognito/request/secret-hash", test_secret_hash);
  g_test_add_func ("/cognito/request/nothing-superfluous", test_nothing_superfluous);
  g_test_add_func ("/cognito/request/wiped", test_wiped);
  return g_test_run ();
}
