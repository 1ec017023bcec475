#include "ui/vst-fault-row.h"

#include "ui/vst-field.h"

struct _VstFaultRow
{
  VstNoteRow parent_instance;

  GtkLabel *label;
  GtkWidget *entry; /* borrowed: both are of one page */
};

enum
{
  PROP_ENTRY = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstFaultRow, vst_fault_row, VST_TYPE_NOTE_ROW)

static void
vst_fault_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENTRY:
      VST_FAULT_ROW (object)->entry = g_value_get_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_fault_row_class_init (VstFaultRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = vst_fault_row_set_property;

  properties[PROP_ENTRY] = g_param_spec_object ("entry", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-fault-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VstFaultRow, label);
}

static void
vst_fault_row_init (VstFaultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vst_fault_row_set_fault (VstFaultRow *self, const char *fault)
{
  g_return_if_fail (VST_IS_FAULT_ROW (self) && self->entry != NULL);

  gtk_label_set_label (self->label, fault != NULL ? fault : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->label), -1);
  gtk_widget_set_visible (GTK_WIDGET (self), fault != NULL);
  vst_field_set_fault (self->entry, fault);
  if (fault != NULL)
    gtk_widget_add_css_class (self->entry, "faulty");
  else
    gtk_widget_remove_css_class (self->entry, "faulty");
}
