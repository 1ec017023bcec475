#include "flow/vst-password-rule-private.h"

struct _VstPasswordRule
{
  GObject parent_instance;
  VstPasswordRuleKind kind;
  guint minimum;
  gboolean holds;
  gboolean refused;
};

enum
{
  PROP_0,
  PROP_HOLDS,
  PROP_REFUSED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstPasswordRule, vst_password_rule, G_TYPE_OBJECT)

static void
vst_password_rule_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstPasswordRule *self = VST_PASSWORD_RULE (object);

  switch (id)
    {
    case PROP_HOLDS:
      g_value_set_boolean (value, self->holds);
      break;
    case PROP_REFUSED:
      g_value_set_boolean (value, self->refused);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_password_rule_class_init (VstPasswordRuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vst_password_rule_get_property;

  properties[PROP_HOLDS] = g_param_spec_boolean ("holds", NULL, NULL, FALSE, flags);
  properties[PROP_REFUSED] = g_param_spec_boolean ("refused", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_password_rule_init (VstPasswordRule *self)
{
}

VstPasswordRule *
vst_password_rule_new (VstPasswordRuleKind kind, guint minimum)
{
  VstPasswordRule *self = g_object_new (VST_TYPE_PASSWORD_RULE, NULL);

  self->kind = kind;
  self->minimum = minimum;

  return self;
}

void
vst_password_rule_set_holds (VstPasswordRule *self, gboolean holds)
{
  g_return_if_fail (VST_IS_PASSWORD_RULE (self));

  if (self->holds == !!holds)
    return;

  self->holds = !!holds;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOLDS]);
}

void
vst_password_rule_set_refused (VstPasswordRule *self, gboolean refused)
{
  g_return_if_fail (VST_IS_PASSWORD_RULE (self));

  if (self->refused == !!refused)
    return;

  self->refused = !!refused;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REFUSED]);
}

VstPasswordRuleKind
vst_password_rule_get_kind (VstPasswordRule *self)
{
  g_return_val_if_fail (VST_IS_PASSWORD_RULE (self), VST_PASSWORD_RULE_KIND_LENGTH);

  return self->kind;
}

guint
vst_password_rule_get_minimum (VstPasswordRule *self)
{
  g_return_val_if_fail (VST_IS_PASSWORD_RULE (self), 0);

  return self->minimum;
}

gboolean
vst_password_rule_get_holds (VstPasswordRule *self)
{
  g_return_val_if_fail (VST_IS_PASSWORD_RULE (self), FALSE);

  return self->holds;
}

gboolean
vst_password_rule_get_refused (VstPasswordRule *self)
{
  g_return_val_if_fail (VST_IS_PASSWORD_RULE (self), FALSE);

  return self->refused;
}
