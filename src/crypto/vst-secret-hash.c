#include "crypto/vst-secret-hash.h"

#include <string.h>

#include "crypto/vst-digest.h"

char *
vst_secret_hash (const VstSecret *client_secret, const char *user_name, const char *client_id)
{
  g_autofree char *message = NULL;
  guint8 mac[VST_SHA256_SIZE];

  g_return_val_if_fail (client_secret != NULL && user_name != NULL && client_id != NULL, NULL);

  message = g_strconcat (user_name, client_id, NULL);
  vst_hmac_sha256 (vst_secret_get_data (client_secret), vst_secret_get_size (client_secret),
                   message, strlen (message), mac);

  return g_base64_encode (mac, sizeof mac);
}
