#include "practice-device.h"

#define NO_DEVICE                                                                                  \
  {                                                                                                \
    NULL, NULL, NULL, NULL                                                                         \
  }

static void
test_metadata (Fixture *self, gconstpointer unused)
{
  g_autofree char *access G_GNUC_UNUSED = fixture_make_signed_in (self, "alice");
  g_auto (Device) device = NO_DEVICE;

  fixture_take_device (self, &device);
  g_assert_true (g_str_has_prefix (device.key, "us-east-1_"));
  g_assert_true (g_uuid_string_is_valid (device.key + strlen ("us-east-1_")));
  g_assert_cmpuint (strlen (device.group), ==, 9);
}

static void
test_confirm (Fixture *self, gconstpointer unused)
{
  g_auto (Device) device = NO_DEVICE;
  g_autofree char *access = fixture_make_device (self, "alice", &device);

  g_assert_false (json_object_get_boolean_member (self->answer, "UserConfirmationNecessary"));
  fixture_confirm_device (self, access, &device);
  fixture_assert_fault (self, "InvalidParameterException", "Invalid device key given.");
}

/* A device belongs to the very sign-in that it was issued to. */
static void
test_confirm_foreign (Fixture *self, gconstpointer unused)
{
  g_autofree char *first = fixture_make_signed_in (self, "alice");
  g_auto (Device) device = NO_DEVICE;
  g_autofree char *second = NULL;

  fixture_take_device (self, &device);
  second = fixture_make_signed_in (self, "bob");
  fixture_confirm_device (self, second, &device);
  fixture_assert_fault (self, "InvalidParameterException", "Invalid device key given.");
  fixture_call (self, "ConfirmDevice",
                "{\"AccessToken\":\"%s\",\"DeviceKey\":\"%s\",\"DeviceSecretVerifierConfig\":"
                "{\"PasswordVerifier\":\"\",\"Salt\":\"AAA=\"}}",
                first, device.key);
  fixture_assert_fault (self, "InvalidParameterException",
                        "Invalid device secret verifier config given.");
  fixture_confirm_device (self, first, &device);
  fixture_assert_ok (self);
}

static void
test_log_in (Fixture *self, gconstpointer unused)
{
  g_auto (Device) device = NO_DEVICE;
  g_autofree char *access G_GNUC_UNUSED = fixture_make_device (self, "alice", &device);
  JsonObject *result;

  for (int i = 0; i < 2; i++)
    {
      fixture_log_in_from (self, "alice", device.key);
      fixture_prove_device (self, "alice", &device);
      fixture_assert_ok (self);
      result = json_object_get_object_member (self->answer, "AuthenticationResult");
      g_assert_false (json_object_has_member (result, "NewDeviceMetadata"));
    }
}

static void
test_wrong_device_password (Fixture *self, gconstpointer unused)
{
  g_auto (Device) device = NO_DEVICE;
  g_autofree char *access G_GNUC_UNUSED = fixture_make_device (self, "alice", &device);

  vst_secret_unref (device.password);
  device.password = vst_secret_new_text ("a random device passwore");
  fixture_log_in_from (self, "alice", device.key);
  fixture_prove_device (self, "alice", &device);
  fixture_assert_fault (self, "NotAuthorizedException", "Incorrect username or password.");
}

/* Some clients send no session to DEVICE_SRP_AUTH; without the password that is no way in. */
static void
test_without_session (Fixture *self, gconstpointer unused)
{
  g_auto (Device) device = NO_DEVICE;
  g_autofree char *access G_GNUC_UNUSED = fixture_make_device (self, "alice", &device);
  g_auto (Srp) srp = { NULL, NULL };
  g_autofree char *begin = NULL;

  srp_begin (&srp);
  begin = g_strdup_printf (",\"DEVICE_KEY\":\"%s\",\"SRP_A\":\"%s\"", device.key, srp.a_public);
  fixture_respond_freely (self, "DEVICE_SRP_AUTH", "alice", begin);
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid session for the user.");
  fixture_log_in_from (self, "alice", device.key);
  fixture_respond_freely (self, "DEVICE_SRP_AUTH", "alice", begin);
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "DEVICE_PASSWORD_VERIFIER");
  fixture_respond_freely (self, "DEVICE_SRP_AUTH", "alice", begin);
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid session for the user.");
}

static void
test_not_confirmed (Fixture *self, gconstpointer unused)
{
  g_autofree char *access = fixture_make_signed_in (self, "alice");
  g_autofree char *token = g_strdup (fixture_get_token (self, "RefreshToken"));
  g_auto (Device) device = NO_DEVICE;

  fixture_take_device (self, &device);
  fixture_refresh (self, "REFRESH_TOKEN_AUTH", token, device.key);
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid Refresh Token");
  fixture_log_in_from (self, "alice", device.key);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "SOFTWARE_TOKEN_MFA");
  fixture_confirm_device (self, access, &device);
  fixture_refresh (self, "REFRESH_TOKEN_AUTH", token, device.key);
  fixture_assert_ok (self);
  fixture_refresh (self, "REFRESH_TOKEN_AUTH", token, "us-east-1_abc");
  fixture_assert_fault (self, "NotAuthorizedException", "Invalid Refresh Token");
}

static void
test_status (Fixture *self, gconstpointer unused)
{
  g_auto (Device) device = NO_DEVICE;
  g_autofree char *access = fixture_make_device (self, "alice", &device);

  fixture_call (self, "UpdateDeviceStatus",
                "{\"AccessToken\":\"%s\",\"DeviceKey\":\"%s\","
                "\"DeviceRememberedStatus\":\"not_remembered\"}",
                access, device.key);
  fixture_assert_ok (self);
  fixture_log_in_from (self, "alice", device.key);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "SOFTWARE_TOKEN_MFA");
  fixture_call_signed (self, "AdminUpdateDeviceStatus",
                       "{\"UserPoolId\":\"%s\",\"Username\":\"alice\",\"DeviceKey\":\"%s\","
                       "\"DeviceRememberedStatus\":\"remembered\"}",
                       fixture_pool (self), device.key);
  fixture_assert_ok (self);
  fixture_log_in_from (self, "alice", device.key);
  fixture_prove_device (self, "alice", &device);
  fixture_assert_ok (self);
}

static void
assert_devices (Fixture *self, guint count)
{
  fixture_assert_ok (self);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (self->answer, "Devices")),
                    ==, count);
}

static void
test_list (Fixture *self, gconstpointer unused)
{
  g_auto (Device) device = NO_DEVICE;
  g_autofree char *access = fixture_make_device (self, "alice", &device);
  JsonObject *described;

  fixture_call (self, "GetDevice", "{\"AccessToken\":\"%s\",\"DeviceKey\":\"%s\"}", access,
                device.key);
  fixture_assert_ok (self);
  described = json_object_get_object_member (self->answer, "Device");
  g_assert_cmpstr (json_object_get_string_member (described, "DeviceKey"), ==, device.key);
  fixture_call (self, "ListDevices", "{\"AccessToken\":\"%s\"}", access);
  assert_devices (self, 1);
  fixture_call_signed (self, "AdminListDevices", "{\"UserPoolId\":\"%s\",\"Username\":\"alice\"}",
                       fixture_pool (self));
  assert_devices (self, 1);
  fixture_call (self, "ListDevices", "{\"AccessToken\":\"%s\",\"PaginationToken\":\"x\"}", access);
  fixture_assert_fault (self, "InvalidParameterException", "Paging Marker is Invalid for Request");
}

static void
test_forget (Fixture *self, gconstpointer unused)
{
  g_auto (Device) device = NO_DEVICE;
  g_autofree char *access = fixture_make_device (self, "alice", &device);

  fixture_call (self, "ForgetDevice", "{\"AccessToken\":\"%s\",\"DeviceKey\":\"%s\"}", access,
                device.key);
  fixture_assert_ok (self);
  fixture_log_in_from (self, "alice", device.key);
  fixture_assert_fault (self, "ResourceNotFoundException", "Device does not exist.");
  fixture_call (self, "GetDevice", "{\"AccessToken\":\"%s\",\"DeviceKey\":\"%s\"}", access,
                device.key);
  fixture_assert_fault (self, "ResourceNotFoundException", "Device does not exist.");
  fixture_call (self, "ListDevices", "{\"AccessToken\":\"%s\"}", access);
  assert_devices (self, 0);
}

/* Who does not know the password learns nothing about devices. */
static void
test_wrong_password_first (Fixture *self, gconstpointer unused)
{
  fixture_make_user (self, "alice");
  fixture_call (self, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":"
                "{\"USERNAME\":\"alice\",\"PASSWORD\":\"Wrong-7-door\","
                "\"DEVICE_KEY\":\"us-east-1_abc\"}}",
                fixture_client (self));
  fixture_assert_fault (self, "NotAuthorizedException", "Incorrect username or password.");
}

#define ADD(name, test)                                                                            \
  g_test_add ("/practice/devices/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("metadata", test_metadata);
  ADD ("confirm", test_confirm);
  ADD ("confirm-foreign", test_confirm_foreign);
  ADD ("log-in", test_log_in);
  ADD ("wrong-device-password", test_wrong_device_password);
  ADD ("without-session", test_without_session);
  ADD ("not-confirmed", test_not_confirmed);
  ADD ("status", test_status);
  ADD ("list", test_list);
  ADD ("forget", test_forget);
  ADD ("wrong-password-first", test_wrong_password_first);
  return g_test_run ();
}
