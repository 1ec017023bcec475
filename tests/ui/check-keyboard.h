#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Presses Tab until it comes round: each control that can have the focus has to get it, once, in
 * the order in which one reads, and to be drawn otherwise then. Faults are added as text.
 */
void check_keyboard (GtkWidget *window, GPtrArray *faults);

G_END_DECLS
