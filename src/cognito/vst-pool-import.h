#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/**
 * VstPoolImport:
 *
 * A user pool out of a file, whoever wrote it:
 * - a *.vestibule-pool file, as teams pass it around: one JSON object of texts: name,
 *   region, userPoolId, clientId, endpoint, signInMethod ("automatic", "administrator",
 *   "password", "srp", "choice", "custom" or "custom-srp"), awsProfile; never a secret;
 * - Amplify's amplify_outputs.json, and the JSON of its older aws-exports;
 * - the outputs of a CloudFormation stack, as the command line or CDK writes them;
 * - settings.json of AWS's .NET example: PoolId, ClientId, UserName, Email, Password;
 * - the CSV of AWS's JavaScript example: a pool a line, its ID and its client's.
 *
 * A member that is not there is %NULL; others are ignored. The values are as they
 * stand in the file: their form is checked where they are used.
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
  char *user_name;
  char *email;
  VstSecret *password; /* for one walk only */
  guint n_pools;       /* of which this is the first */
} VstPoolImport;

#define VST_POOL_IMPORT_ERROR (vst_pool_import_error_quark ())
GQuark vst_pool_import_error_quark (void);

typedef enum
{
  VST_POOL_IMPORT_ERROR_TOO_LARGE, /* over %VST_POOL_IMPORT_MAX_SIZE */
  VST_POOL_IMPORT_ERROR_NOT_JSON,  /* neither JSON nor lines of pools, or nested too deep */
  VST_POOL_IMPORT_ERROR_MEMBER,    /* a member that we know is not a text */
  VST_POOL_IMPORT_ERROR_NO_POOL,   /* good JSON that tells of no pool */
} VstPoolImportError;

#define VST_POOL_IMPORT_MAX_SIZE (64 * 1024) /* bytes */

/* @data need not be text. */
VstPoolImport *vst_pool_import_parse (const char *data, gsize size, GError **error);
VstPoolImport *vst_pool_import_new (void);
void vst_pool_import_free (VstPoolImport *self);

/*
 * What a *.vestibule-pool file holds of it: JSON, with a line end. Members that are %NULL are left
 * out, and so is whatever is of a person: user name, e-mail address and password. To be freed.
 */
char *vst_pool_import_to_text (const VstPoolImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPoolImport, vst_pool_import_free)

G_END_DECLS
