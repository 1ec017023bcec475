#include <gnutls/crypto.h>
#include <string.h>

#include "crypto/vst-digest.h"
#include "crypto/vst-random.h"
#include "crypto/vst-srp.h"
#include "practice/vst-practice-user.h"

/* About ten milliseconds: the thread that hashes also serves. */
#define ROUNDS 20000
#define SALT_SIZE 16

/* PBKDF2 with HMAC-SHA-256, RFC 8018. */
static GBytes *
derive (const char *password, GBytes *salt, guint rounds)
{
  guint8 hash[VST_SHA256_SIZE];
  gsize salt_size;
  gnutls_datum_t key = { (unsigned char *) password, (unsigned int) strlen (password) };
  gnutls_datum_t salt_datum;
  GBytes *result = NULL;

  salt_datum.data = (unsigned char *) g_bytes_get_data (salt, &salt_size);
  salt_datum.size = (unsigned int) salt_size;
  if (gnutls_pbkdf2 (GNUTLS_MAC_SHA256, &key, &salt_datum, rounds, hash, sizeof hash)
      == GNUTLS_E_SUCCESS)
    result = g_bytes_new (hash, sizeof hash);
  vst_wipe (hash, sizeof hash);
  return result;
}

void
vst_practice_user_set_password (VstPracticeUser *self, const char *password)
{
  guint8 salt[SALT_SIZE];

  vst_random_bytes (salt, sizeof salt);
  g_clear_pointer (&self->password_salt, g_bytes_unref);
  g_clear_pointer (&self->password_hash, g_bytes_unref);
  self->password_salt = g_bytes_new (salt, sizeof salt);
  self->password_rounds = ROUNDS;
  self->password_hash = derive (password, self->password_salt, ROUNDS);
  vst_practice_user_set_verifier (self, password);
}

void
vst_practice_user_set_verifier (VstPracticeUser *self, const char *password)
{
  guint8 salt[VST_SRP_SALT_SIZE];
  const char *realm = strchr (self->pool, '_');
  g_autoptr (VstSecret) secret = vst_secret_new_text (password);
  VstSrpIdentity identity = { .user = self->name, .password = secret };

  vst_random_bytes (salt, sizeof salt);
  g_free (self->srp_salt);
  g_clear_pointer (&self->srp_verifier, vst_secret_unref);
  self->srp_salt = vst_srp_number_to_hex (salt, sizeof salt);
  identity.realm = realm != NULL ? realm + 1 : "";
  identity.salt = self->srp_salt;
  self->srp_verifier = vst_srp_get_verifier (&identity);
}

gboolean
vst_practice_password_matches (const char *password, GBytes *salt, GBytes *hash, gint64 rounds)
{
  g_autoptr (GBytes) derived = NULL;

  if (salt == NULL || hash == NULL || rounds <= 0)
    return FALSE;
  derived = derive (password, salt, (guint) rounds);
  return derived != NULL && g_bytes_get_size (derived) == g_bytes_get_size (hash)
         && vst_equal_in_constant_time (g_bytes_get_data (derived, NULL),
                                        g_bytes_get_data (hash, NULL), g_bytes_get_size (hash));
}

gboolean
vst_practice_user_check_password (const VstPracticeUser *self, const char *password)
{
  return vst_practice_password_matches (password, self->password_salt, self->password_hash,
                                        self->password_rounds);
}
