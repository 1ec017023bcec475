#include "flow/vst-device-store.h"

#include "device-store-calls.h"

/* No session bus: there is nobody to keep anything. */

static VstDeviceStore *
start (gconstpointer with_keyring)
{
  g_autoptr (VstKeyring) keyring = with_keyring != NULL ? vst_keyring_new () : NULL;

  return vst_device_store_new (keyring);
}

static void
keep (VstDeviceStore *store,
      const VstDevicePlace *place,
      const char *user_name,
      const char *device_key)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (keep_device (store, place, user_name, device_key, &error));
  g_assert_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_MISSING);
}

static void
test_lasts_as_long_as_the_store (gconstpointer data)
{
  const VstDevicePlace typed = { "saved", POOL, "Ann@example.com" };
  const VstDevicePlace own = { "saved", POOL, "ANN" };
  g_autoptr (VstDeviceStore) store = start (data);
  g_autoptr (VstDeviceStore) later = start (data);
  g_autoptr (VstTrustedDevice) device = NULL;

  assert_device (store, &typed, NULL);
  keep (store, &typed, "ann", "key-1");

  device = find_device (store, &typed);
  g_assert_nonnull (device);
  g_assert_false (device->kept);
  g_assert_cmpstr (vst_secret_get_text (device->password), ==, DEVICE_PASSWORD);
  assert_device (store, &own, "key-1");
  assert_device (later, &own, NULL);
}

static void
test_newest_only (gconstpointer data)
{
  const VstDevicePlace first = { "saved", POOL, "ann@example.org" };
  const VstDevicePlace typed = { "saved", POOL, "ann@example.com" };
  const VstDevicePlace own = { "saved", POOL, "ann" };
  g_autoptr (VstDeviceStore) store = start (data);

  keep (store, &first, "ann", "key-1");
  keep (store, &typed, "ann", "key-2");
  assert_device (store, &typed, "key-2");
  assert_device (store, &own, "key-2");
  forget_device (store, &own);
  assert_device (store, &typed, NULL);
}

static void
test_other_places (gconstpointer data)
{
  const VstDevicePlace place = { "saved", POOL, "ann" };
  const VstDevicePlace other_user = { "saved", POOL, "bob" };
  const VstDevicePlace other_pool = { "saved", "eu-west-1_dEf", "ann" };
  const VstDevicePlace other_owner = { "another", POOL, "ann" };
  g_autoptr (VstDeviceStore) store = start (data);

  keep (store, &place, "ann", "key-1");
  assert_device (store, &other_user, NULL);
  assert_device (store, &other_pool, NULL);
  assert_device (store, &other_owner, NULL);
  forget_device (store, &other_user);
  forget_device (store, &other_pool);
  assert_device (store, &place, "key-1");
}

static void
test_forget_by_either_name (gconstpointer data)
{
  const VstDevicePlace typed = { "saved", POOL, "Ann@example.com" };
  const VstDevicePlace own = { "saved", POOL, "ann" };
  const VstDevicePlace *const names[] = { &typed, &own };
  g_autoptr (VstDeviceStore) store = start (data);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      keep (store, &typed, "ann", "key-1");
      forget_device (store, names[i]);
      assert_device (store, &typed, NULL);
      assert_device (store, &own, NULL);
    }
  forget_device (store, &typed);
}

static void
add_tests (const char *group, gconstpointer with_keyring)
{
  static const struct
  {
    const char *name;
    GTestDataFunc function;
  } tests[] = {
    { "lasts-as-long-as-the-store", test_lasts_as_long_as_the_store },
    { "newest-only", test_newest_only },
    { "other-places", test_other_places },
    { "forget-by-either-name", test_forget_by_either_name },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/device-store/", group, "/", tests[i].name, NULL);

      g_test_add_data_func (path, with_keyring, tests[i].function);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_unsetenv ("SECRET_BACKEND");
  g_test_init (&argc, &argv, NULL);

  add_tests ("none", NULL);
  add_tests ("missing", "with a keyring that is not there");

  return g_test_run ();
}
