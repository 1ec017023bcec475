#include "ui/vst-confirm-page.h"

#include <glib/gi18n.h>

#include "ui/vst-code-entry.h"
#include "ui/vst-resend.h"
#include "ui/vst-status-row.h"
#include "ui/vst-ticker.h"

struct _VstConfirmPage
{
  VstPage parent_instance;

  GtkWidget *code_row;
  VstStatusRow *status;
  GtkButton *resend;
};

G_DEFINE_FINAL_TYPE (VstConfirmPage, vst_confirm_page, VST_TYPE_PAGE)

static void
update_delivery (VstConfirmPage *self)
{
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));
  const char *medium = vst_flow_get_delivery_medium (flow);
  const char *to = vst_flow_get_delivery_destination (flow);
  g_autofree char *words = NULL;

  if (medium == NULL || to == NULL)
    words = g_strdup (_ ("Cognito did not say that it sent a code. If you have one, type it here; "
                         "if not, ask for a new one."));
  else if (g_str_equal (medium, "SMS"))
    /* Translators: %s is a masked phone number such as “+*******1234”. */
    words = g_strdup_printf (_ ("We sent a code by text message to %s. Typing it shows that the "
                                "number is yours."),
                             to);
  else
    /* Translators: %s is a masked address such as “a***@e***”. */
    words = g_strdup_printf (_ ("We sent a code by e-mail to %s. Typing it shows that the address "
                                "is yours."),
                             to);
  vst_page_set_description (VST_PAGE (self), words);
}

static void
update_resend (VstConfirmPage *self)
{
  vst_resend_update (self->resend, vst_flow_get_resend_at (vst_page_get_flow (VST_PAGE (self))));
}

static void
on_tick (GtkWidget *widget)
{
  update_resend (VST_CONFIRM_PAGE (widget));
}

static void
on_resend (VstConfirmPage *self)
{
  vst_flow_resend_code (vst_page_get_flow (VST_PAGE (self)));
}

static void
on_skip (VstConfirmPage *self)
{
  vst_flow_skip_confirm (vst_page_get_flow (VST_PAGE (self)));
}

/* A code is of use once. */
static void
on_step (VstConfirmPage *self)
{
  VstStep step = vst_flow_get_step (vst_page_get_flow (VST_PAGE (self)));

  if (step == VST_STEP_DONE || step == VST_STEP_WELCOME)
    gtk_editable_set_text (GTK_EDITABLE (self->code_row), "");
}

static void
vst_confirm_page_activate (VstPage *page)
{
  vst_flow_confirm (vst_page_get_flow (page),
                    gtk_editable_get_text (GTK_EDITABLE (VST_CONFIRM_PAGE (page)->code_row)));
}

static void
vst_confirm_page_constructed (GObject *object)
{
  VstConfirmPage *self = VST_CONFIRM_PAGE (object);
  const char *const delivery[] = { "notify::delivery-medium", "notify::delivery-destination" };
  VstFlow *flow;

  G_OBJECT_CLASS (vst_confirm_page_parent_class)->constructed (object);

  flow = vst_page_get_flow (VST_PAGE (self));
  vst_page_add_field (VST_PAGE (self), VST_FIELD_CODE, self->code_row);
  for (gsize i = 0; i < G_N_ELEMENTS (delivery); i++)
    g_signal_connect_object (flow, delivery[i], G_CALLBACK (update_delivery), self,
                             G_CONNECT_SWAPPED);
  vst_status_row_set_flow (self->status, flow);
  g_signal_connect_object (flow, "notify::resend-at", G_CALLBACK (update_resend), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::step", G_CALLBACK (on_step), self, G_CONNECT_SWAPPED);
  update_delivery (self);
  vst_ticker_attach (GTK_WIDGET (self), on_tick);
}

static void
vst_confirm_page_class_init (VstConfirmPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_confirm_page_constructed;
  VST_PAGE_CLASS (klass)->activate = vst_confirm_page_activate;

  g_type_ensure (VST_TYPE_CODE_ENTRY);
  g_type_ensure (VST_TYPE_STATUS_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-confirm-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstConfirmPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, VstConfirmPage, status);
  gtk_widget_class_bind_template_child (widget_class, VstConfirmPage, resend);
  gtk_widget_class_bind_template_callback (widget_class, on_resend);
  gtk_widget_class_bind_template_callback (widget_class, on_skip);
}

static void
vst_confirm_page_init (VstConfirmPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
