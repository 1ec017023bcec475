#pragma once

#include "aws/vst-aws-client.h"
#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * Runs one call of the client that is @task's source, to its end: every try, the
 * waits between them and the deadline over all. Takes @task, which returns the
 * answer's object. @body %NULL makes it a GET of @uri.
 */
void vst_aws_call_run (
    GTask *task, GUri *uri, const char *operation, VstSecret *body, VstAwsCallFlags flags);

G_END_DECLS
