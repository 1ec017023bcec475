#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstMfaPage:
 *
 * Which codes Cognito asks who is logged in for, and the way to pair another
 * authenticator.
 */
#define VST_TYPE_MFA_PAGE (vst_mfa_page_get_type ())
G_DECLARE_FINAL_TYPE (VstMfaPage, vst_mfa_page, VST, MFA_PAGE, VstPage)

G_END_DECLS
