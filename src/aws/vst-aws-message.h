#pragma once

#include <libsoup/soup.h>

#include "aws/vst-aws-credentials.h"
#include "aws/vst-aws-reply.h"

G_BEGIN_DECLS

/* One POST of JSON 1.1, unsigned. @target goes into X-Amz-Target. */
SoupMessage *vst_aws_message_new_call (GUri *uri, const char *target, VstSecret *body);

/* One unsigned GET. */
SoupMessage *vst_aws_message_new_get (GUri *uri);

/* Whether the keys can be sent at all: text of a header, without blanks or line ends. */
gboolean vst_aws_message_can_sign (const VstAwsCredentials *credentials);

/* Signs a message of vst_aws_message_new_call() as at @unix_time, in seconds. */
void vst_aws_message_sign (SoupMessage *message,
                           VstSecret *body,
                           const VstAwsCredentials *credentials,
                           gint64 unix_time,
                           const char *region,
                           const char *service);

/* What came back; borrows from both. */
VstAwsReply vst_aws_message_get_reply (SoupMessage *message, const char *body, gsize size);

G_END_DECLS
