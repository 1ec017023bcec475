#include "ui-test.h"

#include <stdlib.h>

#define PATIENCE (20 * G_USEC_PER_SEC)

void
ui_test_init (int *argc, char ***argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("ADW_DISABLE_PORTAL", "1", TRUE);
  g_test_init (argc, argv, NULL);
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (0);
    }
  adw_init ();
}

void
ui_wait (UiCondition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
}

void
ui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

GtkWidget *
ui_show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 800);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  ui_wait (is_mapped, child);
  return window;
}

static gboolean
is_gone (gpointer data)
{
  return *(GtkWidget **) data == NULL;
}

void
ui_close (GtkWidget *window, GtkWidget *child)
{
  GtkWidget *weak_window = window;
  GtkWidget *weak_child = child;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &weak_window);
  if (child != NULL)
    g_object_add_weak_pointer (G_OBJECT (child), (gpointer *) &weak_child);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_wait (is_gone, &weak_window);
  ui_wait (is_gone, &weak_child);
}

static GtkWidget *
search (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = search (child, type);
  return found;
}

GtkWidget *
ui_find (GtkWidget *root, GType type)
{
  GtkWidget *found = search (root, type);

  g_assert_nonnull (found);
  return found;
}

static gboolean
is_named (GtkWidget *widget, const char *name)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    return g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name);
  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), name) == 0;
  return FALSE;
}

GtkWidget *
ui_find_named (GtkWidget *root, const char *name)
{
  GtkWidget *found = is_named (root, name) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_get_child_visible (child))
      found = ui_find_named (child, name);
  return found;
}

GtkWidget *
ui_wait_named (GtkWidget *root, const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  GtkWidget *found = ui_find_named (root, name);

  for (; found == NULL; found = ui_find_named (root, name))
    {
      if (g_get_monotonic_time () > end)
        g_error ("there is no “%s”", name);
      g_main_context_iteration (NULL, FALSE);
    }
  return found;
}

GtkWidget *
ui_find_label (GtkWidget *root, const char *text)
{
  GtkWidget *found =
      GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_label (GTK_LABEL (root)), text) ? root
                                                                                        : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ui_find_label (child, text);
  return found;
}

GtkWidget *
ui_get_focus_row (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW) : NULL;

  return row != NULL ? row : focus;
}

static GtkWidget *
search_role (GtkWidget *widget, GtkAccessibleRole role)
{
  gboolean is_it = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == role;
  GtkWidget *found = is_it ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = search_role (child, role);
  return found;
}

GtkAccessible *
ui_find_text_box (GtkWidget *row)
{
  GtkWidget *found = search_role (row, GTK_ACCESSIBLE_ROLE_TEXT_BOX);

  g_assert_nonnull (found);
  return GTK_ACCESSIBLE (found);
}
