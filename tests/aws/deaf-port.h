#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A port whose queue is full: the kernel answers nothing, and connecting to it hangs. */
typedef struct _DeafPort DeafPort;

DeafPort *deaf_port_new (void);
void deaf_port_free (DeafPort *self);

/* "http://127.0.0.1:PORT" */
const char *deaf_port_get_endpoint (DeafPort *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeafPort, deaf_port_free)

G_END_DECLS
