#include "crypto/vst-srp.h"

#include <string.h>

#include "crypto/vst-digest.h"
#include "crypto/vst-number.h"

/* N of RFC 3526, section 4. */
static const char group_prime[] =
    "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a0879"
    "8e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b"
    "0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf0598da4836"
    "1c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb9ed529077096966d670c354e4abc9804"
    "f1746c08ca18217c32905e462e36ce3be39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf6"
    "955817183995497cea956ae515d2261898fa051015728e5a8aaac42dad33170d04507a33a85521abdf1cba64"
    "ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7abf5ae8cdb0933d71e8c94e04a25619dcee3d226"
    "1ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200cbbe117577a615d6c770988c0bad946e2"
    "08e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff";

/* k = SHA-256 (N, g), N with a zero byte in front. */
static const char multiplier[] = "538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6";

/* More than mpz_powm_sec() and what it calls leave on the stack for such numbers. */
#define GMP_STACK (128 * 1024)

static VstNumber
constant (const char *hex)
{
  VstNumber number = vst_number_new ();

  mpz_set_str (&number, hex, 16);

  return number;
}

/* g^@exponent mod N. */
static void
power_of_g (VstNumber *result, const VstNumber *exponent, const VstNumber *n)
{
  g_auto (VstNumber) g = vst_number_new ();

  mpz_set_ui (&g, 2);
  mpz_powm_sec (result, &g, exponent, n);
}

static gboolean
read_exponent (VstNumber *number, const VstSecret *bytes)
{
  return vst_number_read_bytes (number, vst_secret_get_data (bytes), vst_secret_get_size (bytes))
         && mpz_sgn (number) > 0;
}

/* A number of the other side, not a multiple of N: with one, anybody would know the key. */
static gboolean
read_public (VstNumber *number, const char *hex, const VstNumber *n)
{
  return vst_number_read_hex (number, hex) && !mpz_divisible_p (number, n);
}

static gboolean
read_verifier (VstNumber *v, const VstSecret *bytes, const VstNumber *n)
{
  return vst_number_read_bytes (v, vst_secret_get_data (bytes), vst_secret_get_size (bytes))
         && mpz_sgn (v) > 0 && mpz_cmp (v, n) < 0;
}

/* SHA-256 of one secret after the other, as a number. */
static void
hash_to_number (VstNumber *result, const VstSecret *first, const VstSecret *second)
{
  gsize first_size = vst_secret_get_size (first);
  gsize size = first_size + vst_secret_get_size (second);
  g_autofree guint8 *text = g_malloc (size);
  guint8 digest[VST_SHA256_SIZE];

  memcpy (text, vst_secret_get_data (first), first_size);
  memcpy (text + first_size, vst_secret_get_data (second), size - first_size);
  vst_sha256 (text, size, digest);
  vst_number_read_bytes (result, digest, sizeof digest);
  vst_wipe (text, size);
  vst_wipe (digest, sizeof digest);
}

/* SHA-256 (realm, user, ":", password). */
static VstSecret *
hash_identity (const VstSrpIdentity *identity)
{
  gsize realm_size = strlen (identity->realm);
  gsize user_size = strlen (identity->user);
  gsize password_size = vst_secret_get_size (identity->password);
  gsize size = realm_size + user_size + 1 + password_size;
  g_autofree guint8 *text = g_malloc (size);
  guint8 digest[VST_SHA256_SIZE];
  VstSecret *hash;

  memcpy (text, identity->realm, realm_size);
  memcpy (text + realm_size, identity->user, user_size);
  text[realm_size + user_size] = ':';
  memcpy (text + size - password_size, vst_secret_get_data (identity->password), password_size);
  vst_sha256 (text, size, digest);
  hash = vst_secret_new (digest, sizeof digest);
  vst_wipe (text, size);
  vst_wipe (digest, sizeof digest);

  return hash;
}

/* x = SHA-256 (salt, hash of the identity). */
static gboolean
get_x (VstNumber *x, const VstSrpIdentity *identity)
{
  g_auto (VstNumber) salt = vst_number_new ();
  g_autoptr (VstSecret) salt_bytes = NULL;
  g_autoptr (VstSecret) hash = NULL;

  if (!vst_number_read_hex (&salt, identity->salt))
    return FALSE;

  salt_bytes = vst_number_to_bytes (&salt);
  hash = hash_identity (identity);
  hash_to_number (x, salt_bytes, hash);

  return mpz_sgn (x) > 0;
}

/* u = SHA-256 (A, B). */
static gboolean
get_u (VstNumber *u, const VstNumber *a_public, const VstNumber *b_public)
{
  g_autoptr (VstSecret) a_bytes = vst_number_to_bytes (a_public);
  g_autoptr (VstSecret) b_bytes = vst_number_to_bytes (b_public);

  hash_to_number (u, a_bytes, b_bytes);

  return mpz_sgn (u) > 0;
}

/* HKDF of @s with the salt @u, the first 16 bytes. */
static VstSecret *
draw_key (const VstNumber *u, const VstNumber *s)
{
  static const char info[] = "Caldera Derived Key\001";
  g_autoptr (VstSecret) u_bytes = vst_number_to_bytes (u);
  g_autoptr (VstSecret) s_bytes = vst_number_to_bytes (s);
  guint8 extracted[VST_SHA256_SIZE];
  guint8 expanded[VST_SHA256_SIZE];
  VstSecret *key;

  vst_hmac_sha256 (vst_secret_get_data (u_bytes), vst_secret_get_size (u_bytes),
                   vst_secret_get_data (s_bytes), vst_secret_get_size (s_bytes), extracted);
  vst_hmac_sha256 (extracted, sizeof extracted, info, sizeof info - 1, expanded);
  key = vst_secret_new (expanded, VST_SRP_KEY_SIZE);
  vst_wipe (extracted, sizeof extracted);
  vst_wipe (expanded, sizeof expanded);

  return key;
}

char *
vst_srp_client_get_public (const VstSecret *a)
{
  g_auto (VstNumber) n = constant (group_prime);
  g_auto (VstNumber) exponent = vst_number_new ();
  g_auto (VstNumber) result = vst_number_new ();

  g_return_val_if_fail (a != NULL && read_exponent (&exponent, a), NULL);

  power_of_g (&result, &exponent, &n);
  vst_wipe_stack (GMP_STACK);

  return vst_number_to_hex (&result);
}

/* S = (B - k * g^x)^(a + u * x) mod N. */
static void
client_get_s (VstNumber *s,
              const VstNumber *a,
              const VstNumber *b_public,
              const VstNumber *u,
              const VstNumber *x,
              const VstNumber *n)
{
  g_auto (VstNumber) k = constant (multiplier);
  g_auto (VstNumber) base = vst_number_new ();
  g_auto (VstNumber) product = vst_number_new ();
  g_auto (VstNumber) exponent = vst_number_new ();

  power_of_g (&base, x, n);
  mpz_mul (&product, &k, &base);
  mpz_sub (&product, b_public, &product);
  mpz_mod (&base, &product, n); /* mostly negative before */
  mpz_mul (&product, u, x);
  mpz_add (&exponent, a, &product);
  mpz_powm_sec (s, &base, &exponent, n);
}

VstSecret *
vst_srp_client_get_key (const VstSrpIdentity *identity,
                        const VstSecret *a,
                        const char *a_public,
                        const char *b_public)
{
  g_auto (VstNumber) n = constant (group_prime);
  g_auto (VstNumber) exponent = vst_number_new ();
  g_auto (VstNumber) own = vst_number_new ();
  g_auto (VstNumber) other = vst_number_new ();
  g_auto (VstNumber) u = vst_number_new ();
  g_auto (VstNumber) x = vst_number_new ();
  g_auto (VstNumber) s = vst_number_new ();
  VstSecret *key;

  g_return_val_if_fail (identity != NULL && a_public != NULL && b_public != NULL, NULL);
  g_return_val_if_fail (a != NULL && read_exponent (&exponent, a), NULL);
  g_return_val_if_fail (read_public (&own, a_public, &n), NULL);

  if (!read_public (&other, b_public, &n) || !get_u (&u, &own, &other) || !get_x (&x, identity))
    return NULL;

  client_get_s (&s, &exponent, &other, &u, &x, &n);
  key = draw_key (&u, &s);
  vst_wipe_stack (GMP_STACK);

  return key;
}

VstSecret *
vst_srp_get_verifier (const VstSrpIdentity *identity)
{
  g_auto (VstNumber) n = constant (group_prime);
  g_auto (VstNumber) x = vst_number_new ();
  g_auto (VstNumber) v = vst_number_new ();
  VstSecret *verifier;

  g_return_val_if_fail (identity != NULL, NULL);

  if (!get_x (&x, identity))
    return NULL;

  power_of_g (&v, &x, &n);
  verifier = vst_number_to_bytes (&v);
  vst_wipe_stack (GMP_STACK);

  return verifier;
}

char *
vst_srp_server_get_public (const VstSecret *verifier, const VstSecret *b)
{
  g_auto (VstNumber) n = constant (group_prime);
  g_auto (VstNumber) k = constant (multiplier);
  g_auto (VstNumber) exponent = vst_number_new ();
  g_auto (VstNumber) v = vst_number_new ();
  g_auto (VstNumber) power = vst_number_new ();
  g_auto (VstNumber) sum = vst_number_new ();

  g_return_val_if_fail (verifier != NULL, NULL);
  g_return_val_if_fail (b != NULL && read_exponent (&exponent, b), NULL);

  if (!read_verifier (&v, verifier, &n))
    return NULL;

  power_of_g (&power, &exponent, &n);
  mpz_mul (&sum, &k, &v);
  mpz_add (&sum, &sum, &power);
  mpz_mod (&power, &sum, &n);
  vst_wipe_stack (GMP_STACK);

  return vst_number_to_hex (&power);
}

VstSecret *
vst_srp_server_get_key (const VstSecret *verifier,
                        const VstSecret *b,
                        const char *a_public,
                        const char *b_public)
{
  g_auto (VstNumber) n = constant (group_prime);
  g_auto (VstNumber) exponent = vst_number_new ();
  g_auto (VstNumber) v = vst_number_new ();
  g_auto (VstNumber) own = vst_number_new ();
  g_auto (VstNumber) other = vst_number_new ();
  g_auto (VstNumber) u = vst_number_new ();
  g_auto (VstNumber) s = vst_number_new ();
  g_auto (VstNumber) product = vst_number_new ();
  VstSecret *key;

  g_return_val_if_fail (verifier != NULL && a_public != NULL && b_public != NULL, NULL);
  g_return_val_if_fail (b != NULL && read_exponent (&exponent, b), NULL);

  if (!read_verifier (&v, verifier, &n) || !read_public (&own, b_public, &n)
      || !read_public (&other, a_public, &n) || !get_u (&u, &other, &own))
    return NULL;

  /* S = (A * v^u)^b mod N. */
  mpz_powm_sec (&s, &v, &u, &n);
  mpz_mul (&product, &other, &s);
  mpz_powm_sec (&s, &product, &exponent, &n);
  key = draw_key (&u, &s);
  vst_wipe_stack (GMP_STACK);

  return key;
}

char *
vst_srp_number_to_hex (const void *data, gsize size)
{
  g_auto (VstNumber) number = vst_number_new ();

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  return vst_number_read_bytes (&number, data, size) ? vst_number_to_hex (&number) : NULL;
}

VstSecret *
vst_srp_number_to_bytes (const char *hex)
{
  g_auto (VstNumber) number = vst_number_new ();

  g_return_val_if_fail (hex != NULL, NULL);

  return vst_number_read_hex (&number, hex) ? vst_number_to_bytes (&number) : NULL;
}
