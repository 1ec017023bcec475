#pragma once

#include "cognito/vst-cognito-operation.h"
#include "cognito/vst-reply-reader.h"

G_BEGIN_DECLS

/*
 * What every operation's pair has in common: one call over @aws, reported to @source's
 * caller. @request is taken, and wiped once it is on its way. @source_tag is the pair's
 * first function.
 */
void vst_cognito_call_start (gpointer source,
                             VstAwsClient *aws,
                             VstOperation operation,
                             JsonNode *request,
                             gpointer source_tag,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* The answer's object, not yet looked at; or an error of this layer. */
VstWipedNode *vst_cognito_call_finish (gpointer source,
                                       GAsyncResult *result,
                                       gpointer source_tag,
                                       GError **error);
/* The operation's name on the wire, for errors about its answer. */
const char *vst_cognito_call_get_operation (GAsyncResult *result);

G_END_DECLS
