#include "aws/vst-aws-reply.h"

#include <string.h>

#include "aws/vst-aws-error.h"

#define JSON_TYPE "application/x-amz-json-1.1"
#define ID "5e0f3f7c-0000-4000-8000-000000000001"

typedef struct
{
  const char *name;
  VstAwsReply reply; /* body without a size is measured */
  int code;          /* -1: a success */
  const char *wire_name;
  const char *wire_message;
} Case;

#define SPELLING(spelled)                                                                          \
  400, JSON_TYPE, NULL, NULL, ID, NULL, FALSE, "{\"__type\":\"" spelled "\"}"
#define PLAIN(status, type, body) status, type, NULL, NULL, NULL, NULL, FALSE, body

static const Case cases[] = {
  { "success", { PLAIN (200, JSON_TYPE, "{\"a\":1}") }, -1 },
  { "success-of-other-type", { PLAIN (200, "application/json", "{}") }, -1 },
  { "success-without-type", { PLAIN (200, NULL, "{}") }, -1 },
  { "empty-declared", { 200, NULL, NULL, NULL, NULL, NULL, TRUE, "" }, -1 },
  { "empty-of-aws", { 200, JSON_TYPE, NULL, NULL, ID, NULL, FALSE, "" }, -1 },
  { "empty-and-cut", { PLAIN (200, JSON_TYPE, "") }, VST_AWS_ERROR_INTERRUPTED },
  { "truncated", { PLAIN (200, JSON_TYPE, "{\"a\":") }, VST_AWS_ERROR_INTERRUPTED },
  { "array", { PLAIN (200, JSON_TYPE, "[]") }, VST_AWS_ERROR_BAD_ANSWER },
  { "malformed", { PLAIN (200, JSON_TYPE, "{\"a\":x}") }, VST_AWS_ERROR_BAD_ANSWER },
  { "name-twice", { PLAIN (200, JSON_TYPE, "{\"a\":1,\"a\":2}") }, VST_AWS_ERROR_BAD_ANSWER },
  { "not-utf-8", { PLAIN (200, JSON_TYPE, "{\"a\":\"\xff\"}") }, VST_AWS_ERROR_BAD_ANSWER },
  { "html", { PLAIN (200, "text/html; charset=utf-8", "<html>") }, VST_AWS_ERROR_NOT_AWS },
  { "html-that-lies", { PLAIN (200, JSON_TYPE, " <!DOCTYPE html>") }, VST_AWS_ERROR_NOT_AWS },
  { "object-as-html", { PLAIN (200, "Text/HTML", "{}") }, VST_AWS_ERROR_NOT_AWS },
  { "empty-html", { 200, "text/html", NULL, NULL, NULL, NULL, TRUE, "" }, VST_AWS_ERROR_NOT_AWS },
  { "plain-text", { PLAIN (200, "text/plain", "It works!") }, VST_AWS_ERROR_NOT_AWS },
  { "created", { PLAIN (201, JSON_TYPE, "{}") }, VST_AWS_ERROR_NOT_AWS },
  { "redirect", { PLAIN (302, NULL, "") }, VST_AWS_ERROR_NOT_AWS },
  { "redirect-with-method", { PLAIN (307, JSON_TYPE, "{}") }, VST_AWS_ERROR_NOT_AWS },

  { "bare-type", { SPELLING ("FooException") }, VST_AWS_ERROR_SERVICE, "FooException" },
  { "type-with-colon", { SPELLING ("FooException:") }, VST_AWS_ERROR_SERVICE, "FooException" },
  { "type-with-uri",
    { SPELLING ("FooException:http://internal.amazon.com/coral/x#y") },
    VST_AWS_ERROR_SERVICE,
    "FooException" },
  { "type-with-namespace",
    { SPELLING ("com.amazonaws.cognito.identity.idp.model#FooException") },
    VST_AWS_ERROR_SERVICE,
    "FooException" },
  { "type-with-both",
    { SPELLING ("com.amazon.coral.service#FooException:http://x/") },
    VST_AWS_ERROR_SERVICE,
    "FooException" },
  { "type-empty", { SPELLING ("") }, VST_AWS_ERROR_BAD_ANSWER },
  { "type-only-namespace", { SPELLING ("com.amazon#") }, VST_AWS_ERROR_BAD_ANSWER },
  { "type-with-blanks", { SPELLING ("Foo Exception") }, VST_AWS_ERROR_BAD_ANSWER },
  { "type-not-text", { PLAIN (400, JSON_TYPE, "{\"__type\":7}") }, VST_AWS_ERROR_BAD_ANSWER },
  { "type-null", { PLAIN (400, JSON_TYPE, "{\"__type\":null}") }, VST_AWS_ERROR_BAD_ANSWER },
  { "type-object", { PLAIN (400, JSON_TYPE, "{\"__type\":{}}") }, VST_AWS_ERROR_BAD_ANSWER },
  { "code-is-no-type",
    { PLAIN (400, JSON_TYPE, "{\"code\":\"FooException\",\"Code\":\"FooException\"}") },
    VST_AWS_ERROR_NOT_AWS },

  { "message",
    { PLAIN (400, JSON_TYPE, "{\"message\":\"é\",\"__type\":\"Foo\"}") },
    VST_AWS_ERROR_SERVICE,
    "Foo",
    "é" },
  { "capital-message",
    { PLAIN (400, JSON_TYPE, "{\"__type\":\"Foo\",\"Message\":\"text\"}") },
    VST_AWS_ERROR_SERVICE,
    "Foo",
    "text" },
  { "message-not-text",
    { PLAIN (400, JSON_TYPE, "{\"__type\":\"Foo\",\"message\":[1]}") },
    VST_AWS_ERROR_SERVICE,
    "Foo" },
  { "message-of-lines",
    { PLAIN (400, JSON_TYPE, "{\"__type\":\"Foo\",\"message\":\"a\\nb\\u001bc\"}") },
    VST_AWS_ERROR_SERVICE,
    "Foo",
    "a b c" },
  { "type-in-header",
    { 400, JSON_TYPE, "FooException:", "from the header", ID, NULL, FALSE, "{}" },
    VST_AWS_ERROR_SERVICE,
    "FooException",
    "from the header" },
  { "type-in-header-body-cut",
    { 400, JSON_TYPE, "FooException:", "text", ID, NULL, FALSE, "{\"__type\":\"Fo" },
    VST_AWS_ERROR_SERVICE,
    "FooException",
    "text" },
  { "header-not-utf-8",
    { 400, NULL, "Foo", "\xe9", ID, NULL, FALSE, "" },
    VST_AWS_ERROR_SERVICE,
    "Foo",
    "\357\277\275" },

  { "throttled",
    { SPELLING ("TooManyRequestsException") },
    VST_AWS_ERROR_THROTTLED,
    "TooManyRequestsException" },
  { "throttling",
    { SPELLING ("ThrottlingException") },
    VST_AWS_ERROR_THROTTLED,
    "ThrottlingException" },
  { "throttled-by-status", { PLAIN (429, "text/html", "<html>") }, VST_AWS_ERROR_THROTTLED },
  { "limit-is-no-throttling",
    { SPELLING ("LimitExceededException") },
    VST_AWS_ERROR_SERVICE,
    "LimitExceededException" },
  { "internal",
    { PLAIN (500, JSON_TYPE, "{\"__type\":\"InternalErrorException\"}") },
    VST_AWS_ERROR_UNAVAILABLE,
    "InternalErrorException" },
  { "unknown-name-500",
    { PLAIN (500, JSON_TYPE, "{\"__type\":\"Surprise\"}") },
    VST_AWS_ERROR_UNAVAILABLE,
    "Surprise" },
  { "html-503", { PLAIN (503, "text/html", "<html>") }, VST_AWS_ERROR_UNAVAILABLE },
  { "empty-502", { PLAIN (502, NULL, "") }, VST_AWS_ERROR_UNAVAILABLE },
  { "html-404", { PLAIN (404, "text/html", "<html>") }, VST_AWS_ERROR_NOT_AWS },
  { "empty-404", { PLAIN (404, NULL, "") }, VST_AWS_ERROR_NOT_AWS },
  { "json-of-others",
    { PLAIN (404, "application/json", "{\"error\":\"x\"}") },
    VST_AWS_ERROR_NOT_AWS },
  { "error-cut", { PLAIN (400, JSON_TYPE, "{\"__type\":\"Fo") }, VST_AWS_ERROR_INTERRUPTED },

  { "unknown-key",
    { SPELLING ("UnrecognizedClientException") },
    VST_AWS_ERROR_KEYS_REFUSED,
    "UnrecognizedClientException" },
  { "expired-token",
    { SPELLING ("ExpiredTokenException") },
    VST_AWS_ERROR_KEYS_REFUSED,
    "ExpiredTokenException" },
  { "wrong-signature",
    { SPELLING ("InvalidSignatureException") },
    VST_AWS_ERROR_KEYS_REFUSED,
    "InvalidSignatureException" },
  { "not-permitted",
    { SPELLING ("AccessDeniedException") },
    VST_AWS_ERROR_NOT_PERMITTED,
    "AccessDeniedException" },
  { "not-authorized-is-of-the-user",
    { SPELLING ("NotAuthorizedException") },
    VST_AWS_ERROR_SERVICE,
    "NotAuthorizedException" },
  { "signature-expired",
    { PLAIN (400,
             JSON_TYPE,
             "{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature expired: x\"}") },
    VST_AWS_ERROR_CLOCK,
    "InvalidSignatureException",
    "Signature expired: x" },
  { "signature-not-yet-current",
    { PLAIN (
        403,
        JSON_TYPE,
        "{\"__type\":\"SignatureDoesNotMatch\",\"message\":\"Signature not yet current: x\"}") },
    VST_AWS_ERROR_CLOCK,
    "SignatureDoesNotMatch",
    "Signature not yet current: x" },
  { "skewed", { SPELLING ("RequestTimeTooSkewed") }, VST_AWS_ERROR_CLOCK, "RequestTimeTooSkewed" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  VstAwsReply reply = c->reply;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  reply.size = strlen (reply.body);
  node = vst_aws_reply_judge (&reply, &error);
  if (c->code < 0)
    {
      g_assert_no_error (error);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
      return;
    }

  g_assert_null (node);
  g_assert_error (error, VST_AWS_ERROR, c->code);
  g_assert_cmpstr (vst_aws_error_get_wire_name (error), ==, c->wire_name);
  g_assert_cmpstr (vst_aws_error_get_wire_message (error), ==, c->wire_message);
  g_assert_cmpstr (vst_aws_error_get_request_id (error), ==, reply.request_id);
  g_assert_cmpuint (vst_aws_error_get_http_status (error), ==, reply.status);
}

/* The service may repeat what was typed: our own words must not. */
static void
test_words_repeat_nothing (void)
{
  static const char body[] = "{\"__type\":\"InvalidParameterException\","
                             "\"message\":\"Value 'hunter2' at 'password' is bad\"}";
  VstAwsReply reply = { 400, JSON_TYPE, NULL, NULL, ID, NULL, FALSE, body, sizeof body - 1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_aws_reply_judge (&reply, &error));
  g_assert_null (strstr (error->message, "hunter2"));
  g_assert_nonnull (strstr (error->message, "InvalidParameterException"));
}

static void
test_long_text_is_cut (void)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autofree char *body = g_strdup_printf ("{\"__type\":\"Foo\",\"message\":\"%s\"}", text);
  VstAwsReply reply = { 400, JSON_TYPE, NULL, NULL, text, NULL, FALSE, body, strlen (body) };
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_aws_reply_judge (&reply, &error));
  g_assert_cmpuint (strlen (vst_aws_error_get_wire_message (error)), ==, 1024);
  g_assert_cmpuint (strlen (vst_aws_error_get_request_id (error)), ==, 1024);
}

static void
test_long_name_is_none (void)
{
  g_autofree char *text = g_strnfill (129, 'x');
  g_autofree char *body = g_strdup_printf ("{\"__type\":\"%s\"}", text);
  VstAwsReply reply = { 400, JSON_TYPE, NULL, NULL, ID, NULL, FALSE, body, strlen (body) };
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_aws_reply_judge (&reply, &error));
  g_assert_error (error, VST_AWS_ERROR, VST_AWS_ERROR_BAD_ANSWER);
}

typedef struct
{
  const char *name;
  VstAwsReply reply;
  gint64 time;
} TimeCase;

#define DATE "Mon, 05 Jan 2026 03:04:09 GMT"
#define DATE_UNIX 1767582249

static const TimeCase time_cases[] = {
  { "of-aws", { 200, JSON_TYPE, NULL, NULL, ID, DATE }, DATE_UNIX },
  { "by-type", { 200, JSON_TYPE, NULL, NULL, NULL, DATE }, DATE_UNIX },
  { "by-id", { 400, NULL, NULL, NULL, ID, DATE }, DATE_UNIX },
  { "no-date", { 200, JSON_TYPE, NULL, NULL, ID, NULL }, 0 },
  { "of-a-portal", { 200, "text/plain", NULL, NULL, NULL, DATE }, 0 },
  { "of-a-page", { 503, "text/html", NULL, NULL, ID, DATE }, 0 },
  { "rubbish", { 200, JSON_TYPE, NULL, NULL, ID, "yesterday" }, 0 },
  { "half", { 200, JSON_TYPE, NULL, NULL, ID, "Mon, 05 Jan" }, 0 },
  { "far-off", { 200, JSON_TYPE, NULL, NULL, ID, "Fri, 31 Dec 9999 23:59:59 GMT" }, 0 },
};

static void
test_time (gconstpointer data)
{
  const TimeCase *c = data;

  g_assert_cmpint (vst_aws_reply_get_time (&c->reply), ==, c->time);
}

static void
test_time_in_text (void)
{
  g_assert_cmpint (vst_aws_reply_get_time_in_text ("Signature expired: 20260105T020000Z is now "
                                                   "earlier than 20260105T025909Z "
                                                   "(20260105T030409Z - 5 min.)"),
                   ==, DATE_UNIX);
  g_assert_cmpint (vst_aws_reply_get_time_in_text (NULL), ==, 0);
  g_assert_cmpint (vst_aws_reply_get_time_in_text ("no brackets"), ==, 0);
  g_assert_cmpint (vst_aws_reply_get_time_in_text ("(soon)"), ==, 0);
  g_assert_cmpint (vst_aws_reply_get_time_in_text ("(20261305T030409Z)"), ==, 0);
  g_assert_cmpint (vst_aws_reply_get_time_in_text ("("), ==, 0);
}

static void
add_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/aws/reply/judge/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (time_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/aws/reply/time/", time_cases[i].name, NULL);
      g_test_add_data_func (path, &time_cases[i], test_time);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_cases ();
  g_test_add_func ("/aws/reply/words-repeat-nothing", test_words_repeat_nothing);
  g_test_add_func ("/aws/reply/long-text-is-cut", test_long_text_is_cut);
  g_test_add_func ("/aws/reply/long-name-is-none", test_long_name_is_none);
  g_test_add_func ("/aws/reply/time-in-text", test_time_in_text);
  return g_test_run ();
}
