#include "ui/vst-qr-window.h"

struct _VstQrWindow
{
  AdwWindow parent_instance;

  GtkPicture *picture;
};

G_DEFINE_FINAL_TYPE (VstQrWindow, vst_qr_window, ADW_TYPE_WINDOW)

static void
vst_qr_window_class_init (VstQrWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-qr-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VstQrWindow, picture);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vst_qr_window_init (VstQrWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vst_qr_window_new (GtkWindow *parent, VstQrPaintable *paintable)
{
  VstQrWindow *self = g_object_new (VST_TYPE_QR_WINDOW, "transient-for", parent, NULL);

  g_return_val_if_fail (VST_IS_QR_PAINTABLE (paintable), NULL);

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (paintable));
  return GTK_WIDGET (self);
}
