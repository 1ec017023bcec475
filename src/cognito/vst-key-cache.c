#include "cognito/vst-key-cache.h"

/* As aws-jwt-verify does it. */
#define INTERVAL (10 * G_USEC_PER_SEC)

gboolean
vst_key_cache_may_ask (const VstKeyCache *self, gint64 now)
{
  return self->keys == NULL || now - self->asked_at >= INTERVAL;
}

void
vst_key_cache_keep (VstKeyCache *self, VstTokenKeys *keys)
{
  vst_key_cache_clear (self);
  self->keys = keys;
}

void
vst_key_cache_clear (VstKeyCache *self)
{
  g_clear_pointer (&self->keys, vst_token_keys_unref);
}
