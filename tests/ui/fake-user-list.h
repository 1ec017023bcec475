#pragma once

#include "flow/vst-user-list.h"

G_BEGIN_DECLS

/*
 * A pool of @total users, "user0" and on, of whom 60 come at a time, as soon as the main loop
 * runs. It knows "user0" only: others are gone from the service. "problem" is writable here.
 */
VstUserList *fake_user_list_new (guint total);
guint fake_user_list_get_pages (VstUserList *self);
/* What was searched for last, such as "email=ada"; "" before. */
const char *fake_user_list_get_search (VstUserList *self);

G_END_DECLS
