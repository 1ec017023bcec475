#include <string.h>

#include "crypto/vst-base32.h"
#include "crypto/vst-random.h"
#include "test-vectors.h"

typedef struct
{
  const char *name, *plain, *encoded;
} Case;

/* RFC 4648, section 10, without the padding. */
static const Case cases[] = {
  { "empty", "", "" },
  { "one", "f", "MY" },
  { "two", "fo", "MZXQ" },
  { "three", "foo", "MZXW6" },
  { "four", "foob", "MZXW6YQ" },
  { "whole-group", "fooba", "MZXW6YTB" },
  { "one-more", "foobar", "MZXW6YTBOI" },
};

static void
test_encode (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *encoded = vst_base32_encode ((const guint8 *) c->plain, strlen (c->plain));

  g_assert_cmpstr (encoded, ==, c->encoded);
}

/* "ok" is true, false, or "lenient": taken, as by the authenticator apps. */
static void
test_decode (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  JsonNode *ok = json_object_get_member (vector, "ok");
  gboolean taken = json_node_get_value_type (ok) == G_TYPE_STRING || json_node_get_boolean (ok);
  g_autoptr (VstSecret) bytes = vst_base32_decode (json_object_get_string_member (vector, "input"));
  g_autoptr (GBytes) expected = NULL;

  if (!taken)
    {
      g_assert_null (bytes);
      return;
    }
  g_assert_nonnull (bytes);
  expected = test_vectors_unhex (json_object_get_string_member (vector, "hex"));
  g_assert_cmpmem (vst_secret_get_data (bytes), vst_secret_get_size (bytes),
                   g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

static void
test_round_trip (void)
{
  for (gsize size = 0; size <= 70; size++)
    {
      g_autoptr (VstSecret) bytes = vst_random_secret (size);
      g_autofree char *text = vst_base32_encode (vst_secret_get_data (bytes), size);
      g_autofree char *lower = g_ascii_strdown (text, -1);
      g_autoptr (VstSecret) again = vst_base32_decode (text);
      g_autoptr (VstSecret) again_lower = vst_base32_decode (lower);

      g_assert_true (vst_secret_equal (bytes, again));
      g_assert_true (vst_secret_equal (bytes, again_lower));
    }
}

/* Every byte that is neither a symbol, a blank, a dash nor padding makes it no base32. */
static void
test_foreign_bytes (void)
{
  for (int byte = 1; byte < 256; byte++)
    {
      char text[] = "MZXW?6YTB";
      g_autoptr (VstSecret) decoded = NULL;
      gboolean symbol = g_ascii_isalpha (byte) || (byte >= '2' && byte <= '7');
      gboolean skipped = g_ascii_isspace (byte) || byte == '-';

      text[4] = (char) byte;
      decoded = vst_base32_decode (text);
      if (skipped)
        g_assert_nonnull (decoded);
      else /* one symbol more is one too many here */
        g_assert_null (decoded);

      text[8] = '\0';
      g_clear_pointer (&decoded, vst_secret_unref);
      decoded = vst_base32_decode (text);
      g_assert_true ((decoded != NULL) == (symbol || skipped));
    }
}

static void
test_padding (void)
{
  static const char *const refused[] = { "=",        "==",        "========",  "MY=",
                                         "MY=====",  "MY=======", "MZXW6YTB=", "MZXW6YTB========",
                                         "=MY=====", NULL };

  for (gsize i = 0; refused[i] != NULL; i++)
    {
      g_autoptr (VstSecret) decoded = vst_base32_decode (refused[i]);

      if (decoded != NULL)
        g_error ("\"%s\" was taken", refused[i]);
    }
}

static void
test_huge (void)
{
  const gsize size = 10 * 1024 * 1024;
  g_autofree char *symbols = g_strnfill (size, 'A');
  g_autofree char *blanks = g_strnfill (size, ' ');
  g_autofree char *padding = g_strnfill (size, '=');
  g_autoptr (VstSecret) from_symbols = vst_base32_decode (symbols);
  g_autoptr (VstSecret) from_blanks = vst_base32_decode (blanks);
  g_autoptr (VstSecret) from_padding = vst_base32_decode (padding);

  g_assert_cmpuint (vst_secret_get_size (from_symbols), ==, size / 8 * 5);
  g_assert_cmpuint (vst_secret_get_size (from_blanks), ==, 0);
  g_assert_null (from_padding);
}

int
main (int argc, char *argv[])
{
  g_autoptr (JsonObject) vectors = NULL;

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/crypto/base32/encode/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_encode);
    }
  vectors = test_vectors_load ("totp-vectors.json");
  test_vectors_add ("/crypto/base32/decode/", json_object_get_array_member (vectors, "base32"),
                    test_decode);
  g_test_add_func ("/crypto/base32/round-trip", test_round_trip);
  g_test_add_func ("/crypto/base32/foreign-bytes", test_foreign_bytes);
  g_test_add_func ("/crypto/base32/padding", test_padding);
  g_test_add_func ("/crypto/base32/huge", test_huge);

  return g_test_run ();
}
