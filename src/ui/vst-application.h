#pragma once

#include <adwaita.h>

#include "flow/vst-flow.h"
#include "flow/vst-saved-pools.h"

G_BEGIN_DECLS

/**
 * VstApplication:
 *
 * The application as the desktop sees it: one instance, one window.
 *
 * Actions: "app.quit", "app.about", "app.shortcuts".
 */
#define VST_TYPE_APPLICATION (vst_application_get_type ())
G_DECLARE_FINAL_TYPE (VstApplication, vst_application, VST, APPLICATION, AdwApplication)

VstApplication *vst_application_new (VstFlow *flow, VstSavedPools *pools);
/* Opens the window with the form of Add a User Pool, filled in with @pool. */
void vst_application_propose_pool (VstApplication *self, VstSavedPool *pool);
/* Opens the window; with @practice on the Sign Up page of the practice pool. */
void vst_application_begin (VstApplication *self, gboolean practice);

G_END_DECLS
