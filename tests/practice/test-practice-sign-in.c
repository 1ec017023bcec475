#include "practice-walk.h"

static void
test_before_confirmation (Fixture *self, gconstpointer unused)
{
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (self, "UserNotFoundException", "User does not exist.");
  fixture_sign_up (self, "alice");
  fixture_log_in (self, "alice", "Wrong-7-door");
  fixture_assert_fault (self, "NotAuthorizedException", "Incorrect username or password.");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (self, "UserNotConfirmedException", "User is not confirmed.");
}

static void
test_setup_challenge (Fixture *self, gconstpointer unused)
{
  JsonObject *parameters;

  fixture_make_user (self, "alice");
  fixture_log_in (self, "ALICE", FIXTURE_PASSWORD);
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "MFA_SETUP");
  parameters = json_object_get_object_member (self->answer, "ChallengeParameters");
  g_assert_cmpstr (json_object_get_string_member (parameters, "MFAS_CAN_SETUP"), ==,
                   "[\"SOFTWARE_TOKEN_MFA\"]");
  g_assert_cmpuint (strlen (fixture_get (self, "Session")), >=, 20);
  g_assert_cmpuint (strlen (fixture_get (self, "Session")), <=, 2048);
  g_assert_true (g_ascii_isalpha (fixture_get (self, "Session")[0]));
}

static void
test_whole_walk (Fixture *self, gconstpointer unused)
{
  g_autofree char *key = NULL;
  g_autofree char *session = NULL;
  g_autofree char *spent = NULL;
  g_autofree char *spent_answer = NULL;
  g_autofree char *next = NULL;
  g_autofree char *next_answer = NULL;

  fixture_make_user (self, "alice");
  key = fixture_pair (self, "alice");
  g_assert_cmpuint (strlen (key), ==, 52);
  spent = fixture_totp (self, key, 0);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "SOFTWARE_TOKEN_MFA");
  session = g_strdup (fixture_get (self, "Session"));

  fixture_respond (self, "SOFTWARE_TOKEN_MFA", session, "alice",
                   ",\"SOFTWARE_TOKEN_MFA_CODE\":\"abcdef\"");
  fixture_assert_fault (self, "CodeMismatchException", "Invalid code received for user");
  spent_answer = g_strdup_printf (",\"SOFTWARE_TOKEN_MFA_CODE\":\"%s\"", spent);
  fixture_respond (self, "SOFTWARE_TOKEN_MFA", session, "alice", spent_answer);
  fixture_assert_fault (self, "ExpiredCodeException",
                        "Your software token has already been used once.");

  fixture_wait (self, 30);
  next = fixture_totp (self, key, 0);
  next_answer = g_strdup_printf (",\"SOFTWARE_TOKEN_MFA_CODE\":\"%s\"", next);
  fixture_respond (self, "SOFTWARE_TOKEN_MFA", session, "alice", next_answer);
  fixture_assert_ok (self);
  g_assert_cmpuint (strlen (fixture_get_token (self, "AccessToken")), >, 100);
  fixture_respond (self, "SOFTWARE_TOKEN_MFA", session, "alice", next_answer);
  fixture_assert_fault (self, "NotAuthorizedException",
                        "Invalid session for the user, session can only be used once.");
}

/* A code is good one step early and one step late, and no further. */
static void
test_totp_tolerance (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    int steps;
    gboolean good;
  } cases[] = { { -2, FALSE }, { 2, FALSE }, { -1, TRUE }, { 1, TRUE } };
  g_autofree char *key = NULL;

  fixture_make_user (self, "alice");
  key = fixture_pair (self, "alice");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = NULL;
      g_autofree char *answer = NULL;
      g_autofree char *session = NULL;

      do
        {
          fixture_wait (self, 300);
          g_free (code);
          code = fixture_totp (self, key, cases[i].steps);
        }
      while (fixture_is_totp (self, key, code) != cases[i].good); /* by chance */
      answer = g_strdup_printf (",\"SOFTWARE_TOKEN_MFA_CODE\":\"%s\"", code);
      fixture_log_in (self, "alice", FIXTURE_PASSWORD);
      session = g_strdup (fixture_get (self, "Session"));
      fixture_respond (self, "SOFTWARE_TOKEN_MFA", session, "alice", answer);
      g_assert_cmpstr (fixture_get (self, "__type"), ==,
                       cases[i].good ? NULL : "CodeMismatchException");
    }
}

static void
test_sessions (Fixture *self, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_make_user (self, "alice");
  fixture_make_user (self, "bob");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  first = g_strdup (fixture_get (self, "Session"));
  fixture_call (self, "AssociateSoftwareToken", "{\"Session\":\"%s\"}", first);
  second = g_strdup (fixture_get (self, "Session"));
  g_assert_cmpstr (first, !=, second);

  fixture_call (self, "AssociateSoftwareToken", "{\"Session\":\"%s\"}", first);
  fixture_assert_fault (self, "NotAuthorizedException",
                        "Invalid session for the user, session can only be used once.");
  fixture_respond (self, "MFA_SETUP", "no-session-of-this-service", "alice", "");
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid session for the user.");
  fixture_respond (self, "MFA_SETUP", second, "bob", "");
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid session for the user.");
  fixture_respond (self, "SOFTWARE_TOKEN_MFA", second, "alice",
                   ",\"SOFTWARE_TOKEN_MFA_CODE\":\"123456\"");
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid session for the user.");
  fixture_respond (self, "MFA_SETUP", second, "alice", "");
  fixture_assert_fault (self, "InvalidParameterException",
                        "User has not set up software token mfa");
  fixture_call (self, "RespondToAuthChallenge",
                "{\"ClientId\":\"%s\",\"ChallengeName\":\"MFA_SETUP\","
                "\"ChallengeResponses\":{\"USERNAME\":\"alice\"}}",
                fixture_client (self));
  fixture_assert_fault (self, "InvalidParameterException", "Missing required parameter Session");
}

static void
test_session_lasts_three_minutes (Fixture *self, gconstpointer unused)
{
  g_autofree char *session = NULL;

  fixture_make_user (self, "alice");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  session = g_strdup (fixture_get (self, "Session"));
  fixture_wait (self, 179);
  fixture_call (self, "AssociateSoftwareToken", "{\"Session\":\"%s\"}", session);
  fixture_assert_ok (self);
  session = (g_free (session), g_strdup (fixture_get (self, "Session")));
  fixture_wait (self, 180);
  fixture_call (self, "VerifySoftwareToken", "{\"Session\":\"%s\",\"UserCode\":\"123456\"}",
                session);
  fixture_assert_fault (self, "NotAuthorizedException",
                        "Invalid session for the user, session is expired.");
}

static void
test_wrong_pairing_code (Fixture *self, gconstpointer unused)
{
  g_autofree char *key = NULL;
  g_autofree char *session = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *right = NULL;

  fixture_make_user (self, "alice");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_call (self, "AssociateSoftwareToken", "{\"Session\":\"%s\"}",
                fixture_get (self, "Session"));
  key = g_strdup (fixture_get (self, "SecretCode"));
  session = g_strdup (fixture_get (self, "Session"));
  wrong = fixture_wrong_totp (self, key);
  right = fixture_totp (self, key, 0);

  fixture_call (self, "VerifySoftwareToken", "{\"Session\":\"%s\",\"UserCode\":\"%s\"}", session,
                wrong);
  fixture_assert_fault (self, "EnableSoftwareTokenMFAException", "Code mismatch");
  fixture_call (self, "VerifySoftwareToken",
                "{\"Session\":\"%s\",\"UserCode\":\"%s\",\"FriendlyDeviceName\":\"my phone\"}",
                session, right);
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get (self, "Status"), ==, "SUCCESS");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  g_assert_cmpstr (json_object_get_string_member (
                       json_object_get_object_member (self->answer, "ChallengeParameters"),
                       "FRIENDLY_DEVICE_NAME"),
                   ==, "my phone");
}

static void
test_lock_out (Fixture *self, gconstpointer unused)
{
  fixture_make_user (self, "alice");
  for (int i = 0; i < 5; i++)
    fixture_log_in (self, "alice", "Wrong-7-door");
  fixture_assert_fault (self, "NotAuthorizedException", "Incorrect username or password.");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (self, "NotAuthorizedException", "Password attempts exceeded");
  fixture_wait (self, 1);
  fixture_log_in (self, "alice", "Wrong-7-door");
  fixture_assert_fault (self, "NotAuthorizedException", "Incorrect username or password.");
  fixture_wait (self, 1);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (self, "NotAuthorizedException", "Password attempts exceeded");
  fixture_wait (self, 1);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", "Wrong-7-door");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_ok (self);
}

/* Twice as long after each failure, up to a quarter of an hour; that long without one ends it. */
static void
test_lock_out_grows (Fixture *self, gconstpointer unused)
{
  fixture_make_user (self, "alice");
  for (int failures = 1; failures <= 15; failures++)
    {
      int locked = failures < 5 ? 0 : failures < 15 ? 1 << (failures - 5) : 15 * 60;

      fixture_log_in (self, "alice", "Wrong-7-door");
      fixture_assert_fault (self, "NotAuthorizedException", "Incorrect username or password.");
      if (locked > 0)
        {
          fixture_wait (self, locked - 1);
          fixture_log_in (self, "alice", FIXTURE_PASSWORD);
          fixture_assert_fault (self, "NotAuthorizedException", "Password attempts exceeded");
          fixture_wait (self, 1);
        }
    }
  for (int i = 0; i < 4; i++)
    fixture_log_in (self, "alice", "Wrong-7-door");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_ok (self);
}

typedef struct
{
  const char *name, *parameters, *message;
} FlowCase;

static const FlowCase flow_cases[] = {
  { "srp", "\"AuthFlow\":\"USER_SRP_AUTH\"", "USER_SRP_AUTH is not enabled for the client." },
  { "administrator", "\"AuthFlow\":\"ADMIN_USER_PASSWORD_AUTH\"",
    "Initiate Auth method not supported." },
  { "no-name", "\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":{\"PASSWORD\":\"x\"}",
    "Missing required parameter USERNAME" },
  { "no-password", "\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":{\"USERNAME\":\"x\"}",
    "Missing required parameter PASSWORD" },
  { "no-refresh-token", "\"AuthFlow\":\"REFRESH_TOKEN_AUTH\"",
    "Missing required parameter REFRESH_TOKEN" },
  { "unknown", "\"AuthFlow\":\"MAGIC\"",
    "1 validation error detected: Value 'MAGIC' at 'authFlow' failed to satisfy constraint: Member "
    "must satisfy enum value set: [USER_SRP_AUTH, REFRESH_TOKEN_AUTH, REFRESH_TOKEN, CUSTOM_AUTH, "
    "ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_AUTH]" },
};

static void
test_flow (Fixture *self, gconstpointer data)
{
  const FlowCase *c = data;

  fixture_call (self, "InitiateAuth", "{\"ClientId\":\"%s\",%s}", fixture_client (self),
                c->parameters);
  fixture_assert_fault (self, "InvalidParameterException", c->message);
}

static void
test_administrator (Fixture *self, gconstpointer unused)
{
  g_autofree char *key = NULL;
  g_autofree char *session = NULL;
  g_autofree char *code = NULL;

  fixture_make_user (self, "alice");
  key = fixture_pair (self, "alice");
  fixture_call_signed (self, "AdminInitiateAuth",
                       "{\"UserPoolId\":\"%s\",\"ClientId\":\"%s\",\"AuthFlow\":"
                       "\"USER_PASSWORD_AUTH\"}",
                       fixture_pool (self), fixture_client (self));
  fixture_assert_fault (self, "InvalidParameterException", "Initiate Auth method not supported.");
  fixture_call_signed (self, "AdminInitiateAuth",
                       "{\"UserPoolId\":\"%s\",\"ClientId\":\"%s\",\"AuthFlow\":"
                       "\"ADMIN_USER_PASSWORD_AUTH\",\"AuthParameters\":{\"USERNAME\":\"alice\","
                       "\"PASSWORD\":\"" FIXTURE_PASSWORD "\"}}",
                       fixture_pool (self), fixture_client (self));
  fixture_assert_ok (self);
  session = g_strdup (fixture_get (self, "Session"));
  fixture_wait (self, 30);
  code = fixture_totp (self, key, 0);
  fixture_call_signed (self, "AdminRespondToAuthChallenge",
                       "{\"UserPoolId\":\"%s\",\"ClientId\":\"%s\",\"ChallengeName\":"
                       "\"SOFTWARE_TOKEN_MFA\",\"Session\":\"%s\",\"ChallengeResponses\":"
                       "{\"USERNAME\":\"alice\",\"SOFTWARE_TOKEN_MFA_CODE\":\"%s\"}}",
                       fixture_pool (self), fixture_client (self), session, code);
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get_token (self, "TokenType"), ==, "Bearer");
}

/* A verified authenticator stays until a new one is verified in its place. */
static void
test_pairing_again (Fixture *self, gconstpointer unused)
{
  g_autofree char *access = fixture_make_signed_in (self, "alice");
  g_autofree char *key = NULL;
  g_autofree char *code = NULL;

  fixture_call (self, "AssociateSoftwareToken", "{\"AccessToken\":\"%s\"}", access);
  fixture_assert_ok (self);
  g_assert_null (fixture_get (self, "Session"));
  key = g_strdup (fixture_get (self, "SecretCode"));
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "SOFTWARE_TOKEN_MFA");
  code = fixture_totp (self, key, 0);
  fixture_call (self, "VerifySoftwareToken", "{\"AccessToken\":\"%s\",\"UserCode\":\"%s\"}", access,
                code);
  fixture_assert_ok (self);
  g_assert_null (fixture_get (self, "Session"));
  fixture_call (self, "VerifySoftwareToken", "{\"AccessToken\":\"%s\",\"UserCode\":\"%s\"}", access,
                code);
  fixture_assert_fault (self, "ExpiredCodeException",
                        "Your software token has already been used once.");
  fixture_call (self, "AssociateSoftwareToken", "{}");
  fixture_assert_fault (self, "InvalidParameterException", "Missing required parameter Session");
}

static void
flow_set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, NULL);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/practice/sign-in/before-confirmation", test_before_confirmation);
  add ("/practice/sign-in/setup-challenge", test_setup_challenge);
  add ("/practice/sign-in/whole-walk", test_whole_walk);
  add ("/practice/sign-in/totp-tolerance", test_totp_tolerance);
  add ("/practice/sign-in/sessions", test_sessions);
  add ("/practice/sign-in/session-lasts-three-minutes", test_session_lasts_three_minutes);
  add ("/practice/sign-in/wrong-pairing-code", test_wrong_pairing_code);
  add ("/practice/sign-in/lock-out", test_lock_out);
  add ("/practice/sign-in/lock-out-grows", test_lock_out_grows);
  add ("/practice/sign-in/administrator", test_administrator);
  add ("/practice/sign-in/pairing-again", test_pairing_again);
  for (gsize i = 0; i < G_N_ELEMENTS (flow_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/sign-in/flow/", flow_cases[i].name, NULL);
      g_test_add (path, Fixture, &flow_cases[i], flow_set_up, test_flow, fixture_tear_down);
    }
  return g_test_run ();
}
