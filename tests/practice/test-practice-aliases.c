#include "practice-walk.h"

/* Users who are called by an attribute: an alias must be verified, and is one user's only. */

#define CONFIRM                                                                                    \
  "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"ConfirmationCode\":\"%s\",\"ForceAliasCreation\":%"  \
  "s}"

typedef struct
{
  Fixture fixture;
  char *client;
} Place;

static void
set_up (Place *self, gconstpointer unused)
{
  Fixture *fixture = &self->fixture;
  g_autofree char *pool = NULL;

  fixture_set_up (fixture, NULL);
  fixture_call_signed (fixture, "CreateUserPool",
                       "{\"PoolName\":\"p\",\"AutoVerifiedAttributes\":[\"email\"],"
                       "\"AliasAttributes\":[\"email\",\"preferred_username\"]}");
  fixture_assert_ok (fixture);
  pool = g_strdup (json_object_get_string_member (
      json_object_get_object_member (fixture->answer, "UserPool"), "Id"));
  fixture_call_signed (fixture, "CreateUserPoolClient",
                       "{\"UserPoolId\":\"%s\",\"ClientName\":\"c\",\"ExplicitAuthFlows\":"
                       "[\"ALLOW_USER_PASSWORD_AUTH\"]}",
                       pool);
  fixture_assert_ok (fixture);
  self->client = g_strdup (json_object_get_string_member (
      json_object_get_object_member (fixture->answer, "UserPoolClient"), "ClientId"));
}

static void
tear_down (Place *self, gconstpointer unused)
{
  g_free (self->client);
  fixture_tear_down (&self->fixture, unused);
}

static void
sign_up (Place *self, const char *name)
{
  fixture_call (&self->fixture, "SignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"Password\":\"" FIXTURE_PASSWORD
                "\",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"" FIXTURE_EMAIL "\"}]}",
                self->client, name);
  fixture_assert_ok (&self->fixture);
}

static void
confirm (Place *self, const char *name, const char *force)
{
  g_autofree char *code = fixture_dup_code (&self->fixture);

  fixture_call (&self->fixture, "ConfirmSignUp", CONFIRM, self->client, name, code, force);
}

static void
log_in (Place *self, const char *name)
{
  fixture_call (&self->fixture, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":"
                "{\"USERNAME\":\"%s\",\"PASSWORD\":\"" FIXTURE_PASSWORD "\"}}",
                self->client, name);
}

/* Asserts who logs in as @name. */
static void
assert_is (Place *self, const char *name, const char *user)
{
  g_autofree char *access = NULL;

  log_in (self, name);
  fixture_assert_ok (&self->fixture);
  access = g_strdup (fixture_get_token (&self->fixture, "AccessToken"));
  fixture_call (&self->fixture, "GetUser", "{\"AccessToken\":\"%s\"}", access);
  g_assert_cmpstr (fixture_get (&self->fixture, "Username"), ==, user);
}

static void
test_verified (Place *self, gconstpointer unused)
{
  sign_up (self, "alice");
  log_in (self, FIXTURE_EMAIL);
  fixture_assert_fault (&self->fixture, "UserNotFoundException", "User does not exist.");
  confirm (self, "alice", "false");
  fixture_assert_ok (&self->fixture);
  assert_is (self, FIXTURE_EMAIL, "alice");
  assert_is (self, "alice", "alice");
}

static void
test_taken (Place *self, gconstpointer unused)
{
  sign_up (self, "alice");
  confirm (self, "alice", "false");
  fixture_assert_ok (&self->fixture);
  sign_up (self, "bob");
  confirm (self, "bob", "false");
  fixture_assert_fault (&self->fixture, "AliasExistsException",
                        "An account with the given email already exists.");
  assert_is (self, FIXTURE_EMAIL, "alice");
  confirm (self, "bob", "true"); /* with the same code: it has not been of use yet */
  fixture_assert_ok (&self->fixture);
  assert_is (self, FIXTURE_EMAIL, "bob");
}

static void
test_forced (Place *self, gconstpointer unused)
{
  sign_up (self, "alice");
  confirm (self, "alice", "false");
  fixture_assert_ok (&self->fixture);
  sign_up (self, "bob");
  confirm (self, "bob", "true");
  fixture_assert_ok (&self->fixture);
  assert_is (self, FIXTURE_EMAIL, "bob");
  assert_is (self, "alice", "alice");
}

#define ADD(name, test) g_test_add ("/practice/aliases/" name, Place, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("verified", test_verified);
  ADD ("taken", test_taken);
  ADD ("forced", test_forced);
  return g_test_run ();
}
