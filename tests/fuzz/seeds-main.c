/*
 * usage: fuzz-NAME FOLDER
 *
 * Gives each file of a folder to a fuzz target once, without a fuzzer: one test point each.
 */

#include <glib.h>

#include "fuzz-target.h"

typedef struct
{
  char *contents;
  gsize size;
} Seed;

static void
seed_free (gpointer data)
{
  Seed *seed = data;

  g_free (seed->contents);
  g_free (seed);
}

/* The bytes in memory of just their size, so that a step beyond them is noticed. */
static void
test_seed (gconstpointer data)
{
  const Seed *seed = data;
  g_autofree uint8_t *bytes = g_memdup2 (seed->contents, seed->size);

  g_assert_cmpint (LLVMFuzzerTestOneInput (bytes, seed->size), ==, 0);
}

static void
add_seed (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *test = g_strconcat ("/fuzz/", name, NULL);
  g_autoptr (GError) error = NULL;
  Seed *seed = g_new0 (Seed, 1);

  g_file_get_contents (path, &seed->contents, &seed->size, &error);
  g_assert_no_error (error);
  g_test_add_data_func_full (test, seed, test_seed, seed_free);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    add_seed (argv[1], name);
  return g_test_run ();
}
