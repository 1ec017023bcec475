#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VstTokenKeys:
 *
 * The public keys of a user pool, as its JWKS (RFC 7517) gives them. Immutable, atomically
 * reference counted.
 */
typedef struct _VstTokenKeys VstTokenKeys;

typedef struct
{
  char *kid;      /* opaque: it only looks like base64 */
  char *modulus;  /* base64url */
  char *exponent; /* base64url */
} VstTokenKey;

/*
 * What is not an RSA key for RS256 signatures is passed over. %VST_COGNITO_ERROR_BAD_ANSWER:
 * no key set, one without a key, or one with two keys of one name.
 */
VstTokenKeys *vst_token_keys_new_from_json (JsonNode *jwks, GError **error);
VstTokenKeys *vst_token_keys_ref (VstTokenKeys *self);
void vst_token_keys_unref (VstTokenKeys *self);
/* Borrowed; %NULL: no such key. */
const VstTokenKey *vst_token_keys_find (const VstTokenKeys *self, const char *kid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstTokenKeys, vst_token_keys_unref)

G_END_DECLS
