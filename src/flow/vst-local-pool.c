#include "flow/vst-local-pool.h"

G_DEFINE_INTERFACE (VstLocalPool, vst_local_pool, G_TYPE_OBJECT)

static void
vst_local_pool_default_init (VstLocalPoolInterface *iface)
{
}

void
vst_local_pool_start_async (VstLocalPool *self,
                            VstLocalKind kind,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (VST_IS_LOCAL_POOL (self));

  VST_LOCAL_POOL_GET_IFACE (self)->start_async (self, kind, cancellable, callback, user_data);
}

VstPool *
vst_local_pool_start_finish (VstLocalPool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (VST_IS_LOCAL_POOL (self), NULL);

  return VST_LOCAL_POOL_GET_IFACE (self)->start_finish (self, result, error);
}

VstAwsCredentials *
vst_local_pool_get_credentials (VstLocalPool *self)
{
  g_return_val_if_fail (VST_IS_LOCAL_POOL (self), NULL);

  return VST_LOCAL_POOL_GET_IFACE (self)->get_credentials (self);
}

GListModel *
vst_local_pool_get_inbox (VstLocalPool *self)
{
  g_return_val_if_fail (VST_IS_LOCAL_POOL (self), NULL);

  return VST_LOCAL_POOL_GET_IFACE (self)->get_inbox (self);
}

void
vst_local_pool_set_fault (VstLocalPool *self, VstLocalFault fault, int value)
{
  g_return_if_fail (VST_IS_LOCAL_POOL (self));

  VST_LOCAL_POOL_GET_IFACE (self)->set_fault (self, fault, value);
}

int
vst_local_pool_get_fault (VstLocalPool *self, VstLocalFault fault)
{
  g_return_val_if_fail (VST_IS_LOCAL_POOL (self), 0);

  return VST_LOCAL_POOL_GET_IFACE (self)->get_fault (self, fault);
}
