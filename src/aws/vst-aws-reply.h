#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A whole answer as it came: borrowed, trusted in nothing. */
typedef struct
{
  guint status;
  const char *content_type;  /* these five: %NULL where the header is missing */
  const char *error_type;    /* x-amzn-ErrorType */
  const char *error_message; /* x-amzn-ErrorMessage */
  const char *request_id;    /* x-amzn-RequestId, or x-amz-request-id */
  const char *date;
  gboolean declared_empty; /* Content-Length: 0 */
  const char *body;        /* need not end with a zero byte */
  gsize size;
} VstAwsReply;

/*
 * Decides what an answer means: the object of a success, an empty one for an
 * empty success, else %VST_AWS_ERROR.
 */
JsonNode *vst_aws_reply_judge (const VstAwsReply *reply, GError **error);

/*
 * The server's clock in Unix seconds, by the Date header; 0 when it says nothing
 * to be believed, or the answer did not come from the service itself.
 */
gint64 vst_aws_reply_get_time (const VstAwsReply *reply);

/*
 * The server's clock as the text of a signature error names it, "… (20260105T030409Z
 * - 5 min.)"; 0 if there is none.
 */
gint64 vst_aws_reply_get_time_in_text (const char *wire_message);

/* Whether @error is about a signature: wrong, expired, or not yet current. */
gboolean vst_aws_reply_is_signature_error (const GError *error);

G_END_DECLS
