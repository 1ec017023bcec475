#pragma once

#include <glib.h>

#include "aws/vst-aws-signer.h"

G_BEGIN_DECLS

/* The parts of a canonical request. Only the signer needs them. */

/* @normalize removes dot segments and doubled slashes, @encode percent-encodes once more. */
char *vst_aws_canonical_path (const char *path, gboolean normalize, gboolean encode);

/* Every name and value encoded just once, sorted. @query as on the wire; may be %NULL. */
char *vst_aws_canonical_query (const char *query);

/*
 * "name:value" lines, sorted, values of one name joined by commas, without a newline at
 * the end. May hold a session token: to be wiped. @signed_headers gets the names.
 */
char *
vst_aws_canonical_headers (const VstAwsHeader *headers, gsize n_headers, char **signed_headers);

G_END_DECLS
