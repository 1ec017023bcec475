#include "flow/vst-user-rows.h"

#include <malloc.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstUserRows, vst_user_rows_free)

static void
add (VstUserRows *rows, const char *user_name, const char *status, const char *email)
{
  const VstUserRow row = {
    .user_name = user_name, .status = status, .email = email, .created_at = 7, .enabled = TRUE
  };

  vst_user_rows_add (rows, &row);
}

static void
test_copies (void)
{
  g_autoptr (VstUserRows) rows = vst_user_rows_new ();
  char name[] = "ann";
  char status[] = "CONFIRMED";
  char email[] = "ann@example.com";
  const VstUserRow *row;

  add (rows, name, status, email);
  memset (name, 'x', strlen (name));
  memset (status, 'x', strlen (status));
  memset (email, 'x', strlen (email));

  row = vst_user_rows_get (rows, 0);
  g_assert_cmpstr (row->user_name, ==, "ann");
  g_assert_cmpstr (row->status, ==, "CONFIRMED");
  g_assert_cmpstr (row->email, ==, "ann@example.com");
  g_assert_cmpint (row->created_at, ==, 7);
  g_assert_true (row->enabled);
}

static void
test_nothing_said (void)
{
  g_autoptr (VstUserRows) rows = vst_user_rows_new ();

  add (rows, "ann", NULL, NULL);

  g_assert_null (vst_user_rows_get (rows, 0)->status);
  g_assert_null (vst_user_rows_get (rows, 0)->email);
}

static void
test_find_and_remove (void)
{
  g_autoptr (VstUserRows) rows = vst_user_rows_new ();
  guint position = 0;

  add (rows, "ann", NULL, NULL);
  add (rows, "bob", NULL, NULL);
  add (rows, "cid", NULL, NULL);
  g_assert_true (vst_user_rows_find (rows, "bob", &position));
  g_assert_cmpuint (position, ==, 1);
  vst_user_rows_remove (rows, position);

  g_assert_false (vst_user_rows_find (rows, "bob", &position));
  g_assert_cmpuint (vst_user_rows_get_size (rows), ==, 2);
  g_assert_cmpstr (vst_user_rows_get (rows, 1)->user_name, ==, "cid");
}

/* The place of a name is what its object is known by. */
static void
test_names_stay_in_their_place (void)
{
  g_autoptr (VstUserRows) rows = vst_user_rows_new ();
  const char *first;

  add (rows, "ann", NULL, NULL);
  first = vst_user_rows_get (rows, 0)->user_name;
  for (guint i = 0; i < 10000; i++)
    add (rows, "ann", NULL, NULL);

  g_assert_true (vst_user_rows_get (rows, 0)->user_name == first);
  g_assert_true (vst_user_rows_get (rows, 1)->user_name != first);
}

static void
test_long_texts_are_cut_at_a_character (void)
{
  g_autoptr (VstUserRows) rows = vst_user_rows_new ();
  g_autoptr (GString) text = g_string_new ("x");
  const VstUserRow *row;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "é");
  add (rows, "ann", text->str, text->str);

  row = vst_user_rows_get (rows, 0);
  g_assert_cmpuint (strlen (row->email), ==, 255);
  g_assert_true (g_utf8_validate (row->email, -1, NULL));
  g_assert_cmpuint (strlen (row->status), ==, 63);
  g_assert_true (g_utf8_validate (row->status, -1, NULL));
}

/* A service that wants to fill the memory: longest names that are let in, no status twice. */
static void
test_hostile_users_stay_small (void)
{
  const guint n = 5000;
  g_autoptr (VstUserRows) rows = vst_user_rows_new ();
  g_autofree char *email = g_strnfill (16384, 'e');
  gsize before = mallinfo2 ().uordblks;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%0512u", i);
      g_autofree char *status = g_strdup_printf ("%0512u", i);

      memmove (status, name + 500, 12); /* in the part that is kept */
      add (rows, name, status, email);
    }

  if (before == 0)
    g_test_skip ("This allocator gives no figures");
  g_assert_cmpuint ((mallinfo2 ().uordblks - before) / n, <=, 1024);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow/user-rows/copies", test_copies);
  g_test_add_func ("/flow/user-rows/nothing-said", test_nothing_said);
  g_test_add_func ("/flow/user-rows/find-and-remove", test_find_and_remove);
  g_test_add_func ("/flow/user-rows/names-stay-in-their-place", test_names_stay_in_their_place);
  g_test_add_func ("/flow/user-rows/long-texts-are-cut-at-a-character",
                   test_long_texts_are_cut_at_a_character);
  g_test_add_func ("/flow/user-rows/hostile-users-stay-small", test_hostile_users_stay_small);

  return g_test_run ();
}
