/* Tokens that are checked, refreshed and ended. */

#include "session-fixture.h"

static VstTokenReport *
good (VstTokenUse use)
{
  return fake_report (use, VST_TOKEN_RULE_NOT_BEFORE);
}

static void
log_in (TestFlow *self)
{
  test_flow_to_code (self);
  vst_flow_send_code (self->flow, "654321");
  test_session_grant ("RespondToAuthChallenge", FALSE);
  test_flow_assert_step (self, VST_STEP_DONE);
}

static void
test_pass_their_checks (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  log_in (self);
  for (int kind = VST_TOKEN_CHECK_FORM; kind <= VST_TOKEN_CHECK_ISSUED; kind++)
    g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ID, kind), ==,
                     VST_TOKEN_CHECK_STATE_PENDING);
  fake_check (fake_take ("jwks.json"), good (VST_TOKEN_USE_ACCESS), good (VST_TOKEN_USE_ID));
  for (int kind = VST_TOKEN_CHECK_FORM; kind <= VST_TOKEN_CHECK_ISSUED; kind++)
    {
      g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ID, kind), ==,
                       VST_TOKEN_CHECK_STATE_PASSED);
      g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ACCESS, kind), ==,
                       VST_TOKEN_CHECK_STATE_PASSED);
    }
  test_flow_assert_no_problem (self);
  g_assert_true (self->flow->tokens_verified);
}

/* Each rule that is broken, and the row that shows it. */
static const struct
{
  const char *name;
  VstTokenRule broken;
  VstTokenCheckKind shown;
} broken_rules[] = {
  { "form", VST_TOKEN_RULE_FORM, VST_TOKEN_CHECK_FORM },
  { "algorithm", VST_TOKEN_RULE_ALGORITHM, VST_TOKEN_CHECK_FORM },
  { "key", VST_TOKEN_RULE_KEY, VST_TOKEN_CHECK_SIGNATURE },
  { "signature", VST_TOKEN_RULE_SIGNATURE, VST_TOKEN_CHECK_SIGNATURE },
  { "issuer", VST_TOKEN_RULE_ISSUER, VST_TOKEN_CHECK_ISSUER },
  { "use", VST_TOKEN_RULE_USE, VST_TOKEN_CHECK_USE },
  { "client", VST_TOKEN_RULE_CLIENT, VST_TOKEN_CHECK_AUDIENCE },
  { "expiry", VST_TOKEN_RULE_EXPIRY, VST_TOKEN_CHECK_EXPIRY },
  { "issued-at", VST_TOKEN_RULE_ISSUED_AT, VST_TOKEN_CHECK_ISSUED },
};

static void
test_fail_a_check (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  log_in (self);
  fake_check (fake_take ("jwks.json"), fake_report (VST_TOKEN_USE_ACCESS, broken_rules[i].broken),
              good (VST_TOKEN_USE_ID));
  for (int kind = VST_TOKEN_CHECK_FORM; kind <= VST_TOKEN_CHECK_ISSUED; kind++)
    g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ACCESS, kind), ==,
                     kind == (int) broken_rules[i].shown ? VST_TOKEN_CHECK_STATE_FAILED
                                                         : VST_TOKEN_CHECK_STATE_PASSED);
  g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ID, broken_rules[i].shown), ==,
                   VST_TOKEN_CHECK_STATE_PASSED);
  g_assert_false (self->flow->tokens_verified);
  test_flow_assert_problem (self, VST_STEP_DONE, VST_FLOW_ERROR_TOKEN_CHECK, VST_REMEDY_START_OVER);
}

/* Not knowing is not failing, and not passing either. */
static void
test_keys_are_not_to_be_had (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  log_in (self);
  test_flow_fail ("jwks.json", VST_COGNITO_ERROR_OFFLINE);
  g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ID, VST_TOKEN_CHECK_SIGNATURE), ==,
                   VST_TOKEN_CHECK_STATE_NOT_CHECKED);
  g_assert_false (self->flow->tokens_verified);
  test_flow_assert_no_problem (self);
}

static void
answer_refresh (const char *operation, const char *refresh_token)
{
  g_autoptr (VstAuthReply) reply = test_session_tokens (FALSE);

  g_clear_pointer (&reply->tokens->refresh_token, vst_secret_unref);
  if (refresh_token != NULL)
    reply->tokens->refresh_token = vst_secret_new_text (refresh_token);
  fake_succeed (fake_take (operation), g_steal_pointer (&reply->tokens),
                (GDestroyNotify) vst_auth_tokens_free);
}

static void
test_refresh (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (VstAccount) before = NULL;

  test_session_verified (self);
  before = g_object_ref (vst_flow_get_account (self->flow));
  vst_flow_refresh (self->flow);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_REFRESHING);
  answer_refresh ("REFRESH_TOKEN_AUTH", NULL);

  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_REFRESHED);
  g_assert_true (vst_flow_get_account (self->flow) != before);
  g_assert_cmpstr (vst_account_get_sub (vst_flow_get_account (self->flow)), ==, "sub-1");
  g_assert_cmpstr (vst_secret_get_text (self->flow->tokens->refresh_token), ==, "opaque");
  g_assert_cmpuint (fake_count ("jwks.json"), ==, 1); /* the new ones are checked, too */
}

static void
test_refresh_is_by_the_device (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  test_session_trust_asked (self);
  vst_flow_refresh (self->flow);
  call = fake_take ("REFRESH_TOKEN_AUTH");
  g_assert_cmpstr (call->device_key, ==, TEST_DEVICE);
  g_assert_cmpstr (call->user_name, ==, "ana"); /* not as typed */
}

static void
test_refresh_rotates (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_session_verified (self);
  vst_flow_refresh (self->flow);
  test_flow_fail ("REFRESH_TOKEN_AUTH", VST_COGNITO_ERROR_FLOW_DISABLED);
  answer_refresh ("GetTokensFromRefreshToken", "newer");
  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_cmpstr (vst_secret_get_text (self->flow->tokens->refresh_token), ==, "newer");

  /* From now on in that way only. */
  vst_flow_refresh (self->flow);
  test_flow_fail ("GetTokensFromRefreshToken", VST_COGNITO_ERROR_FLOW_DISABLED);
  g_assert_nonnull (vst_flow_get_problem (self->flow));
}

static void
test_refresh_is_refused (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_session_verified (self);
  vst_flow_refresh (self->flow);
  test_flow_fail ("REFRESH_TOKEN_AUTH", VST_COGNITO_ERROR_TOKEN_INVALID);
  test_flow_assert_problem (self, VST_STEP_DONE, VST_FLOW_ERROR_TOKEN_INVALID,
                            VST_REMEDY_START_OVER);
}

static const struct
{
  const char *name;
  void (*log_out) (VstFlow *self);
  const char *operation;
  VstNotice notice;
} ways_out[] = {
  { "here", vst_flow_log_out, "RevokeToken", VST_NOTICE_LOGGED_OUT },
  { "everywhere", vst_flow_log_out_everywhere, "GlobalSignOut", VST_NOTICE_LOGGED_OUT_EVERYWHERE },
};

static void
test_log_out (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_session_verified (self);
  ways_out[i].log_out (self->flow);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_LOGGING_OUT);
  fake_succeed_boolean (fake_take (ways_out[i].operation));
  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_true (vst_flow_get_logged_out (self->flow));
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, ways_out[i].notice);

  /* And the service says so. */
  g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ACCESS, VST_TOKEN_CHECK_SERVICE), ==,
                   VST_TOKEN_CHECK_STATE_PENDING);
  test_flow_fail ("GetUser", VST_COGNITO_ERROR_TOKEN_INVALID);
  g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ACCESS, VST_TOKEN_CHECK_SERVICE), ==,
                   VST_TOKEN_CHECK_STATE_FAILED);

  ways_out[i].log_out (self->flow);
  vst_flow_refresh (self->flow);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_NONE);
}

static void
test_log_out_fails (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_session_verified (self);
  ways_out[i].log_out (self->flow);
  test_flow_fail (ways_out[i].operation, VST_COGNITO_ERROR_OFFLINE);
  test_flow_assert_problem (self, VST_STEP_DONE, VST_FLOW_ERROR_OFFLINE, VST_REMEDY_TRY_AGAIN);
  g_assert_false (vst_flow_get_logged_out (self->flow));
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  test_flow_fail (ways_out[i].operation, VST_COGNITO_ERROR_TOKEN_INVALID);
  g_assert_true (vst_flow_get_logged_out (self->flow)); /* it had gone well */
}

static void
test_service_still_takes_the_token (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_session_verified (self);
  vst_flow_check_tokens (self->flow);
  fake_succeed (fake_take ("GetUser"), fake_user ("ana", NULL),
                (GDestroyNotify) vst_cognito_user_free);
  g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ACCESS, VST_TOKEN_CHECK_SERVICE), ==,
                   VST_TOKEN_CHECK_STATE_PASSED);
  vst_flow_check_tokens (self->flow);
  test_flow_fail ("GetUser", VST_COGNITO_ERROR_OFFLINE);
  g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ACCESS, VST_TOKEN_CHECK_SERVICE), ==,
                   VST_TOKEN_CHECK_STATE_NOT_CHECKED);
}

/* What was asked first may be answered last. */
static void
test_service_is_asked_twice (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  FakeCall *first;

  test_session_verified (self);
  vst_flow_check_tokens (self->flow);
  first = fake_take ("GetUser");
  vst_flow_check_tokens (self->flow);
  test_flow_fail ("GetUser", VST_COGNITO_ERROR_TOKEN_INVALID);
  fake_succeed (first, fake_user ("ana", NULL), (GDestroyNotify) vst_cognito_user_free);
  g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ACCESS, VST_TOKEN_CHECK_SERVICE), ==,
                   VST_TOKEN_CHECK_STATE_FAILED);
}

/* The answer is about the token that was refreshed meanwhile, and not about the new one. */
static void
test_service_is_asked_of_the_old_token (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  FakeCall *old;

  test_session_verified (self);
  vst_flow_check_tokens (self->flow);
  old = fake_take ("GetUser");
  vst_flow_refresh (self->flow);
  answer_refresh ("REFRESH_TOKEN_AUTH", NULL);
  vst_flow_check_tokens (self->flow);
  test_flow_fail ("GetUser", VST_COGNITO_ERROR_TOKEN_INVALID);
  fake_succeed (old, fake_user ("ana", NULL), (GDestroyNotify) vst_cognito_user_free);
  g_assert_cmpint (test_session_check (self, VST_TOKEN_KIND_ACCESS, VST_TOKEN_CHECK_SERVICE), ==,
                   VST_TOKEN_CHECK_STATE_FAILED);
}

/* An answer about tokens that are no longer shown is nobody's. */
static void
test_late_check (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  log_in (self);
  vst_flow_start_over (self->flow);
  fake_check (fake_take ("jwks.json"), fake_report (VST_TOKEN_USE_ACCESS, VST_TOKEN_RULE_EXPIRY),
              good (VST_TOKEN_USE_ID));
  test_flow_assert_no_problem (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/session/" path, test)
  ADD ("tokens/pass-their-checks", test_pass_their_checks);
  for (gsize i = 0; i < G_N_ELEMENTS (broken_rules); i++)
    {
      g_autofree char *path =
          g_strconcat ("/flow/session/tokens/fail/", broken_rules[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fail_a_check);
    }
  ADD ("tokens/keys-are-not-to-be-had", test_keys_are_not_to_be_had);
  ADD ("tokens/late-check", test_late_check);
  ADD ("refresh/anew", test_refresh);
  ADD ("refresh/by-the-device", test_refresh_is_by_the_device);
  ADD ("refresh/rotates", test_refresh_rotates);
  ADD ("refresh/is-refused", test_refresh_is_refused);
  for (gsize i = 0; i < G_N_ELEMENTS (ways_out); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/session/log-out/", ways_out[i].name, NULL);
      g_autofree char *fails = g_strconcat (path, "-fails", NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_log_out);
      g_test_add_data_func (fails, GUINT_TO_POINTER (i), test_log_out_fails);
    }
  ADD ("service-still-takes-the-token", test_service_still_takes_the_token);
  ADD ("service/asked-twice", test_service_is_asked_twice);
  ADD ("service/asked-of-the-old-token", test_service_is_asked_of_the_old_token);
  return g_test_run ();
}
