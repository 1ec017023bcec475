#include "flow/vst-pool-finder-private.h"

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstPoolFinder, vst_pool_finder, G_TYPE_OBJECT)

static void
vst_pool_finder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstPoolFinder *self = VST_POOL_FINDER (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, vst_pool_finder_get_loading (self));
      break;
    case PROP_PROBLEM:
      g_value_set_object (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_pool_finder_dispose (GObject *object)
{
  VstPoolFinder *self = VST_POOL_FINDER (object);

  if (self->life != NULL)
    g_cancellable_cancel (self->life);
  g_clear_object (&self->life);
  g_clear_object (&self->form);
  g_clear_object (&self->activity);
  g_clear_object (&self->problem);

  G_OBJECT_CLASS (vst_pool_finder_parent_class)->dispose (object);
}

static void
vst_pool_finder_finalize (GObject *object)
{
  VstPoolFinder *self = VST_POOL_FINDER (object);

  g_object_unref (self->pools);
  g_object_unref (self->clients);
  g_free (self->user_pool_id);
  g_free (self->client_id);
  g_free (self->page_token);

  G_OBJECT_CLASS (vst_pool_finder_parent_class)->finalize (object);
}

static void
vst_pool_finder_class_init (VstPoolFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vst_pool_finder_get_property;
  object_class->dispose = vst_pool_finder_dispose;
  object_class->finalize = vst_pool_finder_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEM] = g_param_spec_object ("problem", NULL, NULL, VST_TYPE_PROBLEM, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
vst_pool_finder_init (VstPoolFinder *self)
{
  self->pools = g_list_store_new (VST_TYPE_FOUND_ITEM);
  self->clients = g_list_store_new (VST_TYPE_FOUND_ITEM);
}

VstPoolFinder *
vst_pool_finder_new (VstSavedPool *form, VstActivity *activity)
{
  VstPoolFinder *self;

  g_return_val_if_fail (VST_IS_SAVED_POOL (form), NULL);
  g_return_val_if_fail (activity == NULL || VST_IS_ACTIVITY (activity), NULL);

  self = g_object_new (VST_TYPE_POOL_FINDER, NULL);
  self->form = g_object_ref (form);
  g_set_object (&self->activity, activity);
  return self;
}

gboolean
vst_pool_finder_get_loading (VstPoolFinder *self)
{
  g_return_val_if_fail (VST_IS_POOL_FINDER (self), FALSE);

  return self->life != NULL;
}

VstProblem *
vst_pool_finder_get_problem (VstPoolFinder *self)
{
  g_return_val_if_fail (VST_IS_POOL_FINDER (self), NULL);

  return self->problem;
}

GListModel *
vst_pool_finder_get_pools (VstPoolFinder *self)
{
  g_return_val_if_fail (VST_IS_POOL_FINDER (self), NULL);

  return G_LIST_MODEL (self->pools);
}

GListModel *
vst_pool_finder_get_clients (VstPoolFinder *self)
{
  g_return_val_if_fail (VST_IS_POOL_FINDER (self), NULL);

  return G_LIST_MODEL (self->clients);
}
