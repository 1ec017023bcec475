#include "flow/vst-keyring.h"

#include "test-async.h"

/* No session bus: there is nobody to ask. */

static void
test_store (void)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstSecret) secret = vst_secret_new_text ("secret");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vst_keyring_store_async (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, "Test", secret, NULL,
                           on_async_done, &result);

  g_assert_false (vst_keyring_store_finish (keyring, wait_for_result (&result), &error));
  g_assert_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_MISSING);
}

static void
test_look_up (void)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vst_keyring_look_up_async (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, NULL, on_async_done,
                             &result);

  g_assert_null (vst_keyring_look_up_finish (keyring, wait_for_result (&result), &error));
  g_assert_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_MISSING);
}

static void
test_forget (void)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vst_keyring_forget_async (keyring, "a", NULL, NULL, on_async_done, &result);

  g_assert_false (vst_keyring_forget_finish (keyring, wait_for_result (&result), &error));
  g_assert_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_MISSING);
}

int
main (int argc, char *argv[])
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_unsetenv ("SECRET_BACKEND");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow/keyring/missing/store", test_store);
  g_test_add_func ("/flow/keyring/missing/look-up", test_look_up);
  g_test_add_func ("/flow/keyring/missing/forget", test_forget);

  return g_test_run ();
}
