#pragma once

#include <adwaita.h>

#include "flow/vst-local-pool.h"

G_BEGIN_DECLS

/**
 * VstMailRow:
 *
 * One message of the practice inbox, with its code and a button that copies it.
 */
#define VST_TYPE_MAIL_ROW (vst_mail_row_get_type ())
G_DECLARE_FINAL_TYPE (VstMailRow, vst_mail_row, VST, MAIL_ROW, GtkListBoxRow)

GtkWidget *vst_mail_row_new (VstMail *mail);
/* Gives the focus to the button, if there is a code. */
void vst_mail_row_focus_button (VstMailRow *self);

G_END_DECLS
