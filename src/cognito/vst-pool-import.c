#include "cognito/vst-pool-import-private.h"

#include "aws/vst-aws-json.h"

G_DEFINE_QUARK (vst_pool_import_error, vst_pool_import_error)

/* Which member of which object it is; no object: the one at the top. */
static const struct
{
  const char *object, *member;
  VstImportPart part;
} members[] = {
  { NULL, "name", VST_IMPORT_NAME },
  { NULL, "region", VST_IMPORT_REGION },
  { NULL, "userPoolId", VST_IMPORT_USER_POOL_ID },
  { NULL, "clientId", VST_IMPORT_CLIENT_ID },
  { NULL, "endpoint", VST_IMPORT_ENDPOINT },
  { NULL, "signInMethod", VST_IMPORT_SIGN_IN_METHOD },
  { NULL, "awsProfile", VST_IMPORT_AWS_PROFILE },
  /* amplify_outputs.json */
  { "auth", "aws_region", VST_IMPORT_REGION },
  { "auth", "user_pool_id", VST_IMPORT_USER_POOL_ID },
  { "auth", "user_pool_client_id", VST_IMPORT_CLIENT_ID },
  /* aws-exports */
  { NULL, "aws_cognito_region", VST_IMPORT_REGION },
  { NULL, "aws_user_pools_id", VST_IMPORT_USER_POOL_ID },
  { NULL, "aws_user_pools_web_client_id", VST_IMPORT_CLIENT_ID },
  /* settings.json of the .NET example */
  { NULL, "PoolId", VST_IMPORT_USER_POOL_ID },
  { NULL, "ClientId", VST_IMPORT_CLIENT_ID },
  { NULL, "UserName", VST_IMPORT_USER_NAME },
  { NULL, "Email", VST_IMPORT_EMAIL },
  { NULL, "Password", VST_IMPORT_PASSWORD },
};

VstPoolImport *
vst_pool_import_new (void)
{
  VstPoolImport *self = g_new0 (VstPoolImport, 1);

  self->n_pools = 1;
  return self;
}

char **
vst_pool_import_get_place (VstPoolImport *self, VstImportPart part)
{
  char **const places[VST_IMPORT_N_TEXTS] = {
    [VST_IMPORT_NAME] = &self->name,
    [VST_IMPORT_REGION] = &self->region,
    [VST_IMPORT_USER_POOL_ID] = &self->user_pool_id,
    [VST_IMPORT_CLIENT_ID] = &self->client_id,
    [VST_IMPORT_ENDPOINT] = &self->endpoint,
    [VST_IMPORT_SIGN_IN_METHOD] = &self->sign_in_method,
    [VST_IMPORT_AWS_PROFILE] = &self->aws_profile,
    [VST_IMPORT_USER_NAME] = &self->user_name,
    [VST_IMPORT_EMAIL] = &self->email,
  };

  return places[part];
}

void
vst_pool_import_take (VstPoolImport *self, VstImportPart part, const char *value)
{
  char **place;

  if (part == VST_IMPORT_PASSWORD)
    {
      if (self->password == NULL)
        self->password = vst_secret_new_text (value);
      return;
    }

  place = vst_pool_import_get_place (self, part);
  if (*place == NULL)
    *place = g_strdup (value);
}

static JsonObject *
find_object (JsonObject *top, const char *name)
{
  JsonNode *node;

  if (name == NULL)
    return top;
  node = json_object_get_member (top, name);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* @n_known is raised by the number of members that we know. */
static gboolean
read_members (VstPoolImport *self, JsonObject *top, guint *n_known, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonObject *object = find_object (top, members[i].object);
      JsonNode *node = object != NULL ? json_object_get_member (object, members[i].member) : NULL;

      if (node == NULL || JSON_NODE_HOLDS_NULL (node))
        continue;
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_set_error (error, VST_POOL_IMPORT_ERROR, VST_POOL_IMPORT_ERROR_MEMBER,
                       "“%s” is not a text", members[i].member);
          return FALSE;
        }
      vst_pool_import_take (self, members[i].part, json_node_get_string (node));
      (*n_known)++;
    }
  return TRUE;
}

static gboolean
read_object (VstPoolImport *self, JsonObject *top, GError **error)
{
  guint n_known = 0;

  if (!read_members (self, top, &n_known, error))
    return FALSE;
  if (self->user_pool_id == NULL)
    vst_pool_import_read_stack (self, top);
  if (n_known > 0 || self->user_pool_id != NULL || self->client_id != NULL)
    return TRUE;

  g_set_error_literal (error, VST_POOL_IMPORT_ERROR, VST_POOL_IMPORT_ERROR_NO_POOL,
                       "The file tells of no user pool");
  return FALSE;
}

/* The command line can write the outputs of a stack as an array; the parser wants an object. */
static VstAwsJsonVerdict
parse_json (const char *data, gsize size, JsonNode **root)
{
  VstAwsJsonVerdict verdict = vst_aws_json_parse (data, size, root);
  g_autoptr (GString) wrapped = NULL;

  if (verdict != VST_AWS_JSON_NOT_OBJECT)
    return verdict;

  wrapped = g_string_new ("{\"Outputs\":");
  g_string_append_len (wrapped, data, (gssize) size);
  g_string_append_c (wrapped, '}');
  return vst_aws_json_parse (wrapped->str, wrapped->len, root);
}

VstPoolImport *
vst_pool_import_parse (const char *data, gsize size, GError **error)
{
  g_autoptr (VstPoolImport) self = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  if (size > VST_POOL_IMPORT_MAX_SIZE)
    {
      g_set_error_literal (error, VST_POOL_IMPORT_ERROR, VST_POOL_IMPORT_ERROR_TOO_LARGE,
                           "The file is larger than 64 KiB");
      return NULL;
    }

  self = vst_pool_import_new ();
  if (vst_pool_import_read_lines (self, data, size))
    return g_steal_pointer (&self);
  if (size == 0 || parse_json (data, size, &root) != VST_AWS_JSON_OBJECT)
    {
      g_set_error_literal (error, VST_POOL_IMPORT_ERROR, VST_POOL_IMPORT_ERROR_NOT_JSON,
                           "The file is not a JSON object");
      return NULL;
    }
  if (!read_object (self, json_node_get_object (root), error))
    return NULL;
  return g_steal_pointer (&self);
}

char *
vst_pool_import_to_text (const VstPoolImport *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (gsize i = 0; i <= VST_IMPORT_AWS_PROFILE; i++)
    {
      const char *value = *vst_pool_import_get_place ((VstPoolImport *) self, members[i].part);

      if (value != NULL)
        json_object_set_string_member (object, members[i].member, value);
    }
  json_node_take_object (root, object);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

void
vst_pool_import_free (VstPoolImport *self)
{
  for (VstImportPart part = 0; part < VST_IMPORT_N_TEXTS; part++)
    g_free (*vst_pool_import_get_place (self, part));
  g_clear_pointer (&self->password, vst_secret_unref);
  g_free (self);
}
