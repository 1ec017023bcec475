#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstResetPage:
 *
 * A forgotten password: a code is sent, and with it a new password is set.
 */
#define VST_TYPE_RESET_PAGE (vst_reset_page_get_type ())
G_DECLARE_FINAL_TYPE (VstResetPage, vst_reset_page, VST, RESET_PAGE, VstPage)

G_END_DECLS
