#include "ui-page.h"
#include "ui/vst-log-in-page.h"
#include "ui/vst-token-row.h"

static VstToken *
make_token (VstTokenKind kind)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("e30.e30.c2ln");

  return vst_token_new (kind, secret, "Bearer", 3600,
                        g_get_monotonic_time () + 100 * G_USEC_PER_SEC, NULL);
}

static void
assert_subtitle (UiPage *fixture, const char *row, const char *expected)
{
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_page_find (fixture, row))), ==,
                   expected);
}

static void
test_checks (void)
{
  UiPage fixture;
  g_autoptr (VstToken) token = make_token (VST_TOKEN_KIND_ACCESS);
  GtkWidget *row;

  vst_token_set_check (token, VST_TOKEN_CHECK_SIGNATURE, VST_TOKEN_CHECK_STATE_PENDING, NULL);
  vst_token_set_check (token, VST_TOKEN_CHECK_EXPIRY, VST_TOKEN_CHECK_STATE_PASSED, "<b>soon");
  ui_page_open_done (&fixture, token);
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

  ui_page_open_done (&fixture, token);
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

  ui_page_open_done (&fixture, NULL);
  ui_page_activate (&fixture, "Refresh Tokens");
  ui_page_activate (&fixture, "Ask the Service");
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

  ui_page_open_done (&fixture, NULL);
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

  ui_page_open_done (&fixture, NULL);
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

  ui_page_open_done (&fixture, NULL);
  ui_page_activate (&fixture, "Stay Logged In");
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

  ui_page_open_done (&fixture, NULL);
  before = dup_heading (&fixture);
  g_assert_cmpstr (before, ==, "You are logged in.");
  ui_page_activate (&fixture, "Log Out");
  ui_page_activate (&fixture, "Log Out Everywhere");
  ui_page_assert_calls (&fixture, "log-out; log-out-everywhere");
  g_object_set (fixture.flow, "logged-out", TRUE, NULL);
  after = dup_heading (&fixture);
  g_assert_cmpstr (after, ==, "You are logged out.");
  g_assert_false (gtk_widget_is_sensitive (ui_page_find (&fixture, "Log Out")));
  g_assert_false (gtk_widget_is_sensitive (ui_page_find (&fixture, "Refresh Tokens")));
  g_assert_true (gtk_widget_is_sensitive (ui_page_find (&fixture, "Ask the Service")));
  ui_page_close (&fixture);
}

static gboolean
is_long (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 100;
}

static void
test_top (void)
{
  UiPage fixture;
  GtkAdjustment *adjustment;

  ui_page_open_done (&fixture, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (ui_find (fixture.page, GTK_TYPE_SCROLLED_WINDOW)));
  ui_wait (is_long, adjustment);
  gtk_adjustment_set_value (adjustment, 100);
  g_object_set (fixture.flow, "step", VST_STEP_WELCOME, NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 100);
  g_object_set (fixture.flow, "step", VST_STEP_DONE, NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
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
  g_test_add_func ("/ui/done-page/top", test_top);
  g_test_add_func ("/ui/account-group/stay", test_stay);
  g_test_add_func ("/ui/account-group/log-out", test_log_out);
  g_test_add_func ("/ui/log-in-page/device", test_log_in);
  return g_test_run ();
}
