#pragma once

#include <json-glib/json-glib.h>

/* What the tests of this layer and of those above share: vectors made by others. */

static inline JsonObject *
test_vectors_load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("VST_TEST_VECTORS"), name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

/* One TAP line for each element of @vectors: @prefix and the member "name", or its number. */
static inline void
test_vectors_add (const char *prefix, JsonArray *vectors, GTestDataFunc func)
{
  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      JsonObject *vector = json_array_get_object_element (vectors, i);
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *path = g_strconcat (
          prefix, json_object_get_string_member_with_default (vector, "name", number), NULL);

      g_test_add_data_func (path, vector, func);
    }
}

static inline GBytes *
test_vectors_unhex (const char *hex)
{
  gsize size = (strlen (hex) + 1) / 2;
  g_autofree char *even = g_strconcat (strlen (hex) % 2 == 1 ? "0" : "", hex, NULL);
  guint8 *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] =
        (guint8) (g_ascii_xdigit_value (even[2 * i]) << 4 | g_ascii_xdigit_value (even[2 * i + 1]));

  return g_bytes_new_take (bytes, size);
}
