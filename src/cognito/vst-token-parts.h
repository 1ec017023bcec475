#pragma once

#include <json-glib/json-glib.h>

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * The header and the payload of a compact JWT (RFC 7519), each a JSON object; nothing is
 * verified. %FALSE: it is none, or one of a size that no service gives out.
 */
gboolean vst_token_parts_read (const VstSecret *token, JsonNode **header, JsonNode **payload);

G_END_DECLS
