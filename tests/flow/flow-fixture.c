#include "flow-fixture.h"

#include "crypto/vst-base32.h"
#include "crypto/vst-base64url.h"
#include "crypto/vst-totp.h"

#include <string.h>

static gint64
read_real_clock (gpointer data)
{
  return ((TestFlow *) data)->seconds * G_USEC_PER_SEC;
}

static gint64
read_monotonic_clock (gpointer data)
{
  return ((TestFlow *) data)->uptime;
}

static VstSavedPool *
make_pool (TestPool kind)
{
  VstSavedPool *pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, "Staging");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "eu-west-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "1234567890abcdefghijklmnop");
  if ((kind & TEST_POOL_ADMINISTRATOR) != 0)
    vst_saved_pool_set_login_method (pool, VST_LOGIN_METHOD_ADMINISTRATOR);
  if ((kind & TEST_POOL_PASSWORD) != 0)
    vst_saved_pool_set_login_method (pool, VST_LOGIN_METHOD_PASSWORD);
  if ((kind & TEST_POOL_KEYS) != 0)
    {
      g_autoptr (VstSecret) secret =
          vst_secret_new_text ("wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY0");

      vst_saved_pool_set_keys_source (pool, VST_KEYS_PASTED);
      vst_saved_pool_set_text (pool, VST_POOL_FIELD_ACCESS_KEY_ID, "AKIAIOSFODNN7EXAMPLE");
      vst_saved_pool_set_secret (pool, VST_POOL_FIELD_SECRET_ACCESS_KEY, secret);
    }
  return pool;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    {
    }
}

/*
 * A test leaves nothing in a person's keyring: unless it brings one of its own, there is none. That
 * this is so need not be found out anew by each login, which would take a moment that no test
 * can see the end of.
 */
static VstFlow *
make_flow (void)
{
  gboolean has_keyring = g_getenv ("SECRET_BACKEND") != NULL;
  g_autoptr (VstKeyring) keyring = NULL;
  VstFlow *flow;

  if (!has_keyring)
    g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  keyring = vst_keyring_new ();
  flow = vst_flow_new (keyring, NULL);
  if (!has_keyring)
    {
      g_clear_object (&flow->device_store);
      flow->device_store = vst_device_store_new (NULL);
    }
  return flow;
}

TestFlow *
test_flow_new (TestPool pool)
{
  TestFlow *self = g_new0 (TestFlow, 1);

  self->seconds = TEST_NOW;
  self->uptime = G_GINT64_CONSTANT (5000000000);
  fake_set_clock_offset (0);
  self->flow = make_flow ();
  vst_flow_set_clocks (self->flow, read_real_clock, read_monotonic_clock, self);
  self->pool = make_pool (pool);
  vst_flow_select_pool (self->flow, self->pool);
  while (self->flow->opening == VST_OPENING_UNDER_WAY)
    g_main_context_iteration (NULL, TRUE);
  fake_refuse_all ("DescribeUserPool", VST_COGNITO_ERROR_KEYS_NOT_PERMITTED);
  fake_refuse_all ("DescribeUserPoolClient", VST_COGNITO_ERROR_KEYS_NOT_PERMITTED);
  return self;
}

void
test_flow_free (TestFlow *self)
{
  gpointer flow = self->flow;

  g_object_add_weak_pointer (G_OBJECT (self->flow), &flow);
  g_object_unref (self->flow);
  g_assert_null (flow);
  fake_clear ();
  g_object_unref (self->pool);
  settle ();
  g_free (self);
}

void
test_flow_pass (TestFlow *self, gint64 seconds)
{
  self->seconds += seconds;
  self->uptime += seconds * G_USEC_PER_SEC;
  vst_flow_tick (self->flow);
}

char *
test_flow_code (TestFlow *self, int later)
{
  g_autoptr (VstSecret) key = vst_base32_decode (TEST_KEY);

  return vst_totp_get_code (vst_secret_get_data (key), vst_secret_get_size (key),
                            vst_totp_get_step (self->seconds) + later, VST_TOTP_DIGITS);
}

void
test_flow_assert_step (TestFlow *self, VstStep step)
{
  g_assert_cmpint (vst_flow_get_step (self->flow), ==, step);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_NONE);
}

void
test_flow_assert_problem (TestFlow *self, VstStep step, VstFlowError code, guint remedies)
{
  VstProblem *problem = vst_flow_get_problem (self->flow);

  test_flow_assert_step (self, step);
  g_assert_nonnull (problem);
  g_assert_cmpint (vst_problem_get_code (problem), ==, code);
  g_assert_cmpuint (vst_problem_get_remedies (problem), ==, remedies);
}

void
test_flow_assert_no_problem (TestFlow *self)
{
  g_assert_null (vst_flow_get_problem (self->flow));
}

void
test_flow_challenge (const char *operation, const char *name, const char *session)
{
  fake_succeed (fake_take (operation), fake_challenge (name, session),
                (GDestroyNotify) vst_auth_reply_free);
}

char *
test_flow_make_token (const char *claims)
{
  static const char header[] = "{\"alg\":\"RS256\",\"kid\":\"k\"}";
  g_autofree char *first = vst_base64url_encode (header, strlen (header));
  g_autofree char *second = vst_base64url_encode (claims, strlen (claims));

  return g_strconcat (first, ".", second, ".c2lnbmF0dXJl", NULL);
}

void
test_flow_grant (const char *operation)
{
  g_autofree char *id = test_flow_make_token ("{\"sub\":\"sub-1\",\"cognito:username\":\"ana\","
                                              "\"email\":\"ana@example.org\",\"exp\":1704070810}");
  g_autofree char *access = test_flow_make_token ("{\"sub\":\"sub-1\",\"username\":\"ana\"}");

  fake_succeed (fake_take (operation), fake_tokens (id, access),
                (GDestroyNotify) vst_auth_reply_free);
}

void
test_flow_refuse_questions (void)
{
  fake_refuse_all ("jwks.json", VST_COGNITO_ERROR_OFFLINE);
  fake_refuse_all ("GetUser", VST_COGNITO_ERROR_OFFLINE);
}

void
test_flow_fail (const char *operation, VstCognitoError code)
{
  fake_fail (fake_take (operation), code);
}

void
test_flow_associate (const char *key)
{
  fake_succeed (fake_take ("AssociateSoftwareToken"), fake_association (key, "session-2"),
                (GDestroyNotify) vst_token_association_free);
}

void
test_flow_sign_up (TestFlow *self)
{
  g_autoptr (VstSecret) password = vst_secret_new_text (TEST_PASSWORD);

  vst_flow_set_user_name (self->flow, TEST_NAME);
  vst_flow_set_email (self->flow, TEST_EMAIL);
  vst_flow_sign_up (self->flow, password);
}

void
test_flow_log_in (TestFlow *self)
{
  g_autoptr (VstSecret) password = vst_secret_new_text (TEST_PASSWORD);

  vst_flow_set_user_name (self->flow, TEST_NAME);
  vst_flow_log_in (self->flow, password);
}

void
test_flow_to_sign_up (TestFlow *self)
{
  vst_flow_begin_sign_up (self->flow);
  test_flow_assert_step (self, VST_STEP_SIGN_UP);
}

void
test_flow_to_confirm (TestFlow *self)
{
  test_flow_to_sign_up (self);
  test_flow_sign_up (self);
  fake_succeed (fake_take ("SignUp"), fake_signed_up (FALSE, "a***@e***"),
                (GDestroyNotify) vst_sign_up_result_free);
  fake_refuse_all ("AdminGetUser", VST_COGNITO_ERROR_KEYS_NOT_PERMITTED);
  test_flow_assert_step (self, VST_STEP_CONFIRM);
}

void
test_flow_to_pair (TestFlow *self)
{
  test_flow_to_confirm (self);
  vst_flow_confirm (self->flow, "123456");
  fake_succeed_boolean (fake_take ("ConfirmSignUp"));
  fake_refuse_all ("AdminGetUser", VST_COGNITO_ERROR_KEYS_NOT_PERMITTED);
  test_flow_challenge (vst_flow_has_credentials (self->flow) ? "AdminInitiateAuth" : "InitiateAuth",
                       "MFA_SETUP", "session-1");
  test_flow_associate (TEST_KEY);
  test_flow_assert_step (self, VST_STEP_PAIR);
}

void
test_flow_to_paired_code (TestFlow *self)
{
  g_autofree char *code = NULL;

  test_flow_to_pair (self);
  code = test_flow_code (self, 0);
  vst_flow_verify_pairing (self->flow, code);
  fake_verify (fake_take ("VerifySoftwareToken"), TRUE, "session-3");
  test_flow_challenge (vst_flow_has_credentials (self->flow) ? "AdminInitiateAuth" : "InitiateAuth",
                       "SOFTWARE_TOKEN_MFA", "session-4");
  test_flow_assert_step (self, VST_STEP_CODE);
}

void
test_flow_to_log_in (TestFlow *self)
{
  vst_flow_begin_log_in (self->flow);
  test_flow_assert_step (self, VST_STEP_LOG_IN);
}

void
test_flow_to_code (TestFlow *self)
{
  test_flow_to_log_in (self);
  test_flow_log_in (self);
  test_flow_challenge (vst_flow_has_credentials (self->flow) ? "AdminInitiateAuth" : "InitiateAuth",
                       "SOFTWARE_TOKEN_MFA", "session-1");
  test_flow_assert_step (self, VST_STEP_CODE);
}

void
test_flow_to_done (TestFlow *self)
{
  test_flow_to_code (self);
  vst_flow_send_code (self->flow, "654321");
  test_flow_grant (vst_flow_has_credentials (self->flow) ? "AdminRespondToAuthChallenge"
                                                         : "RespondToAuthChallenge");
  test_flow_refuse_questions ();
  test_flow_assert_step (self, VST_STEP_DONE);
}
