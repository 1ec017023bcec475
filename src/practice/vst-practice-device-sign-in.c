#include "practice/vst-practice-device.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-srp.h"

#define RESPONSES "ChallengeResponses"

/* The device of DEVICE_KEY, if it is one of the user's that can prove itself. */
static VstPracticeDevice *
load_device (VstPracticeCall *call, const VstPracticeSignIn *sign_in, GError **error)
{
  const char *key = vst_practice_need_parameter (call, RESPONSES, "DEVICE_KEY", error);
  g_autoptr (VstPracticeDevice) device = NULL;

  if (key == NULL)
    return NULL;
  if (sign_in->user != NULL)
    device = vst_practice_device_load (call->store, sign_in->user, key);
  if (device == NULL)
    vst_practice_fail (error, VST_PRACTICE_FAULT_RESOURCE_NOT_FOUND, "Device does not exist.");
  else if (!vst_practice_device_is_trusted (device))
    vst_practice_refuse_password (error);
  else
    return g_steal_pointer (&device);
  return NULL;
}

/*
 * Clients that are older than sessions send none. The user must then just have been
 * asked for this very device.
 */
static gboolean
find_session (VstPracticeCall *call,
              VstPracticeSignIn *sign_in,
              const VstPracticeDevice *device,
              GError **error)
{
  if (sign_in->session == NULL)
    sign_in->session =
        vst_practice_session_load_newest (call->store, sign_in->user, sign_in->place.client->id,
                                          "DEVICE_SRP_AUTH", device->key, call->now);
  if (sign_in->session == NULL || g_strcmp0 (sign_in->session->device, device->key) != 0)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                              "Invalid session for the user.");
  return TRUE;
}

JsonObject *
vst_practice_answer_device_srp (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  const char *a_public = vst_practice_need_parameter (call, RESPONSES, "SRP_A", error);
  g_autoptr (VstPracticeDevice) device =
      a_public != NULL ? load_device (call, sign_in, error) : NULL;
  VstPracticeSrpSubject subject = { .challenge = "DEVICE_PASSWORD_VERIFIER" };
  JsonObject *parameters;

  if (device == NULL || !find_session (call, sign_in, device, error))
    return NULL;
  subject.client = sign_in->place.client->id;
  subject.user = sign_in->user->id;
  subject.device = device->key;
  subject.salt = device->salt;
  subject.verifier = device->verifier;
  parameters = vst_practice_srp_begin (call, &subject, a_public, error);
  if (parameters == NULL)
    return NULL;
  json_object_set_string_member (parameters, "DEVICE_KEY", device->key);
  json_object_set_string_member (parameters, "USERNAME", sign_in->user->name);
  g_free (sign_in->device);
  sign_in->device = g_strdup (device->key);
  return vst_practice_answer_challenge (call, sign_in, "DEVICE_PASSWORD_VERIFIER", "", parameters);
}

JsonObject *
vst_practice_answer_device_verifier (VstPracticeCall *call,
                                     VstPracticeSignIn *sign_in,
                                     GError **error)
{
  const char *block =
      vst_practice_need_parameter (call, RESPONSES, "PASSWORD_CLAIM_SECRET_BLOCK", error);
  g_autoptr (VstPracticeDevice) device = block != NULL ? load_device (call, sign_in, error) : NULL;
  g_autoptr (VstPracticeSrp) srp = NULL;

  if (device == NULL)
    return NULL;
  srp = vst_practice_srp_load (call, "DEVICE_PASSWORD_VERIFIER", sign_in->place.client, block);
  if (srp != NULL)
    vst_practice_srp_use (call, srp);
  if (srp == NULL || srp->user != sign_in->user->id || g_strcmp0 (srp->device, device->key) != 0
      || !vst_practice_srp_check (call, srp, device->group, device->key))
    {
      vst_practice_refuse_password (error);
      return NULL;
    }
  g_free (sign_in->device);
  sign_in->device = g_strdup (device->key);
  return vst_practice_answer_tokens (call, sign_in, error);
}
