#include "flow/vst-trusted-device.h"

#include "flow/vst-kept-fields.h"

VstTrustedDevice *
vst_trusted_device_new (const char *user_name,
                        const char *device_key,
                        const char *group_key,
                        VstSecret *password)
{
  VstTrustedDevice *self;

  g_return_val_if_fail (user_name != NULL && device_key != NULL, NULL);
  g_return_val_if_fail (group_key != NULL && password != NULL, NULL);

  self = g_new0 (VstTrustedDevice, 1);
  self->user_name = g_strdup (user_name);
  self->device_key = g_strdup (device_key);
  self->group_key = g_strdup (group_key);
  self->password = vst_secret_ref (password);
  return self;
}

VstTrustedDevice *
vst_trusted_device_copy (const VstTrustedDevice *self)
{
  VstTrustedDevice *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy =
      vst_trusted_device_new (self->user_name, self->device_key, self->group_key, self->password);
  copy->kept = self->kept;
  return copy;
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
  VstTrustedDevice *self;

  if (fields == NULL)
    return NULL;

  self = vst_trusted_device_new (
      vst_kept_fields_get_text (fields, 0), vst_kept_fields_get_text (fields, 1),
      vst_kept_fields_get_text (fields, 2), g_ptr_array_index (fields, 3));
  self->kept = TRUE;
  return self;
}
