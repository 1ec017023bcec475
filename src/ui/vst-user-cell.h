#pragma once

#include <adwaita.h>

#include "flow/vst-user-list.h"

G_BEGIN_DECLS

/**
 * VstUserCell:
 *
 * One user in a long list: name, e-mail, status and the day it was made. It is used again
 * for other users as one scrolls.
 */
#define VST_TYPE_USER_CELL (vst_user_cell_get_type ())
G_DECLARE_FINAL_TYPE (VstUserCell, vst_user_cell, VST, USER_CELL, AdwBin)

GtkWidget *vst_user_cell_new (void);
void vst_user_cell_set_user (VstUserCell *self, VstUserItem *user);

G_END_DECLS
