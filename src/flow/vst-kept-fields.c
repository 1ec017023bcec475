#include "flow/vst-kept-fields.h"

#include <string.h>

/* Of a value's size in bytes: more than any token has. */
#define MAX_DIGITS 7

VstSecret *
vst_kept_fields_pack (const char *const *fields)
{
  g_autoptr (GString) sizes = g_string_new (NULL);
  char *text;
  char *end;
  gsize size = 1;

  g_return_val_if_fail (fields != NULL, NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_string_printf (sizes, "%zu:,", strlen (fields[i]));
      size += sizes->len + strlen (fields[i]);
    }
  text = end = g_malloc (size);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_string_printf (sizes, "%zu:", strlen (fields[i]));
      end = g_stpcpy (end, sizes->str);
      end = g_stpcpy (end, fields[i]);
      end = g_stpcpy (end, ",");
    }
  return vst_secret_take_text (text);
}

/* Takes one value off the beginning of @text; %NULL if there is none. */
static VstSecret *
take_field (const char **text, gsize *left)
{
  gsize size = 0;
  gsize head = 0;
  VstSecret *field;

  while (head < *left && head < MAX_DIGITS && g_ascii_isdigit ((*text)[head]))
    size = size * 10 + (gsize) g_ascii_digit_value ((*text)[head++]);
  if (head == 0 || *left < head + size + 2 || (*text)[head] != ':'
      || (*text)[head + 1 + size] != ','
      || !g_utf8_validate (*text + head + 1, (gssize) size, NULL))
    return NULL;

  field = vst_secret_new (*text + head + 1, size);
  *text += head + size + 2;
  *left -= head + size + 2;
  return field;
}

GPtrArray *
vst_kept_fields_unpack (const VstSecret *packed, guint n)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) vst_secret_unref);
  const char *text;
  gsize left;

  g_return_val_if_fail (packed != NULL, NULL);

  text = (const char *) vst_secret_get_data (packed);
  left = vst_secret_get_size (packed);
  for (guint i = 0; i < n; i++)
    {
      VstSecret *field = take_field (&text, &left);

      if (field == NULL)
        return NULL;
      g_ptr_array_add (fields, field);
    }
  return left == 0 ? g_steal_pointer (&fields) : NULL;
}

const char *
vst_kept_fields_get_text (GPtrArray *fields, guint i)
{
  g_return_val_if_fail (fields != NULL && i < fields->len, NULL);

  return vst_secret_get_text (g_ptr_array_index (fields, i));
}
