/* Trusting this computer, and logging in by it. */

#include "session-fixture.h"

static void
new_device (TestFlow *self)
{
  test_flow_to_code (self);
  vst_flow_send_code (self->flow, "654321");
  test_session_grant ("RespondToAuthChallenge", TRUE);
}

static void
test_is_confirmed_at_once (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  new_device (self);
  g_assert_cmpint (vst_flow_get_step (self->flow), ==, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_TRUSTING);
  call = fake_take ("ConfirmDevice");
  g_assert_true (g_str_has_suffix (call->access_token, ".c2lnbmF0dXJl"));
  g_assert_cmpstr (call->device_key, ==, TEST_DEVICE);
  g_assert_true (g_str_has_prefix (call->device_name, "Vestibule on "));
  fake_confirm_device (g_steal_pointer (&call), FALSE);

  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_ALWAYS);
  g_assert_cmpstr (vst_flow_get_device_key (self->flow), ==, TEST_DEVICE);
  g_assert_cmpstr (vst_flow_get_device_group_key (self->flow), ==, TEST_GROUP);
  g_assert_false (vst_flow_get_by_device (self->flow));
}

static void
test_asks_the_person (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  test_session_trust_asked (self);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_ASK);
  g_assert_null (self->flow->device); /* nothing is kept unasked */
  vst_flow_trust_device (self->flow, TRUE);
  call = fake_take ("UpdateDeviceStatus");
  g_assert_true (call->remembered);
  g_assert_cmpstr (call->device_key, ==, TEST_DEVICE);
  fake_succeed_boolean (g_steal_pointer (&call));
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_REMEMBERED);
  g_assert_nonnull (self->flow->device);
  g_assert_false (vst_flow_get_trust_kept (self->flow)); /* there is no keyring */
}

static void
test_refusal_keeps_nothing (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_session_trust_asked (self);
  vst_flow_trust_device (self->flow, FALSE);
  fake_succeed_boolean (fake_take ("UpdateDeviceStatus"));
  vst_flow_start_over (self->flow);
  test_flow_to_log_in (self);
  vst_flow_set_user_name (self->flow, "ana");
  while (self->flow->device_search != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (vst_flow_get_knows_device (self->flow));
}

static void
test_stops_trusting_and_trusts_again (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) call = NULL;

  test_session_trust_asked (self);
  vst_flow_trust_device (self->flow, TRUE);
  fake_succeed_boolean (fake_take ("UpdateDeviceStatus"));
  vst_flow_trust_device (self->flow, FALSE);
  call = fake_take ("UpdateDeviceStatus");
  g_assert_false (call->remembered);
  fake_succeed_boolean (g_steal_pointer (&call));
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_NOT_REMEMBERED);
  g_assert_null (self->flow->device);

  vst_flow_trust_device (self->flow, TRUE);
  fake_succeed_boolean (fake_take ("UpdateDeviceStatus"));
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_REMEMBERED);
  g_assert_cmpstr (self->flow->device->device_key, ==, TEST_DEVICE);
}

static void
test_failure_spoils_nothing (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) first = NULL;
  g_autoptr (FakeCall) second = NULL;
  g_autofree char *password = NULL;

  new_device (self);
  first = fake_take ("ConfirmDevice");
  password = g_strdup (first->password);
  fake_fail (g_steal_pointer (&first), VST_COGNITO_ERROR_TIMED_OUT);
  test_flow_assert_problem (self, VST_STEP_DONE, VST_FLOW_ERROR_DEVICE, VST_REMEDY_TRY_AGAIN);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_FAILED);
  g_assert_nonnull (vst_flow_get_account (self->flow));

  /* The same verifier: the first one may have taken effect. */
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  second = fake_take ("ConfirmDevice");
  g_assert_cmpstr (second->password, ==, password);
  fake_confirm_device (g_steal_pointer (&second), TRUE);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_ASK);
  test_flow_assert_no_problem (self);
}

/* A trusted device; the person has started over, and stands on the Log In page. */
static TestFlow *
new_trusted (void)
{
  TestFlow *self = test_flow_new (TEST_POOL_DEFAULT);

  test_session_trust_asked (self);
  vst_flow_trust_device (self->flow, TRUE);
  fake_succeed_boolean (fake_take ("UpdateDeviceStatus"));
  vst_flow_start_over (self->flow);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_NONE);
  g_assert_null (vst_flow_get_device_key (self->flow));
  test_flow_to_log_in (self);
  return self;
}

static void
count (guint *n)
{
  ++*n;
}

static void
test_is_known_by_the_name_as_typed (void)
{
  g_autoptr (TestFlow) self = new_trusted ();
  guint notified = 0;

  g_signal_connect_swapped (self->flow, "notify::knows-device", G_CALLBACK (count), &notified);
  g_assert_false (vst_flow_get_knows_device (self->flow));
  vst_flow_set_user_name (self->flow, "ANA");
  while (!vst_flow_get_knows_device (self->flow))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (notified, ==, 1);
  vst_flow_set_user_name (self->flow, "anabel");
  g_assert_false (vst_flow_get_knows_device (self->flow));
  g_assert_cmpuint (notified, ==, 2);
}

static void
test_stands_in_for_the_code (void)
{
  g_autoptr (TestFlow) self = new_trusted ();
  g_autoptr (FakeCall) begin = NULL;
  g_autoptr (FakeCall) proof = NULL;

  test_flow_log_in (self);
  begin = fake_take ("InitiateAuth");
  g_assert_cmpstr (begin->device_key, ==, TEST_DEVICE);
  fake_succeed (g_steal_pointer (&begin), fake_challenge ("DEVICE_SRP_AUTH", "session-d"),
                (GDestroyNotify) vst_auth_reply_free);
  proof = fake_take ("DEVICE_SRP_AUTH");
  g_assert_cmpstr (proof->device_key, ==, TEST_DEVICE);
  g_assert_cmpstr (proof->device_name, ==, TEST_GROUP);
  g_assert_cmpstr (proof->session, ==, "session-d");
  fake_succeed (g_steal_pointer (&proof), test_session_tokens (FALSE),
                (GDestroyNotify) vst_auth_reply_free);

  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_true (vst_flow_get_by_device (self->flow));
  g_assert_null (vst_flow_get_device_obstacle (self->flow));
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_REMEMBERED);
  g_assert_cmpstr (vst_flow_get_device_key (self->flow), ==, TEST_DEVICE);
  g_assert_cmpuint (fake_count ("ConfirmDevice"), ==, 0);
}

static void
test_code_is_asked_all_the_same (void)
{
  g_autoptr (TestFlow) self = new_trusted ();
  g_autoptr (FakeCall) call = NULL;

  test_flow_log_in (self);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-1");
  vst_flow_send_code (self->flow, "123456");
  call = fake_take ("RespondToAuthChallenge");
  g_assert_cmpstr (call->device_key, ==, TEST_DEVICE);
  fake_succeed (g_steal_pointer (&call), test_session_tokens (FALSE),
                (GDestroyNotify) vst_auth_reply_free);
  g_assert_false (vst_flow_get_by_device (self->flow));
  g_assert_cmpstr (vst_flow_get_device_obstacle (self->flow), ==, VST_DEVICE_OBSTACLE_STATUS);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_NOT_REMEMBERED);
}

/* What the pool does with devices may become known only after the login. */
static void
test_pool_is_described_late (void)
{
  g_autoptr (TestFlow) self = new_trusted ();

  test_flow_log_in (self);
  test_flow_challenge ("InitiateAuth", "SOFTWARE_TOKEN_MFA", "session-1");
  vst_flow_send_code (self->flow, "123456");
  test_session_grant ("RespondToAuthChallenge", FALSE);
  g_assert_cmpstr (vst_flow_get_device_obstacle (self->flow), ==, VST_DEVICE_OBSTACLE_STATUS);

  self->flow->description = g_new0 (VstPoolDescription, 1);
  vst_flow_retell_trust (self->flow);
  g_assert_cmpstr (vst_flow_get_device_obstacle (self->flow), ==, VST_DEVICE_OBSTACLE_POOL);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_ALWAYS);
}

static void
test_without_this_device (void)
{
  g_autoptr (TestFlow) self = new_trusted ();
  g_autoptr (VstSecret) password = vst_secret_new_text (TEST_PASSWORD);
  g_autoptr (FakeCall) begin = NULL;
  g_autoptr (FakeCall) answer = NULL;

  vst_flow_set_user_name (self->flow, TEST_NAME);
  vst_flow_log_in_without_device (self->flow, password);
  begin = fake_take ("InitiateAuth");
  g_assert_null (begin->device_key);
  fake_succeed (g_steal_pointer (&begin), fake_challenge ("SOFTWARE_TOKEN_MFA", "session-1"),
                (GDestroyNotify) vst_auth_reply_free);
  vst_flow_send_code (self->flow, "123456");
  answer = fake_take ("RespondToAuthChallenge");
  g_assert_null (answer->device_key);
}

/* The person turns back while the keyring is being asked: nothing is sent afterwards. */
static void
test_cancelled_while_searching (void)
{
  g_autoptr (TestFlow) self = new_trusted ();

  test_flow_log_in (self);
  g_assert_nonnull (self->flow->device_search);
  vst_flow_cancel (self->flow);
  while (self->flow->device_search != NULL)
    g_main_context_iteration (NULL, TRUE);
  fake_assert_only (NULL);
  test_flow_assert_step (self, VST_STEP_LOG_IN);
}

/* Wherever the pool says that it does not know the device, a login without it follows. */
static const struct
{
  const char *name;
  const char *challenge; /* NULL: at once */
  const char *operation;
} forgotten[] = {
  { "at-once", NULL, "InitiateAuth" },
  { "when-it-proves-itself", "DEVICE_SRP_AUTH", "DEVICE_SRP_AUTH" },
  { "with-the-code", "SOFTWARE_TOKEN_MFA", "RespondToAuthChallenge" },
  { "with-an-answer", "SMS_MFA", "RespondToAuthChallenge" },
};

static void
test_forgotten (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TestFlow) self = new_trusted ();
  g_autoptr (FakeCall) begin = NULL;
  g_autoptr (VstSecret) answer = vst_secret_new_text ("123456");

  test_flow_log_in (self);
  if (forgotten[i].challenge != NULL)
    test_flow_challenge ("InitiateAuth", forgotten[i].challenge, "session-1");
  if (vst_flow_get_step (self->flow) == VST_STEP_CODE)
    vst_flow_send_code (self->flow, "123456");
  else if (vst_flow_get_step (self->flow) == VST_STEP_CHALLENGE)
    vst_flow_answer (self->flow, answer);
  test_flow_fail (forgotten[i].operation, VST_COGNITO_ERROR_DEVICE_UNKNOWN);

  begin = fake_take ("InitiateAuth");
  g_assert_null (begin->device_key);
  fake_succeed (g_steal_pointer (&begin), fake_challenge ("SOFTWARE_TOKEN_MFA", "session-2"),
                (GDestroyNotify) vst_auth_reply_free);
  test_flow_assert_step (self, VST_STEP_CODE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_DEVICE_FORGOTTEN);
  g_assert_false (vst_flow_get_knows_device (self->flow));
}

static void
test_is_forgotten_by_the_person (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_session_trust_asked (self);
  vst_flow_forget_device (self->flow, "eu-west-1_another");
  fake_succeed_boolean (fake_take ("ForgetDevice"));
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_ASK);

  vst_flow_forget_device (self->flow, TEST_DEVICE);
  test_flow_fail ("ForgetDevice", VST_COGNITO_ERROR_OFFLINE);
  test_flow_assert_problem (self, VST_STEP_DONE, VST_FLOW_ERROR_OFFLINE, VST_REMEDY_TRY_AGAIN);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  fake_succeed_boolean (fake_take ("ForgetDevice"));
  test_flow_assert_step (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_NONE);
  g_assert_null (vst_flow_get_device_key (self->flow));
  g_assert_null (self->flow->device);
  vst_flow_trust_device (self->flow, TRUE);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_NONE);
}

/* In a pool that has no use for devices, nothing of them is seen. */
static void
test_none (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_done (self);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_NONE);
  g_assert_null (vst_flow_get_device_key (self->flow));
  fake_assert_only (NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/device/" path, test)
  ADD ("is-confirmed-at-once", test_is_confirmed_at_once);
  ADD ("asks-the-person", test_asks_the_person);
  ADD ("refusal-keeps-nothing", test_refusal_keeps_nothing);
  ADD ("stops-trusting-and-trusts-again", test_stops_trusting_and_trusts_again);
  ADD ("failure-spoils-nothing", test_failure_spoils_nothing);
  ADD ("is-known-by-the-name-as-typed", test_is_known_by_the_name_as_typed);
  ADD ("stands-in-for-the-code", test_stands_in_for_the_code);
  ADD ("code-is-asked-all-the-same", test_code_is_asked_all_the_same);
  ADD ("pool-is-described-late", test_pool_is_described_late);
  ADD ("cancelled-while-searching", test_cancelled_while_searching);
  ADD ("without-this-device", test_without_this_device);
  for (guint i = 0; i < G_N_ELEMENTS (forgotten); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/device/forgotten/", forgotten[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_forgotten);
    }
  ADD ("is-forgotten-by-the-person", test_is_forgotten_by_the_person);
  ADD ("none", test_none);
  return g_test_run ();
}
