#include "ui/vst-page-private.h"

#include "ui/vst-attributes-row.h"
#include "ui/vst-field.h"
#include "ui/vst-problem-words.h"
#include "ui/vst-words.h"

/* Below the problem box, when it is scrolled into view. In logical pixels. */
#define REVEAL_MARGIN 24

static GtkWidget *
find_row (VstPage *self, VstField field)
{
  GArray *fields = vst_page_get_private (self)->fields;

  for (guint i = 0; i < fields->len; i++)
    if (g_array_index (fields, VstPageField, i).field == field)
      return g_array_index (fields, VstPageField, i).row;
  return NULL;
}

/* %NULL where the page has no such row, or does not show it now. */
static GtkWidget *
find_problem_row (VstPage *self, VstProblem *problem)
{
  VstPageClass *klass = VST_PAGE_GET_CLASS (self);
  GtkWidget *row = klass->find_row != NULL ? klass->find_row (self, problem) : NULL;

  if (row == NULL)
    row = find_row (self, vst_problem_get_field (problem));
  if (row != NULL && VST_IS_ATTRIBUTES_ROW (row))
    row = vst_attributes_row_open (VST_ATTRIBUTES_ROW (row), vst_problem_get_detail (problem));
  return row != NULL && gtk_widget_get_visible (row) ? row : NULL;
}

static void
set_faulty (VstPage *self, GtkWidget *row, const char *words)
{
  VstPagePrivate *priv = vst_page_get_private (self);

  if (priv->faulty != NULL)
    vst_field_set_fault (priv->faulty, NULL);
  g_set_weak_pointer (&priv->faulty, row);
  if (row != NULL)
    vst_field_set_fault (row, words);
}

/* Scrolls down as far as is needed. Not gtk_adjustment_clamp_page(): that one glides, and a page
   that is still sliding in stops it. */
static void
scroll_to (GtkAdjustment *adjustment, double top, double bottom)
{
  double value = bottom + REVEAL_MARGIN - gtk_adjustment_get_page_size (adjustment);

  if (value > gtk_adjustment_get_value (adjustment))
    gtk_adjustment_set_value (adjustment, MIN (value, top));
}

/* Frames have to pass before the box has its place. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  VstPagePrivate *priv = vst_page_get_private (VST_PAGE (widget));
  GtkWidget *box = GTK_WIDGET (priv->problem_box);
  int margin = gtk_widget_get_margin_top (GTK_WIDGET (priv->clamp));
  graphene_rect_t bounds;

  if (priv->reveal_frames > 0)
    {
      priv->reveal_frames--;
      return G_SOURCE_CONTINUE;
    }

  priv->reveal_source = 0;
  if (gtk_widget_get_mapped (box)
      && gtk_widget_compute_bounds (box, GTK_WIDGET (priv->clamp), &bounds))
    scroll_to (gtk_scrolled_window_get_vadjustment (priv->scroller), margin + bounds.origin.y,
               margin + bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

/* What to do is said below the field, perhaps out of sight. */
static void
reveal_problem (VstPage *self)
{
  VstPagePrivate *priv = vst_page_get_private (self);

  priv->reveal_frames = 2;
  if (priv->reveal_source == 0)
    priv->reveal_source = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
}

/* The focus moves to where the problem is, for that is what a screen reader speaks of. */
static void
mark_problem (VstPage *self, VstProblem *problem)
{
  VstPagePrivate *priv = vst_page_get_private (self);
  GtkWidget *row = find_problem_row (self, problem);
  g_autofree char *words = vst_problem_words_dup_all (problem);

  set_faulty (self, row, words);
  if (row == NULL || !gtk_widget_grab_focus (row))
    vst_problem_box_take_focus (priv->problem_box,
                                vst_page_button_get_default_widget (priv->button));
}

static void
update_problem (VstPage *self)
{
  VstPagePrivate *priv = vst_page_get_private (self);

  vst_page_show_problem (self, priv->current ? vst_flow_get_problem (priv->flow) : NULL);
}

static void
update_busy (VstPage *self)
{
  VstPagePrivate *priv = vst_page_get_private (self);
  VstBusy busy = priv->current ? vst_flow_get_busy (priv->flow) : VST_BUSY_NONE;

  vst_page_show_busy (self, vst_words_busy (busy));
}

static void
update_notice (VstPage *self)
{
  VstPagePrivate *priv = vst_page_get_private (self);
  VstNotice notice = priv->current ? vst_flow_get_notice (priv->flow) : VST_NOTICE_NONE;

  gtk_label_set_label (priv->notice_words, vst_words_notice (notice));
  gtk_widget_set_visible (priv->notice, notice != VST_NOTICE_NONE);
}

static void
on_field_changed (GtkWidget *row, VstPage *self)
{
  VstPagePrivate *priv = vst_page_get_private (self);

  if (!priv->current || priv->flow == NULL)
    return;
  for (guint i = 0; i < priv->fields->len; i++)
    if (g_array_index (priv->fields, VstPageField, i).row == row)
      vst_flow_field_changed (priv->flow, g_array_index (priv->fields, VstPageField, i).field);
}

void
vst_page_follow (VstPage *self)
{
  VstFlow *flow = vst_page_get_private (self)->flow;

  g_signal_connect_object (flow, "notify::problem", G_CALLBACK (update_problem), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::busy", G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::notice", G_CALLBACK (update_notice), self,
                           G_CONNECT_SWAPPED);
}

void
vst_page_update (VstPage *self)
{
  update_busy (self);
  update_notice (self);
  update_problem (self);
}

void
vst_page_apply_remedy (VstPage *self, VstRemedy remedy)
{
  GtkWidget *name_row = find_row (self, VST_FIELD_USER_NAME);

  if (remedy == VST_REMEDY_OPEN_POOL_SETTINGS)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.pool-settings", NULL);
      return;
    }

  vst_flow_apply_remedy (vst_page_get_private (self)->flow, remedy);
  if (remedy == VST_REMEDY_CHOOSE_ANOTHER_NAME && name_row != NULL)
    gtk_widget_grab_focus (name_row);
}

void
vst_page_show_problem (VstPage *self, VstProblem *problem)
{
  VstPagePrivate *priv = vst_page_get_private (self);

  g_return_if_fail (VST_IS_PAGE (self));

  if (vst_problem_box_get_problem (priv->problem_box) == problem)
    return;
  set_faulty (self, NULL, NULL);
  vst_problem_box_set_problem (priv->problem_box, problem);
  if (problem != NULL)
    {
      mark_problem (self, problem);
      reveal_problem (self);
    }
}

void
vst_page_show_busy (VstPage *self, const char *busy)
{
  g_return_if_fail (VST_IS_PAGE (self));

  vst_page_button_set_busy (vst_page_get_private (self)->button, busy);
}

void
vst_page_add_field (VstPage *self, VstField field, GtkWidget *row)
{
  const VstPageField known = { field, row };

  g_return_if_fail (VST_IS_PAGE (self) && GTK_IS_WIDGET (row));

  g_array_append_val (vst_page_get_private (self)->fields, known);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_field_changed), self, 0);
}

gboolean
vst_page_fill_in (VstPage *self, VstField field, const char *text)
{
  GArray *fields;

  g_return_val_if_fail (VST_IS_PAGE (self) && text != NULL, FALSE);

  fields = vst_page_get_private (self)->fields;
  for (guint i = 0; i < fields->len; i++)
    {
      const VstPageField *known = &g_array_index (fields, VstPageField, i);

      if (known->field != field || !GTK_IS_EDITABLE (known->row))
        continue;
      if (gtk_editable_get_text (GTK_EDITABLE (known->row))[0] != '\0')
        return FALSE;
      gtk_editable_set_text (GTK_EDITABLE (known->row), text);
      return TRUE;
    }
  return FALSE;
}

void
vst_page_focus (VstPage *self)
{
  VstPagePrivate *priv = vst_page_get_private (self);

  g_return_if_fail (VST_IS_PAGE (self));

  for (guint i = 0; i < priv->fields->len; i++)
    {
      GtkWidget *row = g_array_index (priv->fields, VstPageField, i).row;

      if (GTK_IS_EDITABLE (row) && gtk_widget_get_visible (row)
          && gtk_editable_get_text (GTK_EDITABLE (row))[0] == '\0')
        {
          gtk_widget_grab_focus (row);
          return;
        }
    }
  gtk_widget_grab_focus (vst_page_button_get_default_widget (priv->button));
}
