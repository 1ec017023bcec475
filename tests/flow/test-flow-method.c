/* How a login is sent: by which method, and which comes when one is not to be had. */

#include "flow-fixture.h"

static TestFlow *
new_logging_in (TestPool pool, VstLoginMethod method)
{
  TestFlow *self = test_flow_new (pool);

  vst_saved_pool_set_login_method (self->pool, method);
  test_flow_to_log_in (self);
  test_flow_log_in (self);
  return self;
}

/* What a pool's method sends first. */
static const struct
{
  const char *name;
  TestPool pool;
  VstLoginMethod method;
  const char *operation;
  VstAuthFlow flow;
} methods[] = {
  { "automatic-with-keys", TEST_POOL_KEYS, VST_LOGIN_METHOD_AUTOMATIC, "AdminInitiateAuth",
    VST_AUTH_FLOW_PASSWORD },
  { "automatic", TEST_POOL_DEFAULT, VST_LOGIN_METHOD_AUTOMATIC, "InitiateAuth", VST_AUTH_FLOW_SRP },
  { "administrator", TEST_POOL_KEYS, VST_LOGIN_METHOD_ADMINISTRATOR, "AdminInitiateAuth",
    VST_AUTH_FLOW_PASSWORD },
  { "password", TEST_POOL_KEYS, VST_LOGIN_METHOD_PASSWORD, "InitiateAuth", VST_AUTH_FLOW_PASSWORD },
  { "srp", TEST_POOL_KEYS, VST_LOGIN_METHOD_SRP, "InitiateAuth", VST_AUTH_FLOW_SRP },
  { "choice", TEST_POOL_KEYS, VST_LOGIN_METHOD_CHOICE, "InitiateAuth", VST_AUTH_FLOW_CHOICE },
  { "custom", TEST_POOL_KEYS, VST_LOGIN_METHOD_CUSTOM, "InitiateAuth", VST_AUTH_FLOW_CUSTOM },
  { "custom-srp", TEST_POOL_KEYS, VST_LOGIN_METHOD_CUSTOM_SRP, "InitiateAuth",
    VST_AUTH_FLOW_CUSTOM_SRP },
};

static void
test_method (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self G_GNUC_UNUSED = new_logging_in (methods[i].pool, methods[i].method);
  g_autoptr (FakeCall) call = fake_take (methods[i].operation);

  g_assert_cmpint (call->flow, ==, methods[i].flow);
  g_assert_null (call->device_key);
}

static void
fail_flow (const char *operation, VstAuthFlow flow)
{
  FakeCall *call = fake_take (operation);

  g_assert_cmpint (call->flow, ==, flow);
  fake_fail (call, VST_COGNITO_ERROR_FLOW_DISABLED);
}

static void
test_automatic_falls_back (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_KEYS, VST_LOGIN_METHOD_AUTOMATIC);

  fail_flow ("AdminInitiateAuth", VST_AUTH_FLOW_PASSWORD);
  fail_flow ("InitiateAuth", VST_AUTH_FLOW_SRP);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-1");
  test_flow_assert_step (self, VST_STEP_CODE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_SRP_DISABLED);
}

/* One way after the other, where nobody says what the client allows. */
static void
test_tries_all_ways (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT, VST_LOGIN_METHOD_AUTOMATIC);

  fail_flow ("InitiateAuth", VST_AUTH_FLOW_SRP);
  fail_flow ("InitiateAuth", VST_AUTH_FLOW_PASSWORD);
  fail_flow ("InitiateAuth", VST_AUTH_FLOW_CHOICE);
  fail_flow ("InitiateAuth", VST_AUTH_FLOW_CUSTOM);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_METHOD_DISABLED,
                            VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS);
  g_assert_cmpstr (vst_problem_get_detail (vst_flow_get_problem (self->flow)), ==,
                   "ALLOW_USER_SRP_AUTH");
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_NONE);
}

/* And the one that is open is told of. */
static void
test_tells_of_choice (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT, VST_LOGIN_METHOD_AUTOMATIC);

  fail_flow ("InitiateAuth", VST_AUTH_FLOW_SRP);
  fail_flow ("InitiateAuth", VST_AUTH_FLOW_PASSWORD);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-1");
  test_flow_assert_step (self, VST_STEP_CODE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_BY_CHOICE);
}

/* Of two things that were found out, the first one is the one to be mended. */
static void
test_first_notice_is_said (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_KEYS, VST_LOGIN_METHOD_AUTOMATIC);

  test_flow_fail ("AdminInitiateAuth", VST_COGNITO_ERROR_KEYS_REFUSED);
  fail_flow ("InitiateAuth", VST_AUTH_FLOW_SRP);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-1");
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_ADMIN_KEYS_REFUSED);
}

/* What was refused once is not tried again with this pool. */
static void
test_refusal_is_remembered (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT, VST_LOGIN_METHOD_AUTOMATIC);
  g_autoptr (FakeCall) call = NULL;

  fail_flow ("InitiateAuth", VST_AUTH_FLOW_SRP);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_PASSWORD_WRONG);
  test_flow_log_in (self);
  call = fake_take ("InitiateAuth");
  g_assert_cmpint (call->flow, ==, VST_AUTH_FLOW_PASSWORD);
}

/* The setting that is missing, and the other ways, by the person's own choice. */
static const struct
{
  const char *name;
  VstLoginMethod method;
  const char *operation;
  const char *setting;
  VstRemedy others;
} disabled[] = {
  { "administrator", VST_LOGIN_METHOD_ADMINISTRATOR, "AdminInitiateAuth",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH", VST_REMEDY_USE_PASSWORD_LOGIN | VST_REMEDY_USE_SRP_LOGIN },
  { "password", VST_LOGIN_METHOD_PASSWORD, "InitiateAuth", "ALLOW_USER_PASSWORD_AUTH",
    VST_REMEDY_USE_SRP_LOGIN },
  { "srp", VST_LOGIN_METHOD_SRP, "InitiateAuth", "ALLOW_USER_SRP_AUTH",
    VST_REMEDY_USE_PASSWORD_LOGIN },
  { "choice", VST_LOGIN_METHOD_CHOICE, "InitiateAuth", "ALLOW_USER_AUTH",
    VST_REMEDY_USE_PASSWORD_LOGIN | VST_REMEDY_USE_SRP_LOGIN },
  { "custom", VST_LOGIN_METHOD_CUSTOM, "InitiateAuth", "ALLOW_CUSTOM_AUTH",
    VST_REMEDY_USE_PASSWORD_LOGIN | VST_REMEDY_USE_SRP_LOGIN },
  { "custom-srp", VST_LOGIN_METHOD_CUSTOM_SRP, "InitiateAuth", "ALLOW_CUSTOM_AUTH",
    VST_REMEDY_USE_PASSWORD_LOGIN | VST_REMEDY_USE_SRP_LOGIN },
};

static void
test_disabled (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_KEYS, disabled[i].method);

  test_flow_fail (disabled[i].operation, VST_COGNITO_ERROR_FLOW_DISABLED);
  test_flow_assert_problem (self, VST_STEP_LOG_IN, VST_FLOW_ERROR_METHOD_DISABLED,
                            VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS
                                | disabled[i].others);
  g_assert_cmpstr (vst_problem_get_detail (vst_flow_get_problem (self->flow)), ==,
                   disabled[i].setting);
}

static void
test_use_srp_instead (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT, VST_LOGIN_METHOD_PASSWORD);
  g_autoptr (FakeCall) call = NULL;

  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_FLOW_DISABLED);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_USE_SRP_LOGIN);
  call = fake_take ("InitiateAuth");
  g_assert_cmpint (call->flow, ==, VST_AUTH_FLOW_SRP);
}

/* Where the client's settings can be read, what they exclude is not even tried. */
static const struct
{
  const char *name;
  const char *flows;
  const char *operation;
  VstAuthFlow flow;
} settings[] = {
  { "all", "ALLOW_ADMIN_USER_PASSWORD_AUTH,ALLOW_USER_SRP_AUTH", "AdminInitiateAuth",
    VST_AUTH_FLOW_PASSWORD },
  { "no-administrator", "ALLOW_USER_SRP_AUTH,ALLOW_USER_PASSWORD_AUTH", "InitiateAuth",
    VST_AUTH_FLOW_SRP },
  { "password-only", "ALLOW_USER_PASSWORD_AUTH", "InitiateAuth", VST_AUTH_FLOW_PASSWORD },
  { "choice-only", "ALLOW_REFRESH_TOKEN_AUTH,ALLOW_USER_AUTH", "InitiateAuth",
    VST_AUTH_FLOW_CHOICE },
  { "custom-only", "ALLOW_CUSTOM_AUTH", "InitiateAuth", VST_AUTH_FLOW_CUSTOM },
  { "custom-comes-last", "ALLOW_CUSTOM_AUTH,ALLOW_USER_AUTH", "InitiateAuth",
    VST_AUTH_FLOW_CHOICE },
};

static void
test_settings (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_KEYS);
  g_autoptr (FakeCall) call = NULL;

  self->flow->client_description = g_new0 (VstClientDescription, 1);
  self->flow->client_description->auth_flows = g_strsplit (settings[i].flows, ",", 0);
  test_flow_to_log_in (self);
  test_flow_log_in (self);
  call = fake_take (settings[i].operation);
  g_assert_cmpint (call->flow, ==, settings[i].flow);
}

/* A method that asks for what it needs asks for no password before. */
static void
test_without_password (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (VstSecret) empty = vst_secret_new_text ("");
  g_autoptr (FakeCall) call = NULL;

  vst_saved_pool_set_login_method (self->pool, methods[i].method);
  test_flow_to_log_in (self);
  vst_flow_set_user_name (self->flow, TEST_NAME);
  vst_flow_log_in (self->flow, empty);
  if (!vst_login_method_takes_no_password (methods[i].method))
    {
      g_assert_false (vst_flow_get_password_optional (self->flow));
      g_assert_cmpint (vst_problem_get_field (vst_flow_get_problem (self->flow)), ==,
                       VST_FIELD_PASSWORD);
      fake_assert_only (NULL);
      return;
    }
  g_assert_true (vst_flow_get_password_optional (self->flow));
  call = fake_take ("InitiateAuth");
  g_assert_null (call->password);
  g_assert_false (vst_flow_get_has_password (self->flow));
}

/* Who settles on the choice is asked; who did not, goes by the password. */
static void
test_preferred_factor (void)
{
  g_autoptr (TestFlow) chosen G_GNUC_UNUSED =
      new_logging_in (TEST_POOL_DEFAULT, VST_LOGIN_METHOD_CHOICE);
  g_autoptr (FakeCall) call = fake_take ("InitiateAuth");
  g_autoptr (TestFlow) found = NULL;
  g_autoptr (FakeCall) last = NULL;

  g_assert_cmpint (call->preferred, ==, VST_CHALLENGE_NONE);
  fake_clear ();
  found = new_logging_in (TEST_POOL_DEFAULT, VST_LOGIN_METHOD_AUTOMATIC);
  fail_flow ("InitiateAuth", VST_AUTH_FLOW_SRP);
  fail_flow ("InitiateAuth", VST_AUTH_FLOW_PASSWORD);
  last = fake_take ("InitiateAuth");
  g_assert_cmpint (last->flow, ==, VST_AUTH_FLOW_CHOICE);
  g_assert_cmpint (last->preferred, ==, VST_CHALLENGE_PASSWORD_SRP);
}

static void
count (guint *times)
{
  (*times)++;
}

/* The page is told when a password is needed after all. */
static void
test_other_method_needs_password (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  guint times = 0;

  vst_saved_pool_set_login_method (self->pool, VST_LOGIN_METHOD_CHOICE);
  test_flow_to_log_in (self);
  vst_flow_set_user_name (self->flow, TEST_NAME);
  g_signal_connect_swapped (self->flow, "notify::password-optional", G_CALLBACK (count), &times);
  vst_flow_log_in (self->flow, NULL);
  test_flow_fail ("InitiateAuth", VST_COGNITO_ERROR_FLOW_DISABLED);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_USE_SRP_LOGIN);
  g_assert_cmpuint (times, ==, 1);
  g_assert_false (vst_flow_get_password_optional (self->flow));
  fake_assert_only (NULL);
}

/* Whose a taken name is, a login that needs no password cannot tell. */
static void
test_asks_by_password (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  vst_saved_pool_set_login_method (self->pool, VST_LOGIN_METHOD_CUSTOM);
  test_flow_to_sign_up (self);
  test_flow_sign_up (self);
  test_flow_fail ("SignUp", VST_COGNITO_ERROR_USER_EXISTS);
  fail_flow ("InitiateAuth", VST_AUTH_FLOW_SRP);
  test_flow_assert_problem (self, VST_STEP_SIGN_UP, VST_FLOW_ERROR_USER_EXISTS,
                            VST_REMEDY_CONFIRM_THIS_USER | VST_REMEDY_LOG_IN
                                | VST_REMEDY_CHOOSE_ANOTHER_NAME);
}

/* After SRP, the service's own name of the person goes on the answers. */
static void
test_answers_by_the_services_name (void)
{
  g_autoptr (TestFlow) self = new_logging_in (TEST_POOL_DEFAULT, VST_LOGIN_METHOD_SRP);
  g_autoptr (FakeCall) call = NULL;
  VstAuthReply *reply = fake_challenge ("SOFTWARE_TOKEN_MFA", "session-1");

  reply->user_name = g_strdup ("0d7b8c1e-ana");
  fake_succeed (fake_take ("InitiateAuth"), reply, (GDestroyNotify) vst_auth_reply_free);
  vst_flow_send_code (self->flow, "123456");
  call = fake_take ("RespondToAuthChallenge");
  g_assert_cmpstr (call->user_name, ==, "0d7b8c1e-ana");
}

#define ADD_ROWS(prefix, rows, test)                                                               \
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)                                                  \
    {                                                                                              \
      g_autofree char *path = g_strconcat ("/flow/method/" prefix "/", rows[i].name, NULL);        \
                                                                                                   \
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test);                                     \
    }

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/method/" path, test)
  ADD_ROWS ("first", methods, test_method)
  ADD_ROWS ("without-password", methods, test_without_password)
  ADD_ROWS ("disabled", disabled, test_disabled)
  ADD_ROWS ("settings", settings, test_settings)
  ADD ("automatic-falls-back", test_automatic_falls_back);
  ADD ("tries-all-ways", test_tries_all_ways);
  ADD ("tells-of-choice", test_tells_of_choice);
  ADD ("first-notice-is-said", test_first_notice_is_said);
  ADD ("refusal-is-remembered", test_refusal_is_remembered);
  ADD ("use-srp-instead", test_use_srp_instead);
  ADD ("preferred-factor", test_preferred_factor);
  ADD ("other-method-needs-password", test_other_method_needs_password);
  ADD ("asks-by-password", test_asks_by_password);
  ADD ("answers-by-the-services-name", test_answers_by_the_services_name);
  return g_test_run ();
}
