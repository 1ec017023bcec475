#pragma once

#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/* A pool out of the file, under the identifier it has there. */
VstSavedPool *vst_saved_pool_new_with_id (const char *id);
/* The pool has a client secret, which is in the keyring or has to be asked for. */
void vst_saved_pool_set_has_client_secret (VstSavedPool *self, gboolean has);

G_END_DECLS
