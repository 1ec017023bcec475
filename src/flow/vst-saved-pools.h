#pragma once

#include <gio/gio.h>

#include "flow/vst-keyring.h"
#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/**
 * VstSavedPools:
 *
 * The pools that a person has added, in the order of adding: a GListModel of
 * VstSavedPool. Kept without secrets in a key file (0600, replaced as a whole);
 * secrets go to the keyring, or are asked for again.
 *
 * Property "busy" (read-only, notified): the file is being written; the application
 * should live until it has been. Signal "write-failed" (GError): a change that nobody
 * waits for (remove, restore) could not be written.
 */
#define VST_TYPE_SAVED_POOLS (vst_saved_pools_get_type ())
G_DECLARE_FINAL_TYPE (VstSavedPools, vst_saved_pools, VST, SAVED_POOLS, GObject)

/* @path %NULL: vestibule/pools.ini in the user's configuration folder. */
VstSavedPools *vst_saved_pools_new (const char *path, VstKeyring *keyring);

gboolean vst_saved_pools_get_busy (VstSavedPools *self);

/*
 * Loads once; again is harmless. A damaged file is an error (%VST_FLOW_ERROR_STORE) and is
 * left alone until the next vst_saved_pools_put_async(), which keeps it as PATH.damaged.
 * A file that is not there is an empty list. Unreadable entries are skipped, and kept in
 * the file.
 */
void vst_saved_pools_load_async (VstSavedPools *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean vst_saved_pools_load_finish (VstSavedPools *self, GAsyncResult *result, GError **error);

/*
 * Adds @pool, or replaces the one of the same identifier; writes the file, then the
 * secrets. When the keyring does not take them, the pool is saved all the same and
 * @secrets_kept is %FALSE. A pool without a name gets its user pool ID for one. When the
 * file cannot be written the pool stays on the list for as long as the application runs.
 */
void vst_saved_pools_put_async (VstSavedPools *self,
                                VstSavedPool *pool,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean vst_saved_pools_put_finish (VstSavedPools *self,
                                     GAsyncResult *result,
                                     gboolean *secrets_kept,
                                     GError **error);

/*
 * Takes @pool off the list and the file; gives its position (G_MAXUINT: it was not
 * there). Its secrets stay, so that
 * vst_saved_pools_restore() can undo it, until vst_saved_pools_forget_secrets().
 */
guint vst_saved_pools_remove (VstSavedPools *self, VstSavedPool *pool);
void vst_saved_pools_restore (VstSavedPools *self, VstSavedPool *pool, guint position);
void vst_saved_pools_forget_secrets (VstSavedPools *self, VstSavedPool *pool);

/* %NULL if there is none. Borrowed. */
VstSavedPool *vst_saved_pools_find (VstSavedPools *self, const char *id);

G_END_DECLS
