#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VST_SHA256_SIZE 32

/* SHA-256 (FIPS 180-4) over GChecksum. */
void vst_sha256 (const void *data, gsize size, guint8 digest[VST_SHA256_SIZE]);
/* The same as 64 lower-case hexadecimal digits. */
char *vst_sha256_hex (const void *data, gsize size);
/* HMAC-SHA-256 (RFC 2104) over GHmac. */
void vst_hmac_sha256 (
    const void *key, gsize key_size, const void *data, gsize size, guint8 digest[VST_SHA256_SIZE]);
/* Lower case, two digits a byte. */
char *vst_hex_encode (const void *data, gsize size);
/* Time depends on @size only. */
gboolean vst_equal_in_constant_time (const void *a, const void *b, gsize size);

G_END_DECLS
