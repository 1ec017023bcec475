#include "practice/vst-practice-model.h"

#include <stdlib.h>
#include <string.h>

#include "practice/vst-practice-fault.h"

/* Longer values are not repeated in a message. */
#define MAX_SHOWN 1024

static int
compare_names (const void *key, const void *element)
{
  return strcmp (key, ((const VstPracticeModelOperation *) element)->name);
}

const VstPracticeModelOperation *
vst_practice_model_find (const char *name)
{
  return bsearch (name, vst_practice_model_operations, vst_practice_n_model_operations,
                  sizeof (VstPracticeModelOperation), compare_names);
}

gboolean
vst_practice_model_is_other (const char *name)
{
  return g_strv_contains (vst_practice_other_operations, name);
}

/* Compiled once for each pattern of the model; two pools may ask at the same time. */
static GRegex *
get_regex (const char *expression)
{
  static GMutex mutex;
  static GHashTable *compiled;
  GRegex *regex;

  g_mutex_lock (&mutex);
  if (compiled == NULL)
    compiled = g_hash_table_new (g_str_hash, g_str_equal);
  regex = g_hash_table_lookup (compiled, expression);
  if (regex == NULL)
    {
      regex = g_regex_new (expression, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
      g_assert (regex != NULL);
      g_hash_table_insert (compiled, (char *) expression, regex);
    }
  g_mutex_unlock (&mutex);
  return regex;
}

/* "Value 'v' at 'path' …", without the value where it is secret or not there. */
G_GNUC_PRINTF (4, 5)
static void
add_violation (GPtrArray *violations, const char *value, const char *path, const char *format, ...)
{
  g_autofree char *what = NULL;
  g_autofree char *quoted = value != NULL ? g_strdup_printf (" '%s'", value) : g_strdup ("");
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (violations,
                   g_strdup_printf ("Value%s at '%s' failed to satisfy constraint: Member must %s",
                                    quoted, path, what));
}

static void
check_length (const VstPracticeShape *shape,
              gint64 length,
              const char *shown,
              const char *path,
              GPtrArray *violations)
{
  if (length > shape->maximum)
    add_violation (violations, shown, path, "have length less than or equal to %" G_GINT64_FORMAT,
                   shape->maximum);
  if (length < shape->minimum)
    add_violation (violations, shown, path,
                   "have length greater than or equal to %" G_GINT64_FORMAT, shape->minimum);
}

static void
check_string (const VstPracticeShape *shape,
              const char *text,
              const char *path,
              GPtrArray *violations)
{
  const char *shown = shape->sensitive || strlen (text) > MAX_SHOWN ? NULL : text;

  if (shape->values != NULL && !g_strv_contains (shape->values, text))
    {
      g_autofree char *values = g_strjoinv (", ", (char **) shape->values);

      add_violation (violations, shown, path, "satisfy enum value set: [%s]", values);
    }
  if (shape->expression != NULL && !g_regex_match (get_regex (shape->expression), text, 0, NULL))
    add_violation (violations, shown, path, "satisfy regular expression pattern: %s",
                   shape->pattern);
  check_length (shape, g_utf8_strlen (text, -1), shown, path, violations);
}

static void
check_integer (const VstPracticeShape *shape,
               gint64 number,
               const char *path,
               GPtrArray *violations)
{
  g_autofree char *shown = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  if (number > shape->maximum)
    add_violation (violations, shown, path, "have value less than or equal to %" G_GINT64_FORMAT,
                   shape->maximum);
  if (number < shape->minimum)
    add_violation (violations, shown, path, "have value greater than or equal to %" G_GINT64_FORMAT,
                   shape->minimum);
}

/* The wire's "UserAttributes" is "userAttributes" in the service's messages. */
static char *
member_path (const char *path, const char *name)
{
  g_autofree char *lower = g_strdup (name);

  lower[0] = g_ascii_tolower (lower[0]);
  return *path == '\0' ? g_steal_pointer (&lower) : g_strconcat (path, ".", lower, NULL);
}

static void
check_structure (const VstPracticeShape *shape,
                 JsonObject *object,
                 const char *path,
                 GPtrArray *violations)
{
  for (guint i = 0; i < shape->n_members; i++)
    {
      const VstPracticeMember *member = &shape->members[i];
      JsonNode *value = json_object_get_member (object, member->name);
      g_autofree char *member_at = member_path (path, member->name);

      if (value != NULL && !JSON_NODE_HOLDS_NULL (value))
        vst_practice_model_check_constraints (&vst_practice_shapes[member->shape], value, member_at,
                                              violations);
      else if (member->required)
        add_violation (violations, NULL, member_at, "not be null");
    }
}

static void
check_list (const VstPracticeShape *shape,
            JsonArray *array,
            const char *path,
            GPtrArray *violations)
{
  const VstPracticeShape *element = &vst_practice_shapes[shape->member];

  check_length (shape, json_array_get_length (array), NULL, path, violations);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *element_at = g_strdup_printf ("%s.%u.member", path, i + 1);

      vst_practice_model_check_constraints (element, json_array_get_element (array, i), element_at,
                                            violations);
    }
}

/* As the service shows a map: "{a=b, c=d}"; %NULL where it is secret or too long. */
static char *
show_map (const VstPracticeShape *shape, JsonObject *object)
{
  g_autoptr (GList) keys = json_object_get_members (object);
  g_autoptr (GString) shown = g_string_new ("{");

  for (GList *l = keys; l != NULL; l = l->next)
    g_string_append_printf (shown, "%s%s=%s", l == keys ? "" : ", ", (char *) l->data,
                            json_object_get_string_member_with_default (object, l->data, "null"));
  g_string_append_c (shown, '}');
  return shape->sensitive || shown->len > MAX_SHOWN ? NULL : g_strdup (shown->str);
}

/* All that holds for a string of @shape, whatever of it was broken. */
static char *
list_constraints (const VstPracticeShape *shape)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (shape->maximum != G_MAXINT64)
    g_ptr_array_add (texts, g_strdup_printf ("Member must have length less than or equal to "
                                             "%" G_GINT64_FORMAT,
                                             shape->maximum));
  if (shape->minimum != G_MININT64)
    g_ptr_array_add (texts, g_strdup_printf ("Member must have length greater than or equal to "
                                             "%" G_GINT64_FORMAT,
                                             shape->minimum));
  if (shape->pattern != NULL)
    g_ptr_array_add (texts, g_strdup_printf ("Member must satisfy regular expression pattern: %s",
                                             shape->pattern));
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **) texts->pdata);
}

static gboolean
is_violated (const VstPracticeShape *shape, const char *text)
{
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func (g_free);

  check_string (shape, text, "", violations);
  return violations->len > 0;
}

/* Keys or values, which are named @what: all of a map's are told of at once. */
static void
add_map_violation (const VstPracticeShape *shape,
                   const VstPracticeShape *part,
                   JsonObject *object,
                   const char *what,
                   const char *path,
                   GPtrArray *violations)
{
  g_autofree char *shown = show_map (shape, object);
  g_autofree char *constraints = list_constraints (part);

  g_ptr_array_add (violations,
                   g_strdup_printf ("Value%s%s%s at '%s' failed to satisfy constraint: Map %s must "
                                    "satisfy constraint: [%s]",
                                    shown != NULL ? " '" : "", shown != NULL ? shown : "",
                                    shown != NULL ? "'" : "", path, what, constraints));
}

/* All maps of the model are of strings. */
static void
check_map (const VstPracticeShape *shape,
           JsonObject *object,
           const char *path,
           GPtrArray *violations)
{
  const VstPracticeShape *key = &vst_practice_shapes[shape->key];
  const VstPracticeShape *value = &vst_practice_shapes[shape->member];
  g_autoptr (GList) keys = json_object_get_members (object);
  gboolean bad_key = FALSE, bad_value = FALSE;

  for (GList *l = keys; l != NULL; l = l->next)
    {
      const char *text = json_object_get_string_member_with_default (object, l->data, NULL);

      bad_key = bad_key || is_violated (key, l->data);
      bad_value = bad_value || (text != NULL && is_violated (value, text));
    }
  if (bad_key)
    add_map_violation (shape, key, object, "keys", path, violations);
  if (bad_value)
    add_map_violation (shape, value, object, "value", path, violations);
}

void
vst_practice_model_check_constraints (const VstPracticeShape *shape,
                                      JsonNode *node,
                                      const char *path,
                                      GPtrArray *violations)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return;
  switch (shape->type)
    {
    case VST_PRACTICE_STRING:
      check_string (shape, json_node_get_string (node), path, violations);
      break;
    case VST_PRACTICE_INTEGER:
      check_integer (shape, json_node_get_int (node), path, violations);
      break;
    case VST_PRACTICE_STRUCTURE:
      check_structure (shape, json_node_get_object (node), path, violations);
      break;
    case VST_PRACTICE_LIST:
      check_list (shape, json_node_get_array (node), path, violations);
      break;
    case VST_PRACTICE_MAP:
      check_map (shape, json_node_get_object (node), path, violations);
      break;
    case VST_PRACTICE_BOOLEAN:
    case VST_PRACTICE_TIMESTAMP:
      break;
    }
}

gboolean
vst_practice_model_check (const VstPracticeModelOperation *operation,
                          JsonObject *input,
                          GError **error)
{
  const VstPracticeShape *shape = &vst_practice_shapes[operation->input];
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autoptr (GPtrArray) violations = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *texts = NULL;

  json_node_init_object (node, input);
  if (!vst_practice_model_check_types (shape, node, error))
    return FALSE;
  vst_practice_model_check_constraints (shape, node, "", violations);
  if (violations->len == 0)
    return TRUE;

  g_ptr_array_add (violations, NULL);
  texts = g_strjoinv ("; ", (char **) violations->pdata);
  return vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER,
                            "%u validation error%s detected: %s", violations->len - 1,
                            violations->len > 2 ? "s" : "", texts);
}

JsonObject *
vst_practice_model_pick (const VstPracticeModelOperation *operation, JsonObject *input)
{
  const VstPracticeShape *shape = &vst_practice_shapes[operation->input];
  JsonObject *picked = json_object_new ();

  for (guint i = 0; i < shape->n_members; i++)
    if (json_object_has_member (input, shape->members[i].name))
      json_object_set_member (picked, shape->members[i].name,
                              json_object_dup_member (input, shape->members[i].name));
  return picked;
}
