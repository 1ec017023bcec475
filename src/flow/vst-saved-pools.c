#include "flow/vst-saved-pools.h"

#include "flow/vst-flow-error.h"
#include "flow/vst-pool-list-private.h"
#include "flow/vst-saved-pools-private.h"

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

enum
{
  WRITE_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
vst_saved_pools_get_item_type (GListModel *model)
{
  return VST_TYPE_SAVED_POOL;
}

static guint
vst_saved_pools_get_n_items (GListModel *model)
{
  return VST_SAVED_POOLS (model)->pools->len;
}

static gpointer
vst_saved_pools_get_item (GListModel *model, guint position)
{
  VstSavedPools *self = VST_SAVED_POOLS (model);

  if (position >= self->pools->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->pools, position));
}

static void
vst_saved_pools_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vst_saved_pools_get_item_type;
  iface->get_n_items = vst_saved_pools_get_n_items;
  iface->get_item = vst_saved_pools_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VstSavedPools,
                               vst_saved_pools,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      vst_saved_pools_list_model_init))

static void
on_busy (VstSavedPools *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
vst_saved_pools_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, vst_saved_pools_get_busy (VST_SAVED_POOLS (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_saved_pools_dispose (GObject *object)
{
  VstSavedPools *self = VST_SAVED_POOLS (object);

  g_clear_object (&self->file);
  g_clear_object (&self->keyring);

  G_OBJECT_CLASS (vst_saved_pools_parent_class)->dispose (object);
}

static void
vst_saved_pools_finalize (GObject *object)
{
  VstSavedPools *self = VST_SAVED_POOLS (object);

  g_ptr_array_unref (self->pools);
  g_hash_table_unref (self->removed);
  g_key_file_unref (self->contents);

  G_OBJECT_CLASS (vst_saved_pools_parent_class)->finalize (object);
}

static void
vst_saved_pools_class_init (VstSavedPoolsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_saved_pools_get_property;
  object_class->dispose = vst_saved_pools_dispose;
  object_class->finalize = vst_saved_pools_finalize;

  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[WRITE_FAILED] =
      g_signal_new ("write-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
vst_saved_pools_init (VstSavedPools *self)
{
  self->pools = g_ptr_array_new_with_free_func (g_object_unref);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->contents = g_key_file_new ();
}

VstSavedPools *
vst_saved_pools_new (const char *path, VstKeyring *keyring)
{
  VstSavedPools *self;
  g_autofree char *usual = NULL;

  g_return_val_if_fail (keyring == NULL || VST_IS_KEYRING (keyring), NULL);

  usual = g_build_filename (g_get_user_config_dir (), "vestibule", "pools.ini", NULL);
  self = g_object_new (VST_TYPE_SAVED_POOLS, NULL);
  self->file = vst_pool_file_new (path != NULL ? path : usual);
  g_set_object (&self->keyring, keyring);
  g_signal_connect_object (self->file, "notify::busy", G_CALLBACK (on_busy), self,
                           G_CONNECT_SWAPPED);

  return self;
}

gboolean
vst_saved_pools_get_busy (VstSavedPools *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOLS (self), FALSE);

  return vst_pool_file_get_busy (self->file);
}

gboolean
vst_saved_pools_take_contents (VstSavedPools *self, GBytes *bytes, GError **error)
{
  const GKeyFileFlags flags = G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS;
  g_autoptr (GKeyFile) contents = g_key_file_new ();
  g_autoptr (GError) reason = NULL;

  if (self->is_loaded)
    return TRUE;

  if (g_bytes_get_size (bytes) > 0 && !g_key_file_load_from_bytes (contents, bytes, flags, &reason))
    {
      g_set_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_STORE, "The list of pools is damaged: %s",
                   reason->message);
      return FALSE;
    }

  g_key_file_unref (self->contents);
  self->contents = g_steal_pointer (&contents);
  g_ptr_array_unref (self->pools);
  self->pools = vst_pool_list_read (self->contents);
  self->is_loaded = TRUE;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->pools->len);

  return TRUE;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = vst_pool_file_read_finish (VST_POOL_FILE (source), result, &error);
  if (bytes != NULL
      && vst_saved_pools_take_contents (g_task_get_source_object (task), bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
vst_saved_pools_load_async (VstSavedPools *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;

  g_return_if_fail (VST_IS_SAVED_POOLS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_saved_pools_load_async);
  vst_pool_file_read_async (self->file, cancellable, on_read, task);
}

gboolean
vst_saved_pools_load_finish (VstSavedPools *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
vst_saved_pools_find_position (VstSavedPools *self, const char *id, guint *position)
{
  for (guint i = 0; i < self->pools->len; i++)
    {
      if (g_str_equal (vst_saved_pool_get_id (g_ptr_array_index (self->pools, i)), id))
        {
          if (position != NULL)
            *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

VstSavedPool *
vst_saved_pools_find (VstSavedPools *self, const char *id)
{
  guint position;

  g_return_val_if_fail (VST_IS_SAVED_POOLS (self) && id != NULL, NULL);

  return vst_saved_pools_find_position (self, id, &position)
             ? g_ptr_array_index (self->pools, position)
             : NULL;
}

void
vst_saved_pools_write (VstSavedPools *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GBytes) bytes = vst_pool_list_to_bytes (self->contents, self->pools, self->removed);

  vst_pool_file_write_async (self->file, bytes, self->is_damaged, callback, user_data);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstSavedPools) self = user_data;
  g_autoptr (GError) error = NULL;

  if (vst_pool_file_write_finish (VST_POOL_FILE (source), result, &error))
    self->is_damaged = FALSE;
  else
    g_signal_emit (self, signals[WRITE_FAILED], 0, error);
}

guint
vst_saved_pools_remove (VstSavedPools *self, VstSavedPool *pool)
{
  const char *id;
  guint position;

  g_return_val_if_fail (VST_IS_SAVED_POOLS (self) && VST_IS_SAVED_POOL (pool), G_MAXUINT);

  id = vst_saved_pool_get_id (pool);
  if (!vst_saved_pools_find_position (self, id, &position))
    return G_MAXUINT;

  g_hash_table_add (self->removed, g_strdup (id));
  g_ptr_array_remove_index (self->pools, position);
  vst_saved_pools_write (self, on_written, g_object_ref (self));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);

  return position;
}

void
vst_saved_pools_restore (VstSavedPools *self, VstSavedPool *pool, guint position)
{
  const char *id;

  g_return_if_fail (VST_IS_SAVED_POOLS (self) && VST_IS_SAVED_POOL (pool));

  id = vst_saved_pool_get_id (pool);
  if (vst_saved_pools_find_position (self, id, NULL))
    return;

  position = MIN (position, self->pools->len);
  g_hash_table_remove (self->removed, id);
  vst_pool_list_put (self->contents, pool);
  g_ptr_array_insert (self->pools, (int) position, g_object_ref (pool));
  vst_saved_pools_write (self, on_written, g_object_ref (self));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

void
vst_saved_pools_forget_secrets (VstSavedPools *self, VstSavedPool *pool)
{
  const char *id;

  g_return_if_fail (VST_IS_SAVED_POOLS (self) && VST_IS_SAVED_POOL (pool));

  id = vst_saved_pool_get_id (pool);
  if (vst_saved_pools_find_position (self, id, NULL))
    return; /* it is back */

  if (self->keyring != NULL)
    vst_keyring_forget_async (self->keyring, id, NULL, NULL, NULL, NULL);
  vst_pool_list_drop (self->contents, id);
  g_hash_table_remove (self->removed, id);
}
