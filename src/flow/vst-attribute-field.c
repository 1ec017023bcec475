#include "flow/vst-attribute-field-private.h"

#include "flow/vst-clean-text.h"

/* Bytes: more than the 2,048 characters that Cognito takes, so that too long a value is seen. */
#define MAX_VALUE 16384

struct _VstAttributeField
{
  GObject parent_instance;
  char *name;
  char *value;
  gboolean required;
  VstNameCheck check;
  gpointer owner; /* not owned: it takes itself away before it goes */
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_VALUE,
  PROP_REQUIRED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstAttributeField, vst_attribute_field, G_TYPE_OBJECT)

static void
vst_attribute_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstAttributeField *self = VST_ATTRIBUTE_FIELD (object);

  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, self->required);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_attribute_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VstAttributeField *self = VST_ATTRIBUTE_FIELD (object);

  switch (id)
    {
    case PROP_NAME:
      vst_attribute_field_set_name (self, g_value_get_string (value));
      break;
    case PROP_VALUE:
      vst_attribute_field_set_value (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_attribute_field_finalize (GObject *object)
{
  VstAttributeField *self = VST_ATTRIBUTE_FIELD (object);

  g_free (self->name);
  g_free (self->value);

  G_OBJECT_CLASS (vst_attribute_field_parent_class)->finalize (object);
}

static void
vst_attribute_field_class_init (VstAttributeFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vst_attribute_field_get_property;
  object_class->set_property = vst_attribute_field_set_property;
  object_class->finalize = vst_attribute_field_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, "", flags);
  properties[PROP_REQUIRED] =
      g_param_spec_boolean ("required", NULL, NULL, FALSE, flags & ~G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_attribute_field_init (VstAttributeField *self)
{
  self->name = g_strdup ("");
  self->value = g_strdup ("");
}

VstAttributeField *
vst_attribute_field_new (const char *name, gboolean required)
{
  VstAttributeField *self = g_object_new (VST_TYPE_ATTRIBUTE_FIELD, NULL);

  vst_attribute_field_set_name (self, name);
  self->required = required;

  return self;
}

void
vst_attribute_field_set_owner (VstAttributeField *self, VstNameCheck check, gpointer owner)
{
  g_return_if_fail (VST_IS_ATTRIBUTE_FIELD (self));

  self->check = check;
  self->owner = owner;
}

const char *
vst_attribute_field_get_name (VstAttributeField *self)
{
  g_return_val_if_fail (VST_IS_ATTRIBUTE_FIELD (self), NULL);

  return self->name;
}

const char *
vst_attribute_field_get_value (VstAttributeField *self)
{
  g_return_val_if_fail (VST_IS_ATTRIBUTE_FIELD (self), NULL);

  return self->value;
}

gboolean
vst_attribute_field_get_required (VstAttributeField *self)
{
  g_return_val_if_fail (VST_IS_ATTRIBUTE_FIELD (self), FALSE);

  return self->required;
}

static void
take_text (VstAttributeField *self, char **place, char *text, guint property)
{
  if (g_str_equal (*place, text))
    {
      g_free (text);
      return;
    }

  g_free (*place);
  *place = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
vst_attribute_field_set_name (VstAttributeField *self, const char *name)
{
  g_autofree char *cleaned = NULL;

  g_return_if_fail (VST_IS_ATTRIBUTE_FIELD (self));

  if (self->required)
    return;

  cleaned = vst_clean_text (name, VST_ATTRIBUTE_NAME_MAX);
  if (self->check != NULL && *cleaned != '\0' && !self->check (self, cleaned, self->owner))
    *cleaned = '\0';

  take_text (self, &self->name, g_steal_pointer (&cleaned), PROP_NAME);
}

void
vst_attribute_field_set_value (VstAttributeField *self, const char *value)
{
  g_autofree char *cut = NULL;

  g_return_if_fail (VST_IS_ATTRIBUTE_FIELD (self));

  if (value == NULL)
    value = "";
  /* Blanks stay: they may be meant, and an entry loses its caret when its text is changed. */
  cut = g_strndup (value, MAX_VALUE);
  take_text (self, &self->value, g_utf8_make_valid (cut, -1), PROP_VALUE);
}

void
vst_attribute_field_set_required (VstAttributeField *self, gboolean required)
{
  g_return_if_fail (VST_IS_ATTRIBUTE_FIELD (self));

  if (self->required == !!required)
    return;

  self->required = !!required;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUIRED]);
}
