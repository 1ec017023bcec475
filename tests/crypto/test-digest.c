#include "crypto/vst-digest.h"
#include "crypto/vst-secret.h"
#include "test-memory.h"

typedef struct
{
  const char *name, *text, *hex;
} HashCase;

/* FIPS 180-2, appendix B; the empty text from the same tables. */
static const HashCase hash_cases[] = {
  { "empty", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { "abc", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
  { "two-blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
};

typedef struct
{
  const char *name;
  guint8 key_byte; /* repeated; 0: @key_text instead */
  gsize key_size;
  const char *key_text;
  guint8 data_byte;
  gsize data_size;
  const char *data_text;
  const char *hex;
} MacCase;

/* RFC 4231, section 4: cases 1, 2, 3, 6 and 7. */
static const MacCase mac_cases[] = {
  { "case-1", 0x0b, 20, NULL, 0, 0, "Hi There",
    "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
  { "case-2", 0, 4, "Jefe", 0, 0, "what do ya want for nothing?",
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
  { "case-3", 0xaa, 20, NULL, 0xdd, 50, NULL,
    "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe" },
  { "case-6", 0xaa, 131, NULL, 0, 0, "Test Using Larger Than Block-Size Key - Hash Key First",
    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
  { "case-7", 0xaa, 131, NULL, 0, 0,
    "This is a test using a larger than block-size key and a larger than block-size data. "
    "The key needs to be hashed before being used by the HMAC algorithm.",
    "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2" },
};

static void
test_sha256 (gconstpointer data)
{
  const HashCase *c = data;
  g_autofree char *hex = vst_sha256_hex (c->text, strlen (c->text));

  g_assert_cmpstr (hex, ==, c->hex);
}

static void
test_hmac (gconstpointer data)
{
  const MacCase *c = data;
  guint8 key[131];
  guint8 repeated[50];
  guint8 mac[VST_SHA256_SIZE];
  g_autofree char *hex = NULL;

  memset (key, c->key_byte, sizeof key);
  if (c->key_text != NULL)
    memcpy (key, c->key_text, c->key_size);
  memset (repeated, c->data_byte, sizeof repeated);

  if (c->data_text != NULL)
    vst_hmac_sha256 (key, c->key_size, c->data_text, strlen (c->data_text), mac);
  else
    vst_hmac_sha256 (key, c->key_size, repeated, c->data_size, mac);
  hex = vst_hex_encode (mac, sizeof mac);
  g_assert_cmpstr (hex, ==, c->hex);
}

/* HMAC with nothing: python3 -c 'import hmac; print(hmac.new(b"", b"", "sha256").hexdigest())' */
static void
test_hmac_empty (void)
{
  guint8 mac[VST_SHA256_SIZE];
  g_autofree char *hex = NULL;

  vst_hmac_sha256 (NULL, 0, NULL, 0, mac);
  hex = vst_hex_encode (mac, sizeof mac);
  g_assert_cmpstr (hex, ==, "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

static void
test_hex (void)
{
  static const guint8 bytes[] = { 0x00, 0x0f, 0xf0, 0xff, 0x5a };
  g_autofree char *hex = vst_hex_encode (bytes, sizeof bytes);
  g_autofree char *nothing = vst_hex_encode (NULL, 0);

  g_assert_cmpstr (hex, ==, "000ff0ff5a");
  g_assert_cmpstr (nothing, ==, "");
}

static VstSecret *
new_pattern (void)
{
  char *text = g_malloc0 (TEST_MEMORY_SIZE + 1);

  test_memory_fill (text);

  return vst_secret_take_text (text);
}

/* After a MAC its key is in the caller's secret only: neither plain nor padded elsewhere. */
static void
test_hmac_leaves_no_key (void)
{
  g_autoptr (VstSecret) key = new_pattern ();
  guint8 mac[VST_SHA256_SIZE];

  vst_hmac_sha256 (vst_secret_get_data (key), vst_secret_get_size (key), "text", 4, mac);

  g_assert_cmpuint (test_memory_count (0, 0), ==, 1);
  g_assert_cmpuint (test_memory_count (0x36, 0), ==, 0);
  g_assert_cmpuint (test_memory_count (0x5c, 0), ==, 0);
  g_assert_cmpuint (test_memory_count (0, 3), ==, 0);
  g_assert_cmpuint (test_memory_count (0x36, 3), ==, 0);
  g_assert_cmpuint (test_memory_count (0x5c, 3), ==, 0);
}

static void
test_sha256_leaves_no_text (void)
{
  g_autoptr (VstSecret) text = new_pattern ();
  guint8 digest[VST_SHA256_SIZE];

  vst_sha256 (vst_secret_get_data (text), vst_secret_get_size (text), digest);

  g_assert_cmpuint (test_memory_count (0, 0), ==, 1);
  g_assert_cmpuint (test_memory_count (0, 3), ==, 0);
}

int
main (int argc, char *argv[])
{
  guint8 mac[VST_SHA256_SIZE];

  g_test_init (&argc, &argv, NULL);
  test_memory_prepare ();
  vst_hmac_sha256 ("", 0, "", 0, mac); /* binds all that they call */
  vst_sha256 ("", 0, mac);

  for (gsize i = 0; i < G_N_ELEMENTS (hash_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/crypto/digest/sha256/", hash_cases[i].name, NULL);

      g_test_add_data_func (path, &hash_cases[i], test_sha256);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (mac_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/crypto/digest/hmac/", mac_cases[i].name, NULL);

      g_test_add_data_func (path, &mac_cases[i], test_hmac);
    }
  g_test_add_func ("/crypto/digest/hmac/empty", test_hmac_empty);
  g_test_add_func ("/crypto/digest/hex", test_hex);
  g_test_add_func ("/crypto/digest/hmac-leaves-no-key", test_hmac_leaves_no_key);
  g_test_add_func ("/crypto/digest/sha256-leaves-no-text", test_sha256_leaves_no_text);

  return g_test_run ();
}
