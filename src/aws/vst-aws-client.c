#include "aws/vst-aws-client.h"

#include "aws/vst-aws-call.h"
#include "aws/vst-aws-client-private.h"
#include "aws/vst-aws-endpoint.h"
#include "aws/vst-aws-message.h"
#include "aws/vst-aws-session.h"
#include "crypto/vst-random.h"

#define DEADLINE_MS 30000

/*
 * The service waits up to 5 s for each Lambda function that the pool's owner has
 * hung into an operation, and there may be several.
 */
static const VstAwsLimits usual_limits = {
  .connect_ms = 10000,
  .response_ms = 20000,
  .base_delay_ms = 500,
  .random_below = vst_random_below,
};

enum
{
  EXCHANGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VstAwsClient, vst_aws_client, G_TYPE_OBJECT)

/* Calls under way hold a reference: then this only runs by force, and they end as they would. */
static void
vst_aws_client_dispose (GObject *object)
{
  VstAwsClient *self = VST_AWS_CLIENT (object);

  g_cancellable_cancel (self->preconnect);
  g_clear_pointer (&self->credentials, vst_aws_credentials_unref);
  G_OBJECT_CLASS (vst_aws_client_parent_class)->dispose (object);
}

static void
vst_aws_client_finalize (GObject *object)
{
  VstAwsClient *self = VST_AWS_CLIENT (object);

  g_clear_pointer (&self->endpoint, g_uri_unref);
  g_clear_error (&self->endpoint_fault);
  g_clear_pointer (&self->region, g_free);
  g_clear_pointer (&self->service, g_free);
  g_clear_pointer (&self->target_prefix, g_free);
  g_clear_object (&self->preconnect);
  G_OBJECT_CLASS (vst_aws_client_parent_class)->finalize (object);
}

static void
vst_aws_client_class_init (VstAwsClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vst_aws_client_dispose;
  object_class->finalize = vst_aws_client_finalize;

  signals[EXCHANGE] = g_signal_new ("exchange", VST_TYPE_AWS_CLIENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
vst_aws_client_init (VstAwsClient *self)
{
  self->limits = usual_limits;
  self->deadline_ms = DEADLINE_MS;
  self->preconnect = g_cancellable_new ();
}

VstAwsClient *
vst_aws_client_new (const char *endpoint,
                    const char *region,
                    const char *service,
                    const char *target_prefix)
{
  VstAwsClient *self = NULL;

  g_return_val_if_fail (endpoint != NULL && region != NULL, NULL);
  g_return_val_if_fail (service != NULL && target_prefix != NULL, NULL);

  self = g_object_new (VST_TYPE_AWS_CLIENT, NULL);
  self->endpoint = vst_aws_endpoint_parse (endpoint, &self->endpoint_fault);
  self->region = g_strdup (region);
  self->service = g_strdup (service);
  self->target_prefix = g_strdup (target_prefix);
  return self;
}

void
vst_aws_client_set_credentials (VstAwsClient *self, VstAwsCredentials *credentials)
{
  g_return_if_fail (VST_IS_AWS_CLIENT (self));

  if (credentials != NULL)
    vst_aws_credentials_ref (credentials);
  g_clear_pointer (&self->credentials, vst_aws_credentials_unref);
  self->credentials = credentials;
}

gboolean
vst_aws_client_has_credentials (VstAwsClient *self)
{
  g_return_val_if_fail (VST_IS_AWS_CLIENT (self), FALSE);
  return self->credentials != NULL;
}

void
vst_aws_client_set_deadline (VstAwsClient *self, guint milliseconds)
{
  g_return_if_fail (VST_IS_AWS_CLIENT (self));
  self->deadline_ms = milliseconds;
}

void
vst_aws_client_set_limits (VstAwsClient *self, const VstAwsLimits *limits)
{
  g_return_if_fail (VST_IS_AWS_CLIENT (self));
  self->limits = *limits;
}

static void
on_preconnected (GObject *source, GAsyncResult *result, gpointer user_data)
{
  soup_session_preconnect_finish (SOUP_SESSION (source), result, NULL);
}

void
vst_aws_client_preconnect (VstAwsClient *self)
{
  g_autoptr (SoupMessage) message = NULL;

  g_return_if_fail (VST_IS_AWS_CLIENT (self));

  if (self->endpoint == NULL)
    return;

  message = vst_aws_message_new_get (self->endpoint);
  soup_session_preconnect_async (vst_aws_session_get (), message, G_PRIORITY_DEFAULT,
                                 self->preconnect, on_preconnected, NULL);
}

void
vst_aws_client_call_async (VstAwsClient *self,
                           const char *operation,
                           JsonNode *request,
                           VstAwsCallFlags flags,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (VstSecret) body = NULL;
  GTask *task = NULL;

  g_return_if_fail (VST_IS_AWS_CLIENT (self) && operation != NULL);
  g_return_if_fail (request != NULL && JSON_NODE_HOLDS_OBJECT (request));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_aws_client_call_async);
  body = vst_secret_take_text (json_to_string (request, FALSE));
  vst_aws_call_run (task, self->endpoint, operation, body, flags);
}

JsonNode *
vst_aws_client_call_finish (VstAwsClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vst_aws_client_get_async (VstAwsClient *self,
                          const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GUri) uri = NULL;
  GTask *task = NULL;

  g_return_if_fail (VST_IS_AWS_CLIENT (self) && path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_aws_client_get_async);
  if (self->endpoint != NULL)
    uri = vst_aws_endpoint_resolve (self->endpoint, path);
  vst_aws_call_run (task, uri, path, NULL, VST_AWS_CALL_REPEATABLE);
}

JsonNode *
vst_aws_client_get_finish (VstAwsClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gint64
vst_aws_client_get_clock_offset (VstAwsClient *self)
{
  g_return_val_if_fail (VST_IS_AWS_CLIENT (self), 0);
  return self->clock_offset;
}

void
vst_aws_client_learn_time (VstAwsClient *self, gint64 unix_time)
{
  gint64 offset = unix_time - g_get_real_time () / G_USEC_PER_SEC;

  if (unix_time == 0)
    return;
  /* The header has whole seconds and has been on its way: so little is no offset. */
  self->clock_offset = ABS (offset) <= 2 ? 0 : offset;
}

void
vst_aws_client_report (VstAwsClient *self, const VstAwsExchange *exchange)
{
  g_signal_emit (self, signals[EXCHANGE], 0, exchange);
}

void
vst_aws_client_set_tls_database (GTlsDatabase *database)
{
  vst_aws_session_set_tls_database (database);
}
