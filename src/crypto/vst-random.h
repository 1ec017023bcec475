#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/* Bytes fit for keys, from GnuTLS (GNUTLS_RND_KEY). Ends the program if the
 * system has no randomness to give: there is nothing safe to go on with. */
void vst_random_bytes (void *data, gsize size);
VstSecret *vst_random_secret (gsize size);
/* Uniform in [0, @limit), @limit > 0. */
guint32 vst_random_below (guint32 limit);
/* A random UUID (RFC 4122, version 4), lower case. */
char *vst_random_uuid (void);

G_END_DECLS
