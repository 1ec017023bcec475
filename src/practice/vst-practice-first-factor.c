#include <string.h>

#include "practice/vst-practice-device.h"
#include "practice/vst-practice-imitation.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-srp.h"

/* Wrong passwords before a lock, and the longest one in seconds (Developer Guide, sign-in flow). */
#define FREE_FAILURES 5
#define LONGEST_LOCK (15 * 60)

/* Seconds that a user waits after so many wrong passwords. */
static gint64
lock_seconds (gint64 failures)
{
  if (failures < FREE_FAILURES)
    return 0;
  return failures - FREE_FAILURES >= 10 ? LONGEST_LOCK : (gint64) 1 << (failures - FREE_FAILURES);
}

gboolean
vst_practice_refuse_password (GError **error)
{
  return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                            "Incorrect username or password.");
}

gboolean
vst_practice_refuse_unknown (const VstPracticeAppClient *client, GError **error)
{
  if (vst_practice_app_client_hides_users (client))
    return vst_practice_refuse_password (error);
  return vst_practice_fail (error, VST_PRACTICE_FAULT_USER_NOT_FOUND, "User does not exist.");
}

/* Tries during a lock do not count; a quarter of an hour forgets all. */
static gboolean
check_lock (VstPracticeCall *call, VstPracticeUser *user, GError **error)
{
  if (call->now - user->failed_at >= LONGEST_LOCK)
    user->failures = 0;
  if (call->now < user->failed_at + lock_seconds (user->failures))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "Password attempts exceeded");
  return TRUE;
}

static gboolean
note_proof (VstPracticeCall *call, VstPracticeUser *user, gboolean right, GError **error)
{
  if (!right)
    {
      user->failures++;
      user->failed_at = call->now;
      vst_practice_user_save (call->store, user, user->modified);
      return vst_practice_refuse_password (error);
    }
  if (user->failures > 0)
    {
      user->failures = 0;
      vst_practice_user_save (call->store, user, user->modified);
    }
  return TRUE;
}

gboolean
vst_practice_prove_password (VstPracticeCall *call,
                             VstPracticeUser *user,
                             const char *password,
                             GError **error)
{
  if (!check_lock (call, user, error)
      || !note_proof (call, user, vst_practice_user_check_password (user, password), error))
    return FALSE;
  /* Stores of the first version knew nothing of SRP. */
  if (user->srp_verifier == NULL)
    {
      vst_practice_user_set_verifier (user, password);
      vst_practice_user_save (call->store, user, user->modified);
    }
  return TRUE;
}

gboolean
vst_practice_check_status (const VstPracticeUser *user, GError **error)
{
  if (vst_practice_user_is (user, "UNCONFIRMED"))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_USER_NOT_CONFIRMED,
                              "User is not confirmed.");
  if (vst_practice_user_is (user, "RESET_REQUIRED"))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_PASSWORD_RESET_REQUIRED,
                              "Password reset required for the user");
  return TRUE;
}

static gboolean
check_enabled (const VstPracticeUser *user, GError **error)
{
  return user->enabled
         || vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "User is disabled.");
}

JsonObject *
vst_practice_sign_in_by_password (VstPracticeCall *call,
                                  VstPracticeSignIn *sign_in,
                                  const char *map,
                                  GError **error)
{
  const char *password = vst_practice_need_parameter (call, map, "PASSWORD", error);

  if (password == NULL)
    return NULL;
  if (sign_in->user == NULL)
    vst_practice_refuse_unknown (sign_in->place.client, error);
  else if (check_enabled (sign_in->user, error)
           && vst_practice_prove_password (call, sign_in->user, password, error))
    return vst_practice_answer_password (call, sign_in, error);
  return NULL;
}

static JsonObject *
begin_real (VstPracticeCall *call,
            const VstPracticeSignIn *sign_in,
            const char *a_public,
            GError **error)
{
  VstPracticeSrpSubject subject = {
    .challenge = "PASSWORD_VERIFIER",
    .client = sign_in->place.client->id,
    .user = sign_in->user->id,
    .device = sign_in->device,
    .salt = sign_in->user->srp_salt,
    .verifier = sign_in->user->srp_verifier,
  };

  return vst_practice_srp_begin (call, &subject, a_public, error);
}

/* A user whose password came before SRP is as good as none until it is given in plain once. */
JsonObject *
vst_practice_sign_in_by_srp (VstPracticeCall *call,
                             VstPracticeSignIn *sign_in,
                             const char *map,
                             GError **error)
{
  const char *name = vst_practice_json_get_text_in (call->input, map, "USERNAME");
  const char *a_public = vst_practice_need_parameter (call, map, "SRP_A", error);
  g_autofree char *user_id = NULL;
  const char *shown;
  JsonObject *parameters;
  JsonObject *answer;

  if (a_public == NULL || (sign_in->user != NULL && !check_enabled (sign_in->user, error)))
    return NULL;
  if (sign_in->user == NULL && !vst_practice_app_client_hides_users (sign_in->place.client))
    {
      vst_practice_refuse_unknown (sign_in->place.client, error);
      return NULL;
    }
  if (sign_in->user != NULL && sign_in->user->srp_verifier != NULL)
    parameters = begin_real (call, sign_in, a_public, error);
  else
    parameters =
        vst_practice_imitation_begin_srp (call, &sign_in->place, name, a_public, &user_id, error);
  if (parameters == NULL)
    return NULL;
  shown = sign_in->user != NULL ? sign_in->user->name : user_id;
  json_object_set_string_member (parameters, "USERNAME", shown);
  json_object_set_string_member (parameters, "USER_ID_FOR_SRP", shown);
  answer = json_object_new ();
  json_object_set_string_member (answer, "ChallengeName", "PASSWORD_VERIFIER");
  json_object_set_object_member (answer, "ChallengeParameters", parameters);
  return answer;
}

static gboolean
has_claim (VstPracticeCall *call, GError **error)
{
  static const char *const names[] = { "PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE",
                                       "TIMESTAMP" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (vst_practice_need_parameter (call, "ChallengeResponses", names[i], error) == NULL)
      return FALSE;
  return TRUE;
}

/*
 * The device that the first step named, unless the second names one. A client that was
 * told that it does not exist answers again without it, so a stale one is dropped here.
 */
static void
take_device (VstPracticeCall *call, VstPracticeSignIn *sign_in, const char *key)
{
  g_autoptr (VstPracticeDevice) device = NULL;

  if (sign_in->device != NULL || key == NULL)
    return;
  device = vst_practice_device_load (call->store, sign_in->user, key);
  if (device != NULL)
    sign_in->device = g_strdup (key);
}

JsonObject *
vst_practice_answer_password_verifier (VstPracticeCall *call,
                                       VstPracticeSignIn *sign_in,
                                       GError **error)
{
  VstPracticeUser *user = sign_in->user;
  g_autoptr (VstPracticeSrp) srp = NULL;
  const char *realm = strchr (sign_in->place.pool->id, '_') + 1;
  gboolean right;
  JsonObject *answer;

  if (!has_claim (call, error))
    return NULL;
  srp = vst_practice_srp_load (call, "PASSWORD_VERIFIER", sign_in->place.client,
                               vst_practice_json_get_text_in (call->input, "ChallengeResponses",
                                                              "PASSWORD_CLAIM_SECRET_BLOCK"));
  if (user == NULL || srp == NULL || srp->user != user->id)
    {
      vst_practice_refuse_password (error);
      return NULL;
    }
  right = vst_practice_srp_check (call, srp, realm, user->name);
  if (!right)
    vst_practice_srp_use (call, srp);
  if (!check_enabled (user, error) || !check_lock (call, user, error)
      || !note_proof (call, user, right, error))
    return NULL;
  take_device (call, sign_in, srp->device);
  answer = vst_practice_answer_password (call, sign_in, error);
  if (answer != NULL)
    vst_practice_srp_use (call, srp);
  return answer;
}
