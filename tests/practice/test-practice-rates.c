/* How many calls a second the practice pool lets through, when it is asked to count them. */

#include "practice-walk.h"
#include "practice/vst-practice-rate.h"

static void
set_up (Fixture *self, gconstpointer rates)
{
  VstPracticeOptions options = {
    .mail_func = fixture_on_mail,
    .mail_data = self,
    .clock_func = fixture_clock,
    .clock_data = self,
  };
  g_auto (GStrv) texts = g_strsplit (rates, " ", -1);
  g_autoptr (GError) error = NULL;

  for (char **text = texts; *text != NULL; text++)
    g_assert_true (vst_practice_rates_parse (&options.rates, *text, NULL));
  self->session = soup_session_new ();
  soup_session_set_proxy_resolver (self->session, NULL);
  self->pool = vst_practice_pool_start (&options, &error);
  g_assert_no_error (error);
}

#define assert_throttled(self)                                                                     \
  fixture_assert_fault ((self), "TooManyRequestsException", "Rate exceeded")

/* The operations of a category share its rate, and each second begins anew. */
static void
test_category (Fixture *self, gconstpointer rates)
{
  fixture_sign_up (self, "alice");
  fixture_assert_ok (self);
  fixture_confirm (self, "alice", fixture_wrong_code (self));
  g_assert_cmpstr (fixture_get (self, "__type"), ==, "CodeMismatchException");
  fixture_sign_up (self, "bob");
  assert_throttled (self);
  fixture_confirm (self, "alice", fixture_wrong_code (self));
  assert_throttled (self);
  fixture_wait (self, 1);
  fixture_sign_up (self, "bob");
  fixture_assert_ok (self);
}

static void
test_categories_apart (Fixture *self, gconstpointer rates)
{
  for (int i = 0; i < 2; i++)
    {
      fixture_log_in (self, "alice", FIXTURE_PASSWORD);
      g_assert_cmpstr (fixture_get (self, "__type"), ==, "UserNotFoundException");
    }
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  assert_throttled (self);
  for (int i = 0; i < 4; i++)
    {
      fixture_call (self, "GetUser", "{\"AccessToken\":\"x\"}");
      g_assert_cmpstr (fixture_get (self, "__type"), ==, "NotAuthorizedException");
    }
  fixture_sign_up (self, "alice");
  fixture_assert_ok (self);
  fixture_sign_up (self, "bob");
  assert_throttled (self);
}

/* All of them, at Cognito's own rates: Amazon Cognito Developer Guide, "Quotas". */
static void
test_own_rates (void)
{
  static const struct
  {
    const char *operation;
    int rate;
  } cases[] = {
    { "InitiateAuth", 120 },
    { "RespondToAuthChallenge", 360 },
    { "SignUp", 50 },
    { "ForgotPassword", 30 },
    { "GetUser", 120 },
    { "DeleteUser", 25 },
    { "RevokeToken", 120 },
    { "ListDevices", 50 },
    { "ConfirmDevice", 25 },
    { "ListUsers", 30 },
    { "DescribeUserPool", 15 },
    { "CreateUserPool", 15 },
    { "GetUserPoolMfaConfig", 20 },
    { "SetUserPoolMfaConfig", 15 },
    { "ListUserPoolClients", 15 },
    { "CreateUserPoolClient", 15 },
  };
  VstPracticeRates rates = { 0 };

  g_assert_true (vst_practice_rates_parse (&rates, "all", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (int call = 0; call < cases[i].rate; call++)
        g_assert_true (vst_practice_rates_admit (&rates, cases[i].operation, FIXTURE_START));
      g_assert_false (vst_practice_rates_admit (&rates, cases[i].operation, FIXTURE_START));
      g_assert_true (vst_practice_rates_admit (&rates, "NoSuchOperation", FIXTURE_START));
    }
}

static void
test_off (void)
{
  VstPracticeRates rates = { 0 };

  for (int call = 0; call < 10000; call++)
    g_assert_true (vst_practice_rates_admit (&rates, "SignUp", FIXTURE_START));
}

static void
test_parse (void)
{
  static const char *const wrong[] = {
    "",
    "Users",
    "UserCreatio",
    "UserCreation=",
    "UserCreation=0",
    "UserCreation=-1",
    "UserCreation=x",
    "UserCreation=1000001",
    "=5",
    "All",
  };
  g_autofree char *names = vst_practice_rates_dup_names ();
  g_auto (GStrv) each = g_strsplit (names, ", ", -1);
  VstPracticeRates rates = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (vst_practice_rates_parse (&rates, wrong[i], &error));
      g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
    }
  g_assert_cmpuint (g_strv_length (each), ==, VST_PRACTICE_N_RATES);
  for (guint i = 0; i < VST_PRACTICE_N_RATES; i++)
    {
      g_assert_cmpint (rates.limits[i], ==, 0);
      g_assert_true (vst_practice_rates_parse (&rates, each[i], NULL));
      g_assert_cmpint (rates.limits[i], >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/practice/rates/category", Fixture, "UserCreation=2", set_up, test_category,
              fixture_tear_down);
  g_test_add ("/practice/rates/categories-apart", Fixture, "UserAuthentication=2 UserCreation=1",
              set_up, test_categories_apart, fixture_tear_down);
  g_test_add_func ("/practice/rates/own-rates", test_own_rates);
  g_test_add_func ("/practice/rates/off", test_off);
  g_test_add_func ("/practice/rates/parse", test_parse);
  return g_test_run ();
}
