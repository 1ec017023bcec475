#include "flow/vst-pool-finder.h"

struct _VstFoundItem
{
  GObject parent_instance;
  char *id;
  char *name;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstFoundItem, vst_found_item, G_TYPE_OBJECT)

static void
vst_found_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstFoundItem *self = VST_FOUND_ITEM (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_found_item_finalize (GObject *object)
{
  VstFoundItem *self = VST_FOUND_ITEM (object);

  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (vst_found_item_parent_class)->finalize (object);
}

static void
vst_found_item_class_init (VstFoundItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vst_found_item_get_property;
  object_class->finalize = vst_found_item_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_found_item_init (VstFoundItem *self)
{
}

VstFoundItem *
vst_found_item_new (const char *id, const char *name)
{
  VstFoundItem *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (VST_TYPE_FOUND_ITEM, NULL);
  self->id = g_strdup (id);
  self->name = g_strdup (name != NULL ? name : "");
  return self;
}

const char *
vst_found_item_get_id (VstFoundItem *self)
{
  g_return_val_if_fail (VST_IS_FOUND_ITEM (self), NULL);

  return self->id;
}

const char *
vst_found_item_get_name (VstFoundItem *self)
{
  g_return_val_if_fail (VST_IS_FOUND_ITEM (self), NULL);

  return self->name;
}
