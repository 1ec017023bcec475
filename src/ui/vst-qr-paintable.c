#include "ui/vst-qr-paintable.h"

#include <qrencode.h>

#define QUIET_ZONE 4

/* Logical pixels: what a phone's camera reads with ease. */
#define USUAL_SIDE 280
#define SMALLEST_MODULE 3

struct _VstQrPaintable
{
  GObject parent_instance;

  int width;       /* modules a side, without the quiet zone */
  guint8 *modules; /* row by row; black where the lowest bit is set */
};

static gboolean
is_black (VstQrPaintable *self, int x, int y)
{
  return (self->modules[y * self->width + x] & 1) != 0;
}

/* One rectangle for each run of black modules: no seams between them, and few nodes. */
static void
append_row (VstQrPaintable *self, GtkSnapshot *snapshot, int y, float left, float top, float cell)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  int x = 0;

  while (x < self->width)
    {
      int start = x;

      while (x < self->width && is_black (self, x, y))
        x++;
      if (x > start)
        gtk_snapshot_append_color (snapshot, &black,
                                   &GRAPHENE_RECT_INIT (left + (float) start * cell,
                                                        top + (float) y * cell,
                                                        (float) (x - start) * cell, cell));
      x++;
    }
}

static void
vst_qr_paintable_snapshot (GdkPaintable *paintable,
                           GdkSnapshot *snapshot,
                           double width,
                           double height)
{
  VstQrPaintable *self = VST_QR_PAINTABLE (paintable);
  const GdkRGBA white = { 1, 1, 1, 1 };
  int side = (int) MIN (width, height);
  int cell = MAX (side / vst_qr_paintable_get_modules (self), 1);
  float left = (float) (((int) width - cell * self->width) / 2);
  float top = (float) (((int) height - cell * self->width) / 2);

  gtk_snapshot_append_color (snapshot, &white,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  for (int y = 0; y < self->width; y++)
    append_row (self, snapshot, y, left, top, (float) cell);
}

static GdkPaintableFlags
vst_qr_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

/* The smallest size with whole modules from the usual one on. */
static int
vst_qr_paintable_get_intrinsic_size (GdkPaintable *paintable)
{
  int modules = vst_qr_paintable_get_modules (VST_QR_PAINTABLE (paintable));
  int cell = (USUAL_SIDE + modules - 1) / modules;

  return modules * MAX (cell, SMALLEST_MODULE);
}

static double
vst_qr_paintable_get_intrinsic_aspect_ratio (GdkPaintable *paintable)
{
  return 1.0;
}

static void
vst_qr_paintable_paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = vst_qr_paintable_snapshot;
  iface->get_flags = vst_qr_paintable_get_flags;
  iface->get_intrinsic_width = vst_qr_paintable_get_intrinsic_size;
  iface->get_intrinsic_height = vst_qr_paintable_get_intrinsic_size;
  iface->get_intrinsic_aspect_ratio = vst_qr_paintable_get_intrinsic_aspect_ratio;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VstQrPaintable,
                               vst_qr_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                      vst_qr_paintable_paintable_init))

static void
vst_qr_paintable_finalize (GObject *object)
{
  VstQrPaintable *self = VST_QR_PAINTABLE (object);

  if (self->modules != NULL)
    vst_wipe (self->modules, (gsize) self->width * (gsize) self->width);
  g_free (self->modules);

  G_OBJECT_CLASS (vst_qr_paintable_parent_class)->finalize (object);
}

static void
vst_qr_paintable_class_init (VstQrPaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vst_qr_paintable_finalize;
}

static void
vst_qr_paintable_init (VstQrPaintable *self)
{
}

/* As much error correction as there is room for: a long name fits with less of it. */
static QRcode *
encode (VstSecret *text)
{
  const QRecLevel levels[] = { QR_ECLEVEL_M, QR_ECLEVEL_L };
  QRcode *code = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (levels) && code == NULL; i++)
    code = QRcode_encodeData ((int) vst_secret_get_size (text), vst_secret_get_data (text), 0,
                              levels[i]);
  return code;
}

VstQrPaintable *
vst_qr_paintable_new (VstSecret *text)
{
  VstQrPaintable *self;
  QRcode *code;
  gsize size;

  g_return_val_if_fail (text != NULL, NULL);

  /* The largest code holds 2,953 bytes. */
  if (vst_secret_get_size (text) > 2953)
    return NULL;
  code = encode (text);
  if (code == NULL)
    return NULL;

  size = (gsize) code->width * (gsize) code->width;
  self = g_object_new (VST_TYPE_QR_PAINTABLE, NULL);
  self->width = code->width;
  self->modules = g_memdup2 (code->data, size);
  vst_wipe (code->data, size);
  QRcode_free (code);
  return self;
}

int
vst_qr_paintable_get_modules (VstQrPaintable *self)
{
  g_return_val_if_fail (VST_IS_QR_PAINTABLE (self), 0);
  return self->width + 2 * QUIET_ZONE;
}
