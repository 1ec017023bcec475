#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* RFC 4648 section 5, without padding. */
char *vst_base64url_encode (const void *data, gsize size);
/*
 * %NULL unless @text is what vst_base64url_encode() makes of the bytes: no padding, no
 * foreign characters, no stray bits at the end. The bytes are wiped when freed, for they
 * may be a part of a token.
 */
GBytes *vst_base64url_decode (const char *text);

G_END_DECLS
