#include "aws/vst-aws-json.h"

#include <string.h>

/* So many digits always fit a gint64. */
#define MAX_INTEGER_DIGITS 18
/* Two digits of exponent never overflow a double. */
#define MAX_EXPONENT_DIGITS 2
#define MAX_FRACTION_DIGITS 32

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_NAME,
  EXPECT_NAME_OR_END,
  EXPECT_COLON,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING,
} Expected;

typedef struct
{
  const char *at;
  const char *end;
  Expected expected;
  char open[VST_AWS_JSON_MAX_DEPTH]; /* '{' or '[' */
  guint depth;
  guint values;
  guint names;
} Scanner;

/* The steps below answer VST_AWS_JSON_OBJECT for "good so far". */
static VstAwsJsonVerdict
missing (const Scanner *self)
{
  return self->at == self->end ? VST_AWS_JSON_TRUNCATED : VST_AWS_JSON_MALFORMED;
}

static VstAwsJsonVerdict
scan_hex4 (Scanner *self, guint *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (self->at == self->end || !g_ascii_isxdigit (*self->at))
        return missing (self);

      *unit = *unit * 16 + (guint) g_ascii_xdigit_value (*self->at);
    }
  return VST_AWS_JSON_OBJECT;
}

/* The low half must follow a high half; a zero would cut the C string short. */
static VstAwsJsonVerdict
scan_unicode_escape (Scanner *self)
{
  guint unit = 0;
  VstAwsJsonVerdict verdict = scan_hex4 (self, &unit);

  if (verdict != VST_AWS_JSON_OBJECT)
    return verdict;
  if (unit == 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return VST_AWS_JSON_MALFORMED;
  if (unit < 0xd800 || unit > 0xdbff)
    return VST_AWS_JSON_OBJECT;

  for (const char *c = "\\u"; *c != '\0'; c++, self->at++)
    if (self->at == self->end || *self->at != *c)
      return missing (self);

  verdict = scan_hex4 (self, &unit);
  if (verdict == VST_AWS_JSON_OBJECT && (unit < 0xdc00 || unit > 0xdfff))
    return VST_AWS_JSON_MALFORMED;
  return verdict;
}

static VstAwsJsonVerdict
scan_escape (Scanner *self)
{
  if (self->at == self->end)
    return VST_AWS_JSON_TRUNCATED;
  if (*self->at == '\0' || strchr ("\"\\/bfnrtu", *self->at) == NULL)
    return VST_AWS_JSON_MALFORMED;
  return *self->at++ == 'u' ? scan_unicode_escape (self) : VST_AWS_JSON_OBJECT;
}

static VstAwsJsonVerdict
scan_wide_character (Scanner *self)
{
  gunichar c = g_utf8_get_char_validated (self->at, self->end - self->at);

  if (c == (gunichar) -2)
    return VST_AWS_JSON_TRUNCATED;
  if (c == (gunichar) -1)
    return VST_AWS_JSON_MALFORMED;

  self->at = g_utf8_next_char (self->at);
  return VST_AWS_JSON_OBJECT;
}

/* From behind the opening quotation mark to behind the closing one. */
static VstAwsJsonVerdict
scan_string (Scanner *self)
{
  VstAwsJsonVerdict verdict = VST_AWS_JSON_OBJECT;

  while (verdict == VST_AWS_JSON_OBJECT && self->at < self->end)
    {
      guchar c = (guchar) *self->at;

      if (c >= 0x80)
        verdict = scan_wide_character (self);
      else if (c < 0x20)
        verdict = VST_AWS_JSON_MALFORMED;
      else if (self->at++, c == '"')
        return VST_AWS_JSON_OBJECT;
      else if (c == '\\')
        verdict = scan_escape (self);
    }
  return verdict == VST_AWS_JSON_OBJECT ? VST_AWS_JSON_TRUNCATED : verdict;
}

static VstAwsJsonVerdict
scan_digits (Scanner *self, gsize limit)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;

  if (self->at == start)
    return missing (self);
  return (gsize) (self->at - start) <= limit ? VST_AWS_JSON_OBJECT : VST_AWS_JSON_MALFORMED;
}

static gboolean
skip_one_of (Scanner *self, const char *set)
{
  if (self->at == self->end || *self->at == '\0' || strchr (set, *self->at) == NULL)
    return FALSE;

  self->at++;
  return TRUE;
}

static VstAwsJsonVerdict
scan_number (Scanner *self)
{
  VstAwsJsonVerdict verdict = VST_AWS_JSON_OBJECT;
  gboolean leading_zero = FALSE;

  skip_one_of (self, "-");
  leading_zero = self->at < self->end && *self->at == '0';
  verdict = scan_digits (self, leading_zero ? 1 : MAX_INTEGER_DIGITS);

  if (verdict == VST_AWS_JSON_OBJECT && skip_one_of (self, "."))
    verdict = scan_digits (self, MAX_FRACTION_DIGITS);
  if (verdict == VST_AWS_JSON_OBJECT && skip_one_of (self, "eE"))
    {
      skip_one_of (self, "+-");
      verdict = scan_digits (self, MAX_EXPONENT_DIGITS);
    }
  return verdict;
}

static VstAwsJsonVerdict
scan_word (Scanner *self)
{
  static const char *const words[] = { "true", "false", "null" };
  gsize left = (gsize) (self->end - self->at);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize size = strlen (words[i]);

      if (memcmp (self->at, words[i], MIN (size, left)) != 0)
        continue;
      if (left < size)
        return VST_AWS_JSON_TRUNCATED;

      self->at += size;
      return VST_AWS_JSON_OBJECT;
    }
  return VST_AWS_JSON_MALFORMED;
}

static void
value_ended (Scanner *self)
{
  self->expected = self->depth > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
}

static VstAwsJsonVerdict
scan_value (Scanner *self)
{
  VstAwsJsonVerdict verdict = VST_AWS_JSON_OBJECT;
  char c = *self->at;

  if (++self->values > VST_AWS_JSON_MAX_VALUES)
    return VST_AWS_JSON_TOO_LARGE;

  if (c == '{' || c == '[')
    {
      if (self->depth == VST_AWS_JSON_MAX_DEPTH)
        return VST_AWS_JSON_TOO_LARGE;

      self->at++;
      self->open[self->depth++] = c;
      self->expected = c == '{' ? EXPECT_NAME_OR_END : EXPECT_VALUE_OR_END;
      return VST_AWS_JSON_OBJECT;
    }

  if (skip_one_of (self, "\""))
    verdict = scan_string (self);
  else if (c == '-' || g_ascii_isdigit (c))
    verdict = scan_number (self);
  else
    verdict = scan_word (self);

  value_ended (self);
  return verdict;
}

static VstAwsJsonVerdict
scan_end (Scanner *self)
{
  char open = self->depth > 0 ? self->open[self->depth - 1] : '\0';

  if (!skip_one_of (self, open == '{' ? "}" : "]"))
    return VST_AWS_JSON_MALFORMED;

  self->depth--;
  value_ended (self);
  return VST_AWS_JSON_OBJECT;
}

static VstAwsJsonVerdict
scan_name (Scanner *self)
{
  if (!skip_one_of (self, "\""))
    return VST_AWS_JSON_MALFORMED;

  self->names++;
  self->expected = EXPECT_COLON;
  return scan_string (self);
}

static VstAwsJsonVerdict
scan_comma_or_end (Scanner *self)
{
  if (!skip_one_of (self, ","))
    return scan_end (self);

  self->expected = self->open[self->depth - 1] == '{' ? EXPECT_NAME : EXPECT_VALUE;
  return VST_AWS_JSON_OBJECT;
}

static VstAwsJsonVerdict
scan_token (Scanner *self)
{
  char c = *self->at;

  switch (self->expected)
    {
    case EXPECT_VALUE:
      return scan_value (self);
    case EXPECT_VALUE_OR_END:
      return c == ']' ? scan_end (self) : scan_value (self);
    case EXPECT_NAME:
      return scan_name (self);
    case EXPECT_NAME_OR_END:
      return c == '}' ? scan_end (self) : scan_name (self);
    case EXPECT_COLON:
      self->expected = EXPECT_VALUE;
      return skip_one_of (self, ":") ? VST_AWS_JSON_OBJECT : VST_AWS_JSON_MALFORMED;
    case EXPECT_COMMA_OR_END:
      return scan_comma_or_end (self);
    case EXPECT_NOTHING:
      break;
    }
  return VST_AWS_JSON_MALFORMED;
}

static VstAwsJsonVerdict
scan (Scanner *self)
{
  VstAwsJsonVerdict verdict = VST_AWS_JSON_OBJECT;

  while (verdict == VST_AWS_JSON_OBJECT)
    {
      while (skip_one_of (self, " \t\r\n"))
        ;
      if (self->at == self->end)
        return self->expected == EXPECT_NOTHING ? VST_AWS_JSON_OBJECT : VST_AWS_JSON_TRUNCATED;

      verdict = scan_token (self);
    }
  return verdict;
}

static guint
count_names (JsonNode *node)
{
  guint names = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) members = json_object_get_values (json_node_get_object (node));

      for (GList *l = members; l != NULL; l = l->next)
        names += 1 + count_names (l->data);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        names += count_names (json_array_get_element (array, i));
    }
  return names;
}

VstAwsJsonVerdict
vst_aws_json_parse (const char *text, gsize size, JsonNode **node)
{
  Scanner scanner = { text, text + size, EXPECT_VALUE };
  VstAwsJsonVerdict verdict = VST_AWS_JSON_MALFORMED;
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (text != NULL && size <= G_MAXINT, VST_AWS_JSON_MALFORMED);
  g_return_val_if_fail (node != NULL && *node == NULL, VST_AWS_JSON_MALFORMED);

  verdict = scan (&scanner);
  if (verdict != VST_AWS_JSON_OBJECT)
    return verdict;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL))
    return VST_AWS_JSON_MALFORMED;

  root = json_parser_steal_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return VST_AWS_JSON_NOT_OBJECT;
  /* json-glib keeps the last of two members of one name: then the tree has fewer than the text. */
  if (count_names (root) != scanner.names)
    return VST_AWS_JSON_MALFORMED;

  *node = g_steal_pointer (&root);
  return VST_AWS_JSON_OBJECT;
}
