#include "ui/vst-account-group.h"

#include <glib/gi18n.h>

#include "ui/vst-devices-page.h"
#include "ui/vst-message-dialog.h"
#include "ui/vst-mfa-page.h"
#include "ui/vst-password-page.h"
#include "ui/vst-sheet.h"

struct _VstAccountGroup
{
  AdwBin parent_instance;

  GtkWidget *list;
  GtkSwitch *stay;

  VstFlow *flow;
};

G_DEFINE_FINAL_TYPE (VstAccountGroup, vst_account_group, ADW_TYPE_BIN)

static void
open_sheet (VstAccountGroup *self, GType type)
{
  GtkWidget *below = gtk_widget_get_ancestor (GTK_WIDGET (self), VST_TYPE_PAGE);

  vst_sheet_present (g_object_new (type, "flow", self->flow, NULL), VST_PAGE (below));
}

static void
on_devices (VstAccountGroup *self)
{
  open_sheet (self, VST_TYPE_DEVICES_PAGE);
}

static void
on_password (VstAccountGroup *self)
{
  open_sheet (self, VST_TYPE_PASSWORD_PAGE);
}

static void
on_mfa (VstAccountGroup *self)
{
  open_sheet (self, VST_TYPE_MFA_PAGE);
}

static void
on_log_out (VstAccountGroup *self)
{
  vst_flow_log_out (self->flow);
}

static void
on_log_out_everywhere (VstAccountGroup *self)
{
  vst_flow_log_out_everywhere (self->flow);
}

static void
on_delete_answer (VstAccountGroup *self, const char *answer)
{
  if (g_str_equal (answer, "delete"))
    vst_flow_delete_user (self->flow);
}

static void
on_delete (VstAccountGroup *self)
{
  VstAccount *account = vst_flow_get_account (self->flow);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwMessageDialog *dialog;

  if (account == NULL)
    return;
  dialog = vst_message_dialog_new (GTK_WINDOW (root), _ ("Delete This User?"), NULL);
  adw_message_dialog_format_body (dialog,
                                  _ ("%s, with all attributes and the paired authenticator, will "
                                     "be gone from the pool for good."),
                                  vst_account_get_user_name (account));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_delete_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* All of it takes the access token, which is no good any more. */
static void
on_logged_out (VstAccountGroup *self)
{
  gtk_widget_set_sensitive (self->list, !vst_flow_get_logged_out (self->flow));
}

static void
vst_account_group_dispose (GObject *object)
{
  g_clear_object (&VST_ACCOUNT_GROUP (object)->flow);

  G_OBJECT_CLASS (vst_account_group_parent_class)->dispose (object);
}

static void
vst_account_group_class_init (VstAccountGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_account_group_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-account-group.ui");
  gtk_widget_class_bind_template_child (widget_class, VstAccountGroup, list);
  gtk_widget_class_bind_template_child (widget_class, VstAccountGroup, stay);
  gtk_widget_class_bind_template_callback (widget_class, on_devices);
  gtk_widget_class_bind_template_callback (widget_class, on_password);
  gtk_widget_class_bind_template_callback (widget_class, on_mfa);
  gtk_widget_class_bind_template_callback (widget_class, on_log_out);
  gtk_widget_class_bind_template_callback (widget_class, on_log_out_everywhere);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
}

static void
vst_account_group_init (VstAccountGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vst_account_group_set_flow (VstAccountGroup *self, VstFlow *flow)
{
  g_return_if_fail (VST_IS_ACCOUNT_GROUP (self) && VST_IS_FLOW (flow) && self->flow == NULL);

  self->flow = g_object_ref (flow);
  g_object_bind_property (flow, "stay", self->stay, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (flow, "notify::logged-out", G_CALLBACK (on_logged_out), self,
                           G_CONNECT_SWAPPED);
  on_logged_out (self);
}
