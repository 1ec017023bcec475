#pragma once

#include <adwaita.h>

#include "flow/vst-user-list.h"

G_BEGIN_DECLS

/**
 * VstUserView:
 *
 * One user of the pool with all attributes, as the service has them now; and a button
 * that deletes the user, after a question.
 *
 * Signal: "deleted".
 */
#define VST_TYPE_USER_VIEW (vst_user_view_get_type ())
G_DECLARE_FINAL_TYPE (VstUserView, vst_user_view, VST, USER_VIEW, AdwBin)

/* Asks for the user. What was shown before goes. */
void vst_user_view_show (VstUserView *self, VstUserList *list, const char *user_name);
/* Ends what is under way, and shows nothing. */
void vst_user_view_clear (VstUserView *self);

G_END_DECLS
