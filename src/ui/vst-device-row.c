#include "ui/vst-device-row.h"

#include <glib/gi18n.h>

#include "ui/vst-accessible.h"
#include "ui/vst-value-row.h"
#include "ui/vst-words.h"

struct _VstDeviceRow
{
  AdwExpanderRow parent_instance;

  VstDeviceItem *device;
};

static guint forget_signal;

G_DEFINE_FINAL_TYPE (VstDeviceRow, vst_device_row, ADW_TYPE_EXPANDER_ROW)

static char *
dup_time (gint64 at)
{
  return at > 0 ? vst_words_date_time (at) : g_strdup (_ ("not said"));
}

static char *
dup_subtitle (VstDeviceItem *device)
{
  g_autofree char *last_used = dup_time (vst_device_item_get_last_used_at (device));

  if (vst_device_item_get_is_this (device))
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("This computer · last used %s"), last_used);
  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("Last used %s"), last_used);
}

static void
on_forget (VstDeviceRow *self)
{
  g_signal_emit (self, forget_signal, 0);
}

static void
add_forget_button (VstDeviceRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is a device’s name. */
  g_autofree char *words = g_strdup_printf (_ ("Forget %s"), vst_device_row_get_name (self));

  vst_accessible_name_icon (button, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_forget), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), button);
}

static void
fill (VstDeviceRow *self)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);
  g_autofree char *created = dup_time (vst_device_item_get_created_at (self->device));
  g_autofree char *last_used = dup_time (vst_device_item_get_last_used_at (self->device));

  adw_expander_row_add_row (row, vst_value_row_new (_ ("Created"), created));
  adw_expander_row_add_row (row, vst_value_row_new (_ ("Last used"), last_used));
  adw_expander_row_add_row (
      row, vst_value_row_new (_ ("Device key"), vst_device_item_get_key (self->device)));
}

static void
vst_device_row_dispose (GObject *object)
{
  g_clear_object (&VST_DEVICE_ROW (object)->device);

  G_OBJECT_CLASS (vst_device_row_parent_class)->dispose (object);
}

static void
vst_device_row_class_init (VstDeviceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vst_device_row_dispose;

  forget_signal = g_signal_new ("forget", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
vst_device_row_init (VstDeviceRow *self)
{
  vst_accessible_hide_icons (GTK_WIDGET (self));
}

GtkWidget *
vst_device_row_new (VstDeviceItem *device)
{
  VstDeviceRow *self;
  const char *name;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (VST_IS_DEVICE_ITEM (device), NULL);

  self = g_object_new (VST_TYPE_DEVICE_ROW, "use-markup", FALSE, NULL);
  self->device = g_object_ref (device);
  name = vst_device_row_get_name (self);
  subtitle = dup_subtitle (device);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  add_forget_button (self);
  fill (self);
  return GTK_WIDGET (self);
}

VstDeviceItem *
vst_device_row_get_device (VstDeviceRow *self)
{
  g_return_val_if_fail (VST_IS_DEVICE_ROW (self), NULL);
  return self->device;
}

const char *
vst_device_row_get_name (VstDeviceRow *self)
{
  const char *name;

  g_return_val_if_fail (VST_IS_DEVICE_ROW (self), NULL);

  name = vst_device_item_get_name (self->device);
  return name[0] != '\0' ? name : _ ("Device without a name");
}
