#include "flow-fixture.h"

#define AGAIN VST_REMEDY_TRY_AGAIN
#define SETTINGS VST_REMEDY_OPEN_POOL_SETTINGS
#define BY_PASSWORD VST_REMEDY_USE_PASSWORD_LOGIN

static TestFlow *
new_on_log_in (TestPool pool)
{
  TestFlow *self = test_flow_new (pool);

  test_flow_to_log_in (self);
  return self;
}

static TestFlow *
new_logging_in (TestPool pool)
{
  TestFlow *self = new_on_log_in (pool);

  test_flow_log_in (self);
  return self;
}

static void
test_faults (void)
{
  g_autoptr (TestFlow) self = new_on_log_in (TEST_POOL_DEFAULT);
  g_autoptr (VstSecret) password = vst_secret_new_text (TEST_PASSWORD);

  vst_flow_log_in (self->flow, password);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_USER_NAME_EMPTY, 0);
  vst_flow_set_user_name (self->flow, TEST_NAME);
  vst_flow_log_in (self->flow, NULL);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_PASSWORD_EMPTY, 0);
  fake_assert_only (NULL);
}

/* --- which way in --- */

static const struct
{
  const char *name;
  TestPool pool;
  const char *operation;
} methods[] = {
  { "automatic-without-keys", TEST_POOL_DEFAULT, "InitiateAuth" },
  { "automatic-with-keys", TEST_POOL_KEYS, "AdminInitiateAuth" },
  { "password-with-keys", TEST_POOL_KEYS | TEST_POOL_PASSWORD, "InitiateAuth" },
  { "administrator", TEST_POOL_KEYS | TEST_POOL_ADMINISTRATOR, "AdminInitiateAuth" },
};

static void
test_method (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_logging_in (methods[i].pool);
  g_autoptr (FakeCall) call = fake_take (methods[i].operation);

  g_assert_cmpstr (call->user_name, ==, TEST_NAME);
  g_assert_cmpstr (call->password, ==, TEST_PASSWORD);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_LOGGING_IN);
  fake_assert_only (NULL);
}

static const struct
{
  const char *name;
  VstCognitoError refusal;
  VstNotice notice;
} fallbacks[] = {
  { "not-permitted", VST_COGNITO_ERROR_KEYS_NOT_PERMITTED, VST_NOTICE_ADMIN_NOT_PERMITTED },
  { "refused", VST_COGNITO_ERROR_KEYS_REFUSED, VST_NOTICE_ADMIN_KEYS_REFUSED },
  { "other-account", VST_COGNITO_ERROR_POOL_NOT_FOUND, VST_NOTICE_ADMIN_OTHER_ACCOUNT },
  { "disabled", VST_COGNITO_ERROR_FLOW_DISABLED, VST_NOTICE_NONE },
};

static void
test_falls_back (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_KEYS);
  g_autoptr (FakeCall) call = NULL;

  test_flow_fail ("AdminInitiateAuth", fallbacks[i].refusal);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_LOGGING_IN);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-1");
  test_flow_assert_step (self, VST_STEP_CODE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, fallbacks[i].notice);

  vst_flow_send_code (self->flow, "123456");
  call = fake_take ("RespondToAuthChallenge"); /* the way that worked */
  fake_fail (g_steal_pointer (&call), VST_COGNITO_ERROR_SESSION_INVALID);
  g_assert_cmpuint (fake_count ("AdminInitiateAuth"), ==, 0); /* not tried again */
  g_assert_cmpuint (fake_count ("InitiateAuth"), ==, 1);
}

static void
test_falls_back_and_fails (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_KEYS);

  test_flow_fail ("AdminInitiateAuth", VST_COGNITO_ERROR_KEYS_REFUSED);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_OFFLINE);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_OFFLINE, AGAIN);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_ADMIN_KEYS_REFUSED);
}

/* Nobody's account has such a pool: the keys are not to blame. */
static void
test_pool_of_nobody (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_KEYS);

  test_flow_fail ("AdminInitiateAuth", VST_COGNITO_ERROR_POOL_NOT_FOUND);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_POOL_NOT_FOUND);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_POOL_NOT_FOUND, AGAIN | SETTINGS);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_NONE);
}

/* What the administrator's login, and no other, can run into. */
static const struct
{
  const char *name;
  TestPool pool;
  VstCognitoError refusal;
  VstFlowError code;
  guint remedies;
} admin_refusals[] = {
  { "not-permitted", TEST_POOL_KEYS | TEST_POOL_ADMINISTRATOR, VST_COGNITO_ERROR_KEYS_NOT_PERMITTED,
    VST_FLOW_ERROR_KEYS_NOT_PERMITTED, AGAIN | BY_PASSWORD | SETTINGS },
  { "refused", TEST_POOL_KEYS | TEST_POOL_ADMINISTRATOR, VST_COGNITO_ERROR_KEYS_REFUSED,
    VST_FLOW_ERROR_KEYS_REFUSED, AGAIN | BY_PASSWORD | SETTINGS },
  { "disabled", TEST_POOL_KEYS | TEST_POOL_ADMINISTRATOR, VST_COGNITO_ERROR_FLOW_DISABLED,
    VST_FLOW_ERROR_METHOD_DISABLED, AGAIN | BY_PASSWORD | VST_REMEDY_USE_SRP_LOGIN | SETTINGS },
  { "clock", TEST_POOL_KEYS, VST_COGNITO_ERROR_CLOCK, VST_FLOW_ERROR_CLOCK, AGAIN | BY_PASSWORD },
};

static void
test_use_password_login (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_logging_in (admin_refusals[i].pool);

  test_flow_fail ("AdminInitiateAuth", admin_refusals[i].refusal);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, admin_refusals[i].code,
                            admin_refusals[i].remedies);
  vst_flow_apply_remedy (self->flow, BY_PASSWORD);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-1");
  test_flow_assert_step (self, VST_STEP_CODE);
}

static void
test_administrator_without_keys (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_ADMINISTRATOR);

  fake_assert_only (NULL);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_KEYS_MISSING,
                            BY_PASSWORD | SETTINGS);
  vst_flow_apply_remedy (self->flow, BY_PASSWORD);
  g_assert_cmpuint (fake_count ("InitiateAuth"), ==, 1);
}

static void
test_names_the_setting (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_KEYS);

  test_flow_fail ("AdminInitiateAuth", VST_COGNITO_ERROR_FLOW_DISABLED);
  for (guint ways = 0; ways < 4; ways++) /* SRP, password, choice, the pool's own */
    test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_FLOW_DISABLED);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_METHOD_DISABLED,
                            AGAIN | SETTINGS);
  g_assert_cmpstr (vst_problem_get_detail (vst_flow_get_problem (self->flow)), ==,
                   "ALLOW_USER_SRP_AUTH");
  g_assert_cmpstr (vst_problem_get_wire_name (vst_flow_get_problem (self->flow)), ==,
                   "SomeException");
}

/* --- what comes after --- */

/* All that the model of 2026 has, and one that it has not. */
static const struct
{
  const char *challenge;
  VstStep step;
} challenges[] = {
  { "SMS_MFA", VST_STEP_CHALLENGE },
  { "EMAIL_OTP", VST_STEP_CHALLENGE },
  { "SOFTWARE_TOKEN_MFA", VST_STEP_CODE },
  { "SELECT_MFA_TYPE", VST_STEP_CANNOT_GO_ON },
  { "MFA_SETUP", VST_STEP_PAIR },
  { "PASSWORD_VERIFIER", VST_STEP_CANNOT_GO_ON },
  { "CUSTOM_CHALLENGE", VST_STEP_CHALLENGE },
  { "SELECT_CHALLENGE", VST_STEP_CANNOT_GO_ON },
  { "DEVICE_SRP_AUTH", VST_STEP_CANNOT_GO_ON },
  { "DEVICE_PASSWORD_VERIFIER", VST_STEP_CANNOT_GO_ON },
  { "ADMIN_NO_SRP_AUTH", VST_STEP_CANNOT_GO_ON },
  { "NEW_PASSWORD_REQUIRED", VST_STEP_CHALLENGE },
  { "SMS_OTP", VST_STEP_CHALLENGE },
  { "PASSWORD", VST_STEP_CHALLENGE },
  { "WEB_AUTHN", VST_STEP_CANNOT_GO_ON },
  { "PASSWORD_SRP", VST_STEP_CHALLENGE },
  { "CHALLENGE_OF_2031", VST_STEP_CANNOT_GO_ON },
};

static void
test_challenge (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT);

  test_flow_challenge ("InitiateAuth", challenges[i].challenge, "session-1");
  if (challenges[i].step == VST_STEP_PAIR)
    test_flow_associate (TEST_KEY);
  test_flow_assert_step (self, challenges[i].step);
  test_flow_assert_no_problem (self);
  if (challenges[i].step != VST_STEP_CANNOT_GO_ON)
    return;

  g_assert_cmpint (vst_flow_get_obstacle (self->flow), ==, VST_OBSTACLE_CHALLENGE);
  g_assert_cmpstr (vst_flow_get_obstacle_detail (self->flow), ==, challenges[i].challenge);
  fake_assert_only (NULL);
  vst_flow_go_back (self->flow);
  test_flow_assert_step (self, VST_STEP_LOG_IN);
}

static void
test_tokens_at_once (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT);

  test_flow_grant ("InitiateAuth");
  test_flow_assert_step (self, VST_STEP_DONE);
}

static const struct
{
  const char *name;
  const char *list;
  VstStep step;
} setups[] = {
  { "totp", "[\"SOFTWARE_TOKEN_MFA\"]", VST_STEP_PAIR },
  { "totp-and-sms", "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]", VST_STEP_PAIR },
  { "sms-and-mail", "[\"SMS_MFA\",\"EMAIL_OTP\"]", VST_STEP_CHALLENGE },
  { "nothing", "[]", VST_STEP_CANNOT_GO_ON },
  { "no-list", "SOFTWARE_TOKEN_MFA", VST_STEP_PAIR },
};

static void
test_setup (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT);

  fake_succeed (fake_take ("InitiateAuth"),
                fake_challenge_with ("MFA_SETUP", "session-1", "MFAS_CAN_SETUP", setups[i].list),
                (GDestroyNotify) vst_auth_reply_free);
  if (setups[i].step == VST_STEP_PAIR)
    test_flow_associate (TEST_KEY);
  test_flow_assert_step (self, setups[i].step);
  if (setups[i].step == VST_STEP_CANNOT_GO_ON)
    g_assert_cmpint (vst_flow_get_obstacle (self->flow), ==, VST_OBSTACLE_NO_TOTP_SETUP);
  fake_assert_only (NULL);
}

static void
test_setup_says_what_it_allows (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT);

  fake_succeed (fake_take ("InitiateAuth"),
                fake_challenge_with ("MFA_SETUP", "session-1", "MFAS_CAN_SETUP",
                                     "[\"SMS_MFA\",\"WEB_AUTHN\"]"),
                (GDestroyNotify) vst_auth_reply_free);
  g_assert_cmpstr (vst_flow_get_obstacle_detail (self->flow), ==, "SMS_MFA, WEB_AUTHN");
}

static void
test_challenge_without_session (void)
{
  static const char *const names[] = { "MFA_SETUP", "SOFTWARE_TOKEN_MFA" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT);

      test_flow_challenge ("InitiateAuth", names[i], NULL);
      test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_BAD_ANSWER, AGAIN);
    }
}

static void
test_answers_with_the_service_s_name (void)
{
  static const char *const parameters[] = { "USER_ID_FOR_SRP", "USERNAME" };

  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_KEYS);
      g_autoptr (FakeCall) call = NULL;

      fake_succeed (
          fake_take ("AdminInitiateAuth"),
          fake_challenge_with ("SOFTWARE_TOKEN_MFA", "session-1", parameters[i], "uuid-1"),
          (GDestroyNotify) vst_auth_reply_free);
      vst_flow_send_code (self->flow, "123456");
      call = fake_take ("AdminRespondToAuthChallenge");
      g_assert_cmpstr (call->user_name, ==, "uuid-1");
    }
}

/* --- what else Cognito can say --- */

static void
test_unconfirmed (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_USER_NOT_CONFIRMED);
  test_flow_assert_step (self, VST_STEP_CONFIRM);
  test_flow_assert_no_problem (self);
  g_assert_null (vst_flow_get_delivery_medium (self->flow));
  fake_assert_only (NULL);

  vst_flow_confirm (self->flow, "123456");
  fake_succeed_boolean (fake_take ("ConfirmSignUp"));
  call = fake_take ("InitiateAuth"); /* by itself, the password is held */
  g_assert_cmpstr (call->password, ==, TEST_PASSWORD);
}

static const struct
{
  VstCognitoError answer;
  VstFlowError code;
  guint remedies;
  gboolean keeps_password;
} refusals[] = {
  { VST_COGNITO_ERROR_PASSWORD_WRONG, VST_FLOW_ERROR_PASSWORD_WRONG, 0, FALSE },
  { VST_COGNITO_ERROR_PASSWORD_ATTEMPTS, VST_FLOW_ERROR_PASSWORD_ATTEMPTS, AGAIN, TRUE },
  { VST_COGNITO_ERROR_PASSWORD_RESET, VST_FLOW_ERROR_PASSWORD_RESET, VST_REMEDY_RESET_PASSWORD,
    TRUE },
  { VST_COGNITO_ERROR_PASSWORD_EXPIRED, VST_FLOW_ERROR_PASSWORD_EXPIRED, 0, TRUE },
  { VST_COGNITO_ERROR_USER_NOT_FOUND, VST_FLOW_ERROR_USER_NOT_FOUND, 0, TRUE },
  { VST_COGNITO_ERROR_USER_DISABLED, VST_FLOW_ERROR_USER_DISABLED, 0, TRUE },
};

/* The same from the Log In page, and from a login that followed by itself. */
static void
test_refusal (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT);
  g_autoptr (TestFlow) later = NULL;

  test_flow_fail ("InitiateAuth", refusals[i].answer);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, refusals[i].code, refusals[i].remedies);
  g_assert_cmpint (vst_flow_get_has_password (self->flow), ==, refusals[i].keeps_password);

  later = test_flow_new (TEST_POOL_DEFAULT);
  test_flow_to_confirm (later);
  vst_flow_skip_confirm (later->flow);
  test_flow_fail ("InitiateAuth", refusals[i].answer);
  test_flow_assert_problem (later, VST_STEP_LOG_IN, refusals[i].code, refusals[i].remedies);
}

static void
test_try_again_uses_held_password (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_THROTTLED);
  vst_flow_apply_remedy (self->flow, AGAIN);
  test_flow_assert_no_problem (self);
  call = fake_take ("InitiateAuth");
  g_assert_cmpstr (call->password, ==, TEST_PASSWORD);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/log-in/" path, test)
#define ADD_ALL(prefix, cases, member, test)                                                       \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)                                                 \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/flow/log-in/" prefix "/", cases[i].member, NULL);     \
                                                                                                   \
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test);                                     \
    }
  ADD ("faults", test_faults);
  ADD_ALL ("method", methods, name, test_method);
  ADD_ALL ("falls-back", fallbacks, name, test_falls_back);
  ADD ("falls-back/and-fails", test_falls_back_and_fails);
  ADD ("falls-back/pool-of-nobody", test_pool_of_nobody);
  ADD_ALL ("use-password-login", admin_refusals, name, test_use_password_login);
  ADD ("administrator-without-keys", test_administrator_without_keys);
  ADD ("names-the-setting", test_names_the_setting);
  ADD_ALL ("challenge", challenges, challenge, test_challenge);
  ADD ("challenge/none", test_tokens_at_once);
  ADD ("challenge/without-session", test_challenge_without_session);
  ADD_ALL ("setup", setups, name, test_setup);
  ADD ("setup/says-what-it-allows", test_setup_says_what_it_allows);
  ADD ("answers-with-the-services-name", test_answers_with_the_service_s_name);
  ADD ("unconfirmed", test_unconfirmed);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/flow/log-in/refusal/%d", refusals[i].answer);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_refusal);
    }
  ADD ("try-again", test_try_again_uses_held_password);
  return g_test_run ();
}
