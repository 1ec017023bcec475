#pragma once

#include "conformance-values.h"

/*
 * The rows of the conformance table: each constraint of an operation's input broken, one at a
 * time, and what the service answers to that.
 */

/* The pool repeats no longer values. */
#define LONGEST_SHOWN 1024
#define NUMBER "com.amazon.coral.value.json.numbers.TruncatingBigNumber"

typedef enum
{
  MANNER_SIGNED,
  MANNER_UNSIGNED,
  MANNER_PLAIN_TEXT,
  MANNER_LOWER_CASE,
} Manner;

typedef struct
{
  char *operation, *body;
  Manner manner;
  const char *fault;
  char *message;       /* the whole text; or else: */
  GPtrArray *problems; /* of a text that lists them, in whatever order */
} Row;

/* Where in an input a value stands. */
typedef struct
{
  const char *shape;  /* of what holds it */
  const char *member; /* of a structure; %NULL: the element of a list or a map */
} Step;

typedef struct
{
  Model model;
  const char *operation, *input;
  GArray *steps;
  GPtrArray *problems; /* of the row that is being made */
  GPtrArray *rows;     /* owned */
  void (*test) (gconstpointer row);
} Walk;

static inline void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->operation);
  g_free (row->body);
  g_free (row->message);
  g_clear_pointer (&row->problems, g_ptr_array_unref);
  g_free (row);
}

/* "userAttributes.1.member.name", as the service's messages have it. */
static inline char *
make_path (const Walk *walk, const char *between)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < walk->steps->len; i++)
    {
      const Step *step = &g_array_index (walk->steps, Step, i);
      gboolean list = shape_is (model_get_shape (&walk->model, step->shape), "list");

      if (step->member == NULL)
        g_string_append_printf (path, ".%s.member", list ? "1" : "key");
      else
        g_string_append_printf (path, "%s%c%s", i > 0 ? between : "",
                                g_ascii_tolower (step->member[0]), step->member + 1);
    }
  return g_string_free (path, FALSE);
}

/* The input with @value, which is taken over, at the end of the steps; %NULL leaves it out. */
static inline JsonNode *
make_input (const Walk *walk, guint depth, JsonNode *value)
{
  const Step *step = &g_array_index (walk->steps, Step, depth);
  JsonNode *holder;
  JsonNode *inner = value;

  if (depth == walk->steps->len)
    return value;
  inner = make_input (walk, depth + 1, value);
  holder = good_value (&walk->model, step->shape);
  if (step->member != NULL && inner != NULL)
    json_object_set_member (json_node_get_object (holder), step->member, inner);
  else if (step->member != NULL)
    json_object_remove_member (json_node_get_object (holder), step->member);
  else if (JSON_NODE_HOLDS_OBJECT (holder))
    json_object_set_member (json_node_get_object (holder), "key", inner);
  else
    {
      json_array_remove_element (json_node_get_array (holder), 0);
      json_array_add_element (json_node_get_array (holder), inner);
    }
  return holder;
}

static inline void
add_row (const Walk *walk, const char *what, Row *row)
{
  g_autofree char *place = make_path (walk, "-");
  g_autofree char *path = g_strdup_printf ("/practice/conformance/%s/%s%s%s", walk->operation,
                                           place, *place != '\0' ? "-" : "", what);

  row->operation = g_strdup (walk->operation);
  g_ptr_array_add (walk->rows, row);
  g_test_add_data_func (path, row, walk->test);
}

static inline void
add_input (const Walk *walk, const char *what, JsonNode *value, Row *row)
{
  g_autoptr (JsonNode) input = make_input (walk, 0, value);

  row->body = json_to_string (input, FALSE);
  add_row (walk, what, row);
}

/* One problem of the value that @shown is of; %NULL where the service does not show it. */
G_GNUC_PRINTF (3, 4)
static inline void
note (Walk *walk, const char *shown, const char *format, ...)
{
  g_autofree char *path = make_path (walk, ".");
  g_autofree char *value = shown != NULL ? g_strdup_printf (" '%s'", shown) : g_strdup ("");
  g_autofree char *must = NULL;
  va_list args;

  va_start (args, format);
  must = g_strdup_vprintf (format, args);
  va_end (args);
  if (walk->problems == NULL)
    walk->problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (walk->problems,
                   g_strdup_printf ("Value%s at '%s' failed to satisfy constraint: Member must %s",
                                    value, path, must));
}

/* The row of the problems noted. Takes over @value. */
static inline void
add_problem (Walk *walk, const char *what, JsonNode *value)
{
  Row *row = g_new0 (Row, 1);

  row->fault = "InvalidParameterException";
  row->problems = g_steal_pointer (&walk->problems);
  add_input (walk, what, value, row);
}

typedef struct
{
  const char *type, *value, *message;
} WrongType;

static const WrongType wrong_types[] = {
  { "string", "1", "class " NUMBER " can not be converted to an String" },
  { "string", "true", "class java.lang.Boolean can not be converted to an String" },
  { "string", "[]", "Start of list found where not expected" },
  { "string", "{}", "Start of structure or map found where not expected" },
  { "integer", "\"1\"", "class java.lang.String can not be converted to an Integer" },
  { "boolean", "\"true\"", "class java.lang.String can not be converted to an Boolean" },
  { "timestamp", "\"now\"", "class java.lang.String can not be converted to an Timestamp" },
  { "list", "{}", "Expected list or null" },
  { "map", "[]", "Expected map or null" },
  { "structure", "\"x\"", "Expected structure or null" },
};

static inline void
add_wrong_types (Walk *walk, JsonObject *shape)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong_types); i++)
    if (shape_is (shape, wrong_types[i].type))
      {
        g_autofree char *what = g_strdup_printf ("is-%s", wrong_types[i].value);
        Row *row = g_new0 (Row, 1);

        row->fault = "SerializationException";
        row->message = g_strdup (wrong_types[i].message);
        add_input (walk, what, json_from_string (wrong_types[i].value, NULL), row);
      }
}

static inline void
add_lengths (Walk *walk, JsonObject *shape)
{
  const Wording *wording = wording_find (shape_get (shape, "pattern"));
  gint64 minimum = shape_get_limit (shape, "min", 0);
  gint64 maximum = shape_get_limit (shape, "max", G_MAXINT64);
  gboolean secret = json_object_get_boolean_member_with_default (shape, "sensitive", FALSE);
  gboolean brief = g_utf8_strlen (wording->fits, -1) < minimum;

  if (maximum < G_MAXINT64)
    {
      g_autofree char *text = text_of_length (shape, maximum + 1);

      note (walk, secret || strlen (text) > LONGEST_SHOWN ? NULL : text,
            "have length less than or equal to %" G_GINT64_FORMAT, maximum);
      add_problem (walk, "too-long", node_of_text (text));
    }
  if (minimum > 0)
    {
      const char *text = brief ? wording->fits : "";

      note (walk, secret ? NULL : text, "have length greater than or equal to %" G_GINT64_FORMAT,
            minimum);
      if (!brief && !wording->empty_fits)
        note (walk, secret ? NULL : text, "satisfy regular expression pattern: %s",
              wording->pattern);
      add_problem (walk, "too-short", node_of_text (text));
    }
}

static inline void
add_pattern (Walk *walk, JsonObject *shape)
{
  const Wording *wording = wording_find (shape_get (shape, "pattern"));
  gboolean secret = json_object_get_boolean_member_with_default (shape, "sensitive", FALSE);
  g_autofree char *text = NULL;

  if (wording->breaks == NULL)
    return;
  /* Long enough for the shape, and still not of the pattern. */
  text = g_strdup (wording->breaks);
  while (g_utf8_strlen (text, -1) < shape_get_limit (shape, "min", 0))
    {
      char *longer = g_strconcat (wording->breaks, text, NULL);

      g_free (text);
      text = longer;
    }
  if (g_utf8_strlen (text, -1) > shape_get_limit (shape, "max", G_MAXINT64))
    text[shape_get_limit (shape, "max", 0)] = '\0';
  note (walk, secret ? NULL : text, "satisfy regular expression pattern: %s", wording->pattern);
  add_problem (walk, "pattern", node_of_text (text));
}

static inline void
add_enumeration (Walk *walk, JsonObject *shape)
{
  JsonArray *values = json_object_get_array_member (shape, "enum");
  GString *list = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < json_array_get_length (values); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            json_array_get_string_element (values, i));
  text = g_string_free (list, FALSE);
  note (walk, "PIGEON", "satisfy enum value set: [%s]", text);
  add_problem (walk, "not-in-enum", node_of_text ("PIGEON"));
}

static inline void
add_number (Walk *walk, JsonObject *shape, const char *limit, gint64 by, const char *words)
{
  gint64 number;
  g_autofree char *text = NULL;

  if (!json_object_has_member (shape, limit))
    return;
  number = json_object_get_int_member (shape, limit) + by;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  note (walk, text, "have value %s than or equal to %" G_GINT64_FORMAT, words, number - by);
  add_problem (walk, words, json_node_init_int (json_node_alloc (), number));
}

static inline JsonNode *
make_list (const Walk *walk, JsonObject *shape, gint64 length)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (gint64 i = 0; i < length; i++)
    json_array_add_element (array, good_value (&walk->model, shape_get_element (shape)));
  return json_node_init_array (json_node_alloc (), array);
}

static inline void
add_counts (Walk *walk, JsonObject *shape)
{
  gint64 minimum = shape_get_limit (shape, "min", 0);
  gint64 maximum = shape_get_limit (shape, "max", G_MAXINT64);

  if (maximum < G_MAXINT64)
    {
      note (walk, NULL, "have length less than or equal to %" G_GINT64_FORMAT, maximum);
      add_problem (walk, "too-many", make_list (walk, shape, maximum + 1));
    }
  if (minimum > 0)
    {
      note (walk, NULL, "have length greater than or equal to %" G_GINT64_FORMAT, minimum);
      add_problem (walk, "too-few", make_list (walk, shape, minimum - 1));
    }
}

static inline void
add_constraints (Walk *walk, JsonObject *shape)
{
  add_wrong_types (walk, shape);
  if (shape_is (shape, "string") && json_object_has_member (shape, "enum"))
    add_enumeration (walk, shape);
  else if (shape_is (shape, "string"))
    {
      add_lengths (walk, shape);
      add_pattern (walk, shape);
    }
  else if (shape_is (shape, "integer"))
    {
      add_number (walk, shape, "max", 1, "less");
      add_number (walk, shape, "min", -1, "greater");
    }
  else if (shape_is (shape, "list"))
    add_counts (walk, shape);
}

/* "[Member must …, Member must …]": whatever was broken, the service lists all that holds. */
static inline char *
make_constraints (JsonObject *shape)
{
  GString *list = g_string_new ("[");

  if (json_object_has_member (shape, "max"))
    g_string_append_printf (list,
                            "Member must have length less than or equal to %" G_GINT64_FORMAT ", ",
                            shape_get_limit (shape, "max", 0));
  if (json_object_has_member (shape, "min"))
    g_string_append_printf (
        list, "Member must have length greater than or equal to %" G_GINT64_FORMAT ", ",
        shape_get_limit (shape, "min", 0));
  g_string_truncate (list, list->len - 2);
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

/* A map of one @key and @value, one of which breaks what holds for the @part of its shape. */
static inline void
add_entry (Walk *walk, JsonObject *map, const char *part, const char *key, const char *value)
{
  gboolean secret = json_object_get_boolean_member_with_default (map, "sensitive", FALSE);
  const char *name = g_str_equal (part, "keys") ? "key" : "value";
  JsonObject *shape = model_get_shape (&walk->model, shape_get (map, name));
  g_autofree char *path = make_path (walk, ".");
  g_autofree char *shown = g_strdup_printf (" '{%s=%s}'", key, value);
  g_autofree char *constraints = make_constraints (shape);
  g_autofree char *what =
      g_strdup_printf ("%s-of-%zu", part, strlen (g_str_equal (part, "keys") ? key : value));
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, key, value);
  walk->problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (walk->problems,
                   g_strdup_printf ("Value%s at '%s' failed to satisfy constraint: Map %s must "
                                    "satisfy constraint: %s",
                                    secret || strlen (shown) > LONGEST_SHOWN ? "" : shown, path,
                                    part, constraints));
  add_problem (walk, what, json_node_init_object (json_node_alloc (), object));
}

/* Keys and values that are too long or too short. Those of the model have no patterns. */
static inline void
add_entries (Walk *walk, JsonObject *map)
{
  JsonObject *key = model_get_shape (&walk->model, shape_get (map, "key"));
  JsonObject *value = model_get_shape (&walk->model, shape_get (map, "value"));
  gint64 longest_key = shape_get_limit (key, "max", G_MAXINT64);
  gint64 longest_value = shape_get_limit (value, "max", G_MAXINT64);

  g_assert_false (json_object_has_member (key, "pattern"));
  g_assert_false (json_object_has_member (value, "pattern"));
  if (longest_key < G_MAXINT64)
    {
      g_autofree char *text = text_of_length (key, longest_key + 1);

      add_entry (walk, map, "keys", text, "x");
    }
  if (shape_get_limit (key, "min", 0) > 0)
    add_entry (walk, map, "keys", "", "x");
  if (longest_value < G_MAXINT64)
    {
      g_autofree char *text = text_of_length (value, longest_value + 1);

      add_entry (walk, map, "value", "key", text);
    }
  if (shape_get_limit (value, "min", 0) > 0)
    add_entry (walk, map, "value", "key", "");
}

/* All that is wrong with one value of the shape called @name, and with what is in it. */
static inline void
visit (Walk *walk, const char *name, gboolean required)
{
  JsonObject *shape = model_get_shape (&walk->model, name);
  g_autoptr (GList) members = NULL;
  Step step = { .shape = name };

  if (required)
    {
      note (walk, NULL, "not be null");
      add_problem (walk, "missing", NULL);
    }
  if (walk->steps->len > 0)
    add_constraints (walk, shape);
  if (shape_is (shape, "structure"))
    members = json_object_get_members (json_object_get_object_member (shape, "members"));
  for (GList *l = members; l != NULL; l = l->next)
    {
      step.member = l->data;
      g_array_append_val (walk->steps, step);
      visit (walk, shape_get_member (shape, l->data), shape_requires (shape, l->data));
      g_array_set_size (walk->steps, walk->steps->len - 1);
    }
  if (shape_is (shape, "list") || shape_is (shape, "map"))
    {
      step.member = NULL;
      g_array_append_val (walk->steps, step);
      if (shape_is (shape, "list"))
        visit (walk, shape_get_element (shape), FALSE);
      else
        add_wrong_types (walk, model_get_shape (&walk->model, shape_get_element (shape)));
      g_array_set_size (walk->steps, walk->steps->len - 1);
    }
  if (shape_is (shape, "map"))
    add_entries (walk, shape);
}
