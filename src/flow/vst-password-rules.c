#include "flow/vst-password-rules.h"

#include <string.h>

#include "flow/vst-password-rule-private.h"

/* "Adding user pool password requirements", Amazon Cognito Developer Guide. */
#define DEFAULT_LENGTH 8
#define SYMBOLS "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-"

#define N_KINDS (VST_PASSWORD_RULE_KIND_SYMBOL + 1)

struct _VstPasswordRules
{
  GObject parent_instance;
  GPtrArray *rules; /* VstPasswordRule */
  gboolean known;

  /* What is known of the password last checked, which itself is not kept. */
  guint length;
  gboolean has[N_KINDS];
};

enum
{
  PROP_0,
  PROP_KNOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
vst_password_rules_get_item_type (GListModel *model)
{
  return VST_TYPE_PASSWORD_RULE;
}

static guint
vst_password_rules_get_n_items (GListModel *model)
{
  return VST_PASSWORD_RULES (model)->rules->len;
}

static gpointer
vst_password_rules_get_item (GListModel *model, guint position)
{
  VstPasswordRules *self = VST_PASSWORD_RULES (model);

  if (position >= self->rules->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->rules, position));
}

static void
vst_password_rules_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vst_password_rules_get_item_type;
  iface->get_n_items = vst_password_rules_get_n_items;
  iface->get_item = vst_password_rules_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VstPasswordRules,
                               vst_password_rules,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      vst_password_rules_list_model_init))

static gboolean
holds (VstPasswordRules *self, VstPasswordRule *rule)
{
  VstPasswordRuleKind kind = vst_password_rule_get_kind (rule);

  if (kind == VST_PASSWORD_RULE_KIND_LENGTH)
    return self->length >= vst_password_rule_get_minimum (rule);

  return self->has[kind];
}

static void
append_rule (VstPasswordRules *self, VstPasswordRuleKind kind, guint minimum)
{
  VstPasswordRule *rule = vst_password_rule_new (kind, minimum);

  vst_password_rule_set_holds (rule, holds (self, rule));
  g_ptr_array_add (self->rules, rule);
}

static void
set_rules (VstPasswordRules *self, gboolean known, guint minimum, const gboolean wanted[N_KINDS])
{
  guint removed = self->rules->len;

  g_ptr_array_set_size (self->rules, 0);
  append_rule (self, VST_PASSWORD_RULE_KIND_LENGTH, minimum);
  for (guint kind = VST_PASSWORD_RULE_KIND_UPPERCASE; kind < N_KINDS; kind++)
    {
      if (wanted[kind])
        append_rule (self, kind, 0);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->rules->len);

  if (self->known != known)
    {
      self->known = known;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KNOWN]);
    }
}

static void
vst_password_rules_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_KNOWN:
      g_value_set_boolean (value, VST_PASSWORD_RULES (object)->known);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_password_rules_finalize (GObject *object)
{
  VstPasswordRules *self = VST_PASSWORD_RULES (object);

  g_ptr_array_unref (self->rules);

  G_OBJECT_CLASS (vst_password_rules_parent_class)->finalize (object);
}

static void
vst_password_rules_class_init (VstPasswordRulesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_password_rules_get_property;
  object_class->finalize = vst_password_rules_finalize;

  properties[PROP_KNOWN] =
      g_param_spec_boolean ("known", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_password_rules_init (VstPasswordRules *self)
{
  self->rules = g_ptr_array_new_with_free_func (g_object_unref);
  vst_password_rules_reset (self);
}

VstPasswordRules *
vst_password_rules_new (void)
{
  return g_object_new (VST_TYPE_PASSWORD_RULES, NULL);
}

gboolean
vst_password_rules_get_known (VstPasswordRules *self)
{
  g_return_val_if_fail (VST_IS_PASSWORD_RULES (self), FALSE);

  return self->known;
}

void
vst_password_rules_set_policy (VstPasswordRules *self,
                               guint minimum_length,
                               gboolean uppercase,
                               gboolean lowercase,
                               gboolean numbers,
                               gboolean symbols)
{
  const gboolean wanted[N_KINDS] = {
    [VST_PASSWORD_RULE_KIND_UPPERCASE] = uppercase,
    [VST_PASSWORD_RULE_KIND_LOWERCASE] = lowercase,
    [VST_PASSWORD_RULE_KIND_NUMBER] = numbers,
    [VST_PASSWORD_RULE_KIND_SYMBOL] = symbols,
  };

  g_return_if_fail (VST_IS_PASSWORD_RULES (self));

  set_rules (self, TRUE, minimum_length, wanted);
}

void
vst_password_rules_reset (VstPasswordRules *self)
{
  static const gboolean wanted[N_KINDS] = { TRUE, TRUE, TRUE, TRUE, TRUE };

  g_return_if_fail (VST_IS_PASSWORD_RULES (self));

  set_rules (self, FALSE, DEFAULT_LENGTH, wanted);
}

/* Only ASCII letters count as upper and lower case, and a blank inside counts as a symbol. */
static void
look_at (VstPasswordRules *self, const char *password)
{
  gsize size = strlen (password);

  self->length = 0;
  memset (self->has, 0, sizeof self->has);
  for (gsize i = 0; i < size; i++)
    {
      char c = password[i];

      self->length += (c & 0xc0) != 0x80; /* characters, not bytes */
      self->has[VST_PASSWORD_RULE_KIND_UPPERCASE] |= g_ascii_isupper (c);
      self->has[VST_PASSWORD_RULE_KIND_LOWERCASE] |= g_ascii_islower (c);
      self->has[VST_PASSWORD_RULE_KIND_NUMBER] |= g_ascii_isdigit (c);
      self->has[VST_PASSWORD_RULE_KIND_SYMBOL] |=
          strchr (SYMBOLS, c) != NULL || (c == ' ' && i > 0 && i < size - 1);
    }
}

void
vst_password_rules_check (VstPasswordRules *self, const char *password)
{
  g_return_if_fail (VST_IS_PASSWORD_RULES (self));

  look_at (self, password != NULL ? password : "");
  for (guint i = 0; i < self->rules->len; i++)
    {
      VstPasswordRule *rule = g_ptr_array_index (self->rules, i);

      vst_password_rule_set_holds (rule, holds (self, rule));
      vst_password_rule_set_refused (rule, FALSE);
    }
}

static VstPasswordRule *
find_rule (VstPasswordRules *self, VstPasswordRuleKind kind)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      VstPasswordRule *rule = g_ptr_array_index (self->rules, i);

      if (vst_password_rule_get_kind (rule) == kind)
        return rule;
    }

  return NULL;
}

void
vst_password_rules_refuse (VstPasswordRules *self, VstPasswordRuleKind kind)
{
  g_return_if_fail (VST_IS_PASSWORD_RULES (self) && kind < N_KINDS);

  if (find_rule (self, kind) == NULL)
    {
      append_rule (self, kind, 0);
      g_list_model_items_changed (G_LIST_MODEL (self), self->rules->len - 1, 0, 1);
    }

  vst_password_rule_set_refused (find_rule (self, kind), TRUE);
}

gboolean
vst_password_rules_hold (VstPasswordRules *self)
{
  g_return_val_if_fail (VST_IS_PASSWORD_RULES (self), FALSE);

  for (guint i = 0; i < self->rules->len; i++)
    {
      if (!vst_password_rule_get_holds (g_ptr_array_index (self->rules, i)))
        return FALSE;
    }

  return TRUE;
}
