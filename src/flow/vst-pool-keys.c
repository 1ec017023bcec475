#include "flow/vst-pool-keys.h"

#include "flow/vst-pool-secrets.h"

static void
return_fault (GTask *task, VstFlowError fault)
{
  g_task_return_new_error (task, VST_FLOW_ERROR, (int) fault, "No AWS keys");
}

static VstFlowError
fault_of (const GError *error)
{
  if (g_error_matches (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_MISSING))
    return VST_FLOW_ERROR_KEYS_MISSING;
  if (g_error_matches (error, VST_AWS_CREDENTIALS_ERROR, VST_AWS_CREDENTIALS_ERROR_UNSUPPORTED))
    return VST_FLOW_ERROR_KEYS_UNSUPPORTED;
  return VST_FLOW_ERROR_KEYS_UNREADABLE;
}

/* @credentials is consumed. */
static void
return_keys (GTask *task, VstAwsCredentials *credentials, const GError *error)
{
  if (credentials == NULL)
    return_fault (task, fault_of (error));
  else
    g_task_return_pointer (task, credentials, (GDestroyNotify) vst_aws_credentials_unref);
}

static void
read_environment (GTask *task)
{
  g_autoptr (GError) error = NULL;
  VstAwsCredentials *credentials = vst_aws_credentials_new_from_environment (&error);

  return_keys (task, credentials, error);
}

static void
on_profile_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  VstAwsCredentials *credentials = vst_aws_credentials_load_profile_finish (result, &error);

  return_keys (task, credentials, error);
}

static void
return_pasted (GTask *task)
{
  VstSavedPool *pool = g_task_get_task_data (task);
  const char *id = vst_saved_pool_get_access_key_id (pool);
  VstSecret *secret = vst_saved_pool_get_secret_access_key (pool);

  if (*id == '\0' || secret == NULL)
    return_fault (task, VST_FLOW_ERROR_KEYS_ASKED);
  else
    g_task_return_pointer (
        task, vst_aws_credentials_new (id, secret, vst_saved_pool_get_session_token (pool)),
        (GDestroyNotify) vst_aws_credentials_unref);
}

/* Without a keyring they are simply not there, and are asked for. */
static void
on_secrets_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  vst_pool_secrets_look_up_finish (VST_KEYRING (source), result, NULL);
  return_pasted (task);
}

static void
read_pasted (GTask *task)
{
  VstSavedPool *pool = g_task_get_task_data (task);
  g_autoptr (VstKeyring) keyring = NULL;

  if (vst_saved_pool_get_secret_access_key (pool) != NULL)
    {
      return_pasted (task);
      return;
    }

  keyring = vst_keyring_new ();
  vst_pool_secrets_look_up_async (keyring, pool, g_task_get_cancellable (task),
                                  on_secrets_looked_up, g_object_ref (task));
}

void
vst_pool_keys_read_async (VstSavedPool *pool,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VST_IS_SAVED_POOL (pool));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_pool_keys_read_async);
  g_task_set_task_data (task, vst_saved_pool_copy (pool), g_object_unref);
  switch (vst_saved_pool_get_keys_source (pool))
    {
    case VST_KEYS_NONE:
      return_fault (task, VST_FLOW_ERROR_KEYS_MISSING);
      break;
    case VST_KEYS_ENVIRONMENT:
      read_environment (task);
      break;
    case VST_KEYS_PROFILE:
      vst_aws_credentials_load_profile_async (vst_saved_pool_get_profile (pool), cancellable,
                                              on_profile_read, g_object_ref (task));
      break;
    case VST_KEYS_PASTED:
      read_pasted (task);
      break;
    }
}

VstAwsCredentials *
vst_pool_keys_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vst_pool_keys_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
