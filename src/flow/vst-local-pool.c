#include "flow/vst-local-pool.h"

G_DEFINE_INTERFACE (VstLocalPool, vst_local_pool, G_TYPE_OBJECT)

static void
vst_local_pool_default_init (VstLocalPoolInterface *iface)
{
}

void
vst_local_pool_start_async (VstLocalPool *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (VST_IS_LOCAL_POOL (self));

  VST_LOCAL_POOL_GET_IFACE (self)->start_async (self, cancellable, callback, user_data);
}

gboolean
vst_local_pool_start_finish (VstLocalPool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (VST_IS_LOCAL_POOL (self), FALSE);

  return VST_LOCAL_POOL_GET_IFACE (self)->start_finish (self, result, error);
}

const char *
vst_local_pool_get_endpoint (VstLocalPool *self)
{
  g_return_val_if_fail (VST_IS_LOCAL_POOL (self), NULL);

  return VST_LOCAL_POOL_GET_IFACE (self)->get_endpoint (self);
}

const char *
vst_local_pool_get_region (VstLocalPool *self)
{
  g_return_val_if_fail (VST_IS_LOCAL_POOL (self), NULL);

  return VST_LOCAL_POOL_GET_IFACE (self)->get_region (self);
}

const char *
vst_local_pool_get_user_pool_id (VstLocalPool *self)
{
  g_return_val_if_fail (VST_IS_LOCAL_POOL (self), NULL);

  return VST_LOCAL_POOL_GET_IFACE (self)->get_user_pool_id (self);
}

const char *
vst_local_pool_get_client_id (VstLocalPool *self)
{
  g_return_val_if_fail (VST_IS_LOCAL_POOL (self), NULL);

  return VST_LOCAL_POOL_GET_IFACE (self)->get_client_id (self);
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
