#pragma once

#include <gtk/gtk.h>

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/**
 * VstQrPaintable:
 *
 * A QR code: black modules on white with the quiet zone of four modules that ISO/IEC
 * 18004 asks for, the same in light and dark. A module is a whole number of pixels, so
 * that its edges are sharp.
 */
#define VST_TYPE_QR_PAINTABLE (vst_qr_paintable_get_type ())
G_DECLARE_FINAL_TYPE (VstQrPaintable, vst_qr_paintable, VST, QR_PAINTABLE, GObject)

/* %NULL when @text is too long for any QR code. */
VstQrPaintable *vst_qr_paintable_new (VstSecret *text);
/* Modules a side, with the quiet zone. */
int vst_qr_paintable_get_modules (VstQrPaintable *self);

G_END_DECLS
