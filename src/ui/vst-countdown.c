#include "ui/vst-countdown.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/vst-ticker.h"

#define STEP 30
#define SIDE 34
#define LINE 3.0
#define LATE 5

struct _VstCountdown
{
  GtkWidget parent_instance;

  int left;
  PangoLayout *layout;
};

G_DEFINE_FINAL_TYPE (VstCountdown, vst_countdown, GTK_TYPE_WIDGET)

int
vst_countdown_seconds_left (gint64 now)
{
  return (int) (STEP - (now % STEP + STEP) % STEP);
}

static void
on_tick (GtkWidget *widget)
{
  VstCountdown *self = VST_COUNTDOWN (widget);
  g_autofree char *words = NULL;

  self->left = vst_countdown_seconds_left (g_get_real_time () / G_USEC_PER_SEC);
  words = g_strdup_printf (
      ngettext ("%d second to the next code", "%d seconds to the next code", (gulong) self->left),
      self->left);
  /* As the value, not the name: a name that changes each second is read out each second. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double) self->left, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  -1);
  gtk_widget_set_tooltip_text (widget, words);
  if (self->left <= LATE)
    gtk_widget_add_css_class (widget, "late");
  else
    gtk_widget_remove_css_class (widget, "late");
  gtk_widget_queue_draw (widget);
}

static void
draw_ring (cairo_t *cr, const GdkRGBA *color, double radius, double part)
{
  GdkRGBA track = *color;

  track.alpha *= 0.15f;
  cairo_set_line_width (cr, LINE);
  gdk_cairo_set_source_rgba (cr, &track);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, 0, 0, radius, -G_PI_2, -G_PI_2 + 2 * G_PI * part);
  cairo_stroke (cr);
}

static void
draw_number (VstCountdown *self, cairo_t *cr, const GdkRGBA *color)
{
  g_autofree char *text = g_strdup_printf ("%d", self->left);
  PangoRectangle ink;

  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_pixel_extents (self->layout, &ink, NULL);
  cairo_move_to (cr, -ink.x - ink.width / 2.0, -ink.y - ink.height / 2.0);
  gdk_cairo_set_source_rgba (cr, color);
  pango_cairo_show_layout (cr, self->layout);
}

static void
vst_countdown_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VstCountdown *self = VST_COUNTDOWN (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cairo_translate (cr, width / 2.0, height / 2.0);
  draw_ring (cr, &color, MIN (width, height) / 2.0 - LINE / 2, self->left / (double) STEP);
  draw_number (self, cr, &color);
  cairo_destroy (cr);
}

static void
vst_countdown_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = SIDE;
}

/* The font, or its size, may have changed. */
static void
vst_countdown_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  g_clear_object (&VST_COUNTDOWN (widget)->layout);

  GTK_WIDGET_CLASS (vst_countdown_parent_class)->css_changed (widget, change);
}

static void
vst_countdown_dispose (GObject *object)
{
  g_clear_object (&VST_COUNTDOWN (object)->layout);

  G_OBJECT_CLASS (vst_countdown_parent_class)->dispose (object);
}

static void
vst_countdown_class_init (VstCountdownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_countdown_dispose;
  widget_class->snapshot = vst_countdown_snapshot;
  widget_class->measure = vst_countdown_measure;
  widget_class->css_changed = vst_countdown_css_changed;

  gtk_widget_class_set_css_name (widget_class, "countdown");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
vst_countdown_init (VstCountdown *self)
{
  self->left = STEP;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Time to the next code"), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN,
                                  0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) STEP, -1);
  vst_ticker_attach (GTK_WIDGET (self), on_tick);
}
