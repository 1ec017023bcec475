#include "flow/vst-pool-finder-private.h"

/* An account of two pools, each with two clients, that answers without waiting. In the region
   "us-east-2" nothing can be found. */

enum
{
  PROP_LOADING = 1,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstPoolFinder, vst_pool_finder, G_TYPE_OBJECT)

static void
vst_pool_finder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_object (value, VST_POOL_FINDER (object)->problem);
}

static void
vst_pool_finder_finalize (GObject *object)
{
  VstPoolFinder *self = VST_POOL_FINDER (object);

  g_object_unref (self->form);
  g_object_unref (self->pools);
  g_object_unref (self->clients);
  g_clear_object (&self->problem);

  G_OBJECT_CLASS (vst_pool_finder_parent_class)->finalize (object);
}

static void
vst_pool_finder_class_init (VstPoolFinderClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_pool_finder_get_property;
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
  VstPoolFinder *self = g_object_new (VST_TYPE_POOL_FINDER, NULL);

  self->form = g_object_ref (form);
  return self;
}

gboolean
vst_pool_finder_get_loading (VstPoolFinder *self)
{
  return FALSE;
}

VstProblem *
vst_pool_finder_get_problem (VstPoolFinder *self)
{
  return self->problem;
}

GListModel *
vst_pool_finder_get_pools (VstPoolFinder *self)
{
  return G_LIST_MODEL (self->pools);
}

GListModel *
vst_pool_finder_get_clients (VstPoolFinder *self)
{
  return G_LIST_MODEL (self->clients);
}

static void
add (GListStore *store, const char *id, const char *name)
{
  g_autoptr (VstFoundItem) item = vst_found_item_new (id, name);

  g_list_store_append (store, item);
}

void
vst_pool_finder_find_pools (VstPoolFinder *self)
{
  g_list_store_remove_all (self->pools);
  g_clear_object (&self->problem);
  if (g_str_equal (vst_saved_pool_get_region (self->form), "us-east-2"))
    self->problem = vst_problem_new (VST_FLOW_ERROR_KEYS_REFUSED, VST_FIELD_NONE,
                                     VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS, NULL);
  else
    {
      add (self->pools, "eu-central-1_AbCdEf123", "Staging <1>");
      add (self->pools, "eu-central-1_GhIjKl456", "");
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

void
vst_pool_finder_find_clients (VstPoolFinder *self, const char *user_pool_id)
{
  g_list_store_remove_all (self->clients);
  add (self->clients, "6abcdefghijklmnopqrstuvwxy", "web");
  add (self->clients, "7abcdefghijklmnopqrstuvwxy", "app");
}

void
vst_pool_finder_choose (VstPoolFinder *self, const char *user_pool_id, const char *client_id)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("51mplesecret51mplesecret51mplesecret51mple");

  vst_saved_pool_set_text (self->form, VST_POOL_FIELD_USER_POOL_ID, user_pool_id);
  vst_saved_pool_set_text (self->form, VST_POOL_FIELD_CLIENT_ID, client_id);
  vst_saved_pool_set_secret (self->form, VST_POOL_FIELD_CLIENT_SECRET, secret);
  g_signal_emit_by_name (self, "chosen");
}

void
vst_pool_finder_cancel (VstPoolFinder *self)
{
}
