#include "fuzz-values.h"

#include <string.h>

struct _FuzzValues
{
  GHashTable *texts;
};

FuzzValues *
fuzz_values_new (void)
{
  FuzzValues *self = g_new0 (FuzzValues, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
fuzz_values_free (FuzzValues *self)
{
  g_hash_table_unref (self->texts);
  g_free (self);
}

void
fuzz_values_set (FuzzValues *self, const char *name, const char *value)
{
  g_hash_table_replace (self->texts, g_strdup (name), g_strdup (value));
}

const char *
fuzz_values_get (const FuzzValues *self, const char *name)
{
  return g_hash_table_lookup (self->texts, name);
}

FuzzValues *
fuzz_values_copy (const FuzzValues *self)
{
  FuzzValues *copy = fuzz_values_new ();
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &name, &value))
    fuzz_values_set (copy, name, value);
  return copy;
}

static void
learn_member (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  FuzzValues *self = user_data;

  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), learn_member, self);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    fuzz_values_set (self, name, json_node_get_string (node));
}

void
fuzz_values_learn (FuzzValues *self, JsonObject *answer)
{
  json_object_foreach_member (answer, learn_member, self);
}

GString *
fuzz_values_fill (const FuzzValues *self, const char *text, gsize size)
{
  GString *filled = g_string_sized_new (size);

  for (gsize at = 0; at < size;)
    {
      gsize end = at + 1;
      const char *value = NULL;

      while (text[at] == '$' && end < size && g_ascii_isalpha (text[end]))
        end++;
      if (end > at + 1)
        {
          g_autofree char *name = g_strndup (text + at + 1, end - at - 1);

          value = fuzz_values_get (self, name);
        }
      if (value != NULL)
        g_string_append (filled, value);
      else
        g_string_append_len (filled, text + at, (gssize) (end - at));
      at = end;
    }
  return filled;
}
