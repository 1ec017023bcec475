#pragma once

#include "flow/vst-problem.h"

G_BEGIN_DECLS

/*
 * What to say about a problem: what happened (bold), and what to do about it (one or
 * two sentences). Translated, with the detail filled in.
 */
char *vst_problem_words_dup_title (VstProblem *problem);
char *vst_problem_words_dup_advice (VstProblem *problem);
/* Both, as they are told by what has the focus. */
char *vst_problem_words_dup_all (VstProblem *problem);
/* What the service said, a line each; %NULL when it said nothing. */
char *vst_problem_words_dup_details (VstProblem *problem);
/* The label of the button for one remedy. */
const char *vst_problem_words_remedy (VstRemedy remedy);

G_END_DECLS
