#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstSignUpPage:
 *
 * Who is to be signed up: user name, e-mail, password and what else the pool asks for.
 */
#define VST_TYPE_SIGN_UP_PAGE (vst_sign_up_page_get_type ())
G_DECLARE_FINAL_TYPE (VstSignUpPage, vst_sign_up_page, VST, SIGN_UP_PAGE, VstPage)

G_END_DECLS
