#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VstWrapLayout:
 *
 * Children in a line at their natural widths, and in further lines where one is full.
 */
#define VST_TYPE_WRAP_LAYOUT (vst_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (VstWrapLayout, vst_wrap_layout, VST, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
