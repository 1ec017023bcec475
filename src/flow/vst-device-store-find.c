#include "flow/vst-device-store-private.h"

static VstKeyring *
get_keyring (GTask *task)
{
  return VST_DEVICE_STORE (g_task_get_source_object (task))->keyring;
}

/* --- looking up --- */

static void
look_up (GTask *task, const char *kind, const char *name, GAsyncReadyCallback callback)
{
  const VstDeviceWork *work = g_task_get_task_data (task);
  g_autofree char *whole = vst_device_work_make_kind (work, kind, name);

  vst_keyring_look_up_async (get_keyring (task), work->owner, whole, g_task_get_cancellable (task),
                             callback, g_object_ref (task));
}

/* No keyring is no error: then what is known is in memory. */
static VstSecret *
look_up_finish (GObject *source, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) failure = NULL;
  VstSecret *secret = vst_keyring_look_up_finish (VST_KEYRING (source), result, &failure);

  if (failure != NULL && !g_error_matches (failure, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_MISSING))
    g_propagate_error (error, g_steal_pointer (&failure));
  return secret;
}

static void
return_found (GTask *task, const VstSecret *packed, GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, packed != NULL ? vst_trusted_device_unpack (packed) : NULL,
                           (GDestroyNotify) vst_trusted_device_free);
}

static void
on_user_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (VstSecret) packed = look_up_finish (source, result, &error);

  return_found (task, packed, error);
}

static void
on_alias_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (VstSecret) alias_of = look_up_finish (source, result, &error);

  if (alias_of == NULL)
    return_found (task, NULL, error);
  else
    look_up (task, VST_KEYRING_KIND_DEVICE, vst_secret_get_text (alias_of), on_user_looked_up);
}

static void
on_name_looked_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (VstSecret) packed = look_up_finish (source, result, &error);
  const VstDeviceWork *work = g_task_get_task_data (task);

  if (packed == NULL && error == NULL)
    look_up (task, VST_KEYRING_KIND_DEVICE_ALIAS, work->name, on_alias_looked_up);
  else
    return_found (task, packed, error);
}

void
vst_device_store_look_up_async (VstDeviceStore *self,
                                const VstDevicePlace *place,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const VstDeviceWork *work;
  const VstTrustedDevice *held;

  g_return_if_fail (VST_IS_DEVICE_STORE (self) && place != NULL);

  task = vst_device_work_start (self, place, cancellable, callback, user_data,
                                vst_device_store_look_up_async);
  work = g_task_get_task_data (task);
  held = vst_device_memory_find (self->memory, work->pool, work->name);
  if (held != NULL)
    g_task_return_pointer (task, vst_trusted_device_copy (held),
                           (GDestroyNotify) vst_trusted_device_free);
  else if (self->keyring == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    look_up (task, VST_KEYRING_KIND_DEVICE, work->name, on_name_looked_up);
}

VstTrustedDevice *
vst_device_store_look_up_finish (VstDeviceStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- forgetting --- */

static void
forget (GTask *task, const char *kind, const char *name, GAsyncReadyCallback callback)
{
  const VstDeviceWork *work = g_task_get_task_data (task);
  g_autofree char *whole = vst_device_work_make_kind (work, kind, name);

  vst_keyring_forget_async (get_keyring (task), work->owner, whole, g_task_get_cancellable (task),
                            callback, g_object_ref (task));
}

static void
on_alias_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (vst_keyring_forget_finish (VST_KEYRING (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_user_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  const VstDeviceWork *work = g_task_get_task_data (task);

  if (vst_keyring_forget_finish (VST_KEYRING (source), result, &error))
    forget (task, VST_KEYRING_KIND_DEVICE_ALIAS, work->name, on_alias_forgotten);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Under the name given first: there may be a device of either kind of name. */
static void
on_name_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  const VstDeviceWork *work = g_task_get_task_data (task);

  if (!vst_keyring_forget_finish (VST_KEYRING (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (work->user == NULL)
    g_task_return_boolean (task, TRUE);
  else
    forget (task, VST_KEYRING_KIND_DEVICE, work->user, on_user_forgotten);
}

static void
on_alias_resolved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VstSecret) alias_of = NULL;
  VstDeviceWork *work = g_task_get_task_data (task);

  alias_of = vst_keyring_look_up_finish (VST_KEYRING (source), result, &error);
  if (g_error_matches (error, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_MISSING))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (alias_of != NULL)
    work->user = g_strdup (vst_secret_get_text (alias_of));
  forget (task, VST_KEYRING_KIND_DEVICE, work->name, on_name_forgotten);
}

static void
begin_forget (GTask *task)
{
  const VstDeviceWork *work = g_task_get_task_data (task);

  look_up (task, VST_KEYRING_KIND_DEVICE_ALIAS, work->name, on_alias_resolved);
}

void
vst_device_store_forget_async (VstDeviceStore *self,
                               const VstDevicePlace *place,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const VstDeviceWork *work;

  g_return_if_fail (VST_IS_DEVICE_STORE (self) && place != NULL);

  task = vst_device_work_start (self, place, cancellable, callback, user_data,
                                vst_device_store_forget_async);
  work = g_task_get_task_data (task);
  vst_device_memory_drop (self->memory, work->pool, work->name);
  if (self->keyring == NULL)
    g_task_return_boolean (task, TRUE);
  else
    vst_device_store_write (self, task, begin_forget);
}

gboolean
vst_device_store_forget_finish (VstDeviceStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
