#pragma once

#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/**
 * VstSharedPool:
 *
 * A pool as teams pass it around in a file, Vestibule's own or another tool's; and who
 * is to walk through it, if the file tells. VST_SHARED_POOL_MAX_SIZE is the most that
 * is read of a file, in bytes.
 */
typedef struct
{
  VstSavedPool *pool;
  char *user_name;     /* may be %NULL */
  char *email;         /* may be %NULL */
  VstSecret *password; /* may be %NULL; for one walk, never kept */
  guint n_pools;       /* how many the file tells of; this is the first */
} VstSharedPool;

#define VST_SHARED_POOL_MAX_SIZE (64 * 1024)

/* Fails with %VST_FLOW_ERROR_FAILED where @data tells of no pool. @data need not be text. */
VstSharedPool *vst_shared_pool_parse (const char *data, gsize size, GError **error);
void vst_shared_pool_free (VstSharedPool *self);

/* What a *.vestibule-pool file of @pool holds: never a secret. To be freed. */
char *vst_shared_pool_write (VstSavedPool *pool);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstSharedPool, vst_shared_pool_free)

G_END_DECLS
