#include "fake-device-list.h"
#include "ui-page.h"
#include "ui/vst-sheet.h"

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

  ui_page_open_done (fixture, NULL);
  ui_page_activate (fixture, row);
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

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);
  /* A switch that glides is switched later. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  g_test_add_func ("/ui/password-page/changes", test_change_password);
  g_test_add_func ("/ui/sheet/problem-goes", test_problem_goes);
  g_test_add_func ("/ui/mfa-page/settings", test_mfa);
  g_test_add_func ("/ui/devices-page/list", test_devices);
  g_test_add_func ("/ui/devices-page/forget-asks", test_forget_asks);
  g_test_add_func ("/ui/devices-page/problem", test_devices_problem);
  return g_test_run ();
}
