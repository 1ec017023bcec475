#include "fake-local-pool.h"

struct _FakeLocalPool
{
  GObject parent_instance;
  GListStore *inbox;
  int faults[VST_N_LOCAL_FAULTS];
};

static GListModel *
fake_local_pool_get_inbox (VstLocalPool *pool)
{
  return G_LIST_MODEL (FAKE_LOCAL_POOL (pool)->inbox);
}

static void
fake_local_pool_set_fault (VstLocalPool *pool, VstLocalFault fault, int value)
{
  FAKE_LOCAL_POOL (pool)->faults[fault] = value;
}

static int
fake_local_pool_get_fault (VstLocalPool *pool, VstLocalFault fault)
{
  return FAKE_LOCAL_POOL (pool)->faults[fault];
}

static void
fake_local_pool_iface_init (VstLocalPoolInterface *iface)
{
  iface->get_inbox = fake_local_pool_get_inbox;
  iface->set_fault = fake_local_pool_set_fault;
  iface->get_fault = fake_local_pool_get_fault;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeLocalPool,
                               fake_local_pool,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VST_TYPE_LOCAL_POOL,
                                                      fake_local_pool_iface_init))

static void
fake_local_pool_finalize (GObject *object)
{
  g_object_unref (FAKE_LOCAL_POOL (object)->inbox);

  G_OBJECT_CLASS (fake_local_pool_parent_class)->finalize (object);
}

static void
fake_local_pool_class_init (FakeLocalPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_local_pool_finalize;
}

static void
fake_local_pool_init (FakeLocalPool *self)
{
  self->inbox = g_list_store_new (VST_TYPE_MAIL);
}

VstLocalPool *
fake_local_pool_new (void)
{
  return g_object_new (FAKE_TYPE_LOCAL_POOL, NULL);
}
