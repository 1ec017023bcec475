#include <glib/gstdio.h>

#include "fake-flow.h"
#include "ui-test.h"
#include "ui/vst-activity-window.h"
#include "ui/vst-pair-page.h"
#include "ui/vst-pool-page.h"
#include "ui/vst-pool-row.h"
#include "ui/vst-qr-window.h"
#include "ui/vst-sign-up-page.h"
#include "ui/vst-welcome-page.h"
#include "ui/vst-window.h"

typedef struct
{
  VstFlow *flow;
  VstSavedPools *pools;
  GtkWidget *window;
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  fixture->folder = g_dir_make_tmp ("vst-window-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "pools.ini", NULL);
  fixture->flow = fake_flow_new ();
  fixture->pools = vst_saved_pools_new (fixture->path, NULL);
  fixture->window = vst_window_new (application, fixture->flow, fixture->pools);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_close (fixture->window, NULL);
  g_assert_finalize_object (fixture->pools);
  g_assert_finalize_object (fixture->flow);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static VstSavedPool *
make_pool (const char *name)
{
  VstSavedPool *pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, name);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "eu-central-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "6abcdefghijklmnopqrstuvwxy");
  return pool;
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  vst_saved_pools_put_finish (VST_SAVED_POOLS (source), result, NULL, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static VstSavedPool *
put_pool (Fixture *fixture, const char *name)
{
  g_autoptr (VstSavedPool) pool = make_pool (name);
  gboolean put = FALSE;

  vst_saved_pools_put_async (fixture->pools, pool, NULL, on_put, &put);
  ui_wait (is_true, &put);
  return vst_saved_pools_find (fixture->pools, vst_saved_pool_get_id (pool));
}

static void
assert_calls (Fixture *fixture, const char *expected)
{
  g_autofree char *calls = fake_flow_take_calls (fixture->flow);

  g_assert_cmpstr (calls, ==, expected);
}

static void
press (Fixture *fixture, const char *name)
{
  g_signal_emit_by_name (ui_wait_named (fixture->window, name), "clicked");
}

static GtkWidget *
get_default (Fixture *fixture)
{
  return gtk_window_get_default_widget (GTK_WINDOW (fixture->window));
}

static AdwWindowTitle *
get_title (Fixture *fixture)
{
  return ADW_WINDOW_TITLE (ui_find (fixture->window, ADW_TYPE_WINDOW_TITLE));
}

static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = ui_wait_named (fixture->window, "Practice Pool");

  g_assert_true (gtk_check_button_get_active (vst_pool_row_get_radio (VST_POOL_ROW (row)))
                 == FALSE);
  vst_window_choose_last_pool (VST_WINDOW (fixture->window));
  g_assert_true (gtk_check_button_get_active (vst_pool_row_get_radio (VST_POOL_ROW (row))));
  assert_calls (fixture, "select practice");
  press (fixture, "Sign Up");
  assert_calls (fixture, "begin-sign-up");
  press (fixture, "Log In");
  assert_calls (fixture, "begin-log-in");
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();

  g_object_set (fixture->flow, "pool", practice, NULL);
  for (int step = VST_STEP_SIGN_UP; step <= VST_STEP_CANNOT_GO_ON; step++)
    {
      g_object_set (fixture->flow, "step", step, NULL);
      g_assert_cmpstr (adw_window_title_get_subtitle (get_title (fixture)), ==, "Practice Pool");
      g_assert_true (gtk_widget_is_ancestor (
          get_default (fixture),
          GTK_WIDGET (gtk_widget_get_ancestor (get_default (fixture), VST_TYPE_PAGE))));
      gtk_test_widget_wait_for_draw (fixture->window);
    }
  g_object_set (fixture->flow, "step", VST_STEP_WELCOME, NULL);
  g_assert_cmpstr (adw_window_title_get_title (get_title (fixture)), ==, "Vestibule");
  g_assert_cmpstr (adw_window_title_get_subtitle (get_title (fixture)), ==, "");
}

/* What was typed is there again after Back; the first empty field has the focus. */
static void
test_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *email;

  g_assert_false (gtk_widget_activate_action (fixture->window, "win.back", NULL)
                  && fake_flow_was_called (fixture->flow));
  g_object_set (fixture->flow, "step", VST_STEP_SIGN_UP, "can-go-back", TRUE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_wait_named (fixture->window, "User name")), "ada");
  gtk_widget_activate_action (fixture->window, "win.back", NULL);
  assert_calls (fixture, "back");
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
test_problem_with_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstProblem) problem =
      vst_problem_new (VST_FLOW_ERROR_PASSWORD_WRONG, VST_FIELD_PASSWORD, 0, NULL);

  g_object_set (fixture->flow, "user-name", "ada", "problem", problem, "step", VST_STEP_LOG_IN,
                NULL);
  g_assert_true (ui_get_focus_row (fixture->window) == ui_wait_named (fixture->window, "Password"));
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->window, "win.cancel", NULL);
  assert_calls (fixture, "");
  g_object_set (fixture->flow, "step", VST_STEP_SIGN_UP, "busy", VST_BUSY_SIGNING_UP, NULL);
  gtk_widget_activate_action (fixture->window, "win.cancel", NULL);
  assert_calls (fixture, "cancel");
}

static void
test_close_cancels (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->flow, "step", VST_STEP_SIGN_UP, "busy", VST_BUSY_SIGNING_UP, NULL);
  g_object_ref (fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  ui_settle ();
  assert_calls (fixture, "cancel");
  g_assert_false (gtk_widget_get_mapped (fixture->window));
  g_object_unref (fixture->window);
  fixture->window = gtk_window_new ();
}

static void
type (Fixture *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_wait_named (fixture->window, name)), text);
}

static const char *
get_text (Fixture *fixture, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (ui_wait_named (fixture->window, name)));
}

static gboolean
has_one_pool (gpointer pools)
{
  return g_list_model_get_n_items (pools) == 1 && !vst_saved_pools_get_busy (pools);
}

static gboolean
is_welcome_shown (gpointer window)
{
  return ui_find_named (window, "Add a User Pool…") != NULL;
}

/* Adds a pool by its form; the pool ID brings the region. */
static void
test_add_pool (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = NULL;
  g_autofree char *expected = NULL;

  gtk_widget_activate_action (fixture->window, "win.add-pool", NULL);
  g_assert_cmpstr (adw_window_title_get_title (get_title (fixture)), ==, "Add a User Pool");
  type (fixture, "Name (as you like)", "Staging");
  type (fixture, "User pool ID", "eu-central-1_AbCdEf123");
  g_assert_cmpstr (get_text (fixture, "Region"), ==, "eu-central-1");
  type (fixture, "App client ID", " 6abcdefghijklmnopqrstuvwxy ");
  press (fixture, "Add");
  ui_wait (has_one_pool, fixture->pools);
  ui_wait (is_welcome_shown, fixture->window);
  g_assert_nonnull (ui_wait_named (fixture->window, "Staging"));
  pool = g_list_model_get_item (G_LIST_MODEL (fixture->pools), 0);
  g_assert_cmpstr (vst_saved_pool_get_client_id (pool), ==, "6abcdefghijklmnopqrstuvwxy");
  expected = g_strdup_printf ("select %s", vst_saved_pool_get_id (pool));
  assert_calls (fixture, expected);
}

/* What is wrong stops it, is said, and has the focus. */
static void
test_pool_faults (Fixture *fixture, gconstpointer data)
{
  GtkWidget *client;

  gtk_widget_activate_action (fixture->window, "win.add-pool", NULL);
  type (fixture, "User pool ID", "eu-central-1_AbCdEf123");
  type (fixture, "App client ID", "eu-central-1_AbCdEf123");
  client = ui_wait_named (fixture->window, "App client ID");
  press (fixture, "Add");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->pools)), ==, 0);
  gtk_test_accessible_assert_state (client, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (
      client, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "This is a user pool ID. The app client ID is under App Clients in the console.");
  g_assert_true (ui_get_focus_row (fixture->window) == client);
  type (fixture, "App client ID", "6abcdefghijklmnopqrstuvwxy");
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (client),
                                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

/* Said as one leaves the row; a row that is still empty is left in peace. */
static void
test_pool_fault_on_leaving (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pool_id;

  gtk_widget_activate_action (fixture->window, "win.add-pool", NULL);
  pool_id = ui_wait_named (fixture->window, "User pool ID");
  gtk_widget_grab_focus (pool_id);
  gtk_widget_grab_focus (ui_wait_named (fixture->window, "App client ID"));
  g_assert_false (gtk_widget_has_css_class (pool_id, "error"));
  gtk_widget_grab_focus (pool_id);
  type (fixture, "User pool ID", "not-a-pool");
  g_assert_false (gtk_widget_has_css_class (pool_id, "error"));
  gtk_widget_grab_focus (ui_wait_named (fixture->window, "App client ID"));
  g_assert_true (gtk_widget_has_css_class (pool_id, "error"));
}

static void
test_pool_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *keys;

  gtk_widget_activate_action (fixture->window, "win.add-pool", NULL);
  keys = ui_wait_named (fixture->window, "AWS Credentials");
  g_assert_null (ui_find_named (fixture->window, "Access key ID"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (keys), VST_KEYS_PASTED);
  g_assert_nonnull (ui_find_named (fixture->window, "Access key ID"));
  g_assert_nonnull (ui_find_named (fixture->window, "Secret access key"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (keys), VST_KEYS_PROFILE);
  g_assert_null (ui_find_named (fixture->window, "Access key ID"));
  g_assert_nonnull (ui_find_named (fixture->window, "Profile in ~/.aws (empty: default)"));
}

static void
test_edit_pool (Fixture *fixture, gconstpointer data)
{
  VstSavedPool *pool = put_pool (fixture, "Staging");

  gtk_widget_activate_action (fixture->window, "win.edit-pool", "s", vst_saved_pool_get_id (pool));
  g_assert_cmpstr (adw_window_title_get_title (get_title (fixture)), ==, "Edit User Pool");
  g_assert_cmpstr (get_text (fixture, "Region"), ==, "eu-central-1");
  type (fixture, "Name (as you like)", "Production");
  /* Back: nothing is kept. */
  gtk_widget_activate_action (fixture->window, "win.back", NULL);
  g_assert_cmpstr (adw_window_title_get_title (get_title (fixture)), ==, "Vestibule");
  g_assert_nonnull (ui_wait_named (fixture->window, "Staging"));
}

static void
test_propose_pool (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = make_pool ("From a file");

  vst_window_propose_pool (VST_WINDOW (fixture->window), pool);
  g_assert_cmpstr (adw_window_title_get_title (get_title (fixture)), ==, "Add a User Pool");
  g_assert_cmpstr (get_text (fixture, "Name (as you like)"), ==, "From a file");
}

static gboolean
is_not_busy (gpointer pools)
{
  return !vst_saved_pools_get_busy (pools);
}

static void
test_remove_pool (Fixture *fixture, gconstpointer data)
{
  VstSavedPool *pool = put_pool (fixture, "Staging");
  g_autofree char *id = g_strdup (vst_saved_pool_get_id (pool));

  gtk_widget_activate_action (fixture->window, "win.remove-pool", "s", id);
  g_assert_null (ui_find_named (fixture->window, "Staging"));
  press (fixture, "Undo");
  g_assert_nonnull (ui_wait_named (fixture->window, "Staging"));
  gtk_widget_activate_action (fixture->window, "win.remove-pool", "s", id);
  g_assert_null (vst_saved_pools_find (fixture->pools, id));
  ui_wait (is_not_busy, fixture->pools);
}

/* A pool that is chosen and then removed: the practice pool takes its place. */
static void
test_remove_chosen_pool (Fixture *fixture, gconstpointer data)
{
  VstSavedPool *pool = put_pool (fixture, "Staging");
  GtkWidget *row = ui_wait_named (fixture->window, "Staging");
  g_autofree char *expected = g_strdup_printf ("select %s", vst_saved_pool_get_id (pool));

  gtk_check_button_set_active (vst_pool_row_get_radio (VST_POOL_ROW (row)), TRUE);
  assert_calls (fixture, expected);
  gtk_widget_activate_action (fixture->window, "win.remove-pool", "s",
                              vst_saved_pool_get_id (pool));
  assert_calls (fixture, "select practice");
  ui_wait (is_not_busy, fixture->pools);
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
test_activity (Fixture *fixture, gconstpointer data)
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
test_qr_window (Fixture *fixture, gconstpointer data)
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
add (const char *path, void (*func) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;

  ui_test_init (&argc, &argv);
  application = gtk_application_new ("test.ui.Window", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/ui/window/welcome", test_welcome);
  add ("/ui/window/steps", test_steps);
  add ("/ui/window/back", test_back);
  add ("/ui/window/problem-with-page", test_problem_with_page);
  add ("/ui/window/cancel", test_cancel);
  add ("/ui/window/close-cancels", test_close_cancels);
  add ("/ui/window/activity", test_activity);
  add ("/ui/window/qr-code", test_qr_window);
  add ("/ui/window/pool/add", test_add_pool);
  add ("/ui/window/pool/faults", test_pool_faults);
  add ("/ui/window/pool/fault-on-leaving", test_pool_fault_on_leaving);
  add ("/ui/window/pool/keys", test_pool_keys);
  add ("/ui/window/pool/edit", test_edit_pool);
  add ("/ui/window/pool/propose", test_propose_pool);
  add ("/ui/window/pool/remove", test_remove_pool);
  add ("/ui/window/pool/remove-chosen", test_remove_chosen_pool);
  return g_test_run ();
}
