#include "ui/vst-page-stack.h"

#include <glib/gi18n.h>

#include "ui/vst-accessible.h"
#include "ui/vst-challenge-page.h"
#include "ui/vst-code-page.h"
#include "ui/vst-confirm-page.h"
#include "ui/vst-done-page.h"
#include "ui/vst-log-in-page.h"
#include "ui/vst-obstacle-page.h"
#include "ui/vst-pair-page.h"
#include "ui/vst-pool-page.h"
#include "ui/vst-reset-page.h"
#include "ui/vst-sign-up-page.h"
#include "ui/vst-welcome-page.h"

#define N_STEPS (VST_STEP_CANNOT_GO_ON + 1)

struct _VstPageStack
{
  AdwBin parent_instance;

  GtkStack *stack;
  VstPage *pages[N_STEPS]; /* borrowed: children of the stack; NULL: not made yet */
  VstPoolPage *pool_page;  /* likewise */
  VstPage *page;

  VstFlow *flow;
  VstSavedPools *pools;
  VstStep step;
};

enum
{
  PROP_PAGE = 1,
  PROP_EDITING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint pool_saved_signal;

G_DEFINE_FINAL_TYPE (VstPageStack, vst_page_stack, ADW_TYPE_BIN)

static VstPage *
make_page (VstPageStack *self, VstStep step)
{
  switch (step)
    {
    case VST_STEP_WELCOME:
      return VST_PAGE (vst_welcome_page_new (self->flow, self->pools));
    case VST_STEP_SIGN_UP:
      return g_object_new (VST_TYPE_SIGN_UP_PAGE, "flow", self->flow, NULL);
    case VST_STEP_CONFIRM:
      return g_object_new (VST_TYPE_CONFIRM_PAGE, "flow", self->flow, NULL);
    case VST_STEP_LOG_IN:
      return g_object_new (VST_TYPE_LOG_IN_PAGE, "flow", self->flow, NULL);
    case VST_STEP_PAIR:
      return g_object_new (VST_TYPE_PAIR_PAGE, "flow", self->flow, NULL);
    case VST_STEP_CODE:
      return g_object_new (VST_TYPE_CODE_PAGE, "flow", self->flow, NULL);
    case VST_STEP_DONE:
      return g_object_new (VST_TYPE_DONE_PAGE, "flow", self->flow, NULL);
    case VST_STEP_CHALLENGE:
      return g_object_new (VST_TYPE_CHALLENGE_PAGE, "flow", self->flow, NULL);
    case VST_STEP_RESET:
      return g_object_new (VST_TYPE_RESET_PAGE, "flow", self->flow, NULL);
    case VST_STEP_CANNOT_GO_ON:
      return g_object_new (VST_TYPE_OBSTACLE_PAGE, "flow", self->flow, NULL);
    }
  g_return_val_if_reached (NULL);
}

static VstPage *
ensure_page (VstPageStack *self, VstStep step)
{
  if (self->pages[step] == NULL)
    {
      self->pages[step] = make_page (self, step);
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->pages[step]));
    }
  return self->pages[step];
}

static void
show_page (VstPageStack *self, VstPage *page, gboolean forward)
{
  VstPage *before = self->page;
  gboolean was_editing = vst_page_stack_get_editing (self);

  if (page == before)
    return;
  if (before != NULL)
    vst_page_set_current (before, FALSE);
  self->page = page;
  /* GtkStack mirrors the direction from right to left, and skips it where animations are off. */
  gtk_stack_set_transition_type (self->stack, forward ? GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT
                                                      : GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  if (was_editing != vst_page_stack_get_editing (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
  /* The focus first: a problem that is shown at once moves it to where it belongs. */
  vst_page_focus (page);
  vst_page_set_current (page, TRUE);
}

static void
on_step (VstPageStack *self)
{
  VstStep step = vst_flow_get_step (self->flow);
  gboolean forward = step > self->step;

  if (step == self->step && self->page != NULL)
    return;
  self->step = step;
  show_page (self, ensure_page (self, step), forward);
}

static void
on_pool_saved (VstPoolPage *page, VstSavedPool *pool, gboolean secrets_kept, VstPageStack *self)
{
  g_signal_emit (self, pool_saved_signal, 0, pool, secrets_kept);
}

static void
vst_page_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstPageStack *self = VST_PAGE_STACK (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_object (value, self->page);
      break;
    case PROP_EDITING:
      g_value_set_boolean (value, vst_page_stack_get_editing (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_page_stack_dispose (GObject *object)
{
  VstPageStack *self = VST_PAGE_STACK (object);

  g_clear_object (&self->flow);
  g_clear_object (&self->pools);

  G_OBJECT_CLASS (vst_page_stack_parent_class)->dispose (object);
}

static void
vst_page_stack_class_init (VstPageStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vst_page_stack_get_property;
  object_class->dispose = vst_page_stack_dispose;

  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, VST_TYPE_PAGE, flags);
  properties[PROP_EDITING] = g_param_spec_boolean ("editing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  pool_saved_signal =
      g_signal_new ("pool-saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, VST_TYPE_SAVED_POOL, G_TYPE_BOOLEAN);
}

static void
vst_page_stack_init (VstPageStack *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  vst_accessible_follow_stack (self->stack);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

void
vst_page_stack_set_up (VstPageStack *self, VstFlow *flow, VstSavedPools *pools)
{
  g_return_if_fail (VST_IS_PAGE_STACK (self) && VST_IS_FLOW (flow) && VST_IS_SAVED_POOLS (pools));
  g_return_if_fail (self->flow == NULL);

  self->flow = g_object_ref (flow);
  self->pools = g_object_ref (pools);
  g_signal_connect_object (flow, "notify::step", G_CALLBACK (on_step), self, G_CONNECT_SWAPPED);
  ensure_page (self, VST_STEP_WELCOME);
  on_step (self);
}

VstPage *
vst_page_stack_get_page (VstPageStack *self)
{
  g_return_val_if_fail (VST_IS_PAGE_STACK (self), NULL);
  return self->page;
}

VstPage *
vst_page_stack_get_welcome_page (VstPageStack *self)
{
  g_return_val_if_fail (VST_IS_PAGE_STACK (self), NULL);
  return self->pages[VST_STEP_WELCOME];
}

gboolean
vst_page_stack_get_editing (VstPageStack *self)
{
  g_return_val_if_fail (VST_IS_PAGE_STACK (self), FALSE);
  return self->pool_page != NULL && self->page == VST_PAGE (self->pool_page);
}

void
vst_page_stack_edit_pool (VstPageStack *self, VstSavedPool *pool)
{
  g_return_if_fail (VST_IS_PAGE_STACK (self) && VST_IS_SAVED_POOL (pool));

  if (self->pool_page == NULL)
    {
      self->pool_page =
          VST_POOL_PAGE (vst_pool_page_new (self->pools, vst_flow_get_activity (self->flow)));
      g_signal_connect (self->pool_page, "saved", G_CALLBACK (on_pool_saved), self);
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->pool_page));
    }
  vst_pool_page_edit (self->pool_page, pool);
  show_page (self, VST_PAGE (self->pool_page), TRUE);
}

void
vst_page_stack_end_editing (VstPageStack *self)
{
  g_return_if_fail (VST_IS_PAGE_STACK (self));

  if (vst_page_stack_get_editing (self))
    show_page (self, ensure_page (self, vst_flow_get_step (self->flow)), FALSE);
}
