#include "flow/vst-clean-text.h"

#include <string.h>
#include <time.h>

#define LIMIT 16

typedef struct
{
  const char *name, *text, *cleaned;
} Case;

static const Case cases[] = {
  { "null", NULL, "" },
  { "empty", "", "" },
  { "plain", "abc", "abc" },
  { "blanks", " \t\r\nabc\n ", "abc" },
  { "inner-blank-stays", " a b ", "a b" },
  { "only-blanks", " \n\t", "" },
  { "no-break-space", "\u00a0abc\u00a0", "abc" },
  { "zero-width", "\u200b\u200d\ufeffabc\u2060\u200c", "abc" },
  { "direction-marks", "\u202aabc\u202c\u200f", "abc" },
  { "ideographic-space", "\u3000abc\u3000", "abc" },
  { "control",
    "\x01"
    "abc\x7f",
    "abc" },
  { "broken-utf8",
    "a\xff"
    "b",
    "a\uFFFDb" },
  { "broken-at-the-ends",
    "\xff"
    "a\xc3",
    "\uFFFDa\uFFFD" },
  { "exact", "0123456789abcdef", "0123456789abcdef" },
  { "cut", "0123456789abcdefg", "0123456789abcdef" },
  { "cut-at-a-character", "0123456789abcdé", "0123456789abcdé" },
  { "cut-before-a-character", "0123456789abcdeé", "0123456789abcde" },
  { "leading-blanks-do-not-count", "                    abc", "abc" },
  { "cut-then-stripped", "0123456789abcde fg", "0123456789abcde" },
};

static void
test_text (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *cleaned = vst_clean_text (c->text, LIMIT);

  g_assert_cmpstr (cleaned, ==, c->cleaned);
}

/* Ten megabytes are a paste by mistake: cut, and not slow. */
static void
test_huge (gconstpointer data)
{
  const char *fill = data;
  const gsize size = 10 * 1024 * 1024;
  g_autofree char *huge = g_malloc (size + 1);
  g_autofree char *cleaned = NULL;
  clock_t before;

  for (gsize i = 0; i < size; i++)
    huge[i] = fill[i % strlen (fill)];
  huge[size] = '\0';

  before = clock ();
  cleaned = vst_clean_text (huge, LIMIT);

  g_assert_cmpuint (strlen (cleaned), <=, LIMIT);
  g_assert_true (g_utf8_validate (cleaned, -1, NULL));
  g_assert_cmpint (clock () - before, <, 5 * CLOCKS_PER_SEC);
}

typedef struct
{
  const char *name, *data;
  gsize size;
  const char *cleaned;
  gsize cleaned_size;
} SecretCase;

static const SecretCase secret_cases[] = {
  { "plain", "abc", 3, "abc", 3 },
  { "line-end", "abc\n", 4, "abc", 3 },
  { "no-break-space", "\u00a0abc\u200b", 8, "abc", 3 },
  { "nothing-left", " \n", 2, NULL, 0 },
  { "empty", "", 0, NULL, 0 },
  { "zero-byte", "a\0b ", 4, "a\0b", 3 },
  { "cut", "0123456789abcdefg", 17, "0123456789abcdef", 16 },
};

static void
test_secret (gconstpointer data)
{
  const SecretCase *c = data;
  g_autoptr (VstSecret) secret = vst_secret_new (c->data, c->size);
  g_autoptr (VstSecret) cleaned = vst_clean_secret (secret, LIMIT);

  if (c->cleaned == NULL)
    {
      g_assert_null (cleaned);
      return;
    }

  g_assert_cmpmem (vst_secret_get_data (cleaned), vst_secret_get_size (cleaned), c->cleaned,
                   c->cleaned_size);
}

static void
test_no_secret (void)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("abc");
  g_autoptr (VstSecret) same = vst_clean_secret (secret, LIMIT);

  g_assert_true (same == secret);
  g_assert_null (vst_clean_secret (NULL, LIMIT));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/clean-text/text/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_text);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (secret_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/clean-text/secret/", secret_cases[i].name, NULL);

      g_test_add_data_func (path, &secret_cases[i], test_secret);
    }
  g_test_add_func ("/flow/clean-text/no-secret", test_no_secret);
  g_test_add_data_func ("/flow/clean-text/huge/letters", "x", test_huge);
  g_test_add_data_func ("/flow/clean-text/huge/blanks", " ", test_huge);
  g_test_add_data_func ("/flow/clean-text/huge/joiners", "\u200d", test_huge);
  g_test_add_data_func ("/flow/clean-text/huge/broken", "\x80", test_huge);

  return g_test_run ();
}
