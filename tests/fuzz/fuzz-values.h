#pragma once

#include <json-glib/json-glib.h>

/**
 * FuzzValues:
 *
 * What a client would remember of the answers it got, so that an input can refer to values that are
 * random: "$Session" stands for the last text called "Session".
 */
typedef struct _FuzzValues FuzzValues;

FuzzValues *fuzz_values_new (void);
FuzzValues *fuzz_values_copy (const FuzzValues *self);
void fuzz_values_free (FuzzValues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FuzzValues, fuzz_values_free)

void fuzz_values_set (FuzzValues *self, const char *name, const char *value);
/* Borrowed; %NULL: not known. */
const char *fuzz_values_get (const FuzzValues *self, const char *name);
/* Remembers every text in @answer, however deep. */
void fuzz_values_learn (FuzzValues *self, JsonObject *answer);
/* @text with the values in place of the names that are known. Bytes, which may hold NUL. */
GString *fuzz_values_fill (const FuzzValues *self, const char *text, gsize size);
