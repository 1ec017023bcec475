#include "ui/vst-devices-page.h"

#include <glib/gi18n.h>

#include "ui/vst-device-row.h"
#include "ui/vst-message-dialog.h"

struct _VstDevicesPage
{
  VstPage parent_instance;

  GtkListBox *list;
  GtkLabel *empty;
  GtkWidget *stop_button;

  char *unwanted; /* the key of the device that a dialog asks about */
};

G_DEFINE_FINAL_TYPE (VstDevicesPage, vst_devices_page, VST_TYPE_PAGE)

static VstDeviceList *
get_devices (VstDevicesPage *self)
{
  return vst_flow_get_devices (vst_page_get_flow (VST_PAGE (self)));
}

static void
on_forget_answer (VstDevicesPage *self, const char *answer)
{
  if (g_str_equal (answer, "forget") && self->unwanted != NULL)
    vst_flow_forget_device (vst_page_get_flow (VST_PAGE (self)), self->unwanted);
}

static const char *
get_question (VstDeviceItem *device)
{
  if (vst_device_item_get_is_this (device))
    return _ ("The next login from this computer asks for a code again, and its key is removed "
              "from the keyring. Tokens that were given out to it can’t be refreshed any more.");
  return _ ("The next login from it asks for a code again. Tokens that were given out to it can’t "
            "be refreshed any more.");
}

/* The service has no way to take it back. */
static void
on_forget (VstDevicesPage *self, VstDeviceRow *row)
{
  VstDeviceItem *device = vst_device_row_get_device (row);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwMessageDialog *dialog;

  g_free (self->unwanted);
  self->unwanted = g_strdup (vst_device_item_get_key (device));
  dialog = vst_message_dialog_new (GTK_WINDOW (root), NULL, get_question (device));
  adw_message_dialog_format_heading (dialog, _ ("Forget “%s”?"), vst_device_row_get_name (row));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "forget", _ ("_Forget"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "forget", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_forget_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = vst_device_row_new (item);

  g_signal_connect_object (row, "forget", G_CALLBACK (on_forget), user_data, G_CONNECT_SWAPPED);
  return row;
}

static void
on_loading (VstDevicesPage *self)
{
  gtk_label_set_label (self->empty, vst_device_list_get_loading (get_devices (self))
                                        ? _ ("Loading…")
                                        : _ ("The pool knows no device of this user."));
}

/* The list's own problem; the flow's are shown by every page. */
static void
on_list_problem (VstDevicesPage *self)
{
  VstProblem *problem = vst_device_list_get_problem (get_devices (self));

  if (problem != NULL || vst_flow_get_problem (vst_page_get_flow (VST_PAGE (self))) == NULL)
    vst_page_show_problem (VST_PAGE (self), problem);
}

static void
on_trust (VstDevicesPage *self)
{
  VstTrust trust = vst_flow_get_trust (vst_page_get_flow (VST_PAGE (self)));

  gtk_widget_set_visible (self->stop_button,
                          trust == VST_TRUST_REMEMBERED || trust == VST_TRUST_ALWAYS);
}

static void
on_stop_trusting (VstDevicesPage *self)
{
  vst_flow_trust_device (vst_page_get_flow (VST_PAGE (self)), FALSE);
}

static void
vst_devices_page_activate (VstPage *page)
{
  vst_flow_load_devices (vst_page_get_flow (page));
}

static void
vst_devices_page_constructed (GObject *object)
{
  VstDevicesPage *self = VST_DEVICES_PAGE (object);
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));
  VstDeviceList *devices = vst_flow_get_devices (flow);

  G_OBJECT_CLASS (vst_devices_page_parent_class)->constructed (object);

  gtk_list_box_bind_model (self->list, G_LIST_MODEL (devices), make_row, self, NULL);
  g_signal_connect_object (devices, "notify::loading", G_CALLBACK (on_loading), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (devices, "notify::problem", G_CALLBACK (on_list_problem), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::trust", G_CALLBACK (on_trust), self, G_CONNECT_SWAPPED);
  on_loading (self);
  on_trust (self);
  vst_flow_load_devices (flow);
}

static void
vst_devices_page_finalize (GObject *object)
{
  g_free (VST_DEVICES_PAGE (object)->unwanted);

  G_OBJECT_CLASS (vst_devices_page_parent_class)->finalize (object);
}

static void
vst_devices_page_class_init (VstDevicesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_devices_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = vst_devices_page_finalize;
  VST_PAGE_CLASS (klass)->activate = vst_devices_page_activate;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-devices-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstDevicesPage, list);
  gtk_widget_class_bind_template_child (widget_class, VstDevicesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, VstDevicesPage, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_trusting);
}

static void
vst_devices_page_init (VstDevicesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
