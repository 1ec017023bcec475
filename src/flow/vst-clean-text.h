#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * What somebody typed or pasted, as it was meant: without blanks, line ends and
 * invisible characters around it, valid UTF-8, and cut to @max bytes at a character.
 * @text may be %NULL, and as long as it likes.
 */
char *vst_clean_text (const char *text, gsize max);
/* The same for a secret, byte by byte; %NULL when nothing is left. */
VstSecret *vst_clean_secret (VstSecret *secret, gsize max);

G_END_DECLS
