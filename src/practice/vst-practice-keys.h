#pragma once

#include "crypto/vst-jws.h"
#include "practice/vst-practice-store.h"

G_BEGIN_DECLS

/**
 * VstPracticeKeys:
 *
 * The signing keys of the pools: each has two, for id and for access tokens. A
 * pool's first keys are made in a thread of their own, for that takes a second.
 */
typedef struct _VstPracticeKeys VstPracticeKeys;

typedef struct
{
  char *kid;
  VstJwsKey *key;
} VstPracticeSigningKey;

typedef enum
{
  VST_PRACTICE_KEY_ID,
  VST_PRACTICE_KEY_ACCESS,
} VstPracticeKeyUse;
#define VST_PRACTICE_N_KEY_USES 2

/* Called in the owner's thread when the keys of a pool have come. */
typedef void (*VstPracticeKeysFunc) (gpointer user_data);

/* Uses the thread-default context of the caller, which owns the store. */
VstPracticeKeys *
vst_practice_keys_new (VstPracticeStore *store, VstPracticeKeysFunc ready, gpointer user_data);
void vst_practice_keys_free (VstPracticeKeys *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeKeys, vst_practice_keys_free)

/* Loads the keys of @pool, or begins to make them. */
void vst_practice_keys_prepare (VstPracticeKeys *self, const char *pool);
/* %NULL while they are being made. Borrowed. */
const VstPracticeSigningKey *
vst_practice_keys_get (VstPracticeKeys *self, const char *pool, VstPracticeKeyUse use);

G_END_DECLS
