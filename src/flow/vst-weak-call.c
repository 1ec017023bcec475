#include "flow/vst-weak-call-private.h"

typedef struct
{
  GWeakRef object;
  GCancellable *life;
} WeakCall;

gpointer
vst_weak_call_new (gpointer object, GCancellable *life)
{
  WeakCall *call = g_new0 (WeakCall, 1);

  g_weak_ref_init (&call->object, object);
  call->life = g_object_ref (life);
  return call;
}

gpointer
vst_weak_call_end (gpointer data)
{
  WeakCall *call = data;
  g_autoptr (GObject) object = g_weak_ref_get (&call->object);
  gboolean wanted = !g_cancellable_is_cancelled (call->life);

  g_weak_ref_clear (&call->object);
  g_object_unref (call->life);
  g_free (call);
  return wanted ? g_steal_pointer (&object) : NULL;
}
