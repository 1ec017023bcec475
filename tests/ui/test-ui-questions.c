#include "ui-page.h"
#include "ui/vst-challenge-page.h"
#include "ui/vst-choices-list.h"
#include "ui/vst-code-page.h"
#include "ui/vst-question-words.h"
#include "ui/vst-reset-page.h"

static const char *const nothing[] = { NULL };

static void
ask (UiPage *fixture, VstQuestion *question)
{
  g_object_set (fixture->flow, "question", question, NULL);
}

static void
ask_kind (UiPage *fixture, VstQuestionKind kind, const char *challenge)
{
  g_autoptr (VstQuestion) question = vst_question_new (kind, challenge);

  ask (fixture, question);
}

static char *
dup_text (UiPage *fixture, const char *property)
{
  char *text;

  g_object_get (fixture->page, property, &text, NULL);
  return text;
}

/* Each kind: what is typed is what is sent. */
static const struct
{
  const char *name, *challenge, *row, *typed, *sent;
  VstQuestionKind kind;
} kinds[] = {
  { "password", "PASSWORD", "Password", "Secret 12", "answer Secret 12", VST_QUESTION_PASSWORD },
  { "sms", "SMS_MFA", "Code", "123 456", "answer 123456", VST_QUESTION_SMS_CODE },
  { "mail", "EMAIL_OTP", "Code", "1234-5678", "answer 12345678", VST_QUESTION_EMAIL_CODE },
  { "address", "MFA_SETUP", "Email", "a@b.example", "answer a@b.example", VST_QUESTION_EMAIL },
  { "custom", "CUSTOM_CHALLENGE", "Answer", "ß 42", "answer ß 42", VST_QUESTION_CUSTOM },
};

static void
test_kind (gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  UiPage fixture;
  g_autofree char *heading = NULL;
  g_autofree char *description = NULL;
  g_autofree char *name = g_strdup_printf ("Cognito calls this %s.", kinds[i].challenge);

  ui_page_open (&fixture, VST_TYPE_CHALLENGE_PAGE, VST_STEP_CHALLENGE);
  ask_kind (&fixture, kinds[i].kind, kinds[i].challenge);
  heading = dup_text (&fixture, "heading");
  description = dup_text (&fixture, "description");
  g_assert_cmpstr (heading, ==, vst_question_words_heading (kinds[i].kind));
  g_assert_cmpstr (heading, !=, "");
  g_assert_cmpstr (description, !=, "");
  g_assert_nonnull (ui_find_label (fixture.page, name));
  g_assert_true (ui_get_focus_row (fixture.page) == ui_page_find (&fixture, kinds[i].row));
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (!g_str_equal (kinds[k].row, kinds[i].row))
      g_assert_null (ui_find_named (fixture.page, kinds[k].row));
  ui_page_type (&fixture, kinds[i].row, kinds[i].typed);
  ui_page_press (&fixture, "Continue");
  ui_page_assert_calls (&fixture, kinds[i].sent);
  ui_page_close (&fixture);
}

static void
test_destination (void)
{
  UiPage fixture;
  g_autoptr (VstQuestion) question = vst_question_new (VST_QUESTION_EMAIL_CODE, "EMAIL_OTP");
  g_autofree char *description = NULL;

  vst_question_set_destination (question, "j***@g***");
  ui_page_open (&fixture, VST_TYPE_CHALLENGE_PAGE, VST_STEP_CHALLENGE);
  ask (&fixture, question);
  description = dup_text (&fixture, "description");
  g_assert_nonnull (strstr (description, "j***@g***"));
  ui_page_close (&fixture);
}

static void
test_new_password (void)
{
  UiPage fixture;
  g_autoptr (VstQuestion) question =
      vst_question_new (VST_QUESTION_NEW_PASSWORD, "NEW_PASSWORD_REQUIRED");
  g_autoptr (VstQuestion) without =
      vst_question_new (VST_QUESTION_NEW_PASSWORD, "NEW_PASSWORD_REQUIRED");
  VstAttributeField *field =
      vst_attribute_fields_add (vst_question_get_attributes (question), "given_name", TRUE);

  ui_page_open (&fixture, VST_TYPE_CHALLENGE_PAGE, VST_STEP_CHALLENGE);
  ask (&fixture, question);
  ui_page_type (&fixture, "New password", "Secret-12");
  g_assert_true (vst_password_rules_hold (vst_flow_get_password_rules (fixture.flow)));
  ui_page_type (&fixture, "Given name (given_name)", "Ada");
  g_assert_cmpstr (vst_attribute_field_get_value (field), ==, "Ada");
  ui_page_press (&fixture, "Continue");
  ui_page_assert_calls (&fixture, "answer Secret-12");
  ui_page_set_problem (&fixture, VST_FLOW_ERROR_PASSWORD_POLICY, VST_FIELD_PASSWORD, 0);
  g_assert_true (gtk_widget_has_css_class (ui_page_find (&fixture, "New password"), "error"));

  /* Asked anew, by another session: other fields, and nothing typed. */
  ask (&fixture, without);
  g_assert_null (ui_find_named (fixture.page, "Given name (given_name)"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_page_find (&fixture, "New password"))),
                   ==, "");
  ui_page_close (&fixture);
}

static void
test_choices (void)
{
  const char *const choices[] = { "PASSWORD", "EMAIL_OTP", "WEB_AUTHN", NULL };
  const char *const impossible[] = { "WEB_AUTHN", NULL };
  g_autoptr (VstQuestion) question =
      vst_question_new (VST_QUESTION_CHOOSE_FIRST, "SELECT_CHALLENGE");
  UiPage fixture;
  GtkWidget *passkey;
  GtkWidget *mail;

  vst_question_set_choices (question, choices, impossible);
  ui_page_open (&fixture, VST_TYPE_CHALLENGE_PAGE, VST_STEP_CHALLENGE);
  ask (&fixture, question);
  passkey = ui_page_find (&fixture, "Passkey or security key");
  g_assert_false (gtk_widget_get_sensitive (passkey));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (passkey)), ==,
                   "WEB_AUTHN, not possible here");
  ui_page_press (&fixture, "Continue");
  ui_page_assert_calls (&fixture, "answer PASSWORD");
  mail = ui_page_find (&fixture, "Code by e-mail");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (mail)), ==, "EMAIL_OTP");
  adw_action_row_activate (ADW_ACTION_ROW (mail));
  ui_page_press (&fixture, "Continue");
  ui_page_assert_calls (&fixture, "answer EMAIL_OTP");
  ui_page_close (&fixture);
}

static void
test_no_choice (void)
{
  GtkWidget *list = g_object_ref_sink (g_object_new (VST_TYPE_CHOICES_LIST, NULL));

  vst_choices_list_set_choices (VST_CHOICES_LIST (list), nothing, nothing);
  g_assert_cmpstr (vst_choices_list_get_chosen (VST_CHOICES_LIST (list)), ==, "");
  g_assert_finalize_object (list);
}

/* What a pool's function says is no markup, and cannot fill the memory with widgets of a page. */
static void
test_parameters (void)
{
  g_autofree char *big = g_strnfill (1000000, 'x');
  const char *const parameters[] = { "<b>&riddle", "<i>2 + 2?", "big", big, NULL };
  g_autoptr (VstQuestion) question = vst_question_new (VST_QUESTION_CUSTOM, "CUSTOM_CHALLENGE");
  UiPage fixture;
  GtkWidget *row;

  vst_question_set_parameters (question, parameters);
  ui_page_open (&fixture, VST_TYPE_CHALLENGE_PAGE, VST_STEP_CHALLENGE);
  ask (&fixture, question);
  row = ui_page_find (&fixture, "<b>&riddle");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "<i>2 + 2?");
  row = ui_page_find (&fixture, "big");
  g_assert_cmpuint (strlen (adw_action_row_get_subtitle (ADW_ACTION_ROW (row))), <, 3000);
  ask_kind (&fixture, VST_QUESTION_CUSTOM, "CUSTOM_CHALLENGE");
  g_assert_null (ui_find_named (fixture.page, "big"));
  ui_page_close (&fixture);
}

/* A missing answer is told where it is typed, and goes with another one. */
static void
test_problem (void)
{
  UiPage fixture;
  GtkWidget *row;
  GtkAccessible *field;

  ui_page_open (&fixture, VST_TYPE_CHALLENGE_PAGE, VST_STEP_CHALLENGE);
  ask_kind (&fixture, VST_QUESTION_CUSTOM, "CUSTOM_CHALLENGE");
  row = ui_page_find (&fixture, "Answer");
  field = ui_find_text_box (row);
  ui_page_set_problem (&fixture, VST_FLOW_ERROR_ANSWER_EMPTY, VST_FIELD_CODE, 0);
  g_assert_true (ui_get_focus_row (fixture.page) == row);
  gtk_test_accessible_assert_state (field, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  ui_page_type (&fixture, "Answer", "4");
  g_assert_null (vst_flow_get_problem (fixture.flow));
  g_assert_false (gtk_test_accessible_has_state (field, GTK_ACCESSIBLE_STATE_INVALID));
  ui_page_close (&fixture);
}

static void
test_answer_goes (void)
{
  UiPage fixture;
  GtkEditable *row;

  ui_page_open (&fixture, VST_TYPE_CHALLENGE_PAGE, VST_STEP_CHALLENGE);
  ask_kind (&fixture, VST_QUESTION_PASSWORD, "PASSWORD");
  row = GTK_EDITABLE (ui_page_find (&fixture, "Password"));
  gtk_editable_set_text (row, "Secret-12");
  g_object_set (fixture.flow, "step", VST_STEP_DONE, NULL);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "");
  ui_page_close (&fixture);
}

static void
test_reset (void)
{
  UiPage fixture;
  GtkWidget *name;
  g_autofree char *description = NULL;

  ui_page_open (&fixture, VST_TYPE_RESET_PAGE, VST_STEP_RESET);
  name = ui_page_find (&fixture, "User name");
  g_assert_null (ui_find_named (fixture.page, "New password"));
  g_assert_null (ui_find_named (fixture.page, "Send a New Code"));
  ui_page_type (&fixture, "User name", "ada");
  g_assert_cmpstr (vst_flow_get_user_name (fixture.flow), ==, "ada");
  ui_page_press (&fixture, "Send Code");
  ui_page_assert_calls (&fixture, "send-reset-code");

  g_object_set (fixture.flow, "delivery-medium", "EMAIL", "delivery-destination", "a***@e***",
                "reset-sent", TRUE, NULL);
  description = dup_text (&fixture, "description");
  g_assert_nonnull (strstr (description, "a***@e***"));
  g_assert_false (gtk_widget_get_sensitive (name));
  g_assert_true (ui_get_focus_row (fixture.page) == ui_page_find (&fixture, "Confirmation code"));
  ui_page_type (&fixture, "Confirmation code", "123 456");
  ui_page_type (&fixture, "New password", "Secret-12");
  g_assert_true (vst_password_rules_hold (vst_flow_get_password_rules (fixture.flow)));
  ui_page_press (&fixture, "Set Password");
  ui_page_assert_calls (&fixture, "reset 123456; to Secret-12");
  ui_page_press (&fixture, "Send a New Code");
  ui_page_assert_calls (&fixture, "send-reset-code");
  ui_page_close (&fixture);
}

static void
test_reset_goes (void)
{
  UiPage fixture;
  GtkEditable *password;

  ui_page_open (&fixture, VST_TYPE_RESET_PAGE, VST_STEP_RESET);
  g_object_set (fixture.flow, "reset-sent", TRUE, NULL);
  password = GTK_EDITABLE (ui_page_find (&fixture, "New password"));
  gtk_editable_set_text (password, "Secret-12");
  g_object_set (fixture.flow, "step", VST_STEP_LOG_IN, NULL);
  g_assert_cmpstr (gtk_editable_get_text (password), ==, "");
  ui_page_close (&fixture);
}

static void
test_finish_now (void)
{
  UiPage fixture;

  ui_page_open (&fixture, VST_TYPE_CODE_PAGE, VST_STEP_CODE);
  g_assert_null (ui_find_named (fixture.page, "Finish Now"));
  g_object_set (fixture.flow, "can-finish-now", TRUE, NULL);
  ui_page_press (&fixture, "Finish Now");
  ui_page_assert_calls (&fixture, "finish-now");
  ui_page_close (&fixture);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/challenge-page/kind/", kinds[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_kind);
    }
  g_test_add_func ("/ui/challenge-page/destination", test_destination);
  g_test_add_func ("/ui/challenge-page/new-password", test_new_password);
  g_test_add_func ("/ui/challenge-page/choices", test_choices);
  g_test_add_func ("/ui/challenge-page/parameters", test_parameters);
  g_test_add_func ("/ui/challenge-page/problem", test_problem);
  g_test_add_func ("/ui/challenge-page/answer-goes", test_answer_goes);
  g_test_add_func ("/ui/choices-list/empty", test_no_choice);
  g_test_add_func ("/ui/reset-page/resets", test_reset);
  g_test_add_func ("/ui/reset-page/secrets-go", test_reset_goes);
  g_test_add_func ("/ui/code-page/finish-now", test_finish_now);
  return g_test_run ();
}
