#pragma once

#include "crypto/vst-base64url.h"
#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * RS256 of RFC 7518 (RSASSA-PKCS1-v1_5 with SHA-256) in the compact form of RFC
 * 7515, over GnuTLS. Only signing and the check of a signature live here: what a
 * token says, and whether it may be believed, is for the layers above.
 */

/* An RSA key pair. */
typedef struct _VstJwsKey VstJwsKey;

/* Makes a new key of @bits (2048 or more). Takes a good part of a second. */
VstJwsKey *vst_jws_key_generate (guint bits);
/* Reads what vst_jws_key_export() wrote; %NULL if it is not such a key. */
VstJwsKey *vst_jws_key_import (const VstSecret *pem);
VstSecret *vst_jws_key_export (const VstJwsKey *self);
void vst_jws_key_free (VstJwsKey *self);
/* The public half, base64url without padding, as a JWK's "n" and "e". */
char *vst_jws_key_get_modulus (const VstJwsKey *self);
char *vst_jws_key_get_exponent (const VstJwsKey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstJwsKey, vst_jws_key_free)

/* @header and @payload are JSON texts; gives "header.payload.signature". */
char *vst_jws_sign (const VstJwsKey *key, const char *header, const char *payload);

/*
 * Checks the signature of the compact @token by the JWK members @modulus and
 * @exponent. The header's "alg" is not looked at: the caller has already refused
 * all but RS256.
 */
gboolean vst_jws_verify (const char *token, const char *modulus, const char *exponent);

/*
 * The three parts, decoded from strict base64url; %FALSE unless there are three.
 * A part is bytes, not yet text: nothing says that it is UTF-8. It is wiped when
 * its last reference goes.
 */
gboolean vst_jws_split (const char *token, GBytes **header, GBytes **payload, GBytes **signature);

G_END_DECLS
