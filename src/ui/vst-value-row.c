#include "ui/vst-value-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/vst-accessible.h"
#include "ui/vst-clipboard.h"
#include "ui/vst-widget-find.h"

struct _VstValueRow
{
  AdwActionRow parent_instance;

  GtkWidget *copy;
};

G_DEFINE_FINAL_TYPE (VstValueRow, vst_value_row, ADW_TYPE_ACTION_ROW)

/* What adw_action_row_set_subtitle_selectable() of libadwaita 1.3 does. */
static void
make_selectable (VstValueRow *self)
{
  GtkWidget *label = vst_widget_find_label (GTK_WIDGET (self), "subtitle");

  if (label != NULL)
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
}

/* A key is broken where the line ends: at a hyphen, it would leave most of the line empty. */
static void
wrap_for (VstValueRow *self, const char *value)
{
  GtkWidget *label = vst_widget_find_label (GTK_WIDGET (self), "subtitle");
  gboolean words = value == NULL || strchr (value, ' ') != NULL;

  if (label != NULL)
    gtk_label_set_wrap_mode (GTK_LABEL (label), words ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_CHAR);
}

static void
on_title (VstValueRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  /* Translators: %s is what a row shows, such as “Device key”. */
  g_autofree char *words = g_strdup_printf (_ ("Copy %s"), title);

  vst_accessible_name_icon (self->copy, words);
}

static void
on_copy (VstValueRow *self)
{
  vst_clipboard_copy (GTK_WIDGET (self), adw_action_row_get_subtitle (ADW_ACTION_ROW (self)),
                      _ ("Copied"));
}

static void
vst_value_row_class_init (VstValueRowClass *klass)
{
}

static void
vst_value_row_init (VstValueRow *self)
{
  self->copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_set_valign (self->copy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->copy, "flat");
  g_signal_connect_swapped (self->copy, "clicked", G_CALLBACK (on_copy), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->copy);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  make_selectable (self);
  g_signal_connect (self, "notify::title", G_CALLBACK (on_title), NULL);
}

GtkWidget *
vst_value_row_new (const char *title, const char *value)
{
  VstValueRow *self = g_object_new (VST_TYPE_VALUE_ROW, NULL);

  /* Not while it is being made: it would be taken for markup. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  vst_value_row_set_value (self, value);
  return GTK_WIDGET (self);
}

void
vst_value_row_set_value (VstValueRow *self, const char *value)
{
  g_return_if_fail (VST_IS_VALUE_ROW (self));

  wrap_for (self, value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), value != NULL ? value : "");
  gtk_widget_set_visible (GTK_WIDGET (self), value != NULL && value[0] != '\0');
}
