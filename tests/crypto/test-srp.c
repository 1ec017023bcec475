#include <string.h>

#include "crypto/vst-random.h"
#include "crypto/vst-srp-claim.h"
#include "crypto/vst-srp.h"
#include "test-memory.h"
#include "test-vectors.h"

static const char *prime;

/* What a vector of either table is about, for the functions under test. */
typedef struct
{
  VstSrpIdentity identity;
  VstSecret *password;
  VstSecret *a;
  VstSecret *b;
} Parties;

static VstSecret *
read_secret (JsonObject *vector, const char *member)
{
  g_autoptr (GBytes) bytes = test_vectors_unhex (json_object_get_string_member (vector, member));

  return vst_secret_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static Parties
parties_of (JsonObject *vector)
{
  gboolean device = json_object_has_member (vector, "device_key");
  Parties p = { 0 };

  p.password = vst_secret_new_text (json_object_get_string_member (vector, "password"));
  p.a = read_secret (vector, "a");
  p.b = read_secret (vector, "b");
  p.identity.realm =
      json_object_get_string_member (vector, device ? "device_group_key" : "pool_name");
  p.identity.user =
      json_object_get_string_member (vector, device ? "device_key" : "user_id_for_srp");
  p.identity.password = p.password;
  p.identity.salt = json_object_get_string_member (vector, "salt");

  return p;
}

static void
parties_clear (Parties *p)
{
  vst_secret_unref (p->password);
  vst_secret_unref (p->a);
  vst_secret_unref (p->b);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parties, parties_clear)

static void
assert_hex (const VstSecret *secret, JsonObject *vector, const char *member)
{
  g_autoptr (VstSecret) expected = read_secret (vector, member);

  g_assert_nonnull (secret);
  g_assert_cmpmem (vst_secret_get_data (secret), vst_secret_get_size (secret),
                   vst_secret_get_data (expected), vst_secret_get_size (expected));
}

/* The verifier as ConfirmDevice sends it, and its salt. */
static void
check_confirm_device (const Parties *p, const VstSecret *verifier, JsonObject *expected)
{
  g_autoptr (VstSecret) salt = vst_srp_number_to_bytes (p->identity.salt);
  g_autofree char *verifier_text =
      g_base64_encode (vst_secret_get_data (verifier), vst_secret_get_size (verifier));
  g_autofree char *salt_text =
      g_base64_encode (vst_secret_get_data (salt), vst_secret_get_size (salt));
  g_autofree char *salt_again =
      vst_srp_number_to_hex (vst_secret_get_data (salt), vst_secret_get_size (salt));

  g_assert_cmpstr (verifier_text, ==, json_object_get_string_member (expected, "PasswordVerifier"));
  g_assert_cmpstr (salt_text, ==, json_object_get_string_member (expected, "Salt"));
  g_assert_cmpstr (salt_again, ==, p->identity.salt);
}

static void
check_claim (const Parties *p, const VstSecret *key, JsonObject *vector)
{
  gsize size;
  guchar *block = g_base64_decode (json_object_get_string_member (vector, "secret_block"), &size);
  g_autoptr (GBytes) secret_block = g_bytes_new_take (block, size);
  g_autofree char *timestamp =
      vst_srp_claim_format_time (json_object_get_int_member (vector, "unix_time"));
  g_autofree char *claim =
      vst_srp_claim_sign (key, p->identity.realm, p->identity.user, secret_block, timestamp);

  g_assert_cmpstr (timestamp, ==, json_object_get_string_member (vector, "timestamp"));
  g_assert_cmpstr (claim, ==, json_object_get_string_member (vector, "password_claim_signature"));
}

static void
test_vector (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  g_auto (Parties) p = parties_of (vector);
  const char *a_expected = json_object_get_string_member (vector, "A");
  const char *b_expected = json_object_get_string_member (vector, "B");
  g_autoptr (VstSecret) verifier = vst_srp_get_verifier (&p.identity);
  g_autofree char *v_hex =
      vst_srp_number_to_hex (vst_secret_get_data (verifier), vst_secret_get_size (verifier));
  g_autofree char *a_public = vst_srp_client_get_public (p.a);
  g_autofree char *b_public = vst_srp_server_get_public (verifier, p.b);
  g_autoptr (VstSecret) client_key = vst_srp_client_get_key (&p.identity, p.a, a_public, b_public);
  g_autoptr (VstSecret) server_key = vst_srp_server_get_key (verifier, p.b, a_public, b_public);

  g_assert_cmpstr (v_hex, ==, json_object_get_string_member (vector, "v"));
  g_assert_cmpstr (a_public, ==, a_expected);
  g_assert_cmpstr (b_public, ==, b_expected);
  assert_hex (client_key, vector, "hkdf_key");
  assert_hex (server_key, vector, "hkdf_key");
  check_claim (&p, client_key, vector);
  if (json_object_has_member (vector, "confirm_device"))
    check_confirm_device (&p, verifier, json_object_get_object_member (vector, "confirm_device"));
}

static const char sample_salt[] = "fb819b38e0359e6534eaae5076a82518";

/* Random exponents: both sides agree if and only if the password is right. */
static void
test_agreement (void)
{
  g_autoptr (VstSecret) right = vst_secret_new_text ("Correct-Horse9");
  g_autoptr (VstSecret) wrong = vst_secret_new_text ("Correct-Horse8");
  VstSrpIdentity identity = { "EXAMPLE12", "alice", right, sample_salt };
  VstSrpIdentity guess = { "EXAMPLE12", "alice", wrong, sample_salt };
  g_autoptr (VstSecret) a = vst_random_secret (VST_SRP_CLIENT_EXPONENT_SIZE);
  g_autoptr (VstSecret) b = vst_random_secret (VST_SRP_SERVER_EXPONENT_SIZE);
  g_autoptr (VstSecret) verifier = vst_srp_get_verifier (&identity);
  g_autofree char *a_public = vst_srp_client_get_public (a);
  g_autofree char *b_public = vst_srp_server_get_public (verifier, b);
  g_autoptr (VstSecret) server = vst_srp_server_get_key (verifier, b, a_public, b_public);
  g_autoptr (VstSecret) client = vst_srp_client_get_key (&identity, a, a_public, b_public);
  g_autoptr (VstSecret) intruder = vst_srp_client_get_key (&guess, a, a_public, b_public);

  g_assert_cmpuint (vst_secret_get_size (server), ==, VST_SRP_KEY_SIZE);
  g_assert_true (vst_secret_equal (client, server));
  g_assert_false (vst_secret_equal (intruder, server));
}

/* RFC 5054, sections 2.5.3 and 2.5.4; and whatever is no number. */
static void
test_refused_publics (void)
{
  g_autofree char *long_zeros = g_strnfill (2000, '0');
  g_autofree char *long_number = g_strnfill (769, '1');
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'f');
  g_autofree char *prime_with_zeros = g_strconcat ("000", prime, NULL);
  const char *const refused[] = {
    "",   "0",  "00",  long_zeros, prime, prime_with_zeros, long_number, huge, "-1", "+1", "0x1",
    " 1", "1 ", "1\n", "g",        "1g",  "\303\251",       "12 34"
  };
  g_autoptr (VstSecret) password = vst_secret_new_text ("Correct-Horse9");
  VstSrpIdentity identity = { "EXAMPLE12", "alice", password, sample_salt };
  g_autoptr (VstSecret) exponent = vst_random_secret (32);
  g_autoptr (VstSecret) verifier = vst_srp_get_verifier (&identity);
  g_autofree char *own = vst_srp_client_get_public (exponent);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (vst_srp_client_get_key (&identity, exponent, own, refused[i]));
      g_assert_null (vst_srp_server_get_key (verifier, exponent, refused[i], own));
    }
}

static void
test_refused_salts (void)
{
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'f');
  const char *const refused[] = { "", "-1", "xyz", " ", "1 ", huge };
  g_autoptr (VstSecret) password = vst_secret_new_text ("Correct-Horse9");
  g_autoptr (VstSecret) exponent = vst_random_secret (32);
  g_autofree char *own = vst_srp_client_get_public (exponent);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      VstSrpIdentity identity = { "EXAMPLE12", "alice", password, refused[i] };

      g_assert_null (vst_srp_get_verifier (&identity));
      g_assert_null (vst_srp_client_get_key (&identity, exponent, own, own));
      g_assert_null (vst_srp_number_to_bytes (refused[i]));
    }
}

static void
test_refused_verifiers (void)
{
  g_autoptr (GBytes) n = test_vectors_unhex (prime);
  g_autofree guint8 *filler = g_malloc0 (10 * 1024 * 1024);
  g_autoptr (VstSecret) b = vst_random_secret (32);
  g_autofree char *other = vst_srp_client_get_public (b);
  VstSecret *refused[4];

  memset (filler + 100, 0xff, 500);
  refused[0] = vst_secret_new (NULL, 0);
  refused[1] = vst_secret_new (filler, 100);
  refused[2] = vst_secret_new (g_bytes_get_data (n, NULL), g_bytes_get_size (n));
  refused[3] = vst_secret_new (filler, 10 * 1024 * 1024);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_null (vst_srp_server_get_public (refused[i], b));
      g_assert_null (vst_srp_server_get_key (refused[i], b, other, other));
      vst_secret_unref (refused[i]);
    }
}

/* Zeros in front of what comes over the wire change nothing: a number is a number. */
static void
test_leading_zeros (void)
{
  g_autoptr (VstSecret) password = vst_secret_new_text ("Correct-Horse9");
  VstSrpIdentity plain = { "EXAMPLE12", "alice", password, "fb819b38" };
  VstSrpIdentity padded = { "EXAMPLE12", "alice", password, "0000FB819b38" };
  g_autoptr (VstSecret) exponent = vst_random_secret (32);
  g_autofree char *number = vst_srp_client_get_public (exponent);
  g_autofree char *number_padded = g_strconcat ("00000", number, NULL);
  g_autoptr (VstSecret) one = vst_srp_client_get_key (&plain, exponent, number, number);
  g_autoptr (VstSecret) other = vst_srp_client_get_key (&padded, exponent, number, number_padded);

  g_assert_true (vst_secret_equal (one, other));
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *hex, *bytes, *again;
  } cases[] = {
    { "0", "00", "0" },       { "000", "00", "0" },         { "1", "01", "1" },
    { "7f", "7f", "7f" },     { "80", "0080", "80" },       { "0FF", "00ff", "ff" },
    { "100", "0100", "100" }, { "8000", "008000", "8000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VstSecret) bytes = vst_srp_number_to_bytes (cases[i].hex);
      g_autoptr (GBytes) expected = test_vectors_unhex (cases[i].bytes);
      g_autofree char *again =
          vst_srp_number_to_hex (vst_secret_get_data (bytes), vst_secret_get_size (bytes));

      g_assert_cmpmem (vst_secret_get_data (bytes), vst_secret_get_size (bytes),
                       g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
      g_assert_cmpstr (again, ==, cases[i].again);
    }
}

static VstSecret *
new_pattern (void)
{
  char *text = g_malloc0 (TEST_MEMORY_SIZE + 1);

  test_memory_fill (text);

  return vst_secret_take_text (text);
}

/* All of both sides, with the pattern as the password and as both exponents. */
static void
run_all (const VstSecret *pattern)
{
  /* So long that the password lies behind what free() writes over. */
  const char *realm = "a-realm-of-many-letters-that-stands-before-the-password";
  VstSrpIdentity identity = { realm, "alice", pattern, sample_salt };
  g_autoptr (VstSecret) verifier = vst_srp_get_verifier (&identity);
  g_autofree char *a_public = vst_srp_client_get_public (pattern);
  g_autofree char *b_public = vst_srp_server_get_public (verifier, pattern);
  g_autoptr (VstSecret) client = vst_srp_client_get_key (&identity, pattern, a_public, b_public);
  g_autoptr (VstSecret) server = vst_srp_server_get_key (verifier, pattern, a_public, b_public);

  g_assert_true (vst_secret_equal (client, server));
}

static void
test_leaves_no_secret (void)
{
  g_autoptr (VstSecret) pattern = NULL;
  g_autoptr (VstSecret) warm_up = vst_secret_new_text ("binds all that it calls");

  run_all (warm_up);
  pattern = new_pattern ();
  run_all (pattern);

  g_assert_cmpuint (test_memory_count (0, 0), ==, 1);
  g_assert_cmpuint (test_memory_count (0, 31), ==, 0);
  g_assert_cmpuint (test_memory_count (0, 3), ==, 0);
}

/*
 * How often 32 bytes out of the number @hex are there: as they are written, or as a number
 * lies in memory. Without memory of its own, which would cover what had been left there.
 */
static guint
count_number (const char *hex, gboolean reversed)
{
  const char *p = hex + strlen (hex) % 2 + 40;
  guint8 masked[32];

  for (gsize i = 0; i < sizeof masked; i++, p += 2)
    masked[reversed ? sizeof masked - 1 - i : i] =
        (guint8) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]))
        ^ TEST_MEMORY_MASK;

  return test_memory_search (masked, sizeof masked);
}

/* The common secret S and the verifier, which are known from the vector. */
static void
test_leaves_no_result (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  g_auto (Parties) p = parties_of (vector);
  static const char *const members[] = { "S", "v" };

  {
    g_autoptr (VstSecret) verifier = vst_srp_get_verifier (&p.identity);
    g_autoptr (VstSecret) client =
        vst_srp_client_get_key (&p.identity, p.a, json_object_get_string_member (vector, "A"),
                                json_object_get_string_member (vector, "B"));
    g_autoptr (VstSecret) server =
        vst_srp_server_get_key (verifier, p.b, json_object_get_string_member (vector, "A"),
                                json_object_get_string_member (vector, "B"));

    g_assert_true (vst_secret_equal (client, server));
    /* The scanner sees what is there. */
    g_assert_cmpuint (count_number (json_object_get_string_member (vector, "v"), FALSE), ==, 1);
  }

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *hex = json_object_get_string_member (vector, members[i]);

      g_assert_cmpuint (count_number (hex, FALSE), ==, 0);
      g_assert_cmpuint (count_number (hex, TRUE), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (JsonObject) vectors = NULL;
  JsonArray *users;

  g_test_init (&argc, &argv, NULL);
  test_memory_prepare ();

  vectors = test_vectors_load ("srp-vectors.json");
  prime = json_object_get_string_member (json_object_get_object_member (vectors, "group"), "N_hex");
  users = json_object_get_array_member (vectors, "user");
  test_vectors_add ("/crypto/srp/vector/", users, test_vector);
  test_vectors_add ("/crypto/srp/vector/", json_object_get_array_member (vectors, "device"),
                    test_vector);
  g_test_add_func ("/crypto/srp/agreement", test_agreement);
  g_test_add_func ("/crypto/srp/refused-publics", test_refused_publics);
  g_test_add_func ("/crypto/srp/refused-salts", test_refused_salts);
  g_test_add_func ("/crypto/srp/refused-verifiers", test_refused_verifiers);
  g_test_add_func ("/crypto/srp/leading-zeros", test_leading_zeros);
  g_test_add_func ("/crypto/srp/numbers", test_numbers);
  g_test_add_func ("/crypto/srp/leaves-no-secret", test_leaves_no_secret);
  g_test_add_data_func ("/crypto/srp/leaves-no-result", json_array_get_object_element (users, 0),
                        test_leaves_no_result);

  return g_test_run ();
}
