#pragma once

#include "flow/vst-user-list.h"

G_BEGIN_DECLS

/* What an attribute is called that users can be searched by: "User name", "Email". */
const char *vst_user_words_search_name (const char *name);
/* "CONFIRMED", or "CONFIRMED, disabled"; to be freed. */
char *vst_user_words_dup_status (VstUserItem *user);

G_END_DECLS
