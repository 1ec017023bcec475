#include "flow/vst-pool-list-private.h"
#include "flow/vst-pool-secrets.h"
#include "flow/vst-saved-pools-private.h"

/* What one task works on. */
typedef struct
{
  VstSavedPool *pool;
  gboolean is_new;
  gboolean secrets_kept;
} Put;

static void
put_free (Put *put)
{
  g_object_unref (put->pool);
  g_free (put);
}

static void
on_secrets_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Put *put = g_task_get_task_data (task);

  put->secrets_kept = vst_pool_secrets_keep_finish (VST_KEYRING (source), result, &error);
  g_task_return_boolean (task, TRUE);
}

static void
on_put_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  VstSavedPools *self = g_task_get_source_object (task);
  Put *put = g_task_get_task_data (task);
  GCancellable *cancellable;

  if (!vst_pool_file_write_finish (VST_POOL_FILE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->is_damaged = FALSE;

  put->secrets_kept = !vst_pool_secrets_has_any (put->pool);
  if (self->keyring == NULL || (put->is_new && put->secrets_kept))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  cancellable = g_task_get_cancellable (task);
  vst_pool_secrets_keep_async (self->keyring, put->pool, cancellable, on_secrets_kept,
                               g_steal_pointer (&task));
}

/* In the list at once, so that the pool can be used even where the disk is full. */
static void
put_on_list (VstSavedPools *self, GTask *task)
{
  Put *put = g_task_get_task_data (task);
  const char *id = vst_saved_pool_get_id (put->pool);
  guint position;

  put->is_new = !vst_saved_pools_find_position (self, id, &position);
  if (put->is_new)
    position = self->pools->len;
  else
    g_ptr_array_remove_index (self->pools, position);
  g_ptr_array_insert (self->pools, (int) position, g_object_ref (put->pool));

  g_hash_table_remove (self->removed, id);
  vst_pool_list_put (self->contents, put->pool);
  vst_saved_pools_write (self, on_put_written, task);
  g_list_model_items_changed (G_LIST_MODEL (self), position, put->is_new ? 0 : 1, 1);
}

static void
on_read_before_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  VstSavedPools *self = g_task_get_source_object (task);
  g_autoptr (GBytes) bytes = vst_pool_file_read_finish (VST_POOL_FILE (source), result, NULL);

  if (bytes == NULL || !vst_saved_pools_take_contents (self, bytes, NULL))
    {
      self->is_loaded = TRUE;
      self->is_damaged = TRUE;
    }
  put_on_list (self, task);
}

void
vst_saved_pools_put_async (VstSavedPools *self,
                           VstSavedPool *pool,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Put *put;

  g_return_if_fail (VST_IS_SAVED_POOLS (self) && VST_IS_SAVED_POOL (pool));
  g_return_if_fail (!vst_saved_pool_is_practice (pool));

  /* The name is what a person finds it by. */
  if (*vst_saved_pool_get_name (pool) == '\0')
    vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, vst_saved_pool_get_user_pool_id (pool));

  put = g_new0 (Put, 1);
  put->pool = g_object_ref (pool);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_saved_pools_put_async);
  g_task_set_task_data (task, put, (GDestroyNotify) put_free);

  if (self->is_loaded)
    put_on_list (self, task);
  else
    vst_pool_file_read_async (self->file, NULL, on_read_before_put, task);
}

gboolean
vst_saved_pools_put_finish (VstSavedPools *self,
                            GAsyncResult *result,
                            gboolean *secrets_kept,
                            GError **error)
{
  Put *put;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  put = g_task_get_task_data (G_TASK (result));
  if (secrets_kept != NULL)
    *secrets_kept = put->secrets_kept;

  return g_task_propagate_boolean (G_TASK (result), error);
}
