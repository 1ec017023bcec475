#include "flow/vst-question.h"

static void
test_bare (void)
{
  g_autoptr (VstQuestion) question = vst_question_new (VST_QUESTION_CUSTOM, "CUSTOM_CHALLENGE");

  g_assert_cmpint (vst_question_get_kind (question), ==, VST_QUESTION_CUSTOM);
  g_assert_cmpstr (vst_question_get_challenge_name (question), ==, "CUSTOM_CHALLENGE");
  g_assert_null (vst_question_get_destination (question));
  g_assert_cmpstrv (vst_question_get_choices (question), ((const char *[]){ NULL }));
  g_assert_cmpstrv (vst_question_get_impossible_choices (question), ((const char *[]){ NULL }));
  g_assert_cmpstrv (vst_question_get_parameters (question), ((const char *[]){ NULL }));
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (vst_question_get_attributes (question))), ==, 0);
}

static void
test_filled (void)
{
  const char *choices[] = { "PASSWORD", "EMAIL_OTP", "WEB_AUTHN", NULL };
  const char *impossible[] = { "WEB_AUTHN", NULL };
  const char *parameters[] = { "riddle", "What is it?", NULL };
  g_autoptr (VstQuestion) question =
      vst_question_new (VST_QUESTION_CHOOSE_FIRST, "SELECT_CHALLENGE");

  vst_question_set_destination (question, "a***@e***");
  vst_question_set_choices (question, choices, impossible);
  vst_question_set_parameters (question, parameters);

  g_assert_cmpstr (vst_question_get_destination (question), ==, "a***@e***");
  g_assert_cmpstrv (vst_question_get_choices (question), choices);
  g_assert_cmpstrv (vst_question_get_impossible_choices (question), impossible);
  g_assert_cmpstrv (vst_question_get_parameters (question), parameters);
}

static void
test_nothing_again (void)
{
  const char *choices[] = { "PASSWORD", NULL };
  g_autoptr (VstQuestion) question =
      vst_question_new (VST_QUESTION_CHOOSE_FIRST, "SELECT_CHALLENGE");

  vst_question_set_destination (question, "a***@e***");
  vst_question_set_choices (question, choices, NULL);
  vst_question_set_destination (question, NULL);
  vst_question_set_choices (question, NULL, NULL);

  g_assert_null (vst_question_get_destination (question));
  g_assert_cmpstrv (vst_question_get_choices (question), ((const char *[]){ NULL }));
}

/* A label takes nothing else. */
static void
test_only_utf8 (void)
{
  const char *parameters[] = { "a\xff", "\xfe", NULL };
  g_autoptr (VstQuestion) question = vst_question_new (VST_QUESTION_CUSTOM, "X\xff");

  vst_question_set_destination (question, "a\xff");
  vst_question_set_parameters (question, parameters);

  g_assert_true (g_utf8_validate (vst_question_get_challenge_name (question), -1, NULL));
  g_assert_true (g_utf8_validate (vst_question_get_destination (question), -1, NULL));
  g_assert_cmpuint (g_strv_length ((GStrv) vst_question_get_parameters (question)), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (g_utf8_validate (vst_question_get_parameters (question)[i], -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow/question/bare", test_bare);
  g_test_add_func ("/flow/question/filled", test_filled);
  g_test_add_func ("/flow/question/nothing-again", test_nothing_again);
  g_test_add_func ("/flow/question/only-utf8", test_only_utf8);

  return g_test_run ();
}
