#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstConfirmPage:
 *
 * The code that came by e-mail or text message, and the user's status where the pool
 * tells it.
 */
#define VST_TYPE_CONFIRM_PAGE (vst_confirm_page_get_type ())
G_DECLARE_FINAL_TYPE (VstConfirmPage, vst_confirm_page, VST, CONFIRM_PAGE, VstPage)

G_END_DECLS
