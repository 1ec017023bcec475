#include "ui/vst-code-page.h"

#include <glib/gi18n.h>

#include "ui/vst-code-entry.h"
#include "ui/vst-countdown.h"
#include "ui/vst-ticker.h"

struct _VstCodePage
{
  VstPage parent_instance;

  GtkWidget *code_row;
  GtkLabel *waiting;
  GtkWidget *finish;
};

G_DEFINE_FINAL_TYPE (VstCodePage, vst_code_page, VST_TYPE_PAGE)

static void
update_waiting (VstCodePage *self)
{
  gint64 until = vst_flow_get_wait_until (vst_page_get_flow (VST_PAGE (self)));
  gboolean waiting = until > g_get_real_time () / G_USEC_PER_SEC;

  gtk_label_set_label (self->waiting,
                       waiting ? _ ("Wait for the next code: the last one has been used.")
                               : _ ("A code works for half a minute, and once."));
}

static void
on_tick (GtkWidget *widget)
{
  update_waiting (VST_CODE_PAGE (widget));
}

static void
update_finish (VstCodePage *self)
{
  gtk_widget_set_visible (self->finish,
                          vst_flow_get_can_finish_now (vst_page_get_flow (VST_PAGE (self))));
}

static void
on_finish (VstCodePage *self)
{
  vst_flow_finish_pairing_now (vst_page_get_flow (VST_PAGE (self)));
}

/* A code is of use once. */
static void
on_step (VstCodePage *self)
{
  if (vst_flow_get_step (vst_page_get_flow (VST_PAGE (self))) != VST_STEP_CODE)
    gtk_editable_set_text (GTK_EDITABLE (self->code_row), "");
}

static void
vst_code_page_activate (VstPage *page)
{
  vst_flow_send_code (vst_page_get_flow (page),
                      gtk_editable_get_text (GTK_EDITABLE (VST_CODE_PAGE (page)->code_row)));
}

static void
vst_code_page_constructed (GObject *object)
{
  VstCodePage *self = VST_CODE_PAGE (object);
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  G_OBJECT_CLASS (vst_code_page_parent_class)->constructed (object);

  vst_page_add_field (VST_PAGE (self), VST_FIELD_CODE, self->code_row);
  g_signal_connect_object (flow, "notify::wait-until", G_CALLBACK (update_waiting), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::step", G_CALLBACK (on_step), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::can-finish-now", G_CALLBACK (update_finish), self,
                           G_CONNECT_SWAPPED);
  update_waiting (self);
  update_finish (self);
  vst_ticker_attach (GTK_WIDGET (self), on_tick);
}

static void
vst_code_page_class_init (VstCodePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_code_page_constructed;
  VST_PAGE_CLASS (klass)->activate = vst_code_page_activate;

  g_type_ensure (VST_TYPE_CODE_ENTRY);
  g_type_ensure (VST_TYPE_COUNTDOWN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-code-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstCodePage, code_row);
  gtk_widget_class_bind_template_child (widget_class, VstCodePage, waiting);
  gtk_widget_class_bind_template_child (widget_class, VstCodePage, finish);
  gtk_widget_class_bind_template_callback (widget_class, on_finish);
}

static void
vst_code_page_init (VstCodePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
