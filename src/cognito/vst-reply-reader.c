#include "cognito/vst-reply-reader.h"

#include <string.h>

#include "cognito/vst-cognito-error-private.h"

/* Far above what the service sends, far below what could hurt. */
#define MAX_MAP_ITEMS 256
#define MAX_MAP_VALUE (64 * 1024)
#define MAX_LIST_TEXT 1024
/* The year 9999: what GDateTime can show. */
#define MAX_TIME G_GINT64_CONSTANT (253402300799)

void
vst_reply_reader_clear (VstReplyReader *self)
{
  g_clear_error (&self->error);
}

void
vst_reply_reader_fail (VstReplyReader *self, const char *name, const char *fault)
{
  g_autofree char *reason = NULL;

  if (self->error != NULL)
    return;
  reason = g_strdup_printf ("%s %s", name, fault);
  self->error = vst_cognito_error_new_with_reason (VST_COGNITO_ERROR_BAD_ANSWER, self->operation,
                                                   NULL, NULL, NULL, reason);
}

gboolean
vst_reply_reader_finish (VstReplyReader *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

JsonObject *
vst_reply_reader_open (VstReplyReader *self, JsonNode *reply)
{
  if (reply != NULL && JSON_NODE_HOLDS_OBJECT (reply))
    return json_node_get_object (reply);
  vst_reply_reader_fail (self, "the answer", "is not an object");
  return NULL;
}

/* NULL, after a fault was recorded if need be, unless there is something to read. */
static JsonNode *
get_member (VstReplyReader *self, JsonObject *object, const char *name, VstMember member)
{
  JsonNode *node = NULL;

  if (self->error != NULL)
    return NULL;
  if (object != NULL)
    node = json_object_get_member (object, name);
  if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    return node;
  if (member == VST_MEMBER_REQUIRED)
    vst_reply_reader_fail (self, name, "is missing");
  return NULL;
}

void
vst_reply_reader_require (VstReplyReader *self, JsonObject *object, const char *name)
{
  get_member (self, object, name, VST_MEMBER_REQUIRED);
}

JsonObject *
vst_reply_reader_get_object (VstReplyReader *self,
                             JsonObject *object,
                             const char *name,
                             VstMember member)
{
  JsonNode *node = get_member (self, object, name, member);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  vst_reply_reader_fail (self, name, "is not an object");
  return NULL;
}

JsonArray *
vst_reply_reader_get_array (VstReplyReader *self,
                            JsonObject *object,
                            const char *name,
                            guint max_items)
{
  JsonNode *node = get_member (self, object, name, VST_MEMBER_OPTIONAL);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    vst_reply_reader_fail (self, name, "is not a list");
  else if (json_array_get_length (json_node_get_array (node)) > max_items)
    vst_reply_reader_fail (self, name, "is too long a list");
  else
    return json_node_get_array (node);
  return NULL;
}

JsonObject *
vst_reply_reader_get_element (VstReplyReader *self, JsonArray *array, guint index, const char *name)
{
  JsonNode *node = json_array_get_element (array, index);

  if (self->error == NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  vst_reply_reader_fail (self, name, "holds something else than objects");
  return NULL;
}

/* Borrowed; NULL after recording the fault. */
static const char *
get_text (VstReplyReader *self, JsonNode *node, const char *name, gsize max_size)
{
  const char *text;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      vst_reply_reader_fail (self, name, "is not a text");
      return NULL;
    }
  text = json_node_get_string (node);
  if (strlen (text) > max_size)
    vst_reply_reader_fail (self, name, "is too long");
  else if (!g_utf8_validate (text, -1, NULL))
    vst_reply_reader_fail (self, name, "is not UTF-8");
  return self->error == NULL ? text : NULL;
}

static const char *
get_member_text (
    VstReplyReader *self, JsonObject *object, const char *name, gsize max_size, VstMember member)
{
  JsonNode *node = get_member (self, object, name, member);
  const char *text = node != NULL ? get_text (self, node, name, max_size) : NULL;

  if (text != NULL && *text == '\0' && member == VST_MEMBER_REQUIRED)
    {
      vst_reply_reader_fail (self, name, "is empty");
      return NULL;
    }
  return text;
}

char *
vst_reply_reader_dup_text (
    VstReplyReader *self, JsonObject *object, const char *name, gsize max_size, VstMember member)
{
  return g_strdup (get_member_text (self, object, name, max_size, member));
}

VstSecret *
vst_reply_reader_dup_secret (
    VstReplyReader *self, JsonObject *object, const char *name, gsize max_size, VstMember member)
{
  const char *text = get_member_text (self, object, name, max_size, member);

  return text != NULL && *text != '\0' ? vst_secret_new_text (text) : NULL;
}

gboolean
vst_reply_reader_get_boolean (VstReplyReader *self,
                              JsonObject *object,
                              const char *name,
                              gboolean fallback)
{
  JsonNode *node = get_member (self, object, name, VST_MEMBER_OPTIONAL);

  if (node == NULL)
    return fallback;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  vst_reply_reader_fail (self, name, "is not a boolean");
  return fallback;
}

/* A number in [0, @max], fraction and all. */
static gboolean
get_number (VstReplyReader *self, JsonNode *node, const char *name, gint64 max, double *number)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    vst_reply_reader_fail (self, name, "is not a number");
  else
    {
      *number = json_node_get_double (node);
      if (!(*number >= 0 && *number <= (double) max))
        vst_reply_reader_fail (self, name, "is out of range");
    }
  return self->error == NULL;
}

gint64
vst_reply_reader_get_count (
    VstReplyReader *self, JsonObject *object, const char *name, gint64 max, gint64 fallback)
{
  JsonNode *node = get_member (self, object, name, VST_MEMBER_OPTIONAL);
  double number = 0;

  if (node == NULL || !get_number (self, node, name, max, &number))
    return fallback;
  if ((double) (gint64) number == number)
    return (gint64) number;
  vst_reply_reader_fail (self, name, "is not a whole number");
  return fallback;
}

gint64
vst_reply_reader_get_time (VstReplyReader *self, JsonObject *object, const char *name)
{
  JsonNode *node = get_member (self, object, name, VST_MEMBER_OPTIONAL);
  double number = 0;

  if (node == NULL || !get_number (self, node, name, MAX_TIME, &number))
    return 0;
  return (gint64) number;
}

GStrv
vst_reply_reader_dup_list (VstReplyReader *self,
                           JsonObject *object,
                           const char *name,
                           guint max_items)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  JsonArray *array = vst_reply_reader_get_array (self, object, name, max_items);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < n && self->error == NULL; i++)
    {
      const char *text = get_text (self, json_array_get_element (array, i), name, MAX_LIST_TEXT);

      if (text != NULL)
        g_strv_builder_add (list, text);
    }
  return g_strv_builder_end (list);
}

GHashTable *
vst_reply_reader_dup_map (VstReplyReader *self, JsonObject *object, const char *name)
{
  GHashTable *map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonObject *source = vst_reply_reader_get_object (self, object, name, VST_MEMBER_OPTIONAL);
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (source == NULL)
    return map;
  if (json_object_get_size (source) > MAX_MAP_ITEMS)
    vst_reply_reader_fail (self, name, "has too many members");

  json_object_iter_init (&iter, source);
  while (self->error == NULL && json_object_iter_next (&iter, &key, &node))
    {
      const char *text =
          JSON_NODE_HOLDS_NULL (node) ? NULL : get_text (self, node, name, MAX_MAP_VALUE);

      if (strlen (key) > MAX_LIST_TEXT || !g_utf8_validate (key, -1, NULL))
        vst_reply_reader_fail (self, name, "has a member of no sensible name");
      else if (text != NULL)
        g_hash_table_replace (map, g_strdup (key), g_strdup (text));
    }
  return map;
}

static void
wipe_texts (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) values = json_object_get_values (json_node_get_object (node));

      for (GList *l = values; l != NULL; l = l->next)
        wipe_texts (l->data);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        wipe_texts (json_array_get_element (array, i));
    }
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      char *text = (char *) json_node_get_string (node);

      vst_wipe (text, strlen (text));
    }
}

void
vst_wiped_node_free (JsonNode *node)
{
  if (node == NULL)
    return;
  wipe_texts (node);
  json_node_unref (node);
}
