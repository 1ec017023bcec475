#pragma once

#include "flow/vst-problem.h"

G_BEGIN_DECLS

/*
 * What a failure means to a person who looks at a list that @endpoint was asked for: only
 * trying again and the pool's settings can help. %NULL if it was cancelled.
 */
VstProblem *vst_list_problem_new (const GError *error, const char *endpoint);
/* The service gives the same page again and again. */
VstProblem *vst_list_problem_new_bad_answer (void);

G_END_DECLS
