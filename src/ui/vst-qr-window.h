#pragma once

#include <adwaita.h>

#include "ui/vst-qr-paintable.h"

G_BEGIN_DECLS

/**
 * VstQrWindow:
 *
 * A QR code as large as its window, for cameras that have trouble with the small one.
 */
#define VST_TYPE_QR_WINDOW (vst_qr_window_get_type ())
G_DECLARE_FINAL_TYPE (VstQrWindow, vst_qr_window, VST, QR_WINDOW, AdwWindow)

GtkWidget *vst_qr_window_new (GtkWindow *parent, VstQrPaintable *paintable);

G_END_DECLS
