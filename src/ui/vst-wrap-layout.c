#include "ui/vst-wrap-layout.h"

#define SPACING 6

struct _VstWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VstWrapLayout, vst_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the next child goes. */
typedef struct
{
  int width; /* of a line */
  int x, y;
  int line_height;
} Pen;

/* The first child that is laid out, or the next one after @child. */
static GtkWidget *
next_shown (GtkWidget *widget, GtkWidget *child)
{
  GtkWidget *next =
      child == NULL ? gtk_widget_get_first_child (widget) : gtk_widget_get_next_sibling (child);

  while (next != NULL && !gtk_widget_should_layout (next))
    next = gtk_widget_get_next_sibling (next);
  return next;
}

/* Moves on over a child, and gives its place. */
static GtkAllocation
place (Pen *pen, GtkWidget *child)
{
  GtkAllocation place = { 0 };
  int natural, height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  place.width = MIN (natural, pen->width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, place.width, NULL, &height, NULL, NULL);
  place.height = height;
  if (pen->x > 0 && pen->x + place.width > pen->width)
    {
      pen->x = 0;
      pen->y += pen->line_height + SPACING;
      pen->line_height = 0;
    }
  place.x = pen->x;
  place.y = pen->y;
  pen->x += place.width + SPACING;
  pen->line_height = MAX (pen->line_height, height);
  return place;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = next_shown (widget, NULL); child != NULL;
       child = next_shown (widget, child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static void
vst_wrap_layout_measure (GtkLayoutManager *layout,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  Pen pen = { for_size >= 0 ? for_size : G_MAXINT / 2, 0, 0, 0 };

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  for (GtkWidget *child = next_shown (widget, NULL); child != NULL;
       child = next_shown (widget, child))
    place (&pen, child);
  *minimum = *natural = pen.y + pen.line_height;
}

static void
vst_wrap_layout_allocate (
    GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Pen pen = { width, 0, 0, 0 };

  for (GtkWidget *child = next_shown (widget, NULL); child != NULL;
       child = next_shown (widget, child))
    {
      GtkAllocation allocation = place (&pen, child);

      if (rtl)
        allocation.x = width - allocation.x - allocation.width;
      gtk_widget_size_allocate (child, &allocation, -1);
    }
}

static GtkSizeRequestMode
vst_wrap_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vst_wrap_layout_class_init (VstWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = vst_wrap_layout_measure;
  layout_class->allocate = vst_wrap_layout_allocate;
  layout_class->get_request_mode = vst_wrap_layout_get_request_mode;
}

static void
vst_wrap_layout_init (VstWrapLayout *self)
{
}
