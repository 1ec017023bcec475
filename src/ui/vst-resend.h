#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Send a New Code: counts the seconds to @at (monotonic µs) down on @button, which works
 * from then on. To be called once a second.
 */
void vst_resend_update (GtkButton *button, gint64 at);

G_END_DECLS
