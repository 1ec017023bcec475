#include "practice-device.h"

static const char user_srp[] = "\"ALLOW_USER_SRP_AUTH\",\"ALLOW_USER_PASSWORD_AUTH\","
                               "\"ALLOW_REFRESH_TOKEN_AUTH\"";

/* The fixture's pool and a client of it that takes SRP. */
typedef struct
{
  Fixture fixture;
  char *client;
} Place;

static void
make_client (Place *self, const char *more)
{
  JsonObject *client;

  fixture_call_signed (
      &self->fixture, "CreateUserPoolClient",
      "{\"UserPoolId\":\"%s\",\"ClientName\":\"srp\",\"ExplicitAuthFlows\":[%s]%s}",
      fixture_pool (&self->fixture), user_srp, more);
  fixture_assert_ok (&self->fixture);
  client = json_object_get_object_member (self->fixture.answer, "UserPoolClient");
  g_free (self->client);
  self->client = g_strdup (json_object_get_string_member (client, "ClientId"));
}

static void
set_up (Place *self, gconstpointer unused)
{
  fixture_set_up (&self->fixture, NULL);
  make_client (self, "");
  fixture_make_user (&self->fixture, "alice");
}

static void
tear_down (Place *self, gconstpointer unused)
{
  fixture_tear_down (&self->fixture, NULL);
  g_free (self->client);
}

static void
start (Place *self, const char *name, const char *a_public, const char *more)
{
  fixture_call (&self->fixture, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_SRP_AUTH\",\"AuthParameters\":"
                "{\"USERNAME\":\"%s\",\"SRP_A\":\"%s\"%s}}",
                self->client, name, a_public, more);
}

static void
respond (Place *self, const char *name, const char *claim)
{
  fixture_call (&self->fixture, "RespondToAuthChallenge",
                "{\"ClientId\":\"%s\",\"ChallengeName\":\"PASSWORD_VERIFIER\","
                "\"ChallengeResponses\":{\"USERNAME\":\"%s\"%s}}",
                self->client, name, claim);
}

static char *
make_claim (Place *self, const Srp *srp, const char *name, const char *password)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (password);

  return fixture_claim (&self->fixture, srp, strchr (fixture_pool (&self->fixture), '_') + 1, name,
                        secret);
}

static void
test_right (Place *self, gconstpointer unused)
{
  Fixture *fixture = &self->fixture;
  g_auto (Srp) srp = { NULL, NULL };
  g_autofree char *claim = NULL;
  g_autofree guchar *block = NULL;
  gsize size;

  srp_begin (&srp);
  start (self, "Alice", srp.a_public, "");
  fixture_assert_ok (fixture);
  g_assert_cmpstr (fixture_get (fixture, "ChallengeName"), ==, "PASSWORD_VERIFIER");
  g_assert_cmpstr (fixture_get (fixture, "Session"), ==, NULL);
  g_assert_cmpstr (fixture_get_parameter (fixture, "USER_ID_FOR_SRP"), ==, "alice");
  g_assert_cmpstr (fixture_get_parameter (fixture, "USERNAME"), ==, "alice");
  block = g_base64_decode (fixture_get_parameter (fixture, "SECRET_BLOCK"), &size);
  g_assert_cmpuint (size, >=, 300);
  claim = make_claim (self, &srp, "alice", FIXTURE_PASSWORD);
  respond (self, "alice", claim);
  fixture_assert_ok (fixture);
  g_assert_cmpstr (fixture_get (fixture, "ChallengeName"), ==, "MFA_SETUP");
  respond (self, "alice", claim);
  fixture_assert_fault (fixture, "NotAuthorizedException", "Incorrect username or password.");
}

static void
test_wrong_password (Place *self, gconstpointer unused)
{
  for (int i = 0; i < 5; i++)
    {
      g_auto (Srp) srp = { NULL, NULL };
      g_autofree char *claim = NULL;

      srp_begin (&srp);
      start (self, "alice", srp.a_public, "");
      claim = make_claim (self, &srp, "alice", "Wrong-7-door");
      respond (self, "alice", claim);
      fixture_assert_fault (&self->fixture, "NotAuthorizedException",
                            "Incorrect username or password.");
    }
  fixture_log_in (&self->fixture, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (&self->fixture, "NotAuthorizedException", "Password attempts exceeded");
}

static void
test_bad_a (Place *self, gconstpointer unused)
{
  static const char *const bad[] = { "0", "00", "xyz", "-1", " 12" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      start (self, "alice", bad[i], "");
      fixture_assert_fault (&self->fixture, "InvalidParameterException", "Invalid SRP_A");
    }
  start (self, "alice", "", "");
  fixture_assert_fault (&self->fixture, "InvalidParameterException",
                        "Missing required parameter SRP_A");
}

typedef struct
{
  const char *name;
  int seconds;     /* that pass between the steps */
  int clock_error; /* of the client */
  gboolean accepted;
} Delay;

static const Delay delays[] = {
  { "at-once", 0, 0, TRUE },
  { "a-minute", 60, 0, TRUE },
  { "late", 61, 0, FALSE },
  { "clock-fast", 0, 300, TRUE },
  { "clock-too-fast", 0, 301, FALSE },
  { "clock-too-slow", 0, -301, FALSE },
};

static void
test_delay (Place *self, gconstpointer data)
{
  const Delay *delay = data;
  Fixture *fixture = &self->fixture;
  g_auto (Srp) srp = { NULL, NULL };
  g_autoptr (VstSecret) password = vst_secret_new_text (FIXTURE_PASSWORD);
  g_autofree char *timestamp = NULL;
  g_autofree char *claim = NULL;

  srp_begin (&srp);
  start (self, "alice", srp.a_public, "");
  fixture_wait (fixture, delay->seconds);
  timestamp = vst_srp_claim_format_time (fixture_clock (fixture) + delay->clock_error);
  claim = fixture_claim_at (fixture, &srp, strchr (fixture_pool (fixture), '_') + 1, "alice",
                            password, timestamp);
  respond (self, "alice", claim);
  if (delay->accepted)
    fixture_assert_ok (fixture);
  else
    fixture_assert_fault (fixture, "NotAuthorizedException", "Incorrect username or password.");
}

/* Each byte of what the client says matters. */
static void
test_tampered (Place *self, gconstpointer member)
{
  Fixture *fixture = &self->fixture;
  g_auto (Srp) srp = { NULL, NULL };
  g_autofree char *claim = NULL;
  char *at;

  srp_begin (&srp);
  start (self, "alice", srp.a_public, "");
  claim = make_claim (self, &srp, "alice", FIXTURE_PASSWORD);
  at = strstr (claim, member) + strlen (member) + strlen ("\":\"") + 8;
  *at = *at == '5' ? '6' : '5';
  respond (self, "alice", claim);
  fixture_assert_fault (fixture, "NotAuthorizedException", "Incorrect username or password.");
}

static void
test_unknown_user (Place *self, gconstpointer unused)
{
  Fixture *fixture = &self->fixture;
  g_auto (Srp) srp = { NULL, NULL };
  g_autofree char *salt = NULL;
  g_autofree char *user = NULL;
  g_autofree char *claim = NULL;

  srp_begin (&srp);
  start (self, "nobody", srp.a_public, "");
  fixture_assert_fault (fixture, "UserNotFoundException", "User does not exist.");
  make_client (self, ",\"PreventUserExistenceErrors\":\"ENABLED\"");
  start (self, "nobody", srp.a_public, "");
  fixture_assert_ok (fixture);
  salt = g_strdup (fixture_get_parameter (fixture, "SALT"));
  user = g_strdup (fixture_get_parameter (fixture, "USER_ID_FOR_SRP"));
  g_assert_true (g_uuid_string_is_valid (user));
  start (self, "nobody", srp.a_public, "");
  g_assert_cmpstr (fixture_get_parameter (fixture, "SALT"), ==, salt);
  g_assert_cmpstr (fixture_get_parameter (fixture, "USER_ID_FOR_SRP"), ==, user);
  claim = make_claim (self, &srp, user, FIXTURE_PASSWORD);
  respond (self, user, claim);
  fixture_assert_fault (fixture, "NotAuthorizedException", "Incorrect username or password.");
}

/* A proof is good for the client and the user that it was asked of, and for no other. */
static void
test_foreign (Place *self, gconstpointer unused)
{
  Fixture *fixture = &self->fixture;
  g_auto (Srp) srp = { NULL, NULL };
  g_autofree char *claim = NULL;

  fixture_make_user (fixture, "bob");
  srp_begin (&srp);
  start (self, "alice", srp.a_public, "");
  claim = make_claim (self, &srp, "alice", FIXTURE_PASSWORD);
  make_client (self, "");
  respond (self, "alice", claim);
  fixture_assert_fault (fixture, "NotAuthorizedException", "Incorrect username or password.");
  start (self, "alice", srp.a_public, "");
  g_free (claim);
  claim = make_claim (self, &srp, "alice", FIXTURE_PASSWORD);
  respond (self, "bob", claim);
  fixture_assert_fault (fixture, "NotAuthorizedException", "Incorrect username or password.");
}

static void
test_not_enabled (Place *self, gconstpointer unused)
{
  g_auto (Srp) srp = { NULL, NULL };

  srp_begin (&srp);
  fixture_call (&self->fixture, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_SRP_AUTH\",\"AuthParameters\":"
                "{\"USERNAME\":\"alice\",\"SRP_A\":\"%s\"}}",
                fixture_client (&self->fixture), srp.a_public);
  fixture_assert_fault (&self->fixture, "InvalidParameterException",
                        "USER_SRP_AUTH is not enabled for the client.");
}

static void
add (const char *name, gconstpointer data, void (*test) (Place *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/practice/srp/", name, NULL);

  g_test_add (path, Place, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("right", NULL, test_right);
  add ("wrong-password", NULL, test_wrong_password);
  add ("bad-a", NULL, test_bad_a);
  for (gsize i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      g_autofree char *name = g_strconcat ("delay/", delays[i].name, NULL);

      add (name, &delays[i], test_delay);
    }
  add ("tampered/signature", "PASSWORD_CLAIM_SIGNATURE", test_tampered);
  add ("tampered/block", "PASSWORD_CLAIM_SECRET_BLOCK", test_tampered);
  add ("tampered/timestamp", "TIMESTAMP", test_tampered);
  add ("unknown-user", NULL, test_unknown_user);
  add ("foreign", NULL, test_foreign);
  add ("not-enabled", NULL, test_not_enabled);
  return g_test_run ();
}
