#pragma once

#include <adwaita.h>

#include "flow/vst-account.h"

G_BEGIN_DECLS

/**
 * VstTokenCheckRow:
 *
 * One check of a token: what was looked at, whether it passed, and what the token says.
 */
#define VST_TYPE_TOKEN_CHECK_ROW (vst_token_check_row_get_type ())
G_DECLARE_FINAL_TYPE (VstTokenCheckRow, vst_token_check_row, VST, TOKEN_CHECK_ROW, AdwActionRow)

GtkWidget *vst_token_check_row_new (VstTokenCheckItem *check);

G_END_DECLS
