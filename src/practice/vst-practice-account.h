#pragma once

#include "practice/vst-practice-store.h"

G_BEGIN_DECLS

/* The one AWS account that the pools belong to, and its one access key. */
typedef struct
{
  char *region;
  char *number; /* twelve digits */
  char *access_key_id;
  VstSecret *secret_access_key;
  VstSecret *marker_key; /* authenticates pagination tokens */
} VstPracticeAccount;

/* Loads the account of @store; made, with random values, at the first start. */
VstPracticeAccount *vst_practice_account_load (VstPracticeStore *store);
void vst_practice_account_free (VstPracticeAccount *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeAccount, vst_practice_account_free)

/* @size random characters out of @alphabet. */
char *vst_practice_random_text (const char *alphabet, gsize size);

G_END_DECLS
