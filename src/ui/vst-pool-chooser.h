#pragma once

#include <adwaita.h>

#include "flow/vst-activity.h"
#include "flow/vst-saved-pool.h"

G_BEGIN_DECLS

/**
 * VstPoolChooser:
 *
 * The account's user pools, and then the app clients of one of them, to be chosen for a
 * form instead of typing its values.
 *
 * Signal: "chosen": the form has been filled in; the window closes.
 */
#define VST_TYPE_POOL_CHOOSER (vst_pool_chooser_get_type ())
G_DECLARE_FINAL_TYPE (VstPoolChooser, vst_pool_chooser, VST, POOL_CHOOSER, AdwWindow)

/* @form gives region, endpoint and keys, and is filled in. @activity: where the calls are written
   down. */
GtkWidget *vst_pool_chooser_new (GtkWindow *parent, VstSavedPool *form, VstActivity *activity);

G_END_DECLS
