#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Names a control that shows only an icon: for screen readers, and as its tooltip. What
 * has the focus in a GtkMenuButton is a button within it, which is named too.
 */
void vst_accessible_name_icon (GtkWidget *control, const char *name);
/*
 * The icons of @row, such as its arrow, say nothing: for what libadwaita puts into rows of its own
 * kinds. Before the row is in a window.
 */
void vst_accessible_hide_icons (GtkWidget *row);
/* Names the row that a list makes around the child of @item, which GTK leaves without a name. */
void vst_accessible_name_row (GtkListItem *item, const char *name);
/*
 * Keeps from screen readers what @stack holds and does not show, which GTK leaves in the tree. For
 * a stack whose pages are there, or are shown as soon as they are added.
 */
void vst_accessible_follow_stack (GtkStack *stack);

G_END_DECLS
