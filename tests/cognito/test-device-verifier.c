#include "cognito/vst-device-verifier.h"

#include <string.h>

#include "../crypto/test-vectors.h"

static void
test_vector (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  JsonObject *expected = json_object_get_object_member (vector, "confirm_device");
  g_autoptr (GBytes) bytes = test_vectors_unhex (json_object_get_string_member (vector, "salt"));
  g_autoptr (VstSecret) salt =
      vst_secret_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (VstSecret) password =
      vst_secret_new_text (json_object_get_string_member (vector, "password"));
  g_autoptr (VstDeviceVerifier) verifier = vst_device_verifier_new (
      json_object_get_string_member (vector, "device_group_key"),
      json_object_get_string_member (vector, "device_key"), password, salt);

  g_assert_cmpstr (verifier->salt, ==, json_object_get_string_member (expected, "Salt"));
  g_assert_cmpstr (vst_secret_get_text (verifier->verifier), ==,
                   json_object_get_string_member (expected, "PasswordVerifier"));
  g_assert_cmpstr (verifier->device_key, ==, json_object_get_string_member (vector, "device_key"));
  g_assert_cmpstr (verifier->group_key, ==,
                   json_object_get_string_member (vector, "device_group_key"));
  g_assert_true (vst_secret_equal (verifier->password, password));
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static VstDeviceVerifier *
make (GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  vst_device_verifier_make_async ("-group", "eu-west-1_1", cancellable, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return vst_device_verifier_make_finish (result, error);
}

static void
test_random (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstDeviceVerifier) first = make (NULL, &error);
  g_autoptr (VstDeviceVerifier) second = make (NULL, &error);
  g_autofree guchar *password = NULL;
  g_autofree guchar *salt = NULL;
  gsize password_size = 0;
  gsize salt_size = 0;

  g_assert_no_error (error);
  password = g_base64_decode (vst_secret_get_text (first->password), &password_size);
  salt = g_base64_decode (first->salt, &salt_size);
  g_assert_cmpuint (password_size, ==, VST_DEVICE_PASSWORD_SIZE);
  /* A zero in front if the top bit is set, none of the random ones. */
  g_assert_cmpuint (salt_size, >, VST_DEVICE_SALT_SIZE - 4);
  g_assert_cmpuint (salt_size, <=, VST_DEVICE_SALT_SIZE + 1);
  g_assert_false (vst_secret_equal (first->password, second->password));
  g_assert_false (vst_secret_equal (first->verifier, second->verifier));
  g_assert_cmpstr (first->salt, !=, second->salt);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (make (cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_autoptr (JsonObject) vectors = NULL;
  JsonArray *devices;

  g_test_init (&argc, &argv, NULL);

  vectors = test_vectors_load ("srp-vectors.json");
  devices = json_object_get_array_member (vectors, "device");
  g_assert_cmpuint (json_array_get_length (devices), >, 30);
  test_vectors_add ("/cognito/device-verifier/vector/", devices, test_vector);
  g_test_add_func ("/cognito/device-verifier/random", test_random);
  g_test_add_func ("/cognito/device-verifier/cancelled", test_cancelled);
  return g_test_run ();
}
