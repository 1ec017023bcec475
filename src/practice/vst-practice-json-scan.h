#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Whether @text is one JSON value by RFC 8259, in UTF-8, nested at most
 * @max_depth (up to 64) deep, without \u0000 or a lone surrogate: what json-glib
 * can then read without a surprise. Does not recurse and allocates nothing.
 */
gboolean vst_practice_json_scan (const char *text, gsize size, guint max_depth);

G_END_DECLS
