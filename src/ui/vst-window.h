#pragma once

#include <adwaita.h>

#include "flow/vst-flow.h"
#include "flow/vst-saved-pools.h"
#include "flow/vst-shared-pool.h"

G_BEGIN_DECLS

/**
 * VstWindow:
 *
 * The main window: header bar, the row of steps, the pages, and what is said on every
 * page. Its size, and the pool chosen last, are remembered.
 *
 * Actions: "win.back", "win.cancel", "win.toast" (s: a message), "win.activity", "win.users",
 * "win.add-pool", "win.edit-pool" and "win.remove-pool" (s: identifier),
 * "win.pool-settings" (of the chosen pool), "win.open-file", "win.save-file".
 *
 * A file with a pool that is dropped on it is opened.
 */
#define VST_TYPE_WINDOW (vst_window_get_type ())
G_DECLARE_FINAL_TYPE (VstWindow, vst_window, VST, WINDOW, AdwApplicationWindow)

GtkWidget *vst_window_new (GtkApplication *application, VstFlow *flow, VstSavedPools *pools);
/* Opens the form of Add a User Pool with the values of @pool. */
void vst_window_propose_pool (VstWindow *self, VstSavedPool *pool);
/* The same, and who is to walk through it is filled in on the pages that ask. */
void vst_window_propose_shared_pool (VstWindow *self, const VstSharedPool *shared);
/* The same with what @file tells, or says why that cannot be. */
void vst_window_open_file (VstWindow *self, GFile *file);
/* Tells that the list of pools cannot be read or written. */
void vst_window_tell_store_fault (VstWindow *self, const GError *error);
/* Chooses the pool of the last time, unless one is chosen already. */
void vst_window_choose_last_pool (VstWindow *self);

G_END_DECLS
