#include "fake-device-list.h"
#include "ui-page.h"
#include "ui/vst-device-row.h"
#include "ui/vst-done-page.h"
#include "ui/vst-log-in-page.h"
#include "ui/vst-sheet.h"
#include "ui/vst-token-check-row.h"
#include "ui/vst-token-row.h"

static VstToken *
make_token (VstTokenKind kind)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("e30.e30.c2ln");

  return vst_token_new (kind, secret, "Bearer", 3600,
                        g_get_monotonic_time () + 100 * G_USEC_PER_SEC, NULL);
}

/* @token is the only one. */
static void
open_done (UiPage *fixture, VstToken *token)
{
  g_autoptr (GListStore) tokens = g_list_store_new (VST_TYPE_TOKEN);
  g_autoptr (VstAccount) account = NULL;

  if (token != NULL)
    g_list_store_append (tokens, token);
  account = vst_account_new ("9f3c", "9f3c-sub", "ada", "ada@example.com", G_LIST_MODEL (tokens));
  ui_page_open (fixture, VST_TYPE_DONE_PAGE, VST_STEP_DONE);
  g_object_set (fixture->flow, "account", account, NULL);
}

static void
assert_subtitle (UiPage *fixture, const char *row, const char *expected)
{
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_page_find (fixture, row))), ==,
                   expected);
}

static void
activate (UiPage *fixture, const char *row)
{
  adw_action_row_activate (ADW_ACTION_ROW (ui_page_find (fixture, row)));
}

static void
test_checks (void)
{
  UiPage fixture;
  g_autoptr (VstToken) token = make_token (VST_TOKEN_KIND_ACCESS);
  GtkWidget *row;

  vst_token_set_check (token, VST_TOKEN_CHECK_SIGNATURE, VST_TOKEN_CHECK_STATE_PENDING, NULL);
  vst_token_set_check (token, VST_TOKEN_CHECK_EXPIRY, VST_TOKEN_CHECK_STATE_PASSED, "<b>soon");
  open_done (&fixture, token);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (ui_find (fixture.page, VST_TYPE_TOKEN_ROW)),
                                 TRUE);
  row = ui_page_find (&fixture, "Signature");
  assert_subtitle (&fixture, "Signature", "Being checked…");
  assert_subtitle (&fixture, "End (exp)", "It has not expired.\n<b>soon");
  vst_token_set_check (token, VST_TOKEN_CHECK_SIGNATURE, VST_TOKEN_CHECK_STATE_PASSED, "a key");
  assert_subtitle (&fixture, "Signature",
                   "Made by a key of this pool: nothing has been changed.\na key");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Signature: passed");
  vst_token_set_check (token, VST_TOKEN_CHECK_SIGNATURE, VST_TOKEN_CHECK_STATE_NOT_CHECKED, NULL);
  assert_subtitle (&fixture, "Signature", "It could not be checked.");
  g_object_set (fixture.flow, "account", NULL, NULL);
  ui_page_close (&fixture);
}

static gboolean
is_marked (AdwExpanderRow *row)
{
  return g_str_has_prefix (adw_expander_row_get_subtitle (row), "Failed a check · Bearer · ");
}

/* The service is asked long after the rows are there. */
static void
test_failed_check (void)
{
  UiPage fixture;
  g_autoptr (VstToken) token = make_token (VST_TOKEN_KIND_ACCESS);
  AdwExpanderRow *row;

  open_done (&fixture, token);
  row = ADW_EXPANDER_ROW (ui_find (fixture.page, VST_TYPE_TOKEN_ROW));
  adw_expander_row_set_expanded (row, TRUE);
  g_assert_false (is_marked (row));
  vst_token_set_check (token, VST_TOKEN_CHECK_SERVICE, VST_TOKEN_CHECK_STATE_FAILED, "Revoked");
  g_assert_true (is_marked (row));
  gtk_test_accessible_assert_property (ui_page_find (&fixture, "Asked the service"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Asked the service: failed");
  assert_subtitle (&fixture, "Asked the service", "Cognito doesn’t take it any more.\nRevoked");
  vst_token_set_check (token, VST_TOKEN_CHECK_SERVICE, VST_TOKEN_CHECK_STATE_PASSED, NULL);
  g_assert_false (is_marked (row));
  g_object_set (fixture.flow, "account", NULL, NULL);
  ui_page_close (&fixture);
}

static void
test_token_commands (void)
{
  UiPage fixture;

  open_done (&fixture, NULL);
  activate (&fixture, "Refresh Tokens");
  activate (&fixture, "Ask the Service");
  ui_page_assert_calls (&fixture, "refresh; check-tokens");
  ui_page_close (&fixture);
}

/* What each state says, and offers; NULL: not there. */
typedef struct
{
  const char *name;
  VstTrust trust;
  const char *title, *offer, *call;
  gboolean says_where_kept;
} TrustCase;

static const TrustCase trust_cases[] = {
  { "none", VST_TRUST_NONE, "Not Known to the Pool", NULL, NULL, FALSE },
  { "failed", VST_TRUST_FAILED, "Couldn’t Be Made Known", "Try Again", "retry-trust", FALSE },
  { "ask-yes", VST_TRUST_ASK, "Trust This Device?", "Trust", "trust yes", TRUE },
  { "ask-no", VST_TRUST_ASK, "Trust This Device?", "Not Now", "trust no", TRUE },
  { "remembered", VST_TRUST_REMEMBERED, "Trusted", "Stop Trusting", "trust no", TRUE },
  { "always", VST_TRUST_ALWAYS, "Trusted", "Stop Trusting", "trust no", TRUE },
  { "not-remembered", VST_TRUST_NOT_REMEMBERED, "Not Trusted", "Trust", "trust yes", FALSE },
};

static void
test_trust (gconstpointer data)
{
  const TrustCase *c = data;
  const char *const offers[] = { "Trust", "Not Now", "Stop Trusting", "Try Again" };
  UiPage fixture;

  open_done (&fixture, NULL);
  g_object_set (fixture.flow, "trust", c->trust, NULL);
  g_assert_nonnull (ui_find_named (fixture.page, c->title));
  if (c->offer == NULL)
    for (gsize i = 0; i < G_N_ELEMENTS (offers); i++)
      g_assert_null (ui_find_named (fixture.page, offers[i]));
  else
    {
      ui_page_press (&fixture, c->offer);
      ui_page_assert_calls (&fixture, c->call);
    }
  g_assert_true (c->says_where_kept
                 == (ui_find_named (fixture.page, "The Device’s Secret Is Kept") != NULL));
  ui_page_close (&fixture);
}

static void
test_device (void)
{
  UiPage fixture;
  GtkWidget *key;

  open_done (&fixture, NULL);
  g_assert_null (ui_find_named (fixture.page, "Device key"));
  g_object_set (fixture.flow, "device-key", "eu_1", NULL);
  g_assert_nonnull (ui_find_named (fixture.page, "Known to the Pool"));
  g_object_set (fixture.flow, "trust", VST_TRUST_REMEMBERED, NULL);
  key = ui_find_label (ui_page_find (&fixture, "Device key"), "eu_1");
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (key)));
  assert_subtitle (&fixture, "The Device’s Secret Is Kept",
                   "Only in memory, until Vestibule is closed: there is no keyring.");
  g_object_set (fixture.flow, "trust-kept", TRUE, NULL);
  assert_subtitle (&fixture, "The Device’s Secret Is Kept", "In the keyring of this computer.");
  g_object_set (fixture.flow, "by-device", TRUE, NULL);
  g_assert_nonnull (ui_find_named (fixture.page, "This Device Stood In for the Code"));
  g_object_set (fixture.flow, "by-device", FALSE, "device-obstacle", VST_DEVICE_OBSTACLE_POOL,
                NULL);
  g_assert_null (ui_find_named (fixture.page, "This Device Stood In for the Code"));
  assert_subtitle (
      &fixture, "Why a Code Was Asked For",
      "The pool asks for it on trusted devices too (ChallengeRequiredOnNewDevice is off).");
  ui_page_close (&fixture);
}

static void
test_stay (void)
{
  UiPage fixture;
  gboolean stay;

  open_done (&fixture, NULL);
  activate (&fixture, "Stay Logged In");
  g_object_get (fixture.flow, "stay", &stay, NULL);
  g_assert_true (stay);
  g_object_set (fixture.flow, "stay", FALSE, NULL);
  g_assert_false (gtk_switch_get_active (
      GTK_SWITCH (ui_find (ui_page_find (&fixture, "Stay Logged In"), GTK_TYPE_SWITCH))));
  ui_page_close (&fixture);
}

static char *
dup_heading (UiPage *fixture)
{
  char *heading;

  g_object_get (fixture->page, "heading", &heading, NULL);
  return heading;
}

static void
test_log_out (void)
{
  UiPage fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_done (&fixture, NULL);
  before = dup_heading (&fixture);
  g_assert_cmpstr (before, ==, "You are logged in.");
  activate (&fixture, "Log Out");
  activate (&fixture, "Log Out Everywhere");
  ui_page_assert_calls (&fixture, "log-out; log-out-everywhere");
  g_object_set (fixture.flow, "logged-out", TRUE, NULL);
  after = dup_heading (&fixture);
  g_assert_cmpstr (after, ==, "You are logged out.");
  g_assert_false (gtk_widget_is_sensitive (ui_page_find (&fixture, "Log Out")));
  g_assert_false (gtk_widget_is_sensitive (ui_page_find (&fixture, "Refresh Tokens")));
  g_assert_true (gtk_widget_is_sensitive (ui_page_find (&fixture, "Ask the Service")));
  ui_page_close (&fixture);
}

/* --- sheets over the page --- */

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static GtkWidget *
open_sheet (UiPage *fixture, const char *row)
{
  GtkWidget *sheet;

  open_done (fixture, NULL);
  activate (fixture, row);
  sheet = find_window (VST_TYPE_SHEET);
  g_assert_nonnull (sheet);
  return sheet;
}

static void
press (GtkWidget *root, const char *name)
{
  g_signal_emit_by_name (ui_wait_named (root, name), "clicked");
}

static gboolean
is_gone (gpointer data)
{
  return find_window (VST_TYPE_SHEET) == NULL;
}

static gboolean
is_current (UiPage *fixture)
{
  gboolean current;

  g_object_get (fixture->page, "current", &current, NULL);
  return current;
}

static void
test_change_password (void)
{
  UiPage fixture;
  GtkWidget *sheet = open_sheet (&fixture, "Change Password…");
  GtkWidget *old_row = ui_wait_named (sheet, "Present password");
  GtkWidget *new_row = ui_wait_named (sheet, "New password");

  g_assert_true (ui_get_focus_row (old_row) == old_row);
  gtk_editable_set_text (GTK_EDITABLE (old_row), "Old-12345");
  gtk_editable_set_text (GTK_EDITABLE (new_row), "New-12345");
  press (sheet, "Change Password");
  ui_page_assert_calls (&fixture, "change-password Old-12345; to New-12345");

  g_assert_false (is_current (&fixture));
  ui_page_set_problem (&fixture, VST_FLOW_ERROR_PASSWORD_POLICY, VST_FIELD_PASSWORD, 0);
  g_assert_true (ui_get_focus_row (new_row) == new_row);
  g_assert_true (gtk_widget_has_css_class (new_row, "error"));
  g_assert_false (gtk_widget_has_css_class (old_row, "error"));
  ui_page_set_problem (&fixture, VST_FLOW_ERROR_PASSWORD_WRONG, VST_FIELD_PASSWORD, 0);
  g_assert_true (ui_get_focus_row (old_row) == old_row);
  g_assert_false (gtk_widget_has_css_class (new_row, "error"));

  g_object_set (fixture.flow, "problem", NULL, "notice", VST_NOTICE_PASSWORD_CHANGED, NULL);
  ui_wait (is_gone, NULL);
  g_assert_true (is_current (&fixture));
  ui_page_close (&fixture);
}

/* What was wrong with it is of no interest once the sheet is closed. */
static void
test_problem_goes (void)
{
  UiPage fixture;
  GtkWidget *sheet = open_sheet (&fixture, "Change Password…");

  ui_page_set_problem (&fixture, VST_FLOW_ERROR_PASSWORD_WRONG, VST_FIELD_PASSWORD, 0);
  gtk_window_close (GTK_WINDOW (sheet));
  ui_wait (is_gone, NULL);
  g_assert_null (vst_flow_get_problem (fixture.flow));
  g_assert_true (is_current (&fixture));
  ui_page_close (&fixture);
}

static void
test_mfa (void)
{
  const char *const settings[] = { "SOFTWARE_TOKEN_MFA", "SMS_MFA", NULL };
  UiPage fixture;
  GtkWidget *sheet = open_sheet (&fixture, "Authenticator and MFA…");

  g_object_set (fixture.flow, "mfa-settings", settings, "preferred-mfa", "SMS_MFA", "mfa", TRUE,
                NULL);
  g_assert_nonnull (
      ui_find_label (sheet, "authenticator app (SOFTWARE_TOKEN_MFA)\ntext message (SMS_MFA)"));
  press (sheet, "Save");
  ui_page_assert_calls (&fixture, "mfa on");
  adw_action_row_activate (ADW_ACTION_ROW (ui_wait_named (sheet, "Prefer the Authenticator")));
  press (sheet, "Save");
  ui_page_assert_calls (&fixture, "mfa preferred");
  adw_action_row_activate (ADW_ACTION_ROW (ui_wait_named (sheet, "Ask for Authenticator Codes")));
  press (sheet, "Save");
  ui_page_assert_calls (&fixture, "mfa off");

  press (sheet, "Pair Again");
  ui_page_assert_calls (&fixture, "pair-again");
  g_object_set (fixture.flow, "step", VST_STEP_PAIR, NULL);
  ui_wait (is_gone, NULL);
  g_assert_false (is_current (&fixture));
  ui_page_close (&fixture);
}

static void
test_devices (void)
{
  UiPage fixture;
  GtkWidget *sheet = open_sheet (&fixture, "Devices…");
  VstDeviceList *devices = vst_flow_get_devices (fixture.flow);
  AdwExpanderRow *row;

  ui_page_assert_calls (&fixture, "load-devices");
  g_object_set (devices, "loading", TRUE, NULL);
  g_assert_nonnull (ui_find_label (sheet, "Loading…"));
  fake_device_list_add (devices, "eu_1", "<b>laptop", 1795255200, 0, TRUE);
  g_object_set (devices, "loading", FALSE, NULL);
  row = ADW_EXPANDER_ROW (ui_wait_named (sheet, "<b>laptop"));
  g_assert_cmpstr (adw_expander_row_get_subtitle (row), ==, "This computer · last used not said");
  g_assert_null (ui_find_named (sheet, "Stop Trusting This Computer"));
  g_object_set (fixture.flow, "trust", VST_TRUST_REMEMBERED, NULL);
  press (sheet, "Stop Trusting This Computer");
  ui_page_assert_calls (&fixture, "trust no");
  fake_device_list_remove (devices, 0);
  g_assert_null (ui_find_named (sheet, "<b>laptop"));
  gtk_window_close (GTK_WINDOW (sheet));
  ui_wait (is_gone, NULL);
  ui_page_close (&fixture);
}

static void
test_forget_asks (void)
{
  UiPage fixture;
  GtkWidget *sheet = open_sheet (&fixture, "Devices…");
  const char *const answers[] = { "cancel", "forget" };
  const char *const calls[] = { "", "forget eu_1" };

  fake_device_list_add (vst_flow_get_devices (fixture.flow), "eu_1", "", 1795255200, 0, FALSE);
  ui_page_assert_calls (&fixture, "load-devices");
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_signal_emit_by_name (ui_wait_named (sheet, "Device without a name"), "forget");
      g_assert_nonnull (find_window (ADW_TYPE_MESSAGE_DIALOG));
      ui_page_assert_calls (&fixture, "");
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_window (ADW_TYPE_MESSAGE_DIALOG)),
                                   answers[i]);
      ui_page_assert_calls (&fixture, calls[i]);
      ui_settle ();
    }
  gtk_window_close (GTK_WINDOW (sheet));
  ui_wait (is_gone, NULL);
  ui_page_close (&fixture);
}

static void
test_devices_problem (void)
{
  UiPage fixture;
  GtkWidget *sheet = open_sheet (&fixture, "Devices…");
  g_autoptr (VstProblem) problem =
      vst_problem_new (VST_FLOW_ERROR_TOKEN_INVALID, VST_FIELD_NONE, 0, NULL);

  g_object_set (vst_flow_get_devices (fixture.flow), "problem", problem, NULL);
  g_assert_nonnull (ui_find_label (sheet, "You are no longer logged in"));
  press (sheet, "Load Again");
  ui_page_assert_calls (&fixture, "load-devices; load-devices");
  gtk_window_close (GTK_WINDOW (sheet));
  ui_wait (is_gone, NULL);
  ui_page_close (&fixture);
}

static void
test_log_in (void)
{
  UiPage fixture;

  ui_page_open (&fixture, VST_TYPE_LOG_IN_PAGE, VST_STEP_LOG_IN);
  g_assert_null (ui_find_named (fixture.page, "Log In Without This Device"));
  g_object_set (fixture.flow, "knows-device", TRUE, NULL);
  ui_page_type (&fixture, "Password", "Secret-12");
  ui_page_press (&fixture, "Log In Without This Device");
  ui_page_assert_calls (&fixture, "log-in-without-device Secret-12");
  ui_page_press (&fixture, "Forgot Password?");
  ui_page_assert_calls (&fixture, "begin-reset");
  ui_page_close (&fixture);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  /* A switch that glides is switched later. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (trust_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/trust-group/", trust_cases[i].name, NULL);

      g_test_add_data_func (path, &trust_cases[i], test_trust);
    }
  g_test_add_func ("/ui/trust-group/device", test_device);
  g_test_add_func ("/ui/token-row/checks", test_checks);
  g_test_add_func ("/ui/token-row/failed-check", test_failed_check);
  g_test_add_func ("/ui/done-page/token-commands", test_token_commands);
  g_test_add_func ("/ui/account-group/stay", test_stay);
  g_test_add_func ("/ui/account-group/log-out", test_log_out);
  g_test_add_func ("/ui/password-page/changes", test_change_password);
  g_test_add_func ("/ui/sheet/problem-goes", test_problem_goes);
  g_test_add_func ("/ui/mfa-page/settings", test_mfa);
  g_test_add_func ("/ui/devices-page/list", test_devices);
  g_test_add_func ("/ui/devices-page/forget-asks", test_forget_asks);
  g_test_add_func ("/ui/devices-page/problem", test_devices_problem);
  g_test_add_func ("/ui/log-in-page/device", test_log_in);
  return g_test_run ();
}
