#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an attribute of the wire is called: "Given name"; its own name where we know none. */
const char *vst_attribute_words_name (const char *attribute);

G_END_DECLS
