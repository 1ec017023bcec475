#include "cognito/vst-pool-import.h"

#include <json-glib/json-glib.h>

#include "aws/vst-aws-json.h"

#define SIZE_LIMIT (64 * 1024)

G_DEFINE_QUARK (vst_pool_import_error, vst_pool_import_error)

static const struct
{
  const char *member;
  gsize offset;
} members[] = {
  { "name", G_STRUCT_OFFSET (VstPoolImport, name) },
  { "region", G_STRUCT_OFFSET (VstPoolImport, region) },
  { "userPoolId", G_STRUCT_OFFSET (VstPoolImport, user_pool_id) },
  { "clientId", G_STRUCT_OFFSET (VstPoolImport, client_id) },
  { "endpoint", G_STRUCT_OFFSET (VstPoolImport, endpoint) },
  { "signInMethod", G_STRUCT_OFFSET (VstPoolImport, sign_in_method) },
  { "awsProfile", G_STRUCT_OFFSET (VstPoolImport, aws_profile) },
};

static gboolean
read_members (VstPoolImport *self, JsonObject *object, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = json_object_get_member (object, members[i].member);

      if (node == NULL || JSON_NODE_HOLDS_NULL (node))
        continue;
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_set_error (error, VST_POOL_IMPORT_ERROR, VST_POOL_IMPORT_ERROR_MEMBER,
                       "“%s” is not a text", members[i].member);
          return FALSE;
        }
      G_STRUCT_MEMBER (char *, self, members[i].offset) = json_node_dup_string (node);
    }
  return TRUE;
}

VstPoolImport *
vst_pool_import_parse (const char *data, gsize size, GError **error)
{
  g_autoptr (VstPoolImport) self = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  if (size > SIZE_LIMIT)
    {
      g_set_error_literal (error, VST_POOL_IMPORT_ERROR, VST_POOL_IMPORT_ERROR_TOO_LARGE,
                           "The file is larger than 64 KiB");
      return NULL;
    }
  if (size == 0 || vst_aws_json_parse (data, size, &root) != VST_AWS_JSON_OBJECT)
    {
      g_set_error_literal (error, VST_POOL_IMPORT_ERROR, VST_POOL_IMPORT_ERROR_NOT_JSON,
                           "The file is not a JSON object");
      return NULL;
    }

  self = g_new0 (VstPoolImport, 1);
  if (!read_members (self, json_node_get_object (root), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
vst_pool_import_free (VstPoolImport *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    g_free (G_STRUCT_MEMBER (char *, self, members[i].offset));
  g_free (self);
}
