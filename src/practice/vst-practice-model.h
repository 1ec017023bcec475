#pragma once

#include <json-glib/json-glib.h>

#include "practice/vst-practice-model-table.h"

G_BEGIN_DECLS

/* The operation called @name in the service model; %NULL if there is none. */
const VstPracticeModelOperation *vst_practice_model_find (const char *name);

/* Whether the service has an operation called @name that the model does not describe. */
gboolean vst_practice_model_is_other (const char *name);

/*
 * Checks @input against the model: first the types (SerializationException), then
 * the constraints (InvalidParameterException, with all violations in one text, in
 * the service's words). Members that the model does not know are ignored.
 */
gboolean vst_practice_model_check (const VstPracticeModelOperation *operation,
                                   JsonObject *input,
                                   GError **error);

/* @input without the members that the model does not know. */
JsonObject *vst_practice_model_pick (const VstPracticeModelOperation *operation, JsonObject *input);

/* The two steps of the check above, on one value. */
gboolean
vst_practice_model_check_types (const VstPracticeShape *shape, JsonNode *node, GError **error);
/* Appends one text for each violation to @violations. @path names the value. */
void vst_practice_model_check_constraints (const VstPracticeShape *shape,
                                           JsonNode *node,
                                           const char *path,
                                           GPtrArray *violations);

G_END_DECLS
