#include "ui/vst-mfa-page.h"

#include <glib/gi18n.h>

#define TOTP "SOFTWARE_TOKEN_MFA"

struct _VstMfaPage
{
  VstPage parent_instance;

  AdwActionRow *settings_row;
  AdwActionRow *preferred_row;
  GtkSwitch *totp;
  GtkSwitch *prefer;
};

G_DEFINE_FINAL_TYPE (VstMfaPage, vst_mfa_page, VST_TYPE_PAGE)

static const char *
get_words (const char *setting)
{
  if (g_str_equal (setting, TOTP))
    return _ ("authenticator app (SOFTWARE_TOKEN_MFA)");
  if (g_str_equal (setting, "SMS_MFA"))
    return _ ("text message (SMS_MFA)");
  if (g_str_equal (setting, "EMAIL_OTP"))
    return _ ("e-mail (EMAIL_OTP)");
  return setting;
}

static char *
dup_list (const char *const *settings)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; settings[i] != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? "\n" : "", get_words (settings[i]));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
refresh (VstMfaPage *self)
{
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));
  const char *const *settings = vst_flow_get_mfa_settings (flow);
  const char *preferred = vst_flow_get_preferred_mfa (flow);
  g_autofree char *list = dup_list (settings);

  adw_action_row_set_subtitle (self->settings_row, list[0] != '\0' ? list : _ ("none"));
  adw_action_row_set_subtitle (self->preferred_row,
                               preferred != NULL ? get_words (preferred) : _ ("none"));
  gtk_switch_set_active (self->totp, g_strv_contains (settings, TOTP));
  gtk_switch_set_active (self->prefer, g_strcmp0 (preferred, TOTP) == 0);
}

static void
on_pair_again (VstMfaPage *self)
{
  vst_flow_pair_again (vst_page_get_flow (VST_PAGE (self)));
}

static void
vst_mfa_page_activate (VstPage *page)
{
  VstMfaPage *self = VST_MFA_PAGE (page);
  gboolean totp = gtk_switch_get_active (self->totp);

  vst_flow_set_mfa (vst_page_get_flow (page), totp, totp && gtk_switch_get_active (self->prefer));
}

static void
vst_mfa_page_constructed (GObject *object)
{
  VstMfaPage *self = VST_MFA_PAGE (object);

  G_OBJECT_CLASS (vst_mfa_page_parent_class)->constructed (object);

  g_signal_connect_object (vst_page_get_flow (VST_PAGE (self)), "notify::mfa", G_CALLBACK (refresh),
                           self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
vst_mfa_page_class_init (VstMfaPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_mfa_page_constructed;
  VST_PAGE_CLASS (klass)->activate = vst_mfa_page_activate;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-mfa-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstMfaPage, settings_row);
  gtk_widget_class_bind_template_child (widget_class, VstMfaPage, preferred_row);
  gtk_widget_class_bind_template_child (widget_class, VstMfaPage, totp);
  gtk_widget_class_bind_template_child (widget_class, VstMfaPage, prefer);
  gtk_widget_class_bind_template_callback (widget_class, on_pair_again);
}

static void
vst_mfa_page_init (VstMfaPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
