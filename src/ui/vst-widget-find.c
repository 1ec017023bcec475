#include "ui/vst-widget-find.h"

typedef gboolean (*Match) (GtkWidget *widget, const char *css_class);

static GtkWidget *
find (GtkWidget *widget, Match match, const char *css_class)
{
  GtkWidget *found = match (widget, css_class) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, match, css_class);
  return found;
}

static gboolean
is_label (GtkWidget *widget, const char *css_class)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, css_class);
}

static gboolean
is_button (GtkWidget *widget, const char *css_class)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_visible (widget);
}

GtkWidget *
vst_widget_find_label (GtkWidget *widget, const char *css_class)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && css_class != NULL, NULL);
  return find (widget, is_label, css_class);
}

GtkWidget *
vst_widget_find_button (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  return find (widget, is_button, NULL);
}
