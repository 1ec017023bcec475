#pragma once

#include <libsoup/soup.h>

#include "aws/vst-aws-body.h"

G_BEGIN_DECLS

/*
 * What vst_aws_transfer_async() does where libsoup cannot be trusted to do it by itself:
 * @message there and its whole answer back, by libsoup's blocking calls, in a thread of
 * GTask's. @message's signals come in that thread.
 */
void vst_aws_blocking_async (SoupSession *session,
                             SoupMessage *message,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/* Fails with libsoup's and GIO's errors; %G_IO_ERROR_MESSAGE_TOO_LARGE beyond %VST_AWS_BODY_MAX. */
VstAwsBody *vst_aws_blocking_finish (GAsyncResult *result, GError **error);

G_END_DECLS
