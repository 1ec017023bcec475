#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VstRegionRow:
 *
 * An AWS region: typed freely, or chosen from those that are known.
 */
#define VST_TYPE_REGION_ROW (vst_region_row_get_type ())
G_DECLARE_FINAL_TYPE (VstRegionRow, vst_region_row, VST, REGION_ROW, AdwEntryRow)

G_END_DECLS
