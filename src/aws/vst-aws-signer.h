#pragma once

#include "aws/vst-aws-credentials.h"

G_BEGIN_DECLS

/*
 * AWS Signature Version 4, header form, in its three steps. Each is a pure
 * function. "Create a signed AWS API request", AWS IAM User Guide.
 */

typedef struct
{
  const char *name; /* any case */
  const char *value;
} VstAwsHeader;

/* What is signed. Borrowed by every function below. */
typedef struct
{
  const char *method;
  const char *path;            /* as on the wire: percent-encoded, absolute */
  const char *query;           /* as on the wire, without "?"; %NULL or empty: none */
  const VstAwsHeader *headers; /* all of these are signed; Host and X-Amz-Date among them */
  gsize n_headers;
  const char *payload_hash; /* SHA-256 of the body, lower-case hexadecimal */
  gboolean normalize_path;  /* remove dot segments and doubled slashes: every service but S3 */
  gboolean double_encode;   /* encode the path once more: every service but S3 */
} VstAwsRequest;

/*
 * Step 1. @signed_headers (may be %NULL) gets "content-type;host;x-amz-date". The answer
 * holds the session token if a header does: to be wiped.
 */
char *vst_aws_signer_get_canonical_request (const VstAwsRequest *request, char **signed_headers);

/* Step 2. @amz_date is "20260105T030409Z". */
char *vst_aws_signer_get_string_to_sign (const char *canonical_request,
                                         const char *amz_date,
                                         const char *region,
                                         const char *service);

/* Step 3: 64 hexadecimal digits. */
char *vst_aws_signer_get_signature (const char *string_to_sign,
                                    VstSecret *secret_access_key,
                                    const char *amz_date,
                                    const char *region,
                                    const char *service);

/* All three: the value of the Authorization header. */
char *vst_aws_signer_authorize (const VstAwsRequest *request,
                                const VstAwsCredentials *credentials,
                                const char *amz_date,
                                const char *region,
                                const char *service);

/* "20260105T030409Z" for @unix_time in seconds (years 1 to 9999). */
char *vst_aws_signer_format_date (gint64 unix_time);

G_END_DECLS
