#include "flow/vst-saved-pool-private.h"

/* VstPoolField -> property */
static const guint field_properties[] = {
  [VST_POOL_FIELD_NAME] = PROP_NAME,
  [VST_POOL_FIELD_REGION] = PROP_REGION,
  [VST_POOL_FIELD_USER_POOL_ID] = PROP_USER_POOL_ID,
  [VST_POOL_FIELD_CLIENT_ID] = PROP_CLIENT_ID,
  [VST_POOL_FIELD_CLIENT_SECRET] = PROP_CLIENT_SECRET,
  [VST_POOL_FIELD_ENDPOINT] = PROP_ENDPOINT,
  [VST_POOL_FIELD_ACCESS_KEY_ID] = PROP_ACCESS_KEY_ID,
  [VST_POOL_FIELD_SECRET_ACCESS_KEY] = PROP_SECRET_ACCESS_KEY,
  [VST_POOL_FIELD_SESSION_TOKEN] = PROP_SESSION_TOKEN,
};

const char *
vst_saved_pool_get_name (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->texts[PROP_NAME];
}

const char *
vst_saved_pool_get_region (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->texts[PROP_REGION];
}

const char *
vst_saved_pool_get_user_pool_id (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->texts[PROP_USER_POOL_ID];
}

const char *
vst_saved_pool_get_client_id (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->texts[PROP_CLIENT_ID];
}

const char *
vst_saved_pool_get_endpoint (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->texts[PROP_ENDPOINT];
}

const char *
vst_saved_pool_get_profile (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->texts[PROP_PROFILE];
}

const char *
vst_saved_pool_get_access_key_id (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->texts[PROP_ACCESS_KEY_ID];
}

VstLoginMethod
vst_saved_pool_get_login_method (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), VST_LOGIN_METHOD_AUTOMATIC);

  return self->login_method;
}

VstKeysSource
vst_saved_pool_get_keys_source (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), VST_KEYS_NONE);

  return self->keys_source;
}

VstSecret *
vst_saved_pool_get_client_secret (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->secrets[PROP_CLIENT_SECRET];
}

VstSecret *
vst_saved_pool_get_secret_access_key (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->secrets[PROP_SECRET_ACCESS_KEY];
}

VstSecret *
vst_saved_pool_get_session_token (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->secrets[PROP_SESSION_TOKEN];
}

gboolean
vst_saved_pool_get_has_client_secret (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), FALSE);

  return self->has_client_secret;
}

void
vst_saved_pool_set_has_client_secret (VstSavedPool *self, gboolean has)
{
  g_return_if_fail (VST_IS_SAVED_POOL (self));

  self->has_client_secret = has || self->secrets[PROP_CLIENT_SECRET] != NULL;
}

void
vst_saved_pool_set_text (VstSavedPool *self, VstPoolField field, const char *text)
{
  g_return_if_fail (VST_IS_SAVED_POOL (self) && field < G_N_ELEMENTS (field_properties));
  g_return_if_fail (field_properties[field] < N_TEXTS);

  vst_saved_pool_set_text_property (self, field_properties[field], text);
}

void
vst_saved_pool_set_secret (VstSavedPool *self, VstPoolField field, VstSecret *secret)
{
  g_return_if_fail (VST_IS_SAVED_POOL (self) && field < G_N_ELEMENTS (field_properties));
  g_return_if_fail (field_properties[field] >= PROP_CLIENT_SECRET);

  vst_saved_pool_set_secret_property (self, field_properties[field], secret);
}

void
vst_saved_pool_set_profile (VstSavedPool *self, const char *profile)
{
  g_return_if_fail (VST_IS_SAVED_POOL (self));

  vst_saved_pool_set_text_property (self, PROP_PROFILE, profile);
}
