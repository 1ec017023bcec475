#include "practice/vst-practice-json.h"

#include "practice/vst-practice-fault.h"
#include "practice/vst-practice-json-scan.h"

JsonObject *
vst_practice_json_parse (const char *text, gsize size, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  JsonNode *root;

  if (size > VST_PRACTICE_MAX_BODY)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_TOO_LARGE, "Request body is too large");
      return NULL;
    }
  if (!vst_practice_json_scan (text, size, VST_PRACTICE_MAX_DEPTH))
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_SERIALIZATION, "Could not parse request body");
      return NULL;
    }

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL)
      || (root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_SERIALIZATION, "Expected structure or null");
      return NULL;
    }
  return json_node_dup_object (root);
}

static JsonNode *
get_value (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return NULL;
  return node;
}

const char *
vst_practice_json_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

const char *
vst_practice_json_get_text_in (JsonObject *object, const char *map, const char *name)
{
  return vst_practice_json_get_text (vst_practice_json_get_object (object, map), name);
}

JsonObject *
vst_practice_json_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
vst_practice_json_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

gint64
vst_practice_json_get_int (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = get_value (object, name, G_TYPE_INT64);

  return node != NULL ? json_node_get_int (node) : fallback;
}

gboolean
vst_practice_json_get_boolean (JsonObject *object, const char *name, gboolean fallback)
{
  JsonNode *node = get_value (object, name, G_TYPE_BOOLEAN);

  return node != NULL ? json_node_get_boolean (node) : fallback;
}

gboolean
vst_practice_json_has_text (JsonObject *object, const char *name, const char *value)
{
  JsonArray *array = vst_practice_json_get_array (object, name);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && g_strcmp0 (json_node_get_string (node), value) == 0)
        return TRUE;
    }
  return FALSE;
}

void
vst_practice_json_add_attribute (JsonArray *array, const char *name, const char *value)
{
  JsonObject *attribute = json_object_new ();

  json_object_set_string_member (attribute, "Name", name);
  json_object_set_string_member (attribute, "Value", value);
  json_array_add_object_element (array, attribute);
}

char *
vst_practice_json_to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}
