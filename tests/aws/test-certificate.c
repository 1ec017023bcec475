#include "test-certificate.h"

#include <gnutls/x509.h>
#include <glib/gstdio.h>

#define DAY (24 * 60 * 60)

static void
check (int status)
{
  if (status < 0)
    g_error ("GnuTLS: %s", gnutls_strerror (status));
}

static char *
take_pem (gnutls_datum_t *datum)
{
  char *text = g_strndup ((const char *) datum->data, datum->size);

  gnutls_free (datum->data);
  return text;
}

static void
describe (gnutls_x509_crt_t certificate, gnutls_x509_privkey_t key)
{
  static const guint8 address[] = { 127, 0, 0, 1 };
  static const guint8 serial[] = { 1 };
  time_t now = time (NULL);

  check (gnutls_x509_crt_set_version (certificate, 3));
  check (gnutls_x509_crt_set_serial (certificate, serial, sizeof serial));
  check (gnutls_x509_crt_set_activation_time (certificate, now - DAY));
  check (gnutls_x509_crt_set_expiration_time (certificate, now + DAY));
  check (gnutls_x509_crt_set_dn (certificate, "CN=Vestibule test", NULL));
  check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_IPADDRESS, address,
                                               sizeof address, GNUTLS_FSAN_SET));
  check (gnutls_x509_crt_set_basic_constraints (certificate, 1, -1));
  check (gnutls_x509_crt_set_key (certificate, key));
  check (gnutls_x509_crt_sign2 (certificate, certificate, key, GNUTLS_DIG_SHA256, 0));
}

GTlsCertificate *
test_certificate_new (void)
{
  gnutls_x509_privkey_t key = NULL;
  gnutls_x509_crt_t certificate = NULL;
  gnutls_datum_t key_pem = { NULL, 0 }, certificate_pem = { NULL, 0 };
  g_autofree char *key_text = NULL;
  g_autofree char *certificate_text = NULL;
  g_autofree char *both = NULL;
  g_autoptr (GError) error = NULL;
  GTlsCertificate *result = NULL;

  check (gnutls_x509_privkey_init (&key));
  check (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA,
                                       GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));
  check (gnutls_x509_crt_init (&certificate));
  describe (certificate, key);
  check (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN,
                                            &key_pem));
  check (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &certificate_pem));
  gnutls_x509_crt_deinit (certificate);
  gnutls_x509_privkey_deinit (key);

  key_text = take_pem (&key_pem);
  certificate_text = take_pem (&certificate_pem);
  both = g_strconcat (certificate_text, key_text, NULL);
  result = g_tls_certificate_new_from_pem (both, -1, &error);
  g_assert_no_error (error);
  return result;
}

static void
remove_file (gpointer data)
{
  g_unlink (data);
  g_free (data);
}

/* The database reads the file when it is asked first, so the file lives as long. */
GTlsDatabase *
test_certificate_new_database (GTlsCertificate *certificate)
{
  g_autofree char *pem = NULL;
  g_autoptr (GError) error = NULL;
  GTlsDatabase *database = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("vestibule-test-XXXXXX.pem", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_object_get (certificate, "certificate-pem", &pem, NULL);
  g_file_set_contents (path, pem, -1, &error);
  g_assert_no_error (error);
  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  g_object_set_data_full (G_OBJECT (database), "file", path, remove_file);
  return database;
}
