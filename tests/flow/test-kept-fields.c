#include "flow/vst-kept-fields.h"

#include <string.h>

static void
test_round_trip (void)
{
  static const char *const fields[] = { "ann", "", "a:b,c\n1:x,", "pässwörd 🦊", NULL };
  g_autoptr (VstSecret) packed = vst_kept_fields_pack (fields);
  g_autoptr (GPtrArray) unpacked = vst_kept_fields_unpack (packed, 4);

  g_assert_nonnull (unpacked);
  g_assert_cmpuint (unpacked->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (vst_kept_fields_get_text (unpacked, i), ==, fields[i]);
}

static void
test_form (void)
{
  static const char *const fields[] = { "ann", "", NULL };
  g_autoptr (VstSecret) packed = vst_kept_fields_pack (fields);

  g_assert_cmpstr (vst_secret_get_text (packed), ==, "3:ann,0:,");
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  const char *const fields[] = { text, NULL };
  g_autoptr (VstSecret) packed = vst_kept_fields_pack (fields);
  g_autoptr (GPtrArray) unpacked = vst_kept_fields_unpack (packed, 1);

  g_assert_nonnull (unpacked);
  g_assert_cmpstr (vst_kept_fields_get_text (unpacked, 0), ==, text);
}

typedef struct
{
  const char *name, *data;
  gsize size;
  guint n;
} Case;

#define BYTES(text) text, sizeof (text) - 1

/* Whatever somebody may have put into the keyring. */
static const Case cases[] = {
  { "empty", BYTES (""), 1 },
  { "no-length", BYTES (":a,"), 1 },
  { "no-colon", BYTES ("1a,"), 1 },
  { "digits-only", BYTES ("1"), 1 },
  { "no-comma", BYTES ("1:a"), 1 },
  { "cut", BYTES ("5:ab,"), 1 },
  { "wrong-comma", BYTES ("1:ab,"), 1 },
  { "negative", BYTES ("-1:a,"), 1 },
  { "huge", BYTES ("18446744073709551615:a,"), 1 },
  { "too-long", BYTES ("9999999:a,"), 1 },
  { "too-few", BYTES ("1:a,"), 2 },
  { "too-many", BYTES ("1:a,1:b,"), 1 },
  { "rest", BYTES ("1:a,x"), 1 },
  { "not-utf8", BYTES ("1:\xff,"), 1 },
  { "zero-byte", BYTES ("1:\0,"), 1 },
  { "text", BYTES ("password"), 1 },
};

static void
test_hostile (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstSecret) packed = vst_secret_new (c->data, c->size);

  g_assert_null (vst_kept_fields_unpack (packed, c->n));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow/kept-fields/round-trip", test_round_trip);
  g_test_add_func ("/flow/kept-fields/form", test_form);
  g_test_add_func ("/flow/kept-fields/long", test_long);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/kept-fields/hostile/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_hostile);
    }

  return g_test_run ();
}
