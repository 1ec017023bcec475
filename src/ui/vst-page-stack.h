#pragma once

#include "flow/vst-saved-pools.h"
#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstPageStack:
 *
 * The pages of a walk. Shows the one of the flow's step, or the pool's form over it;
 * each is made when it is first needed, and slides in from where the walk is going.
 *
 * Properties: "page" (VstPage, read-only, notified), "editing" (read-only, notified:
 * the pool’s form is shown). Signal: "pool-saved" (VstSavedPool, gboolean secrets_kept).
 */
#define VST_TYPE_PAGE_STACK (vst_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (VstPageStack, vst_page_stack, VST, PAGE_STACK, AdwBin)

/* Once. */
void vst_page_stack_set_up (VstPageStack *self, VstFlow *flow, VstSavedPools *pools);
VstPage *vst_page_stack_get_page (VstPageStack *self);
/* Made at once, for it is the first one. */
VstPage *vst_page_stack_get_welcome_page (VstPageStack *self);
gboolean vst_page_stack_get_editing (VstPageStack *self);
/* Opens the form with a copy of @pool. */
void vst_page_stack_edit_pool (VstPageStack *self, VstSavedPool *pool);
/* Closes the form. */
void vst_page_stack_end_editing (VstPageStack *self);

G_END_DECLS
