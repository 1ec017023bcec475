#pragma once

#include "aws/vst-aws-client.h"

G_BEGIN_DECLS

/* A connection to Cognito's user pools. @endpoint: whole, as vst_pool_get_endpoint() gives it. */
VstAwsClient *vst_cognito_aws_new (const char *endpoint, const char *region);

/*
 * Declares "exchange" as VstCognitoClient documents it, and forwards that of @aws to it for as
 * long as @object lives.
 */
void vst_cognito_aws_declare_exchange (GType type);
void vst_cognito_aws_forward_exchange (VstAwsClient *aws, gpointer object);

G_END_DECLS
