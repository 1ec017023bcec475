/* Walks in which the pool asks for more than a code, or has forgotten what it knew. */

#include "../flow/test-async.h"
#include "flow/vst-device-store.h"
#include "flow/vst-flow-private.h"
#include "walk-fixture.h"

#define NEW_PASSWORD "Other-Horse-8"

static void
answer (Walk *self, const char *text, VstStep step)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (text);

  vst_flow_answer (self->flow, secret);
  walk_await (self, step);
}

static void
test_new_password (gconstpointer data)
{
  VstPracticeKind kind = (VstPracticeKind) GPOINTER_TO_UINT (data);
  g_autoptr (Walk) self = walk_new (kind, FALSE);
  gboolean has_mfa = kind != VST_PRACTICE_KIND_MFA_OFF;

  walk_administer (self, "AdminCreateUser",
                   "{\"Username\":\"alice\",\"TemporaryPassword\":\"" WALK_PASSWORD "\","
                   "\"MessageAction\":\"SUPPRESS\",\"UserAttributes\":["
                   "{\"Name\":\"email\",\"Value\":\"" WALK_EMAIL "\"}]");
  walk_log_in_again (self, "alice", VST_STEP_CHALLENGE);
  g_assert_cmpint (vst_question_get_kind (vst_flow_get_question (self->flow)), ==,
                   VST_QUESTION_NEW_PASSWORD);
  answer (self, NEW_PASSWORD, has_mfa ? VST_STEP_PAIR : VST_STEP_DONE);
  if (has_mfa)
    {
      walk_pair (self, VST_STEP_CODE); /* logs in with the new password */
      walk_send_code (self);
    }
  walk_await_good_tokens (self);
}

static void
test_reset_by_the_administrator (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_MFA_OFF, FALSE);
  g_autoptr (VstSecret) old = vst_secret_new_text (WALK_PASSWORD);
  g_autoptr (VstSecret) password = vst_secret_new_text (NEW_PASSWORD);
  g_autofree char *code = NULL;

  walk_sign_up (self, "alice", VST_STEP_CONFIRM);
  walk_confirm (self, VST_STEP_DONE);
  walk_administer (self, "AdminResetUserPassword", "{\"Username\":\"alice\"");
  vst_flow_start_over (self->flow);
  vst_flow_begin_log_in (self->flow);
  walk_await (self, VST_STEP_LOG_IN);
  vst_flow_set_user_name (self->flow, "alice");
  vst_flow_log_in (self->flow, old);
  while (vst_flow_get_problem (self->flow) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (vst_problem_get_code (vst_flow_get_problem (self->flow)), ==,
                   VST_FLOW_ERROR_PASSWORD_RESET);

  vst_flow_apply_remedy (self->flow, VST_REMEDY_RESET_PASSWORD);
  walk_await (self, VST_STEP_RESET);
  self->mails = 0;
  vst_flow_send_reset_code (self->flow);
  walk_await (self, VST_STEP_RESET);
  code = walk_dup_mailed_code (self);
  vst_flow_reset_password (self->flow, code, password);
  walk_await (self, VST_STEP_DONE);
}

static void
test_code_by_email (void)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_MFA_OPTIONAL, FALSE);
  g_autofree char *code = NULL;

  walk_sign_up (self, "alice", VST_STEP_CONFIRM);
  walk_confirm (self, VST_STEP_DONE);
  walk_administer (self, "AdminSetUserMFAPreference",
                   "{\"Username\":\"alice\","
                   "\"EmailMfaSettings\":{\"Enabled\":true,\"PreferredMfa\":true}");
  self->mails = 0;
  walk_log_in_again (self, "alice", VST_STEP_CHALLENGE);
  g_assert_cmpint (vst_question_get_kind (vst_flow_get_question (self->flow)), ==,
                   VST_QUESTION_EMAIL_CODE);
  g_assert_cmpstr (vst_question_get_destination (vst_flow_get_question (self->flow)), ==,
                   "a***@e***");
  code = walk_dup_mailed_code (self);
  answer (self, code, VST_STEP_DONE);
  walk_await_good_tokens (self);
}

/* A user whom an administrator has made, in a pool that requires codes of the kinds @methods. */
static Walk *
new_required (const char *methods, const char *attributes)
{
  Walk *self = walk_new (VST_PRACTICE_KIND_MFA_OFF, FALSE);
  g_autofree char *config = g_strdup_printf ("{\"MfaConfiguration\":\"ON\",%s", methods);
  g_autofree char *user = g_strdup_printf ("{\"Username\":\"alice\",\"MessageAction\":"
                                           "\"SUPPRESS\",\"UserAttributes\":[%s]",
                                           attributes);

  walk_administer (self, "SetUserPoolMfaConfig", config);
  walk_administer (self, "AdminCreateUser", user);
  walk_administer (self, "AdminSetUserPassword",
                   "{\"Username\":\"alice\",\"Password\":\"" WALK_PASSWORD "\","
                   "\"Permanent\":true");
  walk_log_in_again (self, "alice", VST_STEP_CHALLENGE);
  return self;
}

#define EMAIL_IS(verified)                                                                         \
  "{\"Name\":\"email\",\"Value\":\"" WALK_EMAIL "\"},"                                             \
  "{\"Name\":\"email_verified\",\"Value\":\"" verified "\"}"
#define NUMBER "{\"Name\":\"phone_number\",\"Value\":\"+15555551234\"}"

static void
assert_asks (Walk *self, VstQuestionKind kind)
{
  g_assert_cmpint (vst_question_get_kind (vst_flow_get_question (self->flow)), ==, kind);
}

static void
answer_mailed_code (Walk *self)
{
  g_autofree char *code = walk_dup_mailed_code (self);

  answer (self, code, VST_STEP_DONE);
  walk_await_good_tokens (self);
}

static void
test_code_by_text_message (void)
{
  g_autoptr (Walk) self = new_required ("\"SmsMfaConfiguration\":{}", EMAIL_IS ("true") "," NUMBER);

  assert_asks (self, VST_QUESTION_SMS_CODE);
  g_assert_cmpstr (vst_question_get_destination (vst_flow_get_question (self->flow)), ==,
                   "+*******1234");
  answer_mailed_code (self);
}

static void
test_email_is_set_up (void)
{
  g_autoptr (Walk) self = new_required ("\"EmailMfaConfiguration\":{}", EMAIL_IS ("false"));

  assert_asks (self, VST_QUESTION_EMAIL);
  answer (self, WALK_EMAIL, VST_STEP_CHALLENGE);
  assert_asks (self, VST_QUESTION_EMAIL_CODE);
  answer_mailed_code (self);
}

static void
test_choice_of_code (void)
{
  g_autoptr (Walk) self = new_required ("\"SmsMfaConfiguration\":{},\"EmailMfaConfiguration\":{}",
                                        EMAIL_IS ("true") "," NUMBER);

  assert_asks (self, VST_QUESTION_CHOOSE_MFA);
  answer (self, "SMS_MFA", VST_STEP_CHALLENGE);
  assert_asks (self, VST_QUESTION_SMS_CODE);
  answer_mailed_code (self);
}

/* A client that allows nothing else: with AWS keys that is known, without it is found out. */
static void
test_login_by_choice (gconstpointer keys)
{
  g_autoptr (Walk) self = walk_new (VST_PRACTICE_KIND_MFA_OPTIONAL, GPOINTER_TO_INT (keys));
  g_autofree char *request =
      g_strdup_printf ("{\"ClientId\":\"%s\",\"ExplicitAuthFlows\":[\"ALLOW_USER_AUTH\","
                       "\"ALLOW_REFRESH_TOKEN_AUTH\"]",
                       vst_practice_pool_get_client_id (self->practice));

  walk_administer (self, "UpdateUserPoolClient", request);
  walk_set_endpoint (self, vst_practice_pool_get_endpoint (self->practice));
  walk_sign_up (self, "alice", VST_STEP_CONFIRM);
  walk_confirm (self, VST_STEP_DONE);
  walk_await_good_tokens (self);
}

/* As whoever settled on the choice, with no password typed before. */
static Walk *
new_choosing (void)
{
  Walk *self = walk_new (VST_PRACTICE_KIND_MFA_OPTIONAL, FALSE);

  vst_saved_pool_set_login_method (self->pool, VST_LOGIN_METHOD_CHOICE);
  walk_set_endpoint (self, vst_practice_pool_get_endpoint (self->practice));
  walk_administer (self, "AdminCreateUser",
                   "{\"Username\":\"alice\",\"MessageAction\":\"SUPPRESS\","
                   "\"UserAttributes\":[" EMAIL_IS ("true") "]");
  walk_administer (self, "AdminSetUserPassword",
                   "{\"Username\":\"alice\",\"Password\":\"" WALK_PASSWORD "\","
                   "\"Permanent\":true");
  vst_flow_begin_log_in (self->flow);
  walk_await (self, VST_STEP_LOG_IN);
  vst_flow_set_user_name (self->flow, "alice");
  vst_flow_log_in (self->flow, NULL);
  walk_await (self, VST_STEP_CHALLENGE);
  assert_asks (self, VST_QUESTION_CHOOSE_FIRST);
  return self;
}

static void
test_mailed_code_is_chosen (void)
{
  g_autoptr (Walk) self = new_choosing ();

  answer (self, "EMAIL_OTP", VST_STEP_CHALLENGE);
  assert_asks (self, VST_QUESTION_EMAIL_CODE);
  answer_mailed_code (self);
  g_assert_false (vst_flow_get_has_password (self->flow));
}

static void
test_password_is_chosen (gconstpointer factor)
{
  g_autoptr (Walk) self = new_choosing ();

  answer (self, factor, VST_STEP_CHALLENGE);
  assert_asks (self, VST_QUESTION_PASSWORD);
  answer (self, WALK_PASSWORD, VST_STEP_DONE);
  walk_await_good_tokens (self);
}

/* To the Done page, with a device that is trusted. */
static Walk *
new_trusted (void)
{
  Walk *self = walk_new (VST_PRACTICE_KIND_SAMPLE_STACK, TRUE);

  walk_sign_up (self, "alice", VST_STEP_CONFIRM);
  walk_confirm (self, VST_STEP_PAIR);
  walk_pair (self, VST_STEP_CODE);
  walk_send_code (self);
  g_assert_cmpint (vst_flow_get_trust (self->flow), ==, VST_TRUST_ALWAYS);
  return self;
}

static void
test_device_is_forgotten_there (void)
{
  g_autoptr (Walk) self = new_trusted ();
  g_autofree char *request = g_strdup_printf ("{\"Username\":\"alice\",\"DeviceKey\":\"%s\"",
                                              vst_flow_get_device_key (self->flow));

  walk_administer (self, "AdminForgetDevice", request);
  walk_log_in_again (self, "alice", VST_STEP_CODE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_DEVICE_FORGOTTEN);
  g_assert_false (vst_flow_get_knows_device (self->flow));
  walk_send_code (self);
  g_assert_false (vst_flow_get_by_device (self->flow));
}

/* One character of the device's password is another one. */
static void
tamper (Walk *self)
{
  VstFlow *flow = self->flow;
  VstDevicePlace place = vst_flow_get_device_place (flow, "alice");
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (VstWipedText) text = g_strdup (vst_secret_get_text (flow->device->password));

  text[0] = text[0] == 'A' ? 'B' : 'A';
  g_clear_pointer (&flow->device->password, vst_secret_unref);
  flow->device->password = vst_secret_new_text (text);
  vst_device_store_keep_async (flow->device_store, &place, flow->device, NULL, on_async_done,
                               &result);
  wait_for_result (&result);
}

static void
test_device_password_is_tampered_with (void)
{
  g_autoptr (Walk) self = new_trusted ();

  tamper (self);
  walk_log_in_again (self, "alice", VST_STEP_CODE);
  g_assert_cmpint (vst_flow_get_notice (self->flow), ==, VST_NOTICE_DEVICE_FORGOTTEN);
  walk_send_code (self);
  g_assert_false (vst_flow_get_by_device (self->flow));
}

int
main (int argc, char *argv[])
{
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/app/answers/" path, test)
  g_test_add_data_func ("/app/answers/new-password/mfa-off",
                        GUINT_TO_POINTER (VST_PRACTICE_KIND_MFA_OFF), test_new_password);
  g_test_add_data_func ("/app/answers/new-password/srp-secret",
                        GUINT_TO_POINTER (VST_PRACTICE_KIND_SRP_SECRET), test_new_password);
  ADD ("reset-by-the-administrator", test_reset_by_the_administrator);
  g_test_add_data_func ("/app/answers/login-by-choice/known", GINT_TO_POINTER (TRUE),
                        test_login_by_choice);
  g_test_add_data_func ("/app/answers/login-by-choice/found-out", GINT_TO_POINTER (FALSE),
                        test_login_by_choice);
  ADD ("chosen/mailed-code", test_mailed_code_is_chosen);
  g_test_add_data_func ("/app/answers/chosen/password", "PASSWORD", test_password_is_chosen);
  g_test_add_data_func ("/app/answers/chosen/srp", "PASSWORD_SRP", test_password_is_chosen);
  ADD ("code-by-email", test_code_by_email);
  ADD ("code-by-text-message", test_code_by_text_message);
  ADD ("email-is-set-up", test_email_is_set_up);
  ADD ("choice-of-code", test_choice_of_code);
  ADD ("device-is-forgotten-there", test_device_is_forgotten_there);
  ADD ("device-password-is-tampered-with", test_device_password_is_tampered_with);
  return g_test_run ();
}
