#include "ui/vst-user-cell.h"

#include "ui/vst-user-words.h"
#include "ui/vst-words.h"

struct _VstUserCell
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *email;
  GtkLabel *status;
  GtkLabel *created;
};

G_DEFINE_FINAL_TYPE (VstUserCell, vst_user_cell, ADW_TYPE_BIN)

static void
vst_user_cell_class_init (VstUserCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-user-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, VstUserCell, name);
  gtk_widget_class_bind_template_child (widget_class, VstUserCell, email);
  gtk_widget_class_bind_template_child (widget_class, VstUserCell, status);
  gtk_widget_class_bind_template_child (widget_class, VstUserCell, created);
}

static void
vst_user_cell_init (VstUserCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vst_user_cell_new (void)
{
  return g_object_new (VST_TYPE_USER_CELL, NULL);
}

void
vst_user_cell_set_user (VstUserCell *self, VstUserItem *user)
{
  const char *email;
  gint64 created_at;
  g_autofree char *status = NULL;
  g_autofree char *created = NULL;

  g_return_if_fail (VST_IS_USER_CELL (self) && VST_IS_USER_ITEM (user));

  email = vst_user_item_get_email (user);
  created_at = vst_user_item_get_created_at (user);
  status = vst_user_words_dup_status (user);
  created = created_at != 0 ? vst_words_date (created_at) : g_strdup ("");
  gtk_label_set_label (self->name, vst_user_item_get_user_name (user));
  gtk_label_set_label (self->email, email != NULL ? email : "");
  gtk_label_set_label (self->status, status);
  gtk_label_set_label (self->created, created);
}
