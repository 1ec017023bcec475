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
vst_accessible_hide_icons (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  if (GTK_IS_IMAGE (row))
    g_object_set (row, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    vst_accessible_hide_icons (child);
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

static void
on_visible_child (GtkStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (stack);
  GtkWidget *shown = gtk_stack_get_visible_child (stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   gtk_stack_page_get_child (GTK_STACK_PAGE (page)) != shown, -1);
    }
}

void
vst_accessible_follow_stack (GtkStack *stack)
{
  g_return_if_fail (GTK_IS_STACK (stack));

  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (on_visible_child), NULL);
  on_visible_child (stack);
}
