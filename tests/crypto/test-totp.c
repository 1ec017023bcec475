#include <string.h>

#include "crypto/vst-base32.h"
#include "crypto/vst-totp.h"
#include "test-vectors.h"

static const guint8 rfc_key[] = "12345678901234567890";
#define RFC_KEY_SIZE 20

static void
assert_code (const guint8 *key, gsize key_size, guint64 step, const char *expected)
{
  g_autofree char *code = vst_totp_get_code (key, key_size, step, (guint) strlen (expected));

  g_assert_cmpstr (code, ==, expected);
}

static void
test_rfc6238 (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  gint64 time = json_object_get_int_member (vector, "unix_time");
  const char *counter = json_object_get_string_member (vector, "counter_hex");

  g_assert_cmpuint (vst_totp_get_step (time), ==, g_ascii_strtoull (counter, NULL, 16));
  assert_code (rfc_key, RFC_KEY_SIZE, vst_totp_get_step (time),
               json_object_get_string_member (vector, "totp"));
}

static void
test_rfc4226 (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;

  assert_code (rfc_key, RFC_KEY_SIZE, (guint64) json_object_get_int_member (vector, "counter"),
               json_object_get_string_member (vector, "hotp"));
}

/* Tables "cognito_6_digits" and "leading_zeros". */
static void
test_code (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  gint64 time = json_object_get_int_member (vector, "unix_time");
  const char *code = json_object_get_string_member (vector, "code");
  g_autoptr (VstSecret) key =
      vst_base32_decode (json_object_get_string_member (vector, "secret_base32"));
  guint64 step = 0;

  assert_code (vst_secret_get_data (key), vst_secret_get_size (key), vst_totp_get_step (time),
               code);
  g_assert_true (
      vst_totp_check (vst_secret_get_data (key), vst_secret_get_size (key), time, 0, code, &step));
  g_assert_cmpuint (step, ==, vst_totp_get_step (time));
}

static void
test_window (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  gint64 time = json_object_get_int_member (vector, "server_time");
  gint64 offset = json_object_get_int_member (vector, "step");
  g_autoptr (VstSecret) key =
      vst_base32_decode (json_object_get_string_member (vector, "secret_base32"));
  guint64 step = 0;
  gboolean good = vst_totp_check (vst_secret_get_data (key), vst_secret_get_size (key), time, 1,
                                  json_object_get_string_member (vector, "code"), &step);

  g_assert_true (good == json_object_get_boolean_member (vector, "accepted"));
  g_assert_cmpuint (step, ==, good ? vst_totp_get_step (time) + (guint64) offset : 0);
}

/* The last second of a step and the first of the next one, with either tolerance. */
static void
test_edges (void)
{
  g_autofree char *code = vst_totp_get_code (rfc_key, RFC_KEY_SIZE, 100, 6);

  g_assert_true (vst_totp_check (rfc_key, RFC_KEY_SIZE, 3000, 0, code, NULL));
  g_assert_true (vst_totp_check (rfc_key, RFC_KEY_SIZE, 3029, 0, code, NULL));
  g_assert_false (vst_totp_check (rfc_key, RFC_KEY_SIZE, 2999, 0, code, NULL));
  g_assert_false (vst_totp_check (rfc_key, RFC_KEY_SIZE, 3030, 0, code, NULL));
  g_assert_true (vst_totp_check (rfc_key, RFC_KEY_SIZE, 2970, 1, code, NULL));
  g_assert_true (vst_totp_check (rfc_key, RFC_KEY_SIZE, 3059, 1, code, NULL));
  g_assert_false (vst_totp_check (rfc_key, RFC_KEY_SIZE, 2969, 1, code, NULL));
  g_assert_false (vst_totp_check (rfc_key, RFC_KEY_SIZE, 3060, 1, code, NULL));
}

/* Before step 0 there is nothing to look at. */
static void
test_epoch (void)
{
  guint64 step = 7;

  g_assert_true (vst_totp_check (rfc_key, RFC_KEY_SIZE, 0, 1, "755224", &step));
  g_assert_cmpuint (step, ==, 0);
  g_assert_true (vst_totp_check (rfc_key, RFC_KEY_SIZE, 0, 5, "287082", &step));
  g_assert_cmpuint (step, ==, 1);
  g_assert_false (vst_totp_check (rfc_key, RFC_KEY_SIZE, -1, 1, "755224", &step));
  g_assert_false (vst_totp_check (rfc_key, RFC_KEY_SIZE, G_MININT64, 1, "755224", &step));
  g_assert_false (vst_totp_check (rfc_key, RFC_KEY_SIZE, G_MAXINT64, 1, "000000", &step)
                  && vst_totp_check (rfc_key, RFC_KEY_SIZE, G_MAXINT64, 1, "000001", &step));
}

static void
test_malformed (void)
{
  static const char *const codes[] = { "",        "7",       "75522",   "7552240",
                                       "755224 ", " 755224", "75522\n", "+75522",
                                       "٧٥٥٢٢٤",  "abcdef",  NULL };
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, '7');
  guint64 step = 7;

  for (gsize i = 0; codes[i] != NULL; i++)
    g_assert_false (vst_totp_check (rfc_key, RFC_KEY_SIZE, 0, 1, codes[i], &step));
  g_assert_false (vst_totp_check (rfc_key, RFC_KEY_SIZE, 0, 1, huge, &step));
  g_assert_cmpuint (step, ==, 7); /* left alone */
}

static void
test_digits (void)
{
  assert_code (rfc_key, RFC_KEY_SIZE, 1, "287082");
  assert_code (rfc_key, RFC_KEY_SIZE, 1, "4287082");
  assert_code (rfc_key, RFC_KEY_SIZE, 1, "94287082");
}

int
main (int argc, char *argv[])
{
  g_autoptr (JsonObject) vectors = NULL;

  g_test_init (&argc, &argv, NULL);

  vectors = test_vectors_load ("totp-vectors.json");
  test_vectors_add ("/crypto/totp/rfc6238/",
                    json_object_get_array_member (
                        json_object_get_object_member (vectors, "rfc6238_sha1"), "vectors"),
                    test_rfc6238);
  test_vectors_add (
      "/crypto/totp/rfc4226/",
      json_object_get_array_member (json_object_get_object_member (vectors, "rfc4226"), "vectors"),
      test_rfc4226);
  test_vectors_add ("/crypto/totp/six-digits/",
                    json_object_get_array_member (vectors, "cognito_6_digits"), test_code);
  test_vectors_add ("/crypto/totp/leading-zeros/",
                    json_object_get_array_member (vectors, "leading_zeros"), test_code);
  test_vectors_add (
      "/crypto/totp/window/",
      json_object_get_array_member (json_object_get_object_member (vectors, "window"), "vectors"),
      test_window);
  g_test_add_func ("/crypto/totp/edges", test_edges);
  g_test_add_func ("/crypto/totp/epoch", test_epoch);
  g_test_add_func ("/crypto/totp/malformed", test_malformed);
  g_test_add_func ("/crypto/totp/digits", test_digits);

  return g_test_run ();
}
