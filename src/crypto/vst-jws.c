#include "crypto/vst-jws.h"

#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <string.h>

#include "crypto/vst-gnutls.h"

#define MIN_BITS 2048 /* RFC 7518, section 3.3 */
#define MAX_BITS 16384

struct _VstJwsKey
{
  gnutls_x509_privkey_t pair;
  gnutls_privkey_t signer;
};

/* Takes @pair. */
static VstJwsKey *
vst_jws_key_new (gnutls_x509_privkey_t pair)
{
  VstJwsKey *self = g_new0 (VstJwsKey, 1);
  int status;

  self->pair = pair;
  status = gnutls_privkey_init (&self->signer);
  if (status >= 0)
    status = gnutls_privkey_import_x509 (self->signer, pair, 0);
  if (status < 0)
    g_error ("GnuTLS refuses its own key: %s", gnutls_strerror (status));

  return self;
}

VstJwsKey *
vst_jws_key_generate (guint bits)
{
  gnutls_x509_privkey_t pair;
  int status;

  g_return_val_if_fail (bits >= MIN_BITS && bits <= MAX_BITS, NULL);

  vst_gnutls_hold ();
  status = gnutls_x509_privkey_init (&pair);
  if (status >= 0)
    status = gnutls_x509_privkey_generate (pair, GNUTLS_PK_RSA, bits, 0);
  if (status < 0)
    g_error ("GnuTLS cannot make an RSA key: %s", gnutls_strerror (status));

  return vst_jws_key_new (pair);
}

/* Whether @pem holds an RSA key that is long enough and sound. */
static gboolean
read_pair (gnutls_x509_privkey_t pair, const VstSecret *pem)
{
  gnutls_datum_t datum = { (guint8 *) vst_secret_get_data (pem),
                           (unsigned) vst_secret_get_size (pem) };
  unsigned bits = 0;

  return gnutls_x509_privkey_import (pair, &datum, GNUTLS_X509_FMT_PEM) >= 0
         && gnutls_x509_privkey_get_pk_algorithm2 (pair, &bits) == GNUTLS_PK_RSA && bits >= MIN_BITS
         && bits <= MAX_BITS && gnutls_x509_privkey_verify_params (pair) >= 0;
}

VstJwsKey *
vst_jws_key_import (const VstSecret *pem)
{
  gnutls_x509_privkey_t pair;

  g_return_val_if_fail (pem != NULL, NULL);

  if (vst_secret_get_size (pem) > G_MAXUINT16 || gnutls_x509_privkey_init (&pair) < 0)
    return NULL;

  if (!read_pair (pair, pem))
    {
      gnutls_x509_privkey_deinit (pair);
      return NULL;
    }

  return vst_jws_key_new (pair);
}

VstSecret *
vst_jws_key_export (const VstJwsKey *self)
{
  gnutls_datum_t pem = { NULL, 0 };
  VstSecret *secret;
  int status;

  g_return_val_if_fail (self != NULL, NULL);

  status = gnutls_x509_privkey_export2 (self->pair, GNUTLS_X509_FMT_PEM, &pem);
  if (status < 0)
    g_error ("GnuTLS cannot write an RSA key: %s", gnutls_strerror (status));

  secret = vst_secret_new (pem.data, pem.size);
  vst_wipe (pem.data, pem.size);
  gnutls_free (pem.data);

  return secret;
}

void
vst_jws_key_free (VstJwsKey *self)
{
  if (self == NULL)
    return;

  gnutls_privkey_deinit (self->signer);
  gnutls_x509_privkey_deinit (self->pair);
  g_free (self);
}

/* One of the two public numbers, as a JWK has it: no zero byte in front. */
static char *
export_number (const VstJwsKey *self, gboolean exponent)
{
  gnutls_datum_t modulus = { NULL, 0 };
  gnutls_datum_t e = { NULL, 0 };
  const gnutls_datum_t *number = exponent ? &e : &modulus;
  char *text;
  int status;

  status = gnutls_privkey_export_rsa_raw2 (self->signer, &modulus, &e, NULL, NULL, NULL, NULL, NULL,
                                           NULL, GNUTLS_EXPORT_FLAG_NO_LZ);
  if (status < 0)
    g_error ("GnuTLS cannot write a public key: %s", gnutls_strerror (status));

  text = vst_base64url_encode (number->data, number->size);
  gnutls_free (modulus.data);
  gnutls_free (e.data);

  return text;
}

char *
vst_jws_key_get_modulus (const VstJwsKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return export_number (self, FALSE);
}

char *
vst_jws_key_get_exponent (const VstJwsKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return export_number (self, TRUE);
}

char *
vst_jws_sign (const VstJwsKey *key, const char *header, const char *payload)
{
  g_autofree char *encoded_header = NULL;
  g_autofree char *encoded_payload = NULL;
  g_autofree char *signed_part = NULL;
  g_autofree char *encoded_signature = NULL;
  gnutls_datum_t data;
  gnutls_datum_t signature = { NULL, 0 };
  int status;

  g_return_val_if_fail (key != NULL && header != NULL && payload != NULL, NULL);

  encoded_header = vst_base64url_encode (header, strlen (header));
  encoded_payload = vst_base64url_encode (payload, strlen (payload));
  signed_part = g_strconcat (encoded_header, ".", encoded_payload, NULL);
  data.data = (guint8 *) signed_part;
  data.size = (unsigned) strlen (signed_part);

  status = gnutls_privkey_sign_data (key->signer, GNUTLS_DIG_SHA256, 0, &data, &signature);
  if (status < 0)
    g_error ("GnuTLS cannot sign: %s", gnutls_strerror (status));

  encoded_signature = vst_base64url_encode (signature.data, signature.size);
  gnutls_free (signature.data);

  return g_strconcat (signed_part, ".", encoded_signature, NULL);
}

static gnutls_datum_t
borrow_bytes (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return (gnutls_datum_t){ (guint8 *) data, (unsigned) size };
}

/* Whether @modulus and @exponent are a key that a signature may be checked with. */
static gboolean
read_public_key (gnutls_pubkey_t key, const char *modulus, const char *exponent)
{
  g_autoptr (GBytes) modulus_bytes = vst_base64url_decode (modulus);
  g_autoptr (GBytes) exponent_bytes = vst_base64url_decode (exponent);
  gnutls_datum_t m;
  gnutls_datum_t e;
  unsigned bits = 0;

  if (modulus_bytes == NULL || exponent_bytes == NULL)
    return FALSE;

  m = borrow_bytes (modulus_bytes);
  e = borrow_bytes (exponent_bytes);

  return m.size > 0 && m.size <= MAX_BITS / 8 + 1 && e.size > 0 && e.size <= 8
         && gnutls_pubkey_import_rsa_raw (key, &m, &e) >= 0
         && gnutls_pubkey_get_pk_algorithm (key, &bits) == GNUTLS_PK_RSA && bits >= MIN_BITS;
}

/* Decodes what lies before the next @dot (or the end), and moves @rest behind it. */
static GBytes *
take_part (const char **rest, char dot)
{
  gsize size = strcspn (*rest, ".");
  g_auto (VstWipedText) part = g_strndup (*rest, size);

  if ((*rest)[size] != dot)
    return NULL;

  *rest += size + (dot == '\0' ? 0 : 1);

  return vst_base64url_decode (part);
}

gboolean
vst_jws_split (const char *token, GBytes **header, GBytes **payload, GBytes **signature)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) third = NULL;

  g_return_val_if_fail (token != NULL, FALSE);

  first = take_part (&token, '.');
  if (first != NULL)
    second = take_part (&token, '.');
  if (second != NULL)
    third = take_part (&token, '\0');
  if (third == NULL)
    return FALSE;

  *header = g_steal_pointer (&first);
  *payload = g_steal_pointer (&second);
  *signature = g_steal_pointer (&third);

  return TRUE;
}

gboolean
vst_jws_verify (const char *token, const char *modulus, const char *exponent)
{
  g_autoptr (GBytes) header = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) signature = NULL;
  gnutls_pubkey_t key;
  gnutls_datum_t signed_part;
  gnutls_datum_t signature_part;
  gboolean good;

  g_return_val_if_fail (token != NULL && modulus != NULL && exponent != NULL, FALSE);

  if (!vst_jws_split (token, &header, &payload, &signature) || gnutls_pubkey_init (&key) < 0)
    return FALSE;

  signed_part.data = (guint8 *) token;
  signed_part.size = (unsigned) (strrchr (token, '.') - token);
  signature_part = borrow_bytes (signature);
  good =
      read_public_key (key, modulus, exponent)
      && gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_RSA_SHA256, 0, &signed_part, &signature_part)
             >= 0;
  gnutls_pubkey_deinit (key);

  return good;
}
