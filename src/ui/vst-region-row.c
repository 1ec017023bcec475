#include "ui/vst-region-row.h"

#include <glib/gi18n.h>

#include "flow/vst-saved-pool.h"
#include "ui/vst-accessible.h"

struct _VstRegionRow
{
  AdwEntryRow parent_instance;

  GtkWidget *choose;
  GtkPopover *popover;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (VstRegionRow, vst_region_row, ADW_TYPE_ENTRY_ROW)

static void
on_region_chosen (VstRegionRow *self, GtkListBoxRow *row)
{
  const char *const *regions = vst_saved_pool_get_known_regions ();

  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (GTK_EDITABLE (self), regions[gtk_list_box_row_get_index (row)]);
}

/* Made when it is opened first: most people paste a pool ID, which brings the region along. */
static void
on_popover_shown (VstRegionRow *self)
{
  const char *const *regions = vst_saved_pool_get_known_regions ();

  if (gtk_list_box_get_row_at_index (self->list, 0) != NULL)
    return;
  for (guint i = 0; regions[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (regions[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->list, label);
    }
}

static void
vst_region_row_class_init (VstRegionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-region-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VstRegionRow, choose);
  gtk_widget_class_bind_template_child (widget_class, VstRegionRow, popover);
  gtk_widget_class_bind_template_child (widget_class, VstRegionRow, list);
  gtk_widget_class_bind_template_callback (widget_class, on_region_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown);
}

static void
vst_region_row_init (VstRegionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vst_accessible_name_icon (self->choose, _ ("Choose a Region"));
}
