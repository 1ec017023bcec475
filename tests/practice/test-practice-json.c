#include <string.h>

#include "practice/vst-practice-fault.h"
#include "practice/vst-practice-json-scan.h"
#include "practice/vst-practice-json.h"

typedef struct
{
  const char *name, *text;
  gboolean good;
} Case;

static const Case cases[] = {
  { "object", " {\"a\" : [1, -0.5e+3, true, false, null, \"x\"], \"b\":{}} ", TRUE },
  { "empty-array", "[]", TRUE },
  { "escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"", TRUE },
  { "text", "\"😀\"", TRUE },
  { "nothing", "", FALSE },
  { "blanks", "  ", FALSE },
  { "open", "{\"a\":1", FALSE },
  { "wrong-bracket", "[1}", FALSE },
  { "trailing-comma", "[1,]", FALSE },
  { "trailing-comma-in-object", "{\"a\":1,}", FALSE },
  { "two-values", "{} {}", FALSE },
  { "comment", "{} // no", FALSE },
  { "assignment", "var x = {}", FALSE },
  { "single-quotes", "{'a':1}", FALSE },
  { "bare-key", "{a:1}", FALSE },
  { "leading-zero", "[01]", FALSE },
  { "plus", "[+1]", FALSE },
  { "bare-point", "[1.]", FALSE },
  { "nan", "[NaN]", FALSE },
  { "zero-escape", "\"\\u0000\"", FALSE },
  { "lone-high-surrogate", "\"\\uD83D\"", FALSE },
  { "lone-low-surrogate", "\"\\uDE00\"", FALSE },
  { "short-escape", "\"\\u12", FALSE },
  { "unknown-escape", "\"\\x41\"", FALSE },
  { "escape-at-the-end", "\"\\", FALSE },
  { "line-in-text", "\"a\nb\"", FALSE },
  { "broken-utf8", "\"\xC3\x28\"", FALSE },
  { "overlong-utf8", "\"\xC0\x80\"", FALSE },
  { "bracket-in-text", "\"[[[[\"", TRUE },
};

static void
test_scan (gconstpointer data)
{
  const Case *c = data;
  gsize size = strlen (c->text);
  g_autofree char *exact = g_malloc (MAX (size, 1));

  /* A block without a zero byte shows a read beyond the end. */
  memcpy (exact, c->text, size);
  g_assert_cmpint (vst_practice_json_scan (exact, size, 64), ==, c->good);
}

static char *
nested (gsize depth)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < depth; i++)
    g_string_append (text, i % 2 == 0 ? "{\"a\":" : "[");
  g_string_append_c (text, '1');
  for (gsize i = depth; i > 0; i--)
    g_string_append_c (text, i % 2 == 1 ? '}' : ']');
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = nested (64);
  g_autofree char *too_deep = nested (65);
  g_autofree char *far_too_deep = nested (100000);

  g_assert_true (vst_practice_json_scan (deepest, strlen (deepest), 64));
  g_assert_false (vst_practice_json_scan (too_deep, strlen (too_deep), 64));
  g_assert_false (vst_practice_json_scan (far_too_deep, strlen (far_too_deep), 64));
  g_assert_false (vst_practice_json_scan (too_deep, strlen (too_deep), 1000));
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = vst_practice_json_parse ("{\"a\":\"b\",\"n\":7}", 15, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (vst_practice_json_get_text (object, "a"), ==, "b");
  g_assert_cmpstr (vst_practice_json_get_text (object, "n"), ==, NULL);
  g_assert_cmpint (vst_practice_json_get_int (object, "n", 0), ==, 7);
  g_assert_null (vst_practice_json_parse ("[]", 2, &error));
  g_assert_error (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_SERIALIZATION);
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_malloc0 (VST_PRACTICE_MAX_BODY + 1);

  g_assert_null (vst_practice_json_parse (text, VST_PRACTICE_MAX_BODY + 1, &error));
  g_assert_error (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/json/scan/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_scan);
    }
  g_test_add_func ("/practice/json/depth", test_depth);
  g_test_add_func ("/practice/json/parse", test_parse);
  g_test_add_func ("/practice/json/too-large", test_too_large);
  return g_test_run ();
}
