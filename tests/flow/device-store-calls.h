#pragma once

#include "flow/vst-device-store.h"
#include "test-async.h"

#define POOL "eu-west-1_aBc"
#define DEVICE_PASSWORD "device-password-0123456789"

/* The calls of a device store, waited for. */

static inline VstTrustedDevice *
make_device (const char *user_name, const char *device_key)
{
  g_autoptr (VstSecret) password = vst_secret_new_text (DEVICE_PASSWORD);

  return vst_trusted_device_new (user_name, device_key, "-group", password);
}

/* For @user_name as Cognito calls the user, who typed what @place says. */
static inline gboolean
keep_device (VstDeviceStore *store,
             const VstDevicePlace *place,
             const char *user_name,
             const char *device_key,
             GError **error)
{
  g_autoptr (VstTrustedDevice) device = make_device (user_name, device_key);
  g_autoptr (GAsyncResult) result = NULL;

  vst_device_store_keep_async (store, place, device, NULL, on_async_done, &result);
  return vst_device_store_keep_finish (store, wait_for_result (&result), error);
}

static inline VstTrustedDevice *
find_device (VstDeviceStore *store, const VstDevicePlace *place)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VstTrustedDevice *device;

  vst_device_store_look_up_async (store, place, NULL, on_async_done, &result);
  device = vst_device_store_look_up_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
  return device;
}

/* @device_key %NULL: none is to be found. */
static inline void
assert_device (VstDeviceStore *store, const VstDevicePlace *place, const char *device_key)
{
  g_autoptr (VstTrustedDevice) device = find_device (store, place);

  g_assert_cmpstr (device != NULL ? device->device_key : NULL, ==, device_key);
}

static inline void
forget_device (VstDeviceStore *store, const VstDevicePlace *place)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vst_device_store_forget_async (store, place, NULL, on_async_done, &result);
  g_assert_true (vst_device_store_forget_finish (store, wait_for_result (&result), &error));
  g_assert_no_error (error);
}
