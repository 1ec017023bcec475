#include "cognito-requests.h"

#include <string.h>

#include "../crypto/test-vectors.h"
#include "cognito/vst-cognito-failure.h"

/* Against the service's own model, which AWS's tools are made of. */

static JsonObject *model;

static JsonObject *
get_shape (const char *name)
{
  return json_object_get_object_member (json_object_get_object_member (model, "shapes"), name);
}

static const char *
get_type (JsonObject *shape)
{
  return json_object_get_string_member (shape, "type");
}

static void
check_length (JsonObject *shape, gint64 length, const char *name)
{
  if (length < json_object_get_int_member_with_default (shape, "min", 0)
      || length > json_object_get_int_member_with_default (shape, "max", G_MAXINT64))
    g_error ("%s is out of range", name);
}

static gboolean
is_in_enum (JsonObject *shape, const char *text)
{
  JsonArray *values =
      json_object_has_member (shape, "enum") ? json_object_get_array_member (shape, "enum") : NULL;

  for (guint i = 0; values != NULL && i < json_array_get_length (values); i++)
    {
      if (strcmp (json_array_get_string_element (values, i), text) == 0)
        return TRUE;
    }
  return values == NULL;
}

static void
check_text (JsonObject *shape, JsonNode *node, const char *name)
{
  const char *text;
  const char *pattern = json_object_get_string_member_with_default (shape, "pattern", NULL);
  g_autofree char *whole = pattern != NULL ? g_strdup_printf ("^(?:%s)$", pattern) : NULL;

  g_assert_true (JSON_NODE_HOLDS_VALUE (node));
  g_assert_cmpuint (json_node_get_value_type (node), ==, G_TYPE_STRING);
  text = json_node_get_string (node);
  check_length (shape, g_utf8_strlen (text, -1), name);
  if (whole != NULL && !g_regex_match_simple (whole, text, 0, 0))
    g_error ("%s is not %s", name, pattern);
  if (!is_in_enum (shape, text))
    g_error ("%s has no such value", name);
}

static void
check_scalar (JsonObject *shape, JsonNode *node, const char *name)
{
  const char *type = get_type (shape);

  if (strcmp (type, "string") == 0)
    check_text (shape, node, name);
  else if (strcmp (type, "boolean") == 0)
    g_assert_cmpuint (json_node_get_value_type (node), ==, G_TYPE_BOOLEAN);
  else if (strcmp (type, "integer") == 0)
    {
      g_assert_cmpuint (json_node_get_value_type (node), ==, G_TYPE_INT64);
      check_length (shape, json_node_get_int (node), name);
    }
  else
    g_error ("%s is a %s", name, type);
}

static void
check_map (JsonObject *shape, JsonNode *node, const char *name)
{
  JsonObjectIter iter;
  JsonNode *value;
  const char *key;

  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &key, &value))
    check_scalar (get_shape (json_object_get_string_member (shape, "value")), value, key);
}

/* Structures have no lists in them, as far as our requests go, and lists no lists. */
static void
check_structure (JsonObject *shape, JsonNode *node, const char *name)
{
  JsonObject *members = json_object_get_object_member (shape, "members");
  JsonObjectIter iter;
  JsonNode *value;
  const char *key;

  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &key, &value))
    {
      if (!json_object_has_member (members, key))
        g_error ("%s has no %s", name, key);
      check_scalar (get_shape (json_object_get_string_member (
                        json_object_get_object_member (members, key), "shape")),
                    value, key);
    }
}

static void
check_list (JsonObject *shape, JsonNode *node, const char *name)
{
  JsonObject *item = get_shape (json_object_get_string_member (shape, "member"));

  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (strcmp (get_type (item), "structure") == 0)
        check_structure (item, element, name);
      else
        check_scalar (item, element, name);
    }
}

static void
check_member (JsonObject *input, JsonNode *node, const char *name)
{
  JsonObject *shape = get_shape (json_object_get_string_member (input, "shape"));
  const char *type = get_type (input);

  if (strcmp (type, "map") == 0)
    check_map (shape, node, name);
  else if (strcmp (type, "structure") == 0)
    check_structure (shape, node, name);
  else if (strcmp (type, "list") == 0)
    check_list (shape, node, name);
  else
    check_scalar (input, node, name);
}

static JsonObject *
find_input (JsonArray *inputs, const char *name)
{
  for (guint i = 0; i < json_array_get_length (inputs); i++)
    {
      JsonObject *input = json_array_get_object_element (inputs, i);

      if (strcmp (json_object_get_string_member (input, "name"), name) == 0)
        return input;
    }
  return NULL;
}

/* Members that the operation has, good values, and all that it requires. */
static void
check_request (JsonObject *request, JsonObject *modelled)
{
  JsonArray *inputs = json_object_get_array_member (modelled, "input");
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, request);
  while (json_object_iter_next (&iter, &name, &member))
    {
      JsonObject *input = find_input (inputs, name);

      if (input == NULL)
        g_error ("the model has no %s", name);
      check_member (input, member, name);
    }
  for (guint i = 0; i < json_array_get_length (inputs); i++)
    {
      JsonObject *input = json_array_get_object_element (inputs, i);

      name = json_object_get_string_member (input, "name");
      if (json_object_get_boolean_member_with_default (input, "required", FALSE)
          && !json_object_has_member (request, name))
        g_error ("%s is missing", name);
    }
}

static JsonObject *
get_operation (VstOperation operation)
{
  return json_object_get_object_member (json_object_get_object_member (model, "operations"),
                                        vst_operation_get_name (operation));
}

static void
test_request (gconstpointer data)
{
  VstOperation operation = GPOINTER_TO_UINT (data);
  JsonObject *modelled = get_operation (operation);
  g_auto (Sample) sample = { 0 };
  g_autoptr (VstWipedNode) request = NULL;

  sample_init (&sample, "exampleclientsecret01234");
  request = make_request (&sample, operation);
  g_assert_nonnull (modelled);
  g_assert_cmpint ((vst_operation_get_flags (operation) & VST_AWS_CALL_SIGNED) != 0, ==,
                   json_object_get_boolean_member (modelled, "signed"));
  check_request (json_node_get_object (request), modelled);
}

static void
test_starts (void)
{
  JsonObject *modelled = get_operation (VST_OPERATION_LOG_IN);
  JsonObject *modelled_admin = get_operation (VST_OPERATION_ADMIN_LOG_IN);
  g_auto (Sample) sample = { 0 };

  sample_init (&sample, NULL);
  for (VstAuthFlow flow = VST_AUTH_FLOW_PASSWORD; flow <= VST_AUTH_FLOW_CUSTOM_SRP; flow++)
    {
      g_autoptr (VstWipedNode) own =
          make_start (&sample, VST_LOGIN_PATH_USER, flow, VST_CHALLENGE_PASSWORD_SRP);
      g_autoptr (VstWipedNode) admin =
          make_start (&sample, VST_LOGIN_PATH_ADMIN, flow, VST_CHALLENGE_PASSWORD_SRP);

      check_request (json_node_get_object (own), modelled);
      check_request (json_node_get_object (admin), modelled_admin);
    }
}

/* Sending one of these twice is never harmless. */
static void
test_sent_once (void)
{
  static const VstOperation once[] = {
    VST_OPERATION_SIGN_UP,         VST_OPERATION_CONFIRM_SIGN_UP,
    VST_OPERATION_RESEND_CODE,     VST_OPERATION_RESPOND,
    VST_OPERATION_ADMIN_RESPOND,   VST_OPERATION_ASSOCIATE_TOKEN,
    VST_OPERATION_VERIFY_TOKEN,    VST_OPERATION_DELETE_USER,
    VST_OPERATION_GET_TOKENS,      VST_OPERATION_GLOBAL_SIGN_OUT,
    VST_OPERATION_CONFIRM_DEVICE,  VST_OPERATION_FORGET_DEVICE,
    VST_OPERATION_FORGOT_PASSWORD, VST_OPERATION_CONFIRM_FORGOT_PASSWORD,
    VST_OPERATION_CHANGE_PASSWORD, VST_OPERATION_ADMIN_DELETE_USER,
  };
  guint n = 0;

  for (guint i = 0; i < VST_N_OPERATIONS; i++)
    n += (vst_operation_get_flags (i) & VST_AWS_CALL_REPEATABLE) == 0;
  for (guint i = 0; i < G_N_ELEMENTS (once); i++)
    g_assert_cmpuint (vst_operation_get_flags (once[i]) & VST_AWS_CALL_REPEATABLE, ==, 0);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (once));
}

/* Nothing that anybody could do about these: a pool that is misconfigured, a firewall before it. */
static const char *const helpless[] = {
  "ForbiddenException",       "InvalidUserPoolConfigurationException",
  "NotAuthorizedException",   "OperationNotEnabledException",
  "UserPoolTaggingException", NULL,
};

/* Every error that an operation may end with means something, unless nothing can be done. */
static void
test_errors (gconstpointer data)
{
  JsonObject *modelled = get_operation (GPOINTER_TO_UINT (data));
  JsonArray *errors = json_object_get_array_member (modelled, "errors");

  g_assert_cmpuint (json_array_get_length (errors), >, 0);
  for (guint i = 0; i < json_array_get_length (errors); i++)
    {
      const char *name = json_array_get_string_element (errors, i);

      if (!g_strv_contains (helpless, name)
          && vst_cognito_failure_get_code (name, NULL) == VST_COGNITO_ERROR_FAILED)
        g_error ("%s means nothing", name);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (JsonObject) file = NULL;

  g_test_init (&argc, &argv, NULL);

  file = model = test_vectors_load ("../../src/practice/cognito-model.json");
  for (guint i = 0; i < VST_N_OPERATIONS; i++)
    {
      const char *name = vst_operation_get_name (i);
      g_autofree char *request = g_strconcat ("/cognito/model/request/", name, NULL);
      g_autofree char *errors = g_strconcat ("/cognito/model/errors/", name, NULL);

      g_test_add_data_func (request, GUINT_TO_POINTER (i), test_request);
      g_test_add_data_func (errors, GUINT_TO_POINTER (i), test_errors);
    }
  g_test_add_func ("/cognito/model/starts", test_starts);
  g_test_add_func ("/cognito/model/sent-once", test_sent_once);
  return g_test_run ();
}
