#include "fake-device-list.h"

#include "flow/vst-device-list-private.h"

struct _VstDeviceList
{
  GObject parent_instance;

  GListStore *items;
  gboolean loading;
  VstProblem *problem;
};

enum
{
  PROP_LOADING = 1,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return VST_TYPE_DEVICE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (VST_DEVICE_LIST (model)->items));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (VST_DEVICE_LIST (model)->items), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VstDeviceList,
                               vst_device_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
vst_device_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, VST_DEVICE_LIST (object)->loading);
  else
    g_value_set_object (value, VST_DEVICE_LIST (object)->problem);
}

static void
vst_device_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    VST_DEVICE_LIST (object)->loading = g_value_get_boolean (value);
  else
    g_set_object (&VST_DEVICE_LIST (object)->problem, g_value_get_object (value));
}

static void
vst_device_list_finalize (GObject *object)
{
  VstDeviceList *self = VST_DEVICE_LIST (object);

  g_object_unref (self->items);
  g_clear_object (&self->problem);

  G_OBJECT_CLASS (vst_device_list_parent_class)->finalize (object);
}

static void
vst_device_list_class_init (VstDeviceListClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_device_list_get_property;
  object_class->set_property = vst_device_list_set_property;
  object_class->finalize = vst_device_list_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEM] = g_param_spec_object ("problem", NULL, NULL, VST_TYPE_PROBLEM, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
on_items_changed (VstDeviceList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
vst_device_list_init (VstDeviceList *self)
{
  self->items = g_list_store_new (VST_TYPE_DEVICE_ITEM);
  g_signal_connect_swapped (self->items, "items-changed", G_CALLBACK (on_items_changed), self);
}

gboolean
vst_device_list_get_loading (VstDeviceList *self)
{
  return self->loading;
}

VstProblem *
vst_device_list_get_problem (VstDeviceList *self)
{
  return self->problem;
}

VstDeviceList *
fake_device_list_new (void)
{
  return g_object_new (VST_TYPE_DEVICE_LIST, NULL);
}

void
fake_device_list_add (VstDeviceList *self,
                      const char *key,
                      const char *name,
                      gint64 created_at,
                      gint64 last_used_at,
                      gboolean is_this)
{
  g_autoptr (GPtrArray) attributes = vst_attributes_new ();
  const VstCognitoDevice device = {
    .key = (char *) key, .attributes = attributes, .created_at = created_at, .used_at = last_used_at
  };
  g_autoptr (VstDeviceItem) item = NULL;

  g_ptr_array_add (attributes, vst_attribute_new ("device_name", name));
  item = vst_device_item_new (&device, is_this);
  g_list_store_append (self->items, item);
}

void
fake_device_list_remove (VstDeviceList *self, guint position)
{
  g_list_store_remove (self->items, position);
}
