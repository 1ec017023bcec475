#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstPasswordPage:
 *
 * Another password for who is logged in.
 */
#define VST_TYPE_PASSWORD_PAGE (vst_password_page_get_type ())
G_DECLARE_FINAL_TYPE (VstPasswordPage, vst_password_page, VST, PASSWORD_PAGE, VstPage)

G_END_DECLS
