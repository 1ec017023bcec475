#include "flow/vst-device-list-private.h"

struct _VstDeviceItem
{
  GObject parent_instance;
  char *key;
  char *name;
  gint64 created_at;
  gint64 last_used_at;
  gboolean is_this;
  gboolean remembered;
};

enum
{
  PROP_0,
  PROP_KEY,
  PROP_NAME,
  PROP_CREATED_AT,
  PROP_LAST_USED_AT,
  PROP_IS_THIS,
  PROP_REMEMBERED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstDeviceItem, vst_device_item, G_TYPE_OBJECT)

static void
vst_device_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstDeviceItem *self = VST_DEVICE_ITEM (object);

  switch (id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_CREATED_AT:
      g_value_set_int64 (value, self->created_at);
      break;
    case PROP_LAST_USED_AT:
      g_value_set_int64 (value, self->last_used_at);
      break;
    case PROP_IS_THIS:
      g_value_set_boolean (value, self->is_this);
      break;
    case PROP_REMEMBERED:
      g_value_set_boolean (value, self->remembered);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_device_item_finalize (GObject *object)
{
  VstDeviceItem *self = VST_DEVICE_ITEM (object);

  g_free (self->key);
  g_free (self->name);

  G_OBJECT_CLASS (vst_device_item_parent_class)->finalize (object);
}

static void
vst_device_item_class_init (VstDeviceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vst_device_item_get_property;
  object_class->finalize = vst_device_item_finalize;

  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_CREATED_AT] =
      g_param_spec_int64 ("created-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LAST_USED_AT] =
      g_param_spec_int64 ("last-used-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_IS_THIS] = g_param_spec_boolean ("is-this", NULL, NULL, FALSE, flags);
  properties[PROP_REMEMBERED] = g_param_spec_boolean ("remembered", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_device_item_init (VstDeviceItem *self)
{
}

/* Not in the service's model; seen in its answers. */
static gboolean
is_remembered (const VstCognitoDevice *device)
{
  const char *status = vst_attributes_lookup (device->attributes, "dev:device_remembered_status");

  return g_strcmp0 (status, "remembered") == 0;
}

VstDeviceItem *
vst_device_item_new (const VstCognitoDevice *device, gboolean is_this)
{
  VstDeviceItem *self;
  const char *name;

  g_return_val_if_fail (device != NULL, NULL);

  self = g_object_new (VST_TYPE_DEVICE_ITEM, NULL);
  name = vst_cognito_device_get_name (device);
  self->key = g_strdup (device->key);
  self->name = g_strdup (name != NULL ? name : "");
  self->created_at = MAX (device->created_at, 0);
  self->last_used_at = MAX (device->used_at, 0);
  self->is_this = is_this;
  self->remembered = is_remembered (device);
  return self;
}

const char *
vst_device_item_get_key (VstDeviceItem *self)
{
  g_return_val_if_fail (VST_IS_DEVICE_ITEM (self), NULL);

  return self->key;
}

const char *
vst_device_item_get_name (VstDeviceItem *self)
{
  g_return_val_if_fail (VST_IS_DEVICE_ITEM (self), NULL);

  return self->name;
}

gint64
vst_device_item_get_created_at (VstDeviceItem *self)
{
  g_return_val_if_fail (VST_IS_DEVICE_ITEM (self), 0);

  return self->created_at;
}

gint64
vst_device_item_get_last_used_at (VstDeviceItem *self)
{
  g_return_val_if_fail (VST_IS_DEVICE_ITEM (self), 0);

  return self->last_used_at;
}

gboolean
vst_device_item_get_is_this (VstDeviceItem *self)
{
  g_return_val_if_fail (VST_IS_DEVICE_ITEM (self), FALSE);

  return self->is_this;
}

gboolean
vst_device_item_get_remembered (VstDeviceItem *self)
{
  g_return_val_if_fail (VST_IS_DEVICE_ITEM (self), FALSE);

  return self->remembered;
}
