#include "cognito/vst-user-query.h"

#include <string.h>

typedef struct
{
  const char *name, *attribute;
  VstFilterMatch match;
  const char *value;
  const char *expected; /* NULL: none */
} Case;

static const Case cases[] = {
  { "equals", "username", VST_FILTER_EQUALS, "alice", "username = \"alice\"" },
  { "begins", "email", VST_FILTER_BEGINS, "a@b", "email ^= \"a@b\"" },
  { "status", "cognito:user_status", VST_FILTER_EQUALS, "CONFIRMED",
    "cognito:user_status = \"CONFIRMED\"" },
  { "empty", "email", VST_FILTER_BEGINS, "", "email ^= \"\"" },
  { "quote", "name", VST_FILTER_EQUALS, "a\" or name = \"b", "name = \"a\\\" or name = \\\"b\"" },
  { "backslash", "name", VST_FILTER_EQUALS, "a\\", "name = \"a\\\\\"" },
  { "every-script", "name", VST_FILTER_BEGINS, "José 漢字", "name ^= \"José 漢字\"" },
  { "custom", "custom:team", VST_FILTER_EQUALS, "a", NULL },
  { "other", "address", VST_FILTER_EQUALS, "a", NULL },
  { "capitals", "Username", VST_FILTER_EQUALS, "a", NULL },
  { "nameless", "", VST_FILTER_EQUALS, "a", NULL },
};

static void
test_filter (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *filter = vst_user_filter_new (c->attribute, c->match, c->value);

  g_assert_cmpstr (filter, ==, c->expected);
}

/* Characters are counted, not bytes. */
static void
test_length (void)
{
  g_autoptr (GString) value = g_string_new (NULL);
  g_autofree char *longest = NULL;

  for (guint i = 0; i < 256 - strlen ("name = \"\""); i++)
    g_string_append (value, "字");
  longest = vst_user_filter_new ("name", VST_FILTER_EQUALS, value->str);
  g_assert_cmpint (g_utf8_strlen (longest, -1), ==, 256);
  g_string_append (value, "a");
  g_assert_null (vst_user_filter_new ("name", VST_FILTER_EQUALS, value->str));
}

static void
test_attributes (void)
{
  const char *const *attributes = vst_user_filter_get_attributes ();

  g_assert_cmpuint (g_strv_length ((char **) attributes), ==, 10);
  g_assert_cmpstr (attributes[0], ==, "username");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/cognito/user-query/filter/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_filter);
    }
  g_test_add_func ("/cognito/user-query/length", test_length);
  g_test_add_func ("/cognito/user-query/attributes", test_attributes);
  return g_test_run ();
}
