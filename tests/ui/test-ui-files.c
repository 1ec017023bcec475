#include <glib/gstdio.h>
#include <string.h>

#include "ui-window.h"
#include "ui/vst-sign-up-page.h"
#include "ui/vst-window-private.h"

#define STAGING                                                                                    \
  "{\"name\":\"Staging\",\"userPoolId\":\"eu-west-1_AbCdEf123\",\"clientId\":\"1example23456\"}"
#define SETTINGS                                                                                   \
  "{\"PoolId\":\"eu-west-1_AbCdEf123\",\"ClientId\":\"1example23456\",\"UserName\":\"ada\","       \
  "\"Email\":\"ada@example.com\",\"Password\":\"Vestibule-7-door\"}"

/* A file in the window's own folder; gone with close_file(). */
static GFile *
make_file (UiWindow *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.vestibule-pool", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
close_file (GFile *file)
{
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_object_unref (file);
}

static const char *
get_text (UiWindow *fixture, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (ui_wait_named (fixture->window, name)));
}

static gboolean
is_form_shown (gpointer fixture)
{
  return g_str_equal (adw_window_title_get_title (ui_window_get_title (fixture)),
                      "Add a User Pool");
}

static void
test_open (UiWindow *fixture, gconstpointer data)
{
  GFile *file = make_file (fixture, STAGING);

  vst_window_open_file (VST_WINDOW (fixture->window), file);
  ui_wait (is_form_shown, fixture);
  g_assert_cmpstr (get_text (fixture, "Name (as you like)"), ==, "Staging");
  g_assert_cmpstr (get_text (fixture, "Region"), ==, "eu-west-1");
  g_assert_cmpstr (get_text (fixture, "User pool ID"), ==, "eu-west-1_AbCdEf123");
  g_assert_cmpstr (get_text (fixture, "App client ID"), ==, "1example23456");
  close_file (file);
}

/* The window's drop target takes files. */
static GtkDropTarget *
find_drop_target (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  g_assert_not_reached ();
}

static void
test_drop (UiWindow *fixture, gconstpointer data)
{
  GFile *file = make_file (fixture, "Pool,Client\neu-west-1_AbCdEf123,1example23456\n");
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  g_signal_emit_by_name (find_drop_target (fixture->window), "drop", &value, 0.0, 0.0, &taken);
  g_assert_true (taken);
  ui_wait (is_form_shown, fixture);
  g_assert_cmpstr (get_text (fixture, "User pool ID"), ==, "eu-west-1_AbCdEf123");
  close_file (file);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
is_dialog_shown (gpointer data)
{
  return find_dialog () != NULL;
}

static void
expect_refusal (const char *heading)
{
  GtkWidget *dialog;

  ui_wait (is_dialog_shown, NULL);
  dialog = find_dialog ();
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What is no pool is refused in words, and nothing is opened. */
static void
test_useless (UiWindow *fixture, gconstpointer data)
{
  GFile *file = make_file (fixture, "<html>");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  vst_window_open_file (VST_WINDOW (fixture->window), file);
  expect_refusal ("This File Can’t Be Used");
  vst_window_open_file (VST_WINDOW (fixture->window), folder);
  expect_refusal ("This File Can’t Be Used");
  close_file (file);
  g_assert_false (is_form_shown (fixture));
}

static void
test_missing (UiWindow *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/a.vestibule-pool");

  vst_window_open_file (VST_WINDOW (fixture->window), file);
  expect_refusal ("The File Can’t Be Read");
}

static void
test_large (UiWindow *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (VST_SHARED_POOL_MAX_SIZE + 1, ' ');
  GFile *file = make_file (fixture, text);

  vst_window_open_file (VST_WINDOW (fixture->window), file);
  expect_refusal ("This File Can’t Be Used");
  close_file (file);
}

/* Who is to walk is filled in; the password once, and in that pool only. */
static void
test_person (UiWindow *fixture, gconstpointer data)
{
  g_autoptr (VstSharedPool) shared = vst_shared_pool_parse (SETTINGS, strlen (SETTINGS), NULL);
  g_autoptr (VstSavedPool) other = ui_window_make_pool ("Other");

  vst_window_propose_shared_pool (VST_WINDOW (fixture->window), shared);
  gtk_widget_activate_action (fixture->window, "win.back", NULL);
  g_object_set (fixture->flow, "pool", other, "step", VST_STEP_SIGN_UP, NULL);
  g_assert_cmpstr (get_text (fixture, "User name"), ==, "ada");
  g_assert_cmpstr (get_text (fixture, "Email"), ==, "ada@example.com");
  g_assert_cmpstr (get_text (fixture, "Password"), ==, "");
  g_object_set (fixture->flow, "step", VST_STEP_WELCOME, NULL);
  g_object_set (fixture->flow, "pool", shared->pool, "step", VST_STEP_SIGN_UP, NULL);
  g_assert_cmpstr (get_text (fixture, "Password"), ==, "Vestibule-7-door");
  g_object_set (fixture->flow, "step", VST_STEP_WELCOME, NULL);
  g_object_set (fixture->flow, "step", VST_STEP_LOG_IN, NULL);
  g_assert_cmpstr (get_text (fixture, "Password"), ==, "");
}

static gboolean
is_saved (gpointer window)
{
  return ui_find_label (window, "Pool file saved") != NULL;
}

static void
test_save (UiWindow *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "b.vestibule-pool", NULL);
  GFile *file = g_file_new_for_path (path);
  g_autoptr (VstSavedPool) pool = ui_window_make_pool ("Staging");
  g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();

  g_object_set (fixture->flow, "pool", practice, NULL);
  gtk_widget_activate_action (fixture->window, "win.save-file", NULL);
  g_assert_null (VST_WINDOW (fixture->window)->chooser);
  vst_window_files_save (VST_WINDOW (fixture->window), pool, file);
  ui_wait (is_saved, fixture->window);
  vst_window_open_file (VST_WINDOW (fixture->window), file);
  ui_wait (is_form_shown, fixture);
  g_assert_cmpstr (get_text (fixture, "User pool ID"), ==, "eu-central-1_AbCdEf123");
  close_file (file);
}

static void
test_save_nowhere (UiWindow *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/b.vestibule-pool");
  g_autoptr (VstSavedPool) pool = ui_window_make_pool ("Staging");

  vst_window_files_save (VST_WINDOW (fixture->window), pool, file);
  expect_refusal ("The File Can’t Be Written");
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

  add ("/ui/files/open", test_open);
  add ("/ui/files/drop", test_drop);
  add ("/ui/files/useless", test_useless);
  add ("/ui/files/missing", test_missing);
  add ("/ui/files/large", test_large);
  add ("/ui/files/person", test_person);
  add ("/ui/files/save", test_save);
  add ("/ui/files/save-nowhere", test_save_nowhere);
  return g_test_run ();
}
