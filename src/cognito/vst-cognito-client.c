#include "cognito/vst-cognito-client-private.h"

#include "cognito/vst-cognito-aws.h"

struct _VstCognitoClient
{
  GObject parent_instance;
  VstPool *pool;
  VstAwsClient *aws;
  VstKeyCache key_cache;
};

G_DEFINE_FINAL_TYPE (VstCognitoClient, vst_cognito_client, G_TYPE_OBJECT)

static void
vst_cognito_client_dispose (GObject *object)
{
  VstCognitoClient *self = VST_COGNITO_CLIENT (object);

  g_clear_object (&self->aws);
  g_clear_pointer (&self->pool, vst_pool_unref);
  vst_key_cache_clear (&self->key_cache);
  G_OBJECT_CLASS (vst_cognito_client_parent_class)->dispose (object);
}

static void
vst_cognito_client_class_init (VstCognitoClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vst_cognito_client_dispose;
  vst_cognito_aws_declare_exchange (G_TYPE_FROM_CLASS (klass));
}

static void
vst_cognito_client_init (VstCognitoClient *self)
{
}

VstCognitoClient *
vst_cognito_client_new (VstPool *pool)
{
  VstCognitoClient *self;

  g_return_val_if_fail (pool != NULL, NULL);

  self = g_object_new (VST_TYPE_COGNITO_CLIENT, NULL);
  self->pool = vst_pool_ref (pool);
  self->aws = vst_cognito_aws_new (vst_pool_get_endpoint (pool), vst_pool_get_region (pool));
  vst_cognito_aws_forward_exchange (self->aws, self);
  return self;
}

VstPool *
vst_cognito_client_get_pool (VstCognitoClient *self)
{
  g_return_val_if_fail (VST_IS_COGNITO_CLIENT (self), NULL);
  return self->pool;
}

void
vst_cognito_client_set_credentials (VstCognitoClient *self, VstAwsCredentials *credentials)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self));
  vst_aws_client_set_credentials (self->aws, credentials);
}

gboolean
vst_cognito_client_has_credentials (VstCognitoClient *self)
{
  g_return_val_if_fail (VST_IS_COGNITO_CLIENT (self), FALSE);
  return vst_aws_client_has_credentials (self->aws);
}

void
vst_cognito_client_preconnect (VstCognitoClient *self)
{
  g_return_if_fail (VST_IS_COGNITO_CLIENT (self));
  vst_aws_client_preconnect (self->aws);
}

gint64
vst_cognito_client_get_clock_offset (VstCognitoClient *self)
{
  g_return_val_if_fail (VST_IS_COGNITO_CLIENT (self), 0);
  return vst_aws_client_get_clock_offset (self->aws);
}

VstAwsClient *
vst_cognito_client_get_aws (VstCognitoClient *self)
{
  return self->aws;
}

VstKeyCache *
vst_cognito_client_get_key_cache (VstCognitoClient *self)
{
  return &self->key_cache;
}

void
vst_cognito_client_call (VstCognitoClient *self,
                         VstOperation operation,
                         JsonNode *request,
                         gpointer source_tag,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  vst_cognito_call_start (self, self->aws, operation, request, source_tag, cancellable, callback,
                          user_data);
}
