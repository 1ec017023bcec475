#include <string.h>

#include "../crypto/test-vectors.h"
#include "aws/vst-aws-signer.h"
#include "crypto/vst-digest.h"

/* A request to be signed, with the strings that it borrows. */
typedef struct
{
  VstAwsRequest request;
  VstAwsCredentials *credentials;
  char *amz_date;
  const char *region;
  const char *service;
  GArray *headers;    /* VstAwsHeader */
  GPtrArray *strings; /* owned */
} Case;

static void
case_clear (Case *c)
{
  g_clear_pointer (&c->credentials, vst_aws_credentials_unref);
  g_free (c->amz_date);
  g_array_unref (c->headers);
  g_ptr_array_unref (c->strings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static const char *
case_take (Case *c, char *string)
{
  g_ptr_array_add (c->strings, string);

  return string;
}

static void
case_add_header (Case *c, const char *name, const char *value)
{
  VstAwsHeader header = { name, value };

  g_array_append_val (c->headers, header);
  c->request.headers = (const VstAwsHeader *) (void *) c->headers->data;
  c->request.n_headers = c->headers->len;
}

static void
case_set_target (Case *c, const char *target)
{
  const char *query = strchr (target, '?');

  c->request.path =
      case_take (c, query == NULL ? g_strdup (target) : g_strndup (target, query - target));
  c->request.query = query == NULL ? NULL : query + 1;
}

static gint64
read_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);

  return g_date_time_to_unix (time);
}

static void
case_init (Case *c, JsonObject *vector)
{
  JsonObject *context = json_object_get_object_member (vector, "context");
  JsonObject *keys = json_object_get_object_member (context, "credentials");
  const char *token = json_object_get_string_member_with_default (keys, "token", NULL);
  g_autoptr (VstSecret) secret =
      vst_secret_new_text (json_object_get_string_member (keys, "secret_access_key"));
  g_autoptr (VstSecret) session_token = token == NULL ? NULL : vst_secret_new_text (token);

  c->headers = g_array_new (FALSE, FALSE, sizeof (VstAwsHeader));
  c->strings = g_ptr_array_new_with_free_func (g_free);
  c->credentials = vst_aws_credentials_new (json_object_get_string_member (keys, "access_key_id"),
                                            secret, session_token);
  c->amz_date =
      vst_aws_signer_format_date (read_time (json_object_get_string_member (context, "timestamp")));
  c->region = json_object_get_string_member (context, "region");
  c->service = json_object_get_string_member (context, "service");
  c->request.normalize_path = json_object_get_boolean_member (context, "normalize");
  c->request.double_encode = TRUE;
}

/* The three steps and the header, each against what is expected of it. */
static void
case_check (const Case *c, JsonObject *expected)
{
  g_autofree char *canonical_request = vst_aws_signer_get_canonical_request (&c->request, NULL);
  g_autofree char *string_to_sign =
      vst_aws_signer_get_string_to_sign (canonical_request, c->amz_date, c->region, c->service);
  g_autofree char *signature = vst_aws_signer_get_signature (
      string_to_sign, vst_aws_credentials_get_secret_access_key (c->credentials), c->amz_date,
      c->region, c->service);
  g_autofree char *authorization =
      vst_aws_signer_authorize (&c->request, c->credentials, c->amz_date, c->region, c->service);
  g_autofree char *line = g_strconcat ("\nAuthorization:", authorization, "\n", NULL);

  g_assert_cmpstr (canonical_request, ==,
                   json_object_get_string_member (expected, "canonical_request"));
  g_assert_cmpstr (string_to_sign, ==, json_object_get_string_member (expected, "string_to_sign"));
  g_assert_cmpstr (signature, ==, json_object_get_string_member (expected, "signature"));
  if (json_object_has_member (expected, "authorization"))
    g_assert_cmpstr (authorization, ==, json_object_get_string_member (expected, "authorization"));
  else
    g_assert_nonnull (strstr (json_object_get_string_member (expected, "signed_request"), line));
}

/* The Host header for @uri: a port that goes without saying is not in it. */
static char *
host_header (GUri *uri)
{
  gboolean bracket = strchr (g_uri_get_host (uri), ':') != NULL;
  int port = g_uri_get_port (uri);
  int usual = g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
  g_autofree char *host =
      g_strconcat (bracket ? "[" : "", g_uri_get_host (uri), bracket ? "]" : "", NULL);

  return port == -1 || port == usual ? g_steal_pointer (&host)
                                     : g_strdup_printf ("%s:%d", host, port);
}

static void
test_vector (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  JsonArray *headers = json_object_get_array_member (vector, "headers");
  const char *body = json_object_get_string_member (vector, "body");
  const char *url = json_object_get_string_member (vector, "url");
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_auto (Case) c = { 0 };
  VstSecret *token;

  case_init (&c, vector);
  case_set_target (&c, strchr (strstr (url, "://") + 3, '/'));
  c.request.method = json_object_get_string_member (vector, "method");
  for (guint i = 0; i < json_array_get_length (headers); i++)
    {
      JsonArray *pair = json_array_get_array_element (headers, i);

      case_add_header (&c, json_array_get_string_element (pair, 0),
                       json_array_get_string_element (pair, 1));
    }
  case_add_header (&c, "Host", case_take (&c, host_header (uri)));
  case_add_header (&c, "X-Amz-Date", c.amz_date);
  token = vst_aws_credentials_get_session_token (c.credentials);
  if (token != NULL)
    case_add_header (&c, "X-Amz-Security-Token", vst_secret_get_text (token));
  c.request.payload_hash = case_take (&c, vst_sha256_hex (body, strlen (body)));

  g_assert_cmpstr (c.request.payload_hash, ==,
                   json_object_get_string_member (vector, "body_sha256"));
  case_check (&c, json_object_get_object_member (vector, "header"));
}

/* "NAME:VALUE", where lines that begin with a blank belong to the one above. */
static const char *
add_header_lines (Case *c, const char *text)
{
  while (*text != '\0' && *text != '\n')
    {
      const char *end = strchr (text, ':');
      char *name = g_strndup (text, end - text);
      const char *value = end + 1;

      for (end = value; *end != '\0' && (*end != '\n' || end[1] == ' '); end++)
        ;
      case_take (c, name);
      case_add_header (c, name, case_take (c, g_strndup (value, end - value)));
      text = *end == '\0' ? end : end + 1;
    }

  return *text == '\0' ? text : text + 1;
}

static gboolean
has_header (const Case *c, const char *name)
{
  for (gsize i = 0; i < c->request.n_headers; i++)
    {
      if (g_ascii_strcasecmp (c->request.headers[i].name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_suite (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  JsonObject *context = json_object_get_object_member (vector, "context");
  const char *text = json_object_get_string_member (vector, "request");
  const char *target = strchr (text, ' ') + 1;
  const char *target_end = strstr (target, " HTTP/1.1\n");
  const char *body;
  g_autofree char *target_text = g_strndup (target, target_end - target);
  g_auto (Case) c = { 0 };
  VstSecret *token;

  case_init (&c, vector);
  case_set_target (&c, case_take (&c, g_steal_pointer (&target_text)));
  c.request.method = case_take (&c, g_strndup (text, target - 1 - text));
  body = add_header_lines (&c, strchr (target_end, '\n') + 1);
  c.request.payload_hash = case_take (&c, vst_sha256_hex (body, strlen (body)));

  if (!has_header (&c, "X-Amz-Date"))
    case_add_header (&c, "X-Amz-Date", c.amz_date);
  token = vst_aws_credentials_get_session_token (c.credentials);
  if (token != NULL
      && !json_object_get_boolean_member_with_default (context, "omit_session_token", FALSE))
    case_add_header (&c, "X-Amz-Security-Token", vst_secret_get_text (token));
  if (json_object_get_boolean_member_with_default (context, "sign_body", FALSE))
    case_add_header (&c, "X-Amz-Content-Sha256", c.request.payload_hash);

  case_check (&c, json_object_get_object_member (vector, "header"));
}

static void
test_suites_missing (void)
{
  g_test_skip ("AWS's own suites are not part of this project: name the file in VST_AWS_SUITES");
}

/* %NULL when the file of AWS's suites is not there. */
static JsonObject *
load_suites (void)
{
  g_autofree char *beside =
      g_build_filename (g_getenv ("VST_TEST_VECTORS"), "..", "..", "..", "shared", "cognito",
                        "sigv4", "aws-suites.json", NULL);
  const char *named = g_getenv ("VST_AWS_SUITES");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  if (named == NULL && !g_file_test (beside, G_FILE_TEST_EXISTS))
    return NULL;

  json_parser_load_from_file (parser, named != NULL ? named : beside, &error);
  g_assert_no_error (error);

  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

int
main (int argc, char *argv[])
{
  g_autoptr (JsonObject) vectors = NULL;
  g_autoptr (JsonObject) suites = NULL;

  g_test_init (&argc, &argv, NULL);

  vectors = test_vectors_load ("sigv4-vectors.json");
  test_vectors_add ("/aws/signer/vector/", json_object_get_array_member (vectors, "vectors"),
                    test_vector);
  suites = load_suites ();
  if (suites == NULL)
    g_test_add_func ("/aws/signer/suites", test_suites_missing);
  else
    {
      test_vectors_add ("/aws/signer/suite/aws-c-auth/",
                        json_object_get_array_member (suites, "aws_c_auth"), test_suite);
      test_vectors_add ("/aws/signer/suite/botocore/",
                        json_object_get_array_member (suites, "botocore"), test_suite);
    }

  return g_test_run ();
}
