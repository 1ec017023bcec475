#include "cognito/vst-cognito-types.h"

#include <string.h>

VstAttribute *
vst_attribute_new (const char *name, const char *value)
{
  VstAttribute *self;

  g_return_val_if_fail (name != NULL && value != NULL, NULL);

  self = g_new0 (VstAttribute, 1);
  self->name = g_strdup (name);
  self->value = g_strdup (value);
  return self;
}

void
vst_attribute_free (VstAttribute *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

GPtrArray *
vst_attributes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vst_attribute_free);
}

const char *
vst_attributes_lookup (const GPtrArray *attributes, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      const VstAttribute *attribute = g_ptr_array_index (attributes, i);

      if (strcmp (attribute->name, name) == 0)
        return attribute->value;
    }
  return NULL;
}

VstCodeDelivery *
vst_code_delivery_new (const char *attribute, const char *medium, const char *destination)
{
  VstCodeDelivery *self = g_new0 (VstCodeDelivery, 1);

  self->attribute = g_strdup (attribute);
  self->medium = g_strdup (medium);
  self->destination = g_strdup (destination);
  return self;
}

VstCodeDelivery *
vst_code_delivery_copy (const VstCodeDelivery *self)
{
  if (self == NULL)
    return NULL;
  return vst_code_delivery_new (self->attribute, self->medium, self->destination);
}

void
vst_code_delivery_free (VstCodeDelivery *self)
{
  if (self == NULL)
    return;
  g_free (self->attribute);
  g_free (self->medium);
  g_free (self->destination);
  g_free (self);
}

void
vst_sign_up_result_free (VstSignUpResult *self)
{
  if (self == NULL)
    return;
  g_free (self->user_sub);
  vst_code_delivery_free (self->delivery);
  g_free (self);
}

void
vst_cognito_user_free (VstCognitoUser *self)
{
  if (self == NULL)
    return;
  g_free (self->user_name);
  g_free (self->status);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_strfreev (self->mfa_methods);
  g_free (self->preferred_mfa);
  g_free (self);
}

void
vst_pool_description_free (VstPoolDescription *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->mfa);
  g_clear_pointer (&self->schema, g_ptr_array_unref);
  g_strfreev (self->username_attributes);
  g_strfreev (self->alias_attributes);
  g_free (self);
}

void
vst_client_description_free (VstClientDescription *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_strfreev (self->auth_flows);
  g_clear_pointer (&self->secret, vst_secret_unref);
  g_free (self);
}

void
vst_token_association_free (VstTokenAssociation *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->key, vst_secret_unref);
  g_clear_pointer (&self->session, vst_secret_unref);
  g_free (self);
}

void
vst_auth_tokens_free (VstAuthTokens *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->access_token, vst_secret_unref);
  g_clear_pointer (&self->id_token, vst_secret_unref);
  g_clear_pointer (&self->refresh_token, vst_secret_unref);
  g_free (self->token_type);
  g_free (self->device_key);
  g_free (self->device_group_key);
  g_free (self);
}
