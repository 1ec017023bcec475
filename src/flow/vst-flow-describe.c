#include "flow/vst-flow-private.h"

#include <string.h>

gboolean
vst_flow_name_is_email (VstFlow *self)
{
  g_return_val_if_fail (VST_IS_FLOW (self), FALSE);
  return self->description != NULL && self->description->username_attributes != NULL
         && g_strv_contains ((const char *const *) self->description->username_attributes, "email");
}

/* Those that have a field of their own, or none: the service makes "sub" itself. */
static gboolean
has_its_own_place (VstFlow *self, const char *name)
{
  return strcmp (name, "email") == 0 || strcmp (name, "sub") == 0
         || g_strv_contains ((const char *const *) self->description->username_attributes, name);
}

void
vst_flow_require_attributes (VstFlow *self)
{
  GPtrArray *schema;

  if (self->description == NULL)
    return;
  schema = self->description->schema;
  for (guint i = 0; i < schema->len; i++)
    {
      const VstSchemaAttribute *attribute = g_ptr_array_index (schema, i);

      if (attribute->required && !has_its_own_place (self, attribute->name))
        vst_attribute_fields_add (self->attributes, attribute->name, TRUE);
    }
}

static void
on_pool_described (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  const VstPasswordPolicy *policy;

  if (self == NULL)
    return;
  self->description =
      vst_cognito_client_describe_pool_finish (VST_COGNITO_CLIENT (source), result, NULL);
  if (self->description == NULL)
    return;

  policy = &self->description->policy;
  vst_password_rules_set_policy (self->password_rules, policy->minimum_length,
                                 policy->require_uppercase, policy->require_lowercase,
                                 policy->require_numbers, policy->require_symbols);
  vst_flow_require_attributes (self);
  if (vst_flow_name_is_email (self))
    g_object_notify (G_OBJECT (self), "name-is-email");
  vst_flow_retell_trust (self);
}

static void
on_client_described (GObject *source, GAsyncResult *result, gpointer errand)
{
  g_autoptr (VstFlow) self = vst_flow_errand_end (errand);
  VstClientDescription *client;

  if (self == NULL)
    return;
  client = vst_cognito_client_describe_client_finish (VST_COGNITO_CLIENT (source), result, NULL);
  if (client == NULL)
    return;
  self->client_description = client;
  self->session_minutes = client->session_minutes;
  self->refresh_way = client->rotates_refresh ? VST_REFRESH_ROTATING : VST_REFRESH_PLAIN;
}

void
vst_flow_describe (VstFlow *self)
{
  if (!vst_cognito_client_has_credentials (self->client))
    return;
  vst_cognito_client_describe_pool_async (self->client, self->pool_life, on_pool_described,
                                          vst_flow_errand_new (self, self->pool_life));
  vst_cognito_client_describe_client_async (self->client, self->pool_life, on_client_described,
                                            vst_flow_errand_new (self, self->pool_life));
}
