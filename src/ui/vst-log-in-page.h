#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstLogInPage:
 *
 * User name and password of somebody who has an account.
 */
#define VST_TYPE_LOG_IN_PAGE (vst_log_in_page_get_type ())
G_DECLARE_FINAL_TYPE (VstLogInPage, vst_log_in_page, VST, LOG_IN_PAGE, VstPage)

G_END_DECLS
