#include "flow/vst-flow-private.h"

typedef struct
{
  GWeakRef flow;
  GCancellable *life;
} Errand;

gpointer
vst_flow_errand_new (VstFlow *self, GCancellable *life)
{
  Errand *errand = g_new0 (Errand, 1);

  g_weak_ref_init (&errand->flow, self);
  errand->life = g_object_ref (life);
  return errand;
}

VstFlow *
vst_flow_errand_end (gpointer data)
{
  Errand *errand = data;
  g_autoptr (VstFlow) self = g_weak_ref_get (&errand->flow);
  gboolean wanted = !g_cancellable_is_cancelled (errand->life);

  g_weak_ref_clear (&errand->flow);
  g_object_unref (errand->life);
  g_free (errand);
  return wanted ? g_steal_pointer (&self) : NULL;
}

void
vst_flow_start (VstFlow *self, VstBusy busy)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (self->errand == NULL)
    self->errand = g_cancellable_new ();
  vst_flow_set_problem (self, NULL);
  vst_flow_set_busy (self, busy);
  g_object_thaw_notify (G_OBJECT (self));
}

gpointer
vst_flow_send (VstFlow *self)
{
  return vst_flow_errand_new (self, self->errand);
}

/* What has been found out on the way is said where the way ends. */
static void
say_coming_notice (VstFlow *self)
{
  VstNotice notice = self->coming_notice;

  self->coming_notice = VST_NOTICE_NONE;
  if (notice != VST_NOTICE_NONE)
    vst_flow_set_notice (self, notice);
}

void
vst_flow_end (VstFlow *self, VstProblem *problem)
{
  g_autoptr (VstProblem) owned = problem;

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_object (&self->errand);
  vst_flow_set_problem (self, owned);
  say_coming_notice (self);
  vst_flow_set_busy (self, VST_BUSY_NONE);
  g_object_thaw_notify (G_OBJECT (self));
}

/* No page is twice on the way back: one that was shown before ends the way there. */
static void
remember_page (VstFlow *self, VstStep next)
{
  for (guint i = 0; i < self->history->len; i++)
    if (g_array_index (self->history, VstStep, i) == next)
      {
        g_array_set_size (self->history, i);
        return;
      }
  g_array_append_val (self->history, self->step);
}

static void
show_page (VstFlow *self, VstStep next)
{
  gboolean could_go_back = self->history->len > 0;

  if (next == VST_STEP_WELCOME || next == VST_STEP_DONE)
    g_array_set_size (self->history, 0);
  else
    remember_page (self, next);
  self->step = next;
  g_object_notify (G_OBJECT (self), "step");
  if (next == VST_STEP_LOG_IN)
    vst_flow_search_device (self, self->user_name);
  if (could_go_back != (self->history->len > 0))
    g_object_notify (G_OBJECT (self), "can-go-back");
}

void
vst_flow_arrive (VstFlow *self, VstEvent event)
{
  VstStep next = self->step;

  g_object_freeze_notify (G_OBJECT (self));
  if (vst_flow_table_look_up (self->step, event, &next) && next != self->step)
    {
      vst_flow_set_notice (self, VST_NOTICE_NONE);
      show_page (self, next);
    }
  vst_flow_end (self, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_flow_stage_done (VstFlow *self, VstStage stage)
{
  self->stages_done |= VST_STAGE_BIT (stage);
}

void
vst_flow_cancel (VstFlow *self)
{
  g_return_if_fail (VST_IS_FLOW (self));

  if (self->busy == VST_BUSY_NONE)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->busy == VST_BUSY_SIGNING_UP)
    self->sign_up_unsure = TRUE; /* what has been sent may take effect all the same */
  g_cancellable_cancel (self->errand);
  g_clear_object (&self->errand);
  self->after_search = NULL;
  vst_flow_set_busy (self, VST_BUSY_NONE);
  g_object_thaw_notify (G_OBJECT (self));
}

void
vst_flow_go_back (VstFlow *self)
{
  VstStep before;

  g_return_if_fail (VST_IS_FLOW (self));

  if (self->history->len == 0)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  vst_flow_cancel (self);
  vst_flow_set_problem (self, NULL);
  vst_flow_set_notice (self, VST_NOTICE_NONE);
  before = g_array_index (self->history, VstStep, self->history->len - 1);
  show_page (self, before);
  g_object_thaw_notify (G_OBJECT (self));
}
