#pragma once

#include <adwaita.h>

#include "flow/vst-flow.h"

G_BEGIN_DECLS

/**
 * VstStatusRow:
 *
 * The user's status as the service has it, before and after the confirmation. Hidden
 * where nobody may ask for it.
 */
#define VST_TYPE_STATUS_ROW (vst_status_row_get_type ())
G_DECLARE_FINAL_TYPE (VstStatusRow, vst_status_row, VST, STATUS_ROW, AdwBin)

/* Follows @flow from now on; once. */
void vst_status_row_set_flow (VstStatusRow *self, VstFlow *flow);

G_END_DECLS
