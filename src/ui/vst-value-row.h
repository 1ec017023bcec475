#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VstValueRow:
 *
 * A row with a value to be read, selected and copied: its subtitle. Without a value it
 * is not shown.
 */
#define VST_TYPE_VALUE_ROW (vst_value_row_get_type ())
G_DECLARE_FINAL_TYPE (VstValueRow, vst_value_row, VST, VALUE_ROW, AdwActionRow)

GtkWidget *vst_value_row_new (const char *title, const char *value);
/* @value may be %NULL. */
void vst_value_row_set_value (VstValueRow *self, const char *value);

G_END_DECLS
