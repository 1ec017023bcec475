#include "ui/vst-sign-up-page.h"

#include "ui/vst-attributes-row.h"
#include "ui/vst-field.h"
#include "ui/vst-rules-list.h"

struct _VstSignUpPage
{
  VstPage parent_instance;

  GtkWidget *user_name_row;
  GtkWidget *email_row;
  GtkWidget *password_row;
  VstRulesList *rules;
  VstAttributesRow *attributes_row;
};

G_DEFINE_FINAL_TYPE (VstSignUpPage, vst_sign_up_page, VST_TYPE_PAGE)

static void
on_password_changed (VstSignUpPage *self)
{
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  if (flow != NULL)
    vst_password_rules_check (vst_flow_get_password_rules (flow),
                              gtk_editable_get_text (GTK_EDITABLE (self->password_row)));
}

static void
on_have_account (VstSignUpPage *self)
{
  vst_flow_begin_log_in (vst_page_get_flow (VST_PAGE (self)));
}

/* A walk that is over leaves no password behind; Back does. */
static void
on_walk (VstSignUpPage *self)
{
  if (vst_field_walk_is_over (vst_page_get_flow (VST_PAGE (self))))
    gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
}

static void
vst_sign_up_page_activate (VstPage *page)
{
  VstSignUpPage *self = VST_SIGN_UP_PAGE (page);
  g_autoptr (VstSecret) password =
      vst_secret_new_text (gtk_editable_get_text (GTK_EDITABLE (self->password_row)));

  vst_flow_sign_up (vst_page_get_flow (page), password);
}

static void
bind_rows (VstSignUpPage *self, VstFlow *flow)
{
  VstPage *page = VST_PAGE (self);
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  vst_field_limit (self->user_name_row, VST_FIELD_SHORT);
  vst_field_limit (self->email_row, VST_FIELD_LONG);
  vst_field_guard (self->password_row, VST_FIELD_SHORT);
  g_object_bind_property (flow, "user-name", self->user_name_row, "text", both);
  g_object_bind_property (flow, "email", self->email_row, "text", both);
  g_object_bind_property (flow, "name-is-email", self->user_name_row, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  vst_page_add_field (page, VST_FIELD_USER_NAME, self->user_name_row);
  vst_page_add_field (page, VST_FIELD_EMAIL, self->email_row);
  vst_page_add_field (page, VST_FIELD_PASSWORD, self->password_row);
  vst_page_add_field (page, VST_FIELD_ATTRIBUTES, GTK_WIDGET (self->attributes_row));
}

static void
vst_sign_up_page_constructed (GObject *object)
{
  VstSignUpPage *self = VST_SIGN_UP_PAGE (object);
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  G_OBJECT_CLASS (vst_sign_up_page_parent_class)->constructed (object);

  bind_rows (self, flow);
  vst_rules_list_set_rules (self->rules, vst_flow_get_password_rules (flow));
  vst_attributes_row_set_fields (self->attributes_row, vst_flow_get_attributes (flow));
  vst_field_describe_by (self->password_row, GTK_WIDGET (self->rules));
  on_password_changed (self);
  g_signal_connect_object (flow, "notify::step", G_CALLBACK (on_walk), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::user-name", G_CALLBACK (on_walk), self,
                           G_CONNECT_SWAPPED);
}

static void
vst_sign_up_page_class_init (VstSignUpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_sign_up_page_constructed;
  VST_PAGE_CLASS (klass)->activate = vst_sign_up_page_activate;

  g_type_ensure (VST_TYPE_RULES_LIST);
  g_type_ensure (VST_TYPE_ATTRIBUTES_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-sign-up-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstSignUpPage, user_name_row);
  gtk_widget_class_bind_template_child (widget_class, VstSignUpPage, email_row);
  gtk_widget_class_bind_template_child (widget_class, VstSignUpPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, VstSignUpPage, rules);
  gtk_widget_class_bind_template_child (widget_class, VstSignUpPage, attributes_row);
  gtk_widget_class_bind_template_callback (widget_class, on_password_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_have_account);
}

static void
vst_sign_up_page_init (VstSignUpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
