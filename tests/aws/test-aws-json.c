#include "aws/vst-aws-json.h"

#include <string.h>

typedef struct
{
  const char *name, *text;
  VstAwsJsonVerdict verdict;
} Case;

static const Case cases[] = {
  { "empty-object", "{}", VST_AWS_JSON_OBJECT },
  { "blanks", " \t\r\n{ \"a\" : 1 , \"b\" : [ ] } \n", VST_AWS_JSON_OBJECT },
  { "every-kind", "{\"a\":[true,false,null,\"t\",-0,0.5,1e9,-1.5E+2,{\"b\":{}}]}",
    VST_AWS_JSON_OBJECT },
  { "timestamp-with-exponent", "{\"a\":1.70057487582E9}", VST_AWS_JSON_OBJECT },
  { "escapes", "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"}", VST_AWS_JSON_OBJECT },
  { "surrogate-pair", "{\"a\":\"\\ud83d\\ude00\"}", VST_AWS_JSON_OBJECT },
  { "utf-8", "{\"a\":\"é 漢字 😀\"}", VST_AWS_JSON_OBJECT },
  { "brackets-in-string", "{\"a\":\"[[[[{{{{\\\"]]\"}", VST_AWS_JSON_OBJECT },
  { "same-name-in-two-objects", "{\"a\":{\"n\":1},\"b\":{\"n\":2}}", VST_AWS_JSON_OBJECT },
  { "largest-integer", "{\"a\":999999999999999999}", VST_AWS_JSON_OBJECT },

  { "array", "[1,2]", VST_AWS_JSON_NOT_OBJECT },
  { "string", "\"text\"", VST_AWS_JSON_NOT_OBJECT },
  { "number", "12", VST_AWS_JSON_NOT_OBJECT },
  { "null", "null", VST_AWS_JSON_NOT_OBJECT },

  { "nothing", "", VST_AWS_JSON_TRUNCATED },
  { "only-blanks", "  \n", VST_AWS_JSON_TRUNCATED },
  { "cut-after-brace", "{", VST_AWS_JSON_TRUNCATED },
  { "cut-in-name", "{\"nam", VST_AWS_JSON_TRUNCATED },
  { "cut-after-name", "{\"name\"", VST_AWS_JSON_TRUNCATED },
  { "cut-after-colon", "{\"name\":", VST_AWS_JSON_TRUNCATED },
  { "cut-in-string", "{\"name\":\"val", VST_AWS_JSON_TRUNCATED },
  { "cut-in-escape", "{\"name\":\"\\", VST_AWS_JSON_TRUNCATED },
  { "cut-in-unicode-escape", "{\"name\":\"\\u00", VST_AWS_JSON_TRUNCATED },
  { "cut-between-surrogates", "{\"name\":\"\\ud83d", VST_AWS_JSON_TRUNCATED },
  { "cut-in-character", "{\"name\":\"\xf0\x9f\x98", VST_AWS_JSON_TRUNCATED },
  { "cut-in-word", "{\"name\":tru", VST_AWS_JSON_TRUNCATED },
  { "cut-in-number", "{\"name\":1.", VST_AWS_JSON_TRUNCATED },
  { "cut-after-minus", "{\"name\":-", VST_AWS_JSON_TRUNCATED },
  { "cut-after-value", "{\"name\":12", VST_AWS_JSON_TRUNCATED },
  { "cut-after-comma", "{\"name\":12,", VST_AWS_JSON_TRUNCATED },
  { "cut-before-last-brace", "{\"name\":{\"x\":[1]}", VST_AWS_JSON_TRUNCATED },

  { "html", "<html></html>", VST_AWS_JSON_MALFORMED },
  { "word", "hello", VST_AWS_JSON_MALFORMED },
  { "two-values", "{} {}", VST_AWS_JSON_MALFORMED },
  { "trailing-rubbish", "{}x", VST_AWS_JSON_MALFORMED },
  { "comma-before-end", "{\"a\":1,}", VST_AWS_JSON_MALFORMED },
  { "comma-before-end-of-array", "{\"a\":[1,]}", VST_AWS_JSON_MALFORMED },
  { "two-commas", "{\"a\":[1,,2]}", VST_AWS_JSON_MALFORMED },
  { "no-colon", "{\"a\" 1}", VST_AWS_JSON_MALFORMED },
  { "no-comma", "{\"a\":1 \"b\":2}", VST_AWS_JSON_MALFORMED },
  { "name-without-quotes", "{a:1}", VST_AWS_JSON_MALFORMED },
  { "name-is-number", "{1:1}", VST_AWS_JSON_MALFORMED },
  { "single-quotes", "{'a':1}", VST_AWS_JSON_MALFORMED },
  { "wrong-bracket", "{\"a\":[1}}", VST_AWS_JSON_MALFORMED },
  { "wrong-brace", "{\"a\":1]", VST_AWS_JSON_MALFORMED },
  { "comment", "{/* c */}", VST_AWS_JSON_MALFORMED },
  { "line-comment", "{} // c", VST_AWS_JSON_MALFORMED },
  { "hexadecimal", "{\"a\":0x10}", VST_AWS_JSON_MALFORMED },
  { "leading-zero", "{\"a\":012}", VST_AWS_JSON_MALFORMED },
  { "leading-point", "{\"a\":.5}", VST_AWS_JSON_MALFORMED },
  { "plus", "{\"a\":+5}", VST_AWS_JSON_MALFORMED },
  { "infinity", "{\"a\":Infinity}", VST_AWS_JSON_MALFORMED },
  { "word-too-long", "{\"a\":nullx}", VST_AWS_JSON_MALFORMED },
  { "upper-case-word", "{\"a\":True}", VST_AWS_JSON_MALFORMED },
  { "integer-too-large", "{\"a\":10000000000000000000000}", VST_AWS_JSON_MALFORMED },
  { "exponent-too-large", "{\"a\":1e400}", VST_AWS_JSON_MALFORMED },
  { "control-character", "{\"a\":\"x\ny\"}", VST_AWS_JSON_MALFORMED },
  { "unknown-escape", "{\"a\":\"\\x41\"}", VST_AWS_JSON_MALFORMED },
  { "escaped-zero", "{\"a\":\"x\\u0000y\"}", VST_AWS_JSON_MALFORMED },
  { "lone-low-surrogate", "{\"a\":\"\\udc00\"}", VST_AWS_JSON_MALFORMED },
  { "lone-high-surrogate", "{\"a\":\"\\ud83dx\"}", VST_AWS_JSON_MALFORMED },
  { "two-high-surrogates", "{\"a\":\"\\ud83d\\ud83d\"}", VST_AWS_JSON_MALFORMED },
  { "no-hexadecimal", "{\"a\":\"\\u00g0\"}", VST_AWS_JSON_MALFORMED },
  { "latin-1", "{\"a\":\"\xe9t\xe9\"}", VST_AWS_JSON_MALFORMED },
  { "overlong-utf-8", "{\"a\":\"\xc0\x80\"}", VST_AWS_JSON_MALFORMED },
  { "byte-order-mark", "\xef\xbb\xbf{}", VST_AWS_JSON_MALFORMED },
  { "utf-8-outside-string", "{\"a\":é}", VST_AWS_JSON_MALFORMED },
  { "name-twice", "{\"a\":1,\"a\":2}", VST_AWS_JSON_MALFORMED },
  { "name-twice-escaped", "{\"a\":1,\"\\u0061\":2}", VST_AWS_JSON_MALFORMED },
  { "name-twice-inside", "{\"x\":[{\"a\":1,\"b\":2,\"a\":3}]}", VST_AWS_JSON_MALFORMED },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (JsonNode) node = NULL;
  /* Of exact size, so that a read behind the end is seen by the sanitizer. */
  g_autofree char *text = g_memdup2 (c->text, MAX (strlen (c->text), 1));

  g_assert_cmpint (vst_aws_json_parse (text, strlen (c->text), &node), ==, c->verdict);
  g_assert_true ((node != NULL) == (c->verdict == VST_AWS_JSON_OBJECT));
}

static void
test_values_survive (void)
{
  static const char text[] = "{\"a\":[-7,2.5E1,\"\\ud83d\\ude00\\u00e9\",true,null]}";
  g_autoptr (JsonNode) node = NULL;
  JsonArray *array = NULL;

  g_assert_cmpint (vst_aws_json_parse (text, strlen (text), &node), ==, VST_AWS_JSON_OBJECT);
  array = json_object_get_array_member (json_node_get_object (node), "a");
  g_assert_cmpint (json_array_get_int_element (array, 0), ==, -7);
  g_assert_cmpfloat (json_array_get_double_element (array, 1), ==, 25.0);
  g_assert_cmpstr (json_array_get_string_element (array, 2), ==, "😀é");
  g_assert_true (json_array_get_boolean_element (array, 3));
  g_assert_true (json_array_get_null_element (array, 4));
}

static void
test_zero_bytes (void)
{
  static const char inside[] = "{\"a\":\"x\0y\"}";
  static const char behind[] = "{}\0";
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpint (vst_aws_json_parse (inside, sizeof inside - 1, &node), ==,
                   VST_AWS_JSON_MALFORMED);
  g_assert_cmpint (vst_aws_json_parse (behind, sizeof behind - 1, &node), ==,
                   VST_AWS_JSON_MALFORMED);
}

/* Arrays in an object: @depth levels in all. */
static VstAwsJsonVerdict
parse_nested (gsize depth, gboolean closed)
{
  g_autoptr (GString) text = g_string_new ("{\"a\":");
  g_autoptr (JsonNode) node = NULL;

  for (gsize i = 1; i < depth; i++)
    g_string_append_c (text, '[');
  for (gsize i = 1; closed && i < depth; i++)
    g_string_append_c (text, ']');
  if (closed)
    g_string_append_c (text, '}');
  return vst_aws_json_parse (text->str, text->len, &node);
}

static void
test_depth (void)
{
  g_assert_cmpint (parse_nested (VST_AWS_JSON_MAX_DEPTH, TRUE), ==, VST_AWS_JSON_OBJECT);
  g_assert_cmpint (parse_nested (VST_AWS_JSON_MAX_DEPTH + 1, TRUE), ==, VST_AWS_JSON_TOO_LARGE);
  g_assert_cmpint (parse_nested (100000, TRUE), ==, VST_AWS_JSON_TOO_LARGE);
  g_assert_cmpint (parse_nested (100000, FALSE), ==, VST_AWS_JSON_TOO_LARGE);
}

static VstAwsJsonVerdict
parse_many (gsize values)
{
  g_autoptr (GString) text = g_string_new ("{\"a\":[0");
  g_autoptr (JsonNode) node = NULL;

  /* The object, the array and the first number are three. */
  for (gsize i = 3; i < values; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  return vst_aws_json_parse (text->str, text->len, &node);
}

static void
test_number_of_values (void)
{
  g_assert_cmpint (parse_many (VST_AWS_JSON_MAX_VALUES), ==, VST_AWS_JSON_OBJECT);
  g_assert_cmpint (parse_many (VST_AWS_JSON_MAX_VALUES + 1), ==, VST_AWS_JSON_TOO_LARGE);
}

/* Every prefix of good JSON is truncated, and nothing else. */
static void
test_every_prefix (void)
{
  static const char text[] =
      "{\"é\\ud83d\\ude00\":[true,-1.5e3,{\"b\":null,\"c\":\"漢\"}],\"d\":{}}";

  for (gsize size = 0; size < sizeof text - 1; size++)
    {
      g_autofree char *prefix = g_memdup2 (text, size + 1);
      g_autoptr (JsonNode) node = NULL;

      g_assert_cmpint (vst_aws_json_parse (prefix, size, &node), ==, VST_AWS_JSON_TRUNCATED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/aws/json/parse/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/aws/json/values-survive", test_values_survive);
  g_test_add_func ("/aws/json/zero-bytes", test_zero_bytes);
  g_test_add_func ("/aws/json/depth", test_depth);
  g_test_add_func ("/aws/json/number-of-values", test_number_of_values);
  g_test_add_func ("/aws/json/every-prefix", test_every_prefix);
  return g_test_run ();
}
