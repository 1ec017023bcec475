#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VST_AWS_JSON_MAX_DEPTH 64
/* The largest answer of the service holds a few thousand; more would only stall the window. */
#define VST_AWS_JSON_MAX_VALUES 32768

typedef enum
{
  VST_AWS_JSON_OBJECT,     /* a good one */
  VST_AWS_JSON_NOT_OBJECT, /* good JSON, but something else at the top */
  VST_AWS_JSON_TRUNCATED,  /* good as far as it goes, and ends too early */
  VST_AWS_JSON_TOO_LARGE,  /* nested too deep, or of too many values */
  VST_AWS_JSON_MALFORMED,  /* anything else: grammar, UTF-8, zero bytes, a name twice */
} VstAwsJsonVerdict;

/*
 * Reads JSON (RFC 8259) from a stranger. The text is checked in full before
 * json-glib sees a byte of it, for json-glib takes more than JSON and recurses
 * as deep as the text asks for. @node gets the object, only with
 * %VST_AWS_JSON_OBJECT.
 */
VstAwsJsonVerdict vst_aws_json_parse (const char *text, gsize size, JsonNode **node);

G_END_DECLS
