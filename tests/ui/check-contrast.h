#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds to @faults (char *) each text and each symbolic icon below the toplevel @window that does
   not stand out enough from what is behind it, as it is drawn: 4.5:1, or 3:1 if it is large,
   dimmed or an icon; with @high_contrast 7:1. */
void check_contrast (GtkWidget *window, gboolean high_contrast, GPtrArray *faults);

G_END_DECLS
