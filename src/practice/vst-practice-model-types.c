#include "practice/vst-practice-model.h"

#include "practice/vst-practice-fault.h"

/* The class names that the service's own messages show. */
static const char *
foreign_name (JsonNode *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return "java.lang.String";
    case G_TYPE_BOOLEAN:
      return "java.lang.Boolean";
    default:
      return "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
    }
}

static const char *
wanted_name (VstPracticeType type)
{
  switch (type)
    {
    case VST_PRACTICE_STRING:
      return "String";
    case VST_PRACTICE_INTEGER:
      return "Integer";
    case VST_PRACTICE_BOOLEAN:
      return "Boolean";
    case VST_PRACTICE_TIMESTAMP:
      return "Timestamp";
    case VST_PRACTICE_STRUCTURE:
      return "structure";
    case VST_PRACTICE_LIST:
      return "list";
    case VST_PRACTICE_MAP:
      return "map";
    }
  g_assert_not_reached ();
}

static gboolean
is_whole (JsonNode *node)
{
  double value = json_node_get_double (node);

  return value >= -9007199254740992.0 && value <= 9007199254740992.0
         && value == (double) (gint64) value;
}

static gboolean
plain_value_fits (VstPracticeType type, JsonNode *node)
{
  GType held = json_node_get_value_type (node);

  if (type == VST_PRACTICE_STRING)
    return held == G_TYPE_STRING;
  if (type == VST_PRACTICE_BOOLEAN)
    return held == G_TYPE_BOOLEAN;
  if (type == VST_PRACTICE_INTEGER)
    return held == G_TYPE_INT64 || (held == G_TYPE_DOUBLE && is_whole (node));
  return held == G_TYPE_INT64 || held == G_TYPE_DOUBLE;
}

static gboolean
check_plain (const VstPracticeShape *shape, JsonNode *node, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_SERIALIZATION,
                              JSON_NODE_HOLDS_ARRAY (node)
                                  ? "Start of list found where not expected"
                                  : "Start of structure or map found where not expected");
  if (!plain_value_fits (shape->type, node))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_SERIALIZATION,
                              "class %s can not be converted to an %s", foreign_name (node),
                              wanted_name (shape->type));
  return TRUE;
}

/* The values that @node, a list or a map, holds. */
static GList *
get_values (JsonNode *node)
{
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_elements (json_node_get_array (node))
                                      : json_object_get_values (json_node_get_object (node));
}

static gboolean
check_members (const VstPracticeShape *shape, JsonObject *object, GError **error)
{
  for (guint i = 0; i < shape->n_members; i++)
    {
      const VstPracticeMember *member = &shape->members[i];
      JsonNode *value = json_object_get_member (object, member->name);

      if (value != NULL
          && !vst_practice_model_check_types (&vst_practice_shapes[member->shape], value, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
vst_practice_model_check_types (const VstPracticeShape *shape, JsonNode *node, GError **error)
{
  gboolean wants_list = shape->type == VST_PRACTICE_LIST;
  gboolean wants_structure = shape->type == VST_PRACTICE_STRUCTURE;
  g_autoptr (GList) values = NULL;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!wants_list && !wants_structure && shape->type != VST_PRACTICE_MAP)
    return check_plain (shape, node, error);
  if (wants_list ? !JSON_NODE_HOLDS_ARRAY (node) : !JSON_NODE_HOLDS_OBJECT (node))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_SERIALIZATION, "Expected %s or null",
                              wanted_name (shape->type));
  if (wants_structure)
    return check_members (shape, json_node_get_object (node), error);

  values = get_values (node);
  for (GList *l = values; l != NULL; l = l->next)
    if (!vst_practice_model_check_types (&vst_practice_shapes[shape->member], l->data, error))
      return FALSE;
  return TRUE;
}
