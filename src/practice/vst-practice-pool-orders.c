/* What the pool is told to do while it serves. */

#include "practice/vst-practice-pool-private.h"

/*
 * An order to the thread, and its answer on the way back. It is freed in the context
 * that asked: the thread must not be the one that lets go of the pool.
 */
typedef struct
{
  GTask *task;
  VstPracticeKind kind;
  VstPracticeSite *site;
  GError *error;
} Order;

static void
order_free (Order *order)
{
  g_object_unref (order->task);
  g_clear_pointer (&order->site, vst_practice_site_free);
  g_clear_error (&order->error);
  g_free (order);
}

static gboolean
on_ensured (gpointer user_data)
{
  Order *order = user_data;

  if (order->site != NULL)
    g_task_return_pointer (order->task, g_steal_pointer (&order->site),
                           (GDestroyNotify) vst_practice_site_free);
  else
    g_task_return_error (order->task, g_steal_pointer (&order->error));
  return G_SOURCE_REMOVE;
}

/* In the thread. */
static gboolean
on_order (gpointer user_data)
{
  Order *order = user_data;
  VstPracticePool *self = g_task_get_source_object (order->task);
  g_autoptr (GSource) source = g_idle_source_new ();

  if (self->host != NULL)
    order->site = vst_practice_host_ensure (self->host, order->kind, &order->error);
  else
    order->error = g_error_new_literal (VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STOPPED,
                                        "The practice pool has ended");
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_ensured, order, (GDestroyNotify) order_free);
  g_source_attach (source, g_task_get_context (order->task));
  return G_SOURCE_REMOVE;
}

void
vst_practice_pool_ensure_async (VstPracticePool *self,
                                VstPracticeKind kind,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;
  Order *order;
  g_autoptr (GSource) source = NULL;

  g_return_if_fail (VST_IS_PRACTICE_POOL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, vst_practice_pool_ensure_async);
  if (self->thread == NULL)
    {
      g_task_return_new_error (task, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STOPPED,
                               "The practice pool has ended");
      g_object_unref (task);
      return;
    }
  order = g_new0 (Order, 1);
  order->task = task;
  order->kind = kind;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_order, order, NULL);
  g_source_attach (source, self->context);
}

VstPracticeSite *
vst_practice_pool_ensure_finish (VstPracticePool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  VstPracticePool *pool; /* whose stop waits for the thread, and ends its context */
  VstPracticeTrouble trouble;
  int value;
} TroubleOrder;

/* In the thread. */
static gboolean
on_trouble_order (gpointer user_data)
{
  const TroubleOrder *order = user_data;

  if (order->pool->host != NULL)
    {
      VstPracticeTroubles *troubles = &order->pool->host->service.troubles;

      troubles->values[order->trouble] = order->value;
      troubles->calls = 0;
    }
  return G_SOURCE_REMOVE;
}

void
vst_practice_pool_set_trouble (VstPracticePool *self, VstPracticeTrouble trouble, int value)
{
  g_autoptr (GSource) source = NULL;
  TroubleOrder *order;

  g_return_if_fail (VST_IS_PRACTICE_POOL (self));

  order = g_new0 (TroubleOrder, 1);
  order->pool = self;
  order->trouble = trouble;
  order->value = value;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, on_trouble_order, order, g_free);
  g_source_attach (source, self->context);
}
