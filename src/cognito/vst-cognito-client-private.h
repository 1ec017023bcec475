#pragma once

#include "cognito/vst-cognito-call.h"
#include "cognito/vst-cognito-client.h"
#include "cognito/vst-key-cache.h"

G_BEGIN_DECLS

/* vst_cognito_call_start() with this client's connection; vst_cognito_call_finish() ends it. */
void vst_cognito_client_call (VstCognitoClient *self,
                              VstOperation operation,
                              JsonNode *request,
                              gpointer source_tag,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
VstAwsClient *vst_cognito_client_get_aws (VstCognitoClient *self);
VstKeyCache *vst_cognito_client_get_key_cache (VstCognitoClient *self);

G_END_DECLS
