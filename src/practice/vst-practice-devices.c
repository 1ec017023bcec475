#include <string.h>

#include "crypto/vst-srp.h"
#include "practice/vst-practice-device.h"
#include "practice/vst-practice-marker.h"
#include "practice/vst-practice-operations.h"
#include "practice/vst-practice-rules.h"
#include "practice/vst-practice-tokens.h"

#define LARGEST_PAGE 60

static VstPracticeUser *
load_owner (VstPracticeCall *call, GError **error)
{
  const char *token = vst_practice_json_get_text (call->input, "AccessToken");

  if (token != NULL)
    return vst_practice_tokens_check_access (call, token, error);
  vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "Invalid Access Token");
  return NULL;
}

static VstPracticeUser *
load_named (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUserPool) pool = NULL;
  VstPracticeUser *user = NULL;

  return vst_practice_find_pool_user (call, &pool, &user, error) ? user : NULL;
}

static VstPracticeDevice *
load_device (VstPracticeCall *call, const VstPracticeUser *user, GError **error)
{
  const char *key = vst_practice_json_get_text (call->input, "DeviceKey");
  VstPracticeDevice *device = vst_practice_device_load (call->store, user, key);

  if (device == NULL)
    vst_practice_fail (error, VST_PRACTICE_FAULT_RESOURCE_NOT_FOUND, "Device does not exist.");
  return device;
}

/* A number in base64 as clients send it. */
static GBytes *
read_number (JsonObject *config, const char *name)
{
  const char *text = vst_practice_json_get_text (config, name);
  gsize size = 0;
  guchar *data = g_base64_decode (text != NULL ? text : "", &size);

  return g_bytes_new_take (data, size);
}

static gboolean
read_verifier (VstPracticeCall *call, VstPracticeDevice *device, GError **error)
{
  JsonObject *config = vst_practice_json_get_object (call->input, "DeviceSecretVerifierConfig");
  g_autoptr (GBytes) salt = read_number (config, "Salt");
  g_autoptr (GBytes) verifier = read_number (config, "PasswordVerifier");
  g_autoptr (VstSecret) trial = vst_secret_new ("\1", 1);
  g_autofree char *b_public = NULL;

  if (g_bytes_get_size (salt) > 0)
    device->salt = vst_srp_number_to_hex (g_bytes_get_data (salt, NULL), g_bytes_get_size (salt));
  if (g_bytes_get_size (verifier) > 0)
    device->verifier =
        vst_secret_new (g_bytes_get_data (verifier, NULL), g_bytes_get_size (verifier));
  if (device->verifier != NULL)
    b_public = vst_srp_server_get_public (device->verifier, trial);
  if (device->salt == NULL || b_public == NULL)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                              "Invalid device secret verifier config given.");
  return TRUE;
}

JsonObject *
vst_practice_confirm_device (VstPracticeCall *call, GError **error)
{
  const char *key = vst_practice_json_get_text (call->input, "DeviceKey");
  const char *token = vst_practice_json_get_text (call->input, "AccessToken");
  g_auto (VstPracticeBearer) bearer = { NULL, NULL, NULL };
  g_autoptr (VstPracticeUserPool) pool = NULL;
  g_autoptr (VstPracticeDevice) device = NULL;
  gboolean ask;
  JsonObject *answer;

  if (!vst_practice_tokens_check_bearer (call, token, &bearer, error))
    return NULL;
  pool = vst_practice_user_pool_load (call->store, bearer.user->pool);
  if (g_strcmp0 (key, bearer.device) == 0)
    device = vst_practice_device_load (call->store, bearer.user, key);
  if (device == NULL || device->verifier != NULL)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "Invalid device key given.");
      return NULL;
    }
  if (!read_verifier (call, device, error))
    return NULL;
  ask = vst_practice_user_pool_get_device_rule (pool, "DeviceOnlyRememberedOnUserPrompt");
  device->name = g_strdup (vst_practice_json_get_text (call->input, "DeviceName"));
  device->remembered = !ask;
  device->modified = call->now;
  vst_practice_device_save (call->store, device);
  answer = json_object_new ();
  json_object_set_boolean_member (answer, "UserConfirmationNecessary", ask);
  return answer;
}

static JsonObject *
update_status (VstPracticeCall *call, VstPracticeUser *user, GError **error)
{
  const char *status = vst_practice_json_get_text (call->input, "DeviceRememberedStatus");
  g_autoptr (VstPracticeDevice) device = NULL;

  if (user == NULL)
    return NULL;
  device = load_device (call, user, error);
  if (device == NULL)
    return NULL;
  if (status != NULL && device->verifier == NULL)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "Device is not confirmed.");
      return NULL;
    }
  if (status != NULL)
    device->remembered = g_str_equal (status, "remembered");
  device->modified = call->now;
  vst_practice_device_save (call->store, device);
  return json_object_new ();
}

static JsonObject *
get_device (VstPracticeCall *call, VstPracticeUser *user, GError **error)
{
  g_autoptr (VstPracticeDevice) device = NULL;
  JsonObject *answer;

  if (user == NULL)
    return NULL;
  device = load_device (call, user, error);
  if (device == NULL)
    return NULL;
  answer = json_object_new ();
  json_object_set_object_member (answer, "Device", vst_practice_device_describe (device));
  return answer;
}

static JsonObject *
forget_device (VstPracticeCall *call, VstPracticeUser *user, GError **error)
{
  g_autoptr (VstPracticeDevice) device = NULL;

  if (user == NULL)
    return NULL;
  device = load_device (call, user, error);
  if (device == NULL)
    return NULL;
  vst_practice_device_delete (call->store, device);
  return json_object_new ();
}

/* Fills @devices from the one after @position on; %TRUE if more follow the new @position. */
static gboolean
list_page (VstPracticeCall *call, const VstPracticeUser *user, char **position, JsonArray *devices)
{
  gint64 limit = vst_practice_json_get_int (call->input, "Limit", 0);

  while (TRUE)
    {
      g_autoptr (VstPracticeDevice) device =
          vst_practice_device_load_next (call->store, user, *position);

      if (device == NULL)
        return FALSE;
      if (json_array_get_length (devices) == (limit == 0 ? LARGEST_PAGE : limit))
        return TRUE;
      json_array_add_object_element (devices, vst_practice_device_describe (device));
      g_free (*position);
      *position = g_strdup (device->key);
    }
}

static JsonObject *
list_devices (VstPracticeCall *call, VstPracticeUser *user, GError **error)
{
  const VstPracticeAccount *account = call->service->account;
  const char *marker = vst_practice_json_get_text (call->input, "PaginationToken");
  g_autofree char *scope = NULL;
  g_autofree char *position = NULL;
  JsonObject *answer;
  JsonArray *devices;

  if (user == NULL)
    return NULL;
  scope = g_strjoin ("\n", "ListDevices", user->sub, NULL);
  position =
      marker != NULL ? vst_practice_marker_read (account, scope, marker, call->now) : g_strdup ("");
  if (position == NULL)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                         "Paging Marker is Invalid for Request");
      return NULL;
    }
  answer = json_object_new ();
  devices = json_array_new ();
  json_object_set_array_member (answer, "Devices", devices);
  if (list_page (call, user, &position, devices))
    {
      g_autofree char *next = vst_practice_marker_make (account, scope, position, call->now);

      json_object_set_string_member (answer, "PaginationToken", next);
    }
  return answer;
}

JsonObject *
vst_practice_update_device_status (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = load_owner (call, error);

  return update_status (call, user, error);
}

JsonObject *
vst_practice_admin_update_device_status (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = load_named (call, error);

  return update_status (call, user, error);
}

JsonObject *
vst_practice_get_device (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = load_owner (call, error);

  return get_device (call, user, error);
}

JsonObject *
vst_practice_admin_get_device (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = load_named (call, error);

  return get_device (call, user, error);
}

JsonObject *
vst_practice_forget_device (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = load_owner (call, error);

  return forget_device (call, user, error);
}

JsonObject *
vst_practice_admin_forget_device (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = load_named (call, error);

  return forget_device (call, user, error);
}

JsonObject *
vst_practice_list_devices (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = load_owner (call, error);

  return list_devices (call, user, error);
}

JsonObject *
vst_practice_admin_list_devices (VstPracticeCall *call, GError **error)
{
  g_autoptr (VstPracticeUser) user = load_named (call, error);

  return list_devices (call, user, error);
}
