#include "conformance-rows.h"
#include "practice-walk.h"

/*
 * Each operation of the service model with each constraint of its input broken, one at a
 * time: what the service answers. The rows are made out of the published model.
 */

static Fixture fixture;

static void
assert_problems (const char *message, const GPtrArray *problems)
{
  g_autofree char *start = g_strdup_printf ("%u validation error%s detected: ", problems->len,
                                            problems->len > 1 ? "s" : "");
  g_auto (GStrv) parts = NULL;

  g_assert_true (g_str_has_prefix (message, start));
  parts = g_strsplit (message + strlen (start), "; ", -1);
  for (guint i = 0; i < problems->len; i++)
    if (!g_strv_contains ((const char *const *) parts, problems->pdata[i]))
      g_assert_cmpstr (message, ==, problems->pdata[i]);
  g_assert_cmpuint (g_strv_length (parts), ==, problems->len);
}

static void
assert_headers (const char *fault)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fixture.message);
  g_autofree char *type = g_strconcat (fault, ":", NULL);

  g_assert_cmpstr (soup_message_headers_get_one (headers, "x-amzn-ErrorType"), ==, type);
  g_assert_cmpstr (soup_message_headers_get_content_type (headers, NULL), ==,
                   "application/x-amz-json-1.1");
  g_assert_true (
      g_uuid_string_is_valid (soup_message_headers_get_one (headers, "x-amzn-RequestId")));
  g_assert_nonnull (soup_message_headers_get_one (headers, "Date"));
}

static void
call_as_plain_text (const Row *row)
{
  g_autoptr (SoupMessage) message =
      soup_message_new ("POST", vst_practice_pool_get_endpoint (fixture.pool));
  g_autofree char *target =
      g_strconcat ("AWSCognitoIdentityProviderService.", row->operation, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (row->body, strlen (row->body));

  soup_message_headers_replace (soup_message_get_request_headers (message), "X-Amz-Target", target);
  soup_message_set_request_body_from_bytes (message, "text/plain", bytes);
  fixture_send (&fixture, message);
}

static void
call (const Row *row)
{
  g_autofree char *date = fixture_dup_date (fixture_clock (&fixture));
  g_autofree char *lower = g_ascii_strdown (row->operation, -1);

  if (row->manner == MANNER_SIGNED || row->manner == MANNER_LOWER_CASE)
    fixture_call_at (&fixture, row->manner == MANNER_SIGNED ? row->operation : lower, row->body,
                     date);
  else if (row->manner == MANNER_UNSIGNED)
    fixture_call_at (&fixture, row->operation, row->body, NULL);
  else
    call_as_plain_text (row);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  const char *message;

  call (row);
  g_assert_cmpstr (fixture_get (&fixture, "__type"), ==, row->fault);
  g_assert_cmpuint (fixture.status, ==, 400);
  assert_headers (row->fault);
  message = fixture_get (&fixture, g_str_equal (row->fault, "SerializationException") ? "Message"
                                                                                      : "message");
  if (row->message != NULL)
    g_assert_cmpstr (message, ==, row->message);
  else
    assert_problems (message, row->problems);
}

typedef struct
{
  const char *name, *body;
  Manner manner;
  const char *fault, *message;
} Frame;

/* What every operation answers to requests that are not even a call of it. */
static const Frame frames[] = {
  { "cut-short", "{\"a\":", MANNER_SIGNED, "SerializationException",
    "Could not parse request body" },
  { "no-object", "[]", MANNER_SIGNED, "SerializationException", "Expected structure or null" },
  { "content-type", "{}", MANNER_PLAIN_TEXT, "UnknownOperationException", "Unknown operation" },
  { "lower-case", "{}", MANNER_LOWER_CASE, "UnknownOperationException", "Unknown operation" },
};

static void
add_frame (const Walk *walk, const Frame *frame)
{
  Row *row = g_new0 (Row, 1);

  row->body = g_strdup (frame->body);
  row->manner = frame->manner;
  row->fault = frame->fault;
  row->message = g_strdup (frame->message);
  add_row (walk, frame->name, row);
}

static const Frame unsigned_frame = { "unsigned", "{}", MANNER_UNSIGNED,
                                      "MissingAuthenticationTokenException",
                                      "Missing Authentication Token" };

static void
add_operations (Walk *walk, const char *section)
{
  JsonObject *operations = json_object_get_object_member (walk->model.root, section);
  g_autoptr (GList) names = json_object_get_members (operations);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *operation = json_object_get_object_member (operations, l->data);

      walk->operation = l->data;
      for (gsize i = 0; i < G_N_ELEMENTS (frames); i++)
        add_frame (walk, &frames[i]);
      if (json_object_get_boolean_member (operation, "signed"))
        add_frame (walk, &unsigned_frame);
      visit (walk, shape_get (operation, "input_shape"), FALSE);
    }
}

/* What the service can do and the practice pool cannot: it says so. */
static void
add_others (Walk *walk)
{
  JsonObject *all = json_object_get_object_member (walk->model.root, "all_operation_auth");
  JsonObject *first = json_object_get_object_member (walk->model.root, "operations");
  JsonObject *extra = json_object_get_object_member (walk->model.root, "extra_operations");
  g_autoptr (GList) names = json_object_get_members (all);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *message =
          g_strdup_printf ("The practice pool does not simulate %s", (char *) l->data);
      Frame frame = { "other", "{}", MANNER_SIGNED, "UnknownOperationException", message };

      walk->operation = l->data;
      if (!json_object_has_member (first, l->data) && !json_object_has_member (extra, l->data))
        add_frame (walk, &frame);
    }
}

static JsonNode *
read_model (void)
{
  const char *path = g_getenv ("VST_SERVICE_MODEL");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (path);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

int
main (int argc, char **argv)
{
  g_autoptr (JsonNode) root = NULL;
  Walk walk = { .steps = g_array_new (FALSE, FALSE, sizeof (Step)), .test = test_row };
  int status;

  g_test_init (&argc, &argv, NULL);
  root = read_model ();
  walk.rows = g_ptr_array_new_with_free_func (row_free);
  walk.model.root = json_node_get_object (root);
  walk.model.shapes = json_object_get_object_member (walk.model.root, "shapes");
  add_operations (&walk, "operations");
  add_operations (&walk, "extra_operations");
  add_others (&walk);
  fixture_set_up (&fixture, NULL);
  status = g_test_run ();
  fixture_tear_down (&fixture, NULL);
  g_ptr_array_unref (walk.rows);
  g_array_unref (walk.steps);
  return status;
}
