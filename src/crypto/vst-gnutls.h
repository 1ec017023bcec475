#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Holds GnuTLS until the process is gone. The library takes itself down from a
 * destructor when the program exits, under the feet of any thread that is still at
 * work, such as one that makes a key; a reference to it (gnutls_global_init()) that
 * is never given back keeps it standing. To be called before such work; cheap from
 * the second time on, from any thread.
 */
void vst_gnutls_hold (void);

G_END_DECLS
