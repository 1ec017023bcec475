#include "ui/vst-accessible.h"

static void
set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

void
vst_accessible_name_icon (GtkWidget *control, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (control) && name != NULL);

  gtk_widget_set_tooltip_text (control, name);
  set_label (control, name);
  if (GTK_IS_MENU_BUTTON (control))
    set_label (gtk_widget_get_first_child (control), name);
}

void
vst_accessible_name_row (GtkListItem *item, const char *name)
{
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_ITEM (item) && name != NULL);

  row = gtk_widget_get_parent (gtk_list_item_get_child (item));
  if (row != NULL)
    set_label (row, name);
}
