#include "flow/vst-device-store.h"

#include <string.h>

#include "device-store-calls.h"
#include "test-file-keyring.h"

/* Each as after another start of the application. */
static VstDeviceStore *
start (void)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();

  return vst_device_store_new (keyring);
}

static void
keep (const VstDevicePlace *place, const char *user_name, const char *device_key)
{
  g_autoptr (VstDeviceStore) store = start ();
  g_autoptr (GError) error = NULL;

  g_assert_true (keep_device (store, place, user_name, device_key, &error));
  g_assert_no_error (error);
}

static void
assert_kept (const VstDevicePlace *place, const char *device_key)
{
  g_autoptr (VstDeviceStore) store = start ();

  assert_device (store, place, device_key);
}

static void
forget (const VstDevicePlace *place)
{
  g_autoptr (VstDeviceStore) store = start ();

  forget_device (store, place);
}

static void
test_comes_back (void)
{
  const VstDevicePlace place = { "comes-back", POOL, "ann" };
  g_autoptr (VstDeviceStore) store = start ();
  g_autoptr (VstTrustedDevice) device = NULL;

  assert_kept (&place, NULL);
  keep (&place, "ann", "key-1");

  device = find_device (store, &place);
  g_assert_nonnull (device);
  g_assert_cmpstr (device->user_name, ==, "ann");
  g_assert_cmpstr (device->device_key, ==, "key-1");
  g_assert_cmpstr (device->group_key, ==, "-group");
  g_assert_cmpstr (vst_secret_get_text (device->password), ==, DEVICE_PASSWORD);
  g_assert_true (device->kept);
}

/* What the keyring has is the keyring's to say. */
static void
test_memory_lets_go (void)
{
  const VstDevicePlace place = { "lets-go", POOL, "ann" };
  g_autoptr (VstDeviceStore) store = start ();
  g_autoptr (VstTrustedDevice) device = NULL;

  g_assert_true (keep_device (store, &place, "ann", "key-1", NULL));
  device = find_device (store, &place);
  g_assert_nonnull (device);
  g_assert_true (device->kept);
  forget (&place); /* by another window */

  assert_device (store, &place, NULL);
}

static void
test_case (void)
{
  const VstDevicePlace place = { "case", POOL, "Ann.Müller" };
  const VstDevicePlace shouted = { "case", POOL, "ANN.MÜLLER" };

  keep (&place, "ann.müller", "key-1");

  assert_kept (&place, "key-1");
  assert_kept (&shouted, "key-1");
}

static void
test_both_names (void)
{
  const VstDevicePlace typed = { "both-names", POOL, "Ann@example.com" };
  const VstDevicePlace own = { "both-names", POOL, "0a1b2c3d-1111-4222-8333-444455556666" };

  keep (&typed, own.user_name, "key-1");

  assert_kept (&typed, "key-1");
  assert_kept (&own, "key-1");
}

static void
test_newest_only (void)
{
  const VstDevicePlace typed = { "newest-only", POOL, "ann@example.com" };
  const VstDevicePlace own = { "newest-only", POOL, "ann" };

  keep (&typed, "ann", "key-1");
  keep (&own, "ann", "key-2");

  assert_kept (&typed, "key-2");
  assert_kept (&own, "key-2");
}

static void
test_other_places (void)
{
  const VstDevicePlace place = { "other-places", POOL, "ann" };
  const VstDevicePlace other_user = { "other-places", POOL, "bob" };
  const VstDevicePlace other_pool = { "other-places", "eu-west-1_dEf", "ann" };
  const VstDevicePlace other_owner = { "another", POOL, "ann" };

  keep (&place, "ann", "key-1");

  assert_kept (&other_user, NULL);
  assert_kept (&other_pool, NULL);
  assert_kept (&other_owner, NULL);
}

static void
test_forget_by_either_name (void)
{
  const VstDevicePlace typed = { "forget", POOL, "Ann@example.com" };
  const VstDevicePlace own = { "forget", POOL, "ann" };
  const VstDevicePlace *const names[] = { &typed, &own };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      keep (&typed, "ann", "key-1");
      forget (names[i]);
      assert_kept (&typed, NULL);
      assert_kept (&own, NULL);
    }
  forget (&typed); /* nothing there is no error */
}

static void
test_goes_with_the_saved_pool (void)
{
  const VstDevicePlace place = { "goes", POOL, "ann@example.com" };
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;

  keep (&place, "ann", "key-1");
  vst_keyring_forget_async (keyring, "goes", NULL, NULL, on_async_done, &result);
  g_assert_true (vst_keyring_forget_finish (keyring, wait_for_result (&result), NULL));

  assert_kept (&place, NULL);
}

/* Nobody waits for one to end before the other begins. */
static void
test_forget_then_keep (void)
{
  const VstDevicePlace place = { "forget-keep", POOL, "ann@example.com" };
  g_autoptr (VstDeviceStore) store = start ();
  g_autoptr (GAsyncResult) forgotten = NULL;

  keep (&place, "ann", "key-1");
  vst_device_store_forget_async (store, &place, NULL, on_async_done, &forgotten);
  g_assert_true (keep_device (store, &place, "ann", "key-2", NULL));
  wait_for_result (&forgotten);

  assert_kept (&place, "key-2");
}

static void
test_keep_then_forget (void)
{
  const VstDevicePlace place = { "keep-forget", POOL, "ann@example.com" };
  g_autoptr (VstDeviceStore) store = start ();
  g_autoptr (VstTrustedDevice) device = make_device ("ann", "key-1");
  g_autoptr (GAsyncResult) kept = NULL;

  vst_device_store_keep_async (store, &place, device, NULL, on_async_done, &kept);
  forget_device (store, &place);
  wait_for_result (&kept);

  assert_device (store, &place, NULL);
  assert_kept (&place, NULL);
}

/* An item that somebody has edited is no device. */
static void
test_mangled (void)
{
  const VstDevicePlace place = { "mangled", POOL, "ann" };
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstSecret) garbage = vst_secret_new_text ("3:ann,99:x,");
  g_autoptr (GAsyncResult) result = NULL;

  vst_keyring_store_async (keyring, "mangled", VST_KEYRING_KIND_DEVICE "/" POOL "/ann", "Test",
                           garbage, NULL, on_async_done, &result);
  g_assert_true (vst_keyring_store_finish (keyring, wait_for_result (&result), NULL));

  assert_kept (&place, NULL);
}

static void
test_cancelled_look_up (void)
{
  const VstDevicePlace place = { "cancelled", POOL, "ann" };
  g_autoptr (VstDeviceStore) store = start ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  keep (&place, "ann", "key-1");
  vst_device_store_look_up_async (store, &place, cancellable, on_async_done, &result);
  g_cancellable_cancel (cancellable);

  g_assert_null (vst_device_store_look_up_finish (store, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The device is the pool's by now: what proves it must not get lost. */
static void
test_cancelled_keep_stays_in_memory (void)
{
  const VstDevicePlace place = { "cancelled-keep", POOL, "ann" };
  g_autoptr (VstDeviceStore) store = start ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (VstTrustedDevice) device = make_device ("ann", "key-1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  vst_device_store_keep_async (store, &place, device, cancellable, on_async_done, &result);

  g_assert_false (vst_device_store_keep_finish (store, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_device (store, &place, "key-1");
}

/* There are those of the test keyring only. */
static void
test_no_secret_in_a_file (gconstpointer data)
{
  const VstDevicePlace place = { "file", POOL, "ann" };
  const char *folder = data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint files = 0;

  keep (&place, "ann", "key-1");
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &content, &size, NULL));
      g_assert_null (memmem (content, size, DEVICE_PASSWORD, strlen (DEVICE_PASSWORD)));
      files++;
    }
  g_assert_cmpuint (files, >, 0);
}

static void
add_tests (const char *folder)
{
  g_test_add_func ("/flow/device-store/comes-back", test_comes_back);
  g_test_add_func ("/flow/device-store/memory-lets-go", test_memory_lets_go);
  g_test_add_func ("/flow/device-store/case", test_case);
  g_test_add_func ("/flow/device-store/both-names", test_both_names);
  g_test_add_func ("/flow/device-store/newest-only", test_newest_only);
  g_test_add_func ("/flow/device-store/other-places", test_other_places);
  g_test_add_func ("/flow/device-store/forget-by-either-name", test_forget_by_either_name);
  g_test_add_func ("/flow/device-store/forget-then-keep", test_forget_then_keep);
  g_test_add_func ("/flow/device-store/keep-then-forget", test_keep_then_forget);
  g_test_add_func ("/flow/device-store/goes-with-the-saved-pool", test_goes_with_the_saved_pool);
  g_test_add_func ("/flow/device-store/mangled", test_mangled);
  g_test_add_func ("/flow/device-store/cancelled-look-up", test_cancelled_look_up);
  g_test_add_func ("/flow/device-store/cancelled-keep-stays-in-memory",
                   test_cancelled_keep_stays_in_memory);
  g_test_add_data_func ("/flow/device-store/no-secret-in-a-file", folder, test_no_secret_in_a_file);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int status;

  g_test_init (&argc, &argv, NULL);
  add_tests (folder);
  status = g_test_run ();
  remove_folder (folder);

  return status;
}
