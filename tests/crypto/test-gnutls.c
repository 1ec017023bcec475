#include <gnutls/gnutls.h>

#include "crypto/vst-jws.h"
#include "crypto/vst-random.h"

/*
 * What GnuTLS does to itself in its destructor, while a thread is still making a
 * key: the key is made all the same, and the program ends as it was going to.
 */
static void
test_exit_beside_a_key (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (VstJwsKey) key = NULL;
      guint8 before[16];

      vst_random_bytes (before, sizeof before);
      gnutls_global_deinit ();
      key = vst_jws_key_generate (2048);
      g_assert_nonnull (key);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* The same, where the key is the first thing that is asked of GnuTLS. */
static void
test_exit_beside_the_first_key (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (VstJwsKey) first = vst_jws_key_generate (2048);
      g_autoptr (VstJwsKey) second = NULL;

      g_assert_nonnull (first);
      gnutls_global_deinit ();
      second = vst_jws_key_generate (2048);
      g_assert_nonnull (second);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crypto/gnutls/exit-beside-a-key", test_exit_beside_a_key);
  g_test_add_func ("/crypto/gnutls/exit-beside-the-first-key", test_exit_beside_the_first_key);

  return g_test_run ();
}
