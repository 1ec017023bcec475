#pragma once

#include "flow/vst-saved-pools.h"
#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstWelcomePage:
 *
 * Where a walk begins: which pool, and whether to sign up or to log in.
 */
#define VST_TYPE_WELCOME_PAGE (vst_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (VstWelcomePage, vst_welcome_page, VST, WELCOME_PAGE, VstPage)

GtkWidget *vst_welcome_page_new (VstFlow *flow, VstSavedPools *pools);
/* Chooses the pool of this identifier, or the practice pool where there is no such. */
void vst_welcome_page_choose (VstWelcomePage *self, const char *id);

G_END_DECLS
