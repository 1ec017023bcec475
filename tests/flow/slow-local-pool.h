#pragma once

#include "flow/vst-local-pool.h"

G_BEGIN_DECLS

/* A practice pool that starts when the test says so. */
#define TEST_TYPE_LOCAL_POOL (test_local_pool_get_type ())
G_DECLARE_FINAL_TYPE (TestLocalPool, test_local_pool, TEST, LOCAL_POOL, GObject)

TestLocalPool *test_local_pool_new (void);
/* Ends the start that is under way, and lets everything settle. */
void test_local_pool_succeed (TestLocalPool *self);
void test_local_pool_fail (TestLocalPool *self);

G_END_DECLS
