#pragma once

#include <gio/gio.h>

#include "flow/vst-account.h"
#include "flow/vst-flow.h"

G_BEGIN_DECLS

/*
 * What the parts of a walk are called. All translated; what gives `const char *` is
 * static, what gives `char *` is to be freed.
 */

/* @words with each "%s" replaced by @detail (%NULL or empty: by an ellipsis). */
char *vst_words_fill (const char *words, const char *detail);

/* @text, cut after @most characters: what comes from outside may be a megabyte. */
char *vst_words_clip (const char *text, gsize most);

/*
 * @words, and @value on the next line. Where one reads from the right, that line too
 * begins there, even if it is something like a key, which is read from the left.
 */
char *vst_words_lines (const char *words, const char *value);

const char *vst_words_stage (VstStage stage);
/* What is under way: "Signing up…"; "" for NONE. */
const char *vst_words_busy (VstBusy busy);
/* "" for NONE. */
const char *vst_words_notice (VstNotice notice);
const char *vst_words_token_kind (VstTokenKind kind);
/* "2:41" for 161; hours are written too where there are any. Negative counts as 0. */
char *vst_words_time_left (gint64 seconds);
/* "3 minutes", "1 hour", "30 days": the largest unit that fits without a rest. */
char *vst_words_duration (gint64 seconds);
/* By the locale, in local time. @at: seconds since 1970. */
char *vst_words_date (gint64 at);
char *vst_words_date_time (gint64 at);
char *vst_words_clock (gint64 at);

G_END_DECLS
