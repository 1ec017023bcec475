#pragma once

#include <adwaita.h>

#include "flow/vst-user-list.h"

G_BEGIN_DECLS

/**
 * VstUsersWindow:
 *
 * The users of a pool: a list that grows as one scrolls, a search on the service's side,
 * and a page for one of them.
 */
#define VST_TYPE_USERS_WINDOW (vst_users_window_get_type ())
G_DECLARE_FINAL_TYPE (VstUsersWindow, vst_users_window, VST, USERS_WINDOW, AdwWindow)

GtkWidget *vst_users_window_new (GtkWindow *parent, VstUserList *list);

G_END_DECLS
