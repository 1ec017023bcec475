#include "gallery-scene.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "fake-flow.h"
#include "ui/vst-pool-chooser.h"
#include "ui/vst-window.h"

/* What a change leads to is laid out in the next frame, and what that leads to in the one after. */
#define FRAMES 5

static VstSavedPool *
make_pool (const char *name)
{
  VstSavedPool *pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, name);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_REGION, "eu-central-1");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "eu-central-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "6abcdefghijklmnopqrstuvwxy");
  return pool;
}

static void
add_mail (VstFlow *flow, const char *code)
{
  GListModel *inbox = vst_local_pool_get_inbox (vst_flow_get_local_pool (flow));
  g_autoptr (VstMail) mail =
      vst_mail_new (g_get_real_time () / G_USEC_PER_SEC, "alejandro@example.com",
                    "Your verification code", "Your confirmation code is 123456", code);

  g_list_store_insert (G_LIST_STORE (inbox), 0, mail);
}

static void
add_calls (VstActivity *activity)
{
  vst_activity_add (activity, "SignUp", 200, NULL, "3b4a8f1e-9d55-4c0e-8f0f-6d2f0a4a6b11", 113,
                    1795255200);
  vst_activity_add (activity, "ConfirmSignUp", 400, "CodeMismatchException",
                    "3b4a8f1e-9d55-4c0e-8f0f-6d2f0a4a6b11", 54, 1795255230);
}

static gboolean
activate_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ACTION_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    {
      adw_action_row_activate (ADW_ACTION_ROW (widget));
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (activate_row (child, title))
      return TRUE;
  return FALSE;
}

static void
scroll_down (GtkWidget *window)
{
  GtkWidget *scroller = gallery_find (gallery_find (window, "VstDonePage"), "GtkScrolledWindow");

  gallery_settle ();
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            620);
}

static GtkListView *
show_users (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *list = NULL;

  gtk_widget_activate_action (window, "win.users", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows) && list == NULL; i++)
    {
      g_autoptr (GtkWidget) found = g_list_model_get_item (windows, i);

      list = gallery_find (found, "GtkListView");
    }
  return GTK_LIST_VIEW (list);
}

static void
throttle_users (GtkWidget *window)
{
  GtkSelectionModel *users = gtk_list_view_get_model (show_users (window));
  g_autoptr (VstProblem) problem =
      vst_problem_new (VST_FLOW_ERROR_THROTTLED, VST_FIELD_NONE, VST_REMEDY_TRY_AGAIN, NULL);

  gallery_settle ();
  g_object_set (gtk_no_selection_get_model (GTK_NO_SELECTION (users)), "problem", problem, NULL);
}

static void
open_user (GtkWidget *window)
{
  GtkListView *users = show_users (window);

  gallery_settle ();
  g_signal_emit_by_name (users, "activate", 0);
  g_assert_nonnull (
      gallery_find (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (users))), "VstUserView"));
}

/* The keys are refused in one region, and good in others: see fake-pool-finder.c. */
static void
show_chooser (GtkWindow *window, gboolean refused)
{
  g_autoptr (VstSavedPool) pool = make_pool ("Staging");

  if (refused)
    vst_saved_pool_set_text (pool, VST_POOL_FIELD_REGION, "us-east-2");
  gtk_window_present (GTK_WINDOW (vst_pool_chooser_new (window, pool, NULL)));
}

static void
paste_pool (GtkWindow *window)
{
  g_autoptr (VstSavedPool) pool = make_pool ("");

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "eu-central-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_ENDPOINT, "http://example.com");
  vst_saved_pool_set_login_method (pool, VST_LOGIN_METHOD_CUSTOM_SRP);
  vst_saved_pool_set_keys_source (pool, VST_KEYS_PASTED);
  vst_window_propose_pool (VST_WINDOW (window), pool);
  g_signal_emit_by_name (gtk_window_get_default_widget (window), "clicked");
}

static void
do_action (GtkWidget *window, const char *action)
{
  if (g_str_equal (action, "inbox"))
    gtk_menu_button_popup (
        GTK_MENU_BUTTON (gtk_widget_get_first_child (gallery_find (window, "VstInbox"))));
  else if (g_str_has_prefix (action, "row "))
    activate_row (window, _ (action + strlen ("row ")));
  else if (g_str_equal (action, "scroll"))
    scroll_down (window);
  else if (g_str_equal (action, "expand"))
    g_object_set (gallery_find (window, "VstTokenRow"), "expanded", TRUE, NULL);
  else if (g_str_equal (action, "choose"))
    show_chooser (GTK_WINDOW (window), FALSE);
  else if (g_str_equal (action, "refused"))
    show_chooser (GTK_WINDOW (window), TRUE);
  else if (g_str_equal (action, "throttled"))
    throttle_users (window);
  else if (g_str_equal (action, "user"))
    open_user (window);
  else if (g_str_equal (action, "pasted"))
    paste_pool (GTK_WINDOW (window));
  else
    gtk_widget_activate_action (window, action, NULL);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  vst_saved_pools_put_finish (VST_SAVED_POOLS (source), result, NULL, NULL);
}

GalleryScene *
gallery_scene_new (GtkApplication *application, int width, int height)
{
  GalleryScene *scene = g_new0 (GalleryScene, 1);
  g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();
  g_autoptr (VstSavedPool) saved = make_pool ("Staging");

  scene->folder = g_dir_make_tmp ("vst-gallery-XXXXXX", NULL);
  scene->path = g_build_filename (scene->folder, "pools.ini", NULL);
  scene->pools = vst_saved_pools_new (scene->path, NULL);
  scene->flow = fake_flow_new ();
  g_object_set (scene->flow, "pool", practice, NULL);
  vst_saved_pools_put_async (scene->pools, saved, NULL, on_put, NULL);
  scene->window = vst_window_new (application, scene->flow, scene->pools);
  gtk_window_set_default_size (GTK_WINDOW (scene->window), width, height);
  gtk_window_present (GTK_WINDOW (scene->window));
  return scene;
}

/* As in a walk: the window is there before its state is. */
void
gallery_scene_show (GalleryScene *scene, const GalleryPage *page)
{
  gallery_settle ();
  add_mail (scene->flow, "482913");
  add_mail (scene->flow, "105577");
  add_calls (vst_flow_get_activity (scene->flow));
  page->show (scene->flow);
  if (page->action != NULL)
    do_action (scene->window, page->action);
}

void
gallery_scene_free (GalleryScene *scene)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  gtk_widget_set_visible (scene->window, FALSE);
  gallery_settle ();
  while (g_list_model_get_n_items (windows) > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, 0);

      gtk_window_destroy (window);
    }
  while (vst_saved_pools_get_busy (scene->pools))
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (scene->pools);
  g_object_unref (scene->flow);
  g_remove (scene->path);
  g_rmdir (scene->folder);
  g_free (scene->path);
  g_free (scene->folder);
  g_free (scene);
}

GtkWidget *
gallery_find (GtkWidget *widget, const char *type)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && !GTK_IS_POPOVER (child))
      found = gallery_find (child, type);
  return found;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  int *frames = data;

  return --*frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
wait_for_frames (GtkWidget *window)
{
  int frames = FRAMES;

  gtk_widget_add_tick_callback (window, on_frame, &frames, NULL);
  while (frames > 0)
    g_main_context_iteration (NULL, TRUE);
}

void
gallery_settle (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        wait_for_frames (window);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}
