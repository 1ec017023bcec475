#include <gtk/gtk.h>

#include "ui/vst-attribute-words.h"
#include "ui/vst-pool-words.h"
#include "ui/vst-problem-words.h"
#include "ui/vst-words.h"

static void
test_problem (gconstpointer data)
{
  VstFlowError code = (VstFlowError) GPOINTER_TO_INT (data);
  g_autoptr (VstProblem) problem = vst_problem_new (code, VST_FIELD_NONE, 0, "the-detail");
  g_autoptr (VstProblem) failed =
      vst_problem_new (VST_FLOW_ERROR_FAILED, VST_FIELD_NONE, 0, "the-detail");
  g_autofree char *title = vst_problem_words_dup_title (problem);
  g_autofree char *advice = vst_problem_words_dup_advice (problem);
  g_autofree char *other = vst_problem_words_dup_title (failed);

  g_assert_cmpstr (title, !=, "");
  g_assert_cmpstr (advice, !=, "");
  g_assert_null (strstr (title, "%s"));
  g_assert_null (strstr (advice, "%s"));
  /* A code that the table lacks would be told as the first one. */
  if (code != VST_FLOW_ERROR_FAILED)
    g_assert_cmpstr (title, !=, other);
}

static void
test_problem_detail (void)
{
  g_autoptr (VstProblem) problem =
      vst_problem_new (VST_FLOW_ERROR_UNKNOWN_HOST, VST_FIELD_NONE, 0, "no.example");
  g_autofree char *advice = vst_problem_words_dup_advice (problem);

  g_assert_nonnull (strstr (advice, "“no.example”"));
}

static void
test_problem_wire (void)
{
  g_autoptr (VstProblem) problem = vst_problem_new (VST_FLOW_ERROR_FAILED, VST_FIELD_NONE, 0, NULL);
  g_autofree char *before = vst_problem_words_dup_details (problem);
  g_autofree char *long_message = g_strnfill (1000000, 'x');
  g_autofree char *advice = NULL;
  g_autofree char *details = NULL;

  g_assert_null (before);
  vst_problem_set_wire (problem, "SignUp", "OddException", long_message, "1234");
  advice = vst_problem_words_dup_advice (problem);
  details = vst_problem_words_dup_details (problem);
  g_assert_true (g_str_has_prefix (advice, "The service says: xxx"));
  g_assert_cmpuint (strlen (advice), <, 2000);
  g_assert_cmpuint (strlen (details), <, 2000);
  g_assert_nonnull (strstr (details, "OddException"));
  g_assert_nonnull (strstr (details, "1234"));
}

static void
test_remedies (void)
{
  for (guint remedy = VST_REMEDY_TRY_AGAIN; remedy <= VST_REMEDY_USE_SRP_LOGIN; remedy <<= 1)
    g_assert_cmpstr (vst_problem_words_remedy ((VstRemedy) remedy), !=, "");
  g_assert_cmpstr (vst_problem_words_remedy (VST_REMEDY_SEND_NEW_CODE), ==, "Send a New Code");
}

static void
test_faults (void)
{
  for (int field = VST_POOL_FIELD_NAME; field <= VST_POOL_FIELD_SESSION_TOKEN; field++)
    {
      g_assert_null (vst_pool_words_fault ((VstPoolField) field, VST_VALUE_FAULT_NONE));
      for (int fault = VST_VALUE_FAULT_EMPTY; fault <= VST_VALUE_FAULT_NOT_A_URL; fault++)
        g_assert_nonnull (vst_pool_words_fault ((VstPoolField) field, (VstValueFault) fault));
    }
}

static void
test_enums (void)
{
  for (int i = 0; i < VST_N_STAGES; i++)
    g_assert_cmpstr (vst_words_stage ((VstStage) i), !=, "");
  for (int i = VST_BUSY_OPENING; i <= VST_BUSY_CHANGING; i++)
    g_assert_cmpstr (vst_words_busy ((VstBusy) i), !=, "");
  for (int i = VST_NOTICE_ADMIN_NOT_PERMITTED; i <= VST_NOTICE_MFA_CHANGED; i++)
    g_assert_cmpstr (vst_words_notice ((VstNotice) i), !=, "");
  for (int i = VST_TOKEN_KIND_ID; i <= VST_TOKEN_KIND_REFRESH; i++)
    g_assert_cmpstr (vst_words_token_kind ((VstTokenKind) i), !=, "");
  g_assert_cmpstr (vst_words_busy (VST_BUSY_NONE), ==, "");
  g_assert_cmpstr (vst_words_notice (VST_NOTICE_NONE), ==, "");
}

static void
test_attributes (void)
{
  const char *const *names = vst_attribute_fields_get_standard_names ();

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_cmpstr (vst_attribute_words_name (names[i]), !=, names[i]);
  g_assert_cmpstr (vst_attribute_words_name ("custom:team"), ==, "custom:team");
}

static void
test_times (void)
{
  static const struct
  {
    gint64 seconds;
    const char *left, *duration;
  } cases[] = {
    { -5, "0:00", "0 seconds" },       { 0, "0:00", "0 seconds" },
    { 1, "0:01", "1 second" },         { 161, "2:41", "161 seconds" },
    { 180, "3:00", "3 minutes" },      { 3600, "1:00:00", "1 hour" },
    { 3599, "59:59", "3599 seconds" }, { 2592000, "720:00:00", "30 days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *left = vst_words_time_left (cases[i].seconds);
      g_autofree char *duration = vst_words_duration (cases[i].seconds);

      g_assert_cmpstr (left, ==, cases[i].left);
      g_assert_cmpstr (duration, ==, cases[i].duration);
    }
}

/* A token may hold any number for a time. */
static void
test_far_times (void)
{
  const gint64 times[] = { G_MININT64, -1, 0, 253402300800, G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *date = vst_words_date_time (times[i]);
      g_autofree char *clock = vst_words_clock (times[i]);

      g_assert_cmpstr (date, !=, "");
      g_assert_cmpstr (clock, !=, "");
    }
}

static void
test_fill (void)
{
  g_autofree char *filled = vst_words_fill ("a %s b %s", "x%s");
  g_autofree char *unknown = vst_words_fill ("a %s", NULL);
  g_autofree char *clipped = vst_words_clip ("äöü", 2);
  g_autofree char *whole = vst_words_clip ("äöü", 3);

  g_assert_cmpstr (filled, ==, "a x%s b x%s");
  g_assert_cmpstr (unknown, ==, "a …");
  g_assert_cmpstr (clipped, ==, "äö…");
  g_assert_cmpstr (whole, ==, "äöü");
}

static void
test_lines (void)
{
  g_autofree char *from_the_left = vst_words_lines ("RS256", "key");
  g_autofree char *from_the_right = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  from_the_right = vst_words_lines ("\u05d0", "key");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);

  g_assert_cmpstr (from_the_left, ==, "RS256\nkey");
  g_assert_cmpstr (from_the_right, ==, "\u05d0\n\u200f\u2068key\u2069");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (int code = VST_FLOW_ERROR_FAILED; code <= VST_FLOW_ERROR_PRACTICE; code++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/words/problem/%d", code);

      g_test_add_data_func (path, GINT_TO_POINTER (code), test_problem);
    }
  g_test_add_func ("/ui/words/problem/detail", test_problem_detail);
  g_test_add_func ("/ui/words/problem/wire", test_problem_wire);
  g_test_add_func ("/ui/words/remedies", test_remedies);
  g_test_add_func ("/ui/words/faults", test_faults);
  g_test_add_func ("/ui/words/enums", test_enums);
  g_test_add_func ("/ui/words/attributes", test_attributes);
  g_test_add_func ("/ui/words/times", test_times);
  g_test_add_func ("/ui/words/far-times", test_far_times);
  g_test_add_func ("/ui/words/fill", test_fill);
  g_test_add_func ("/ui/words/lines", test_lines);
  return g_test_run ();
}
