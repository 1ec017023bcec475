#include "cognito/vst-device-verifier.h"

#include "crypto/vst-random.h"
#include "crypto/vst-srp.h"

static char *
encode (const VstSecret *bytes)
{
  return g_base64_encode (vst_secret_get_data (bytes), vst_secret_get_size (bytes));
}

VstDeviceVerifier *
vst_device_verifier_new (const char *group_key,
                         const char *device_key,
                         VstSecret *password,
                         const VstSecret *salt)
{
  g_autofree char *salt_hex = NULL;
  g_autoptr (VstSecret) salt_bytes = NULL;
  g_autoptr (VstSecret) verifier = NULL;
  VstSrpIdentity identity = { group_key, device_key, password, NULL };
  VstDeviceVerifier *self;

  g_return_val_if_fail (group_key != NULL && device_key != NULL && password != NULL, NULL);
  g_return_val_if_fail (salt != NULL, NULL);

  salt_hex = vst_srp_number_to_hex (vst_secret_get_data (salt), vst_secret_get_size (salt));
  g_return_val_if_fail (salt_hex != NULL, NULL);
  identity.salt = salt_hex;
  salt_bytes = vst_srp_number_to_bytes (salt_hex);
  verifier = vst_srp_get_verifier (&identity);

  self = g_new0 (VstDeviceVerifier, 1);
  self->device_key = g_strdup (device_key);
  self->group_key = g_strdup (group_key);
  self->password = vst_secret_ref (password);
  self->verifier = vst_secret_take_text (encode (verifier));
  self->salt = encode (salt_bytes);
  return self;
}

void
vst_device_verifier_free (VstDeviceVerifier *self)
{
  if (self == NULL)
    return;
  g_free (self->device_key);
  g_free (self->group_key);
  g_clear_pointer (&self->password, vst_secret_unref);
  g_clear_pointer (&self->verifier, vst_secret_unref);
  g_free (self->salt);
  g_free (self);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char **keys = data;
  g_autoptr (VstSecret) random = vst_random_secret (VST_DEVICE_PASSWORD_SIZE);
  g_autoptr (VstSecret) password = vst_secret_take_text (encode (random));
  g_autoptr (VstSecret) salt = vst_random_secret (VST_DEVICE_SALT_SIZE);

  g_task_return_pointer (task, vst_device_verifier_new (keys[0], keys[1], password, salt),
                         (GDestroyNotify) vst_device_verifier_free);
}

void
vst_device_verifier_make_async (const char *group_key,
                                const char *device_key,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  const char *keys[] = { group_key, device_key, NULL };
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (group_key != NULL && device_key != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_device_verifier_make_async);
  g_task_set_task_data (task, g_strdupv ((char **) keys), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, make_in_thread);
}

VstDeviceVerifier *
vst_device_verifier_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vst_device_verifier_make_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
