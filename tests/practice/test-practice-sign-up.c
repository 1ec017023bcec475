#include "practice-walk.h"

static void
sign_up_as (Fixture *self, const char *name, const char *password, const char *attributes)
{
  fixture_call (self, "SignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"Password\":\"%s\","
                "\"UserAttributes\":[%s]}",
                fixture_client (self), name, password, attributes);
}

#define EMAIL_ATTRIBUTE "{\"Name\":\"email\",\"Value\":\"" FIXTURE_EMAIL "\"}"

static void
test_answer (Fixture *self, gconstpointer unused)
{
  JsonObject *details;

  fixture_sign_up (self, "alice");
  fixture_assert_ok (self);
  g_assert_false (json_object_get_boolean_member (self->answer, "UserConfirmed"));
  g_assert_true (g_uuid_string_is_valid (fixture_get (self, "UserSub")));
  details = json_object_get_object_member (self->answer, "CodeDeliveryDetails");
  g_assert_cmpstr (json_object_get_string_member (details, "Destination"), ==, "a***@e***");
  g_assert_cmpstr (json_object_get_string_member (details, "DeliveryMedium"), ==, "EMAIL");
  g_assert_cmpstr (json_object_get_string_member (details, "AttributeName"), ==, "email");
  g_assert_cmpint (self->messages, ==, 1);
  g_assert_cmpuint (strlen (self->code), ==, 6);
}

static void
test_taken_name (Fixture *self, gconstpointer unused)
{
  fixture_sign_up (self, "Alice");
  fixture_sign_up (self, "aLICE");
  fixture_assert_fault (self, "UsernameExistsException", "User already exists");
  fixture_sign_up (self, "Äsop");
  fixture_assert_ok (self);
  fixture_sign_up (self, "äSOP");
  fixture_assert_fault (self, "UsernameExistsException", "User already exists");
}

typedef struct
{
  const char *name, *user, *password, *attributes, *type, *message;
} Refusal;

static const Refusal refusals[] = {
  { "short-password", "alice", "Ab1!", EMAIL_ATTRIBUTE, "InvalidPasswordException",
    "Password did not conform with policy: Password not long enough" },
  { "password-without-upper", "alice", "abcdefg1!", EMAIL_ATTRIBUTE, "InvalidPasswordException",
    "Password did not conform with policy: Password must have uppercase characters" },
  { "missing-email", "alice", FIXTURE_PASSWORD, "", "InvalidParameterException",
    "Attributes did not conform to the schema: email: The attribute is required\n" },
  { "bad-email", "alice", FIXTURE_PASSWORD, "{\"Name\":\"email\",\"Value\":\"alice\"}",
    "InvalidParameterException", "Invalid email address format." },
  { "email-with-a-second-line", "alice", FIXTURE_PASSWORD,
    "{\"Name\":\"email\",\"Value\":\"a@b.example\\r\\nBcc: c@d.example\"}",
    "InvalidParameterException", "Invalid email address format." },
  { "unknown-attribute", "alice", FIXTURE_PASSWORD,
    EMAIL_ATTRIBUTE ",{\"Name\":\"custom:team\",\"Value\":\"x\"}", "InvalidParameterException",
    "Attributes did not conform to the schema: custom:team: Attribute does not exist in the "
    "schema.\n" },
  { "reserved-attribute", "alice", FIXTURE_PASSWORD,
    EMAIL_ATTRIBUTE ",{\"Name\":\"email_verified\",\"Value\":\"true\"}", "NotAuthorizedException",
    "A client attempted to write unauthorized attribute" },
  { "bad-phone-number", "alice", FIXTURE_PASSWORD,
    EMAIL_ATTRIBUTE ",{\"Name\":\"phone_number\",\"Value\":\"12 34\"}", "InvalidParameterException",
    "Invalid phone number format." },
  { "name-with-a-blank", "al ice", FIXTURE_PASSWORD, EMAIL_ATTRIBUTE, "InvalidParameterException",
    "1 validation error detected: Value at 'username' failed to satisfy constraint: Member must "
    "satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+" },
};

static void
test_refusal (Fixture *self, gconstpointer data)
{
  const Refusal *c = data;

  sign_up_as (self, c->user, c->password, c->attributes);
  fixture_assert_fault (self, c->type, c->message);
  g_assert_cmpint (self->messages, ==, 0);
}

static void
refusal_set_up (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, NULL);
}

static void
test_unusual_names (Fixture *self, gconstpointer unused)
{
  static const char *const names[] = { "😀", "שלום", "a:&+%#b", "ﬁ", "日本語" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      fixture_make_user (self, names[i]);
      fixture_log_in (self, names[i], FIXTURE_PASSWORD);
      fixture_assert_ok (self);
    }
}

static void
test_unknown_client (Fixture *self, gconstpointer unused)
{
  fixture_call (self, "SignUp",
                "{\"ClientId\":\"1234\",\"Username\":\"a\",\"Password\":\"" FIXTURE_PASSWORD "\"}");
  fixture_assert_fault (self, "ResourceNotFoundException", "User pool client 1234 does not exist.");
}

static void
test_confirm (Fixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;

  fixture_sign_up (self, "alice");
  code = fixture_dup_code (self);
  fixture_confirm (self, "nobody", code);
  fixture_assert_fault (self, "UserNotFoundException", "Username/client id combination not found.");
  fixture_confirm (self, "alice", fixture_wrong_code (self));
  fixture_assert_fault (self, "CodeMismatchException",
                        "Invalid verification code provided, please try again.");
  fixture_confirm (self, "ALICE", code);
  fixture_assert_ok (self);
  fixture_confirm (self, "alice", code);
  fixture_assert_fault (self, "NotAuthorizedException",
                        "User cannot be confirmed. Current status is CONFIRMED");
}

static void
test_code_lasts_a_day (Fixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;

  fixture_sign_up (self, "alice");
  fixture_sign_up (self, "bob");
  code = fixture_dup_code (self);
  fixture_wait (self, 24 * 60 * 60 - 1);
  fixture_confirm (self, "bob", code);
  fixture_assert_ok (self);
  fixture_wait (self, 1);
  fixture_confirm (self, "alice", "123456");
  fixture_assert_fault (self, "ExpiredCodeException",
                        "Invalid code provided, please request a code again.");
}

static void
test_superseded_code (Fixture *self, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_sign_up (self, "alice");
  first = fixture_dup_code (self);
  fixture_call (self, "ResendConfirmationCode", "{\"ClientId\":\"%s\",\"Username\":\"alice\"}",
                fixture_client (self));
  fixture_assert_ok (self);
  second = fixture_dup_code (self);
  g_assert_cmpint (self->messages, ==, 2);
  if (strcmp (first, second) != 0)
    {
      fixture_confirm (self, "alice", first);
      fixture_assert_fault (self, "ExpiredCodeException",
                            "Invalid code provided, please request a code again.");
    }
  fixture_confirm (self, "alice", second);
  fixture_assert_ok (self);
  fixture_call (self, "ResendConfirmationCode", "{\"ClientId\":\"%s\",\"Username\":\"alice\"}",
                fixture_client (self));
  fixture_assert_fault (self, "InvalidParameterException", "User is already confirmed.");
}

static void
test_confirm_limit (Fixture *self, gconstpointer unused)
{
  g_autofree char *code = NULL;

  fixture_sign_up (self, "alice");
  code = fixture_dup_code (self);
  for (int i = 0; i < 15; i++)
    {
      fixture_confirm (self, "alice", "no-code");
      g_assert_cmpstr (fixture_get (self, "__type"), ==, "CodeMismatchException");
    }
  fixture_confirm (self, "alice", code);
  fixture_assert_fault (self, "LimitExceededException",
                        "Attempt limit exceeded, please try after some time.");
  fixture_wait (self, 60 * 60);
  fixture_confirm (self, "alice", code);
  fixture_assert_ok (self);
}

static void
test_resend_limit (Fixture *self, gconstpointer unused)
{
  fixture_sign_up (self, "alice");
  for (int i = 0; i < 6; i++)
    fixture_call (self, "ResendConfirmationCode", "{\"ClientId\":\"%s\",\"Username\":\"alice\"}",
                  fixture_client (self));
  fixture_assert_fault (self, "LimitExceededException",
                        "Attempt limit exceeded, please try after some time.");
  g_assert_cmpint (self->messages, ==, 6);
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

  add ("/practice/sign-up/answer", test_answer);
  add ("/practice/sign-up/taken-name", test_taken_name);
  add ("/practice/sign-up/unusual-names", test_unusual_names);
  add ("/practice/sign-up/unknown-client", test_unknown_client);
  add ("/practice/sign-up/confirm", test_confirm);
  add ("/practice/sign-up/code-lasts-a-day", test_code_lasts_a_day);
  add ("/practice/sign-up/superseded-code", test_superseded_code);
  add ("/practice/sign-up/confirm-limit", test_confirm_limit);
  add ("/practice/sign-up/resend-limit", test_resend_limit);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/sign-up/refuses/", refusals[i].name, NULL);
      g_test_add (path, Fixture, &refusals[i], refusal_set_up, test_refusal, fixture_tear_down);
    }
  return g_test_run ();
}
