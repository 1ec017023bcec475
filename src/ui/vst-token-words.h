#pragma once

#include "flow/vst-account.h"

G_BEGIN_DECLS

/*
 * What the checks of a token are called. All translated and static.
 */

/* "Signature": what is looked at. */
const char *vst_token_words_check (VstTokenCheckKind kind);
/* What it means that it passed, failed, or was not looked at. One sentence. */
const char *vst_token_words_outcome (VstTokenCheckKind kind, VstTokenCheckState state);
/* "passed", "failed": for those who do not see the sign before the row. */
const char *vst_token_words_state (VstTokenCheckState state);

G_END_DECLS
