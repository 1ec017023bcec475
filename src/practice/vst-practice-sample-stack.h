#pragma once

#include "practice/vst-practice-app-client.h"
#include "practice/vst-practice-user-pool.h"

G_BEGIN_DECLS

/*
 * The pool that a new store is made with: the one of AWS's sample stack for sign-up
 * with required MFA. @now in seconds.
 */
void vst_practice_sample_stack_create (VstPracticeStore *store,
                                       const VstPracticeAccount *account,
                                       gint64 now);

/* Every pool's standard attributes, as "SchemaAttributes". */
JsonArray *vst_practice_standard_attributes (void);

G_END_DECLS
