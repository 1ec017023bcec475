#include "flow/vst-account.h"

struct _VstClaimItem
{
  GObject parent_instance;
  char *name;
  char *value;
  gboolean is_time;
  gint64 time;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstClaimItem, vst_claim_item, G_TYPE_OBJECT)

static void
vst_claim_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstClaimItem *self = VST_CLAIM_ITEM (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_claim_item_finalize (GObject *object)
{
  VstClaimItem *self = VST_CLAIM_ITEM (object);

  g_free (self->name);
  g_free (self->value);

  G_OBJECT_CLASS (vst_claim_item_parent_class)->finalize (object);
}

static void
vst_claim_item_class_init (VstClaimItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vst_claim_item_get_property;
  object_class->finalize = vst_claim_item_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_claim_item_init (VstClaimItem *self)
{
}

VstClaimItem *
vst_claim_item_new (const char *name, const char *value, gboolean is_time, gint64 time)
{
  VstClaimItem *self;

  g_return_val_if_fail (name != NULL && value != NULL, NULL);

  self = g_object_new (VST_TYPE_CLAIM_ITEM, NULL);
  self->name = g_utf8_make_valid (name, -1);
  self->value = g_utf8_make_valid (value, -1);
  self->is_time = is_time;
  self->time = time;

  return self;
}

const char *
vst_claim_item_get_name (VstClaimItem *self)
{
  g_return_val_if_fail (VST_IS_CLAIM_ITEM (self), NULL);

  return self->name;
}

const char *
vst_claim_item_get_value (VstClaimItem *self)
{
  g_return_val_if_fail (VST_IS_CLAIM_ITEM (self), NULL);

  return self->value;
}

gboolean
vst_claim_item_get_time (VstClaimItem *self, gint64 *time)
{
  g_return_val_if_fail (VST_IS_CLAIM_ITEM (self), FALSE);

  if (self->is_time && time != NULL)
    *time = self->time;

  return self->is_time;
}
