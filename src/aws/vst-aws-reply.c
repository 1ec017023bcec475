#include "aws/vst-aws-reply.h"

#include <libsoup/soup.h>
#include <string.h>

#include "aws/vst-aws-error.h"
#include "aws/vst-aws-json.h"

#define TOO_MANY_REQUESTS 429 /* libsoup has no name for it */
#define MAX_NAME 128
#define MAX_MESSAGE 1024
/* A server's clock this far from ours says nothing about ours. */
#define MAX_CLOCK_DISTANCE (100 * 366 * (gint64) 86400)

typedef struct
{
  const char *name;
  VstAwsError code;
} Meaning;

/*
 * The service's model lists the errors of an operation; these come from the
 * layers in front of it and are AWS's common ones. LimitExceededException is not
 * throttling: waiting a moment does not help.
 */
static const Meaning meanings[] = {
  { "TooManyRequestsException", VST_AWS_ERROR_THROTTLED },
  { "TooManyRequests", VST_AWS_ERROR_THROTTLED },
  { "RequestThrottled", VST_AWS_ERROR_THROTTLED },
  { "RequestThrottledException", VST_AWS_ERROR_THROTTLED },
  { "RequestLimitExceeded", VST_AWS_ERROR_THROTTLED },
  { "BandwidthLimitExceeded", VST_AWS_ERROR_THROTTLED },
  { "PriorRequestNotComplete", VST_AWS_ERROR_THROTTLED },
  { "SlowDown", VST_AWS_ERROR_THROTTLED },
  { "InternalErrorException", VST_AWS_ERROR_UNAVAILABLE },
  { "InternalFailure", VST_AWS_ERROR_UNAVAILABLE },
  { "InternalServerError", VST_AWS_ERROR_UNAVAILABLE },
  { "InternalServerException", VST_AWS_ERROR_UNAVAILABLE },
  { "ServiceUnavailable", VST_AWS_ERROR_UNAVAILABLE },
  { "ServiceUnavailableException", VST_AWS_ERROR_UNAVAILABLE },
  { "UnrecognizedClientException", VST_AWS_ERROR_KEYS_REFUSED },
  { "InvalidClientTokenId", VST_AWS_ERROR_KEYS_REFUSED },
  { "InvalidAccessKeyId", VST_AWS_ERROR_KEYS_REFUSED },
  { "ExpiredTokenException", VST_AWS_ERROR_KEYS_REFUSED },
  { "ExpiredToken", VST_AWS_ERROR_KEYS_REFUSED },
  { "InvalidSignatureException", VST_AWS_ERROR_KEYS_REFUSED },
  { "SignatureDoesNotMatch", VST_AWS_ERROR_KEYS_REFUSED },
  { "IncompleteSignatureException", VST_AWS_ERROR_KEYS_REFUSED },
  { "IncompleteSignature", VST_AWS_ERROR_KEYS_REFUSED },
  { "MissingAuthenticationTokenException", VST_AWS_ERROR_KEYS_REFUSED },
  { "MissingAuthenticationToken", VST_AWS_ERROR_KEYS_REFUSED },
  { "AuthFailure", VST_AWS_ERROR_KEYS_REFUSED },
  { "RequestTimeTooSkewed", VST_AWS_ERROR_CLOCK },
  { "RequestExpired", VST_AWS_ERROR_CLOCK },
  { "RequestInTheFuture", VST_AWS_ERROR_CLOCK },
  { "AccessDeniedException", VST_AWS_ERROR_NOT_PERMITTED },
  { "AccessDenied", VST_AWS_ERROR_NOT_PERMITTED },
  { "UnauthorizedOperation", VST_AWS_ERROR_NOT_PERMITTED },
  { "OptInRequired", VST_AWS_ERROR_NOT_PERMITTED },
};

static gboolean
is_signature_name (const char *name)
{
  return g_strcmp0 (name, "InvalidSignatureException") == 0
         || g_strcmp0 (name, "SignatureDoesNotMatch") == 0;
}

/* "com.amazon.coral#FooException:http://…" is FooException; %NULL if it is no name at all. */
static char *
dup_bare_name (const char *wire_type)
{
  g_autofree char *head = g_strndup (wire_type, strcspn (wire_type, ":"));
  const char *hash = strrchr (head, '#');
  const char *name = hash != NULL ? hash + 1 : head;
  gsize size = strlen (name);

  if (size == 0 || size > MAX_NAME)
    return NULL;
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("_.-", *c) == NULL)
      return NULL;
  return g_strdup (name);
}

/* Valid UTF-8 of one line and sane length. */
static char *
dup_tame_text (const char *text)
{
  g_autofree char *head = g_strndup (text, strnlen (text, MAX_MESSAGE * 4));
  g_autofree char *valid = g_utf8_make_valid (head, -1);
  char *tame = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_MESSAGE));

  for (char *c = tame; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return tame;
}

/* Nothing that the service wrote goes into our own words: it may repeat what was typed. */
static GError *
make_error (const VstAwsReply *reply, VstAwsError code, const char *words)
{
  g_autofree char *id = reply->request_id != NULL ? dup_tame_text (reply->request_id) : NULL;
  g_autofree char *message = g_strdup_printf ("%s (HTTP status %u)", words, reply->status);

  return vst_aws_error_new (code, reply->status, NULL, NULL, id, message);
}

static VstAwsError
get_meaning (const VstAwsReply *reply, const char *name, const char *message)
{
  if (is_signature_name (name) && message != NULL
      && (strstr (message, "Signature expired") != NULL
          || strstr (message, "Signature not yet current") != NULL))
    return VST_AWS_ERROR_CLOCK;
  if (g_str_has_prefix (name, "Throttl") || reply->status == TOO_MANY_REQUESTS)
    return VST_AWS_ERROR_THROTTLED;

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (strcmp (meanings[i].name, name) == 0)
      return meanings[i].code;

  return reply->status >= 500 ? VST_AWS_ERROR_UNAVAILABLE : VST_AWS_ERROR_SERVICE;
}

static GError *
make_service_error (const VstAwsReply *reply, const char *name, const char *wire_message)
{
  g_autofree char *text = wire_message != NULL ? dup_tame_text (wire_message) : NULL;
  g_autofree char *id = reply->request_id != NULL ? dup_tame_text (reply->request_id) : NULL;
  g_autofree char *words =
      g_strdup_printf ("the service answered %s (HTTP status %u)", name, reply->status);

  return vst_aws_error_new (get_meaning (reply, name, text), reply->status, name, text, id, words);
}

static const char *
get_text (JsonNode *object, const char *member)
{
  JsonNode *node =
      object != NULL ? json_object_get_member (json_node_get_object (object), member) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* Nothing in it names an error of the service: what else may it be? */
static GError *
make_nameless_error (const VstAwsReply *reply, VstAwsJsonVerdict verdict, JsonNode *object)
{
  gboolean typed =
      object != NULL && json_object_has_member (json_node_get_object (object), "__type");

  if (reply->status >= 500)
    return make_error (reply, VST_AWS_ERROR_UNAVAILABLE, "the service is not available");
  if (reply->status == TOO_MANY_REQUESTS)
    return make_error (reply, VST_AWS_ERROR_THROTTLED, "asked too often");
  if (verdict == VST_AWS_JSON_TRUNCATED && reply->size > 0)
    return make_error (reply, VST_AWS_ERROR_INTERRUPTED, "the answer ends in the middle");
  if (typed || reply->request_id != NULL)
    return make_error (reply, VST_AWS_ERROR_BAD_ANSWER, "an error without a name");
  return make_error (reply, VST_AWS_ERROR_NOT_AWS, "not an answer of AWS");
}

static GError *
judge_failure (const VstAwsReply *reply)
{
  g_autoptr (JsonNode) object = NULL;
  g_autofree char *name = NULL;
  VstAwsJsonVerdict verdict = vst_aws_json_parse (reply->body, reply->size, &object);
  const char *type = get_text (object, "__type");
  const char *message = get_text (object, "message");

  if (type != NULL)
    name = dup_bare_name (type);
  if (name == NULL && reply->error_type != NULL)
    name = dup_bare_name (reply->error_type);
  if (name == NULL)
    return make_nameless_error (reply, verdict, object);

  if (message == NULL)
    message = get_text (object, "Message");
  return make_service_error (reply, name, message != NULL ? message : reply->error_message);
}

static gboolean
is_html (const VstAwsReply *reply)
{
  return reply->content_type != NULL
         && (g_ascii_strncasecmp (reply->content_type, "text/html", 9) == 0
             || g_ascii_strncasecmp (reply->content_type, "application/xhtml", 17) == 0);
}

/* An empty success must say that it is empty: otherwise it may be one that was cut off. */
static JsonNode *
judge_empty (const VstAwsReply *reply, GError **error)
{
  JsonNode *node = NULL;

  if (!reply->declared_empty && reply->request_id == NULL)
    {
      g_propagate_error (
          error, make_error (reply, VST_AWS_ERROR_INTERRUPTED, "the answer ends before it begins"));
      return NULL;
    }
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, json_object_new ());
  return node;
}

/* A portal's page, or AWS's JSON with a fault in it? The first character tells. */
static GError *
make_malformed_error (const VstAwsReply *reply)
{
  gsize i = 0;

  while (i < reply->size && g_ascii_isspace (reply->body[i]))
    i++;
  if (i < reply->size && (reply->body[i] == '{' || reply->body[i] == '['))
    return make_error (reply, VST_AWS_ERROR_BAD_ANSWER, "the answer is not good JSON");
  return make_error (reply, VST_AWS_ERROR_NOT_AWS, "not an answer of AWS");
}

static JsonNode *
judge_success (const VstAwsReply *reply, GError **error)
{
  g_autoptr (JsonNode) object = NULL;
  GError *fault = NULL;

  switch (vst_aws_json_parse (reply->body, reply->size, &object))
    {
    case VST_AWS_JSON_OBJECT:
      return g_steal_pointer (&object);
    case VST_AWS_JSON_NOT_OBJECT:
      fault = make_error (reply, VST_AWS_ERROR_BAD_ANSWER, "the answer is not an object");
      break;
    case VST_AWS_JSON_TRUNCATED:
      fault = make_error (reply, VST_AWS_ERROR_INTERRUPTED, "the answer ends in the middle");
      break;
    case VST_AWS_JSON_TOO_LARGE:
      fault = make_error (reply, VST_AWS_ERROR_BAD_ANSWER, "the answer is too deep or too long");
      break;
    case VST_AWS_JSON_MALFORMED:
      fault = make_malformed_error (reply);
      break;
    }
  g_propagate_error (error, fault);
  return NULL;
}

JsonNode *
vst_aws_reply_judge (const VstAwsReply *reply, GError **error)
{
  GError *fault = NULL;

  if (reply->status == SOUP_STATUS_OK && !is_html (reply))
    return reply->size == 0 ? judge_empty (reply, error) : judge_success (reply, error);

  if (reply->status >= 400)
    fault = judge_failure (reply);
  else
    fault = make_error (reply, VST_AWS_ERROR_NOT_AWS, "not an answer of AWS");
  g_propagate_error (error, fault);
  return NULL;
}

/* A captive portal has a clock too, and it may be any. */
static gboolean
is_of_aws (const VstAwsReply *reply)
{
  return reply->request_id != NULL || reply->error_type != NULL
         || (reply->content_type != NULL
             && g_str_has_prefix (reply->content_type, "application/x-amz-json"));
}

static gint64
to_believable_time (GDateTime *date)
{
  gint64 time = date != NULL ? g_date_time_to_unix (date) : 0;
  gint64 distance = time - g_get_real_time () / G_USEC_PER_SEC;

  return ABS (distance) <= MAX_CLOCK_DISTANCE ? time : 0;
}

gint64
vst_aws_reply_get_time (const VstAwsReply *reply)
{
  g_autoptr (GDateTime) date = NULL;

  if (reply->date == NULL || !is_of_aws (reply) || is_html (reply))
    return 0;

  date = soup_date_time_new_from_http_string (reply->date);
  return to_believable_time (date);
}

gint64
vst_aws_reply_get_time_in_text (const char *wire_message)
{
  const char *open = wire_message != NULL ? strchr (wire_message, '(') : NULL;
  g_autofree char *stamp = NULL;
  g_autoptr (GDateTime) date = NULL;

  if (open == NULL)
    return 0;

  stamp = g_strndup (open + 1, strspn (open + 1, "0123456789TZ"));
  date = g_date_time_new_from_iso8601 (stamp, NULL);
  return to_believable_time (date);
}

gboolean
vst_aws_reply_is_signature_error (const GError *error)
{
  return g_error_matches (error, VST_AWS_ERROR, VST_AWS_ERROR_CLOCK)
         || is_signature_name (vst_aws_error_get_wire_name (error));
}
