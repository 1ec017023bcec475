#include "flow/vst-pairing.h"

#include <string.h>

#define KEY "JBSWY3DPEHPK3PXP"
#define TAIL "&algorithm=SHA1&digits=6&period=30"

typedef struct
{
  const char *name, *issuer, *account, *uri;
} Case;

/* "Key Uri Format", wiki of google-authenticator; percent-encoding by RFC 3986, section 2.3. */
static const Case cases[] = {
  { "plain", "Vestibule", "ada",
    "otpauth://totp/Vestibule:ada?secret=" KEY "&issuer=Vestibule" TAIL },
  { "blank-in-issuer", "My Pool", "ada@example.com",
    "otpauth://totp/My%20Pool:ada%40example.com?secret=" KEY "&issuer=My%20Pool" TAIL },
  { "colon", "a:b", "c:d", "otpauth://totp/a-b:c-d?secret=" KEY "&issuer=a-b" TAIL },
  { "reserved", "&+%#", "?/=&+%#",
    "otpauth://totp/%26%2B%25%23:%3F%2F%3D%26%2B%25%23?secret=" KEY "&issuer=%26%2B%25%23" TAIL },
  { "unreserved", "A-z_0.9~", "a-Z~",
    "otpauth://totp/A-z_0.9~:a-Z~?secret=" KEY "&issuer=A-z_0.9~" TAIL },
  { "emoji", "Pool", "🦊", "otpauth://totp/Pool:%F0%9F%A6%8A?secret=" KEY "&issuer=Pool" TAIL },
  { "right-to-left", "Pool", "שלום",
    "otpauth://totp/Pool:%D7%A9%D7%9C%D7%95%D7%9D?secret=" KEY "&issuer=Pool" TAIL },
  { "quote-and-backslash", "Pool", "\"\\'",
    "otpauth://totp/Pool:%22%5C%27?secret=" KEY "&issuer=Pool" TAIL },
  { "no-issuer", "", "ada", "otpauth://totp/ada?secret=" KEY TAIL },
  { "broken-utf8", "Pool", "a\xff",
    "otpauth://totp/Pool:a%EF%BF%BD?secret=" KEY "&issuer=Pool" TAIL },
};

static void
test_uri (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstSecret) key = vst_secret_new_text (KEY);
  g_autoptr (VstSecret) uri = vst_otpauth_uri (c->issuer, c->account, key);

  g_assert_cmpstr (vst_secret_get_text (uri), ==, c->uri);
}

/* What an app reads off it is what went in. */
static void
test_reads_back (void)
{
  static const char account[] = "ада & 🦊+%#?=/\\שלום";
  g_autoptr (VstSecret) key = vst_secret_new_text (KEY);
  g_autoptr (VstSecret) secret = vst_otpauth_uri ("Pool & Co.", account, key);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri =
      g_uri_parse (vst_secret_get_text (secret), G_URI_FLAGS_ENCODED_QUERY, &error);
  g_autoptr (GHashTable) params = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "otpauth");
  g_assert_cmpstr (g_uri_get_host (uri), ==, "totp");
  g_assert_cmpstr (g_uri_get_path (uri), ==, "/Pool & Co.:ада & 🦊+%#?=/\\שלום");

  params = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (params), ==, 5);
  g_assert_cmpstr (g_hash_table_lookup (params, "secret"), ==, KEY);
  g_assert_cmpstr (g_hash_table_lookup (params, "issuer"), ==, "Pool & Co.");
  g_assert_cmpstr (g_hash_table_lookup (params, "digits"), ==, "6");
}

/* Longer than this it cannot be scanned off a screen. */
static void
test_long_labels (void)
{
  g_autoptr (VstSecret) key = vst_secret_new_text (KEY KEY KEY "JBSW");
  g_autoptr (GString) issuer = g_string_new (NULL);
  g_autoptr (GString) account = g_string_new (NULL);
  g_autoptr (VstSecret) secret = NULL;
  g_autoptr (GUri) uri = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append (issuer, "é");
      g_string_append (account, "🦊");
    }
  secret = vst_otpauth_uri (issuer->str, account->str, key);
  g_assert_cmpuint (vst_secret_get_size (secret), <=, 720);

  uri = g_uri_parse (vst_secret_get_text (secret), G_URI_FLAGS_NONE, NULL);
  g_assert_nonnull (uri); /* cut between characters, or it would not be UTF-8 */
  g_assert_true (g_str_has_suffix (g_uri_get_path (uri), "🦊…"));
  g_assert_nonnull (strstr (g_uri_get_path (uri), "é…:🦊"));
}

static void
test_longest_ascii_name_is_whole (void)
{
  g_autofree char *account = g_strnfill (128, '@');
  g_autofree char *path = g_strconcat ("/Pool:", account, NULL);
  g_autoptr (VstSecret) key = vst_secret_new_text (KEY);
  g_autoptr (VstSecret) secret = vst_otpauth_uri ("Pool", account, key);
  g_autoptr (GUri) uri = g_uri_parse (vst_secret_get_text (secret), G_URI_FLAGS_NONE, NULL);

  g_assert_cmpstr (g_uri_get_path (uri), ==, path);
}

static void
test_key_is_cleaned (void)
{
  g_autoptr (VstSecret) key = vst_secret_new_text ("jbsw y3dp-EHPK=\n====");
  g_autoptr (VstSecret) uri = vst_otpauth_uri ("P", "a", key);

  g_assert_cmpstr (vst_secret_get_text (uri), ==,
                   "otpauth://totp/P:a?secret=JBSWY3DPEHPK&issuer=P" TAIL);
}

typedef struct
{
  const char *name, *key, *grouped;
} GroupCase;

static const GroupCase group_cases[] = {
  { "empty", "", "" },
  { "part-of-a-group", "ABC", "ABC" },
  { "one-group", "ABCD", "ABCD" },
  { "whole-groups", "ABCDEFGH", "ABCD EFGH" },
  { "rest", "ABCDEFGHI", "ABCD EFGH I" },
};

static void
test_grouped (gconstpointer data)
{
  const GroupCase *c = data;
  g_autoptr (VstSecret) key = vst_secret_new_text (c->key);
  g_autoptr (VstSecret) uri = vst_secret_new_text ("otpauth://");
  g_autoptr (VstPairing) pairing = vst_pairing_new (key, uri, 17, TRUE);
  g_autoptr (VstSecret) grouped = vst_pairing_dup_grouped_key (pairing);

  g_assert_cmpstr (vst_secret_get_text (grouped), ==, c->grouped);
  g_assert_cmpuint (vst_secret_get_size (grouped), ==, strlen (c->grouped));
}

static void
test_pairing (void)
{
  g_autoptr (VstSecret) key = vst_secret_new_text (KEY);
  g_autoptr (VstSecret) uri = vst_secret_new_text ("otpauth://");
  g_autoptr (VstPairing) pairing = vst_pairing_new (key, uri, 17, TRUE);

  g_assert_true (vst_pairing_get_key (pairing) == key);
  g_assert_true (vst_pairing_get_uri (pairing) == uri);
  g_assert_cmpint (vst_pairing_get_expires_at (pairing), ==, 17);
  g_assert_true (vst_pairing_get_replaces (pairing));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/otpauth/uri/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_uri);
    }
  g_test_add_func ("/flow/otpauth/reads-back", test_reads_back);
  g_test_add_func ("/flow/otpauth/long-labels", test_long_labels);
  g_test_add_func ("/flow/otpauth/longest-ascii-name", test_longest_ascii_name_is_whole);
  g_test_add_func ("/flow/otpauth/key-is-cleaned", test_key_is_cleaned);

  for (size_t i = 0; i < G_N_ELEMENTS (group_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/pairing/grouped-key/", group_cases[i].name, NULL);

      g_test_add_data_func (path, &group_cases[i], test_grouped);
    }
  g_test_add_func ("/flow/pairing/values", test_pairing);

  return g_test_run ();
}
