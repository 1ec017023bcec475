#include "flow/vst-device-memory.h"

typedef struct
{
  char *pool;
  char *user;
  char *alias;
  VstTrustedDevice *device;
} Held;

struct _VstDeviceMemory
{
  GPtrArray *held; /* Held */
};

static void
held_free (Held *held)
{
  g_free (held->pool);
  g_free (held->user);
  g_free (held->alias);
  vst_trusted_device_free (held->device);
  g_free (held);
}

VstDeviceMemory *
vst_device_memory_new (void)
{
  VstDeviceMemory *self = g_new0 (VstDeviceMemory, 1);

  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) held_free);
  return self;
}

void
vst_device_memory_free (VstDeviceMemory *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->held);
  g_free (self);
}

static const Held *
find_held (VstDeviceMemory *self, const char *pool, const char *name, guint *position)
{
  for (guint i = 0; i < self->held->len; i++)
    {
      const Held *held = g_ptr_array_index (self->held, i);

      *position = i;
      if (g_str_equal (held->pool, pool)
          && (g_str_equal (held->user, name) || g_str_equal (held->alias, name)))
        return held;
    }
  return NULL;
}

const VstTrustedDevice *
vst_device_memory_find (VstDeviceMemory *self, const char *pool, const char *name)
{
  const Held *held;
  guint position;

  g_return_val_if_fail (self != NULL && pool != NULL && name != NULL, NULL);

  held = find_held (self, pool, name, &position);
  return held != NULL ? held->device : NULL;
}

void
vst_device_memory_drop (VstDeviceMemory *self, const char *pool, const char *name)
{
  guint position;

  g_return_if_fail (self != NULL && pool != NULL && name != NULL);

  while (find_held (self, pool, name, &position) != NULL)
    g_ptr_array_remove_index (self->held, position);
}

void
vst_device_memory_put (VstDeviceMemory *self,
                       const char *pool,
                       const char *user,
                       const char *alias,
                       const VstTrustedDevice *device)
{
  Held *held;

  g_return_if_fail (self != NULL && user != NULL && alias != NULL && device != NULL);

  vst_device_memory_drop (self, pool, user);
  vst_device_memory_drop (self, pool, alias);
  held = g_new0 (Held, 1);
  held->pool = g_strdup (pool);
  held->user = g_strdup (user);
  held->alias = g_strdup (alias);
  held->device = vst_trusted_device_copy (device);
  held->device->kept = FALSE;
  g_ptr_array_add (self->held, held);
}
