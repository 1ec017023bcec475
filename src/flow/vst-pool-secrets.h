#pragma once

#include "flow/vst-keyring.h"
#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/*
 * The secrets of a saved pool, on their way into and out of the keyring. Each function
 * works through the kinds of vst-keyring.h one after the other and ends at the first
 * failure, so that a person who dismisses a prompt sees one only.
 */

/* Whether @pool holds anything to keep. */
gboolean vst_pool_secrets_has_any (VstSavedPool *pool);

/*
 * Keeps the secrets that @pool has, and forgets those that its choices no longer need.
 * What it needs and does not hold (it was never looked up) is left as it is.
 */
void vst_pool_secrets_keep_async (VstKeyring *keyring,
                                  VstSavedPool *pool,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean vst_pool_secrets_keep_finish (VstKeyring *keyring, GAsyncResult *result, GError **error);

/* Fills in the secrets that @pool's choices need and that it does not hold. */
void vst_pool_secrets_look_up_async (VstKeyring *keyring,
                                     VstSavedPool *pool,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
vst_pool_secrets_look_up_finish (VstKeyring *keyring, GAsyncResult *result, GError **error);

G_END_DECLS
