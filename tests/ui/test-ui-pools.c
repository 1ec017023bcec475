#include "ui-window.h"
#include "ui/vst-pool-chooser.h"
#include "ui/vst-pool-row.h"

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
put_pool (UiWindow *fixture, const char *name)
{
  g_autoptr (VstSavedPool) pool = ui_window_make_pool (name);
  gboolean put = FALSE;

  vst_saved_pools_put_async (fixture->pools, pool, NULL, on_put, &put);
  ui_wait (is_true, &put);
  return vst_saved_pools_find (fixture->pools, vst_saved_pool_get_id (pool));
}

static void
type (UiWindow *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_wait_named (fixture->window, name)), text);
}

static const char *
get_text (UiWindow *fixture, const char *name)
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
test_add_pool (UiWindow *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = NULL;
  g_autofree char *expected = NULL;

  gtk_widget_activate_action (fixture->window, "win.add-pool", NULL);
  g_assert_cmpstr (adw_window_title_get_title (ui_window_get_title (fixture)), ==,
                   "Add a User Pool");
  type (fixture, "Name (as you like)", "Staging");
  type (fixture, "User pool ID", "eu-central-1_AbCdEf123");
  g_assert_cmpstr (get_text (fixture, "Region"), ==, "eu-central-1");
  type (fixture, "App client ID", " 6abcdefghijklmnopqrstuvwxy ");
  ui_window_press (fixture, "Add");
  ui_wait (has_one_pool, fixture->pools);
  ui_wait (is_welcome_shown, fixture->window);
  g_assert_nonnull (ui_wait_named (fixture->window, "Staging"));
  pool = g_list_model_get_item (G_LIST_MODEL (fixture->pools), 0);
  g_assert_cmpstr (vst_saved_pool_get_client_id (pool), ==, "6abcdefghijklmnopqrstuvwxy");
  expected = g_strdup_printf ("select %s", vst_saved_pool_get_id (pool));
  ui_window_assert_calls (fixture, expected);
}

/* What is wrong stops it, is said, and has the focus. */
static void
test_pool_faults (UiWindow *fixture, gconstpointer data)
{
  GtkWidget *client;
  GtkAccessible *field;

  gtk_widget_activate_action (fixture->window, "win.add-pool", NULL);
  type (fixture, "User pool ID", "eu-central-1_AbCdEf123");
  type (fixture, "App client ID", "eu-central-1_AbCdEf123");
  client = ui_wait_named (fixture->window, "App client ID");
  field = ui_find_text_box (client);
  ui_window_press (fixture, "Add");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->pools)), ==, 0);
  gtk_test_accessible_assert_state (field, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (
      field, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "This is a user pool ID. The app client ID is under App Clients in the console.");
  g_assert_true (ui_get_focus_row (fixture->window) == client);
  type (fixture, "App client ID", "6abcdefghijklmnopqrstuvwxy");
  g_assert_false (gtk_test_accessible_has_property (field, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

/* Said as one leaves the row; a row that is still empty is left in peace. */
static void
test_pool_fault_on_leaving (UiWindow *fixture, gconstpointer data)
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
test_pool_keys (UiWindow *fixture, gconstpointer data)
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
test_edit_pool (UiWindow *fixture, gconstpointer data)
{
  VstSavedPool *pool = put_pool (fixture, "Staging");

  gtk_widget_activate_action (fixture->window, "win.edit-pool", "s", vst_saved_pool_get_id (pool));
  g_assert_cmpstr (adw_window_title_get_title (ui_window_get_title (fixture)), ==,
                   "Edit User Pool");
  g_assert_cmpstr (get_text (fixture, "Region"), ==, "eu-central-1");
  type (fixture, "Name (as you like)", "Production");
  /* Back: nothing is kept. */
  gtk_widget_activate_action (fixture->window, "win.back", NULL);
  g_assert_cmpstr (adw_window_title_get_title (ui_window_get_title (fixture)), ==, "Vestibule");
  g_assert_nonnull (ui_wait_named (fixture->window, "Staging"));
}

static void
test_propose_pool (UiWindow *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = ui_window_make_pool ("From a file");

  vst_window_propose_pool (VST_WINDOW (fixture->window), pool);
  g_assert_cmpstr (adw_window_title_get_title (ui_window_get_title (fixture)), ==,
                   "Add a User Pool");
  g_assert_cmpstr (get_text (fixture, "Name (as you like)"), ==, "From a file");
}

/* Who stays logged in goes on by one click. */
static void
test_stay (UiWindow *fixture, gconstpointer data)
{
  GtkWidget *row;

  g_assert_null (ui_find_named (fixture->window, "Go On as <ada>"));
  g_object_set (fixture->flow, "staying-user", "<ada>", NULL);
  row = ui_wait_named (fixture->window, "Go On as <ada>");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  ui_window_assert_calls (fixture, "continue-as");
  g_object_set (fixture->flow, "staying-user", NULL, NULL);
  g_assert_null (ui_find_named (fixture->window, "Go On as <ada>"));
}

static guint
count_windows (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

/* The users of a pool, for who has keys for it. */
static void
test_users (UiWindow *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) pool = ui_window_make_pool ("Staging");
  guint before = count_windows ();

  g_object_set (fixture->flow, "pool", pool, NULL);
  g_assert_null (ui_find_named (fixture->window, "Users"));
  vst_saved_pool_set_keys_source (pool, VST_KEYS_ENVIRONMENT);
  g_object_set (fixture->flow, "pool", pool, NULL);
  g_assert_null (ui_find_named (fixture->window, "Users")); /* they have yet to be read */
  g_object_set (fixture->flow, "has-credentials", TRUE, NULL);
  g_assert_nonnull (ui_wait_named (fixture->window, "Users"));
  gtk_widget_activate_action (fixture->window, "win.users", NULL);
  g_assert_cmpuint (count_windows (), ==, before + 1);
  g_object_set (fixture->flow, "has-credentials", FALSE, NULL);
  gtk_widget_activate_action (fixture->window, "win.users", NULL);
  g_assert_cmpuint (count_windows (), ==, before + 2);
}

/* The form is about a pool that does leave this computer. */
static void
test_practice_line (UiWindow *fixture, gconstpointer data)
{
  g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();
  GtkWidget *line = ui_find_label (fixture->window, "Practice pool: nothing leaves this computer.");

  g_object_set (fixture->flow, "pool", practice, NULL);
  g_assert_true (gtk_widget_get_visible (line));
  gtk_widget_activate_action (fixture->window, "win.add-pool", NULL);
  g_assert_false (gtk_widget_get_visible (line));
  gtk_widget_activate_action (fixture->window, "win.back", NULL);
  g_assert_true (gtk_widget_get_visible (line));
}

static GtkWidget *
open_chooser (UiWindow *fixture, const char *region)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (fixture->window, "win.add-pool", NULL);
  type (fixture, "Region", region);
  ui_window_press (fixture, "Choose…");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (VST_IS_POOL_CHOOSER (window))
        return GTK_WIDGET (window);
    }
  g_assert_not_reached ();
}

static void
choose (GtkWidget *chooser, const char *name)
{
  GtkWidget *row = ui_wait_named (chooser, name);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

/* What is chosen is filled in. */
static void
test_choose_pool (UiWindow *fixture, gconstpointer data)
{
  GtkWidget *chooser = open_chooser (fixture, "eu-central-1");

  g_assert_nonnull (ui_wait_named (chooser, "eu-central-1_GhIjKl456"));
  choose (chooser, "Staging <1>");
  g_assert_null (ui_find_named (chooser, "Staging <1>"));
  gtk_widget_activate_action (chooser, "chooser.back", NULL);
  choose (chooser, "Staging <1>");
  choose (chooser, "app");
  g_assert_cmpstr (get_text (fixture, "User pool ID"), ==, "eu-central-1_AbCdEf123");
  g_assert_cmpstr (get_text (fixture, "Region"), ==, "eu-central-1");
  g_assert_cmpstr (get_text (fixture, "App client ID"), ==, "7abcdefghijklmnopqrstuvwxy");
  g_assert_cmpstr (get_text (fixture, "Client secret (if it has one)"), !=, "");
}

static gboolean
is_found (gpointer chooser)
{
  return ui_find_named (chooser, "Staging <1>") == NULL
         && ui_find_named (chooser, "eu-central-1_GhIjKl456") != NULL;
}

static void
test_find_pool (UiWindow *fixture, gconstpointer data)
{
  GtkWidget *chooser = open_chooser (fixture, "eu-central-1");

  gtk_editable_set_text (GTK_EDITABLE (ui_find (chooser, GTK_TYPE_SEARCH_ENTRY)), "GHI");
  ui_wait (is_found, chooser);
}

static void
test_choose_problem (UiWindow *fixture, gconstpointer data)
{
  GtkWidget *chooser = open_chooser (fixture, "us-east-2");

  g_assert_nonnull (ui_find_label (chooser, "AWS refuses the credentials"));
  g_signal_emit_by_name (ui_wait_named (chooser, "Try Again"), "clicked");
  g_assert_nonnull (ui_wait_named (chooser, "Open Pool Settings"));
}

static gboolean
is_not_busy (gpointer pools)
{
  return !vst_saved_pools_get_busy (pools);
}

static void
test_remove_pool (UiWindow *fixture, gconstpointer data)
{
  VstSavedPool *pool = put_pool (fixture, "Staging");
  g_autofree char *id = g_strdup (vst_saved_pool_get_id (pool));

  gtk_widget_activate_action (fixture->window, "win.remove-pool", "s", id);
  g_assert_null (ui_find_named (fixture->window, "Staging"));
  ui_window_press (fixture, "Undo");
  g_assert_nonnull (ui_wait_named (fixture->window, "Staging"));
  gtk_widget_activate_action (fixture->window, "win.remove-pool", "s", id);
  g_assert_null (vst_saved_pools_find (fixture->pools, id));
  ui_wait (is_not_busy, fixture->pools);
}

/* A pool that is chosen and then removed: the practice pool takes its place. */
static void
test_remove_chosen_pool (UiWindow *fixture, gconstpointer data)
{
  VstSavedPool *pool = put_pool (fixture, "Staging");
  GtkWidget *row = ui_wait_named (fixture->window, "Staging");
  g_autofree char *expected = g_strdup_printf ("select %s", vst_saved_pool_get_id (pool));

  gtk_check_button_set_active (vst_pool_row_get_radio (VST_POOL_ROW (row)), TRUE);
  ui_window_assert_calls (fixture, expected);
  gtk_widget_activate_action (fixture->window, "win.remove-pool", "s",
                              vst_saved_pool_get_id (pool));
  ui_window_assert_calls (fixture, "select practice");
  ui_wait (is_not_busy, fixture->pools);
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

  add ("/ui/window/pool/add", test_add_pool);
  add ("/ui/window/pool/faults", test_pool_faults);
  add ("/ui/window/pool/fault-on-leaving", test_pool_fault_on_leaving);
  add ("/ui/window/pool/keys", test_pool_keys);
  add ("/ui/window/pool/edit", test_edit_pool);
  add ("/ui/window/pool/propose", test_propose_pool);
  add ("/ui/window/pool/choose", test_choose_pool);
  add ("/ui/window/pool/choose-search", test_find_pool);
  add ("/ui/window/pool/choose-problem", test_choose_problem);
  add ("/ui/window/stay", test_stay);
  add ("/ui/window/users", test_users);
  add ("/ui/window/practice-line", test_practice_line);
  add ("/ui/window/pool/remove", test_remove_pool);
  add ("/ui/window/pool/remove-chosen", test_remove_chosen_pool);
  return g_test_run ();
}
