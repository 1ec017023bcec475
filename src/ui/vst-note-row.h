#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VstNoteRow:
 *
 * A row of words between the rows of a list, which the focus passes over. A GtkListBox
 * asks the next row only, and what came after one that takes no focus would be out of
 * the keyboard's reach.
 */
#define VST_TYPE_NOTE_ROW (vst_note_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (VstNoteRow, vst_note_row, VST, NOTE_ROW, GtkListBoxRow)

struct _VstNoteRowClass
{
  GtkListBoxRowClass parent_class;
};

G_END_DECLS
