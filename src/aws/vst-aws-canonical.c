#include "aws/vst-aws-canonical.h"

#include <string.h>

#include "crypto/vst-secret.h"

typedef struct
{
  char *name;
  char *value;
} Pair;

static void
pair_clear (gpointer data)
{
  Pair *pair = data;

  g_free (pair->name);
  vst_wipe_text (pair->value); /* a session token is a header too */
}

static gint
header_compare (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Pair *) a)->name, ((const Pair *) b)->name);
}

/* Names first, for "-" sorts before the "=" that would end a shorter name. */
static gint
parameter_compare (gconstpointer a, gconstpointer b)
{
  const Pair *left = a;
  const Pair *right = b;
  gint order = strcmp (left->name, right->name);

  return order != 0 ? order : strcmp (left->value, right->value);
}

/* The unreserved characters of RFC 3986, section 2.3, stay; so does "/" in a path. */
static void
append_encoded (GString *text, char byte, gboolean keep_slash)
{
  if (g_ascii_isalnum (byte) || (byte != '\0' && strchr ("-._~", byte) != NULL)
      || (keep_slash && byte == '/'))
    g_string_append_c (text, byte);
  else
    g_string_append_printf (text, "%%%02X", (guint8) byte);
}

/* @size bytes of a query as on the wire, encoded just once. A lone "%" is a character. */
static char *
encode_parameter (const char *text, gsize size)
{
  GString *encoded = g_string_sized_new (size * 3);

  for (gsize i = 0; i < size; i++)
    {
      if (text[i] == '%' && i + 2 < size && g_ascii_isxdigit (text[i + 1])
          && g_ascii_isxdigit (text[i + 2]))
        {
          int byte = g_ascii_xdigit_value (text[i + 1]) << 4 | g_ascii_xdigit_value (text[i + 2]);

          append_encoded (encoded, (char) byte, FALSE);
          i += 2;
        }
      else
        append_encoded (encoded, text[i], FALSE);
    }

  return g_string_free (encoded, FALSE);
}

char *
vst_aws_canonical_query (const char *query)
{
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (Pair));
  GString *text = g_string_new (NULL);

  g_array_set_clear_func (parameters, pair_clear);
  query = query == NULL ? "" : query + strspn (query, "&");
  while (*query != '\0')
    {
      gsize size = strcspn (query, "&");
      gsize name_size = strcspn (query, "=&");
      gsize value_at = MIN (name_size + 1, size);
      Pair pair = { encode_parameter (query, name_size),
                    encode_parameter (query + value_at, size - value_at) };

      g_array_append_val (parameters, pair);
      query += size;
      query += strspn (query, "&");
    }

  g_array_sort (parameters, parameter_compare);
  for (guint i = 0; i < parameters->len; i++)
    {
      const Pair *pair = &g_array_index (parameters, Pair, i);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? "&" : "", pair->name, pair->value);
    }

  return g_string_free (text, FALSE);
}

/* Without ".", ".." and empty segments. A slash at the end stays if anything is before it. */
static char *
normalized_path (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; segments[i] != NULL; i++)
    {
      if (g_str_equal (segments[i], ".."))
        g_ptr_array_set_size (kept, (gint) MAX (kept->len, 1) - 1);
      else if (segments[i][0] != '\0' && !g_str_equal (segments[i], "."))
        g_ptr_array_add (kept, segments[i]);
    }

  if (kept->len > 0 && g_str_has_suffix (path, "/"))
    g_ptr_array_add (kept, (gpointer) "");
  g_ptr_array_add (kept, NULL);
  joined = g_strjoinv ("/", (char **) kept->pdata);

  return g_strconcat ("/", joined, NULL);
}

char *
vst_aws_canonical_path (const char *path, gboolean normalize, gboolean encode)
{
  g_autofree char *kept = normalize ? normalized_path (path) : g_strdup (path);
  GString *encoded;

  if (!encode)
    return g_steal_pointer (&kept);

  encoded = g_string_sized_new (strlen (kept) * 3);
  for (const char *p = kept; *p != '\0'; p++)
    append_encoded (encoded, *p, TRUE);

  return g_string_free (encoded, FALSE);
}

/* No blanks at either end, and one for each run of them inside. */
static char *
folded_value (const char *value)
{
  char *folded = g_malloc (strlen (value) + 1);
  gsize size = 0;

  for (const char *p = value; *p != '\0'; p++)
    {
      if (!g_ascii_isspace (*p))
        folded[size++] = *p;
      else if (size > 0 && folded[size - 1] != ' ')
        folded[size++] = ' ';
    }
  if (size > 0 && folded[size - 1] == ' ')
    size--;
  folded[size] = '\0';

  return folded;
}

static GArray *
sorted_headers (const VstAwsHeader *headers, gsize n_headers)
{
  GArray *pairs = g_array_sized_new (FALSE, FALSE, sizeof (Pair), (guint) n_headers);

  g_array_set_clear_func (pairs, pair_clear);
  for (gsize i = 0; i < n_headers; i++)
    {
      Pair pair = { g_ascii_strdown (headers[i].name, -1), folded_value (headers[i].value) };

      g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, header_compare); /* stable: values of one name keep their order */

  return pairs;
}

static gsize
headers_size (const VstAwsHeader *headers, gsize n_headers)
{
  gsize size = 0;

  for (gsize i = 0; i < n_headers; i++)
    size += strlen (headers[i].name) + strlen (headers[i].value) + 2;

  return size;
}

char *
vst_aws_canonical_headers (const VstAwsHeader *headers, gsize n_headers, char **signed_headers)
{
  g_autoptr (GArray) pairs = sorted_headers (headers, n_headers);
  /* Sized first: a string that grows would leave the session token in freed memory. */
  GString *text = g_string_sized_new (headers_size (headers, n_headers));
  GString *names = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (last != NULL && g_str_equal (last, pair->name))
        g_string_append_c (text, ',');
      else
        {
          g_string_append_printf (text, "%s%s:", last != NULL ? "\n" : "", pair->name);
          g_string_append_printf (names, "%s%s", last != NULL ? ";" : "", pair->name);
        }
      g_string_append (text, pair->value);
      last = pair->name;
    }
  *signed_headers = g_string_free (names, FALSE);

  return g_string_free (text, FALSE);
}
