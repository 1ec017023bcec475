#pragma once

#include "flow/vst-question.h"

G_BEGIN_DECLS

/*
 * How a challenge's question is put to a person: who asks, and why. All translated; what
 * gives `const char *` is static, what gives `char *` is to be freed.
 */

const char *vst_question_words_heading (VstQuestionKind kind);
char *vst_question_words_dup_description (VstQuestion *question);
/* What is to be chosen: "Authenticator app" for "SOFTWARE_TOKEN_MFA"; @name where unknown. */
const char *vst_question_words_choice (const char *name);

G_END_DECLS
