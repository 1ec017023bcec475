#pragma once

#include <adwaita.h>

#include "flow/vst-flow.h"
#include "flow/vst-saved-pools.h"
#include "flow/vst-shared-pool.h"

G_BEGIN_DECLS

/**
 * VstApplication:
 *
 * The application as the desktop sees it: one instance, one window.
 *
 * A second start passes its files on to the first.
 *
 * Actions: "app.quit", "app.about", "app.shortcuts", "app.practice": the Sign Up page of the
 * practice pool.
 */
#define VST_TYPE_APPLICATION (vst_application_get_type ())
G_DECLARE_FINAL_TYPE (VstApplication, vst_application, VST, APPLICATION, AdwApplication)

VstApplication *vst_application_new (VstFlow *flow, VstSavedPools *pools);
/* Opens the window with the form of Add a User Pool, filled in with what a file or a person told.
 */
void vst_application_propose_pool (VstApplication *self, const VstSharedPool *shared);

G_END_DECLS
