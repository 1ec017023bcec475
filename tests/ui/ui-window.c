#include "ui-window.h"

#include <glib/gstdio.h>

void
ui_window_set_up (UiWindow *fixture, gconstpointer data)
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

void
ui_window_tear_down (UiWindow *fixture, gconstpointer data)
{
  ui_close (fixture->window, NULL);
  g_assert_finalize_object (fixture->pools);
  g_assert_finalize_object (fixture->flow);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

VstSavedPool *
ui_window_make_pool (const char *name)
{
  VstSavedPool *pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, name);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "eu-central-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "6abcdefghijklmnopqrstuvwxy");
  return pool;
}

void
ui_window_assert_calls (UiWindow *fixture, const char *expected)
{
  g_autofree char *calls = fake_flow_take_calls (fixture->flow);

  g_assert_cmpstr (calls, ==, expected);
}

void
ui_window_press (UiWindow *fixture, const char *name)
{
  g_signal_emit_by_name (ui_wait_named (fixture->window, name), "clicked");
}

AdwWindowTitle *
ui_window_get_title (UiWindow *fixture)
{
  return ADW_WINDOW_TITLE (ui_find (fixture->window, ADW_TYPE_WINDOW_TITLE));
}

GtkApplication *
ui_window_make_application (void)
{
  GtkApplication *application = gtk_application_new ("test.ui.Window", G_APPLICATION_NON_UNIQUE);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  return application;
}
