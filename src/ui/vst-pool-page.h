#pragma once

#include "flow/vst-activity.h"
#include "flow/vst-saved-pools.h"
#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstPoolPage:
 *
 * The form of a user pool, to add one or to edit one. It edits a copy; nothing is kept
 * before it is saved.
 *
 * Signal: "saved" (VstSavedPool, gboolean secrets_kept).
 */
#define VST_TYPE_POOL_PAGE (vst_pool_page_get_type ())
G_DECLARE_FINAL_TYPE (VstPoolPage, vst_pool_page, VST, POOL_PAGE, VstPage)

/* @activity: where the calls of *Choose…* are written down. */
GtkWidget *vst_pool_page_new (VstSavedPools *pools, VstActivity *activity);
/* Fills in the form. A pool that is on the list is edited, any other is added. */
void vst_pool_page_edit (VstPoolPage *self, VstSavedPool *pool);

G_END_DECLS
