#pragma once

#include "practice/vst-practice-account.h"

G_BEGIN_DECLS

/*
 * Pagination tokens: opaque texts that say where the next page begins. They are
 * authenticated, good for an hour, and only for the listing (@scope) they came from.
 */
char *vst_practice_marker_make (const VstPracticeAccount *account,
                                const char *scope,
                                const char *position,
                                gint64 now);
/* The position in @marker; %NULL if it is not a good one. */
char *vst_practice_marker_read (const VstPracticeAccount *account,
                                const char *scope,
                                const char *marker,
                                gint64 now);

G_END_DECLS
