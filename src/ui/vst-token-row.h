#pragma once

#include <adwaita.h>

#include "flow/vst-account.h"

G_BEGIN_DECLS

/**
 * VstTokenRow:
 *
 * A token: its kind, the lifetime that is left, a button that copies it, and, when
 * opened, what was checked of it, and its claims. One that failed a check is marked.
 */
#define VST_TYPE_TOKEN_ROW (vst_token_row_get_type ())
G_DECLARE_FINAL_TYPE (VstTokenRow, vst_token_row, VST, TOKEN_ROW, AdwExpanderRow)

GtkWidget *vst_token_row_new (VstToken *token);
VstTokenKind vst_token_row_get_kind (VstTokenRow *self);

G_END_DECLS
