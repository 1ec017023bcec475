#include "practice-device.h"

/* Codes by text message and by e-mail, in pools that are made for them. */

#define NUMBER "+15555551234"

typedef struct
{
  Fixture fixture;
  char *pool, *client;
} Place;

static void
set_up (Place *self, gconstpointer unused)
{
  fixture_set_up (&self->fixture, NULL);
}

static void
tear_down (Place *self, gconstpointer unused)
{
  g_free (self->pool);
  g_free (self->client);
  fixture_tear_down (&self->fixture, unused);
}

/* A pool and a client with what the two texts say besides. */
static void
make (Place *self, const char *pool, const char *client)
{
  Fixture *fixture = &self->fixture;

  fixture_call_signed (fixture, "CreateUserPool", "{\"PoolName\":\"p\"%s}", pool);
  fixture_assert_ok (fixture);
  self->pool = g_strdup (json_object_get_string_member (
      json_object_get_object_member (fixture->answer, "UserPool"), "Id"));
  fixture_call_signed (fixture, "CreateUserPoolClient",
                       "{\"UserPoolId\":\"%s\",\"ClientName\":\"c\",\"ExplicitAuthFlows\":"
                       "[\"ALLOW_USER_PASSWORD_AUTH\",\"ALLOW_USER_AUTH\"]%s}",
                       self->pool, client);
  fixture_assert_ok (fixture);
  self->client = g_strdup (json_object_get_string_member (
      json_object_get_object_member (fixture->answer, "UserPoolClient"), "ClientId"));
}

/* A confirmed user with the password of all; @attributes as an array. */
static void
add_user (Place *self, const char *attributes)
{
  fixture_call_signed (&self->fixture, "AdminCreateUser",
                       "{\"UserPoolId\":\"%s\",\"Username\":\"alice\",\"MessageAction\":"
                       "\"SUPPRESS\",\"UserAttributes\":%s}",
                       self->pool, attributes);
  fixture_assert_ok (&self->fixture);
  fixture_call_signed (&self->fixture, "AdminSetUserPassword",
                       "{\"UserPoolId\":\"%s\",\"Username\":\"alice\",\"Permanent\":true,"
                       "\"Password\":\"" FIXTURE_PASSWORD "\"}",
                       self->pool);
  fixture_assert_ok (&self->fixture);
}

/* Begins a sign-in of @name; @more begins with a comma when there is any. */
static void
begin (Place *self, const char *flow, const char *name, const char *more)
{
  fixture_call (&self->fixture, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"%s\",\"AuthParameters\":{\"USERNAME\":"
                "\"%s\"%s}}",
                self->client, flow, name, more);
}

static void
log_in (Place *self)
{
  begin (self, "USER_PASSWORD_AUTH", "alice", ",\"PASSWORD\":\"" FIXTURE_PASSWORD "\"");
  fixture_assert_ok (&self->fixture);
}

static void
respond (
    Place *self, const char *challenge, const char *session, const char *name, const char *more)
{
  fixture_call (&self->fixture, "RespondToAuthChallenge",
                "{\"ClientId\":\"%s\",\"ChallengeName\":\"%s\",\"Session\":\"%s\","
                "\"ChallengeResponses\":{\"USERNAME\":\"%s\"%s}}",
                self->client, challenge, session, name, more);
}

/* Answers the challenge in the last answer. */
static void
answer (Place *self, const char *more)
{
  g_autofree char *challenge = g_strdup (fixture_get (&self->fixture, "ChallengeName"));
  g_autofree char *session = g_strdup (fixture_get (&self->fixture, "Session"));

  respond (self, challenge, session, "alice", more);
}

/* Answers the challenge in the last answer with the code that was sent. */
static void
answer_code (Place *self, const char *member)
{
  g_autofree char *code = fixture_dup_code (&self->fixture);
  g_autofree char *more = g_strdup_printf (",\"%s\":\"%s\"", member, code);

  answer (self, more);
}

static void
assert_challenge (Place *self, const char *name)
{
  fixture_assert_ok (&self->fixture);
  g_assert_cmpstr (fixture_get (&self->fixture, "ChallengeName"), ==, name);
}

static void
assert_attribute (Place *self, const char *name, const char *value)
{
  JsonArray *attributes;
  const char *found = NULL;

  fixture_call_signed (&self->fixture, "AdminGetUser",
                       "{\"UserPoolId\":\"%s\",\"Username\":\"alice\"}", self->pool);
  fixture_assert_ok (&self->fixture);
  attributes = json_object_get_array_member (self->fixture.answer, "UserAttributes");
  for (guint i = 0; i < json_array_get_length (attributes); i++)
    {
      JsonObject *attribute = json_array_get_object_element (attributes, i);

      if (g_str_equal (json_object_get_string_member (attribute, "Name"), name))
        found = json_object_get_string_member (attribute, "Value");
    }
  g_assert_cmpstr (found, ==, value);
}

#define SMS_POOL                                                                                   \
  ",\"MfaConfiguration\":\"ON\",\"AutoVerifiedAttributes\":[\"phone_number\"],"                    \
  "\"SmsConfiguration\":{\"SnsCallerArn\":\"arn:aws:iam::123456789012:role/sms\"},"                \
  "\"AccountRecoverySetting\":{\"RecoveryMechanisms\":[{\"Priority\":1,"                           \
  "\"Name\":\"verified_phone_number\"}]}"

static void
sign_up_by_phone (Place *self)
{
  JsonObject *details;
  g_autofree char *code = NULL;

  fixture_call (&self->fixture, "SignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"alice\",\"Password\":\"" FIXTURE_PASSWORD
                "\",\"UserAttributes\":[{\"Name\":\"phone_number\",\"Value\":\"" NUMBER "\"}]}",
                self->client);
  fixture_assert_ok (&self->fixture);
  details = json_object_get_object_member (self->fixture.answer, "CodeDeliveryDetails");
  g_assert_cmpstr (json_object_get_string_member (details, "DeliveryMedium"), ==, "SMS");
  g_assert_cmpstr (json_object_get_string_member (details, "Destination"), ==, "+*******1234");
  g_assert_cmpstr (json_object_get_string_member (details, "AttributeName"), ==, "phone_number");
  code = fixture_dup_code (&self->fixture);
  fixture_call (&self->fixture, "ConfirmSignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"alice\",\"ConfirmationCode\":\"%s\"}",
                self->client, code);
  fixture_assert_ok (&self->fixture);
}

static void
test_sms (Place *self, gconstpointer unused)
{
  g_autofree char *code = NULL;

  make (self, SMS_POOL, "");
  sign_up_by_phone (self);
  assert_attribute (self, "phone_number_verified", "true");
  assert_attribute (self, "email_verified", NULL);
  log_in (self);
  assert_challenge (self, "SMS_MFA");
  g_assert_cmpstr (fixture_get_parameter (&self->fixture, "CODE_DELIVERY_DELIVERY_MEDIUM"), ==,
                   "SMS");
  g_assert_cmpstr (fixture_get_parameter (&self->fixture, "CODE_DELIVERY_DESTINATION"), ==,
                   "+*******1234");
  code = fixture_dup_code (&self->fixture);
  g_assert_cmpuint (strlen (code), ==, 6);
  answer (self, ",\"SMS_MFA_CODE\":\"1\"");
  fixture_assert_fault (&self->fixture, "CodeMismatchException",
                        "Invalid code or auth state for the user.");
  log_in (self);
  answer_code (self, "SMS_MFA_CODE");
  fixture_assert_ok (&self->fixture);
  g_assert_nonnull (fixture_get_token (&self->fixture, "AccessToken"));
}

static void
test_forgotten (Place *self, gconstpointer unused)
{
  JsonObject *details;

  make (self, SMS_POOL, "");
  sign_up_by_phone (self);
  fixture_call (&self->fixture, "ForgotPassword", "{\"ClientId\":\"%s\",\"Username\":\"alice\"}",
                self->client);
  fixture_assert_ok (&self->fixture);
  details = json_object_get_object_member (self->fixture.answer, "CodeDeliveryDetails");
  g_assert_cmpstr (json_object_get_string_member (details, "DeliveryMedium"), ==, "SMS");
}

static void
require_methods (Place *self, const char *methods)
{
  fixture_call_signed (&self->fixture, "SetUserPoolMfaConfig",
                       "{\"UserPoolId\":\"%s\",\"MfaConfiguration\":\"ON\",%s}", self->pool,
                       methods);
  fixture_assert_ok (&self->fixture);
}

static void
test_email_setup (Place *self, gconstpointer unused)
{
  make (self, "", "");
  require_methods (self, "\"EmailMfaConfiguration\":{}");
  add_user (self, "[]");
  log_in (self);
  assert_challenge (self, "MFA_SETUP");
  g_assert_cmpstr (fixture_get_parameter (&self->fixture, "MFAS_CAN_SETUP"), ==, "[\"EMAIL_OTP\"]");
  answer (self, ",\"EMAIL\":\"nowhere\"");
  fixture_assert_fault (&self->fixture, "InvalidParameterException",
                        "Invalid email address format.");
  log_in (self);
  answer (self, ",\"EMAIL\":\"" FIXTURE_EMAIL "\"");
  assert_challenge (self, "EMAIL_OTP");
  answer_code (self, "EMAIL_OTP_CODE");
  fixture_assert_ok (&self->fixture);
  g_assert_nonnull (fixture_get_token (&self->fixture, "AccessToken"));
  assert_attribute (self, "email_verified", "true");
  log_in (self);
  assert_challenge (self, "EMAIL_OTP");
}

static void
test_choice (Place *self, gconstpointer unused)
{
  make (self, "", "");
  require_methods (self, "\"EmailMfaConfiguration\":{},\"SmsMfaConfiguration\":{}");
  add_user (self, "[{\"Name\":\"phone_number\",\"Value\":\"" NUMBER "\"},"
                  "{\"Name\":\"email\",\"Value\":\"" FIXTURE_EMAIL "\"},"
                  "{\"Name\":\"email_verified\",\"Value\":\"true\"}]");
  log_in (self);
  assert_challenge (self, "SELECT_MFA_TYPE");
  g_assert_cmpstr (fixture_get_parameter (&self->fixture, "MFAS_CAN_CHOOSE"), ==,
                   "[\"SMS_MFA\",\"EMAIL_OTP\"]");
  answer (self, ",\"ANSWER\":\"SOFTWARE_TOKEN_MFA\"");
  fixture_assert_fault (&self->fixture, "InvalidParameterException", "Invalid MFA type selected");
  log_in (self);
  answer (self, ",\"ANSWER\":\"SMS_MFA\"");
  assert_challenge (self, "SMS_MFA");
  answer_code (self, "SMS_MFA_CODE");
  fixture_assert_ok (&self->fixture);
}

#define OPEN_POOL                                                                                  \
  ",\"AutoVerifiedAttributes\":[\"email\"],\"Policies\":{\"SignInPolicy\":"                        \
  "{\"AllowedFirstAuthFactors\":[\"PASSWORD\",\"EMAIL_OTP\",\"SMS_OTP\"]}}"
#define HIDING ",\"PreventUserExistenceErrors\":\"ENABLED\""

static char *
dup_available (Place *self)
{
  g_autoptr (JsonNode) node = json_object_dup_member (self->fixture.answer, "AvailableChallenges");

  return json_to_string (node, FALSE);
}

/* By text message instead of a password, and no second factor after that. */
static void
test_first_sms (Place *self, gconstpointer unused)
{
  g_autofree char *available = NULL;

  make (self, OPEN_POOL, "");
  add_user (self, "[{\"Name\":\"phone_number\",\"Value\":\"" NUMBER "\"},"
                  "{\"Name\":\"phone_number_verified\",\"Value\":\"true\"}]");
  begin (self, "USER_AUTH", "alice", ",\"PREFERRED_CHALLENGE\":\"SMS_OTP\"");
  assert_challenge (self, "SMS_OTP");
  available = dup_available (self);
  g_assert_cmpstr (available, ==, "[\"PASSWORD_SRP\",\"PASSWORD\",\"SMS_OTP\"]");
  answer_code (self, "SMS_OTP_CODE");
  fixture_assert_ok (&self->fixture);
  g_assert_nonnull (fixture_get_token (&self->fixture, "AccessToken"));
}

/* Nobody can tell from the answers who has an account. */
static void
test_unknown (Place *self, gconstpointer unused)
{
  g_autofree char *real = NULL;
  g_autofree char *imitated = NULL;
  g_autofree char *session = NULL;
  gsize size;

  make (self, OPEN_POOL, HIDING);
  add_user (self, "[{\"Name\":\"email\",\"Value\":\"" FIXTURE_EMAIL "\"},"
                  "{\"Name\":\"email_verified\",\"Value\":\"true\"}]");
  begin (self, "USER_AUTH", "alice", "");
  real = dup_available (self);
  size = strlen (fixture_get (&self->fixture, "Session"));
  begin (self, "USER_AUTH", "ghost", "");
  assert_challenge (self, "SELECT_CHALLENGE");
  imitated = dup_available (self);
  g_assert_cmpstr (imitated, ==, real);
  session = g_strdup (fixture_get (&self->fixture, "Session"));
  g_assert_cmpuint (strlen (session), ==, size);
  respond (self, "SELECT_CHALLENGE", session, "ghost",
           ",\"ANSWER\":\"PASSWORD\",\"PASSWORD\":\"" FIXTURE_PASSWORD "\"");
  fixture_assert_fault (&self->fixture, "NotAuthorizedException",
                        "Incorrect username or password.");
  respond (self, "SELECT_CHALLENGE", session, "ghost",
           ",\"ANSWER\":\"PASSWORD_SRP\",\"SRP_A\":\"2\"");
  assert_challenge (self, "PASSWORD_VERIFIER");
  respond (self, "SELECT_CHALLENGE", session, "spook", ",\"ANSWER\":\"EMAIL_OTP\"");
  fixture_assert_fault (&self->fixture, "NotAuthorizedException", "Invalid session for the user.");
  respond (self, "SELECT_CHALLENGE", session, "ghost", ",\"ANSWER\":\"EMAIL_OTP\"");
  assert_challenge (self, "EMAIL_OTP");
  g_free (session);
  session = g_strdup (fixture_get (&self->fixture, "Session"));
  respond (self, "EMAIL_OTP", session, "ghost", ",\"EMAIL_OTP_CODE\":\"12345678\"");
  fixture_assert_fault (&self->fixture, "CodeMismatchException",
                        "Invalid code or auth state for the user.");
  fixture_wait (&self->fixture, 180);
  respond (self, "EMAIL_OTP", session, "ghost", ",\"EMAIL_OTP_CODE\":\"12345678\"");
  fixture_assert_fault (&self->fixture, "NotAuthorizedException",
                        "Invalid session for the user, session is expired.");
}

#define ADD(name, test) g_test_add ("/practice/factors/" name, Place, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sms", test_sms);
  ADD ("forgotten-password-by-sms", test_forgotten);
  ADD ("email-setup", test_email_setup);
  ADD ("choice", test_choice);
  ADD ("first-factor-by-sms", test_first_sms);
  ADD ("unknown-user", test_unknown);
  return g_test_run ();
}
