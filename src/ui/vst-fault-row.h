#pragma once

#include "ui/vst-note-row.h"

G_BEGIN_DECLS

/**
 * VstFaultRow:
 *
 * Stands under an entry row of a list and says what is wrong with its value. Hidden
 * while nothing is. The entry is marked invalid and described by it.
 *
 * Property: "entry" (the row above).
 */
#define VST_TYPE_FAULT_ROW (vst_fault_row_get_type ())
G_DECLARE_FINAL_TYPE (VstFaultRow, vst_fault_row, VST, FAULT_ROW, VstNoteRow)

/* %NULL: nothing is wrong. */
void vst_fault_row_set_fault (VstFaultRow *self, const char *fault);

G_END_DECLS
