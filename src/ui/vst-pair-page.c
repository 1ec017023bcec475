#include "ui/vst-pair-page.h"

#include <glib/gi18n.h>

#include "ui/vst-clipboard.h"
#include "ui/vst-code-entry.h"
#include "ui/vst-countdown.h"
#include "ui/vst-qr-paintable.h"
#include "ui/vst-qr-window.h"
#include "ui/vst-status-row.h"
#include "ui/vst-ticker.h"
#include "ui/vst-words.h"

struct _VstPairPage
{
  VstPage parent_instance;

  GtkPicture *picture;
  GtkWidget *qr_button;
  GtkWidget *too_long;
  GtkWidget *replaced;
  GtkLabel *key;
  GtkWidget *code_row;
  GtkLabel *time_left;
  VstStatusRow *status;

  VstQrPaintable *paintable;
};

G_DEFINE_FINAL_TYPE (VstPairPage, vst_pair_page, VST_TYPE_PAGE)

static VstPairing *
get_pairing (VstPairPage *self)
{
  return vst_flow_get_pairing (vst_page_get_flow (VST_PAGE (self)));
}

static void
show_qr_code (VstPairPage *self, VstPairing *pairing)
{
  g_clear_object (&self->paintable);
  if (pairing != NULL)
    self->paintable = vst_qr_paintable_new (vst_pairing_get_uri (pairing));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (self->paintable));
  gtk_widget_set_visible (self->qr_button, self->paintable != NULL);
  gtk_widget_set_visible (self->too_long, pairing != NULL && self->paintable == NULL);
}

static void
show_key (VstPairPage *self, VstPairing *pairing)
{
  g_autoptr (VstSecret) grouped = pairing != NULL ? vst_pairing_dup_grouped_key (pairing) : NULL;

  gtk_label_set_label (self->key, grouped != NULL ? vst_secret_get_text (grouped) : "");
  /* A label takes its text for its name each time; the text is read by itself. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->key), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: the authenticator key. */
                                  _ ("Key"), -1);
  gtk_widget_set_visible (self->replaced, pairing != NULL && vst_pairing_get_replaces (pairing));
}

static void
update_time_left (VstPairPage *self)
{
  VstPairing *pairing = get_pairing (self);
  gint64 left =
      pairing != NULL ? vst_pairing_get_expires_at (pairing) - g_get_monotonic_time () : 0;
  g_autofree char *time = vst_words_time_left ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  g_autofree char *words = NULL;

  if (left > 0 && !vst_flow_get_pairing_expired (vst_page_get_flow (VST_PAGE (self))))
    /* Translators: %s is a time such as “2:41”. The code is the QR code. */
    words = g_strdup_printf (_ ("This code is good for %s."), time);
  gtk_label_set_label (self->time_left, words != NULL ? words : _ ("This code is no longer good."));
  gtk_widget_set_opacity (self->qr_button, words != NULL ? 1.0 : 0.4);
}

static void
on_pairing (VstPairPage *self)
{
  VstPairing *pairing = get_pairing (self);

  show_qr_code (self, pairing);
  show_key (self, pairing);
  update_time_left (self);
  gtk_editable_set_text (GTK_EDITABLE (self->code_row), "");
}

static void
on_tick (GtkWidget *widget)
{
  update_time_left (VST_PAIR_PAGE (widget));
}

static void
on_copy_key (VstPairPage *self)
{
  VstPairing *pairing = get_pairing (self);

  if (pairing != NULL)
    vst_clipboard_copy (GTK_WIDGET (self), vst_secret_get_text (vst_pairing_get_key (pairing)),
                        _ ("Key copied"));
}

static void
on_enlarge (VstPairPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->paintable != NULL)
    gtk_window_present (GTK_WINDOW (vst_qr_window_new (GTK_WINDOW (root), self->paintable)));
}

static void
vst_pair_page_activate (VstPage *page)
{
  vst_flow_verify_pairing (vst_page_get_flow (page),
                           gtk_editable_get_text (GTK_EDITABLE (VST_PAIR_PAGE (page)->code_row)));
}

static void
vst_pair_page_constructed (GObject *object)
{
  VstPairPage *self = VST_PAIR_PAGE (object);
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  G_OBJECT_CLASS (vst_pair_page_parent_class)->constructed (object);

  vst_page_add_field (VST_PAGE (self), VST_FIELD_CODE, self->code_row);
  vst_status_row_set_flow (self->status, flow);
  g_signal_connect_object (flow, "notify::pairing", G_CALLBACK (on_pairing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::pairing-expired", G_CALLBACK (update_time_left), self,
                           G_CONNECT_SWAPPED);
  on_pairing (self);
  vst_ticker_attach (GTK_WIDGET (self), on_tick);
}

static void
vst_pair_page_dispose (GObject *object)
{
  g_clear_object (&VST_PAIR_PAGE (object)->paintable);

  G_OBJECT_CLASS (vst_pair_page_parent_class)->dispose (object);
}

static void
vst_pair_page_class_init (VstPairPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_pair_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = vst_pair_page_dispose;
  VST_PAGE_CLASS (klass)->activate = vst_pair_page_activate;

  g_type_ensure (VST_TYPE_CODE_ENTRY);
  g_type_ensure (VST_TYPE_COUNTDOWN);
  g_type_ensure (VST_TYPE_STATUS_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-pair-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstPairPage, picture);
  gtk_widget_class_bind_template_child (widget_class, VstPairPage, qr_button);
  gtk_widget_class_bind_template_child (widget_class, VstPairPage, too_long);
  gtk_widget_class_bind_template_child (widget_class, VstPairPage, replaced);
  gtk_widget_class_bind_template_child (widget_class, VstPairPage, key);
  gtk_widget_class_bind_template_child (widget_class, VstPairPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, VstPairPage, time_left);
  gtk_widget_class_bind_template_child (widget_class, VstPairPage, status);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_key);
  gtk_widget_class_bind_template_callback (widget_class, on_enlarge);
}

static void
vst_pair_page_init (VstPairPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
