#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstDonePage:
 *
 * Who is logged in, by which tokens, and what can be done with the account.
 */
#define VST_TYPE_DONE_PAGE (vst_done_page_get_type ())
G_DECLARE_FINAL_TYPE (VstDonePage, vst_done_page, VST, DONE_PAGE, VstPage)

G_END_DECLS
