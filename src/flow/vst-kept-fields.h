#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * Several values as one secret, for what belongs together in one item of the keyring:
 * each as its length in bytes, a colon, the bytes and a comma. (D. J. Bernstein,
 * "Netstrings", 1997.)
 */

/* @fields ends with %NULL. */
VstSecret *vst_kept_fields_pack (const char *const *fields);
/*
 * @n values of type VstSecret, each valid UTF-8 without a zero byte. %NULL unless @packed is
 * just that: anybody may have edited the keyring.
 */
GPtrArray *vst_kept_fields_unpack (const VstSecret *packed, guint n);
/* Borrowed. */
const char *vst_kept_fields_get_text (GPtrArray *fields, guint i);

G_END_DECLS
