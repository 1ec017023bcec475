#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * Cognito's SECRET_HASH: base64 (HMAC-SHA-256 (client secret, user name + client
 * ID)), UTF-8 without a separator. Amazon Cognito Developer Guide, "Signing up
 * and confirming user accounts". @user_name is the one sent in that very request.
 */
char *
vst_secret_hash (const VstSecret *client_secret, const char *user_name, const char *client_id);

G_END_DECLS
