#pragma once

#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/* What is wrong with a value of the pool's form, as a sentence; %NULL for NONE. Static, translated.
 */
const char *vst_pool_words_fault (VstPoolField field, VstValueFault fault);
/* What the form's row of @field shows. Borrowed from @pool; never %NULL. */
const char *vst_pool_words_value (VstSavedPool *pool, VstPoolField field);
/* The pool's name, or what stands for it where it has none. Borrowed from @pool, or static. */
const char *vst_pool_words_name (VstSavedPool *pool);
/* "us-east-1 · us-east-1_AbCdEf123" */
char *vst_pool_words_dup_place (VstSavedPool *pool);
/* A kind of practice pool, as an item of a menu; and as what stands under the pool's name. */
const char *vst_pool_words_kind (VstLocalKind kind);
char *vst_pool_words_dup_kind_place (VstLocalKind kind);

G_END_DECLS
