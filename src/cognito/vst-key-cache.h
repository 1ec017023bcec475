#pragma once

#include "cognito/vst-token-keys.h"

G_BEGIN_DECLS

/* The pool's keys once they have been fetched. All zero at first. */
typedef struct
{
  VstTokenKeys *keys; /* %NULL: none yet */
  gint64 asked_at;    /* microseconds of a clock that never goes back */
} VstKeyCache;

/* Whether the service may be asked: it need not hear of every forged token. */
gboolean vst_key_cache_may_ask (const VstKeyCache *self, gint64 now);
/* Takes @keys. */
void vst_key_cache_keep (VstKeyCache *self, VstTokenKeys *keys);
void vst_key_cache_clear (VstKeyCache *self);

G_END_DECLS
