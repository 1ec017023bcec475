#include "ui/vst-log-in-page.h"

#include "ui/vst-field.h"
#include "ui/vst-note-row.h"

struct _VstLogInPage
{
  VstPage parent_instance;

  GtkWidget *user_name_row;
  GtkWidget *password_row;
  GtkWidget *optional_note;
  GtkWidget *optional_words;
  GtkWidget *without_device;
};

G_DEFINE_FINAL_TYPE (VstLogInPage, vst_log_in_page, VST_TYPE_PAGE)

static void
on_sign_up (VstLogInPage *self)
{
  vst_flow_begin_sign_up (vst_page_get_flow (VST_PAGE (self)));
}

static void
on_walk (VstLogInPage *self)
{
  if (vst_field_walk_is_over (vst_page_get_flow (VST_PAGE (self))))
    gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
}

static void
on_password_optional (VstLogInPage *self)
{
  gboolean optional = vst_flow_get_password_optional (vst_page_get_flow (VST_PAGE (self)));

  gtk_widget_set_visible (self->optional_note, optional);
  if (optional)
    gtk_widget_add_css_class (self->password_row, "explained");
  else
    gtk_widget_remove_css_class (self->password_row, "explained");
  vst_field_describe_by (self->password_row, optional ? self->optional_words : NULL);
}

static void
on_forgot (VstLogInPage *self)
{
  vst_flow_begin_reset (vst_page_get_flow (VST_PAGE (self)));
}

/* A password that is held need not be typed again: NULL. */
static VstSecret *
dup_password (VstLogInPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->password_row));

  if (text[0] == '\0' && vst_flow_get_has_password (vst_page_get_flow (VST_PAGE (self))))
    return NULL;
  return vst_secret_new_text (text);
}

static void
on_without_device (VstLogInPage *self)
{
  g_autoptr (VstSecret) password = dup_password (self);

  vst_flow_log_in_without_device (vst_page_get_flow (VST_PAGE (self)), password);
}

static void
vst_log_in_page_activate (VstPage *page)
{
  g_autoptr (VstSecret) password = dup_password (VST_LOG_IN_PAGE (page));

  vst_flow_log_in (vst_page_get_flow (page), password);
}

static void
vst_log_in_page_constructed (GObject *object)
{
  VstLogInPage *self = VST_LOG_IN_PAGE (object);
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  G_OBJECT_CLASS (vst_log_in_page_parent_class)->constructed (object);

  vst_field_limit (self->user_name_row, VST_FIELD_SHORT);
  vst_field_guard (self->password_row, VST_FIELD_SHORT);
  g_object_bind_property (flow, "user-name", self->user_name_row, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (flow, "knows-device", self->without_device, "visible",
                          G_BINDING_SYNC_CREATE);
  vst_page_add_field (VST_PAGE (self), VST_FIELD_USER_NAME, self->user_name_row);
  vst_page_add_field (VST_PAGE (self), VST_FIELD_PASSWORD, self->password_row);
  g_signal_connect_object (flow, "notify::step", G_CALLBACK (on_walk), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::user-name", G_CALLBACK (on_walk), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::password-optional", G_CALLBACK (on_password_optional),
                           self, G_CONNECT_SWAPPED);
  on_password_optional (self);
}

static void
vst_log_in_page_class_init (VstLogInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_log_in_page_constructed;
  VST_PAGE_CLASS (klass)->activate = vst_log_in_page_activate;

  g_type_ensure (VST_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-log-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstLogInPage, user_name_row);
  gtk_widget_class_bind_template_child (widget_class, VstLogInPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, VstLogInPage, optional_note);
  gtk_widget_class_bind_template_child (widget_class, VstLogInPage, optional_words);
  gtk_widget_class_bind_template_child (widget_class, VstLogInPage, without_device);
  gtk_widget_class_bind_template_callback (widget_class, on_sign_up);
  gtk_widget_class_bind_template_callback (widget_class, on_forgot);
  gtk_widget_class_bind_template_callback (widget_class, on_without_device);
}

static void
vst_log_in_page_init (VstLogInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
