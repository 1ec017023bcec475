#include "cognito/vst-result-page.h"

VstResultPage *
vst_result_page_new (GDestroyNotify free_item)
{
  VstResultPage *self = g_new0 (VstResultPage, 1);

  self->items = g_ptr_array_new_with_free_func (free_item);
  return self;
}

void
vst_result_page_free (VstResultPage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self->next);
  g_free (self);
}

void
vst_named_id_free (VstNamedId *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

void
vst_cognito_device_free (VstCognitoDevice *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_free (self);
}

const char *
vst_cognito_device_get_name (const VstCognitoDevice *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return vst_attributes_lookup (self->attributes, "device_name");
}
