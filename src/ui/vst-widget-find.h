#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What libadwaita's rows are made of has no names of its own: it is looked for. The
 * first in depth, @widget included; %NULL if there is none. Borrowed.
 */

GtkWidget *vst_widget_find_label (GtkWidget *widget, const char *css_class);
/* One that is shown. */
GtkWidget *vst_widget_find_button (GtkWidget *widget);

G_END_DECLS
