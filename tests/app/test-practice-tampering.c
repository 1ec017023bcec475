/* One byte is another one, on its way or in the keyring: what the pages then show. */

#include "../flow/test-async.h"
#include "../flow/test-file-keyring.h"
#include "flow/vst-device-store.h"
#include "tampering-relay.h"
#include "ui/vst-problem-words.h"
#include "walk-fixture.h"

typedef struct
{
  const char *name;
  RelayRule rule;
  VstStep step;
  VstFlowError problem;
  const char *title;
} Case;

/* What leads to a page with a problem on it. */
static const Case cases[] = {
  { "srp-signature",
    { RELAY_REQUEST, "RespondToAuthChallenge", "\"PASSWORD_VERIFIER\"", "PASSWORD_CLAIM_SIGNATURE",
      4 },
    VST_STEP_LOG_IN,
    VST_FLOW_ERROR_PASSWORD_WRONG,
    "User name or password is wrong" },
  { "srp-salt",
    { RELAY_REPLY, "InitiateAuth", NULL, "SALT", 2 },
    VST_STEP_LOG_IN,
    VST_FLOW_ERROR_PASSWORD_WRONG,
    "User name or password is wrong" },
  { "srp-server-value",
    { RELAY_REPLY, "InitiateAuth", NULL, "SRP_B", 5 },
    VST_STEP_LOG_IN,
    VST_FLOW_ERROR_PASSWORD_WRONG,
    "User name or password is wrong" },
  { "id-token",
    { RELAY_REPLY, "RespondToAuthChallenge", NULL, "IdToken", -10 },
    VST_STEP_DONE,
    VST_FLOW_ERROR_TOKEN_CHECK,
    "A token isn’t what it should be" },
  { "access-token",
    { RELAY_REPLY, "RespondToAuthChallenge", NULL, "AccessToken", -10 },
    VST_STEP_DONE,
    VST_FLOW_ERROR_TOKEN_CHECK,
    "A token isn’t what it should be" },
  { "pool-keys",
    { RELAY_REPLY, NULL, "\"keys\"", "n", 20 },
    VST_STEP_DONE,
    VST_FLOW_ERROR_TOKEN_CHECK,
    "A token isn’t what it should be" },
};

/* A device that cannot prove itself: its secret is dropped, and a code is asked for. */
static const Case device_cases[] = {
  { .name = "signature",
    .rule = { RELAY_REQUEST, "RespondToAuthChallenge", "\"DEVICE_PASSWORD_VERIFIER\"",
              "PASSWORD_CLAIM_SIGNATURE", 4 } },
  { .name = "salt",
    .rule = { RELAY_REPLY, "RespondToAuthChallenge", "\"DEVICE_PASSWORD_VERIFIER\"", "SALT", 2 } },
};

/* To the Done page with a trusted device, all of it untouched. */
static Walk *
new_trusted (void)
{
  Walk *self = walk_new (VST_PRACTICE_KIND_SRP_SECRET, FALSE);

  walk_sign_up (self, "alice", VST_STEP_CONFIRM);
  walk_confirm (self, VST_STEP_PAIR);
  walk_pair (self, VST_STEP_CODE);
  walk_send_code (self);
  walk_await_good_tokens (self);
  vst_flow_trust_device (self->flow, TRUE);
  walk_await (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_REMEMBERED);
  while (!vst_flow_get_trust_kept (self->flow))
    g_main_context_iteration (NULL, TRUE);
  return self;
}

static void
await_problem (Walk *self)
{
  while (vst_flow_get_problem (self->flow) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_problem (Walk *self, VstFlowError code, const char *wanted)
{
  VstProblem *problem = vst_flow_get_problem (self->flow);
  g_autofree char *title = vst_problem_words_dup_title (problem);
  g_autofree char *advice = vst_problem_words_dup_advice (problem);

  g_assert_cmpint (vst_problem_get_code (problem), ==, code);
  g_assert_cmpstr (title, ==, wanted);
  g_assert_true (g_str_has_suffix (advice, "."));
}

static void
test_page (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Walk) self = new_trusted ();
  g_autoptr (TamperingRelay) relay =
      tampering_relay_new (vst_practice_pool_get_endpoint (self->practice));

  walk_set_endpoint (self, tampering_relay_get_endpoint (relay));
  tampering_relay_set_rule (relay, &c->rule);
  walk_log_in_again (self, "alice", c->step);
  await_problem (self);
  g_assert_cmpuint (tampering_relay_get_count (relay), ==, 1);
  g_assert_cmpint (vst_flow_get_step (self->flow), ==, c->step);
  assert_problem (self, c->problem, c->title);

  /* Nothing of it stays: the next login is as good as ever. */
  tampering_relay_set_rule (relay, NULL);
  walk_log_in_again (self, "alice", VST_STEP_DONE);
  walk_set_endpoint (self, vst_practice_pool_get_endpoint (self->practice));
}

static void
assert_code_asked (Walk *self)
{
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_DEVICE_FORGOTTEN);
  g_assert_null (vst_flow_get_problem (self->flow));
  g_assert_false (vst_flow_get_knows_device (self->flow));
  walk_send_code (self);
  g_assert_false (vst_flow_get_by_device (self->flow));
  walk_await_good_tokens (self);
}

static void
test_device (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (Walk) self = new_trusted ();
  g_autoptr (TamperingRelay) relay =
      tampering_relay_new (vst_practice_pool_get_endpoint (self->practice));

  walk_set_endpoint (self, tampering_relay_get_endpoint (relay));
  tampering_relay_set_rule (relay, &c->rule);
  walk_log_in_again (self, "alice", VST_STEP_CODE);
  g_assert_cmpuint (tampering_relay_get_count (relay), ==, 1);
  assert_code_asked (self);
  walk_set_endpoint (self, vst_practice_pool_get_endpoint (self->practice));
}

/* As it lies in the keyring. */
static void
tamper_with_kept_device (Walk *self)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstDeviceStore) store = vst_device_store_new (keyring);
  g_autoptr (VstTrustedDevice) device = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_auto (VstWipedText) text = NULL;
  const VstDevicePlace place = { vst_saved_pool_get_id (self->pool),
                                 vst_saved_pool_get_user_pool_id (self->pool), "alice" };

  vst_device_store_look_up_async (store, &place, NULL, on_async_done, &found);
  device = vst_device_store_look_up_finish (store, wait_for_result (&found), NULL);
  g_assert_nonnull (device);
  text = g_strdup (vst_secret_get_text (device->password));
  text[0] = text[0] == 'A' ? 'B' : 'A';
  g_clear_pointer (&device->password, vst_secret_unref);
  device->password = vst_secret_new_text (text);
  vst_device_store_keep_async (store, &place, device, NULL, on_async_done, &kept);
  g_assert_true (vst_device_store_keep_finish (store, wait_for_result (&kept), NULL));
}

static void
test_device_password (void)
{
  g_autoptr (Walk) self = new_trusted ();

  tamper_with_kept_device (self);
  walk_restart (self);
  walk_log_in_again (self, "alice", VST_STEP_CODE);
  assert_code_asked (self);
}

static void
add (const char *group, const Case *c, GTestDataFunc test)
{
  g_autofree char *path = g_strconcat ("/app/tampering/", group, c->name, NULL);

  g_test_add_data_func (path, c, test);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int result;

  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    add ("", &cases[i], test_page);
  for (gsize i = 0; i < G_N_ELEMENTS (device_cases); i++)
    add ("device-", &device_cases[i], test_device);
  g_test_add_func ("/app/tampering/device-password", test_device_password);
  result = g_test_run ();
  remove_folder (folder);
  return result;
}
