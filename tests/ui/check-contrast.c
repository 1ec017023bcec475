#include "check-contrast.h"

#include <adwaita.h>
#include <math.h>

/* Drawn so much larger, most pixels of a letter have its colour. */
#define SCALE 2
/* Of a font, in pixels: 18 points, and 14 points if it is bold. */
#define LARGE 24
#define LARGE_AND_BOLD 18.66

typedef struct
{
  guint32 *pixels;
  int width;
  int height;
  gboolean high_contrast;
  GPtrArray *faults;
} Picture;

/* --- colours: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance --- */

static double
linear (guint32 colour, int shift)
{
  double part = ((colour >> shift) & 0xff) / 255.0;

  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 colour)
{
  return 0.2126 * linear (colour, 16) + 0.7152 * linear (colour, 8) + 0.0722 * linear (colour, 0);
}

static double
contrast (guint32 one, guint32 other)
{
  double a = luminance (one);
  double b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* --- the picture --- */

static void
draw (Picture *picture, GtkWidget *native)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (native);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  picture->width = gtk_widget_get_width (native) * SCALE;
  picture->height = gtk_widget_get_height (native) * SCALE;
  gtk_snapshot_scale (snapshot, SCALE, SCALE);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (native),
                          gtk_widget_get_height (native));
  node = gtk_snapshot_free_to_node (snapshot);
  texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (native)), node,
                                   &GRAPHENE_RECT_INIT (0, 0, picture->width, picture->height));
  picture->pixels = g_new (guint32, (gsize) picture->width * picture->height);
  gdk_texture_download (texture, (guchar *) picture->pixels, picture->width * sizeof (guint32));
}

/* How many pixels there are of each colour. */
static GHashTable *
count_colours (const Picture *picture, const GdkRectangle *area)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (int y = area->y; y < area->y + area->height; y++)
    for (int x = area->x; x < area->x + area->width; x++)
      {
        gpointer colour = GUINT_TO_POINTER (picture->pixels[y * picture->width + x]);
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, colour));

        g_hash_table_insert (counts, colour, GUINT_TO_POINTER (count + 1));
      }
  return counts;
}

static guint32
find_most_frequent (GHashTable *counts)
{
  GHashTableIter iter;
  gpointer colour, count;
  guint32 best = 0;
  guint most = 0;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    if (GPOINTER_TO_UINT (count) > most)
      {
        most = GPOINTER_TO_UINT (count);
        best = GPOINTER_TO_UINT (colour);
      }
  return best;
}

/* The colour behind is the one that there is most of; that of the letters stands out the most. */
static double
measure (const Picture *picture, const GdkRectangle *area)
{
  g_autoptr (GHashTable) counts = count_colours (picture, area);
  guint32 behind = find_most_frequent (counts);
  GHashTableIter iter;
  gpointer colour;
  double most = 1;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, NULL))
    most = MAX (most, contrast (GPOINTER_TO_UINT (colour), behind));
  return most;
}

/* Where @widget is on the picture, as far as it is not scrolled away. */
static gboolean
find_area (const Picture *picture, GtkWidget *widget, GdkRectangle *area)
{
  const GdkRectangle all = { 0, 0, picture->width, picture->height };
  graphene_rect_t seen;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_native (widget)), &seen))
    return FALSE;
  for (GtkWidget *box = gtk_widget_get_parent (widget); box != NULL && !GTK_IS_NATIVE (box);
       box = gtk_widget_get_parent (box))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_overflow (box) == GTK_OVERFLOW_HIDDEN
          && (!gtk_widget_compute_bounds (box, GTK_WIDGET (gtk_widget_get_native (box)), &bounds)
              || !graphene_rect_intersection (&seen, &bounds, &seen)))
        return FALSE;
    }
  area->x = (int) ceilf (seen.origin.x * SCALE);
  area->y = (int) ceilf (seen.origin.y * SCALE);
  area->width = (int) (seen.size.width * SCALE);
  area->height = (int) (seen.size.height * SCALE);
  return gdk_rectangle_intersect (area, &all, area);
}

/* --- what is wanted --- */

static gboolean
is_dimmed (GtkWidget *widget)
{
  if (!gtk_widget_is_sensitive (widget))
    return TRUE;
  for (GtkWidget *box = widget; box != NULL; box = gtk_widget_get_parent (box))
    if (gtk_widget_has_css_class (box, "dim-label") || gtk_widget_has_css_class (box, "dimmed"))
      return TRUE;
  return FALSE;
}

static gboolean
is_large (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return size >= LARGE
         || (size >= LARGE_AND_BOLD
             && pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD);
}

static double
wanted (const Picture *picture, GtkWidget *widget)
{
  if (picture->high_contrast && gtk_widget_is_sensitive (widget))
    return 7;
  return GTK_IS_IMAGE (widget) || is_dimmed (widget) || is_large (widget) ? 3 : 4.5;
}

/* Left out: what is the theme's own, and says nothing that does not stand beside it; and the icon
   of what cannot be pressed now. */
static gboolean
is_ornament (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_SWITCH) != NULL
         || gtk_widget_get_ancestor (widget, ADW_TYPE_AVATAR) != NULL
         || (GTK_IS_IMAGE (widget) && !gtk_widget_is_sensitive (widget));
}

static gboolean
is_measured (GtkWidget *widget)
{
  if (is_ornament (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget))[0] != '\0';
  if (GTK_IS_TEXT (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget))[0] != '\0';
  if (GTK_IS_IMAGE (widget)
      && gtk_image_get_storage_type (GTK_IMAGE (widget)) == GTK_IMAGE_ICON_NAME)
    return g_str_has_suffix (gtk_image_get_icon_name (GTK_IMAGE (widget)), "-symbolic");
  return FALSE;
}

static const char *
name_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  return GTK_IS_IMAGE (widget) ? gtk_image_get_icon_name (GTK_IMAGE (widget))
                               : gtk_editable_get_text (GTK_EDITABLE (widget));
}

static void
check_widget (const Picture *picture, GtkWidget *widget)
{
  GdkRectangle area;
  double found;

  if (!is_measured (widget) || !find_area (picture, widget, &area))
    return;
  found = measure (picture, &area);
  if (found > 1 && found < wanted (picture, widget))
    g_ptr_array_add (picture->faults, g_strdup_printf ("%.1f:1 instead of %.1f:1: “%s” (%s)", found,
                                                       wanted (picture, widget), name_of (widget),
                                                       G_OBJECT_TYPE_NAME (widget)));
}

static void
check_below (const Picture *picture, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_get_mapped (child))
      continue;
    else if (GTK_IS_NATIVE (child))
      check_contrast (child, picture->high_contrast, picture->faults);
    else
      {
        check_widget (picture, child);
        check_below (picture, child);
      }
}

void
check_contrast (GtkWidget *window, gboolean high_contrast, GPtrArray *faults)
{
  Picture picture = { .high_contrast = high_contrast, .faults = faults };

  draw (&picture, window);
  check_below (&picture, window);
  g_free (picture.pixels);
}
