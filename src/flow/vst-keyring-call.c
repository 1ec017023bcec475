#include "flow/vst-keyring-call-private.h"

#include <libsecret/secret.h>

#include "flow/vst-keyring-turn-private.h"

struct _VstKeyringCall
{
  grefcount ref_count;
  GTask *task; /* %NULL once it has reported */
  GCancellable *inner;
  GSource *deadline;
  VstFlowError late;
  GSource *cancelled;
  VstKeyringStep step;
};

static void
drop_source (GSource **source)
{
  if (*source == NULL)
    return;

  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* The task, for the one who ends the call; %NULL for all who come later. */
static GTask *
end (VstKeyringCall *self)
{
  drop_source (&self->deadline);
  drop_source (&self->cancelled);

  return g_steal_pointer (&self->task);
}

static gboolean
on_deadline (gpointer user_data)
{
  g_autoptr (VstKeyringCall) self = vst_keyring_call_ref (user_data);
  g_autoptr (GTask) task = end (self);

  g_task_return_new_error (task, VST_FLOW_ERROR, (int) self->late, "The keyring does not answer");
  g_cancellable_cancel (self->inner);

  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (VstKeyringCall) self = vst_keyring_call_ref (user_data);
  g_autoptr (GTask) task = end (self);

  g_task_return_error_if_cancelled (task);
  g_cancellable_cancel (self->inner);

  return G_SOURCE_REMOVE;
}

VstKeyringCall *
vst_keyring_call_new (GTask *task, guint milliseconds, VstFlowError late)
{
  VstKeyringCall *self;
  GCancellable *outer;

  g_return_val_if_fail (G_IS_TASK (task), NULL);

  self = g_new0 (VstKeyringCall, 1);
  g_ref_count_init (&self->ref_count);
  self->task = task;
  self->inner = g_cancellable_new ();
  vst_keyring_call_extend (self, milliseconds, late);

  outer = g_task_get_cancellable (task);
  if (outer != NULL)
    {
      self->cancelled = g_cancellable_source_new (outer);
      g_source_set_callback (self->cancelled, G_SOURCE_FUNC (on_cancelled), self, NULL);
      g_source_attach (self->cancelled, g_task_get_context (task));
    }

  return self;
}

VstKeyringCall *
vst_keyring_call_ref (VstKeyringCall *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

void
vst_keyring_call_unref (VstKeyringCall *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;

  drop_source (&self->deadline);
  drop_source (&self->cancelled);
  g_clear_object (&self->task);
  g_clear_object (&self->inner);
  g_free (self);
}

static void
take_step (VstKeyringCall *self)
{
  self->step (self, g_task_get_task_data (self->task), self->inner);
}

static void
on_turn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstKeyringCall) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!vst_keyring_turn_wait_finish (result, &error))
    vst_keyring_call_return_error (self, error);
  else if (vst_keyring_call_has_ended (self))
    vst_keyring_turn_end ();
  else
    take_step (self);
}

void
vst_keyring_call_take (VstKeyringCall *self, VstKeyringStep step)
{
  g_return_if_fail (self->task != NULL);

  self->step = step;
  if (vst_keyring_turn_is_needed ())
    vst_keyring_turn_wait_async (on_turn, vst_keyring_call_ref (self));
  else
    take_step (self);
}

void
vst_keyring_call_answered (VstKeyringCall *self)
{
  if (vst_keyring_turn_is_needed ())
    vst_keyring_turn_end ();
}

gboolean
vst_keyring_call_has_ended (VstKeyringCall *self)
{
  return self->task == NULL;
}

void
vst_keyring_call_extend (VstKeyringCall *self, guint milliseconds, VstFlowError late)
{
  drop_source (&self->deadline);
  if (self->task == NULL)
    return;

  self->late = late;
  self->deadline = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->deadline, on_deadline, self, NULL);
  g_source_attach (self->deadline, g_task_get_context (self->task));
}

void
vst_keyring_call_return (VstKeyringCall *self, gpointer value, GDestroyNotify free_value)
{
  g_autoptr (GTask) task = end (self);

  if (task != NULL)
    g_task_return_pointer (task, value, free_value);
  else if (value != NULL && free_value != NULL)
    free_value (value);
}

/* Our own cancellation ends the call first, so this one is a person's who dismissed a prompt. */
static VstFlowError
get_code (const GError *error)
{
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return VST_FLOW_ERROR_KEYRING_LOCKED;

  return VST_FLOW_ERROR_KEYRING_MISSING;
}

void
vst_keyring_call_return_error (VstKeyringCall *self, const GError *error)
{
  g_autoptr (GTask) task = end (self);

  if (task != NULL && !g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, VST_FLOW_ERROR, get_code (error), "The keyring says: %s",
                             error->message);
}
