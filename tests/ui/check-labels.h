#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds to @faults (char *) each text below the toplevel @window that is cut, lies on another, or
   makes the window wider than @width, in pixels. */
void check_labels (GtkWidget *window, int width, GPtrArray *faults);

G_END_DECLS
