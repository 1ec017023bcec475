#include "ui/vst-reset-page.h"

#include <glib/gi18n.h>

#include "ui/vst-code-entry.h"
#include "ui/vst-field.h"
#include "ui/vst-resend.h"
#include "ui/vst-rules-list.h"
#include "ui/vst-ticker.h"
#include "ui/vst-words.h"

struct _VstResetPage
{
  VstPage parent_instance;

  GtkWidget *user_name_row;
  GtkWidget *code_row;
  GtkWidget *password_row;
  VstRulesList *rules;
  GtkButton *resend;
};

G_DEFINE_FINAL_TYPE (VstResetPage, vst_reset_page, VST_TYPE_PAGE)

static void
on_password_changed (VstResetPage *self)
{
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  if (flow != NULL)
    vst_password_rules_check (vst_flow_get_password_rules (flow),
                              gtk_editable_get_text (GTK_EDITABLE (self->password_row)));
}

/* Where nobody is told about users that don't exist, Cognito names a place for them too. */
static char *
dup_sent_words (VstFlow *flow)
{
  const char *medium = vst_flow_get_delivery_medium (flow);
  const char *to = vst_flow_get_delivery_destination (flow);

  if (medium == NULL || to == NULL)
    return g_strdup (_ ("Cognito has taken the request, and did not say where the code goes. Type "
                        "it here, and a new password."));
  if (g_str_equal (medium, "SMS"))
    /* Translators: %s is a masked phone number such as “+*******1234”. */
    return vst_words_fill (_ ("If there is such a user, a code is on its way by text message to "
                              "%s. It lets you set a new password."),
                           to);
  /* Translators: %s is a masked address such as “a***@e***”. */
  return vst_words_fill (_ ("If there is such a user, a code is on its way by e-mail to %s. It "
                            "lets you set a new password."),
                         to);
}

static void
update_words (VstResetPage *self)
{
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));
  g_autofree char *sent = vst_flow_get_reset_sent (flow) ? dup_sent_words (flow) : NULL;

  vst_page_set_description (VST_PAGE (self),
                            sent != NULL ? sent
                                         : _ ("Cognito sends a code to the user’s confirmed "
                                              "address. With it you set a new password."));
}

static void
update_resend (VstResetPage *self)
{
  vst_resend_update (self->resend, vst_flow_get_resend_at (vst_page_get_flow (VST_PAGE (self))));
}

static void
on_tick (GtkWidget *widget)
{
  update_resend (VST_RESET_PAGE (widget));
}

/* The code is for the user that it was asked for. */
static void
on_sent (VstResetPage *self)
{
  gboolean sent = vst_flow_get_reset_sent (vst_page_get_flow (VST_PAGE (self)));

  gtk_widget_set_sensitive (self->user_name_row, !sent);
  gtk_widget_set_visible (self->code_row, sent);
  gtk_widget_set_visible (self->password_row, sent);
  gtk_widget_set_visible (GTK_WIDGET (self->rules), sent);
  gtk_widget_set_visible (GTK_WIDGET (self->resend), sent);
  g_object_set (self, "button-label", sent ? _ ("Set Password") : _ ("Send Code"), NULL);
  update_words (self);
  vst_page_focus (VST_PAGE (self));
}

static void
on_resend (VstResetPage *self)
{
  vst_flow_send_reset_code (vst_page_get_flow (VST_PAGE (self)));
}

/* Code and password are of no use on another page. */
static void
on_step (VstResetPage *self)
{
  if (vst_flow_get_step (vst_page_get_flow (VST_PAGE (self))) == VST_STEP_RESET)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->code_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
}

static void
vst_reset_page_activate (VstPage *page)
{
  VstResetPage *self = VST_RESET_PAGE (page);
  VstFlow *flow = vst_page_get_flow (page);
  g_autoptr (VstSecret) password = NULL;

  if (!vst_flow_get_reset_sent (flow))
    {
      vst_flow_send_reset_code (flow);
      return;
    }
  password = vst_secret_new_text (gtk_editable_get_text (GTK_EDITABLE (self->password_row)));
  vst_flow_reset_password (flow, gtk_editable_get_text (GTK_EDITABLE (self->code_row)), password);
}

static void
add_fields (VstResetPage *self, VstFlow *flow)
{
  VstPage *page = VST_PAGE (self);

  vst_field_limit (self->user_name_row, VST_FIELD_SHORT);
  vst_field_guard (self->password_row, VST_FIELD_SHORT);
  g_object_bind_property (flow, "user-name", self->user_name_row, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  vst_page_add_field (page, VST_FIELD_USER_NAME, self->user_name_row);
  vst_page_add_field (page, VST_FIELD_CODE, self->code_row);
  vst_page_add_field (page, VST_FIELD_PASSWORD, self->password_row);
}

static void
vst_reset_page_constructed (GObject *object)
{
  VstResetPage *self = VST_RESET_PAGE (object);
  const char *const delivery[] = { "notify::delivery-medium", "notify::delivery-destination" };
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  G_OBJECT_CLASS (vst_reset_page_parent_class)->constructed (object);

  add_fields (self, flow);
  vst_rules_list_set_rules (self->rules, vst_flow_get_password_rules (flow));
  vst_field_describe_by (self->password_row, GTK_WIDGET (self->rules));
  for (gsize i = 0; i < G_N_ELEMENTS (delivery); i++)
    g_signal_connect_object (flow, delivery[i], G_CALLBACK (update_words), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::reset-sent", G_CALLBACK (on_sent), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::resend-at", G_CALLBACK (update_resend), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::step", G_CALLBACK (on_step), self, G_CONNECT_SWAPPED);
  on_sent (self);
  vst_ticker_attach (GTK_WIDGET (self), on_tick);
}

static void
vst_reset_page_class_init (VstResetPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_reset_page_constructed;
  VST_PAGE_CLASS (klass)->activate = vst_reset_page_activate;

  g_type_ensure (VST_TYPE_CODE_ENTRY);
  g_type_ensure (VST_TYPE_RULES_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-reset-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstResetPage, user_name_row);
  gtk_widget_class_bind_template_child (widget_class, VstResetPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, VstResetPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, VstResetPage, rules);
  gtk_widget_class_bind_template_child (widget_class, VstResetPage, resend);
  gtk_widget_class_bind_template_callback (widget_class, on_password_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_resend);
}

static void
vst_reset_page_init (VstResetPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
