#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/* RFC 4648 section 6, upper case, without padding: what authenticator apps read. */
char *vst_base32_encode (const guint8 *data, gsize size);
/* Takes either case, blanks, dashes and padding. %NULL if anything else is in it. */
VstSecret *vst_base32_decode (const char *text);

G_END_DECLS
