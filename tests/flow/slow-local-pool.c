#include "slow-local-pool.h"

#include "flow/vst-flow-error.h"

struct _TestLocalPool
{
  GObject parent_instance;
  GTask *starting;
  VstAwsCredentials *credentials;
};

static void
start_async (VstLocalPool *pool,
             VstLocalKind kind,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  TestLocalPool *self = TEST_LOCAL_POOL (pool);

  g_assert_null (self->starting);
  self->starting = g_task_new (pool, cancellable, callback, user_data);
}

static VstPool *
start_finish (VstLocalPool *pool, GAsyncResult *result, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return vst_pool_new ("us-east-1", "us-east-1_Practice1", "practiceclient", NULL,
                       "http://127.0.0.1:9229");
}

static VstAwsCredentials *
get_credentials (VstLocalPool *pool)
{
  return TEST_LOCAL_POOL (pool)->credentials;
}

static void
test_local_pool_iface_init (VstLocalPoolInterface *iface)
{
  iface->start_async = start_async;
  iface->start_finish = start_finish;
  iface->get_credentials = get_credentials;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestLocalPool,
                               test_local_pool,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VST_TYPE_LOCAL_POOL,
                                                      test_local_pool_iface_init))

static void
test_local_pool_finalize (GObject *object)
{
  TestLocalPool *self = TEST_LOCAL_POOL (object);

  g_clear_object (&self->starting);
  vst_aws_credentials_unref (self->credentials);
  G_OBJECT_CLASS (test_local_pool_parent_class)->finalize (object);
}

static void
test_local_pool_class_init (TestLocalPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_local_pool_finalize;
}

static void
test_local_pool_init (TestLocalPool *self)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("practice");

  self->credentials = vst_aws_credentials_new ("AKIAPRACTICE", secret, NULL);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    {
    }
}

TestLocalPool *
test_local_pool_new (void)
{
  return g_object_new (TEST_TYPE_LOCAL_POOL, NULL);
}

void
test_local_pool_succeed (TestLocalPool *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->starting);

  g_task_return_boolean (task, TRUE);
  settle ();
}

void
test_local_pool_fail (TestLocalPool *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->starting);

  g_task_return_new_error (task, VST_FLOW_ERROR, VST_FLOW_ERROR_PRACTICE, "no port is free");
  settle ();
}
