#include "check-keyboard.h"

#include <adwaita.h>

/* How far a ring around a control may reach out of it, in pixels. */
#define RING 6
/* More than on any page. */
#define MOST_STOPS 300
/* What a change of the focus leads to is drawn in one frame, and in the picture from the next. */
#define FRAMES 2

/* The window, or the popover that is open in it. */
typedef struct
{
  GtkWidget *top;
  GdkTexture *plain; /* how it looks while nothing has the focus */
  GPtrArray *stops;  /* what Tab came to, in order */
  GPtrArray *faults;
} Walk;

static char *
describe (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_ROW);
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  const char *words = label != NULL ? label : tooltip;

  return g_strdup_printf ("%s “%s”%s%s", G_OBJECT_TYPE_NAME (widget), words != NULL ? words : "",
                          row != NULL ? " in the row " : "",
                          row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))
                                      : "");
}

static void
add_fault (Walk *walk, GtkWidget *widget, const char *what)
{
  g_autofree char *name = describe (widget);

  g_ptr_array_add (walk->faults, g_strdup_printf ("%s: %s", name, what));
}

/* --- pictures --- */

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  int *frames = data;

  return --*frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static GdkTexture *
draw (GtkWidget *top, const graphene_rect_t *area)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (top);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  int frames = FRAMES;

  gtk_widget_add_tick_callback (top, on_frame, &frames, NULL);
  while (frames > 0)
    g_main_context_iteration (NULL, TRUE);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (top),
                          gtk_widget_get_height (top));
  node = gtk_snapshot_free_to_node (snapshot);
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (top)), node, area);
}

/* Where a ring around @widget would be drawn: for a text, around its row. */
static gboolean
find_area (Walk *walk, GtkWidget *widget, graphene_rect_t *area)
{
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (walk->top),
                                                  gtk_widget_get_height (walk->top));
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  if (!gtk_widget_compute_bounds (GTK_IS_TEXT (widget) && row != NULL ? row : widget, walk->top,
                                  area))
    return FALSE;
  graphene_rect_inset (area, -RING, -RING);
  graphene_rect_round_extents (area, area);
  return graphene_rect_intersection (area, &all, area) && area->size.height > 0;
}

static guint32 *
download (GdkTexture *texture)
{
  int width = gdk_texture_get_width (texture);
  guint32 *pixels = g_new (guint32, (gsize) width * gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *) pixels, width * sizeof (guint32));
  return pixels;
}

static gboolean
is_alike (GdkTexture *plain, GdkTexture *part, const graphene_rect_t *area)
{
  g_autofree guint32 *before = download (plain);
  g_autofree guint32 *now = download (part);
  int width = gdk_texture_get_width (part);
  int height = gdk_texture_get_height (part);

  for (int y = 0; y < height; y++)
    {
      gsize start = (gsize) (y + (int) area->origin.y) * gdk_texture_get_width (plain)
                    + (gsize) area->origin.x;

      if (memcmp (before + start, now + (gsize) y * width, width * sizeof (guint32)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
check_ring (Walk *walk, GtkWidget *widget)
{
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t area;

  if (!find_area (walk, widget, &area))
    {
      add_fault (walk, widget, "it is out of the window");
      return;
    }
  texture = draw (walk->top, &area);
  if (is_alike (walk->plain, texture, &area))
    add_fault (walk, widget, "one does not see that it has the focus");
}

/* --- the order --- */

static gboolean
is_before (const graphene_rect_t *one, const graphene_rect_t *other, gboolean rtl)
{
  float top = MAX (one->origin.y, other->origin.y);
  float bottom = MIN (one->origin.y + one->size.height, other->origin.y + other->size.height);
  gboolean beside = bottom - top > MIN (one->size.height, other->size.height) / 2;

  if (graphene_rect_contains_rect (one, other))
    return TRUE;
  if (!beside)
    return one->origin.y < other->origin.y;
  return rtl ? one->origin.x + one->size.width >= other->origin.x + other->size.width
             : one->origin.x <= other->origin.x;
}

/* A popover may open on what one came for: from its end Tab goes on at its top. */
static void
turn_to_top (Walk *walk)
{
  gboolean rtl = gtk_widget_get_direction (walk->top) == GTK_TEXT_DIR_RTL;
  graphene_rect_t now, highest;
  guint top = 0;

  for (guint i = 0; i < walk->stops->len; i++)
    if (gtk_widget_compute_bounds (g_ptr_array_index (walk->stops, i), walk->top, &now)
        && (i == 0 || is_before (&now, &highest, rtl)))
      {
        highest = now;
        top = i;
      }
  while (top-- > 0)
    g_ptr_array_add (walk->stops, g_ptr_array_steal_index (walk->stops, 0));
}

static void
check_order (Walk *walk)
{
  gboolean rtl = gtk_widget_get_direction (walk->top) == GTK_TEXT_DIR_RTL;
  graphene_rect_t before, now;

  for (guint i = 1; i < walk->stops->len; i++)
    {
      GtkWidget *one = g_ptr_array_index (walk->stops, i - 1);
      GtkWidget *other = g_ptr_array_index (walk->stops, i);

      if (gtk_widget_compute_bounds (one, walk->top, &before)
          && gtk_widget_compute_bounds (other, walk->top, &now) && !is_before (&before, &now, rtl))
        {
          g_autofree char *name = describe (one);
          g_autofree char *what = g_strdup_printf ("it comes after %s", name);

          add_fault (walk, other, what);
        }
    }
}

/* --- the walk --- */

/* Those that arrows lead to: Tab comes to one of them. */
static GtkWidget *
find_group (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_IS_CHECK_BUTTON (widget) ? GTK_TYPE_LIST_BOX
                                                                       : GTK_TYPE_LIST_VIEW);
}

/* A row that does what a control in it does needs no focus of its own. */
static gboolean
is_done_within (GtkWidget *row)
{
  if (!GTK_IS_LIST_BOX_ROW (row))
    return FALSE;
  return ADW_IS_ENTRY_ROW (row) || ADW_IS_EXPANDER_ROW (row)
         || !gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row))
         || (ADW_IS_ACTION_ROW (row)
             && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) != NULL);
}

static gboolean
is_reached (Walk *walk, GtkWidget *widget)
{
  GtkWidget *group = find_group (widget);

  for (guint i = 0; i < walk->stops->len; i++)
    {
      GtkWidget *stop = g_ptr_array_index (walk->stops, i);

      if (stop == widget || (group != NULL && find_group (stop) == group)
          || (is_done_within (widget) && gtk_widget_is_ancestor (stop, widget)))
        return TRUE;
    }
  return FALSE;
}

/* Lists and scrolled windows take the focus only when there is nothing in them. */
static gboolean
is_stop (GtkWidget *widget)
{
  return gtk_widget_get_focusable (widget) && gtk_widget_is_sensitive (widget)
         && gtk_widget_get_can_focus (widget) && !GTK_IS_LIST_BOX (widget)
         && !GTK_IS_SCROLLED_WINDOW (widget) && !GTK_IS_LIST_VIEW (widget);
}

static void
check_reached (Walk *walk, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_get_can_focus (child) && !GTK_IS_NATIVE (child))
      {
        if (is_stop (child) && !is_reached (walk, child))
          add_fault (walk, child, "Tab does not come to it");
        check_reached (walk, child);
      }
}

/* What the key Tab is bound to. */
static GtkWidget *
press_tab (Walk *walk)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (walk->top));

  g_signal_emit_by_name (walk->top, "move-focus", GTK_DIR_TAB_FORWARD);
  gtk_window_set_focus_visible (window, TRUE);
  return gtk_window_get_focus (window);
}

/* One that opens takes the focus: Tab in the window under it would not lead there. */
static void
begin_in_popover (Walk *walk)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (walk->top));

  if (focus != NULL && gtk_widget_is_ancestor (focus, walk->top))
    g_ptr_array_add (walk->stops, focus);
  else
    add_fault (walk, walk->top, "it does not take the focus");
}

static void
press_tab_until_round (Walk *walk)
{
  GtkWidget *stop;

  for (stop = press_tab (walk); stop != NULL && walk->stops->len < MOST_STOPS;
       stop = press_tab (walk))
    {
      if (g_ptr_array_find (walk->stops, stop, NULL))
        break;
      g_ptr_array_add (walk->stops, stop);
      check_ring (walk, stop);
    }
  if (stop != NULL && stop != g_ptr_array_index (walk->stops, 0))
    add_fault (walk, stop, "Tab comes back to it, and not to the first");
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_popover (child);
  return found;
}

void
check_keyboard (GtkWidget *window, GPtrArray *faults)
{
  GtkWidget *popover = find_popover (window);
  Walk walk = { .top = popover != NULL ? popover : window, .faults = faults };
  const graphene_rect_t all =
      GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (walk.top), gtk_widget_get_height (walk.top));

  walk.stops = g_ptr_array_new ();
  if (popover == NULL)
    gtk_window_set_focus (GTK_WINDOW (window), NULL);
  else
    begin_in_popover (&walk);
  walk.plain = draw (walk.top, &all);
  press_tab_until_round (&walk);
  if (popover != NULL)
    turn_to_top (&walk);
  check_order (&walk);
  check_reached (&walk, walk.top);
  g_object_unref (walk.plain);
  g_ptr_array_unref (walk.stops);
}
