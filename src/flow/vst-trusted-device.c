#include "flow/vst-trusted-device.h"

#include "flow/vst-kept-fields.h"

static VstTrustedDevice *
make (const char *user_name,
      const char *device_key,
      const char *group_key,
      VstSecret *password,
      gboolean kept)
{
  VstTrustedDevice *self = g_new0 (VstTrustedDevice, 1);

  self->user_name = g_strdup (user_name);
  self->device_key = g_strdup (device_key);
  self->group_key = g_strdup (group_key);
  self->password = vst_secret_ref (password);
  self->kept = kept;
  return self;
}

VstTrustedDevice *
vst_trusted_device_new (const char *user_name,
                        const char *device_key,
                        const char *group_key,
                        VstSecret *password)
{
  g_return_val_if_fail (user_name != NULL && device_key != NULL, NULL);
  g_return_val_if_fail (group_key != NULL && password != NULL, NULL);

  return make (user_name, device_key, group_key, password, FALSE);
}

VstTrustedDevice *
vst_trusted_device_copy (const VstTrustedDevice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return make (self->user_name, self->device_key, self->group_key, self->password, self->kept);
}

void
vst_trusted_device_free (VstTrustedDevice *self)
{
  if (self == NULL)
    return;
  g_free (self->user_name);
  g_free (self->device_key);
  g_free (self->group_key);
  g_clear_pointer (&self->password, vst_secret_unref);
  g_free (self);
}

VstSecret *
vst_trusted_device_pack (const VstTrustedDevice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return vst_kept_fields_pack ((const char *const[]){ self->user_name, self->device_key,
                                                      self->group_key,
                                                      vst_secret_get_text (self->password), NULL });
}

VstTrustedDevice *
vst_trusted_device_unpack (const VstSecret *packed)
{
  g_autoptr (GPtrArray) fields = vst_kept_fields_unpack (packed, 4);

  if (fields == NULL)
    return NULL;

  return make (vst_kept_fields_get_text (fields, 0), vst_kept_fields_get_text (fields, 1),
               vst_kept_fields_get_text (fields, 2), g_ptr_array_index (fields, 3), TRUE);
}
