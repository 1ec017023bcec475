#include <string.h>

#include "practice/vst-practice-device.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

#define DAY (24 * 60 * 60)

gint64
vst_practice_session_lifetime (VstPracticeCall *call, const VstPracticeAppClient *client)
{
  gint64 lifetime = call->service->session_seconds;

  return lifetime != 0 ? lifetime : vst_practice_app_client_get_session_lifetime (client);
}

char *
vst_practice_new_session (VstPracticeCall *call,
                          const VstPracticeAppClient *client,
                          const VstPracticeUser *user,
                          const char *challenge,
                          const char *stage,
                          const char *device)
{
  return vst_practice_session_issue (call->store, user, client->id, challenge, stage, device,
                                     call->now,
                                     call->now + vst_practice_session_lifetime (call, client));
}

VstPracticeSession *
vst_practice_load_session (VstPracticeCall *call, const char *text, GError **error)
{
  gboolean expired = call->service->troubles.values[VST_PRACTICE_TROUBLE_EXPIRE_SESSIONS] != 0;

  return vst_practice_session_load (call->store, text, expired ? G_MAXINT64 : call->now, error);
}

JsonObject *
vst_practice_answer_challenge (VstPracticeCall *call,
                               const VstPracticeSignIn *sign_in,
                               const char *challenge,
                               const char *stage,
                               JsonObject *parameters)
{
  g_auto (VstWipedText) session = vst_practice_new_session (
      call, sign_in->place.client, sign_in->user, challenge, stage, sign_in->device);
  JsonObject *answer = json_object_new ();

  json_object_set_string_member (answer, "ChallengeName", challenge);
  json_object_set_string_member (answer, "Session", session);
  json_object_set_object_member (answer, "ChallengeParameters", parameters);
  return answer;
}

JsonObject *
vst_practice_wrap_result (JsonObject *result)
{
  JsonObject *answer;

  if (result == NULL)
    return NULL;
  answer = json_object_new ();
  json_object_set_object_member (answer, "ChallengeParameters", json_object_new ());
  json_object_set_object_member (answer, "AuthenticationResult", result);
  return answer;
}

JsonObject *
vst_practice_answer_tokens (VstPracticeCall *call, const VstPracticeSignIn *sign_in, GError **error)
{
  return vst_practice_wrap_result (vst_practice_tokens_issue (call, sign_in, error));
}

/* ["userAttributes.NAME", …] of those that the pool requires and the user has not. */
static char *
list_missing (VstPracticeCall *call, const VstPracticeSignIn *sign_in)
{
  JsonArray *schema =
      vst_practice_json_get_array (sign_in->place.pool->settings, "SchemaAttributes");
  GString *list = g_string_new ("[");

  for (guint i = 0; schema != NULL && i < json_array_get_length (schema); i++)
    {
      JsonObject *attribute = json_array_get_object_element (schema, i);
      const char *name = vst_practice_json_get_text (attribute, "Name");
      g_autofree char *value = vst_practice_user_dup_attribute (call->store, sign_in->user, name);

      if (vst_practice_json_get_boolean (attribute, "Required", FALSE) && value == NULL
          && !g_str_equal (name, "sub"))
        g_string_append_printf (list, "%s\"userAttributes.%s\"", list->len > 1 ? "," : "", name);
    }
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

static char *
list_present (VstPracticeCall *call, const VstPracticeUser *user)
{
  g_autoptr (JsonArray) attributes = vst_practice_user_list_attributes (call->store, user);
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < json_array_get_length (attributes); i++)
    {
      JsonObject *attribute = json_array_get_object_element (attributes, i);
      const char *name = vst_practice_json_get_text (attribute, "Name");

      if (!g_str_equal (name, "sub"))
        json_object_set_string_member (object, name,
                                       vst_practice_json_get_text (attribute, "Value"));
    }
  return vst_practice_json_to_text (object);
}

static JsonObject *
ask_new_password (VstPracticeCall *call, const VstPracticeSignIn *sign_in, GError **error)
{
  JsonObject *policy = vst_practice_user_pool_get_password_policy (sign_in->place.pool);
  gint64 days = vst_practice_json_get_int (policy, "TemporaryPasswordValidityDays", 7);
  g_autofree char *missing = list_missing (call, sign_in);
  g_autofree char *present = list_present (call, sign_in->user);
  JsonObject *parameters;

  if (call->now >= sign_in->user->password_set + days * DAY)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED,
                         "Temporary password has expired and must be reset by an administrator.");
      return NULL;
    }
  parameters = json_object_new ();
  json_object_set_string_member (parameters, "USER_ID_FOR_SRP", sign_in->user->name);
  json_object_set_string_member (parameters, "requiredAttributes", missing);
  json_object_set_string_member (parameters, "userAttributes", present);
  return vst_practice_answer_challenge (call, sign_in, "NEW_PASSWORD_REQUIRED", "", parameters);
}

JsonObject *
vst_practice_answer_password (VstPracticeCall *call, VstPracticeSignIn *sign_in, GError **error)
{
  if (!vst_practice_check_status (sign_in->user, error))
    return NULL;
  if (vst_practice_user_is (sign_in->user, "FORCE_CHANGE_PASSWORD"))
    return ask_new_password (call, sign_in, error);
  return vst_practice_answer_second (call, sign_in, error);
}

/* Whether the device of @sign_in is one that can prove itself. */
static gboolean
has_trusted_device (VstPracticeCall *call, const VstPracticeSignIn *sign_in)
{
  g_autoptr (VstPracticeDevice) device = NULL;

  if (sign_in->device == NULL || !vst_practice_user_pool_tracks_devices (sign_in->place.pool))
    return FALSE;
  device = vst_practice_device_load (call->store, sign_in->user, sign_in->device);
  return vst_practice_device_is_trusted (device);
}

static JsonObject *
ask_device (VstPracticeCall *call, const VstPracticeSignIn *sign_in)
{
  JsonObject *parameters = json_object_new ();

  json_object_set_string_member (parameters, "DEVICE_KEY", sign_in->device);
  json_object_set_string_member (parameters, "USERNAME", sign_in->user->name);
  return vst_practice_answer_challenge (call, sign_in, "DEVICE_SRP_AUTH", "", parameters);
}

static gboolean
device_replaces_code (const VstPracticeSignIn *sign_in)
{
  return vst_practice_user_pool_get_device_rule (sign_in->place.pool,
                                                 "ChallengeRequiredOnNewDevice");
}

/* A forgotten device is refused here, when the password has been proved. */
static gboolean
check_device (VstPracticeCall *call, const VstPracticeSignIn *sign_in, GError **error)
{
  g_autoptr (VstPracticeDevice) device = NULL;

  if (sign_in->device == NULL)
    return TRUE;
  device = vst_practice_device_load (call->store, sign_in->user, sign_in->device);
  return device != NULL
         || vst_practice_fail (error, VST_PRACTICE_FAULT_RESOURCE_NOT_FOUND,
                               "Device does not exist.");
}

JsonObject *
vst_practice_answer_second (VstPracticeCall *call, const VstPracticeSignIn *sign_in, GError **error)
{
  const char *factor;

  if (!check_device (call, sign_in, error))
    return NULL;
  if (device_replaces_code (sign_in) && has_trusted_device (call, sign_in))
    return ask_device (call, sign_in);
  factor = vst_practice_choose_factor (call, sign_in);
  if (factor != NULL)
    return vst_practice_answer_factor (call, sign_in, factor, "");
  return vst_practice_answer_third (call, sign_in, error);
}

JsonObject *
vst_practice_answer_third (VstPracticeCall *call, const VstPracticeSignIn *sign_in, GError **error)
{
  if (!device_replaces_code (sign_in) && has_trusted_device (call, sign_in))
    return ask_device (call, sign_in);
  return vst_practice_answer_tokens (call, sign_in, error);
}
