#include "cognito-server.h"

#include "../aws/closed-port.h"
#include "cognito/vst-cognito-operation.h"

static void
start (Fixture *fixture, VstOperation operation)
{
  VstCognitoClient *client = fixture->client;
  GCancellable *cancellable = fixture->cancellable;
  g_autoptr (VstSecret) secret = vst_secret_new_text ("secret-1");
  const char *user = "alice";

  switch ((int) operation)
    {
    case VST_OPERATION_SIGN_UP:
      vst_cognito_client_sign_up_async (client, user, secret, NULL, cancellable, on_done, fixture);
      break;
    case VST_OPERATION_CONFIRM_SIGN_UP:
      vst_cognito_client_confirm_sign_up_async (client, user, "123456", cancellable, on_done,
                                                fixture);
      break;
    case VST_OPERATION_RESEND_CODE:
      vst_cognito_client_resend_code_async (client, user, cancellable, on_done, fixture);
      break;
    case VST_OPERATION_ADMIN_GET_USER:
      vst_cognito_client_admin_get_user_async (client, user, cancellable, on_done, fixture);
      break;
    case VST_OPERATION_GET_USER:
      vst_cognito_client_get_user_async (client, secret, cancellable, on_done, fixture);
      break;
    case VST_OPERATION_DESCRIBE_POOL:
      vst_cognito_client_describe_pool_async (client, cancellable, on_done, fixture);
      break;
    case VST_OPERATION_DESCRIBE_CLIENT:
      vst_cognito_client_describe_client_async (client, cancellable, on_done, fixture);
      break;
    case VST_OPERATION_LOG_IN:
      vst_cognito_client_log_in_async (client, VST_LOGIN_PATH_USER, user, secret, cancellable,
                                       on_done, fixture);
      break;
    case VST_OPERATION_ADMIN_LOG_IN:
      vst_cognito_client_log_in_async (client, VST_LOGIN_PATH_ADMIN, user, secret, cancellable,
                                       on_done, fixture);
      break;
    case VST_OPERATION_RESPOND:
      vst_cognito_client_respond_async (client, VST_LOGIN_PATH_USER, VST_CHALLENGE_MFA_SETUP, user,
                                        secret, NULL, cancellable, on_done, fixture);
      break;
    case VST_OPERATION_ADMIN_RESPOND:
      vst_cognito_client_respond_async (client, VST_LOGIN_PATH_ADMIN, VST_CHALLENGE_MFA_SETUP, user,
                                        secret, NULL, cancellable, on_done, fixture);
      break;
    case VST_OPERATION_ASSOCIATE_TOKEN:
      vst_cognito_client_associate_token_async (client, secret, NULL, cancellable, on_done,
                                                fixture);
      break;
    case VST_OPERATION_VERIFY_TOKEN:
      vst_cognito_client_verify_token_async (client, secret, NULL, "123456", "Phone", cancellable,
                                             on_done, fixture);
      break;
    case VST_OPERATION_DELETE_USER:
      vst_cognito_client_delete_user_async (client, secret, cancellable, on_done, fixture);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* What the operation gave, as a line of text; NULL with an error. */
static char *
finish (Fixture *fixture, VstOperation operation, GError **error)
{
  VstCognitoClient *client = fixture->client;
  GAsyncResult *result = fixture->result;
  g_autoptr (VstSignUpResult) sign_up = NULL;
  g_autoptr (VstCodeDelivery) delivery = NULL;
  g_autoptr (VstCognitoUser) user = NULL;
  g_autoptr (VstPoolDescription) pool = NULL;
  g_autoptr (VstClientDescription) app = NULL;
  g_autoptr (VstAuthReply) auth = NULL;
  g_autoptr (VstTokenAssociation) association = NULL;
  g_autoptr (VstSecret) session = NULL;

  switch ((int) operation)
    {
    case VST_OPERATION_SIGN_UP:
      sign_up = vst_cognito_client_sign_up_finish (client, result, error);
      return sign_up != NULL ? g_strdup (sign_up->user_sub) : NULL;
    case VST_OPERATION_CONFIRM_SIGN_UP:
      return vst_cognito_client_confirm_sign_up_finish (client, result, error) ? g_strdup ("done")
                                                                               : NULL;
    case VST_OPERATION_RESEND_CODE:
      delivery = vst_cognito_client_resend_code_finish (client, result, error);
      return delivery != NULL ? g_strdup (delivery->medium) : NULL;
    case VST_OPERATION_ADMIN_GET_USER:
      user = vst_cognito_client_admin_get_user_finish (client, result, error);
      return user != NULL ? g_strdup (user->status) : NULL;
    case VST_OPERATION_GET_USER:
      user = vst_cognito_client_get_user_finish (client, result, error);
      return user != NULL ? g_strdup (user->user_name) : NULL;
    case VST_OPERATION_DESCRIBE_POOL:
      pool = vst_cognito_client_describe_pool_finish (client, result, error);
      return pool != NULL ? g_strdup (pool->name) : NULL;
    case VST_OPERATION_DESCRIBE_CLIENT:
      app = vst_cognito_client_describe_client_finish (client, result, error);
      return app != NULL ? g_strdup (app->name) : NULL;
    case VST_OPERATION_LOG_IN:
    case VST_OPERATION_ADMIN_LOG_IN:
      auth = vst_cognito_client_log_in_finish (client, result, error);
      return auth != NULL ? g_strdup (auth->challenge_name) : NULL;
    case VST_OPERATION_RESPOND:
    case VST_OPERATION_ADMIN_RESPOND:
      auth = vst_cognito_client_respond_finish (client, result, error);
      return auth != NULL ? g_strdup (vst_secret_get_text (auth->tokens->access_token)) : NULL;
    case VST_OPERATION_ASSOCIATE_TOKEN:
      association = vst_cognito_client_associate_token_finish (client, result, error);
      return association != NULL ? g_strdup (vst_secret_get_text (association->key)) : NULL;
    case VST_OPERATION_VERIFY_TOKEN:
      if (!vst_cognito_client_verify_token_finish (client, result, &session, error))
        return NULL;
      return g_strdup (vst_secret_get_text (session));
    case VST_OPERATION_DELETE_USER:
      return vst_cognito_client_delete_user_finish (client, result, error) ? g_strdup ("done")
                                                                           : NULL;
    default:
      g_assert_not_reached ();
    }
}

static char *
call (Fixture *fixture, VstOperation operation, GError **error)
{
  char *text;

  start (fixture, operation);
  wait (fixture);
  text = finish (fixture, operation, error);
  g_clear_object (&fixture->result);
  return text;
}

typedef struct
{
  VstOperation operation;
  const char *reply, *expected;
} Case;

static const Case cases[] = {
  { VST_OPERATION_SIGN_UP, "{'UserConfirmed':false,'UserSub':'4b8c'}", "4b8c" },
  { VST_OPERATION_CONFIRM_SIGN_UP, "{}", "done" },
  { VST_OPERATION_CONFIRM_SIGN_UP, "", "done" },
  { VST_OPERATION_RESEND_CODE, "{'CodeDeliveryDetails':{'DeliveryMedium':'EMAIL'}}", "EMAIL" },
  { VST_OPERATION_RESEND_CODE, "{}", NULL },
  { VST_OPERATION_ADMIN_GET_USER, "{'Username':'alice','UserStatus':'CONFIRMED'}", "CONFIRMED" },
  { VST_OPERATION_GET_USER, "{'Username':'alice','UserAttributes':[]}", "alice" },
  { VST_OPERATION_DESCRIBE_POOL, "{'UserPool':{'Name':'People'}}", "People" },
  { VST_OPERATION_DESCRIBE_CLIENT, "{'UserPoolClient':{'ClientName':'App'}}", "App" },
  { VST_OPERATION_LOG_IN, "{'ChallengeName':'MFA_SETUP','Session':'s'}", "MFA_SETUP" },
  { VST_OPERATION_ADMIN_LOG_IN, "{'ChallengeName':'SMS_MFA','Session':'s'}", "SMS_MFA" },
  { VST_OPERATION_RESPOND, "{'AuthenticationResult':{'AccessToken':'a.b.c'}}", "a.b.c" },
  { VST_OPERATION_ADMIN_RESPOND, "{'AuthenticationResult':{'AccessToken':'a.b.c'}}", "a.b.c" },
  { VST_OPERATION_ASSOCIATE_TOKEN, "{'SecretCode':'GEZDGNBVGY3TQOJQ','Session':'s'}",
    "GEZDGNBVGY3TQOJQ" },
  { VST_OPERATION_VERIFY_TOKEN, "{'Status':'SUCCESS','Session':'s-3'}", "s-3" },
  { VST_OPERATION_DELETE_USER, "{}", "done" },
};

static void
test_operation (Fixture *fixture, gconstpointer data)
{
  const Case *c = data;
  const char *name = vst_operation_get_name (c->operation);
  g_autofree char *target = g_strconcat ("AWSCognitoIdentityProviderService.", name, NULL);
  g_autofree char *exchange = g_strconcat (name, " 200 - id-1", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  add_credentials (fixture);
  fixture->reply = c->reply;
  text = call (fixture, c->operation, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, c->expected);
  g_assert_cmpstr (fixture->target, ==, target);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (fixture->request));
  g_assert_cmpuint (fixture->calls, ==, 1);
  g_assert_cmpuint (fixture->exchanges, ==, 1);
  g_assert_cmpstr (fixture->exchange, ==, exchange);
  if ((vst_operation_get_flags (c->operation) & VST_AWS_CALL_SIGNED) == 0)
    g_assert_null (fixture->authorization);
  else
    {
      g_assert_true (g_str_has_prefix (fixture->authorization, "AWS4-HMAC-SHA256 "));
      g_assert_nonnull (strstr (fixture->authorization, "/eu-west-1/cognito-idp/aws4_request"));
    }
}

static void
test_service_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->status = 400;
  fixture->reply = "{'__type':'UsernameExistsException','message':'User already exists'}";
  g_assert_null (call (fixture, VST_OPERATION_SIGN_UP, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_USER_EXISTS);
  g_assert_cmpstr (vst_cognito_error_get_operation (error), ==, "SignUp");
  g_assert_cmpstr (vst_cognito_error_get_wire_name (error), ==, "UsernameExistsException");
  g_assert_cmpstr (vst_cognito_error_get_wire_message (error), ==, "User already exists");
  g_assert_cmpstr (vst_cognito_error_get_request_id (error), ==, "id-1");
  g_assert_cmpstr (fixture->exchange, ==, "SignUp 400 UsernameExistsException id-1");
}

static void
test_wrong_type (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_credentials (fixture);
  fixture->reply = "{'ChallengeName':['MFA_SETUP']}";
  g_assert_null (call (fixture, VST_OPERATION_ADMIN_LOG_IN, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
  g_assert_cmpstr (vst_cognito_error_get_operation (error), ==, "AdminInitiateAuth");
}

/* A body that ends too early is a broken connection: nobody knows whether the call was done. */
static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->reply = "{'UserConfirmed':tr";
  g_assert_null (call (fixture, VST_OPERATION_SIGN_UP, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_INTERRUPTED);
}

static void
test_not_object (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->reply = "['UserConfirmed']";
  g_assert_null (call (fixture, VST_OPERATION_SIGN_UP, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
}

static void
test_portal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->content_type = "text/html";
  fixture->reply = "<!DOCTYPE html><title>Hotel</title>";
  g_assert_null (call (fixture, VST_OPERATION_SIGN_UP, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_NOT_COGNITO);
}

static void
test_nothing_listens (Fixture *fixture, gconstpointer data)
{
  g_autofree char *endpoint = NULL;
  g_autoptr (GSocket) port G_GNUC_UNUSED = closed_port_new (&endpoint);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->client);
  set_up_client (fixture, "eu-west-1_aBc", "abc", NULL, endpoint);
  g_assert_null (call (fixture, VST_OPERATION_SIGN_UP, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_UNREACHABLE);
  g_assert_cmpstr (fixture->exchange, ==, "SignUp 0 - -");
}

static void
test_wrong_code_by_status (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->reply = "{'Status':'ERROR','Session':'s-3'}";
  g_assert_null (call (fixture, VST_OPERATION_VERIFY_TOKEN, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_CODE_MISMATCH);
}

static void
test_no_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_credentials (fixture);
  g_assert_true (vst_cognito_client_has_credentials (fixture->client));
  vst_cognito_client_set_credentials (fixture->client, NULL);
  g_assert_false (vst_cognito_client_has_credentials (fixture->client));
  g_assert_null (call (fixture, VST_OPERATION_ADMIN_GET_USER, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_KEYS_MISSING);
  g_assert_cmpuint (fixture->calls, ==, 0);
}

/* A sign-up that may have been done is never sent again by itself. */
static void
test_sign_up_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->status = 500;
  fixture->reply = "{'__type':'InternalErrorException'}";
  g_assert_null (call (fixture, VST_OPERATION_SIGN_UP, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_UNAVAILABLE);
  g_assert_cmpuint (fixture->calls, ==, 1);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->reply = NULL;
  start (fixture, VST_OPERATION_SIGN_UP);
  while (fixture->calls == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (fixture->cancellable);
  wait (fixture);
  g_assert_null (finish (fixture, VST_OPERATION_SIGN_UP, &error));
  g_clear_object (&fixture->result);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->exchanges, ==, 0);
}

static void
test_clock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (vst_cognito_client_get_clock_offset (fixture->client), ==, 0);
  fixture->hours_ahead = 1;
  text = call (fixture, VST_OPERATION_DELETE_USER, NULL);
  g_assert_cmpint (vst_cognito_client_get_clock_offset (fixture->client), >=, 3590);
  g_assert_cmpint (vst_cognito_client_get_clock_offset (fixture->client), <=, 3610);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/cognito/client/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name =
          g_strdup_printf ("operation/%s/%u", vst_operation_get_name (cases[i].operation), i);
      add (name, test_operation, &cases[i]);
    }
  add ("service-error", test_service_error, NULL);
  add ("wrong-type", test_wrong_type, NULL);
  add ("truncated", test_truncated, NULL);
  add ("not-object", test_not_object, NULL);
  add ("portal", test_portal, NULL);
  add ("nothing-listens", test_nothing_listens, NULL);
  add ("wrong-code-by-status", test_wrong_code_by_status, NULL);
  add ("no-keys", test_no_keys, NULL);
  add ("sign-up-once", test_sign_up_once, NULL);
  add ("cancel", test_cancel, NULL);
  add ("clock", test_clock, NULL);
  return g_test_run ();
}
