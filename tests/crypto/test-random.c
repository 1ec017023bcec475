#include <string.h>

#include "crypto/vst-random.h"

static void
test_bytes (void)
{
  guint8 a[64] = { 0 };
  guint8 b[64] = { 0 };
  static const guint8 zeros[32];

  vst_random_bytes (a, 32);
  vst_random_bytes (b, 32);
  g_assert_cmpint (memcmp (a, b, 32), !=, 0);
  g_assert_cmpint (memcmp (a, zeros, 32), !=, 0);
  g_assert_cmpmem (a + 32, 32, zeros, 32); /* not one byte more than asked for */
  vst_random_bytes (NULL, 0);
}

static void
test_secret (void)
{
  g_autoptr (VstSecret) a = vst_random_secret (40);
  g_autoptr (VstSecret) b = vst_random_secret (40);
  g_autoptr (VstSecret) none = vst_random_secret (0);

  g_assert_cmpuint (vst_secret_get_size (a), ==, 40);
  g_assert_false (vst_secret_equal (a, b));
  g_assert_cmpuint (vst_secret_get_size (none), ==, 0);
}

/* Each of seven values comes up, none above, and none far too often. */
static void
test_below (void)
{
  guint counts[7] = { 0 };

  for (guint i = 0; i < 7000; i++)
    {
      guint32 value = vst_random_below (7);

      g_assert_cmpuint (value, <, 7);
      counts[value]++;
    }
  /* Ten standard deviations of about 29. */
  for (guint i = 0; i < 7; i++)
    {
      g_assert_cmpuint (counts[i], >, 700);
      g_assert_cmpuint (counts[i], <, 1300);
    }
}

static void
test_below_edges (void)
{
  for (guint i = 0; i < 100; i++)
    {
      g_assert_cmpuint (vst_random_below (1), ==, 0);
      g_assert_cmpuint (vst_random_below (2), <, 2);
      g_assert_cmpuint (vst_random_below (0x80000001u), <, 0x80000001u);
      g_assert_cmpuint (vst_random_below (G_MAXUINT32), <, G_MAXUINT32);
    }
}

static void
test_uuid (void)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *uuid = vst_random_uuid ();

      g_assert_true (g_uuid_string_is_valid (uuid));
      g_assert_cmpint (uuid[14], ==, '4');
      g_assert_nonnull (strchr ("89ab", uuid[19]));
      g_assert_cmpstr (uuid, !=, last);
      g_free (last);
      last = g_steal_pointer (&uuid);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crypto/random/bytes", test_bytes);
  g_test_add_func ("/crypto/random/secret", test_secret);
  g_test_add_func ("/crypto/random/below", test_below);
  g_test_add_func ("/crypto/random/below-edges", test_below_edges);
  g_test_add_func ("/crypto/random/uuid", test_uuid);

  return g_test_run ();
}
