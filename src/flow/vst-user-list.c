#include "flow/vst-list-problem-private.h"
#include "flow/vst-user-list-private.h"

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_COMPLETE,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
vst_user_list_get_item_type (GListModel *model)
{
  return VST_TYPE_USER_ITEM;
}

static guint
vst_user_list_get_n_items (GListModel *model)
{
  return vst_user_rows_get_size (VST_USER_LIST (model)->rows);
}

static gpointer
vst_user_list_get_item (GListModel *model, guint position)
{
  VstUserList *self = VST_USER_LIST (model);
  const VstUserRow *row;
  VstUserItem *item;

  if (position >= vst_user_rows_get_size (self->rows))
    return NULL;

  row = vst_user_rows_get (self->rows, position);
  item = vst_item_cache_look_up (self->items, row->user_name);
  if (item != NULL)
    return g_object_ref (item);

  item = vst_user_item_new (row);
  vst_item_cache_add (self->items, row->user_name, item);
  return item;
}

static void
vst_user_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vst_user_list_get_item_type;
  iface->get_n_items = vst_user_list_get_n_items;
  iface->get_item = vst_user_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VstUserList,
                               vst_user_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      vst_user_list_list_model_init))

static void
vst_user_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstUserList *self = VST_USER_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, vst_user_list_get_loading (self));
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, self->complete);
      break;
    case PROP_PROBLEM:
      g_value_set_object (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_user_list_dispose (GObject *object)
{
  VstUserList *self = VST_USER_LIST (object);

  if (self->life != NULL)
    g_cancellable_cancel (self->life);
  g_clear_object (&self->life);
  g_clear_object (&self->client);
  g_clear_object (&self->problem);

  G_OBJECT_CLASS (vst_user_list_parent_class)->dispose (object);
}

static void
vst_user_list_finalize (GObject *object)
{
  VstUserList *self = VST_USER_LIST (object);

  vst_item_cache_free (self->items);
  vst_user_rows_free (self->rows);
  g_free (self->filter);
  g_free (self->page_token);

  G_OBJECT_CLASS (vst_user_list_parent_class)->finalize (object);
}

static void
vst_user_list_class_init (VstUserListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = vst_user_list_get_property;
  object_class->dispose = vst_user_list_dispose;
  object_class->finalize = vst_user_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEM] = g_param_spec_object ("problem", NULL, NULL, VST_TYPE_PROBLEM, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_user_list_init (VstUserList *self)
{
  self->rows = vst_user_rows_new ();
  self->items = vst_item_cache_new ();
}

VstUserList *
vst_user_list_new (VstCognitoClient *client)
{
  VstUserList *self;

  g_return_val_if_fail (VST_IS_COGNITO_CLIENT (client), NULL);

  self = g_object_new (VST_TYPE_USER_LIST, NULL);
  self->client = g_object_ref (client);
  return self;
}

VstProblem *
vst_user_list_translate (VstUserList *self, const GError *error)
{
  return vst_list_problem_new (error,
                               vst_pool_get_endpoint (vst_cognito_client_get_pool (self->client)));
}

gboolean
vst_user_list_get_loading (VstUserList *self)
{
  g_return_val_if_fail (VST_IS_USER_LIST (self), FALSE);

  return self->life != NULL;
}

gboolean
vst_user_list_get_complete (VstUserList *self)
{
  g_return_val_if_fail (VST_IS_USER_LIST (self), FALSE);

  return self->complete;
}

VstProblem *
vst_user_list_get_problem (VstUserList *self)
{
  g_return_val_if_fail (VST_IS_USER_LIST (self), NULL);

  return self->problem;
}

const char *const *
vst_user_list_get_search_names (void)
{
  return vst_user_filter_get_attributes ();
}
