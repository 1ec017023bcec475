/* Whole walks without a window, in pools of each kind: trusted devices, secure login, refresh and
   logging out, forgotten passwords. */

#include "../flow/test-async.h"
#include "../flow/test-file-keyring.h"
#include "flow/vst-kept-login.h"
#include "walk-fixture.h"

/* To the Done page of a new user, by a pool that requires a code. */
static void
walk_in (Walk *self, const char *user_name)
{
  walk_sign_up (self, user_name, VST_STEP_CONFIRM);
  walk_confirm (self, VST_STEP_PAIR);
  walk_pair (self, VST_STEP_CODE);
  walk_send_code (self);
  walk_await_good_tokens (self);
}

static void
trust (Walk *self)
{
  if (vst_flow_get_trust (self->flow) == VST_TRUST_ASK)
    {
      vst_flow_trust_device (self->flow, TRUE);
      walk_await (self, VST_STEP_DONE);
      g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_REMEMBERED);
    }
  else
    g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_ALWAYS);
  while (!vst_flow_get_trust_kept (self->flow))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_device (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_SAMPLE_STACK, TRUE);
  g_autofree char *device_key = NULL;

  walk_in (self, "alice");
  trust (self);
  device_key = g_strdup (vst_flow_get_device_key (self->flow));

  vst_flow_refresh (self->flow);
  walk_await (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_REFRESHED);
  walk_await_good_tokens (self);
  g_assert_cmpint (walk_ask_service (self), ==, VST_TOKEN_CHECK_STATE_PASSED);
  vst_flow_log_out (self->flow);
  walk_await (self, VST_STEP_DONE);
  g_assert_true (vst_flow_get_logged_out (self->flow));
  g_assert_cmpint (walk_ask_service (self), ==, VST_TOKEN_CHECK_STATE_FAILED);

  /* No code: the device stands in for it, also when both programs were started anew. */
  walk_log_in_again (self, "alice", VST_STEP_DONE);
  g_assert_true (vst_flow_get_by_device (self->flow));
  walk_restart (self);
  walk_log_in_again (self, "Alice", VST_STEP_DONE);
  g_assert_true (vst_flow_get_by_device (self->flow));
  g_assert_cmpstr (vst_flow_get_device_key (self->flow), ==, device_key);

  vst_flow_forget_device (self->flow, device_key);
  walk_await (self, VST_STEP_DONE);
  g_assert_null (vst_flow_get_device_key (self->flow));
  walk_log_in_again (self, "alice", VST_STEP_CODE);
  walk_send_code (self);
  g_assert_cmpstr (vst_flow_get_device_key (self->flow), !=, device_key);
}

static void
test_without_device (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_SAMPLE_STACK, TRUE);
  g_autoptr (VstSecret) password = vst_secret_new_text (WALK_PASSWORD);

  walk_in (self, "alice");
  trust (self);
  vst_flow_start_over (self->flow);
  vst_flow_begin_log_in (self->flow);
  walk_await (self, VST_STEP_LOG_IN);
  vst_flow_set_user_name (self->flow, "alice");
  vst_flow_log_in_without_device (self->flow, password);
  walk_await (self, VST_STEP_CODE);
  walk_send_code (self);
  g_assert_false (vst_flow_get_by_device (self->flow));
}

static void
test_srp_with_client_secret (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_SRP_SECRET, FALSE);

  walk_in (self, "alice");
  trust (self);
  walk_log_in_again (self, "alice", VST_STEP_DONE);
  g_assert_true (vst_flow_get_by_device (self->flow));
  walk_await_good_tokens (self);
  vst_flow_refresh (self->flow);
  walk_await (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_REFRESHED);
  vst_flow_log_out_everywhere (self->flow);
  walk_await (self, VST_STEP_DONE);
  g_assert_cmpint (walk_ask_service (self), ==, VST_TOKEN_CHECK_STATE_FAILED);
}

static void
test_wrong_password_by_srp (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_SRP_SECRET, FALSE);
  g_autoptr (VstSecret) wrong = vst_secret_new_text ("Wrong-Horse-7");

  walk_in (self, "alice");
  vst_flow_start_over (self->flow);
  vst_flow_begin_log_in (self->flow);
  walk_await (self, VST_STEP_LOG_IN);
  vst_flow_set_user_name (self->flow, "alice");
  vst_flow_log_in_without_device (self->flow, wrong);
  walk_await (self, VST_STEP_LOG_IN);
  g_assert_cmpint (vst_problem_get_code (vst_flow_get_problem (self->flow)), ==,
                   VST_FLOW_ERROR_PASSWORD_WRONG);
}

/* By the administrator's login, and by the person's own. */
static void
test_email_as_user_name (gconstpointer keys)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_EMAIL_NAME, GPOINTER_TO_INT (keys));
  VstAccount *account;

  walk_in (self, WALK_EMAIL);
  account = vst_flow_get_account (self->flow);
  g_assert_cmpstr (vst_account_get_user_name (account), !=, WALK_EMAIL);
  g_assert_cmpstr (vst_account_get_alias (account), ==, WALK_EMAIL);
  vst_flow_refresh (self->flow);
  walk_await (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_REFRESHED);
  walk_log_in_again (self, WALK_EMAIL,
                     vst_flow_get_trust (self->flow) == VST_TRUST_ALWAYS ? VST_STEP_DONE
                                                                         : VST_STEP_CODE);
}

static void
test_optional_mfa (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_MFA_OPTIONAL, TRUE);

  walk_sign_up (self, "alice", VST_STEP_CONFIRM);
  walk_confirm (self, VST_STEP_DONE);
  walk_await_good_tokens (self);

  vst_flow_pair_again (self->flow);
  walk_await (self, VST_STEP_PAIR);
  walk_pair (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_MFA_CHANGED);
  walk_log_in_again (self, "alice", VST_STEP_CODE);
  walk_send_code (self);

  vst_flow_set_mfa (self->flow, FALSE, FALSE);
  walk_await (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_MFA_CHANGED);
  walk_log_in_again (self, "alice", VST_STEP_DONE);
}

static void
test_mfa_off (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_MFA_OFF, TRUE);

  walk_sign_up (self, "alice", VST_STEP_CONFIRM);
  walk_confirm (self, VST_STEP_DONE);
  walk_await_good_tokens (self);
  walk_log_in_again (self, "alice", VST_STEP_DONE);
}

static void
test_finish_now (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_SAMPLE_STACK, TRUE);

  walk_sign_up (self, "alice", VST_STEP_CONFIRM);
  walk_confirm (self, VST_STEP_PAIR);
  walk_pair (self, VST_STEP_CODE);
  g_assert_true (vst_flow_get_can_finish_now (self->flow));
  vst_flow_finish_pairing_now (self->flow);
  walk_await (self, VST_STEP_DONE);
  walk_await_good_tokens (self);
}

static void
test_forgotten_password (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_MFA_OFF, FALSE);
  g_autoptr (VstSecret) password = vst_secret_new_text ("Other-Horse-8");
  g_autoptr (VstSecret) newest = vst_secret_new_text ("Third-Horse-9");
  g_autofree char *code = NULL;

  walk_sign_up (self, "alice", VST_STEP_CONFIRM);
  walk_confirm (self, VST_STEP_DONE);
  vst_flow_start_over (self->flow);
  vst_flow_begin_log_in (self->flow);
  walk_await (self, VST_STEP_LOG_IN);
  vst_flow_set_user_name (self->flow, "alice");
  vst_flow_begin_reset (self->flow);
  self->mails = 0;
  vst_flow_send_reset_code (self->flow);
  walk_await (self, VST_STEP_RESET);
  g_assert_true (vst_flow_get_reset_sent (self->flow));
  code = walk_dup_mailed_code (self);
  vst_flow_reset_password (self->flow, code, password);
  walk_await (self, VST_STEP_DONE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_PASSWORD_CHANGED);

  vst_flow_change_password (self->flow, password, newest);
  walk_await (self, VST_STEP_DONE);
  g_assert_null (vst_flow_get_problem (self->flow));
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_PASSWORD_CHANGED);
}

/* The keyring has got it: what it is asked again, it answers in the end. */
static void
await_kept (Walk *self)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstKeptLogin) login = NULL;
  const VstKeptLoginPlace place = { vst_saved_pool_get_id (self->pool),
                                    vst_saved_pool_get_user_pool_id (self->pool),
                                    vst_saved_pool_get_client_id (self->pool) };

  while (login == NULL)
    {
      g_autoptr (GAsyncResult) result = NULL;

      vst_kept_login_look_up_async (keyring, &place, NULL, on_async_done, &result);
      login = vst_kept_login_look_up_finish (keyring, wait_for_result (&result), NULL);
    }
}

static void
test_stays_logged_in (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_SAMPLE_STACK, TRUE);

  walk_in (self, "alice");
  trust (self);
  vst_flow_set_stay (self->flow, TRUE);
  g_assert_cmpstr (vst_flow_get_staying_user (self->flow), ==, "alice");
  await_kept (self);
  walk_restart (self);
  while (vst_flow_get_staying_user (self->flow) == NULL)
    g_main_context_iteration (NULL, TRUE);
  vst_flow_continue_as (self->flow);
  walk_await (self, VST_STEP_DONE);
  walk_await_good_tokens (self);
  while (vst_flow_get_trust (self->flow) != VST_TRUST_ALWAYS) /* as the pool's description says */
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (vst_flow_get_device_group_key (self->flow));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int result;

  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/app/session/" path, test)
  ADD ("device", test_device);
  ADD ("without-device", test_without_device);
  ADD ("srp-with-client-secret", test_srp_with_client_secret);
  ADD ("wrong-password-by-srp", test_wrong_password_by_srp);
  g_test_add_data_func ("/app/session/email-as-user-name/administrator", GINT_TO_POINTER (TRUE),
                        test_email_as_user_name);
  g_test_add_data_func ("/app/session/email-as-user-name/person", GINT_TO_POINTER (FALSE),
                        test_email_as_user_name);
  ADD ("optional-mfa", test_optional_mfa);
  ADD ("mfa-off", test_mfa_off);
  ADD ("finish-now", test_finish_now);
  ADD ("forgotten-password", test_forgotten_password);
  ADD ("stays-logged-in", test_stays_logged_in);
  result = g_test_run ();
  remove_folder (folder);
  return result;
}
