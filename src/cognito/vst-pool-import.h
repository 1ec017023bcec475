#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VstPoolImport:
 *
 * A user pool as teams pass it around: a *.vestibule-pool file, one JSON object of
 * texts: name, region, userPoolId, clientId, endpoint, signInMethod ("automatic",
 * "administrator" or "password"), awsProfile. Never a secret. A member that is not
 * there is %NULL; others are ignored. The values are as they stand in the file: their
 * form is checked where they are used.
 */
typedef struct
{
  char *name;
  char *region;
  char *user_pool_id;
  char *client_id;
  char *endpoint;
  char *sign_in_method;
  char *aws_profile;
} VstPoolImport;

#define VST_POOL_IMPORT_ERROR (vst_pool_import_error_quark ())
GQuark vst_pool_import_error_quark (void);

typedef enum
{
  VST_POOL_IMPORT_ERROR_TOO_LARGE, /* over 64 KiB */
  VST_POOL_IMPORT_ERROR_NOT_JSON,  /* no JSON object, or nested too deep */
  VST_POOL_IMPORT_ERROR_MEMBER,    /* a member that we know is not a text */
} VstPoolImportError;

/* @data need not be text. */
VstPoolImport *vst_pool_import_parse (const char *data, gsize size, GError **error);
void vst_pool_import_free (VstPoolImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPoolImport, vst_pool_import_free)

G_END_DECLS
