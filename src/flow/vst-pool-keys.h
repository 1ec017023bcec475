#pragma once

#include "aws/vst-aws-credentials.h"
#include "flow/vst-saved-pool.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The AWS keys of @pool from where it says that they are. Pasted ones that it does not hold are
 * looked up in the keyring; @pool itself is not changed.
 */
void vst_pool_keys_read_async (VstSavedPool *pool,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/*
 * Fails with %VST_FLOW_ERROR_KEYS_MISSING, %VST_FLOW_ERROR_KEYS_UNREADABLE,
 * %VST_FLOW_ERROR_KEYS_UNSUPPORTED, %VST_FLOW_ERROR_KEYS_ASKED or %G_IO_ERROR_CANCELLED.
 */
VstAwsCredentials *vst_pool_keys_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
