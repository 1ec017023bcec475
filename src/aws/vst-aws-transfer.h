#pragma once

#include <libsoup/soup.h>

#include "aws/vst-aws-body.h"

G_BEGIN_DECLS

/*
 * One message there and one answer back, without judging it: its body is read to
 * its end, up to a limit, within two spans of time.
 *
 * @connect_ms: from now until there is a connection. @response_ms: from then until
 * the last byte; libsoup's own time-out starts anew with each byte. @cancellable
 * is this transfer's alone: running out of time cancels it.
 */
void vst_aws_transfer_async (SoupSession *session,
                             SoupMessage *message,
                             guint connect_ms,
                             guint response_ms,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* Whether transfers block a thread of their own; without this, libsoup's version decides. */
void vst_aws_transfer_set_blocking (gboolean blocking);

/*
 * %VST_AWS_ERROR on failure. @sent, also on failure: bytes of the request may
 * have left.
 */
VstAwsBody *vst_aws_transfer_finish (GAsyncResult *result, gboolean *sent, GError **error);

G_END_DECLS
