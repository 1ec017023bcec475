#include "fake-flow.h"
#include "ui-test.h"
#include "ui/vst-code-page.h"
#include "ui/vst-confirm-page.h"
#include "ui/vst-done-page.h"
#include "ui/vst-log-in-page.h"
#include "ui/vst-obstacle-page.h"
#include "ui/vst-pair-page.h"
#include "ui/vst-problem-box.h"
#include "ui/vst-sign-up-page.h"
#include "ui/vst-token-row.h"

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

typedef struct
{
  VstFlow *flow;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

/* The page as its window shows it: current, with the focus where it begins, and Enter wired. */
static void
open_page (Fixture *fixture, GType type, VstStep step)
{
  fixture->flow = fake_flow_new ();
  g_object_set (fixture->flow, "step", step, NULL);
  fixture->page = g_object_new (type, "flow", fixture->flow, NULL);
  fixture->window = ui_show (fixture->page);
  gtk_window_set_default_widget (GTK_WINDOW (fixture->window),
                                 vst_page_get_default_widget (VST_PAGE (fixture->page)));
  vst_page_focus (VST_PAGE (fixture->page));
  vst_page_set_current (VST_PAGE (fixture->page), TRUE);
}

static void
close_page (Fixture *fixture)
{
  ui_close (fixture->window, fixture->page);
  g_assert_finalize_object (fixture->flow);
}

static GtkWidget *
find (Fixture *fixture, const char *name)
{
  return ui_wait_named (fixture->page, name);
}

static void
type (Fixture *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, name)), text);
}

static void
press (Fixture *fixture, const char *name)
{
  g_signal_emit_by_name (find (fixture, name), "clicked");
}

static void
assert_calls (Fixture *fixture, const char *expected)
{
  g_autofree char *calls = fake_flow_take_calls (fixture->flow);

  g_assert_cmpstr (calls, ==, expected);
}

static void
set_problem (Fixture *fixture, VstFlowError code, VstField field, guint remedies)
{
  g_autoptr (VstProblem) problem = vst_problem_new (code, field, (VstRemedy) remedies, NULL);

  g_object_set (fixture->flow, "problem", problem, NULL);
}

static void
test_page (gconstpointer data)
{
  const Case *c = data;
  Fixture fixture;

  open_page (&fixture, c->get_type (), c->step);
  g_assert_cmpstr (vst_page_get_title (VST_PAGE (fixture.page)), ==, c->title);
  for (int i = 0; i < MOST_NAMES && c->buttons[i] != NULL; i++)
    gtk_test_accessible_assert_role (find (&fixture, c->buttons[i]), GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_cmpstr (
      gtk_button_get_label (GTK_BUTTON (vst_page_get_default_widget (VST_PAGE (fixture.page)))), ==,
      c->buttons[0]);

  for (int i = 0; i < MOST_NAMES && c->fields[i] != NULL; i++)
    {
      GtkWidget *row = find (&fixture, c->fields[i]);

      gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
      vst_page_focus (VST_PAGE (fixture.page));
      g_assert_true (ui_get_focus_row (fixture.page) == row);
      gtk_editable_set_text (GTK_EDITABLE (row), "123456");
    }
  vst_page_focus (VST_PAGE (fixture.page));
  g_assert_true (ui_get_focus_row (fixture.page)
                 == vst_page_get_default_widget (VST_PAGE (fixture.page)));
  close_page (&fixture);
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
  Fixture fixture;
  g_autofree char *by_button = NULL;

  open_page (&fixture, c->get_type (), c->step);
  for (int i = 0; i < MOST_NAMES && c->fields[i] != NULL; i++)
    type (&fixture, c->fields[i], "123456");
  press (&fixture, c->buttons[0]);
  by_button = fake_flow_take_calls (fixture.flow);
  g_assert_cmpstr (by_button, !=, "");
  for (int i = 0; i < MOST_NAMES && c->fields[i] != NULL; i++)
    {
      GtkEditable *row = GTK_EDITABLE (find (&fixture, c->fields[i]));

      g_signal_emit_by_name (gtk_editable_get_delegate (row), "activate");
      ui_wait (was_called, fixture.flow);
      assert_calls (&fixture, by_button);
    }
  close_page (&fixture);
}

/* The problem is told at the field, and goes when that changes. */
static void
test_problem_at_field (void)
{
  Fixture fixture;
  GtkWidget *box;
  GtkWidget *email;

  open_page (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  box = ui_find (fixture.page, VST_TYPE_PROBLEM_BOX);
  email = find (&fixture, "Email");
  g_assert_false (gtk_widget_get_visible (box));

  set_problem (&fixture, VST_FLOW_ERROR_EMAIL_FORM, VST_FIELD_EMAIL, 0);
  g_assert_true (gtk_widget_get_visible (box));
  gtk_test_accessible_assert_role (box, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "This is no e-mail address");
  gtk_test_accessible_assert_state (email, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (email, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "This is no e-mail address. It needs a name, an @ and a "
                                       "domain, such as name@example.com.");
  g_assert_true (ui_get_focus_row (fixture.page) == email);

  type (&fixture, "User name", "somebody");
  g_assert_true (gtk_widget_get_visible (box));
  type (&fixture, "Email", "a@example.com");
  g_assert_false (gtk_widget_get_visible (box));
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (email),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  close_page (&fixture);
}

static void
test_remedies (void)
{
  Fixture fixture;

  open_page (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  set_problem (&fixture, VST_FLOW_ERROR_OFFLINE, VST_FIELD_NONE,
               VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS);
  g_assert_true (ui_get_focus_row (fixture.page) == find (&fixture, "Try Again"));
  press (&fixture, "Try Again");
  assert_calls (&fixture, "remedy 1");

  set_problem (&fixture, VST_FLOW_ERROR_USER_EXISTS, VST_FIELD_USER_NAME,
               VST_REMEDY_CHOOSE_ANOTHER_NAME | VST_REMEDY_LOG_IN);
  g_assert_null (ui_find_named (fixture.page, "Try Again"));
  gtk_widget_grab_focus (find (&fixture, "Password"));
  press (&fixture, "Choose Another Name");
  g_assert_true (ui_get_focus_row (fixture.page) == find (&fixture, "User name"));
  close_page (&fixture);
}

/* A page that is not shown says nothing of what happens elsewhere. */
static void
test_not_current (void)
{
  Fixture fixture;

  open_page (&fixture, VST_TYPE_LOG_IN_PAGE, VST_STEP_LOG_IN);
  vst_page_set_current (VST_PAGE (fixture.page), FALSE);
  set_problem (&fixture, VST_FLOW_ERROR_OFFLINE, VST_FIELD_NONE, 0);
  g_assert_false (gtk_widget_get_visible (ui_find (fixture.page, VST_TYPE_PROBLEM_BOX)));
  vst_page_set_current (VST_PAGE (fixture.page), TRUE);
  g_assert_true (gtk_widget_get_visible (ui_find (fixture.page, VST_TYPE_PROBLEM_BOX)));
  close_page (&fixture);
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
  Fixture fixture;

  open_page (&fixture, VST_TYPE_LOG_IN_PAGE, VST_STEP_LOG_IN);
  g_object_set (fixture.flow, "busy", VST_BUSY_LOGGING_IN, NULL);
  ui_wait (is_cancel_shown, fixture.page);
  press (&fixture, "Cancel");
  assert_calls (&fixture, "cancel");
  g_object_set (fixture.flow, "busy", VST_BUSY_NONE, NULL);
  ui_wait (is_cancel_gone, fixture.page);
  close_page (&fixture);
}

static void
test_sign_up (void)
{
  Fixture fixture;
  VstPasswordRules *rules;

  open_page (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  rules = vst_flow_get_password_rules (fixture.flow);
  type (&fixture, "User name", "ada");
  type (&fixture, "Email", "ada@example.com");
  type (&fixture, "Password", "Secret-12");
  g_assert_true (vst_password_rules_hold (rules));
  g_assert_cmpstr (vst_flow_get_user_name (fixture.flow), ==, "ada");
  g_assert_cmpstr (vst_flow_get_email (fixture.flow), ==, "ada@example.com");
  press (&fixture, "Sign Up");
  assert_calls (&fixture, "sign-up Secret-12");
  close_page (&fixture);
}

/* Back keeps the password; the end of the walk does not. */
static void
test_password_goes (void)
{
  Fixture fixture;
  GtkEditable *row;

  open_page (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  row = GTK_EDITABLE (find (&fixture, "Password"));
  type (&fixture, "User name", "ada");
  gtk_editable_set_text (row, "Secret-12");
  g_object_set (fixture.flow, "step", VST_STEP_WELCOME, NULL);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "Secret-12");
  g_object_set (fixture.flow, "user-name", "", NULL);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "");
  gtk_editable_set_text (row, "Secret-12");
  g_object_set (fixture.flow, "step", VST_STEP_DONE, NULL);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "");
  close_page (&fixture);
}

/* Ten megabytes are cut, at once, and still seen to be too much. */
static void
test_huge_pastes (void)
{
  Fixture fixture;
  g_autofree char *text = g_strnfill (10000000, 'x');
  const char *const fields[] = { "User name", "Email", "Password" };
  gint64 start = g_get_monotonic_time ();

  open_page (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkEditable *row = GTK_EDITABLE (find (&fixture, fields[i]));

      gtk_editable_set_text (row, text);
      g_assert_cmpuint (strlen (gtk_editable_get_text (row)), >, 256);
      g_assert_cmpuint (strlen (gtk_editable_get_text (row)), <=, 8192);
    }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
  close_page (&fixture);
}

static void
test_attributes (void)
{
  Fixture fixture;
  VstAttributeFields *fields;
  VstAttributeField *field;

  open_page (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  fields = vst_flow_get_attributes (fixture.flow);
  field = vst_attribute_fields_add (fields, "given_name", TRUE);
  vst_attribute_fields_add (fields, "custom:team", FALSE);
  type (&fixture, "Given name (given_name)", "Ada");
  g_assert_cmpstr (vst_attribute_field_get_value (field), ==, "Ada");

  set_problem (&fixture, VST_FLOW_ERROR_ATTRIBUTE_EMPTY, VST_FIELD_ATTRIBUTES, 0);
  g_assert_true (ui_get_focus_row (fixture.page) == find (&fixture, "custom:team"));
  type (&fixture, "custom:team", "red");
  g_assert_null (vst_flow_get_problem (fixture.flow));
  vst_attribute_fields_clear (fields);
  g_assert_null (ui_find_named (fixture.page, "custom:team"));
  close_page (&fixture);
}

static void
test_log_in_held_password (void)
{
  Fixture fixture;

  open_page (&fixture, VST_TYPE_LOG_IN_PAGE, VST_STEP_LOG_IN);
  press (&fixture, "Log In");
  assert_calls (&fixture, "log-in ");
  g_object_set (fixture.flow, "has-password", TRUE, NULL);
  press (&fixture, "Log In");
  assert_calls (&fixture, "log-in (held)");
  type (&fixture, "Password", "other");
  press (&fixture, "Log In");
  assert_calls (&fixture, "log-in other");
  close_page (&fixture);
}

static char *
dup_description (Fixture *fixture)
{
  char *description;

  g_object_get (fixture->page, "description", &description, NULL);
  return description;
}

static void
test_confirm_delivery (void)
{
  Fixture fixture;
  g_autofree char *nobody = NULL;
  g_autofree char *mail = NULL;
  g_autofree char *message = NULL;

  open_page (&fixture, VST_TYPE_CONFIRM_PAGE, VST_STEP_CONFIRM);
  nobody = dup_description (&fixture);
  g_assert_true (g_str_has_prefix (nobody, "Cognito did not say that it sent a code."));
  g_object_set (fixture.flow, "delivery-medium", "EMAIL", "delivery-destination", "a***@e***",
                NULL);
  mail = dup_description (&fixture);
  g_assert_true (g_str_has_prefix (mail, "We sent a code by e-mail to a***@e***."));
  g_object_set (fixture.flow, "delivery-medium", "SMS", "delivery-destination", "+*******1234",
                NULL);
  message = dup_description (&fixture);
  g_assert_true (g_str_has_prefix (message, "We sent a code by text message to +*******1234."));
  close_page (&fixture);
}

static void
test_confirm_cool_down (void)
{
  Fixture fixture;
  GtkWidget *resend;

  open_page (&fixture, VST_TYPE_CONFIRM_PAGE, VST_STEP_CONFIRM);
  resend = find (&fixture, "Send a New Code");
  g_assert_true (gtk_widget_get_sensitive (resend));
  press (&fixture, "Send a New Code");
  assert_calls (&fixture, "resend");
  g_object_set (fixture.flow, "resend-at", g_get_monotonic_time () + 24 * G_USEC_PER_SEC, NULL);
  g_assert_false (gtk_widget_get_sensitive (resend));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (resend)), ==, "Send a New Code (in 24 s)");
  g_object_set (fixture.flow, "resend-at", g_get_monotonic_time (), NULL);
  g_assert_true (gtk_widget_get_sensitive (resend));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (resend)), ==, "Send a New Code");
  press (&fixture, "I’m Already Confirmed");
  assert_calls (&fixture, "skip-confirm");
  close_page (&fixture);
}

static void
test_confirm_status (void)
{
  Fixture fixture;
  AdwActionRow *row;

  open_page (&fixture, VST_TYPE_CONFIRM_PAGE, VST_STEP_CONFIRM);
  g_assert_null (ui_find_named (fixture.page, "Status of the user"));
  g_object_set (fixture.flow, "status", "UNCONFIRMED", "user-enabled", TRUE, NULL);
  row = ADW_ACTION_ROW (find (&fixture, "Status of the user"));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "UNCONFIRMED, enabled");
  g_object_set (fixture.flow, "status-before", "UNCONFIRMED", "status", "CONFIRMED", NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "UNCONFIRMED → CONFIRMED, enabled");
  close_page (&fixture);
}

static void
set_pairing (Fixture *fixture, const char *user_name, gboolean replaces)
{
  g_autoptr (VstSecret) key = vst_secret_new_text ("JBSWY3DPEHPK3PXP");
  g_autoptr (VstSecret) uri = vst_otpauth_uri ("Practice Pool", user_name, key);
  g_autoptr (VstPairing) pairing =
      vst_pairing_new (key, uri, g_get_monotonic_time () + 161 * G_USEC_PER_SEC, replaces);

  g_object_set (fixture->flow, "pairing", pairing, NULL);
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  GtkWidget *found =
      GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_label (GTK_LABEL (root)), text) ? root
                                                                                        : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

static void
test_pair (void)
{
  Fixture fixture;
  GtkWidget *key;
  GtkWidget *picture;

  open_page (&fixture, VST_TYPE_PAIR_PAGE, VST_STEP_PAIR);
  set_pairing (&fixture, "ada", FALSE);
  key = find_label (fixture.page, "JBSW Y3DP EHPK 3PXP");
  g_assert_nonnull (key);
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (key)));
  gtk_test_accessible_assert_property (key, GTK_ACCESSIBLE_PROPERTY_LABEL, "Key");
  g_assert_nonnull (find_label (fixture.page, "This code is good for 2:41."));
  picture = ui_find (fixture.page, GTK_TYPE_PICTURE);
  g_assert_nonnull (gtk_picture_get_paintable (GTK_PICTURE (picture)));
  g_assert_cmpint (gtk_widget_get_width (picture), >=, 0);

  type (&fixture, "Authenticator code", "123 456");
  press (&fixture, "Verify");
  assert_calls (&fixture, "verify 123456");
  g_object_set (fixture.flow, "pairing-expired", TRUE, NULL);
  g_assert_nonnull (find_label (fixture.page, "This code is no longer good."));
  set_pairing (&fixture, "ada", TRUE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (&fixture, "Authenticator code"))), ==,
                   "");
  close_page (&fixture);
}

static void
test_code_waits (void)
{
  Fixture fixture;

  open_page (&fixture, VST_TYPE_CODE_PAGE, VST_STEP_CODE);
  g_object_set (fixture.flow, "wait-until", g_get_real_time () / G_USEC_PER_SEC + 20, NULL);
  g_assert_nonnull (
      find_label (fixture.page, "Wait for the next code: the last one has been used."));
  g_object_set (fixture.flow, "wait-until", (gint64) 0, NULL);
  g_assert_null (find_label (fixture.page, "Wait for the next code: the last one has been used."));
  close_page (&fixture);
}

static VstAccount *
make_account (void)
{
  g_autoptr (GListStore) tokens = g_list_store_new (VST_TYPE_TOKEN);
  g_autoptr (GListStore) claims = g_list_store_new (VST_TYPE_CLAIM_ITEM);
  g_autoptr (VstSecret) secret = vst_secret_new_text ("e30.e30.c2ln");
  g_autoptr (VstClaimItem) claim =
      vst_claim_item_new ("cognito:username", "<b>&unusual</b>", FALSE, 0);
  g_autoptr (VstToken) token =
      vst_token_new (VST_TOKEN_KIND_ID, secret, "Bearer", 3600,
                     g_get_monotonic_time () + 100 * G_USEC_PER_SEC, G_LIST_MODEL (claims));

  g_list_store_append (claims, claim);
  g_list_store_append (tokens, token);
  return vst_account_new ("9f3c", "9f3c-sub", "<i>ada&co", "ada@example.com",
                          G_LIST_MODEL (tokens));
}

/* Names and claims come from outside: they are no markup. */
static void
test_done (void)
{
  Fixture fixture;
  g_autoptr (VstAccount) account = make_account ();
  GtkWidget *row;

  open_page (&fixture, VST_TYPE_DONE_PAGE, VST_STEP_DONE);
  g_object_set (fixture.flow, "account", account, NULL);
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (find (&fixture, "User name in the pool"))), ==,
      "9f3c");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find (&fixture, "Logged in as"))),
                   ==, "<i>ada&co");
  row = ui_find (fixture.page, VST_TYPE_TOKEN_ROW);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Bearer · 1:39 left");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (find (&fixture, "cognito:username"))), ==,
      "<b>&unusual</b>");
  gtk_test_widget_wait_for_draw (fixture.page);
  press (&fixture, "Start Over");
  assert_calls (&fixture, "start-over");
  g_object_set (fixture.flow, "account", NULL, NULL);
  close_page (&fixture);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static void
test_delete_asks (void)
{
  Fixture fixture;
  g_autoptr (VstAccount) account = make_account ();
  const char *const answers[] = { "cancel", "delete" };
  const char *const calls[] = { "", "delete" };

  open_page (&fixture, VST_TYPE_DONE_PAGE, VST_STEP_DONE);
  g_object_set (fixture.flow, "account", account, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      adw_action_row_activate (ADW_ACTION_ROW (find (&fixture, "Delete This User…")));
      g_assert_nonnull (find_dialog ());
      assert_calls (&fixture, "");
      adw_message_dialog_response (find_dialog (), answers[i]);
      assert_calls (&fixture, calls[i]);
      ui_settle ();
    }
  close_page (&fixture);
}

static void
test_obstacle (void)
{
  Fixture fixture;

  open_page (&fixture, VST_TYPE_OBSTACLE_PAGE, VST_STEP_CANNOT_GO_ON);
  vst_page_set_current (VST_PAGE (fixture.page), FALSE);
  g_object_set (fixture.flow, "obstacle", VST_OBSTACLE_CHALLENGE, "obstacle-detail",
                "CUSTOM_CHALLENGE", NULL);
  vst_page_set_current (VST_PAGE (fixture.page), TRUE);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find (&fixture, "Challenge"))), ==,
                   "CUSTOM_CHALLENGE");
  close_page (&fixture);
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
  g_test_add_func ("/ui/sign-up-page/signs-up", test_sign_up);
  g_test_add_func ("/ui/sign-up-page/password-goes", test_password_goes);
  g_test_add_func ("/ui/sign-up-page/attributes", test_attributes);
  g_test_add_func ("/ui/log-in-page/held-password", test_log_in_held_password);
  g_test_add_func ("/ui/confirm-page/delivery", test_confirm_delivery);
  g_test_add_func ("/ui/confirm-page/cool-down", test_confirm_cool_down);
  g_test_add_func ("/ui/confirm-page/status", test_confirm_status);
  g_test_add_func ("/ui/pair-page/key", test_pair);
  g_test_add_func ("/ui/code-page/waits", test_code_waits);
  g_test_add_func ("/ui/done-page/account", test_done);
  g_test_add_func ("/ui/done-page/delete-asks", test_delete_asks);
  g_test_add_func ("/ui/obstacle-page/challenge", test_obstacle);
  return g_test_run ();
}
