#include "ui/vst-note-row.h"

G_DEFINE_TYPE (VstNoteRow, vst_note_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
get_next (GtkWidget *row, GtkDirectionType direction)
{
  switch (direction)
    {
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_DOWN:
      return gtk_widget_get_next_sibling (row);
    case GTK_DIR_TAB_BACKWARD:
    case GTK_DIR_UP:
      return gtk_widget_get_prev_sibling (row);
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

static gboolean
vst_note_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  for (GtkWidget *row = get_next (widget, direction); row != NULL; row = get_next (row, direction))
    if (gtk_widget_child_focus (row, direction))
      return TRUE;
  return FALSE;
}

static void
vst_note_row_class_init (VstNoteRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = vst_note_row_focus;
}

static void
vst_note_row_init (VstNoteRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}
