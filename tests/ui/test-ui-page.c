#include <time.h>

#include "ui-page.h"
#include "ui/vst-code-page.h"
#include "ui/vst-confirm-page.h"
#include "ui/vst-done-page.h"
#include "ui/vst-log-in-page.h"
#include "ui/vst-obstacle-page.h"
#include "ui/vst-pair-page.h"
#include "ui/vst-problem-box.h"
#include "ui/vst-sign-up-page.h"

#define MOST_NAMES 4

/* What a page must have: its fields in the order in which they are filled in, and its buttons. */
typedef struct
{
  const char *name;
  GType (*get_type) (void);
  VstStep step;
  const char *title;
  const char *fields[MOST_NAMES];
  const char *buttons[MOST_NAMES];
} Case;

static const Case cases[] = {
  { "sign-up",
    vst_sign_up_page_get_type,
    VST_STEP_SIGN_UP,
    "Sign Up",
    { "User name", "Email", "Password" },
    { "Sign Up", "I Already Have an Account" } },
  { "confirm",
    vst_confirm_page_get_type,
    VST_STEP_CONFIRM,
    "Confirm",
    { "Confirmation code" },
    { "Confirm", "Send a New Code", "I’m Already Confirmed" } },
  { "log-in",
    vst_log_in_page_get_type,
    VST_STEP_LOG_IN,
    "Log In",
    { "User name", "Password" },
    { "Log In", "Sign Up" } },
  { "pair",
    vst_pair_page_get_type,
    VST_STEP_PAIR,
    "Pair Your Authenticator",
    { "Authenticator code" },
    { "Verify", "Copy Key" } },
  { "code",
    vst_code_page_get_type,
    VST_STEP_CODE,
    "Authenticator Code",
    { "Authenticator code" },
    { "Verify" } },
  { "done", vst_done_page_get_type, VST_STEP_DONE, "Done", { NULL }, { "Start Over" } },
  { "cannot-go-on",
    vst_obstacle_page_get_type,
    VST_STEP_CANNOT_GO_ON,
    "Can’t Go On",
    { NULL },
    { "Start Over" } },
};

static void
test_page (gconstpointer data)
{
  const Case *c = data;
  UiPage fixture;

  ui_page_open (&fixture, c->get_type (), c->step);
  g_assert_cmpstr (vst_page_get_title (VST_PAGE (fixture.page)), ==, c->title);
  for (int i = 0; i < MOST_NAMES && c->buttons[i] != NULL; i++)
    gtk_test_accessible_assert_role (ui_page_find (&fixture, c->buttons[i]),
                                     GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_cmpstr (
      gtk_button_get_label (GTK_BUTTON (vst_page_get_default_widget (VST_PAGE (fixture.page)))), ==,
      c->buttons[0]);

  for (int i = 0; i < MOST_NAMES && c->fields[i] != NULL; i++)
    {
      GtkWidget *row = ui_page_find (&fixture, c->fields[i]);

      g_assert_nonnull (ui_find_text_box (row));
      vst_page_focus (VST_PAGE (fixture.page));
      g_assert_true (ui_get_focus_row (fixture.page) == row);
      gtk_editable_set_text (GTK_EDITABLE (row), "123456");
    }
  vst_page_focus (VST_PAGE (fixture.page));
  g_assert_true (ui_get_focus_row (fixture.page)
                 == vst_page_get_default_widget (VST_PAGE (fixture.page)));
  ui_page_close (&fixture);
}

static gboolean
was_called (gpointer flow)
{
  return fake_flow_was_called (flow);
}

/* Each field's Enter does what the button does, after the moment in which GTK shows it pressed. */
static void
test_enter (gconstpointer data)
{
  const Case *c = data;
  UiPage fixture;
  g_autofree char *by_button = NULL;

  ui_page_open (&fixture, c->get_type (), c->step);
  for (int i = 0; i < MOST_NAMES && c->fields[i] != NULL; i++)
    ui_page_type (&fixture, c->fields[i], "123456");
  ui_page_press (&fixture, c->buttons[0]);
  by_button = fake_flow_take_calls (fixture.flow);
  g_assert_cmpstr (by_button, !=, "");
  for (int i = 0; i < MOST_NAMES && c->fields[i] != NULL; i++)
    {
      GtkEditable *row = GTK_EDITABLE (ui_page_find (&fixture, c->fields[i]));

      g_signal_emit_by_name (gtk_editable_get_delegate (row), "activate");
      ui_wait (was_called, fixture.flow);
      ui_page_assert_calls (&fixture, by_button);
    }
  ui_page_close (&fixture);
}

/* The problem is told at the field, and goes when that changes. */
static void
test_problem_at_field (void)
{
  UiPage fixture;
  GtkWidget *box;
  GtkWidget *email;
  GtkAccessible *field;

  ui_page_open (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  box = ui_find (fixture.page, VST_TYPE_PROBLEM_BOX);
  email = ui_page_find (&fixture, "Email");
  field = ui_find_text_box (email);
  g_assert_false (gtk_widget_get_visible (box));

  ui_page_set_problem (&fixture, VST_FLOW_ERROR_EMAIL_FORM, VST_FIELD_EMAIL, 0);
  g_assert_true (gtk_widget_get_visible (box));
  gtk_test_accessible_assert_role (box, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "This is no e-mail address");
  gtk_test_accessible_assert_state (field, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (field, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "This is no e-mail address. It needs a name, an @ and a "
                                       "domain, such as name@example.com.");
  g_assert_true (ui_get_focus_row (fixture.page) == email);

  ui_page_type (&fixture, "User name", "somebody");
  g_assert_true (gtk_widget_get_visible (box));
  ui_page_type (&fixture, "Email", "a@example.com");
  g_assert_false (gtk_widget_get_visible (box));
  g_assert_false (gtk_test_accessible_has_property (field, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  ui_page_close (&fixture);
}

static void
test_remedies (void)
{
  UiPage fixture;

  ui_page_open (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  ui_page_set_problem (&fixture, VST_FLOW_ERROR_OFFLINE, VST_FIELD_NONE,
                       VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS);
  g_assert_true (ui_get_focus_row (fixture.page) == ui_page_find (&fixture, "Try Again"));
  ui_page_press (&fixture, "Try Again");
  ui_page_assert_calls (&fixture, "remedy 1");

  ui_page_set_problem (&fixture, VST_FLOW_ERROR_USER_EXISTS, VST_FIELD_USER_NAME,
                       VST_REMEDY_CHOOSE_ANOTHER_NAME | VST_REMEDY_LOG_IN);
  g_assert_null (ui_find_named (fixture.page, "Try Again"));
  gtk_widget_grab_focus (ui_page_find (&fixture, "Password"));
  ui_page_press (&fixture, "Choose Another Name");
  g_assert_true (ui_get_focus_row (fixture.page) == ui_page_find (&fixture, "User name"));
  ui_page_close (&fixture);
}

/* A page that is not shown says nothing of what happens elsewhere. */
static void
test_not_current (void)
{
  UiPage fixture;

  ui_page_open (&fixture, VST_TYPE_LOG_IN_PAGE, VST_STEP_LOG_IN);
  vst_page_set_current (VST_PAGE (fixture.page), FALSE);
  ui_page_set_problem (&fixture, VST_FLOW_ERROR_OFFLINE, VST_FIELD_NONE, 0);
  g_assert_false (gtk_widget_get_visible (ui_find (fixture.page, VST_TYPE_PROBLEM_BOX)));
  vst_page_set_current (VST_PAGE (fixture.page), TRUE);
  g_assert_true (gtk_widget_get_visible (ui_find (fixture.page, VST_TYPE_PROBLEM_BOX)));
  ui_page_close (&fixture);
}

static gboolean
is_cancel_shown (gpointer page)
{
  return ui_find_named (page, "Cancel") != NULL;
}

static gboolean
is_cancel_gone (gpointer page)
{
  return ui_find_named (page, "Cancel") == NULL;
}

static void
test_busy (void)
{
  UiPage fixture;

  ui_page_open (&fixture, VST_TYPE_LOG_IN_PAGE, VST_STEP_LOG_IN);
  g_object_set (fixture.flow, "busy", VST_BUSY_LOGGING_IN, NULL);
  ui_wait (is_cancel_shown, fixture.page);
  ui_page_press (&fixture, "Cancel");
  ui_page_assert_calls (&fixture, "cancel");
  g_object_set (fixture.flow, "busy", VST_BUSY_NONE, NULL);
  ui_wait (is_cancel_gone, fixture.page);
  ui_page_close (&fixture);
}

/* Ten megabytes are cut, at once, and still seen to be too much. */
static void
test_huge_pastes (void)
{
  UiPage fixture;
  g_autofree char *text = g_strnfill (10000000, 'x');
  const char *const fields[] = { "User name", "Email", "Password" };
  clock_t start;

  ui_page_open (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  start = clock (); /* what others do meanwhile does not count */
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkEditable *row = GTK_EDITABLE (ui_page_find (&fixture, fields[i]));

      gtk_editable_set_text (row, text);
      g_assert_cmpuint (strlen (gtk_editable_get_text (row)), >, 256);
      g_assert_cmpuint (strlen (gtk_editable_get_text (row)), <=, 8192);
    }
  g_assert_cmpint (clock () - start, <, 3 * CLOCKS_PER_SEC);
  ui_page_close (&fixture);
}

static void
add_cases (const char *folder, GTestDataFunc func)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat (folder, cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], func);
    }
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  add_cases ("/ui/page/parts/", test_page);
  add_cases ("/ui/page/enter/", test_enter);
  g_test_add_func ("/ui/page/problem-at-field", test_problem_at_field);
  g_test_add_func ("/ui/page/remedies", test_remedies);
  g_test_add_func ("/ui/page/not-current", test_not_current);
  g_test_add_func ("/ui/page/busy", test_busy);
  g_test_add_func ("/ui/page/huge-pastes", test_huge_pastes);
  return g_test_run ();
}
