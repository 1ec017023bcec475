#include "ui-page.h"
#include "ui/vst-code-page.h"
#include "ui/vst-confirm-page.h"
#include "ui/vst-done-page.h"
#include "ui/vst-log-in-page.h"
#include "ui/vst-note-row.h"
#include "ui/vst-obstacle-page.h"
#include "ui/vst-pair-page.h"
#include "ui/vst-sign-up-page.h"
#include "ui/vst-token-row.h"

static void
test_sign_up (void)
{
  UiPage fixture;
  VstPasswordRules *rules;

  ui_page_open (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  rules = vst_flow_get_password_rules (fixture.flow);
  ui_page_type (&fixture, "User name", "ada");
  ui_page_type (&fixture, "Email", "ada@example.com");
  ui_page_type (&fixture, "Password", "Secret-12");
  g_assert_true (vst_password_rules_hold (rules));
  g_assert_cmpstr (vst_flow_get_user_name (fixture.flow), ==, "ada");
  g_assert_cmpstr (vst_flow_get_email (fixture.flow), ==, "ada@example.com");
  ui_page_press (&fixture, "Sign Up");
  ui_page_assert_calls (&fixture, "sign-up Secret-12");
  ui_page_close (&fixture);
}

/* Where the pool takes the address for the name, there is no name to type. */
static void
test_sign_up_by_email (void)
{
  UiPage fixture;

  ui_page_open (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  g_assert_nonnull (ui_find_named (fixture.page, "User name"));
  g_object_set (fixture.flow, "name-is-email", TRUE, NULL);
  g_assert_null (ui_find_named (fixture.page, "User name"));
  g_assert_nonnull (ui_find_named (fixture.page, "Email"));
  ui_page_close (&fixture);
}

/* Back keeps the password; the end of the walk does not. */
static void
test_password_goes (void)
{
  UiPage fixture;
  GtkEditable *row;

  ui_page_open (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  row = GTK_EDITABLE (ui_page_find (&fixture, "Password"));
  ui_page_type (&fixture, "User name", "ada");
  gtk_editable_set_text (row, "Secret-12");
  g_object_set (fixture.flow, "step", VST_STEP_WELCOME, NULL);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "Secret-12");
  g_object_set (fixture.flow, "user-name", "", NULL);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "");
  gtk_editable_set_text (row, "Secret-12");
  g_object_set (fixture.flow, "step", VST_STEP_DONE, NULL);
  g_assert_cmpstr (gtk_editable_get_text (row), ==, "");
  ui_page_close (&fixture);
}

static void
test_attributes (void)
{
  UiPage fixture;
  VstAttributeFields *fields;
  VstAttributeField *field;

  ui_page_open (&fixture, VST_TYPE_SIGN_UP_PAGE, VST_STEP_SIGN_UP);
  fields = vst_flow_get_attributes (fixture.flow);
  field = vst_attribute_fields_add (fields, "given_name", TRUE);
  vst_attribute_fields_add (fields, "custom:team", FALSE);
  ui_page_type (&fixture, "Given name (given_name)", "Ada");
  g_assert_cmpstr (vst_attribute_field_get_value (field), ==, "Ada");

  ui_page_set_problem (&fixture, VST_FLOW_ERROR_ATTRIBUTE_EMPTY, VST_FIELD_ATTRIBUTES, 0);
  g_assert_true (ui_get_focus_row (fixture.page) == ui_page_find (&fixture, "custom:team"));
  ui_page_type (&fixture, "custom:team", "red");
  g_assert_null (vst_flow_get_problem (fixture.flow));
  vst_attribute_fields_clear (fields);
  g_assert_null (ui_find_named (fixture.page, "custom:team"));
  ui_page_close (&fixture);
}

static void
test_log_in_held_password (void)
{
  UiPage fixture;

  ui_page_open (&fixture, VST_TYPE_LOG_IN_PAGE, VST_STEP_LOG_IN);
  ui_page_press (&fixture, "Log In");
  ui_page_assert_calls (&fixture, "log-in ");
  g_object_set (fixture.flow, "has-password", TRUE, NULL);
  ui_page_press (&fixture, "Log In");
  ui_page_assert_calls (&fixture, "log-in (held)");
  ui_page_type (&fixture, "Password", "other");
  ui_page_press (&fixture, "Log In");
  ui_page_assert_calls (&fixture, "log-in other");
  ui_page_close (&fixture);
}

/* Where the login asks for what it needs, a password is not what it begins with. */
static void
test_log_in_optional_password (void)
{
  UiPage fixture;
  GtkWidget *note;

  ui_page_open (&fixture, VST_TYPE_LOG_IN_PAGE, VST_STEP_LOG_IN);
  note = ui_find (fixture.page, VST_TYPE_NOTE_ROW);
  g_assert_false (gtk_widget_get_visible (note));
  g_object_set (fixture.flow, "password-optional", TRUE, NULL);
  g_assert_true (gtk_widget_get_visible (note));
  g_object_set (fixture.flow, "password-optional", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (note));
  ui_page_close (&fixture);
}

static char *
dup_description (UiPage *fixture)
{
  char *description;

  g_object_get (fixture->page, "description", &description, NULL);
  return description;
}

static void
test_confirm_delivery (void)
{
  UiPage fixture;
  g_autofree char *nobody = NULL;
  g_autofree char *mail = NULL;
  g_autofree char *message = NULL;

  ui_page_open (&fixture, VST_TYPE_CONFIRM_PAGE, VST_STEP_CONFIRM);
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
  ui_page_close (&fixture);
}

/* What counts seconds shows fewer to a machine that was held up: then it is set anew. */
static gboolean
was_held_up (gint64 start)
{
  return g_get_monotonic_time () - start >= G_USEC_PER_SEC;
}

static void
test_confirm_cool_down (void)
{
  UiPage fixture;
  GtkWidget *resend;
  gint64 start;

  ui_page_open (&fixture, VST_TYPE_CONFIRM_PAGE, VST_STEP_CONFIRM);
  resend = ui_page_find (&fixture, "Send a New Code");
  g_assert_true (gtk_widget_get_sensitive (resend));
  ui_page_press (&fixture, "Send a New Code");
  ui_page_assert_calls (&fixture, "resend");
  do
    {
      start = g_get_monotonic_time ();
      g_object_set (fixture.flow, "resend-at", start + 24 * G_USEC_PER_SEC, NULL);
    }
  while (was_held_up (start));
  g_assert_false (gtk_widget_get_sensitive (resend));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (resend)), ==, "Send a New Code (in 24 s)");
  g_object_set (fixture.flow, "resend-at", g_get_monotonic_time (), NULL);
  g_assert_true (gtk_widget_get_sensitive (resend));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (resend)), ==, "Send a New Code");
  ui_page_press (&fixture, "I’m Already Confirmed");
  ui_page_assert_calls (&fixture, "skip-confirm");
  ui_page_close (&fixture);
}

static void
test_confirm_status (void)
{
  UiPage fixture;
  AdwActionRow *row;

  ui_page_open (&fixture, VST_TYPE_CONFIRM_PAGE, VST_STEP_CONFIRM);
  g_assert_null (ui_find_named (fixture.page, "Status of the user"));
  g_object_set (fixture.flow, "status", "UNCONFIRMED", "user-enabled", TRUE, NULL);
  row = ADW_ACTION_ROW (ui_page_find (&fixture, "Status of the user"));
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "UNCONFIRMED, enabled");
  g_object_set (fixture.flow, "status-before", "UNCONFIRMED", "status", "CONFIRMED", NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "UNCONFIRMED → CONFIRMED, enabled");
  ui_page_close (&fixture);
}

static void
set_pairing (UiPage *fixture, const char *user_name, gboolean replaces)
{
  g_autoptr (VstSecret) key = vst_secret_new_text ("JBSWY3DPEHPK3PXP");
  g_autoptr (VstSecret) uri = vst_otpauth_uri ("Practice Pool", user_name, key);
  gint64 start;

  do
    {
      g_autoptr (VstPairing) pairing = NULL;

      start = g_get_monotonic_time ();
      pairing = vst_pairing_new (key, uri, start + 161 * G_USEC_PER_SEC, replaces);
      g_object_set (fixture->flow, "pairing", pairing, NULL);
    }
  while (was_held_up (start));
}

static void
test_pair (void)
{
  UiPage fixture;
  GtkWidget *key;
  GtkWidget *picture;

  ui_page_open (&fixture, VST_TYPE_PAIR_PAGE, VST_STEP_PAIR);
  set_pairing (&fixture, "ada", FALSE);
  key = ui_find_label (fixture.page, "JBSW Y3DP EHPK 3PXP");
  g_assert_nonnull (key);
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (key)));
  gtk_test_accessible_assert_property (key, GTK_ACCESSIBLE_PROPERTY_LABEL, "Key");
  g_assert_nonnull (ui_find_label (fixture.page, "This code is good for 2:41."));
  picture = ui_find (fixture.page, GTK_TYPE_PICTURE);
  g_assert_nonnull (gtk_picture_get_paintable (GTK_PICTURE (picture)));
  g_assert_cmpint (gtk_widget_get_width (picture), >=, 0);

  ui_page_type (&fixture, "Authenticator code", "123 456");
  ui_page_press (&fixture, "Verify");
  ui_page_assert_calls (&fixture, "verify 123456");
  g_object_set (fixture.flow, "pairing-expired", TRUE, NULL);
  g_assert_nonnull (ui_find_label (fixture.page, "This code is no longer good."));
  set_pairing (&fixture, "ada", TRUE);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (ui_page_find (&fixture, "Authenticator code"))), ==, "");
  ui_page_close (&fixture);
}

static void
test_code_waits (void)
{
  UiPage fixture;

  ui_page_open (&fixture, VST_TYPE_CODE_PAGE, VST_STEP_CODE);
  g_object_set (fixture.flow, "wait-until", g_get_real_time () / G_USEC_PER_SEC + 20, NULL);
  g_assert_nonnull (
      ui_find_label (fixture.page, "Wait for the next code: the last one has been used."));
  g_object_set (fixture.flow, "wait-until", (gint64) 0, NULL);
  g_assert_null (
      ui_find_label (fixture.page, "Wait for the next code: the last one has been used."));
  ui_page_close (&fixture);
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
  UiPage fixture;
  g_autoptr (VstAccount) account = make_account ();
  GtkWidget *row;

  ui_page_open (&fixture, VST_TYPE_DONE_PAGE, VST_STEP_DONE);
  g_object_set (fixture.flow, "account", account, NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (
                       ADW_ACTION_ROW (ui_page_find (&fixture, "User name in the pool"))),
                   ==, "9f3c");
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_page_find (&fixture, "Logged in as"))), ==,
      "<i>ada&co");
  row = ui_find (fixture.page, VST_TYPE_TOKEN_ROW);
  /* How long the machine took to get here is not what is tested. */
  g_assert_true (g_regex_match_simple ("^Bearer · 1:[0-3][0-9] left$",
                                       adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), 0,
                                       0));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_page_find (&fixture, "cognito:username"))),
      ==, "<b>&unusual</b>");
  gtk_test_widget_wait_for_draw (fixture.page);
  ui_page_press (&fixture, "Start Over");
  ui_page_assert_calls (&fixture, "start-over");
  g_object_set (fixture.flow, "account", NULL, NULL);
  ui_page_close (&fixture);
}

static gboolean
is_token_open (UiPage *fixture)
{
  return adw_expander_row_get_expanded (
      ADW_EXPANDER_ROW (ui_find (fixture->page, VST_TYPE_TOKEN_ROW)));
}

/* A new token in place of one that is looked at; but nothing of another person's. */
static void
test_done_refreshed (void)
{
  UiPage fixture;
  g_autoptr (VstAccount) account = make_account ();
  g_autoptr (VstAccount) refreshed = make_account ();

  ui_page_open (&fixture, VST_TYPE_DONE_PAGE, VST_STEP_DONE);
  g_object_set (fixture.flow, "account", account, NULL);
  g_assert_false (is_token_open (&fixture));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find (fixture.page, VST_TYPE_TOKEN_ROW)),
                                 TRUE);
  g_object_set (fixture.flow, "account", refreshed, NULL);
  g_assert_true (is_token_open (&fixture));
  g_assert_nonnull (ui_page_find (&fixture, "cognito:username"));
  g_object_set (fixture.flow, "account", NULL, NULL);
  g_object_set (fixture.flow, "account", account, NULL);
  g_assert_false (is_token_open (&fixture));
  g_object_set (fixture.flow, "account", NULL, NULL);
  ui_page_close (&fixture);
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
  UiPage fixture;
  g_autoptr (VstAccount) account = make_account ();
  const char *const answers[] = { "cancel", "delete" };
  const char *const calls[] = { "", "delete" };

  ui_page_open (&fixture, VST_TYPE_DONE_PAGE, VST_STEP_DONE);
  g_object_set (fixture.flow, "account", account, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      adw_action_row_activate (ADW_ACTION_ROW (ui_page_find (&fixture, "Delete This User…")));
      g_assert_nonnull (find_dialog ());
      ui_page_assert_calls (&fixture, "");
      adw_message_dialog_response (find_dialog (), answers[i]);
      ui_page_assert_calls (&fixture, calls[i]);
      ui_settle ();
    }
  ui_page_close (&fixture);
}

static void
test_obstacle (void)
{
  UiPage fixture;

  ui_page_open (&fixture, VST_TYPE_OBSTACLE_PAGE, VST_STEP_CANNOT_GO_ON);
  vst_page_set_current (VST_PAGE (fixture.page), FALSE);
  g_object_set (fixture.flow, "obstacle", VST_OBSTACLE_CHALLENGE, "obstacle-detail",
                "CUSTOM_CHALLENGE", NULL);
  vst_page_set_current (VST_PAGE (fixture.page), TRUE);
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_page_find (&fixture, "Challenge"))), ==,
      "CUSTOM_CHALLENGE");
  ui_page_close (&fixture);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/sign-up-page/signs-up", test_sign_up);
  g_test_add_func ("/ui/sign-up-page/by-email", test_sign_up_by_email);
  g_test_add_func ("/ui/sign-up-page/password-goes", test_password_goes);
  g_test_add_func ("/ui/sign-up-page/attributes", test_attributes);
  g_test_add_func ("/ui/log-in-page/held-password", test_log_in_held_password);
  g_test_add_func ("/ui/log-in-page/optional-password", test_log_in_optional_password);
  g_test_add_func ("/ui/confirm-page/delivery", test_confirm_delivery);
  g_test_add_func ("/ui/confirm-page/cool-down", test_confirm_cool_down);
  g_test_add_func ("/ui/confirm-page/status", test_confirm_status);
  g_test_add_func ("/ui/pair-page/key", test_pair);
  g_test_add_func ("/ui/code-page/waits", test_code_waits);
  g_test_add_func ("/ui/done-page/account", test_done);
  g_test_add_func ("/ui/done-page/refreshed", test_done_refreshed);
  g_test_add_func ("/ui/done-page/delete-asks", test_delete_asks);
  g_test_add_func ("/ui/obstacle-page/challenge", test_obstacle);
  return g_test_run ();
}
