#pragma once

#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/*
 * The text of the file of saved pools. A pool is a group "[pool ID]"; the group "[list]"
 * holds the order. Whatever else stands there is left as it is. Nothing secret is ever
 * put in, nor an access key ID.
 */

/* The pools in @file, in order: VstSavedPool. Groups that make no sense are left out. */
GPtrArray *vst_pool_list_read (GKeyFile *file);
/* Puts @pool in, in place of what stood there under its identifier. */
void vst_pool_list_put (GKeyFile *file, VstSavedPool *pool);
void vst_pool_list_drop (GKeyFile *file, const char *id);
/*
 * The text of @file for the disk: the order is that of @pools (VstSavedPool); the pools
 * whose identifiers are in @removed (a set) are left out, and stay in @file.
 */
GBytes *vst_pool_list_to_bytes (GKeyFile *file, GPtrArray *pools, GHashTable *removed);

G_END_DECLS
