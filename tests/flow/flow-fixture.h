#pragma once

#include "fake-cognito.h"

#include "flow/vst-flow-private.h"

G_BEGIN_DECLS

#define TEST_NAME "Ana"
#define TEST_EMAIL "ana@example.org"
#define TEST_PASSWORD "Correct-Horse-7"
/* RFC 6238's own key, "12345678901234567890". */
#define TEST_KEY "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
/* 2024-01-01 00:00:10 UTC: ten seconds into a step of thirty. */
#define TEST_NOW G_GINT64_CONSTANT (1704067210)

/* How a pool is to be. */
typedef enum
{
  TEST_POOL_DEFAULT = 0, /* login method automatic, without AWS keys */
  TEST_POOL_KEYS = 1 << 0,
  TEST_POOL_ADMINISTRATOR = 1 << 1,
  TEST_POOL_PASSWORD = 1 << 2,
} TestPool;

typedef struct
{
  VstFlow *flow;
  VstSavedPool *pool;
  gint64 seconds; /* since 1970 */
  gint64 uptime;  /* monotonic microseconds */
} TestFlow;

/* A flow on the welcome page, with a pool chosen and open. */
TestFlow *test_flow_new (TestPool pool);
void test_flow_free (TestFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFlow, test_flow_free)

/* Lets time go by, and tells the flow. */
void test_flow_pass (TestFlow *self, gint64 seconds);
/* The code of TEST_KEY at this moment, or so many steps later. */
char *test_flow_code (TestFlow *self, int later);

/* The way to a page, each with everything before it going well; calls are all answered. */
void test_flow_to_sign_up (TestFlow *self);
void test_flow_to_confirm (TestFlow *self);
void test_flow_to_pair (TestFlow *self);
void test_flow_to_paired_code (TestFlow *self);
void test_flow_to_log_in (TestFlow *self);
void test_flow_to_code (TestFlow *self);
void test_flow_to_done (TestFlow *self);

/* Commands with the values above. */
void test_flow_sign_up (TestFlow *self);
void test_flow_log_in (TestFlow *self);

/* What the flow shows. */
void test_flow_assert_step (TestFlow *self, VstStep step);
/* On @step, with @code, nothing under way. */
void test_flow_assert_problem (TestFlow *self, VstStep step, VstFlowError code, guint remedies);
void test_flow_assert_no_problem (TestFlow *self);

/* Takes the next call of @operation and answers it. */
void test_flow_challenge (const char *operation, const char *name, const char *session);
void test_flow_grant (const char *operation);
void test_flow_fail (const char *operation, VstCognitoError code);
/* What is asked beside the walk once somebody is signed in: no answer. */
void test_flow_refuse_questions (void);
void test_flow_associate (const char *key);

/* A token that says who it is about; nobody has signed it. */
char *test_flow_make_token (const char *claims);

G_END_DECLS
