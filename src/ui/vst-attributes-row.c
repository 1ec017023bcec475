#include "ui/vst-attributes-row.h"

#include <glib/gi18n.h>

#include "ui/vst-accessible.h"
#include "ui/vst-attribute-words.h"
#include "ui/vst-field.h"

#define FIELD_KEY "vst-field"

struct _VstAttributesRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *add_button;
  GtkPopover *popover;
  GtkEditable *name_entry;
  GtkListBox *names;

  VstAttributeFields *fields;
  GPtrArray *rows; /* AdwEntryRow, borrowed, in the order of the fields */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (VstAttributesRow, vst_attributes_row, ADW_TYPE_EXPANDER_ROW)

static void
on_row_changed (VstAttributesRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
on_remove (GtkButton *button, VstAttributesRow *self)
{
  VstAttributeField *field = g_object_get_data (G_OBJECT (button), FIELD_KEY);

  vst_attribute_fields_remove (self->fields, field);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
make_remove_button (VstAttributesRow *self, VstAttributeField *field, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  /* Translators: %s is an attribute such as “Nickname”. */
  g_autofree char *words = g_strdup_printf (_ ("Remove %s"), name);

  vst_accessible_name_icon (button, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), FIELD_KEY, g_object_ref (field), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  g_object_bind_property (field, "required", button, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return button;
}

static GtkWidget *
make_row (VstAttributesRow *self, VstAttributeField *field)
{
  const char *attribute = vst_attribute_field_get_name (field);
  const char *name = vst_attribute_words_name (attribute);
  g_autofree char *title = g_str_equal (name, attribute)
                               ? g_strdup (name)
                               : g_strdup_printf ("%s (%s)", name, attribute);
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  vst_field_limit (row, VST_FIELD_LONG);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), make_remove_button (self, field, name));
  g_object_bind_property (field, "value", row, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_row_changed), self);
  return row;
}

static void
insert_row (VstAttributesRow *self, guint position)
{
  g_autoptr (VstAttributeField) field =
      g_list_model_get_item (G_LIST_MODEL (self->fields), position);
  GtkWidget *row = make_row (self, field);

  g_ptr_array_insert (self->rows, (int) position, row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  if (vst_attribute_field_get_required (field))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
}

static void
on_items_changed (VstAttributesRow *self, guint position, guint removed, guint added)
{
  for (guint i = 0; i < removed; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, position);

      g_ptr_array_remove_index (self->rows, position);
      adw_expander_row_remove (ADW_EXPANDER_ROW (self), row);
    }
  for (guint i = 0; i < added; i++)
    insert_row (self, position + i);
}

static GtkWidget *
find_row (VstAttributesRow *self, const char *attribute)
{
  for (guint i = 0; attribute != NULL && i < self->rows->len; i++)
    {
      g_autoptr (VstAttributeField) field = g_list_model_get_item (G_LIST_MODEL (self->fields), i);

      if (g_str_equal (vst_attribute_field_get_name (field), attribute))
        return g_ptr_array_index (self->rows, i);
    }
  return NULL;
}

static GtkWidget *
find_empty_row (VstAttributesRow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_editable_get_text (g_ptr_array_index (self->rows, i))[0] == '\0')
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

static void
add_attribute (VstAttributesRow *self, const char *attribute)
{
  VstAttributeField *field;

  gtk_popover_popdown (self->popover);
  field = vst_attribute_fields_add (self->fields, attribute, FALSE);
  if (field != NULL)
    gtk_widget_grab_focus (vst_attributes_row_open (self, vst_attribute_field_get_name (field)));
}

static void
on_name_activated (VstAttributesRow *self)
{
  g_autofree char *name = g_strstrip (gtk_editable_get_chars (self->name_entry, 0, -1));

  if (name[0] == '\0')
    return;
  gtk_editable_set_text (self->name_entry, "");
  add_attribute (self, name);
}

static void
on_standard_name (VstAttributesRow *self, GtkListBoxRow *row)
{
  add_attribute (self,
                 vst_attribute_fields_get_standard_names ()[gtk_list_box_row_get_index (row)]);
}

static void
fill_names (VstAttributesRow *self)
{
  const char *const *names = vst_attribute_fields_get_standard_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (vst_attribute_words_name (names[i]));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->names, label);
    }
}

static void
vst_attributes_row_dispose (GObject *object)
{
  g_clear_object (&VST_ATTRIBUTES_ROW (object)->fields);

  G_OBJECT_CLASS (vst_attributes_row_parent_class)->dispose (object);
}

static void
vst_attributes_row_finalize (GObject *object)
{
  g_ptr_array_unref (VST_ATTRIBUTES_ROW (object)->rows);

  G_OBJECT_CLASS (vst_attributes_row_parent_class)->finalize (object);
}

static void
vst_attributes_row_class_init (VstAttributesRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vst_attributes_row_dispose;
  object_class->finalize = vst_attributes_row_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-attributes-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VstAttributesRow, add_button);
  gtk_widget_class_bind_template_child (widget_class, VstAttributesRow, popover);
  gtk_widget_class_bind_template_child (widget_class, VstAttributesRow, name_entry);
  gtk_widget_class_bind_template_child (widget_class, VstAttributesRow, names);
  gtk_widget_class_bind_template_callback (widget_class, on_name_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_standard_name);
}

static void
vst_attributes_row_init (VstAttributesRow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vst_accessible_hide_icons (GTK_WIDGET (self));
  vst_accessible_name_icon (self->add_button, _ ("Add an Attribute"));
  fill_names (self);
}

void
vst_attributes_row_set_fields (VstAttributesRow *self, VstAttributeFields *fields)
{
  g_return_if_fail (VST_IS_ATTRIBUTES_ROW (self) && VST_IS_ATTRIBUTE_FIELDS (fields));

  if (self->fields == fields)
    return;
  if (self->fields != NULL)
    g_signal_handlers_disconnect_by_func (self->fields, on_items_changed, self);
  on_items_changed (self, 0, self->rows->len, 0);
  g_set_object (&self->fields, fields);
  g_signal_connect_object (fields, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  on_items_changed (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (fields)));
}

GtkWidget *
vst_attributes_row_open (VstAttributesRow *self, const char *attribute)
{
  GtkWidget *row;

  g_return_val_if_fail (VST_IS_ATTRIBUTES_ROW (self), NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  row = find_row (self, attribute);
  if (row == NULL)
    row = find_empty_row (self);
  return row != NULL ? row : GTK_WIDGET (self);
}
