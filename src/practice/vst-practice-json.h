#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VST_PRACTICE_MAX_BODY ((gsize) 1024 * 1024)
#define VST_PRACTICE_MAX_DEPTH 64

/*
 * Reads a request body as one JSON object (RFC 8259). The text is checked for
 * form, depth and UTF-8 before json-glib sees it: json-glib is lenient and
 * recurses without a limit. Fails with a %VST_PRACTICE_FAULT.
 */
JsonObject *vst_practice_json_parse (const char *text, gsize size, GError **error);

/* A text member; %NULL when it is absent, null or of another type. Borrowed. */
const char *vst_practice_json_get_text (JsonObject *object, const char *name);
/* A member of a nested object, such as one of AuthParameters. Borrowed. */
const char *vst_practice_json_get_text_in (JsonObject *object, const char *map, const char *name);
/* A nested object; %NULL when it is absent or something else. Borrowed. */
JsonObject *vst_practice_json_get_object (JsonObject *object, const char *name);
JsonArray *vst_practice_json_get_array (JsonObject *object, const char *name);
gint64 vst_practice_json_get_int (JsonObject *object, const char *name, gint64 fallback);
gboolean vst_practice_json_get_boolean (JsonObject *object, const char *name, gboolean fallback);
/* Whether the array member @name holds the text @value. */
gboolean vst_practice_json_has_text (JsonObject *object, const char *name, const char *value);

/* Appends {"Name": @name, "Value": @value}, the service's form of an attribute. */
void vst_practice_json_add_attribute (JsonArray *array, const char *name, const char *value);
/* Compact text. */
char *vst_practice_json_to_text (JsonObject *object);

G_END_DECLS
