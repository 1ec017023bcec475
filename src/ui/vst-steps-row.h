#pragma once

#include <adwaita.h>

#include "flow/vst-flow.h"

G_BEGIN_DECLS

/**
 * VstStepsRow:
 *
 * The five steps of a walk: done ones ticked, the present one marked, skipped ones
 * dimmed; in a narrow window only the present one's number and name. Read out as
 * "step 2 of 5, Confirm".
 *
 * Follows the flow that it is given once.
 */
#define VST_TYPE_STEPS_ROW (vst_steps_row_get_type ())
G_DECLARE_FINAL_TYPE (VstStepsRow, vst_steps_row, VST, STEPS_ROW, AdwBin)

void vst_steps_row_set_flow (VstStepsRow *self, VstFlow *flow);

G_END_DECLS
