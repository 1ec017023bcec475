#include "cognito/vst-cognito-finder.h"

#include "cognito/vst-cognito-aws.h"
#include "cognito/vst-cognito-call.h"
#include "cognito/vst-cognito-reply.h"
#include "cognito/vst-cognito-request.h"

struct _VstCognitoFinder
{
  GObject parent_instance;
  VstAwsClient *aws;
};

G_DEFINE_FINAL_TYPE (VstCognitoFinder, vst_cognito_finder, G_TYPE_OBJECT)

static void
vst_cognito_finder_dispose (GObject *object)
{
  VstCognitoFinder *self = VST_COGNITO_FINDER (object);

  g_clear_object (&self->aws);
  G_OBJECT_CLASS (vst_cognito_finder_parent_class)->dispose (object);
}

static void
vst_cognito_finder_class_init (VstCognitoFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vst_cognito_finder_dispose;
  vst_cognito_aws_declare_exchange (G_TYPE_FROM_CLASS (klass));
}

static void
vst_cognito_finder_init (VstCognitoFinder *self)
{
}

VstCognitoFinder *
vst_cognito_finder_new (const char *region, const char *endpoint, VstAwsCredentials *credentials)
{
  VstCognitoFinder *self;
  g_autofree char *service = NULL;

  g_return_val_if_fail (region != NULL, NULL);

  if (endpoint == NULL || *endpoint == '\0')
    endpoint = service = vst_pool_dup_service_endpoint (region);
  self = g_object_new (VST_TYPE_COGNITO_FINDER, NULL);
  self->aws = vst_cognito_aws_new (endpoint, region);
  vst_cognito_aws_forward_exchange (self->aws, self);
  vst_aws_client_set_credentials (self->aws, credentials);
  return self;
}

void
vst_cognito_finder_list_pools_async (VstCognitoFinder *self,
                                     const char *page_token,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_FINDER (self));

  vst_cognito_call_start (self, self->aws, VST_OPERATION_LIST_POOLS,
                          vst_cognito_request_list_pools (page_token),
                          vst_cognito_finder_list_pools_async, cancellable, callback, user_data);
}

VstResultPage *
vst_cognito_finder_list_pools_finish (VstCognitoFinder *self, GAsyncResult *result, GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_finder_list_pools_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_pools (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_finder_list_clients_async (VstCognitoFinder *self,
                                       const char *user_pool_id,
                                       const char *page_token,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_FINDER (self) && user_pool_id != NULL);

  vst_cognito_call_start (self, self->aws, VST_OPERATION_LIST_CLIENTS,
                          vst_cognito_request_list_clients (user_pool_id, page_token),
                          vst_cognito_finder_list_clients_async, cancellable, callback, user_data);
}

VstResultPage *
vst_cognito_finder_list_clients_finish (VstCognitoFinder *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_finder_list_clients_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_clients (reply, vst_cognito_call_get_operation (result), error);
}

void
vst_cognito_finder_describe_client_async (VstCognitoFinder *self,
                                          const char *user_pool_id,
                                          const char *client_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (VST_IS_COGNITO_FINDER (self) && user_pool_id != NULL && client_id != NULL);

  vst_cognito_call_start (self, self->aws, VST_OPERATION_DESCRIBE_CLIENT,
                          vst_cognito_request_describe_client (user_pool_id, client_id),
                          vst_cognito_finder_describe_client_async, cancellable, callback,
                          user_data);
}

VstClientDescription *
vst_cognito_finder_describe_client_finish (VstCognitoFinder *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_autoptr (VstWipedNode) reply =
      vst_cognito_call_finish (self, result, vst_cognito_finder_describe_client_async, error);

  if (reply == NULL)
    return NULL;
  return vst_cognito_reply_read_client (reply, vst_cognito_call_get_operation (result), error);
}
