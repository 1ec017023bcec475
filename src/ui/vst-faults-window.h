#pragma once

#include <adwaita.h>

#include "flow/vst-local-pool.h"

G_BEGIN_DECLS

/**
 * VstFaultsWindow:
 *
 * What the practice pool does wrong on purpose: a switch or a number for each fault.
 */
#define VST_TYPE_FAULTS_WINDOW (vst_faults_window_get_type ())
G_DECLARE_FINAL_TYPE (VstFaultsWindow, vst_faults_window, VST, FAULTS_WINDOW, AdwWindow)

GtkWidget *vst_faults_window_new (GtkWindow *parent, VstLocalPool *pool);

G_END_DECLS
