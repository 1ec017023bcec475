#include "practice-walk.h"

#define NEW_PASSWORD "Vestibule-8-gate"

static void
forgot (Fixture *self, const char *name)
{
  fixture_call (self, "ForgotPassword", "{\"ClientId\":\"%s\",\"Username\":\"%s\"}",
                fixture_client (self), name);
}

static void
confirm_forgot (Fixture *self, const char *code, const char *password)
{
  fixture_call (self, "ConfirmForgotPassword",
                "{\"ClientId\":\"%s\",\"Username\":\"alice\",\"ConfirmationCode\":\"%s\","
                "\"Password\":\"%s\"}",
                fixture_client (self), code, password);
}

static void
test_forgot (Fixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;
  JsonObject *delivery;

  forgot (self, "alice");
  fixture_assert_fault (self, "UserNotFoundException", "Username/client id combination not found.");
  fixture_make_user (self, "alice");
  confirm_forgot (self, "123456", NEW_PASSWORD);
  fixture_assert_fault (self, "ExpiredCodeException",
                        "Invalid code provided, please request a code again.");
  forgot (self, "alice");
  fixture_assert_ok (self);
  delivery = json_object_get_object_member (self->answer, "CodeDeliveryDetails");
  g_assert_cmpstr (json_object_get_string_member (delivery, "Destination"), ==, "a***@e***");
  code = fixture_dup_code (self);
  confirm_forgot (self, code, "weak");
  fixture_assert_fault (self, "InvalidPasswordException",
                        "Password did not conform with policy: Password not long enough");
  confirm_forgot (self, code, NEW_PASSWORD);
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (self, "NotAuthorizedException", "Incorrect username or password.");
  fixture_log_in (self, "alice", NEW_PASSWORD);
  fixture_assert_ok (self);
  confirm_forgot (self, code, FIXTURE_PASSWORD);
  fixture_assert_fault (self, "ExpiredCodeException",
                        "Invalid code provided, please request a code again.");
}

/* An hour, and five letters within one. */
static void
test_forgot_limits (Fixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;

  fixture_sign_up (self, "alice");
  forgot (self, "alice");
  fixture_assert_fault (self, "InvalidParameterException",
                        "Cannot reset password for the user as there is no registered/verified "
                        "email or phone_number");
  code = fixture_dup_code (self);
  fixture_confirm (self, "alice", code);
  for (int i = 0; i < 5; i++)
    {
      forgot (self, "alice");
      fixture_assert_ok (self);
    }
  forgot (self, "alice");
  fixture_assert_fault (self, "LimitExceededException",
                        "Attempt limit exceeded, please try after some time.");
  g_free (code);
  code = fixture_dup_code (self);
  fixture_wait (self, 60 * 60);
  confirm_forgot (self, code, NEW_PASSWORD);
  fixture_assert_fault (self, "ExpiredCodeException",
                        "Invalid code provided, please request a code again.");
}

static void
change (Fixture *self, const char *access, const char *previous, const char *proposed)
{
  fixture_call (self, "ChangePassword",
                "{\"AccessToken\":\"%s\",\"PreviousPassword\":\"%s\",\"ProposedPassword\":\"%s\"}",
                access, previous, proposed);
}

static void
test_change (Fixture *self, gconstpointer unused)
{
  g_autofree char *access = fixture_make_signed_in (self, "alice");

  change (self, access, "Wrong-7-door", NEW_PASSWORD);
  fixture_assert_fault (self, "NotAuthorizedException", "Incorrect username or password.");
  change (self, access, FIXTURE_PASSWORD, "weak");
  fixture_assert_fault (self, "InvalidPasswordException",
                        "Password did not conform with policy: Password not long enough");
  change (self, access, FIXTURE_PASSWORD, NEW_PASSWORD);
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", NEW_PASSWORD);
  fixture_assert_ok (self);
}

static void
create (Fixture *self, const char *name, const char *more)
{
  fixture_call_signed (self, "AdminCreateUser", "{\"UserPoolId\":\"%s\",\"Username\":\"%s\"%s}",
                       fixture_pool (self), name, more);
}

static void
test_created_user (Fixture *self, gconstpointer unused)
{
  g_autofree char *temporary = NULL;
  g_autofree char *session = NULL;
  JsonObject *parameters;

  create (self, "alice",
          ",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"" FIXTURE_EMAIL "\"},"
          "{\"Name\":\"email_verified\",\"Value\":\"true\"}]");
  fixture_assert_ok (self);
  g_assert_cmpstr (json_object_get_string_member (
                       json_object_get_object_member (self->answer, "User"), "UserStatus"),
                   ==, "FORCE_CHANGE_PASSWORD");
  temporary = fixture_dup_code (self);
  fixture_log_in (self, "alice", temporary);
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "NEW_PASSWORD_REQUIRED");
  parameters = json_object_get_object_member (self->answer, "ChallengeParameters");
  g_assert_cmpstr (json_object_get_string_member (parameters, "requiredAttributes"), ==, "[]");
  g_assert_cmpstr (json_object_get_string_member (parameters, "userAttributes"), ==,
                   "{\"email\":\"" FIXTURE_EMAIL "\",\"email_verified\":\"true\"}");
  session = g_strdup (fixture_get (self, "Session"));
  fixture_respond (self, "NEW_PASSWORD_REQUIRED", session, "alice", ",\"NEW_PASSWORD\":\"weak\"");
  fixture_assert_fault (self, "InvalidPasswordException",
                        "Password did not conform with policy: Password not long enough");
  fixture_respond (self, "NEW_PASSWORD_REQUIRED", session, "alice",
                   ",\"NEW_PASSWORD\":\"" NEW_PASSWORD "\"");
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "MFA_SETUP");
  create (self, "Alice", "");
  fixture_assert_fault (self, "UsernameExistsException", "User account already exists");
}

static void
test_required_attributes (Fixture *self, gconstpointer unused)
{
  g_autofree char *session = NULL;

  create (self, "alice", ",\"TemporaryPassword\":\"" FIXTURE_PASSWORD "\"");
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  g_assert_cmpstr (json_object_get_string_member (
                       json_object_get_object_member (self->answer, "ChallengeParameters"),
                       "requiredAttributes"),
                   ==, "[\"userAttributes.email\"]");
  session = g_strdup (fixture_get (self, "Session"));
  fixture_respond (self, "NEW_PASSWORD_REQUIRED", session, "alice",
                   ",\"NEW_PASSWORD\":\"" NEW_PASSWORD "\"");
  fixture_assert_fault (self, "InvalidParameterException",
                        "Invalid attributes given, email is missing");
  fixture_respond (self, "NEW_PASSWORD_REQUIRED", session, "alice",
                   ",\"NEW_PASSWORD\":\"" NEW_PASSWORD "\",\"userAttributes.email\":\"a@b.org\"");
  fixture_assert_ok (self);
}

static void
test_temporary_password_expires (Fixture *self, gconstpointer unused)
{
  create (self, "alice", ",\"TemporaryPassword\":\"" FIXTURE_PASSWORD "\"");
  fixture_wait (self, 7 * 24 * 60 * 60);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (self, "NotAuthorizedException",
                        "Temporary password has expired and must be reset by an administrator.");
  create (self, "alice",
          ",\"TemporaryPassword\":\"" NEW_PASSWORD "\",\"MessageAction\":\"RESEND\"");
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", NEW_PASSWORD);
  fixture_assert_ok (self);
}

static void
administer (Fixture *self, const char *operation, const char *more)
{
  fixture_call_signed (self, operation, "{\"UserPoolId\":\"%s\",\"Username\":\"alice\"%s}",
                       fixture_pool (self), more);
}

static void
test_reset (Fixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;

  fixture_make_user (self, "alice");
  administer (self, "AdminResetUserPassword", "");
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (self, "PasswordResetRequiredException",
                        "Password reset required for the user");
  code = fixture_dup_code (self);
  confirm_forgot (self, code, NEW_PASSWORD);
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", NEW_PASSWORD);
  fixture_assert_ok (self);
}

static void
test_set (Fixture *self, gconstpointer unused)
{
  fixture_sign_up (self, "alice");
  administer (self, "AdminConfirmSignUp", "");
  fixture_assert_ok (self);
  administer (self, "AdminConfirmSignUp", "");
  fixture_assert_fault (self, "NotAuthorizedException",
                        "User cannot be confirmed. Current status is CONFIRMED");
  administer (self, "AdminSetUserPassword", ",\"Password\":\"" NEW_PASSWORD "\"");
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", NEW_PASSWORD);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "NEW_PASSWORD_REQUIRED");
  administer (self, "AdminSetUserPassword",
              ",\"Password\":\"" FIXTURE_PASSWORD "\",\"Permanent\":true");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "MFA_SETUP");
}

static void
test_disabled (Fixture *self, gconstpointer unused)
{
  g_autofree char *access = fixture_make_signed_in (self, "alice");

  administer (self, "AdminDisableUser", "");
  fixture_assert_ok (self);
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_fault (self, "NotAuthorizedException", "User is disabled.");
  administer (self, "AdminEnableUser", "");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_ok (self);
  fixture_call (self, "GetUser", "{\"AccessToken\":\"%s\"}", access);
  fixture_assert_fault (self, "NotAuthorizedException", "Access Token has been revoked");
  administer (self, "AdminDeleteUser", "");
  fixture_assert_ok (self);
  administer (self, "AdminDeleteUser", "");
  fixture_assert_fault (self, "UserNotFoundException", "User does not exist.");
}

static void
sign_out (Fixture *self, const char *operation, const char *access)
{
  fixture_call (self, operation, "{\"AccessToken\":\"%s\"}", access);
}

static void
test_global_sign_out (Fixture *self, gconstpointer unused)
{
  g_autofree char *access = fixture_make_signed_in (self, "alice");

  sign_out (self, "GlobalSignOut", access);
  fixture_assert_ok (self);
  sign_out (self, "GetUser", access);
  fixture_assert_fault (self, "NotAuthorizedException", "Access Token has been revoked");
  administer (self, "AdminUserGlobalSignOut", "");
  fixture_assert_ok (self);
}

static void
test_revoke (Fixture *self, gconstpointer unused)
{
  g_autofree char *access = fixture_make_signed_in (self, "alice");
  g_autofree char *token = g_strdup (fixture_get_token (self, "RefreshToken"));

  fixture_call (self, "RevokeToken", "{\"ClientId\":\"%s\",\"Token\":\"%s\"}",
                fixture_client (self), access);
  g_assert_cmpstr (fixture_get (self, "__type"), ==, "UnsupportedTokenTypeException");
  fixture_call (self, "RevokeToken", "{\"ClientId\":\"%s\",\"Token\":\"%s\"}",
                fixture_client (self), token);
  fixture_assert_ok (self);
  sign_out (self, "GetUser", access);
  fixture_assert_fault (self, "NotAuthorizedException", "Access Token has been revoked");
}

static void
remember_passwords (Fixture *self, int size)
{
  fixture_call_signed (self, "UpdateUserPool",
                       "{\"UserPoolId\":\"%s\",\"AutoVerifiedAttributes\":[\"email\"],"
                       "\"Policies\":{\"PasswordPolicy\":{\"PasswordHistorySize\":%d}}}",
                       fixture_pool (self), size);
  fixture_assert_ok (self);
}

/* The size of the history that the pool shows; 0: none. */
static void
assert_history (Fixture *self, int size)
{
  JsonObject *policy;

  fixture_call_signed (self, "DescribeUserPool", "{\"UserPoolId\":\"%s\"}", fixture_pool (self));
  fixture_assert_ok (self);
  policy = json_object_get_object_member (self->answer, "UserPool");
  policy = json_object_get_object_member (policy, "Policies");
  policy = json_object_get_object_member (policy, "PasswordPolicy");
  g_assert_cmpint (json_object_has_member (policy, "PasswordHistorySize"), ==, size > 0);
  if (size > 0)
    g_assert_cmpint (json_object_get_int_member (policy, "PasswordHistorySize"), ==, size);
}

static void
set_password (Fixture *self, const char *password)
{
  g_autofree char *more = g_strdup_printf (",\"Password\":\"%s\",\"Permanent\":true", password);

  administer (self, "AdminSetUserPassword", more);
}

static void
assert_used_before (Fixture *self)
{
  fixture_assert_fault (self, "PasswordHistoryPolicyViolationException",
                        "Password has previously been used");
}

/* As many as the pool says, the present one among them. */
static void
test_history (Fixture *self, gconstpointer unused)
{
  fixture_make_user (self, "alice");
  remember_passwords (self, 2);
  set_password (self, FIXTURE_PASSWORD);
  assert_used_before (self);
  set_password (self, NEW_PASSWORD);
  fixture_assert_ok (self);
  set_password (self, FIXTURE_PASSWORD);
  assert_used_before (self);
  set_password (self, "Vestibule-9-hall");
  fixture_assert_ok (self);
  set_password (self, NEW_PASSWORD);
  assert_used_before (self);
  set_password (self, FIXTURE_PASSWORD);
  fixture_assert_ok (self);
  assert_history (self, 2);
  remember_passwords (self, 0);
  assert_history (self, 0);
  set_password (self, FIXTURE_PASSWORD);
  fixture_assert_ok (self);
}

/* Passwords are remembered before a pool asks for it, and each user's own only. */
static void
test_history_of_each (Fixture *self, gconstpointer unused)
{
  fixture_make_user (self, "bob");
  fixture_make_user (self, "alice");
  set_password (self, NEW_PASSWORD);
  fixture_assert_ok (self);
  remember_passwords (self, 24);
  set_password (self, FIXTURE_PASSWORD);
  assert_used_before (self);
  fixture_call_signed (self, "AdminSetUserPassword",
                       "{\"UserPoolId\":\"%s\",\"Username\":\"bob\",\"Password\":\"" NEW_PASSWORD
                       "\",\"Permanent\":true}",
                       fixture_pool (self));
  fixture_assert_ok (self);
}

/* The code is still good for another password. */
static void
test_history_of_forgotten (Fixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;

  fixture_make_user (self, "alice");
  remember_passwords (self, 1);
  forgot (self, "alice");
  code = fixture_dup_code (self);
  confirm_forgot (self, fixture_wrong_code (self), FIXTURE_PASSWORD);
  fixture_assert_fault (self, "CodeMismatchException",
                        "Invalid verification code provided, please try again.");
  confirm_forgot (self, code, FIXTURE_PASSWORD);
  assert_used_before (self);
  confirm_forgot (self, code, NEW_PASSWORD);
  fixture_assert_ok (self);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/practice/passwords/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("forgot", test_forgot);
  ADD ("forgot-limits", test_forgot_limits);
  ADD ("change", test_change);
  ADD ("history", test_history);
  ADD ("history-of-each", test_history_of_each);
  ADD ("history-of-forgotten", test_history_of_forgotten);
  ADD ("created-user", test_created_user);
  ADD ("required-attributes", test_required_attributes);
  ADD ("temporary-password-expires", test_temporary_password_expires);
  ADD ("reset", test_reset);
  ADD ("set", test_set);
  ADD ("disabled", test_disabled);
  ADD ("global-sign-out", test_global_sign_out);
  ADD ("revoke", test_revoke);
  return g_test_run ();
}
