#include "cognito/vst-cognito-reply.h"

#include "cognito/vst-reply-limits.h"
#include "cognito/vst-reply-reader.h"

/* What Cognito takes when a pool was made without saying. */
#define DEFAULT_MINIMUM_LENGTH 8
#define MAX_MINIMUM_LENGTH 256
#define DEFAULT_SESSION_MINUTES 3
#define MAX_SESSION_MINUTES (24 * 60)
#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)
/* Ten years, which a refresh token may live, in the smallest unit. */
#define MAX_LIFETIME (3650 * DAY)

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

/* An empty configuration switches nothing on. */
static void
read_devices (VstReplyReader *reader, JsonObject *pool, VstPoolDescription *result)
{
  JsonObject *found =
      vst_reply_reader_get_object (reader, pool, "DeviceConfiguration", VST_MEMBER_OPTIONAL);

  result->tracks_devices = found != NULL && json_object_get_size (found) > 0;
  result->device_replaces_mfa =
      vst_reply_reader_get_boolean (reader, found, "ChallengeRequiredOnNewDevice", FALSE);
  result->device_on_prompt =
      vst_reply_reader_get_boolean (reader, found, "DeviceOnlyRememberedOnUserPrompt", FALSE);
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
  read_devices (&reader, pool, result);
  if (result->name == NULL)
    result->name = g_strdup ("");
  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&result) : NULL;
}

/* The model's TimeUnitsType. */
static const struct
{
  const char *name;
  gint64 seconds;
} units[] = {
  { "seconds", 1 },
  { "minutes", 60 },
  { "hours", HOUR },
  { "days", DAY },
};

/* The kinds of token: each has its own unit and default; 0 stands for the default too. */
static gint64
read_lifetime (
    VstReplyReader *reader, JsonObject *client, const char *token, gint64 unit, gint64 fallback)
{
  JsonObject *named =
      vst_reply_reader_get_object (reader, client, "TokenValidityUnits", VST_MEMBER_OPTIONAL);
  g_autofree char *unit_name =
      vst_reply_reader_dup_text (reader, named, token, VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);
  g_autofree char *member = g_strconcat (token, "Validity", NULL);
  gint64 count = vst_reply_reader_get_count (reader, client, member, MAX_LIFETIME, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (g_strcmp0 (units[i].name, unit_name) == 0)
        unit = units[i].seconds;
    }
  return count > 0 ? MIN (count * unit, MAX_LIFETIME) : fallback;
}

static gboolean
read_rotation (VstReplyReader *reader, JsonObject *client)
{
  JsonObject *rotation =
      vst_reply_reader_get_object (reader, client, "RefreshTokenRotation", VST_MEMBER_OPTIONAL);
  g_autofree char *feature = vst_reply_reader_dup_text (reader, rotation, "Feature",
                                                        VST_REPLY_MAX_NAME, VST_MEMBER_OPTIONAL);

  return g_strcmp0 (feature, "ENABLED") == 0;
}

VstClientDescription *
vst_cognito_reply_read_client (JsonNode *reply, const char *operation, GError **error)
{
  g_auto (VstReplyReader) reader = VST_REPLY_READER_INIT (operation);
  g_autoptr (VstClientDescription) result = g_new0 (VstClientDescription, 1);
  JsonObject *root = vst_reply_reader_open (&reader, reply);
  JsonObject *client =
      vst_reply_reader_get_object (&reader, root, "UserPoolClient", VST_MEMBER_REQUIRED);

  result->name = vst_reply_reader_dup_text (&reader, client, "ClientName", VST_REPLY_MAX_NAME,
                                            VST_MEMBER_OPTIONAL);
  result->auth_flows =
      vst_reply_reader_dup_list (&reader, client, "ExplicitAuthFlows", VST_REPLY_MAX_LIST);
  result->session_minutes = (guint) vst_reply_reader_get_count (
      &reader, client, "AuthSessionValidity", MAX_SESSION_MINUTES, DEFAULT_SESSION_MINUTES);
  result->secret = vst_reply_reader_dup_secret (&reader, client, "ClientSecret", VST_REPLY_MAX_NAME,
                                                VST_MEMBER_OPTIONAL);
  result->has_secret = result->secret != NULL;
  result->rotates_refresh = read_rotation (&reader, client);
  result->revokes_tokens =
      vst_reply_reader_get_boolean (&reader, client, "EnableTokenRevocation", TRUE);
  result->access_seconds = read_lifetime (&reader, client, "AccessToken", HOUR, HOUR);
  result->id_seconds = read_lifetime (&reader, client, "IdToken", HOUR, HOUR);
  result->refresh_seconds = read_lifetime (&reader, client, "RefreshToken", DAY, 30 * DAY);
  if (result->name == NULL)
    result->name = g_strdup ("");
  return vst_reply_reader_finish (&reader, error) ? g_steal_pointer (&result) : NULL;
}
