#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A socket that listens on @port (0: the kernel chooses) of the IP address @address,
 * %NULL for 127.0.0.1. @endpoint becomes its URL. Fails with %VST_PRACTICE_ERROR_LISTEN.
 */
GSocket *vst_practice_listen (const char *address, guint16 port, char **endpoint, GError **error);

/* Whether only programs on this machine reach @address. */
gboolean vst_practice_address_is_loopback (const char *address);

G_END_DECLS
