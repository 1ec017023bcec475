#include "cognito/vst-cognito-call.h"

#include "cognito/vst-cognito-failure.h"

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
vst_cognito_call_start (gpointer source,
                        VstAwsClient *aws,
                        VstOperation operation,
                        JsonNode *request,
                        gpointer source_tag,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (source, cancellable, callback, user_data);
  const char *name = vst_operation_get_name (operation);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, (gpointer) name, NULL);
  vst_aws_client_call_async (aws, name, request, vst_operation_get_flags (operation), cancellable,
                             on_answered, task);
  vst_wiped_node_free (request);
}

VstWipedNode *
vst_cognito_call_finish (gpointer source, GAsyncResult *result, gpointer source_tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
vst_cognito_call_get_operation (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}
