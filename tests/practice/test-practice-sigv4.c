#include <json-glib/json-glib.h>
#include <string.h>

#include "practice/vst-practice-fault.h"
#include "practice/vst-practice-sigv4-header.h"
#include "practice/vst-practice-sigv4.h"

/* tests/vectors/sigv4-vectors.json: requests that botocore and three other signers agree on. */

typedef struct
{
  VstPracticeSignedRequest request;
  VstPracticeSigner signer;
  GArray *headers;
  VstSecret *secret;
  char *path, *host;
} Vector;

static JsonArray *vectors;

static JsonObject *
get_vector (guint i)
{
  return json_array_get_object_element (vectors, i);
}

static void
add_header (Vector *vector, const char *name, const char *value)
{
  VstPracticeHeader header = { name, value };

  g_array_append_val (vector->headers, header);
}

static void
read_request (Vector *self, JsonObject *vector)
{
  JsonArray *headers = json_object_get_array_member (vector, "headers");
  JsonObject *signed_form = json_object_get_object_member (vector, "header");
  const char *url = strstr (json_object_get_string_member (vector, "url"), "://") + 3;
  const char *slash = strchr (url, '/');
  const char *question = strchr (url, '?');
  const char *body = json_object_get_string_member (vector, "body");

  self->headers = g_array_new (FALSE, FALSE, sizeof (VstPracticeHeader));
  for (guint i = 0; i < json_array_get_length (headers); i++)
    {
      JsonArray *pair = json_array_get_array_element (headers, i);

      add_header (self, json_array_get_string_element (pair, 0),
                  json_array_get_string_element (pair, 1));
    }
  add_header (self, "X-Amz-Date", json_object_get_string_member (signed_form, "amz_date"));
  if (!json_object_get_null_member (signed_form, "security_token"))
    add_header (self, "X-Amz-Security-Token",
                json_object_get_string_member (signed_form, "security_token"));
  add_header (self, "Authorization", json_object_get_string_member (signed_form, "authorization"));
  self->path = g_strndup (slash, strcspn (slash, "?"));
  self->request.method = json_object_get_string_member (vector, "method");
  self->request.path = self->path;
  self->request.query = question != NULL ? question + 1 : NULL;
  self->request.body = body;
  self->request.body_size = strlen (body);
}

/* The Host header, which the vectors leave to the signer, is in the canonical request. */
static char *
find_host (JsonObject *vector)
{
  const char *canonical = json_object_get_string_member (
      json_object_get_object_member (vector, "header"), "canonical_request");
  const char *host = strstr (canonical, "\nhost:") + strlen ("\nhost:");

  return g_strndup (host, strcspn (host, "\n"));
}

static gboolean
has_header (const Vector *self, const char *name)
{
  for (guint i = 0; i < self->headers->len; i++)
    if (g_ascii_strcasecmp (g_array_index (self->headers, VstPracticeHeader, i).name, name) == 0)
      return TRUE;
  return FALSE;
}

static void
read_signer (Vector *self, JsonObject *vector)
{
  JsonObject *context = json_object_get_object_member (vector, "context");
  JsonObject *credentials = json_object_get_object_member (context, "credentials");
  g_autoptr (GDateTime) time =
      g_date_time_new_from_iso8601 (json_object_get_string_member (context, "timestamp"), NULL);

  self->secret =
      vst_secret_new_text (json_object_get_string_member (credentials, "secret_access_key"));
  self->signer.region = json_object_get_string_member (context, "region");
  self->signer.service = json_object_get_string_member (context, "service");
  self->signer.access_key_id = json_object_get_string_member (credentials, "access_key_id");
  self->signer.secret_access_key = self->secret;
  if (!json_object_get_null_member (credentials, "token"))
    self->signer.session_token = json_object_get_string_member (credentials, "token");
  self->signer.now = g_date_time_to_unix (time);
}

static gboolean
check (Vector *self, JsonObject *vector, GError **error)
{
  if (self->host == NULL)
    self->host = find_host (vector);
  if (!has_header (self, "Host"))
    add_header (self, "Host", self->host);
  self->request.headers = (const VstPracticeHeader *) (void *) self->headers->data;
  self->request.n_headers = self->headers->len;
  return vst_practice_sigv4_check (&self->request, &self->signer, error);
}

static void
vector_set_up (Vector *self, gconstpointer data)
{
  JsonObject *vector = get_vector (GPOINTER_TO_UINT (data));

  read_request (self, vector);
  read_signer (self, vector);
}

static void
vector_tear_down (Vector *self, gconstpointer data)
{
  g_array_unref (self->headers);
  vst_secret_unref (self->secret);
  g_free (self->path);
  g_free (self->host);
}

static void
test_vector (Vector *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  check (self, get_vector (GPOINTER_TO_UINT (data)), &error);
  g_assert_no_error (error);
}

static void
test_changed_body (Vector *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->request.body = "{\"MaxResults\":61}";
  g_assert_false (check (self, get_vector (0), &error));
  g_assert_error (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_INVALID_SIGNATURE);
  g_assert_true (g_str_has_prefix (error->message, "The request signature we calculated"));
}

static void
test_changed_header (Vector *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VstPracticeHeader *target = &g_array_index (self->headers, VstPracticeHeader, 1);

  g_assert_cmpstr (target->name, ==, "X-Amz-Target");
  target->value = "AWSCognitoIdentityProviderService.DeleteUserPool";
  g_assert_false (check (self, get_vector (0), &error));
  g_assert_error (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_INVALID_SIGNATURE);
}

static void
test_wrong_secret (Vector *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstSecret) other = vst_secret_new_text ("another");

  self->signer.secret_access_key = other;
  g_assert_false (check (self, get_vector (0), &error));
  g_assert_error (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_INVALID_SIGNATURE);
}

static void
test_unknown_key (Vector *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->signer.access_key_id = "AKIDOTHER";
  g_assert_false (check (self, get_vector (0), &error));
  g_assert_error (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_UNRECOGNIZED_CLIENT);
  g_assert_cmpstr (error->message, ==, "The security token included in the request is invalid.");
}

static void
test_unwanted_session_token (Vector *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_header (self, "X-Amz-Security-Token", "token");
  g_assert_false (check (self, get_vector (0), &error));
  g_assert_error (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_UNRECOGNIZED_CLIENT);
}

static void
test_unsigned (Vector *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_array_set_size (self->headers, self->headers->len - 1);
  g_assert_false (check (self, get_vector (0), &error));
  g_assert_error (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_MISSING_AUTHENTICATION);
  g_assert_cmpstr (error->message, ==, "Missing Authentication Token");
}

static void
test_clock (Vector *self, gconstpointer data)
{
  g_autoptr (GError) late = NULL;
  g_autoptr (GError) early = NULL;
  JsonObject *vector = get_vector (0);
  gint64 signed_at = self->signer.now;

  self->signer.now = signed_at + 300;
  g_assert_true (check (self, vector, NULL));
  self->signer.now = signed_at - 300;
  g_assert_true (check (self, vector, NULL));
  self->signer.now = signed_at + 301;
  g_assert_false (check (self, vector, &late));
  g_assert_error (late, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_INVALID_SIGNATURE);
  g_assert_cmpstr (late->message, ==,
                   "Signature expired: 20260105T030409Z is now earlier than 20260105T030410Z "
                   "(20260105T030910Z - 5 min.)");
  self->signer.now = signed_at - 301;
  g_assert_false (check (self, vector, &early));
  g_assert_cmpstr (early->message, ==,
                   "Signature not yet current: 20260105T030409Z is still later than "
                   "20260105T030408Z (20260105T025908Z + 5 min.)");
}

static void
test_wrong_scope (Vector *self, gconstpointer data)
{
  g_autoptr (GError) region = NULL;
  g_autoptr (GError) service = NULL;
  JsonObject *vector = get_vector (0);

  self->signer.region = "eu-west-1";
  g_assert_false (check (self, vector, &region));
  g_assert_error (region, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_INVALID_SIGNATURE);
  self->signer.region = "us-east-1";
  self->signer.service = "sts";
  g_assert_false (check (self, vector, &service));
  g_assert_error (service, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_INVALID_SIGNATURE);
}

/* The target decides what is done: it must be under the signature. */
static void
test_target_left_out (Vector *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  VstPracticeHeader *last =
      &g_array_index (self->headers, VstPracticeHeader, self->headers->len - 1);

  last->value = "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260105/us-east-1/cognito-idp/"
                "aws4_request, SignedHeaders=host;x-amz-date, Signature=00";
  g_assert_false (check (self, get_vector (0), &error));
  g_assert_cmpstr (error->message, ==,
                   "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization.");
}

typedef struct
{
  const char *name, *header;
} Incomplete;

static const Incomplete incomplete[] = {
  { "empty", "" },
  { "bearer", "Bearer abc" },
  { "algorithm-only", "AWS4-HMAC-SHA256" },
  { "nothing-after-algorithm", "AWS4-HMAC-SHA256 " },
  { "no-signature", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host" },
  { "no-headers", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=00" },
  { "no-credential", "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=00" },
  { "short-credential", "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=00" },
  { "long-credential",
    "AWS4-HMAC-SHA256 Credential=a/b/c/d/e/f, SignedHeaders=host, Signature=00" },
  { "no-equal-sign", "AWS4-HMAC-SHA256 Credential, SignedHeaders=host, Signature=00" },
  { "twice", "AWS4-HMAC-SHA256 Signature=1, Signature=2, SignedHeaders=h, Credential=a/b/c/d/e" },
  { "unknown-part", "AWS4-HMAC-SHA256 Color=red, Credential=a/b/c/d/e" },
  { "commas", "AWS4-HMAC-SHA256 ,,,,,,,,,,,,,,,,,,,,,,,," },
};

static void
test_incomplete (gconstpointer data)
{
  const Incomplete *c = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_practice_authorization_parse (c->header, TRUE, &error));
  g_assert_error (error, VST_PRACTICE_FAULT, VST_PRACTICE_FAULT_INCOMPLETE_SIGNATURE);
}

static void
test_dates (void)
{
  g_autofree char *text = vst_practice_amz_date_format (1767582249);

  g_assert_cmpstr (text, ==, "20260105T030409Z");
  g_assert_cmpint (vst_practice_amz_date_parse ("20260105T030409Z"), ==, 1767582249);
  g_assert_cmpint (vst_practice_amz_date_parse ("20260105T030409"), ==, -1);
  g_assert_cmpint (vst_practice_amz_date_parse ("20261305T030409Z"), ==, -1);
  g_assert_cmpint (vst_practice_amz_date_parse ("00000000T000000Z"), ==, -1);
  g_assert_cmpint (vst_practice_amz_date_parse ("2026010 T030409Z"), ==, -1);
  g_assert_cmpint (vst_practice_amz_date_parse ("Mon, 05 Jan 2026"), ==, -1);
}

static void
add (const char *path, guint number, void (*test) (Vector *, gconstpointer))
{
  g_test_add (path, Vector, GUINT_TO_POINTER (number), vector_set_up, test, vector_tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *file =
      g_build_filename (g_getenv ("VST_TEST_VECTORS"), "sigv4-vectors.json", NULL);

  g_test_init (&argc, &argv, NULL);

  g_assert_true (json_parser_load_from_file (parser, file, NULL));
  vectors = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                          "vectors");
  for (guint i = 0; i < json_array_get_length (vectors); i++)
    {
      g_autofree char *path = g_strconcat (
          "/practice/sigv4/vector/", json_object_get_string_member (get_vector (i), "name"), NULL);
      add (path, i, test_vector);
    }
  add ("/practice/sigv4/changed-body", 0, test_changed_body);
  add ("/practice/sigv4/changed-header", 0, test_changed_header);
  add ("/practice/sigv4/wrong-secret", 0, test_wrong_secret);
  add ("/practice/sigv4/unknown-key", 0, test_unknown_key);
  add ("/practice/sigv4/unwanted-session-token", 0, test_unwanted_session_token);
  add ("/practice/sigv4/unsigned", 0, test_unsigned);
  add ("/practice/sigv4/clock", 0, test_clock);
  add ("/practice/sigv4/wrong-scope", 0, test_wrong_scope);
  add ("/practice/sigv4/target-left-out", 0, test_target_left_out);
  g_test_add_func ("/practice/sigv4/dates", test_dates);
  for (gsize i = 0; i < G_N_ELEMENTS (incomplete); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/sigv4/incomplete/", incomplete[i].name, NULL);
      g_test_add_data_func (path, &incomplete[i], test_incomplete);
    }
  return g_test_run ();
}
