#include "cognito/vst-pool-import-private.h"

#include <string.h>

/* What the names of outputs end with, once they are in small letters and without marks. Whoever
   wrote the stack has chosen them, and CDK appends to them. The longer ones come first. */
static const struct
{
  const char *word;
  VstImportPart part;
} outputs[] = {
  { "clientid", VST_IMPORT_CLIENT_ID },    { "userpoolclient", VST_IMPORT_CLIENT_ID },
  { "appclient", VST_IMPORT_CLIENT_ID },   { "poolid", VST_IMPORT_USER_POOL_ID },
  { "userpool", VST_IMPORT_USER_POOL_ID }, { "region", VST_IMPORT_REGION },
};

static char *
simplify (const char *name)
{
  GString *simple = g_string_new (NULL);

  for (; *name != '\0'; name++)
    if (g_ascii_isalnum (*name))
      g_string_append_c (simple, g_ascii_tolower (*name));
  return g_string_free (simple, FALSE);
}

/* A stack tells of identity pools, ARNs and addresses too. */
static gboolean
fits (VstImportPart part, const char *value)
{
  if (part == VST_IMPORT_USER_POOL_ID)
    return g_regex_match_simple ("^[\\w-]+_[0-9a-zA-Z]+$", value, 0, 0);
  return g_regex_match_simple ("^[\\w+-]+$", value, 0, 0);
}

static void
take_output (VstPoolImport *self, const char *name, const char *value)
{
  g_autofree char *simple = simplify (name);

  for (gsize i = 0; i < G_N_ELEMENTS (outputs); i++)
    if (strstr (simple, outputs[i].word) != NULL)
      {
        if (fits (outputs[i].part, value))
          vst_pool_import_take (self, outputs[i].part, value);
        return;
      }
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* The n-th object of an array; %NULL where there is none. */
static JsonObject *
get_item (JsonArray *array, guint i)
{
  JsonNode *node = i < json_array_get_length (array) ? json_array_get_element (array, i) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The service's own words: [{"OutputKey": …, "OutputValue": …}]. */
static void
read_list (VstPoolImport *self, JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *output = get_item (list, i);
      const char *key = output != NULL ? get_text (output, "OutputKey") : NULL;
      const char *value = output != NULL ? get_text (output, "OutputValue") : NULL;

      if (key != NULL && value != NULL)
        take_output (self, key, value);
    }
}

/* CDK's words: {"STACK": {"OUTPUT": …}}. */
static void
read_stacks (VstPoolImport *self, JsonObject *top)
{
  g_autoptr (GList) stacks = json_object_get_values (top);

  for (GList *at = stacks; at != NULL; at = at->next)
    {
      JsonObject *stack =
          JSON_NODE_HOLDS_OBJECT (at->data) ? json_node_get_object (at->data) : NULL;
      g_autoptr (GList) names = stack != NULL ? json_object_get_members (stack) : NULL;

      for (GList *name = names; name != NULL; name = name->next)
        if (get_text (stack, name->data) != NULL)
          take_output (self, name->data, get_text (stack, name->data));
    }
}

void
vst_pool_import_read_stack (VstPoolImport *self, JsonObject *object)
{
  JsonArray *stacks = get_array (object, "Stacks");
  JsonObject *stack = stacks != NULL ? get_item (stacks, 0) : object;
  JsonArray *list = stack != NULL ? get_array (stack, "Outputs") : NULL;

  if (list != NULL)
    read_list (self, list);
  else
    read_stacks (self, object);
}
