#include "flow/vst-device-store-private.h"

G_DEFINE_FINAL_TYPE (VstDeviceStore, vst_device_store, G_TYPE_OBJECT)

static void
vst_device_store_dispose (GObject *object)
{
  VstDeviceStore *self = VST_DEVICE_STORE (object);

  g_clear_object (&self->keyring);

  G_OBJECT_CLASS (vst_device_store_parent_class)->dispose (object);
}

static void
vst_device_store_finalize (GObject *object)
{
  VstDeviceStore *self = VST_DEVICE_STORE (object);

  vst_device_memory_free (self->memory);

  G_OBJECT_CLASS (vst_device_store_parent_class)->finalize (object);
}

static void
vst_device_store_class_init (VstDeviceStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vst_device_store_dispose;
  object_class->finalize = vst_device_store_finalize;
}

static void
vst_device_store_init (VstDeviceStore *self)
{
  self->memory = vst_device_memory_new ();
}

VstDeviceStore *
vst_device_store_new (VstKeyring *keyring)
{
  VstDeviceStore *self = g_object_new (VST_TYPE_DEVICE_STORE, NULL);

  g_set_object (&self->keyring, keyring);

  return self;
}

static void
work_free (VstDeviceWork *work)
{
  g_free (work->owner);
  g_free (work->user_pool_id);
  g_free (work->pool);
  g_free (work->name);
  g_free (work->user);
  vst_trusted_device_free (work->device);
  g_free (work);
}

char *
vst_device_work_fold (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  return g_utf8_casefold (valid, -1);
}

GTask *
vst_device_work_start (VstDeviceStore *self,
                       const VstDevicePlace *place,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data,
                       gpointer tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  VstDeviceWork *work = g_new0 (VstDeviceWork, 1);

  work->owner = g_strdup (place->owner);
  work->user_pool_id = g_strdup (place->user_pool_id);
  work->pool = g_strconcat (place->owner, "/", place->user_pool_id, NULL);
  work->name = vst_device_work_fold (place->user_name);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_set_source_tag (task, tag);

  return task;
}

static void
begin_first (VstDeviceStore *self)
{
  GTask *task = g_queue_peek_head (&self->writes);
  const VstDeviceWork *work;

  if (task == NULL)
    return;
  work = g_task_get_task_data (task);
  work->begin (task);
}

static void
on_written (GTask *task)
{
  VstDeviceStore *self = g_task_get_source_object (task);
  g_autoptr (GTask) first = g_queue_pop_head (&self->writes);

  g_assert (first == task);
  begin_first (self);
}

/* One after the other: each takes several steps, and would undo half of what another does. */
void
vst_device_store_write (VstDeviceStore *self, GTask *task, void (*begin) (GTask *task))
{
  VstDeviceWork *work = g_task_get_task_data (task);

  work->begin = begin;
  g_signal_connect (task, "notify::completed", G_CALLBACK (on_written), NULL);
  g_queue_push_tail (&self->writes, g_object_ref (task));
  if (g_queue_get_length (&self->writes) == 1)
    begin_first (self);
}

/* No pool ID has a stroke in it. */
char *
vst_device_work_make_kind (const VstDeviceWork *self, const char *kind, const char *name)
{
  return g_strconcat (kind, "/", self->user_pool_id, "/", name, NULL);
}

/* The keyring has it. A newer one may have come meanwhile. */
static void
return_kept (GTask *task)
{
  VstDeviceStore *self = g_task_get_source_object (task);
  const VstDeviceWork *work = g_task_get_task_data (task);
  const VstTrustedDevice *held = vst_device_memory_find (self->memory, work->pool, work->user);

  if (held != NULL && g_str_equal (held->device_key, work->device->device_key))
    vst_device_memory_drop (self->memory, work->pool, work->user);
  g_task_return_boolean (task, TRUE);
}

static void
on_alias_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (vst_keyring_store_finish (VST_KEYRING (source), result, &error))
    return_kept (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_device_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VstSecret) alias_of = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *label = NULL;
  VstDeviceWork *work = g_task_get_task_data (task);

  if (!vst_keyring_store_finish (VST_KEYRING (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (g_str_equal (work->name, work->user))
    {
      return_kept (task);
      return;
    }

  alias_of = vst_secret_new_text (work->user);
  kind = vst_device_work_make_kind (work, VST_KEYRING_KIND_DEVICE_ALIAS, work->name);
  label = g_strdup_printf ("Vestibule: another name of %s", work->device->user_name);
  vst_keyring_store_async (VST_KEYRING (source), work->owner, kind, label, alias_of,
                           g_task_get_cancellable (task), on_alias_stored, task);
  g_steal_pointer (&task);
}

static void
begin_keep (GTask *task)
{
  VstDeviceStore *self = g_task_get_source_object (task);
  const VstDeviceWork *work = g_task_get_task_data (task);
  g_autoptr (VstSecret) packed = vst_trusted_device_pack (work->device);
  g_autofree char *kind = vst_device_work_make_kind (work, VST_KEYRING_KIND_DEVICE, work->user);
  g_autofree char *label = g_strdup_printf ("Vestibule: this device of %s in %s",
                                            work->device->user_name, work->user_pool_id);

  vst_keyring_store_async (self->keyring, work->owner, kind, label, packed,
                           g_task_get_cancellable (task), on_device_stored, g_object_ref (task));
}

void
vst_device_store_keep_async (VstDeviceStore *self,
                             const VstDevicePlace *place,
                             const VstTrustedDevice *device,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  VstDeviceWork *work;

  g_return_if_fail (VST_IS_DEVICE_STORE (self) && place != NULL && device != NULL);

  task = vst_device_work_start (self, place, cancellable, callback, user_data,
                                vst_device_store_keep_async);
  work = g_task_get_task_data (task);
  work->user = vst_device_work_fold (device->user_name);
  work->device = vst_trusted_device_copy (device);
  vst_device_memory_put (self->memory, work->pool, work->user, work->name, device);
  if (self->keyring == NULL)
    g_task_return_new_error (task, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_MISSING, "No keyring");
  else
    vst_device_store_write (self, task, begin_keep);
}

gboolean
vst_device_store_keep_finish (VstDeviceStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
