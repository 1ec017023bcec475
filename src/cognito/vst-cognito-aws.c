#include "cognito/vst-cognito-aws.h"

#define EXCHANGE "exchange"

VstAwsClient *
vst_cognito_aws_new (const char *endpoint, const char *region)
{
  return vst_aws_client_new (endpoint, region, "cognito-idp", "AWSCognitoIdentityProviderService");
}

void
vst_cognito_aws_declare_exchange (GType type)
{
  g_signal_new (EXCHANGE, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 5,
                G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64);
}

static void
on_exchange (GObject *object, const VstAwsExchange *exchange)
{
  g_signal_emit_by_name (object, EXCHANGE, exchange->operation, exchange->http_status,
                         exchange->wire_name, exchange->request_id, exchange->milliseconds);
}

void
vst_cognito_aws_forward_exchange (VstAwsClient *aws, gpointer object)
{
  g_signal_connect_object (aws, EXCHANGE, G_CALLBACK (on_exchange), object, G_CONNECT_SWAPPED);
}
