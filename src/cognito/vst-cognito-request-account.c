#include "cognito/vst-cognito-request.h"

#include "cognito/vst-request-writer.h"

/* What a person does to an account of their own: passwords, codes, devices. */

JsonNode *
vst_cognito_request_forgot_password (const VstPool *pool, const char *user_name)
{
  return vst_request_wrap (vst_request_new_for_client (pool, user_name));
}

JsonNode *
vst_cognito_request_confirm_forgot_password (const VstPool *pool,
                                             const char *user_name,
                                             const char *code,
                                             const VstSecret *password)
{
  JsonObject *request = vst_request_new_for_client (pool, user_name);

  vst_request_add_text (request, "ConfirmationCode", code);
  vst_request_add_secret (request, "Password", password);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_change_password (const VstSecret *access_token,
                                     const VstSecret *previous,
                                     const VstSecret *proposed)
{
  JsonObject *request = vst_request_new_with_token (access_token);

  vst_request_add_secret (request, "PreviousPassword", previous);
  vst_request_add_secret (request, "ProposedPassword", proposed);
  return vst_request_wrap (request);
}

static void
add_mfa_setting (JsonObject *request, const char *name, VstMfaSetting setting)
{
  JsonObject *settings;

  if (setting == VST_MFA_UNCHANGED)
    return;
  settings = json_object_new ();
  json_object_set_boolean_member (settings, "Enabled", setting != VST_MFA_OFF);
  json_object_set_boolean_member (settings, "PreferredMfa", setting == VST_MFA_PREFERRED);
  json_object_set_object_member (request, name, settings);
}

JsonNode *
vst_cognito_request_set_mfa (const VstSecret *access_token, const VstMfaPreference *preference)
{
  JsonObject *request = vst_request_new_with_token (access_token);

  add_mfa_setting (request, "SMSMfaSettings", preference->sms);
  add_mfa_setting (request, "SoftwareTokenMfaSettings", preference->totp);
  add_mfa_setting (request, "EmailMfaSettings", preference->email);
  return vst_request_wrap (request);
}

static JsonObject *
new_device_request (const VstSecret *access_token, const char *device_key)
{
  JsonObject *request = vst_request_new_with_token (access_token);

  vst_request_add_text (request, "DeviceKey", device_key);
  return request;
}

JsonNode *
vst_cognito_request_confirm_device (const VstSecret *access_token,
                                    const VstDeviceVerifier *verifier,
                                    const char *device_name)
{
  JsonObject *request = new_device_request (access_token, verifier->device_key);
  JsonObject *config = json_object_new ();

  vst_request_add_secret (config, "PasswordVerifier", verifier->verifier);
  vst_request_add_text (config, "Salt", verifier->salt);
  json_object_set_object_member (request, "DeviceSecretVerifierConfig", config);
  if (device_name != NULL && *device_name != '\0')
    vst_request_add_text (request, "DeviceName", device_name);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_set_device_status (const VstSecret *access_token,
                                       const char *device_key,
                                       gboolean remembered)
{
  JsonObject *request = new_device_request (access_token, device_key);

  vst_request_add_text (request, "DeviceRememberedStatus",
                        remembered ? "remembered" : "not_remembered");
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_list_devices (const VstSecret *access_token,
                                  guint limit,
                                  const char *page_token)
{
  JsonObject *request = vst_request_new_with_token (access_token);

  vst_request_add_count (request, "Limit", limit);
  vst_request_add_text (request, "PaginationToken", page_token);
  return vst_request_wrap (request);
}

JsonNode *
vst_cognito_request_forget_device (const VstSecret *access_token, const char *device_key)
{
  return vst_request_wrap (new_device_request (access_token, device_key));
}
