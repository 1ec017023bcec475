#include "cognito/vst-cognito-client-login.h"

#include "srp-server.h"

/* Logins that take several calls, against the service's side of SRP. */

typedef struct
{
  Fixture base; /* first: the server's callbacks take it for one */
  SrpServer server;
  VstSecret *password;
} Login;

static void
set_up_login (Login *login, gconstpointer data)
{
  g_autoptr (VstSecret) secret = data != NULL ? vst_secret_new_text (data) : NULL;

  set_up_pool (&login->base, POOL_ID, APP_ID, secret);
  add_credentials (&login->base);
  srp_server_init (&login->server);
  login->server.has_secret = secret != NULL;
  login->base.answer = answer_by_srp;
  login->base.answer_data = &login->server;
  login->password = vst_secret_new_text (PASSWORD);
}

static void
tear_down_login (Login *login, gconstpointer data)
{
  tear_down (&login->base, data);
  srp_server_clear (&login->server);
  vst_secret_unref (login->password);
}

static void
set_password (Login *login, const char *password)
{
  vst_secret_unref (login->password);
  login->password = vst_secret_new_text (password);
}

static VstAuthReply *
start (Login *login, VstLoginPath path, VstAuthFlow flow, VstChallenge preferred, GError **error)
{
  const VstAuthStart by = { path,       flow,
                            TYPED_NAME, login->password,
                            preferred,  login->server.has_device ? DEVICE_KEY : NULL };
  VstAuthReply *reply;

  vst_cognito_client_start_async (login->base.client, &by, login->base.cancellable, on_done,
                                  &login->base);
  wait (&login->base);
  reply = vst_cognito_client_start_finish (login->base.client, login->base.result, error);
  g_clear_object (&login->base.result);
  return reply;
}

static VstAuthReply *
answer (Login *login, VstChallenge challenge, GError **error)
{
  g_autoptr (VstSecret) session = vst_secret_new_text ("s-1");
  const VstAuthAnswer by = { VST_LOGIN_PATH_USER, challenge, SERVICE_NAME, session,
                             login->server.has_device ? DEVICE_KEY : NULL };
  VstAuthReply *reply;

  login->server.expected_session = "s-1";
  vst_cognito_client_answer_by_srp_async (login->base.client, &by, login->password,
                                          login->base.cancellable, on_done, &login->base);
  wait (&login->base);
  reply = vst_cognito_client_answer_by_srp_finish (login->base.client, login->base.result, error);
  g_clear_object (&login->base.result);
  return reply;
}

static VstAuthReply *
answer_by_device (Login *login, const char *password, GError **error)
{
  g_autoptr (VstSecret) session = vst_secret_new_text ("s-1");
  g_autoptr (VstSecret) secret = vst_secret_new_text (password);
  const VstAuthAnswer by = { VST_LOGIN_PATH_USER, VST_CHALLENGE_DEVICE_SRP_AUTH, SERVICE_NAME,
                             session, DEVICE_KEY };
  VstAuthReply *reply;

  login->server.has_device = TRUE;
  login->server.expected_session = "s-1";
  vst_cognito_client_answer_by_device_async (login->base.client, &by, GROUP_KEY, secret,
                                             login->base.cancellable, on_done, &login->base);
  wait (&login->base);
  reply =
      vst_cognito_client_answer_by_device_finish (login->base.client, login->base.result, error);
  g_clear_object (&login->base.result);
  return reply;
}

static void
check_tokens (const VstAuthReply *reply, const GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpint (reply->challenge, ==, VST_CHALLENGE_NONE);
  g_assert_cmpstr (vst_secret_get_text (reply->tokens->access_token), ==, "a.b.c");
  g_assert_cmpstr (reply->user_name, ==, SERVICE_NAME);
}

static void
test_srp (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply =
      start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, &error);

  check_tokens (reply, error);
  g_assert_cmpstr (login->server.log->str, ==, "USER_SRP_AUTH PASSWORD_VERIFIER");
  g_assert_null (login->base.authorization);
}

static void
test_srp_as_admin (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply =
      start (login, VST_LOGIN_PATH_ADMIN, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, &error);

  check_tokens (reply, error);
  g_assert_cmpstr (login->base.target, ==,
                   "AWSCognitoIdentityProviderService.AdminRespondToAuthChallenge");
  g_assert_nonnull (login->base.authorization);
}

static void
test_srp_of_device (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply = NULL;

  login->server.has_device = TRUE;
  login->server.session = "s-2";
  reply = start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, &error);
  check_tokens (reply, error);
}

/* What Cognito asks next often does not say again whom it is about. */
static void
test_name_goes_on (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply = NULL;

  login->server.next = "{'ChallengeName':'SOFTWARE_TOKEN_MFA','Session':'s-3'}";
  reply = start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reply->challenge, ==, VST_CHALLENGE_SOFTWARE_TOKEN_MFA);
  g_assert_cmpstr (vst_secret_get_text (reply->session), ==, "s-3");
  g_assert_cmpstr (reply->user_name, ==, SERVICE_NAME);
}

/* The first answer tells the service's time; the second request has to name it. */
static void
test_clock (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply = NULL;

  login->base.hours_ahead = 5;
  reply = start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, &error);
  check_tokens (reply, error);
}

static void
test_wrong_password (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_password (login, "Correct-Horse8");
  g_assert_null (start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_PASSWORD_WRONG);
  g_assert_cmpstr (vst_cognito_error_get_operation (error), ==, "RespondToAuthChallenge");
}

/* A server that would know the key whatever the password is gets no proof. */
static void
test_hostile_server (Login *login, gconstpointer data)
{
  static const char *const numbers[] = { "0", "1", "", "x", "00" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;

      login->server.b_public = numbers[i];
      g_string_truncate (login->server.log, 0);
      g_assert_null (
          start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, &error));
      g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
      g_assert_cmpstr (vst_cognito_error_get_operation (error), ==, "InitiateAuth");
      g_assert_cmpstr (login->server.log->str, ==, "USER_SRP_AUTH");
    }
}

static void
test_choice (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply = NULL;

  login->server.next = "{'ChallengeName':'SELECT_CHALLENGE','Session':'s-1',"
                       "'AvailableChallenges':['PASSWORD_SRP','PASSWORD']}";
  reply = start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CHOICE, VST_CHALLENGE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reply->challenge, ==, VST_CHALLENGE_SELECT_CHALLENGE);
  g_assert_cmpstr (reply->available[0], ==, "PASSWORD_SRP");
  g_assert_cmpstr (reply->user_name, ==, TYPED_NAME);
  g_assert_cmpuint (login->base.calls, ==, 1);
}

static void
test_choice_of_srp (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply =
      start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CHOICE, VST_CHALLENGE_PASSWORD_SRP, &error);

  check_tokens (reply, error);
  g_assert_cmpstr (login->server.log->str, ==, "USER_AUTH PASSWORD_VERIFIER");
}

static void
test_custom_srp (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply = NULL;

  login->server.next = "{'ChallengeName':'CUSTOM_CHALLENGE','Session':'s-4',"
                       "'ChallengeParameters':{'question':'Which colour?'}}";
  reply = start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_CUSTOM_SRP, VST_CHALLENGE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reply->challenge, ==, VST_CHALLENGE_CUSTOM_CHALLENGE);
  g_assert_cmpstr (login->server.log->str, ==, "CUSTOM_AUTH PASSWORD_VERIFIER");
}

static void
test_select_srp (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply = NULL;

  login->server.has_device = TRUE;
  login->server.session = "s-2";
  reply = answer (login, VST_CHALLENGE_SELECT_CHALLENGE, &error);
  check_tokens (reply, error);
  g_assert_cmpstr (login->server.log->str, ==, "SELECT_CHALLENGE PASSWORD_VERIFIER");
}

static void
test_password_srp (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply = answer (login, VST_CHALLENGE_PASSWORD_SRP, &error);

  check_tokens (reply, error);
  g_assert_cmpstr (login->server.log->str, ==, "PASSWORD_SRP PASSWORD_VERIFIER");
}

static void
test_device (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply = NULL;

  login->server.session = "s-2";
  reply = answer_by_device (login, DEVICE_PASSWORD, &error);
  check_tokens (reply, error);
  g_assert_cmpstr (login->server.log->str, ==, "DEVICE_SRP_AUTH DEVICE_PASSWORD_VERIFIER");
}

typedef struct
{
  const char *name, *password, *refusal;
  VstCognitoError code;
} RefusalCase;

/* Only what is about the device means the device: its secret is dropped for that. */
static const RefusalCase refusal_cases[] = {
  { "wrong-password", "another", NULL, VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { "forgotten", DEVICE_PASSWORD,
    "{'__type':'ResourceNotFoundException','message':'Device does not exist.'}",
    VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { "not-authorized", DEVICE_PASSWORD,
    "{'__type':'NotAuthorizedException','message':'Something new'}",
    VST_COGNITO_ERROR_DEVICE_UNKNOWN },
  { "session-expired", DEVICE_PASSWORD,
    "{'__type':'NotAuthorizedException','message':'Invalid session for the user, session is "
    "expired.'}",
    VST_COGNITO_ERROR_SESSION_INVALID },
  { "disabled", DEVICE_PASSWORD,
    "{'__type':'NotAuthorizedException','message':'User is disabled.'}",
    VST_COGNITO_ERROR_USER_DISABLED },
  { "unknown-error", DEVICE_PASSWORD, "{'__type':'ForbiddenException'}", VST_COGNITO_ERROR_FAILED },
};

static void
test_device_refused (Login *login, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusal_cases); i++)
    {
      const RefusalCase *c = &refusal_cases[i];
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", c->name);
      login->server.refusal = c->refusal;
      login->base.status = 200;
      g_assert_null (answer_by_device (login, c->password, &error));
      g_assert_error (error, VST_COGNITO_ERROR, (int) c->code);
      g_assert_cmpstr (vst_cognito_error_get_request_id (error), ==, "id-1");
    }
}

/* A challenge that nobody expected there is the caller's, not an error. */
static void
test_other_challenge (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply = NULL;

  login->base.answer = NULL;
  login->base.reply = "{'ChallengeName':'NEW_PASSWORD_REQUIRED','Session':'s-1',"
                      "'ChallengeParameters':{'USER_ID_FOR_SRP':'sub-1'}}";
  reply = start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reply->challenge, ==, VST_CHALLENGE_NEW_PASSWORD_REQUIRED);
  g_assert_cmpstr (reply->user_name, ==, SERVICE_NAME);
  g_assert_cmpuint (login->base.calls, ==, 1);
}

/* Asked for a proof once more after it was given: not answered for ever. */
static void
test_no_end_of_proofs (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstAuthReply) reply = NULL;

  login->server.next = "{'ChallengeName':'PASSWORD_VERIFIER'}";
  reply = start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reply->challenge, ==, VST_CHALLENGE_PASSWORD_VERIFIER);
  g_assert_cmpuint (login->base.calls, ==, 2);
}

static void
test_device_forgotten_at_start (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  login->base.answer = NULL;
  login->base.status = 400;
  login->base.reply = "{'__type':'ResourceNotFoundException','message':'Device does not exist.'}";
  login->server.has_device = TRUE;
  g_assert_null (
      start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_PASSWORD, VST_CHALLENGE_NONE, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_DEVICE_UNKNOWN);
}

static void
test_cancelled (Login *login, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (login->base.cancellable);
  g_assert_null (start (login, VST_LOGIN_PATH_USER, VST_AUTH_FLOW_SRP, VST_CHALLENGE_NONE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (login->base.calls, ==, 0);
}

static void
add (const char *name, void (*test) (Login *, gconstpointer), const char *client_secret)
{
  g_autofree char *path = g_strconcat ("/cognito/login/", name, NULL);

  g_test_add (path, Login, client_secret, set_up_login, test, tear_down_login);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("srp", test_srp, NULL);
  add ("srp-with-secret", test_srp, APP_SECRET);
  add ("srp-as-admin", test_srp_as_admin, APP_SECRET);
  add ("srp-of-device", test_srp_of_device, APP_SECRET);
  add ("name-goes-on", test_name_goes_on, NULL);
  add ("clock", test_clock, NULL);
  add ("wrong-password", test_wrong_password, NULL);
  add ("hostile-server", test_hostile_server, NULL);
  add ("choice", test_choice, APP_SECRET);
  add ("choice-of-srp", test_choice_of_srp, NULL);
  add ("custom-srp", test_custom_srp, APP_SECRET);
  add ("select-srp", test_select_srp, APP_SECRET);
  add ("password-srp", test_password_srp, NULL);
  add ("device", test_device, APP_SECRET);
  add ("device-refused", test_device_refused, NULL);
  add ("device-forgotten-at-start", test_device_forgotten_at_start, NULL);
  add ("other-challenge", test_other_challenge, NULL);
  add ("no-end-of-proofs", test_no_end_of_proofs, NULL);
  add ("cancelled", test_cancelled, NULL);
  return g_test_run ();
}
