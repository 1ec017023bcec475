#pragma once

#include "ui/vst-page.h"

G_BEGIN_DECLS

/**
 * VstChallengePage:
 *
 * Whatever Cognito asks beside an authenticator's code: a new password, a code that was
 * sent, a choice, an address, or a question of the pool's own.
 */
#define VST_TYPE_CHALLENGE_PAGE (vst_challenge_page_get_type ())
G_DECLARE_FINAL_TYPE (VstChallengePage, vst_challenge_page, VST, CHALLENGE_PAGE, VstPage)

G_END_DECLS
