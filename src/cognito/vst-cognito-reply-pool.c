#include "cognito/vst-cognito-reply.h"

#include "cognito/vst-reply-limits.h"
#include "cognito/vst-reply-reader.h"

/* What Cognito takes when a pool was made without saying. */
#define DEFAULT_MINIMUM_LENGTH 8
#define MAX_MINIMUM_LENGTH 256
#define DEFAULT_SESSION_MINUTES 3
#define MAX_SESSION_MINUTES (24 * 60)

static void
vst_schema_attribute_free (gpointer data)
{
  VstSchemaAttribute *self = data;

  g_free (self->name);
  g_free (self->data_type);
  g_free (self);
}

static GPtrArray *
read_schema (VstReplyReader *reader, JsonObject *pool)
{
  g_autoptr (GPtrArray) schema = g_ptr_array_new_with_free_func (vst_schema_attribute_free);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *list =
      vst_reply_reader_get_array (reader, pool, "SchemaAttributes", VST_REPLY_MAX_ATTRIBUTES);
  guint n = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < n && reader->error == NULL; i++)
    {
      JsonObject *item = vst_reply_reader_get_element (reader, list, i, "SchemaAttributes");
      VstSchemaAttribute *attribute = g_new0 (VstSchemaAttribute, 1);

      g_ptr_array_add (schema, attribute);
      attribute->name =
          vst_reply_reader_dup_text (reader, item, "Name", VST_REPLY_MAX_NAME, VST_MEMBER_REQUIRED);
      attribute->data_type = vst_reply_reader_dup_text (reader, item, "AttributeDataType",
                                                        VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);
      attribute->required = vst_reply_reader_get_boolean (reader, item, "Required", FALSE);
      attribute->mutable_ = vst_reply_reader_get_boolean (reader, item, "Mutable", TRUE);
      if (attribute->data_type == NULL)
        attribute->data_type = g_strdup ("String");
      if (attribute->name != NULL && !g_hash_table_add (names, attribute->name))
        vst_reply_reader_fail (reader, "SchemaAttributes", "names an attribute twice");
    }
  return g_steal_pointer (&schema);
}

static void
read_policy (VstReplyReader *reader, JsonObject *pool, VstPasswordPolicy *policy)
{
  JsonObject *policies =
      vst_reply_reader_get_object (reader, pool, "Policies", VST_MEMBER_OPTIONAL);
  JsonObject *found =
      vst_reply_reader_get_object (reader, policies, "PasswordPolicy", VST_MEMBER_OPTIONAL);
  /* No policy at all means the default one, which asks for everything. */
  gboolean fallback = found == NULL;

  policy->minimum_length = (guint) vst_reply_reader_get_count (
      reader, found, "MinimumLength", MAX_MINIMUM_LENGTH, DEFAULT_MINIMUM_LENGTH);
  policy->require_uppercase =
      vst_reply_reader_get_boolean (reader, found, "RequireUppercase", fallback);
  policy->require_lowercase =
      vst_reply_reader_get_boolean (reader, found, "RequireLowercase", fallback);
  policy->require_numbers =
      vst_reply_reader_get_boolean (reader, found, "RequireNumbers", fallback);
  policy->require_symbols =
      vst_reply_reader_get_boolean (reader, found, "RequireSymbols", fallback);
}

VstPoolDescription *
vst_cognito_reply_read_pool (JsonNode *reply, const char *operation, GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  g_autoptr (VstPoolDescription) result = g_new0 (VstPoolDescription, 1);
  JsonObject *root = vst_reply_reader_open (&reader, reply);
  JsonObject *pool = vst_reply_reader_get_object (&reader, root, "UserPool", VST_MEMBER_REQUIRED);
  JsonObject *admin =
      vst_reply_reader_get_object (&reader, pool, "AdminCreateUserConfig", VST_MEMBER_OPTIONAL);

  result->name =
      vst_reply_reader_dup_text (&reader, pool, "Name", VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);
  result->mfa = vst_reply_reader_dup_text (&reader, pool, "MfaConfiguration", VST_REPLY_MAX_NAME,
                                           VST_MEMBER_OPTIONAL);
  read_policy (&reader, pool, &result->policy);
  result->schema = read_schema (&reader, pool);
  result->username_attributes =
      vst_reply_reader_dup_list (&reader, pool, "UsernameAttributes", VST_REPLY_MAX_LIST);
  result->alias_attributes =
      vst_reply_reader_dup_list (&reader, pool, "AliasAttributes", VST_REPLY_MAX_LIST);
  result->admin_create_only =
      vst_reply_reader_get_boolean (&reader, admin, "AllowAdminCreateUserOnly", FALSE);
  if (result->name == NULL)
    result->name = g_strdup ("");
  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&result) : NULL;
}

VstClientDescription *
vst_cognito_reply_read_client (JsonNode *reply, const char *operation, GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  g_autoptr (VstClientDescription) result = g_new0 (VstClientDescription, 1);
  g_autoptr (VstSecret) client_secret = NULL;
  JsonObject *root = vst_reply_reader_open (&reader, reply);
  JsonObject *client =
      vst_reply_reader_get_object (&reader, root, "UserPoolClient", VST_MEMBER_REQUIRED);

  result->name = vst_reply_reader_dup_text (&reader, client, "ClientName", VST_REPLY_MAX_NAME,
                                            VST_MEMBER_OPTIONAL);
  result->auth_flows =
      vst_reply_reader_dup_list (&reader, client, "ExplicitAuthFlows", VST_REPLY_MAX_LIST);
  result->session_minutes = (guint) vst_reply_reader_get_count (
      &reader, client, "AuthSessionValidity", MAX_SESSION_MINUTES, DEFAULT_SESSION_MINUTES);
  client_secret = vst_reply_reader_dup_secret (&reader, client, "ClientSecret", VST_REPLY_MAX_NAME,
                                               VST_MEMBER_OPTIONAL);
  result->has_secret = client_secret != NULL;
  if (result->name == NULL)
    result->name = g_strdup ("");
  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&result) : NULL;
}
