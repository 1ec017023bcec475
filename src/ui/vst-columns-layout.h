#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VstColumnsLayout:
 *
 * The first child beside the second where there is room for both, else above it. A
 * child that is not visible takes no room.
 */
#define VST_TYPE_COLUMNS_LAYOUT (vst_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (VstColumnsLayout, vst_columns_layout, VST, COLUMNS_LAYOUT, GtkLayoutManager)

G_END_DECLS
