#include "crypto/vst-srp-claim.h"

static void
test_parse (void)
{
  static const char *const refused[] = { "",
                                         "Mon Jan 5 03:04:09 UTC",
                                         "Mon Jan 05 03:04:09 UTC 2026",
                                         "Mon Jan  5 03:04:09 UTC 2026",
                                         "Tue Jan 5 03:04:09 UTC 2026",
                                         "mon Jan 5 03:04:09 UTC 2026",
                                         "Mon Jan 5 3:04:09 UTC 2026",
                                         "Mon Jan 5 03:04:09 GMT 2026",
                                         "Mon Jan 5 03:04:09 UTC 2026 ",
                                         "Mon Jan 5 03:04:09 UTC 02026",
                                         "Mon Jan 5 24:04:09 UTC 2026",
                                         "Mon Jan 5 03:60:09 UTC 2026",
                                         "Mon Jan 5 03:04:60 UTC 2026",
                                         "Mon Jan 5 03:04:-9 UTC 2026",
                                         "Mon Feb 30 03:04:09 UTC 2026",
                                         "Mon Jan 0 03:04:09 UTC 2026",
                                         "Mon Foo 5 03:04:09 UTC 2026",
                                         "Mon Jan 5 03:04:09 UTC 99999",
                                         "1767582249",
                                         NULL };
  g_autofree char *blanks = g_strnfill (1024 * 1024, ' ');
  gint64 time = 7;

  for (gsize i = 0; refused[i] != NULL; i++)
    g_assert_false (vst_srp_claim_parse_time (refused[i], &time));
  g_assert_false (vst_srp_claim_parse_time (blanks, &time));
  g_assert_cmpint (time, ==, 7);

  g_assert_true (vst_srp_claim_parse_time ("Mon Jan 5 03:04:09 UTC 2026", &time));
  g_assert_cmpint (time, ==, 1767582249);
}

static void
test_round_trip (void)
{
  gint64 time = -1;

  for (gint64 expected = 0; expected < 4000000000; expected += 86399 * 17)
    {
      g_autofree char *text = vst_srp_claim_format_time (expected);

      g_assert_true (vst_srp_claim_parse_time (text, &time));
      g_assert_cmpint (time, ==, expected);
    }
}

/* Only the bytes in a row are signed: moving a border between two parts changes nothing. */
static void
test_sign (void)
{
  g_autoptr (VstSecret) key = vst_secret_new ("0123456789abcdef", 16);
  g_autoptr (VstSecret) other = vst_secret_new ("0123456789abcdeg", 16);
  g_autoptr (GBytes) block = g_bytes_new_static ("b\0c", 3);
  g_autoptr (GBytes) shorter = g_bytes_new_static ("b", 1);
  g_autofree char *claim = vst_srp_claim_sign (key, "realm", "user", block, "time");
  g_autofree char *moved = vst_srp_claim_sign (key, "realmu", "ser", block, "time");
  g_autofree char *by_other = vst_srp_claim_sign (other, "realm", "user", block, "time");
  g_autofree char *cut = vst_srp_claim_sign (key, "realm", "user", shorter, "time");

  g_assert_cmpstr (claim, ==, moved);
  g_assert_cmpstr (claim, !=, by_other);
  g_assert_cmpstr (claim, !=, cut);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crypto/srp-claim/parse", test_parse);
  g_test_add_func ("/crypto/srp-claim/round-trip", test_round_trip);
  g_test_add_func ("/crypto/srp-claim/sign", test_sign);

  return g_test_run ();
}
