#pragma once

#include "practice/vst-practice-app-client.h"
#include "practice/vst-practice-kind.h"
#include "practice/vst-practice-user-pool.h"

G_BEGIN_DECLS

/*
 * New pools and clients. @wanted has the members of CreateUserPool or
 * CreateUserPoolClient; the service's defaults stand for those that are absent. They
 * are not in the store yet. @now in seconds.
 */
VstPracticeUserPool *
vst_practice_stack_make_pool (const VstPracticeAccount *account, JsonObject *wanted, gint64 now);
VstPracticeAppClient *
vst_practice_stack_make_client (const char *pool, JsonObject *wanted, gint64 now);

/* The pool of @kind and its client, made in the store unless they are there. %NULL: no store. */
VstPracticeSite *vst_practice_stack_ensure (VstPracticeStore *store,
                                            const VstPracticeAccount *account,
                                            VstPracticeKind kind,
                                            gint64 now);

G_END_DECLS
