#include "aws/vst-aws-message.h"

#include "aws/vst-aws-endpoint.h"
#include "aws/vst-aws-signer.h"
#include "crypto/vst-digest.h"

#define CONTENT_TYPE "application/x-amz-json-1.1"

/*
 * libsoup gives a POST an idle connection only if it is called idempotent; it
 * still never sends one twice. Followed redirects would turn it into a GET.
 */
static SoupMessage *
new_message (const char *method, GUri *uri)
{
  SoupMessage *message = soup_message_new_from_uri (method, uri);

  soup_message_add_flags (message, SOUP_MESSAGE_IDEMPOTENT | SOUP_MESSAGE_NO_REDIRECT);
  return message;
}

SoupMessage *
vst_aws_message_new_call (GUri *uri, const char *target, VstSecret *body)
{
  SoupMessage *message = new_message (SOUP_METHOD_POST, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *host = vst_aws_endpoint_dup_host_header (uri);
  g_autoptr (GBytes) bytes = NULL;

  bytes = g_bytes_new_with_free_func (vst_secret_get_data (body), vst_secret_get_size (body),
                                      (GDestroyNotify) vst_secret_unref, vst_secret_ref (body));
  soup_message_set_request_body_from_bytes (message, CONTENT_TYPE, bytes);
  soup_message_headers_replace (headers, "Host", host);
  soup_message_headers_replace (headers, "X-Amz-Target", target);
  return message;
}

SoupMessage *
vst_aws_message_new_get (GUri *uri)
{
  return new_message (SOUP_METHOD_GET, uri);
}

static gboolean
is_graphic (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;
  return TRUE;
}

gboolean
vst_aws_message_can_sign (const VstAwsCredentials *credentials)
{
  VstSecret *token = vst_aws_credentials_get_session_token (credentials);

  return is_graphic (vst_aws_credentials_get_access_key_id (credentials))
         && (token == NULL || is_graphic (vst_secret_get_text (token)));
}

void
vst_aws_message_sign (SoupMessage *message,
                      VstSecret *body,
                      const VstAwsCredentials *credentials,
                      gint64 unix_time,
                      const char *region,
                      const char *service)
{
  SoupMessageHeaders *out = soup_message_get_request_headers (message);
  VstSecret *token = vst_aws_credentials_get_session_token (credentials);
  g_autofree char *date = vst_aws_signer_format_date (unix_time);
  g_autofree char *hash = vst_sha256_hex (vst_secret_get_data (body), vst_secret_get_size (body));
  g_autofree char *authorization = NULL;
  VstAwsHeader headers[] = {
    { "Content-Type", CONTENT_TYPE },
    { "Host", soup_message_headers_get_one (out, "Host") },
    { "X-Amz-Date", date },
    { "X-Amz-Target", soup_message_headers_get_one (out, "X-Amz-Target") },
    { "X-Amz-Security-Token", token != NULL ? vst_secret_get_text (token) : NULL },
  };
  VstAwsRequest request = {
    .method = SOUP_METHOD_POST,
    .path = g_uri_get_path (soup_message_get_uri (message)),
    .headers = headers,
    .n_headers = G_N_ELEMENTS (headers) - (token == NULL ? 1 : 0),
    .payload_hash = hash,
    .normalize_path = TRUE,
    .double_encode = TRUE,
  };

  authorization = vst_aws_signer_authorize (&request, credentials, date, region, service);
  soup_message_headers_replace (out, "X-Amz-Date", date);
  soup_message_headers_replace (out, "Authorization", authorization);
  if (token != NULL)
    soup_message_headers_replace (out, "X-Amz-Security-Token", vst_secret_get_text (token));
}

VstAwsReply
vst_aws_message_get_reply (SoupMessage *message, const char *body, gsize size)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *id = soup_message_headers_get_one (headers, "x-amzn-RequestId");

  return (VstAwsReply){
    .status = soup_message_get_status (message),
    .content_type = soup_message_headers_get_one (headers, "Content-Type"),
    .error_type = soup_message_headers_get_one (headers, "x-amzn-ErrorType"),
    .error_message = soup_message_headers_get_one (headers, "x-amzn-ErrorMessage"),
    .request_id = id != NULL ? id : soup_message_headers_get_one (headers, "x-amz-request-id"),
    .date = soup_message_headers_get_one (headers, "Date"),
    .declared_empty = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
                      && soup_message_headers_get_content_length (headers) == 0,
    .body = body,
    .size = size,
  };
}
