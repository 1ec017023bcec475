#pragma once

#include "aws/vst-aws-client-private.h"

G_BEGIN_DECLS

/*
 * One call of a client, and what became of it.
 */
typedef struct
{
  VstAwsClient *client;
  GCancellable *cancellable;
  gboolean done;
  JsonNode *answer;
  GError *error;
  guint exchanges;
  guint tries; /* of the last exchange, like the rest */
  guint http_status;
  char *operation;
  char *wire_name;
  char *request_id;
} TestCall;

/* Delays between tries are recorded and then left out. */
#define TEST_BASE_DELAY 500
extern GArray *test_call_delays; /* guint32: the largest that each could have been */

/* A client without delays, with long limits, of region us-east-1; keys only if @keys. */
VstAwsClient *test_call_new_client (const char *endpoint, gboolean keys);

TestCall *test_call_start (VstAwsClient *client, const char *operation, VstAwsCallFlags flags);
/* With a cancellable that is cancelled already. */
TestCall *test_call_start_cancelled (VstAwsClient *client);
/* Iterates the main context until the call has ended. */
void test_call_wait (TestCall *self);
TestCall *test_call_run (VstAwsClient *client, VstAwsCallFlags flags);
void test_call_free (TestCall *self);

void test_call_assert_error (TestCall *self, VstAwsError code);
void test_call_assert_answer (TestCall *self, const char *member, const char *value);
void test_call_assert_cancelled (TestCall *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestCall, test_call_free)

G_END_DECLS
