#pragma once

#include "practice/vst-practice-store.h"

G_BEGIN_DECLS

/*
 * Puts made-up, confirmed users into @pool until it has those named "user-000001" to
 * number @count; all have the password VST_PRACTICE_FILL_PASSWORD. For trying out long
 * lists. @now in seconds.
 */
void vst_practice_fill_users (VstPracticeStore *store, const char *pool, guint count, gint64 now);

#define VST_PRACTICE_FILL_PASSWORD "Made-up-1-person"

G_END_DECLS
