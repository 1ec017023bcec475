#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What tests of the window have in common. Without a screen all tests of a program are
 * skipped.
 */
void ui_test_init (int *argc, char ***argv);

/* Runs the main loop until @condition holds; fails when that takes too long. */
typedef gboolean (*UiCondition) (gpointer data);
void ui_wait (UiCondition condition, gpointer data);
/* Runs what waits in the main loop. */
void ui_settle (void);

/* Presents a window with @child in it. */
GtkWidget *ui_show (GtkWidget *child);
/* Closes @window and checks that @child, if any, has gone with it. */
void ui_close (GtkWidget *window, GtkWidget *child);

/* The first widget of the type, in drawing order; fails when there is none. */
GtkWidget *ui_find (GtkWidget *root, GType type);
/* The button of this label, or the row of this title; NULL when there is none that is shown. */
GtkWidget *ui_find_named (GtkWidget *root, const char *name);
/* The same, but waits for it. */
GtkWidget *ui_wait_named (GtkWidget *root, const char *name);
/* The label of this very text, shown or not; NULL when there is none. */
GtkWidget *ui_find_label (GtkWidget *root, const char *text);
/* What has the focus in @widget's window: for an entry row, the row. */
GtkWidget *ui_get_focus_row (GtkWidget *widget);
/* What of an entry row is the text box, the row or what is within; fails when there is none. */
GtkAccessible *ui_find_text_box (GtkWidget *row);

G_END_DECLS
