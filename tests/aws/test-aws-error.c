#include "aws/vst-aws-error.h"

static void
test_details (void)
{
  g_autoptr (GError) error = vst_aws_error_new (VST_AWS_ERROR_SERVICE, 400, "CodeMismatchException",
                                                "Invalid code", "id-1", "words for the log");

  g_assert_error (error, VST_AWS_ERROR, VST_AWS_ERROR_SERVICE);
  g_assert_cmpstr (error->message, ==, "words for the log");
  g_assert_cmpuint (vst_aws_error_get_http_status (error), ==, 400);
  g_assert_cmpstr (vst_aws_error_get_wire_name (error), ==, "CodeMismatchException");
  g_assert_cmpstr (vst_aws_error_get_wire_message (error), ==, "Invalid code");
  g_assert_cmpstr (vst_aws_error_get_request_id (error), ==, "id-1");
}

static void
test_copy_outlives_original (void)
{
  GError *error = vst_aws_error_new (VST_AWS_ERROR_SERVICE, 500, "Name", "Text", "id", "words");
  g_autoptr (GError) copy = g_error_copy (error);

  g_error_free (error);
  g_assert_cmpuint (vst_aws_error_get_http_status (copy), ==, 500);
  g_assert_cmpstr (vst_aws_error_get_wire_name (copy), ==, "Name");
  g_assert_cmpstr (vst_aws_error_get_wire_message (copy), ==, "Text");
  g_assert_cmpstr (vst_aws_error_get_request_id (copy), ==, "id");
}

static void
test_nothing_known (void)
{
  g_autoptr (GError) bare = vst_aws_error_new (VST_AWS_ERROR_OFFLINE, 0, NULL, NULL, NULL, "words");
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "words");
  const GError *errors[] = { bare, foreign, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_cmpuint (vst_aws_error_get_http_status (errors[i]), ==, 0);
      g_assert_null (vst_aws_error_get_wire_name (errors[i]));
      g_assert_null (vst_aws_error_get_wire_message (errors[i]));
      g_assert_null (vst_aws_error_get_request_id (errors[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aws/error/details", test_details);
  g_test_add_func ("/aws/error/copy-outlives-original", test_copy_outlives_original);
  g_test_add_func ("/aws/error/nothing-known", test_nothing_known);
  return g_test_run ();
}
