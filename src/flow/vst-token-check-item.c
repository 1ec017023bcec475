#include "flow/vst-account.h"

struct _VstTokenCheckItem
{
  GObject parent_instance;
  VstTokenCheckKind kind;
  VstTokenCheckState state;
  char *detail;
};

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (VstTokenCheckState,
                    vst_token_check_state,
                    G_DEFINE_ENUM_VALUE (VST_TOKEN_CHECK_STATE_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (VST_TOKEN_CHECK_STATE_PASSED, "passed"),
                    G_DEFINE_ENUM_VALUE (VST_TOKEN_CHECK_STATE_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (VST_TOKEN_CHECK_STATE_NOT_CHECKED, "not-checked"))
G_DEFINE_FINAL_TYPE (VstTokenCheckItem, vst_token_check_item, G_TYPE_OBJECT)

static void
vst_token_check_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_enum (value, (int) VST_TOKEN_CHECK_ITEM (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
vst_token_check_item_finalize (GObject *object)
{
  g_free (VST_TOKEN_CHECK_ITEM (object)->detail);
  G_OBJECT_CLASS (vst_token_check_item_parent_class)->finalize (object);
}

static void
vst_token_check_item_class_init (VstTokenCheckItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_token_check_item_get_property;
  object_class->finalize = vst_token_check_item_finalize;

  properties[PROP_STATE] = g_param_spec_enum (
      "state", NULL, NULL, VST_TYPE_TOKEN_CHECK_STATE, VST_TOKEN_CHECK_STATE_PENDING,
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_token_check_item_init (VstTokenCheckItem *self)
{
}

VstTokenCheckItem *
vst_token_check_item_new (VstTokenCheckKind kind)
{
  VstTokenCheckItem *self = g_object_new (VST_TYPE_TOKEN_CHECK_ITEM, NULL);

  self->kind = kind;
  return self;
}

VstTokenCheckKind
vst_token_check_item_get_kind (VstTokenCheckItem *self)
{
  g_return_val_if_fail (VST_IS_TOKEN_CHECK_ITEM (self), VST_TOKEN_CHECK_FORM);
  return self->kind;
}

VstTokenCheckState
vst_token_check_item_get_state (VstTokenCheckItem *self)
{
  g_return_val_if_fail (VST_IS_TOKEN_CHECK_ITEM (self), VST_TOKEN_CHECK_STATE_PENDING);
  return self->state;
}

const char *
vst_token_check_item_get_detail (VstTokenCheckItem *self)
{
  g_return_val_if_fail (VST_IS_TOKEN_CHECK_ITEM (self), NULL);
  return self->detail;
}

/* The detail comes from outside, and a label takes only UTF-8. */
void
vst_token_check_item_set (VstTokenCheckItem *self, VstTokenCheckState state, const char *detail)
{
  char *clean;

  g_return_if_fail (VST_IS_TOKEN_CHECK_ITEM (self));

  clean = detail != NULL ? g_utf8_make_valid (detail, -1) : NULL;
  g_free (self->detail);
  self->detail = clean;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}
