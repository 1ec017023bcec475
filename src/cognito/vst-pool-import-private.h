#pragma once

#include <json-glib/json-glib.h>

#include "cognito/vst-pool-import.h"

G_BEGIN_DECLS

/* What a value is of a pool. The first ones are those of a *.vestibule-pool file. */
typedef enum
{
  VST_IMPORT_NAME,
  VST_IMPORT_REGION,
  VST_IMPORT_USER_POOL_ID,
  VST_IMPORT_CLIENT_ID,
  VST_IMPORT_ENDPOINT,
  VST_IMPORT_SIGN_IN_METHOD,
  VST_IMPORT_AWS_PROFILE,
  VST_IMPORT_USER_NAME,
  VST_IMPORT_EMAIL,
  VST_IMPORT_N_TEXTS,
  VST_IMPORT_PASSWORD = VST_IMPORT_N_TEXTS,
} VstImportPart;

/* Where a text is kept; not for %VST_IMPORT_PASSWORD. */
char **vst_pool_import_get_place (VstPoolImport *self, VstImportPart part);
/* Keeps a copy of @value; the first value of a part stays. */
void vst_pool_import_take (VstPoolImport *self, VstImportPart part, const char *value);

/* Takes the outputs of a CloudFormation stack from wherever they lie in @object. */
void vst_pool_import_read_stack (VstPoolImport *self, JsonObject *object);
/* Takes lines of POOL_ID,CLIENT_ID; whether there was one. @text need not end with a zero. */
gboolean vst_pool_import_read_lines (VstPoolImport *self, const char *text, gsize size);

G_END_DECLS
