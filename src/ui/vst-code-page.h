#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstCodePage:
 *
 * The code of an authenticator app that is paired, at login.
 */
#define VST_TYPE_CODE_PAGE (vst_code_page_get_type ())
G_DECLARE_FINAL_TYPE (VstCodePage, vst_code_page, VST, CODE_PAGE, VstPage)

G_END_DECLS
