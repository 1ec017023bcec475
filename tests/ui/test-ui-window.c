#include "ui-window.h"
#include "ui/vst-activity-window.h"
#include "ui/vst-pair-page.h"
#include "ui/vst-pool-row.h"
#include "ui/vst-qr-window.h"
#include "ui/vst-sign-up-page.h"

static GtkWidget *
get_default (UiWindow *fixture)
{
  return gtk_window_get_default_widget (GTK_WINDOW (fixture->window));
}

static void
test_welcome (UiWindow *fixture, gconstpointer data)
{
  GtkWidget *row = ui_wait_named (fixture->window, "Practice Pool");

  g_assert_true (gtk_check_button_get_active (vst_pool_row_get_radio (VST_POOL_ROW (row)))
                 == FALSE);
  vst_window_choose_last_pool (VST_WINDOW (fixture->window));
  g_assert_true (gtk_check_button_get_active (vst_pool_row_get_radio (VST_POOL_ROW (row))));
  ui_window_assert_calls (fixture, "select practice");
  ui_window_press (fixture, "Sign Up");
  ui_window_assert_calls (fixture, "begin-sign-up");
  ui_window_press (fixture, "Log In");
  ui_window_assert_calls (fixture, "begin-log-in");
}

static void
test_steps (UiWindow *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();

  g_object_set (fixture->flow, "pool", practice, NULL);
  for (int step = VST_STEP_SIGN_UP; step <= VST_STEP_CANNOT_GO_ON; step++)
    {
      g_object_set (fixture->flow, "step", step, NULL);
      g_assert_cmpstr (adw_window_title_get_subtitle (ui_window_get_title (fixture)), ==,
                       "Practice Pool");
      g_assert_true (gtk_widget_is_ancestor (
          get_default (fixture),
          GTK_WIDGET (gtk_widget_get_ancestor (get_default (fixture), VST_TYPE_PAGE))));
      gtk_test_widget_wait_for_draw (fixture->window);
    }
  g_object_set (fixture->flow, "step", VST_STEP_WELCOME, NULL);
  g_assert_cmpstr (adw_window_title_get_title (ui_window_get_title (fixture)), ==, "Vestibule");
  g_assert_cmpstr (adw_window_title_get_subtitle (ui_window_get_title (fixture)), ==, "");
}

/* What was typed is there again after Back; the first empty field has the focus. */
static void
test_back (UiWindow *fixture, gconstpointer data)
{
  GtkWidget *email;

  g_assert_false (gtk_widget_activate_action (fixture->window, "win.back", NULL)
                  && fake_flow_was_called (fixture->flow));
  g_object_set (fixture->flow, "step", VST_STEP_SIGN_UP, "can-go-back", TRUE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_wait_named (fixture->window, "User name")), "ada");
  gtk_widget_activate_action (fixture->window, "win.back", NULL);
  ui_window_assert_calls (fixture, "back");
  g_object_set (fixture->flow, "step", VST_STEP_WELCOME, "can-go-back", FALSE, NULL);
  g_object_set (fixture->flow, "step", VST_STEP_SIGN_UP, "can-go-back", TRUE, NULL);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (ui_wait_named (fixture->window, "User name"))), ==,
      "ada");
  email = ui_wait_named (fixture->window, "Email");
  g_assert_true (ui_get_focus_row (fixture->window) == email);
}

/* A problem that comes with its page has the focus where it belongs. */
static void
test_problem_with_page (UiWindow *fixture, gconstpointer data)
{
  g_autoptr (VstProblem) problem =
      vst_problem_new (VST_FLOW_ERROR_PASSWORD_WRONG, VST_FIELD_PASSWORD, 0, NULL);

  g_object_set (fixture->flow, "user-name", "ada", "problem", problem, "step", VST_STEP_LOG_IN,
                NULL);
  g_assert_true (ui_get_focus_row (fixture->window) == ui_wait_named (fixture->window, "Password"));
}

static void
test_cancel (UiWindow *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->window, "win.cancel", NULL);
  ui_window_assert_calls (fixture, "");
  g_object_set (fixture->flow, "step", VST_STEP_SIGN_UP, "busy", VST_BUSY_SIGNING_UP, NULL);
  gtk_widget_activate_action (fixture->window, "win.cancel", NULL);
  ui_window_assert_calls (fixture, "cancel");
}

static void
test_close_cancels (UiWindow *fixture, gconstpointer data)
{
  g_object_set (fixture->flow, "step", VST_STEP_SIGN_UP, "busy", VST_BUSY_SIGNING_UP, NULL);
  g_object_ref (fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_settle ();
  ui_window_assert_calls (fixture, "cancel");
  g_assert_false (gtk_widget_get_mapped (fixture->window));
  g_object_unref (fixture->window);
  fixture->window = gtk_window_new ();
}

static GtkWidget *
find_toplevel (GType type)
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

static void
test_activity (UiWindow *fixture, gconstpointer data)
{
  VstActivity *activity = vst_flow_get_activity (fixture->flow);
  GtkWidget *window;

  vst_activity_add (activity, "SignUp", 200, NULL, "1234", 12, 1795255207);
  vst_activity_add (activity, "ConfirmSignUp", 0, NULL, NULL, 30000, 1795255208);
  vst_activity_add (activity, "InitiateAuth", 400, "NotAuthorizedException", "1235", 9, 1795255209);
  gtk_widget_activate_action (fixture->window, "win.activity", NULL);
  window = find_toplevel (VST_TYPE_ACTIVITY_WINDOW);
  g_assert_nonnull (window);
  gtk_test_widget_wait_for_draw (window);
  g_signal_emit_by_name (ui_wait_named (window, "Copy as Text"), "clicked");
  ui_close (window, NULL);
}

static void
test_qr_window (UiWindow *fixture, gconstpointer data)
{
  g_autoptr (VstSecret) key = vst_secret_new_text ("JBSWY3DPEHPK3PXP");
  g_autoptr (VstSecret) uri = vst_otpauth_uri ("Practice Pool", "ada", key);
  g_autoptr (VstPairing) pairing = vst_pairing_new (key, uri, G_MAXINT64, FALSE);
  GtkWidget *window;

  g_object_set (fixture->flow, "pairing", pairing, "step", VST_STEP_PAIR, NULL);
  window = gtk_widget_get_parent (
      ui_find (ui_find (fixture->window, VST_TYPE_PAIR_PAGE), GTK_TYPE_PICTURE));
  g_signal_emit_by_name (window, "clicked");
  window = find_toplevel (VST_TYPE_QR_WINDOW);
  g_assert_nonnull (window);
  gtk_test_widget_wait_for_draw (window);
  ui_close (window, NULL);
}

static void
add (const char *path, void (*func) (UiWindow *fixture, gconstpointer data))
{
  g_test_add (path, UiWindow, NULL, ui_window_set_up, func, ui_window_tear_down);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;

  ui_test_init (&argc, &argv);
  application = ui_window_make_application ();

  add ("/ui/window/welcome", test_welcome);
  add ("/ui/window/steps", test_steps);
  add ("/ui/window/back", test_back);
  add ("/ui/window/problem-with-page", test_problem_with_page);
  add ("/ui/window/cancel", test_cancel);
  add ("/ui/window/close-cancels", test_close_cancels);
  add ("/ui/window/activity", test_activity);
  add ("/ui/window/qr-code", test_qr_window);
  return g_test_run ();
}
