#include "flow/vst-attribute-fields.h"

#include "flow/vst-attribute-field-private.h"
#include "flow/vst-clean-text.h"

struct _VstAttributeFields
{
  GObject parent_instance;
  GPtrArray *fields; /* VstAttributeField */
};

static GType
vst_attribute_fields_get_item_type (GListModel *model)
{
  return VST_TYPE_ATTRIBUTE_FIELD;
}

static guint
vst_attribute_fields_get_n_items (GListModel *model)
{
  return VST_ATTRIBUTE_FIELDS (model)->fields->len;
}

static gpointer
vst_attribute_fields_get_item (GListModel *model, guint position)
{
  VstAttributeFields *self = VST_ATTRIBUTE_FIELDS (model);

  if (position >= self->fields->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->fields, position));
}

static void
vst_attribute_fields_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vst_attribute_fields_get_item_type;
  iface->get_n_items = vst_attribute_fields_get_n_items;
  iface->get_item = vst_attribute_fields_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VstAttributeFields,
                               vst_attribute_fields,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      vst_attribute_fields_list_model_init))

/* A row may outlive its list. */
static void
disown (gpointer field)
{
  vst_attribute_field_set_owner (field, NULL, NULL);
  g_object_unref (field);
}

static void
vst_attribute_fields_finalize (GObject *object)
{
  VstAttributeFields *self = VST_ATTRIBUTE_FIELDS (object);

  g_ptr_array_unref (self->fields);

  G_OBJECT_CLASS (vst_attribute_fields_parent_class)->finalize (object);
}

static void
vst_attribute_fields_class_init (VstAttributeFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vst_attribute_fields_finalize;
}

static void
vst_attribute_fields_init (VstAttributeFields *self)
{
  self->fields = g_ptr_array_new_with_free_func (disown);
}

VstAttributeFields *
vst_attribute_fields_new (void)
{
  return g_object_new (VST_TYPE_ATTRIBUTE_FIELDS, NULL);
}

/* The one has a field of its own, the other is Cognito's to give. */
static gboolean
is_elsewhere (const char *name)
{
  return g_str_equal (name, "email") || g_str_equal (name, "sub");
}

static VstAttributeField *
find_field (VstAttributeFields *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      VstAttributeField *field = g_ptr_array_index (self->fields, i);

      if (g_str_equal (vst_attribute_field_get_name (field), name))
        return field;
    }

  return NULL;
}

static gboolean
may_bear (VstAttributeField *field, const char *name, gpointer owner)
{
  VstAttributeField *bearer = find_field (owner, name);

  return !is_elsewhere (name) && (bearer == NULL || bearer == field);
}

VstAttributeField *
vst_attribute_fields_add (VstAttributeFields *self, const char *name, gboolean required)
{
  g_autofree char *cleaned = NULL;
  VstAttributeField *field = NULL;

  g_return_val_if_fail (VST_IS_ATTRIBUTE_FIELDS (self), NULL);

  cleaned = vst_clean_text (name, VST_ATTRIBUTE_NAME_MAX);
  if (is_elsewhere (cleaned))
    return NULL;
  if (*cleaned != '\0')
    field = find_field (self, cleaned);

  if (field == NULL)
    {
      field = vst_attribute_field_new (cleaned, required && *cleaned != '\0');
      vst_attribute_field_set_owner (field, may_bear, self);
      g_ptr_array_add (self->fields, field);
      g_list_model_items_changed (G_LIST_MODEL (self), self->fields->len - 1, 0, 1);
    }
  else if (required)
    {
      vst_attribute_field_set_required (field, TRUE);
    }

  return field;
}

void
vst_attribute_fields_remove (VstAttributeFields *self, VstAttributeField *field)
{
  guint position;

  g_return_if_fail (VST_IS_ATTRIBUTE_FIELDS (self) && VST_IS_ATTRIBUTE_FIELD (field));

  if (vst_attribute_field_get_required (field)
      || !g_ptr_array_find (self->fields, field, &position))
    return;

  g_ptr_array_remove_index (self->fields, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

void
vst_attribute_fields_clear (VstAttributeFields *self)
{
  guint n;

  g_return_if_fail (VST_IS_ATTRIBUTE_FIELDS (self));

  n = self->fields->len;
  g_ptr_array_set_size (self->fields, 0);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

const char *const *
vst_attribute_fields_get_standard_names (void)
{
  /* OpenID Connect Core 1.0, section 5.1: those that Cognito has, in its order of telling. */
  static const char *const names[] = {
    "name",     "given_name", "family_name", "middle_name",  "nickname", "preferred_username",
    "profile",  "picture",    "website",     "phone_number", "gender",   "birthdate",
    "zoneinfo", "locale",     "address",     NULL,
  };

  return names;
}
