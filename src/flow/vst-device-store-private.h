#pragma once

#include "flow/vst-device-memory.h"
#include "flow/vst-device-store.h"

G_BEGIN_DECLS

struct _VstDeviceStore
{
  GObject parent_instance;
  VstKeyring *keyring; /* may be NULL */
  VstDeviceMemory *memory;
  GQueue writes; /* GTask: what is to be kept and forgotten, in order; the first is under way */
};

/* What one task works on. Names are folded: most pools do not tell Alice from alice. */
typedef struct
{
  char *owner;
  char *user_pool_id;
  char *pool;               /* both of them, for the memory */
  char *name;               /* as given */
  char *user;               /* as Cognito calls the user; NULL: not known yet */
  VstTrustedDevice *device; /* what is to be kept */
  void (*begin) (GTask *task);
} VstDeviceWork;

/* A task of the store, with the work in its task data. */
GTask *vst_device_work_start (VstDeviceStore *self,
                              const VstDevicePlace *place,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data,
                              gpointer tag);
/* Calls @begin as soon as all writes before have ended. */
void vst_device_store_write (VstDeviceStore *self, GTask *task, void (*begin) (GTask *task));
char *vst_device_work_fold (const char *name);
/* The kind under which the keyring has it. */
char *vst_device_work_make_kind (const VstDeviceWork *self, const char *kind, const char *name);

G_END_DECLS
