#pragma once

#include <adwaita.h>

#include "flow/vst-activity.h"

G_BEGIN_DECLS

/**
 * VstActivityWindow:
 *
 * What was asked of the service, the newest last: names, times and request IDs only.
 */
#define VST_TYPE_ACTIVITY_WINDOW (vst_activity_window_get_type ())
G_DECLARE_FINAL_TYPE (VstActivityWindow, vst_activity_window, VST, ACTIVITY_WINDOW, AdwWindow)

GtkWidget *vst_activity_window_new (GtkWindow *parent, VstActivity *activity);

G_END_DECLS
