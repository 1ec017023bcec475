#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

#include "flow/vst-pairing.h"
#include "ui-test.h"
#include "ui/vst-qr-paintable.h"

/* The size of the paintable, and how many device pixels a logical one has. */
typedef struct
{
  const char *name;
  int side, scale;
  const char *account;
} Case;

static const Case cases[] = {
  { "scale-1", 300, 1, "alejandro" },
  { "scale-2", 300, 2, "alejandro" },
  { "uneven", 331, 1, "alejandro" },
  { "unusual-name", 420, 1, "🙂שלום: & + % #" },
  { "long-name", 620, 2,
    "a-name-of-128-characters-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-"
    "0123456789-0123456789-0123456789-abcdef" },
};

static VstSecret *
make_uri (const char *account)
{
  g_autoptr (VstSecret) key =
      vst_secret_new_text ("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW");

  return vst_otpauth_uri ("Practice Pool", account, key);
}

/* As a window draws it: in the middle of something dark. */
static cairo_surface_t *
draw (VstQrPaintable *paintable, int side, int scale)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, side * scale, side * scale);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gdk_paintable_snapshot (GDK_PAINTABLE (paintable), snapshot, side, side);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  return surface;
}

/* A pixel that is neither black nor white is a blurred edge. */
static void
assert_crisp (cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);

  cairo_surface_flush (surface);
  for (int y = 0; y < width; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + x * 4, sizeof pixel);
        pixel &= 0xffffff;
        if (pixel != 0)
          g_assert_cmphex (pixel, ==, 0xffffff);
      }
}

static char *
read_code (const char *path)
{
  const char *argv[] = { "zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", path, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strchomp (output);
}

static void
test_decodes (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstSecret) uri = make_uri (c->account);
  g_autoptr (VstQrPaintable) paintable = vst_qr_paintable_new (uri);
  g_autofree char *folder = g_dir_make_tmp ("vst-qr-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "code.png", NULL);
  g_autofree char *decoded = NULL;
  cairo_surface_t *surface = draw (paintable, c->side, c->scale);

  assert_crisp (surface);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  decoded = read_code (path);
  g_remove (path);
  g_rmdir (folder);
  g_assert_cmpstr (decoded, ==, vst_secret_get_text (uri));
}

/* ISO/IEC 18004: four modules of white on each side. */
static void
test_quiet_zone (void)
{
  g_autoptr (VstSecret) uri = make_uri ("alejandro");
  g_autoptr (VstQrPaintable) paintable = vst_qr_paintable_new (uri);
  int side = gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (paintable));
  int cell = side / vst_qr_paintable_get_modules (paintable);
  cairo_surface_t *surface = draw (paintable, side, 1);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  g_assert_cmpint (side, >=, 280);
  g_assert_cmpint (side % vst_qr_paintable_get_modules (paintable), ==, 0);
  for (int i = 0; i < side; i++)
    for (int depth = 0; depth < 4 * cell; depth++)
      {
        g_assert_cmpint (data[depth * stride + i * 4], ==, 255);
        g_assert_cmpint (data[(side - 1 - depth) * stride + i * 4], ==, 255);
        g_assert_cmpint (data[i * stride + depth * 4], ==, 255);
        g_assert_cmpint (data[i * stride + (side - 1 - depth) * 4], ==, 255);
      }
  /* The finder pattern begins right behind it. */
  g_assert_cmpint (data[4 * cell * stride + 4 * cell * 4], ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_too_long (void)
{
  g_autofree char *text = g_strnfill (2954, 'x');
  g_autoptr (VstSecret) secret = vst_secret_new_text (text);

  g_assert_null (vst_qr_paintable_new (secret));
}

static void
test_longest (void)
{
  g_autofree char *text = g_strnfill (2953, 'x');
  g_autoptr (VstSecret) secret = vst_secret_new_text (text);
  g_autoptr (VstQrPaintable) paintable = vst_qr_paintable_new (secret);

  g_assert_cmpint (vst_qr_paintable_get_modules (paintable), ==, 177 + 8);
}

/* Smaller than it has modules: nothing to scan, and nothing that breaks. */
static void
test_tiny (void)
{
  g_autoptr (VstSecret) uri = make_uri ("alejandro");
  g_autoptr (VstQrPaintable) paintable = vst_qr_paintable_new (uri);

  cairo_surface_destroy (draw (paintable, 10, 1));
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/qr-paintable/decodes/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_decodes);
    }
  g_test_add_func ("/ui/qr-paintable/quiet-zone", test_quiet_zone);
  g_test_add_func ("/ui/qr-paintable/too-long", test_too_long);
  g_test_add_func ("/ui/qr-paintable/longest", test_longest);
  g_test_add_func ("/ui/qr-paintable/tiny", test_tiny);
  return g_test_run ();
}
