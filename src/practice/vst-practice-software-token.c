#include "crypto/vst-base32.h"
#include "crypto/vst-random.h"
#include "crypto/vst-totp.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-session.h"
#include "practice/vst-practice-tokens.h"

#define KEY_SIZE 32
#define TOLERANCE 1 /* steps on either side */

/* Whom a call is for: it proves that by a session or by an access token, not by both. */
typedef struct
{
  VstPracticeUser *user;
  VstPracticeUserPool *pool;
  VstPracticeSession *session; /* %NULL with an access token */
  VstPracticeAppClient *client;
} Caller;

static void
caller_clear (Caller *caller)
{
  g_clear_pointer (&caller->user, vst_practice_user_free);
  g_clear_pointer (&caller->pool, vst_practice_user_pool_free);
  g_clear_pointer (&caller->session, vst_practice_session_free);
  g_clear_pointer (&caller->client, vst_practice_app_client_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Caller, caller_clear)

static gboolean
identify_by_session (VstPracticeCall *call, const char *text, Caller *caller, GError **error)
{
  caller->session = vst_practice_load_session (call, text, error);
  if (caller->session == NULL)
    return FALSE;
  if (!g_str_equal (caller->session->challenge, "MFA_SETUP"))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "Invalid session for the user.");
  caller->user = vst_practice_user_load_by_id (call->store, caller->session->user);
  caller->client = vst_practice_app_client_load (call->store, caller->session->client);
  if (caller->user == NULL || caller->client == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "Invalid session for the user.");
  call->pool = g_strdup (caller->session->pool);
  return TRUE;
}

static gboolean
identify (VstPracticeCall *call, Caller *caller, GError **error)
{
  const char *token = vst_practice_json_get_text (call->input, "AccessToken");
  const char *session = vst_practice_json_get_text (call->input, "Session");

  if ((token == NULL) == (session == NULL))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              token == NULL ? "Missing required parameter Session"
                                            : "Only one of AccessToken and Session can be given");
  if (session != NULL && !identify_by_session (call, session, caller, error))
    return FALSE;
  if (token != NULL)
    caller->user = vst_practice_tokens_check_access (call, token, error);
  if (caller->user == NULL)
    return FALSE;
  if (!caller->user->enabled)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "User is disabled.");
  caller->pool = vst_practice_user_pool_load (call->store, caller->user->pool);
  if (caller->pool == NULL || !vst_practice_user_pool_has_software_token (caller->pool))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_SOFTWARE_TOKEN_NOT_FOUND,
                              "Software Token MFA has not been enabled by the userPool");
  return TRUE;
}

/* Uses up the caller's session and puts the next one into @answer. */
static void
pass_on (VstPracticeCall *call, const Caller *caller, const char *stage, JsonObject *answer)
{
  g_auto (VstWipedText) session = NULL;

  if (caller->session == NULL)
    return;
  vst_practice_session_use (call->store, caller->session);
  session = vst_practice_new_session (call, caller->client, caller->user, "MFA_SETUP", stage,
                                      caller->session->device);
  json_object_set_string_member (answer, "Session", session);
}

JsonObject *
vst_practice_associate_software_token (VstPracticeCall *call, GError **error)
{
  g_auto (Caller) caller = { NULL, NULL, NULL, NULL };
  g_auto (VstWipedText) key = NULL;
  JsonObject *answer;

  if (!identify (call, &caller, error))
    return NULL;
  g_clear_pointer (&caller.user->totp_pending, vst_secret_unref);
  caller.user->totp_pending = vst_random_secret (KEY_SIZE);
  vst_practice_user_save (call->store, caller.user, caller.user->modified);

  key = vst_base32_encode (vst_secret_get_data (caller.user->totp_pending), KEY_SIZE);
  answer = json_object_new ();
  json_object_set_string_member (answer, "SecretCode", key);
  pass_on (call, &caller, "associated", answer);
  return answer;
}

static gboolean
find_step (VstPracticeCall *call, const VstSecret *key, const char *code, gint64 *step)
{
  guint64 found;

  if (!vst_totp_check (vst_secret_get_data (key), vst_secret_get_size (key), call->now, TOLERANCE,
                       code, &found))
    return FALSE;
  *step = (gint64) found;
  return TRUE;
}

/* Each code is good once, and no code is good after a later one. */
static gboolean
refuse_replay (const VstPracticeUser *user, gint64 step, GError **error)
{
  if (step > user->totp_step)
    return TRUE;
  return vst_practice_fail (error, VST_PRACTICE_FAULT_EXPIRED_CODE,
                            "Your software token has already been used once.");
}

gboolean
vst_practice_check_totp (VstPracticeCall *call,
                         VstPracticeUser *user,
                         const char *code,
                         GError **error)
{
  gint64 step;

  if (user->totp_key == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_SOFTWARE_TOKEN_NOT_FOUND,
                              "Software Token MFA does not exist for the user.");
  if (!find_step (call, user->totp_key, code, &step))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_CODE_MISMATCH,
                              "Invalid code received for user");
  if (!refuse_replay (user, step, error))
    return FALSE;
  user->totp_step = step;
  vst_practice_user_save (call->store, user, user->modified);
  return TRUE;
}

/* The pending key takes the place of the verified one; the step that proved it is spent. */
static gboolean
verify (VstPracticeCall *call, VstPracticeUser *user, GError **error)
{
  const char *code = vst_practice_json_get_text (call->input, "UserCode");
  const VstSecret *key = user->totp_pending != NULL ? user->totp_pending : user->totp_key;
  gint64 step;

  if (key == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_SOFTWARE_TOKEN_NOT_FOUND,
                              "Software Token MFA does not exist for the user.");
  if (!find_step (call, key, code, &step))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_ENABLE_SOFTWARE_TOKEN, "Code mismatch");
  if (user->totp_pending == NULL && !refuse_replay (user, step, error))
    return FALSE;
  if (user->totp_pending != NULL)
    {
      g_clear_pointer (&user->totp_key, vst_secret_unref);
      user->totp_key = g_steal_pointer (&user->totp_pending);
    }
  user->totp_step = step;
  return TRUE;
}

JsonObject *
vst_practice_verify_software_token (VstPracticeCall *call, GError **error)
{
  g_auto (Caller) caller = { NULL, NULL, NULL, NULL };
  JsonObject *answer;

  if (!identify (call, &caller, error) || !verify (call, caller.user, error))
    return NULL;
  g_free (caller.user->totp_name);
  caller.user->totp_name =
      g_strdup (vst_practice_json_get_text (call->input, "FriendlyDeviceName"));
  /* With an access token the user must also switch it on; a sign-in that asks for it does. */
  caller.user->mfa_totp = caller.user->mfa_totp || caller.session != NULL;
  vst_practice_user_save (call->store, caller.user, call->now);

  answer = json_object_new ();
  json_object_set_string_member (answer, "Status", "SUCCESS");
  pass_on (call, &caller, "verified", answer);
  return answer;
}
