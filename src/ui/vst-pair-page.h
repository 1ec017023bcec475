#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstPairPage:
 *
 * The key for an authenticator app, as a QR code and as text, and the first code of it.
 */
#define VST_TYPE_PAIR_PAGE (vst_pair_page_get_type ())
G_DECLARE_FINAL_TYPE (VstPairPage, vst_pair_page, VST, PAIR_PAGE, VstPage)

G_END_DECLS
