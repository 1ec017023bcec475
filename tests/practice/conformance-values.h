#pragma once

#include <json-glib/json-glib.h>
#include <string.h>

/*
 * Values that fit the shapes of the service model, and values that do not. The model is read here
 * as it is published: nothing of the practice pool's own reading of it is used.
 */

/* For each pattern of the model: a text that fits, one that does not, and what makes it longer. */
typedef struct
{
  const char *pattern, *fits, *breaks;
  char more;
  gboolean empty_fits;
} Wording;

static const Wording wordings[] = {
  { "[\\w-]+_[0-9a-zA-Z]+", "us-east-1_A9", "us-east-1", '9', FALSE },
  { "[\\w-]+_[0-9a-f-]+", "us-east-1_0a", "us-east-1_0g", 'a', FALSE },
  { "[\\w+]+", "abc", "a b", 'a', FALSE },
  { "[\\w+=/]+", "YWJj", "YWJj!", 'A', FALSE },
  { "[\\S]+", "x1", "x 1", 'x', FALSE },
  { "[0-9]+", "1", "12345x", '1', FALSE },
  { "[A-Za-z0-9-_=.]+", "a.b.c", "a/b", 'a', FALSE },
  { "^[0-9a-fA-F]+$", "0f", "0g", 'f', FALSE },
  { "^[a-zA-Z0-9_-]+$", "set", "s.t", 's', FALSE },
  { "[\\w\\s+=,.@-]+", "mine", "m!ne", 'm', FALSE },
  { "[\\x21\\x23-\\x5B\\x5D-\\x7E]+", "openid", "open\\id", 'o', FALSE },
  { "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+", "älice", "a lice", 'a', FALSE },
  { "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+", "Your code", "\a", 'x', FALSE },
  { "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+", "name", "na\ame", 'n', FALSE },
  { "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+", "COGNITO", "COG\aNITO", 'C', FALSE },
  { "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*", "Hello", "Hello\a", 'o', TRUE },
  { "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+@[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+", "a@b", "ab", 'b',
    FALSE },
  { ".*\\{####\\}.*", "{####}", "no code", 'x', FALSE },
  { "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*",
    "{####}", "no code", 'x', FALSE },
  { "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{##[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*##\\}"
    "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*",
    "{##link##}", "no link", 'x', FALSE },
  { "arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?"
    "(:[\\w+=/,.@-]+)?",
    "arn:aws:sns::1:x", "arn:aws:sns:us-east-1:none", 'x', FALSE },
  { "(arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:([\\w+=/,.@-]*)?:[0-9]+:[\\w+=/,.@-]+(:[\\w+=/,.@-]+)?"
    "(:[\\w+=/,.@-]+)?)?",
    "arn:aws:sns::1:x", "arn", 'x', TRUE },
  { "(?s).*", "any\ntext", NULL, 'x', TRUE },
};

/* A pattern that the table above does not have yet stops the test. */
static inline const Wording *
wording_find (const char *pattern)
{
  static const Wording free_text = { NULL, "x", NULL, 'x', TRUE };

  if (pattern == NULL)
    return &free_text;
  for (gsize i = 0; i < G_N_ELEMENTS (wordings); i++)
    if (g_str_equal (wordings[i].pattern, pattern))
      return &wordings[i];
  g_error ("no values for the pattern %s", pattern);
}

typedef struct
{
  JsonObject *root, *shapes;
} Model;

static inline JsonObject *
model_get_shape (const Model *model, const char *name)
{
  return json_object_get_object_member (model->shapes, name);
}

static inline const char *
shape_get (JsonObject *shape, const char *name)
{
  return json_object_get_string_member_with_default (shape, name, NULL);
}

static inline gboolean
shape_is (JsonObject *shape, const char *type)
{
  return g_str_equal (shape_get (shape, "type"), type);
}

static inline gint64
shape_get_limit (JsonObject *shape, const char *name, gint64 fallback)
{
  return json_object_get_int_member_with_default (shape, name, fallback);
}

/* The shape of an element of a list, or of a value of a map. */
static inline const char *
shape_get_element (JsonObject *shape)
{
  return shape_get (shape, shape_is (shape, "list") ? "member" : "value");
}

static inline const char *
shape_get_member (JsonObject *shape, const char *member)
{
  JsonObject *members = json_object_get_object_member (shape, "members");

  return shape_get (json_object_get_object_member (members, member), "shape");
}

static inline gboolean
shape_requires (JsonObject *shape, const char *member)
{
  JsonArray *required = json_object_has_member (shape, "required")
                            ? json_object_get_array_member (shape, "required")
                            : NULL;

  for (guint i = 0; required != NULL && i < json_array_get_length (required); i++)
    if (g_str_equal (json_array_get_string_element (required, i), member))
      return TRUE;
  return FALSE;
}

/* A text of @length characters that fits the pattern of @shape. */
static inline char *
text_of_length (JsonObject *shape, gint64 length)
{
  const Wording *wording = wording_find (shape_get (shape, "pattern"));
  gint64 missing = length - g_utf8_strlen (wording->fits, -1);
  g_autofree char *more = g_strnfill (missing > 0 ? (gsize) missing : 0, wording->more);

  return g_strconcat (wording->fits, more, NULL);
}

static inline JsonNode *
node_of_text (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static inline JsonNode *
good_text (JsonObject *shape)
{
  g_autofree char *text = NULL;

  if (json_object_has_member (shape, "enum"))
    return node_of_text (
        json_array_get_string_element (json_object_get_array_member (shape, "enum"), 0));
  text = text_of_length (shape, shape_get_limit (shape, "min", 0));
  return node_of_text (text);
}

/* Of a structure only what is required; of a list one element. */
static inline JsonNode *
good_value (const Model *model, const char *name)
{
  JsonObject *shape = model_get_shape (model, name);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonArray) array = NULL;
  g_autoptr (GList) names = NULL;

  if (shape_is (shape, "string"))
    return good_text (shape);
  if (shape_is (shape, "boolean"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (shape_is (shape, "integer") || shape_is (shape, "timestamp"))
    return json_node_init_int (json_node_alloc (), shape_get_limit (shape, "min", 1));
  if (shape_is (shape, "list"))
    {
      array = json_array_new ();
      json_array_add_element (array, good_value (model, shape_get_element (shape)));
      return json_node_init_array (json_node_alloc (), array);
    }
  object = json_object_new ();
  if (shape_is (shape, "structure"))
    names = json_object_get_members (json_object_get_object_member (shape, "members"));
  for (GList *l = names; l != NULL; l = l->next)
    if (shape_requires (shape, l->data))
      json_object_set_member (object, l->data,
                              good_value (model, shape_get_member (shape, l->data)));
  return json_node_init_object (json_node_alloc (), object);
}
