#include "cognito/vst-cognito-client-private.h"

#include "cognito/vst-cognito-failure.h"

struct _VstCognitoClient
{
  GObject parent_instance;
  VstPool *pool;
  VstAwsClient *aws;
};

enum
{
  SIGNAL_EXCHANGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VstCognitoClient, vst_cognito_client, G_TYPE_OBJECT)

static void
on_exchange (VstCognitoClient *self, const VstAwsExchange *exchange)
{
  g_signal_emit (self, signals[SIGNAL_EXCHANGE], 0, exchange->operation, exchange->http_status,
                 exchange->wire_name, exchange->request_id, exchange->milliseconds);
}

static void
vst_cognito_client_dispose (GObject *object)
{
  VstCognitoClient *self = VST_COGNITO_CLIENT (object);

  g_clear_object (&self->aws);
  g_clear_pointer (&self->pool, vst_pool_unref);
  G_OBJECT_CLASS (vst_cognito_client_parent_class)->dispose (object);
}

static void
vst_cognito_client_class_init (VstCognitoClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vst_cognito_client_dispose;

  signals[SIGNAL_EXCHANGE] = g_signal_new ("exchange", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 5, G_TYPE_STRING,
                                           G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64);
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
  self->aws = vst_aws_client_new (vst_pool_get_endpoint (pool), vst_pool_get_region (pool),
                                  "cognito-idp", "AWSCognitoIdentityProviderService");
  g_signal_connect_object (self->aws, "exchange", G_CALLBACK (on_exchange), self,
                           G_CONNECT_SWAPPED);
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

static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data; /* the last hop drops the task */
  GError *error = NULL;
  JsonNode *reply = vst_aws_client_call_finish (VST_AWS_CLIENT (source), result, &error);

  if (reply != NULL)
    g_task_return_pointer (task, reply, (GDestroyNotify) vst_wiped_node_free);
  else
    g_task_return_error (task, vst_cognito_failure_translate (g_task_get_task_data (task), error));
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
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  const char *name = vst_operation_get_name (operation);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, (gpointer) name, NULL);
  vst_aws_client_call_async (self->aws, name, request, vst_operation_get_flags (operation),
                             cancellable, on_answered, task);
  vst_wiped_node_free (request);
}

VstWipedNode *
vst_cognito_client_call_finish (VstCognitoClient *self,
                                GAsyncResult *result,
                                gpointer source_tag,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
vst_cognito_client_get_operation (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}
