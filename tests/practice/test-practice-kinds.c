#include "practice-device.h"

#include "crypto/vst-secret-hash.h"
#include "practice/vst-practice-fill.h"

static void
on_ensured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static VstPracticeSite *
ensure (Fixture *self, VstPracticeKind kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VstPracticeSite *site;

  vst_practice_pool_ensure_async (self->pool, kind, NULL, on_ensured, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  site = vst_practice_pool_ensure_finish (self->pool, result, &error);
  g_assert_no_error (error);
  return site;
}

/* Each kind is made once and found again, and the first is the sample stack. */
static void
test_ensure (Fixture *self, gconstpointer unused)
{
  for (int kind = 0; kind < VST_PRACTICE_N_KINDS; kind++)
    {
      g_autoptr (VstPracticeSite) first = ensure (self, (VstPracticeKind) kind);
      g_autoptr (VstPracticeSite) second = ensure (self, (VstPracticeKind) kind);

      g_assert_cmpstr (first->user_pool_id, ==, second->user_pool_id);
      g_assert_cmpstr (first->client_id, ==, second->client_id);
      g_assert_cmpint (first->client_secret != NULL, ==, kind == VST_PRACTICE_KIND_SRP_SECRET);
      g_assert_cmpint (g_str_equal (first->user_pool_id, fixture_pool (self)), ==,
                       kind == VST_PRACTICE_KIND_SAMPLE_STACK);
    }
  fixture_call_signed (self, "ListUserPools", "{\"MaxResults\":60}");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (self->answer, "UserPools")), ==,
      VST_PRACTICE_N_KINDS);
}

static void
test_ensure_after_stop (Fixture *self, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vst_practice_pool_stop (self->pool);
  vst_practice_pool_ensure_async (self->pool, VST_PRACTICE_KIND_MFA_OFF, NULL, on_ensured, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (vst_practice_pool_ensure_finish (self->pool, result, &error));
  g_assert_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STOPPED);
}

static void
test_mfa_off (Fixture *self, gconstpointer unused)
{
  JsonObject *result;
  g_autofree char *token = NULL;

  fixture_make_user (self, "alice");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_ok (self);
  result = json_object_get_object_member (self->answer, "AuthenticationResult");
  g_assert_false (json_object_has_member (result, "NewDeviceMetadata"));
  token = g_strdup (fixture_get_token (self, "RefreshToken"));
  fixture_refresh (self, "REFRESH_TOKEN_AUTH", token, "us-east-1_abc");
  fixture_assert_ok (self);
}

static char *
hash_of (Fixture *self, const char *name)
{
  return vst_secret_hash (vst_practice_pool_get_client_secret (self->pool), name,
                          fixture_client (self));
}

/* Sign-up and sign-in by SRP, each call with its SECRET_HASH; and without one. */
static void
test_secret (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = hash_of (self, "alice");
  g_autofree char *code = NULL;
  g_autofree char *missing =
      g_strdup_printf ("Client %s is configured with secret but SECRET_HASH was not received",
                       fixture_client (self));
  g_auto (Srp) srp = { NULL, NULL };
  g_autoptr (VstSecret) password = vst_secret_new_text (FIXTURE_PASSWORD);
  g_autofree char *claim = NULL;
  g_autofree char *proof = NULL;

  fixture_sign_up (self, "alice");
  fixture_assert_fault (self, "NotAuthorizedException", missing);
  fixture_call (self, "SignUp",
                "{\"ClientId\":\"%s\",\"SecretHash\":\"%s\",\"Username\":\"alice\",\"Password\":"
                "\"" FIXTURE_PASSWORD "\",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":"
                "\"" FIXTURE_EMAIL "\"}]}",
                fixture_client (self), hash);
  fixture_assert_ok (self);
  code = fixture_dup_code (self);
  fixture_call (self, "ConfirmSignUp",
                "{\"ClientId\":\"%s\",\"SecretHash\":\"%s\",\"Username\":\"alice\","
                "\"ConfirmationCode\":\"%s\"}",
                fixture_client (self), hash, code);
  fixture_assert_ok (self);
  srp_begin (&srp);
  fixture_call (self, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_SRP_AUTH\",\"AuthParameters\":"
                "{\"USERNAME\":\"alice\",\"SRP_A\":\"%s\",\"SECRET_HASH\":\"%s\"}}",
                fixture_client (self), srp.a_public, hash);
  fixture_assert_ok (self);
  claim = fixture_claim (self, &srp, strchr (fixture_pool (self), '_') + 1, "alice", password);
  fixture_respond_freely (self, "PASSWORD_VERIFIER", "alice", claim);
  fixture_assert_fault (self, "NotAuthorizedException", missing);
  proof = g_strdup_printf ("%s,\"SECRET_HASH\":\"%s\"", claim, hash);
  fixture_respond_freely (self, "PASSWORD_VERIFIER", "alice", proof);
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "MFA_SETUP");
}

static void
test_email_name (Fixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;
  const char *user;

  fixture_sign_up (self, "alice");
  fixture_assert_fault (self, "InvalidParameterException", "Username should be an email.");
  fixture_call (self, "SignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"" FIXTURE_EMAIL "\",\"Password\":"
                "\"" FIXTURE_PASSWORD "\"}",
                fixture_client (self));
  fixture_assert_ok (self);
  code = fixture_dup_code (self);
  fixture_sign_up (self, FIXTURE_EMAIL);
  fixture_assert_fault (self, "UsernameExistsException",
                        "An account with the given email already exists.");
  fixture_confirm (self, "Alice@example.com", code);
  fixture_assert_ok (self);
  fixture_log_in (self, FIXTURE_EMAIL, FIXTURE_PASSWORD);
  fixture_assert_ok (self);
  user = fixture_get_parameter (self, "USER_ID_FOR_SRP");
  g_assert_true (g_uuid_string_is_valid (user));
}

/* The user of a pool with optional MFA signed in by password; gives the access token. */
static char *
log_in_plainly (Fixture *self)
{
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_ok (self);
  return g_strdup (fixture_get_token (self, "AccessToken"));
}

static void
prefer (Fixture *self, const char *access, const char *settings)
{
  fixture_call (self, "SetUserMFAPreference", "{\"AccessToken\":\"%s\",%s}", access, settings);
}

static void
pair_by_token (Fixture *self, const char *access)
{
  g_autofree char *code = NULL;

  fixture_call (self, "AssociateSoftwareToken", "{\"AccessToken\":\"%s\"}", access);
  fixture_assert_ok (self);
  code = fixture_totp (self, fixture_get (self, "SecretCode"), 0);
  fixture_call (self, "VerifySoftwareToken", "{\"AccessToken\":\"%s\",\"UserCode\":\"%s\"}", access,
                code);
  fixture_assert_ok (self);
}

static void
test_preference (Fixture *self, gconstpointer unused)
{
  g_autofree char *access = NULL;
  g_autofree char *again = NULL;

  fixture_make_user (self, "alice");
  access = log_in_plainly (self);
  prefer (self, access, "\"SoftwareTokenMfaSettings\":{\"Enabled\":true,\"PreferredMfa\":true}");
  fixture_assert_fault (self, "InvalidParameterException",
                        "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA");
  pair_by_token (self, access);
  again = log_in_plainly (self);
  prefer (self, access, "\"SoftwareTokenMfaSettings\":{\"Enabled\":true}");
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "SOFTWARE_TOKEN_MFA");
  prefer (self, access, "\"EmailMfaSettings\":{\"Enabled\":true}");
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "SELECT_MFA_TYPE");
  prefer (self, access, "\"EmailMfaSettings\":{\"Enabled\":true,\"PreferredMfa\":true}");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "EMAIL_OTP");
}

static void
test_email_code (Fixture *self, gconstpointer unused)
{
  g_autofree char *access = NULL;
  g_autofree char *session = NULL;
  g_autofree char *code = NULL;
  g_autofree char *answer = NULL;

  fixture_make_user (self, "alice");
  access = log_in_plainly (self);
  pair_by_token (self, access);
  prefer (self, access,
          "\"SoftwareTokenMfaSettings\":{\"Enabled\":true},"
          "\"EmailMfaSettings\":{\"Enabled\":true}");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  session = g_strdup (fixture_get (self, "Session"));
  fixture_respond (self, "SELECT_MFA_TYPE", session, "alice", ",\"ANSWER\":\"EMAIL_OTP\"");
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "EMAIL_OTP");
  g_assert_cmpstr (fixture_get_parameter (self, "CODE_DELIVERY_DESTINATION"), ==, "a***@e***");
  g_free (session);
  session = g_strdup (fixture_get (self, "Session"));
  code = fixture_dup_code (self);
  g_assert_cmpuint (strlen (code), ==, 8);
  fixture_respond (self, "EMAIL_OTP", session, "alice", ",\"EMAIL_OTP_CODE\":\"1\"");
  fixture_assert_fault (self, "CodeMismatchException", "Invalid code or auth state for the user.");
  answer = g_strdup_printf (",\"EMAIL_OTP_CODE\":\"%s\"", code);
  fixture_respond (self, "EMAIL_OTP", session, "alice", answer);
  fixture_assert_ok (self);
  g_assert_nonnull (fixture_get_token (self, "AccessToken"));
}

static void
update (Fixture *self, const char *access, const char *name, const char *value)
{
  fixture_call (self, "UpdateUserAttributes",
                "{\"AccessToken\":\"%s\",\"UserAttributes\":[{\"Name\":\"%s\",\"Value\":\"%s\"}]}",
                access, name, value);
}

static void
test_own_attributes (Fixture *self, gconstpointer unused)
{
  g_autofree char *access = NULL;
  g_autofree char *code = NULL;

  fixture_make_user (self, "alice");
  access = log_in_plainly (self);
  update (self, access, "name", "Alice");
  fixture_assert_ok (self);
  update (self, access, "email", "b@example.com");
  fixture_assert_fault (self, "InvalidParameterException", "email: Attribute cannot be updated.");
  update (self, access, "email_verified", "false");
  fixture_assert_fault (self, "NotAuthorizedException",
                        "A client attempted to write unauthorized attribute");
  fixture_call (self, "GetUserAttributeVerificationCode",
                "{\"AccessToken\":\"%s\",\"AttributeName\":\"email\"}", access);
  fixture_assert_ok (self);
  code = fixture_dup_code (self);
  fixture_call (self, "VerifyUserAttribute",
                "{\"AccessToken\":\"%s\",\"AttributeName\":\"email\",\"Code\":\"000\"}", access);
  fixture_assert_fault (self, "CodeMismatchException",
                        "Invalid verification code provided, please try again.");
  fixture_call (self, "VerifyUserAttribute",
                "{\"AccessToken\":\"%s\",\"AttributeName\":\"email\",\"Code\":\"%s\"}", access,
                code);
  fixture_assert_ok (self);
}

static void
choose (Fixture *self, const char *more)
{
  fixture_call (self, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_AUTH\",\"AuthParameters\":"
                "{\"USERNAME\":\"alice\"%s}}",
                fixture_client (self), more);
}

static void
test_choice (Fixture *self, gconstpointer unused)
{
  g_autofree char *session = NULL;
  JsonArray *available;

  fixture_make_user (self, "alice");
  choose (self, "");
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "SELECT_CHALLENGE");
  available = json_object_get_array_member (self->answer, "AvailableChallenges");
  g_assert_cmpuint (json_array_get_length (available), ==, 3);
  session = g_strdup (fixture_get (self, "Session"));
  fixture_respond (self, "SELECT_CHALLENGE", session, "alice", ",\"ANSWER\":\"WEB_AUTHN\"");
  fixture_assert_fault (self, "InvalidParameterException", "Selected challenge is not available");
  fixture_respond (self, "SELECT_CHALLENGE", session, "alice",
                   ",\"ANSWER\":\"PASSWORD\",\"PASSWORD\":\"" FIXTURE_PASSWORD "\"");
  fixture_assert_ok (self);
  g_assert_nonnull (fixture_get_token (self, "AccessToken"));
  choose (self, ",\"PREFERRED_CHALLENGE\":\"EMAIL_OTP\"");
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "EMAIL_OTP");
}

typedef struct
{
  char *client, *token;
} Rotation;

static void
rotation_clear (Rotation *rotation)
{
  g_free (rotation->client);
  g_free (rotation->token);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rotation, rotation_clear)

static void
rotate (Fixture *self, const Rotation *rotation, const char *token)
{
  fixture_call (self, "GetTokensFromRefreshToken", "{\"ClientId\":\"%s\",\"RefreshToken\":\"%s\"}",
                rotation->client, token);
}

static void
start_rotation (Fixture *self, Rotation *rotation)
{
  fixture_call_signed (self, "CreateUserPoolClient",
                       "{\"UserPoolId\":\"%s\",\"ClientName\":\"r\",\"ExplicitAuthFlows\":"
                       "[\"ALLOW_USER_PASSWORD_AUTH\"],\"RefreshTokenRotation\":"
                       "{\"Feature\":\"ENABLED\",\"RetryGracePeriodSeconds\":10}}",
                       fixture_pool (self));
  fixture_assert_ok (self);
  rotation->client = g_strdup (json_object_get_string_member (
      json_object_get_object_member (self->answer, "UserPoolClient"), "ClientId"));
  fixture_call (self, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":"
                "{\"USERNAME\":\"alice\",\"PASSWORD\":\"" FIXTURE_PASSWORD "\"}}",
                rotation->client);
  fixture_assert_ok (self);
  rotation->token = g_strdup (fixture_get_token (self, "RefreshToken"));
}

static void
test_rotation (Fixture *self, gconstpointer unused)
{
  g_auto (Rotation) rotation = { NULL, NULL };
  g_autofree char *second = NULL;

  fixture_make_user (self, "alice");
  start_rotation (self, &rotation);
  rotate (self, &rotation, rotation.token);
  fixture_assert_ok (self);
  second = g_strdup (fixture_get_token (self, "RefreshToken"));
  g_assert_cmpstr (second, !=, rotation.token);
  fixture_wait (self, 10);
  rotate (self, &rotation, rotation.token);
  fixture_assert_ok (self);
  fixture_wait (self, 1);
  rotate (self, &rotation, rotation.token);
  g_assert_cmpstr (fixture_get (self, "__type"), ==, "RefreshTokenReuseException");
  rotate (self, &rotation, second);
  fixture_assert_ok (self);
}

static void
test_fill (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  VstPracticeOptions options = { .kind = VST_PRACTICE_KIND_MFA_OFF, .users = 61 };

  g_clear_object (&self->pool);
  self->pool = vst_practice_pool_start (&options, &error);
  g_assert_no_error (error);
  fixture_log_in (self, "user-000001", VST_PRACTICE_FILL_PASSWORD);
  fixture_assert_ok (self);
}

#define ADD(name, kind, test)                                                                      \
  g_test_add ("/practice/kinds/" name, Fixture, kind, fixture_set_up_kind, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ensure", "sample-stack", test_ensure);
  ADD ("ensure-after-stop", "sample-stack", test_ensure_after_stop);
  ADD ("mfa-off", "mfa-off", test_mfa_off);
  ADD ("srp-secret", "srp-secret", test_secret);
  ADD ("email-name", "email-name", test_email_name);
  ADD ("mfa-optional/preference", "mfa-optional", test_preference);
  ADD ("mfa-optional/email-code", "mfa-optional", test_email_code);
  ADD ("mfa-optional/choice", "mfa-optional", test_choice);
  ADD ("own-attributes", "mfa-off", test_own_attributes);
  ADD ("rotation", "mfa-off", test_rotation);
  ADD ("fill", "mfa-off", test_fill);
  return g_test_run ();
}
