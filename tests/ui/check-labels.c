#include "check-labels.h"

#include <adwaita.h>

/* What rounding may take, in pixels; and how far the long letters of two lines may reach for each
   other, as a part of a line's height. */
#define TOLERANCE 1.5f
#define REACH 0.25f

typedef struct
{
  GtkWidget *label;
  graphene_rect_t ink; /* in the window's, or popover's, coordinates */
} Text;

static const char *
words_of (GtkWidget *label)
{
  return gtk_label_get_text (GTK_LABEL (label));
}

static void
add_fault (GPtrArray *faults, const char *what, GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  g_ptr_array_add (faults, g_strdup_printf ("%s: “%s” (%s in %s)", what,
                                            GTK_IS_LABEL (widget) ? words_of (widget) : "",
                                            G_OBJECT_TYPE_NAME (widget),
                                            parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "-"));
}

/* Where the letters are in the coordinates of @to, which may show them smaller. With @lines as high
   as the lines that they stand in, and without what a slanted letter or a space at the end of a
   line, which is at the left where one reads from right to left, has beyond them. */
static gboolean
find_letters (GtkWidget *label, GtkWidget *to, gboolean lines, graphene_rect_t *found)
{
  PangoRectangle ink, logical;
  graphene_point_t corner, opposite;
  int x, y;

  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)), &ink, &logical);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, &y);
  if (ink.width == 0 || ink.height == 0)
    return FALSE;
  if (lines)
    {
      int right = MIN (ink.x + ink.width, logical.x + logical.width);

      ink.x = MAX (ink.x, logical.x);
      ink.width = right - ink.x;
      ink.y = logical.y;
      ink.height = logical.height;
    }
  x += ink.x;
  y += ink.y;
  if (!gtk_widget_compute_point (label, to, &GRAPHENE_POINT_INIT (x, y), &corner)
      || !gtk_widget_compute_point (label, to, &GRAPHENE_POINT_INIT (x + ink.width, y + ink.height),
                                    &opposite))
    return FALSE;
  *found = GRAPHENE_RECT_INIT (corner.x, corner.y, opposite.x - corner.x, opposite.y - corner.y);
  return TRUE;
}

/* The title of an entry is there twice, and drawn once: large while nothing is typed. */
static gboolean
is_drawn (GtkWidget *label)
{
  GtkWidget *row = gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW);
  GtkWidget *text =
      row != NULL ? GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))) : NULL;
  gboolean empty = row != NULL && gtk_editable_get_text (GTK_EDITABLE (row))[0] == '\0'
                   && !gtk_widget_has_focus (text);

  return row == NULL || !gtk_widget_has_css_class (label, empty ? "subtitle" : "title");
}

/* Whether a tooltip says in full what stands there. That of an entry shows only when it has to. */
static gboolean
is_told_by_tooltip (GtkWidget *label)
{
  GtkWidget *box = label;
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shows = FALSE;

  while (box != NULL && !gtk_widget_get_has_tooltip (box))
    box = gtk_widget_get_parent (box);
  if (box == NULL || gtk_widget_get_tooltip_text (box) != NULL || !ADW_IS_ENTRY_ROW (box))
    return box != NULL && g_strcmp0 (gtk_widget_get_tooltip_text (box), words_of (label)) == 0;
  g_signal_emit_by_name (box, "query-tooltip", 0, 0, FALSE, tooltip, &shows);
  return shows
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (box)),
                         words_of (label));
}

/* There is no second line in the title bar, where the page's heading says it in full, and none in
   an entry, whose tooltip does. */
static gboolean
may_be_cut (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, ADW_TYPE_WINDOW_TITLE) != NULL
         || is_told_by_tooltip (label);
}

static gboolean
sticks_out (GtkWidget *label, GtkWidget *box, gboolean upright)
{
  graphene_rect_t ink;

  if (!find_letters (label, box, TRUE, &ink))
    return FALSE;
  return ink.origin.x < -TOLERANCE
         || ink.origin.x + ink.size.width > gtk_widget_get_width (box) + TOLERANCE
         || (upright
             && (ink.origin.y < -TOLERANCE
                 || ink.origin.y + ink.size.height > gtk_widget_get_height (box) + TOLERANCE));
}

/* What is scrolled away upwards or downwards is not cut. */
static gboolean
is_clipped (GtkWidget *label)
{
  gboolean upright = TRUE;

  for (GtkWidget *box = label; box != NULL; box = gtk_widget_get_parent (box))
    {
      gboolean cuts = box == label || GTK_IS_NATIVE (box)
                      || gtk_widget_get_overflow (box) == GTK_OVERFLOW_HIDDEN;

      if (GTK_IS_SCROLLABLE (box))
        upright = FALSE;
      if (cuts && sticks_out (label, box, upright))
        return TRUE;
      if (GTK_IS_NATIVE (box))
        break;
    }
  return FALSE;
}

/* Leaves of @ink what is not scrolled away. */
static gboolean
is_seen (GtkWidget *label, graphene_rect_t *ink)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (label));
  graphene_rect_t bounds;

  for (GtkWidget *box = label; box != native; box = gtk_widget_get_parent (box))
    if (gtk_widget_get_overflow (box) == GTK_OVERFLOW_HIDDEN
        && (!gtk_widget_compute_bounds (box, native, &bounds)
            || !graphene_rect_intersection (ink, &bounds, ink)))
      return FALSE;
  return TRUE;
}

static void
check_label (GtkWidget *label, GArray *texts, GPtrArray *faults)
{
  Text text = { label };
  gboolean ellipsized = pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));

  if (!is_drawn (label)
      || !find_letters (label, GTK_WIDGET (gtk_widget_get_native (label)), FALSE, &text.ink))
    return;
  if (!may_be_cut (label))
    {
      if (ellipsized)
        add_fault (faults, "ellipsized", label);
      if (is_clipped (label))
        add_fault (faults, "clipped", label);
    }
  else if (!ellipsized && gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW) != NULL)
    add_fault (faults, "repeated by a tooltip", label);
  if (is_seen (label, &text.ink))
    g_array_append_val (texts, text);
}

static void
collect (GtkWidget *widget, GArray *texts, GPtrArray *faults)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_label (widget, texts, faults);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, texts, faults);
}

static float
line_height (GtkWidget *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return (float) height / (float) pango_layout_get_line_count (layout);
}

static gboolean
lie_on_each_other (const Text *one, const Text *other)
{
  float reach = REACH * MIN (line_height (one->label), line_height (other->label));
  graphene_rect_t both;

  return gtk_widget_get_native (one->label) == gtk_widget_get_native (other->label)
         && graphene_rect_intersection (&one->ink, &other->ink, &both) && both.size.width > reach
         && both.size.height > reach;
}

static void
check_overlaps (GArray *texts, GPtrArray *faults)
{
  for (guint i = 0; i < texts->len; i++)
    for (guint k = i + 1; k < texts->len; k++)
      {
        const Text *one = &g_array_index (texts, Text, i);
        const Text *other = &g_array_index (texts, Text, k);

        if (lie_on_each_other (one, other))
          g_ptr_array_add (faults,
                           g_strdup_printf ("overlapping: “%s” and “%s”", words_of (one->label),
                                            words_of (other->label)));
      }
}

static int
minimum_width (GtkWidget *widget)
{
  int minimum = 0;

  if (gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The widget that asks for the most, as far down as one does so by itself. */
static GtkWidget *
find_widest (GtkWidget *widget)
{
  GtkWidget *widest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child)
        && (widest == NULL || minimum_width (child) > minimum_width (widest)))
      widest = child;
  return widest != NULL && minimum_width (widest) > 0 ? find_widest (widest) : widget;
}

void
check_labels (GtkWidget *window, int width, GPtrArray *faults)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (Text));

  collect (window, texts, faults);
  check_overlaps (texts, faults);
  /* GTK's own window of shortcuts has a width of its own. */
  if (gtk_widget_get_width (window) > width && !GTK_IS_SHORTCUTS_WINDOW (window))
    {
      g_autofree char *what = g_strdup_printf (
          "%d pixels wide, because of %d", gtk_widget_get_width (window), minimum_width (window));

      add_fault (faults, what, find_widest (window));
    }
}
