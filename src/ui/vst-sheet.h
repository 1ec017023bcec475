#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstSheet:
 *
 * A page in a window of its own, over the page of who is logged in. While it is open it
 * alone shows the flow's problems. It closes when what it was opened for is done: the
 * flow gives a notice, or goes to another step.
 */
#define VST_TYPE_SHEET (vst_sheet_get_type ())
G_DECLARE_FINAL_TYPE (VstSheet, vst_sheet, VST, SHEET, AdwWindow)

/* Shows @page, which is new, over @below. */
void vst_sheet_present (VstPage *page, VstPage *below);

G_END_DECLS
