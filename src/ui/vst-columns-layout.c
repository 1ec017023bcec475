#include "ui/vst-columns-layout.h"

/* Two columns from this width on, in logical pixels. */
#define WIDE 640
#define COLUMN_SPACING 36
#define ROW_SPACING 18

struct _VstColumnsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (VstColumnsLayout, vst_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The visible children, at most two. */
static guint
get_children (GtkWidget *widget, GtkWidget *children[2])
{
  guint count = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && count < 2;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      children[count++] = child;
  return count;
}

static int
natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
minimum_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
height_for (GtkWidget *child, int width, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, minimum, natural, NULL, NULL);
}

/* With large text a column would have no room for its words. */
static gboolean
is_wide (GtkWidget *children[2], guint count, int width)
{
  int first;

  if (count < 2 || width < WIDE)
    return FALSE;
  first = natural_width (children[0]);
  return width - first - COLUMN_SPACING >= MAX (first, minimum_width (children[1]));
}

static void
measure_width (GtkWidget *children[2], guint count, int *minimum, int *natural)
{
  for (guint i = 0; i < count; i++)
    {
      int child_minimum, child_natural;

      gtk_widget_measure (children[i], GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (i > 0 ? COLUMN_SPACING : 0);
    }
}

static void
measure_height (GtkWidget *children[2], guint count, int width, int *minimum, int *natural)
{
  gboolean wide = is_wide (children, count, width);
  int first = wide ? natural_width (children[0]) : width;

  for (guint i = 0; i < count; i++)
    {
      int of_child = wide && i == 1 ? width - first - COLUMN_SPACING : first;
      int child_minimum, child_natural;

      height_for (children[i], of_child, &child_minimum, &child_natural);
      *minimum = wide ? MAX (*minimum, child_minimum)
                      : *minimum + child_minimum + (i > 0 ? ROW_SPACING : 0);
      *natural = wide ? MAX (*natural, child_natural)
                      : *natural + child_natural + (i > 0 ? ROW_SPACING : 0);
    }
}

static void
vst_columns_layout_measure (GtkLayoutManager *layout,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GtkWidget *children[2];
  guint count = get_children (widget, children);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (children, count, minimum, natural);
  else
    measure_height (children, count, for_size, minimum, natural);
}

static void
allocate_columns (GtkWidget *widget, GtkWidget *children[2], int width, int height)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int first = natural_width (children[0]);
  int second = width - first - COLUMN_SPACING;

  gtk_widget_size_allocate (children[0],
                            &(GtkAllocation){ rtl ? width - first : 0, 0, first, height }, -1);
  gtk_widget_size_allocate (
      children[1], &(GtkAllocation){ rtl ? 0 : first + COLUMN_SPACING, 0, second, height }, -1);
}

static void
vst_columns_layout_allocate (
    GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *children[2];
  guint count = get_children (widget, children);
  int top = 0;

  if (is_wide (children, count, width))
    {
      allocate_columns (widget, children, width, height);
      return;
    }

  for (guint i = 0; i < count; i++)
    {
      int of_child;

      height_for (children[i], width, &of_child, NULL);
      if (i + 1 == count)
        of_child = MAX (of_child, height - top);
      gtk_widget_size_allocate (children[i], &(GtkAllocation){ 0, top, width, of_child }, -1);
      top += of_child + ROW_SPACING;
    }
}

static GtkSizeRequestMode
vst_columns_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
vst_columns_layout_class_init (VstColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = vst_columns_layout_measure;
  layout_class->allocate = vst_columns_layout_allocate;
  layout_class->get_request_mode = vst_columns_layout_get_request_mode;
}

static void
vst_columns_layout_init (VstColumnsLayout *self)
{
}
