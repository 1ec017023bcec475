/*
 * usage: gallery PAGE [--width W] [--height H] [--rtl]
 *
 * Shows one page of the window in a made-up state, to be looked at. Not installed.
 */
#include <stdlib.h>

#include "gallery-pages.h"
#include "ui/vst-activity-window.h"
#include "ui/vst-application.h"
#include "ui/vst-pool-chooser.h"
#include "ui/vst-window.h"

static char *page;
static int window_width = 960;
static int window_height = 680;
static gboolean rtl;

static const GOptionEntry options[] = {
  { "width", 0, 0, G_OPTION_ARG_INT, &window_width, "Width of the window", "W" },
  { "height", 0, 0, G_OPTION_ARG_INT, &window_height, "Height of the window", "H" },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &rtl, "From right to left", NULL },
  { NULL },
};

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

/* The first descendant of @type, or NULL. */
static GtkWidget *
find_widget (GtkWidget *widget, const char *type)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      found = find_widget (child, type);
  return found;
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

static gboolean
on_scroll (gpointer page_widget)
{
  GtkWidget *scroller = find_widget (page_widget, "GtkScrolledWindow");

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            620);
  return G_SOURCE_REMOVE;
}

static void
do_action (GtkWindow *window, const char *action)
{
  if (g_str_equal (action, "inbox"))
    gtk_menu_button_popup (GTK_MENU_BUTTON (
        gtk_widget_get_first_child (find_widget (GTK_WIDGET (window), "VstInbox"))));
  else if (g_str_has_prefix (action, "row "))
    activate_row (GTK_WIDGET (window), action + strlen ("row "));
  else if (g_str_equal (action, "scroll"))
    g_timeout_add (500, on_scroll, find_widget (GTK_WIDGET (window), "VstDonePage"));
  else if (g_str_equal (action, "expand"))
    g_object_set (find_widget (GTK_WIDGET (window), "VstTokenRow"), "expanded", TRUE, NULL);
  else if (g_str_equal (action, "choose"))
    {
      g_autoptr (VstSavedPool) pool = make_pool ("Staging");

      gtk_window_present (GTK_WINDOW (vst_pool_chooser_new (window, pool, NULL)));
    }
  else if (g_str_equal (action, "pasted"))
    {
      g_autoptr (VstSavedPool) pool = make_pool ("");

      vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "eu-central-1_AbCdEf123");
      vst_saved_pool_set_text (pool, VST_POOL_FIELD_ENDPOINT, "http://example.com");
      vst_saved_pool_set_keys_source (pool, VST_KEYS_PASTED);
      vst_window_propose_pool (VST_WINDOW (window), pool);
      gtk_widget_activate (gtk_window_get_default_widget (window));
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  vst_saved_pools_put_finish (VST_SAVED_POOLS (source), result, NULL, NULL);
}

static void
show_page (VstFlow *flow, GtkWindow *window)
{
  const GalleryPage *wanted = gallery_find_page (page);

  if (wanted == NULL)
    {
      g_printerr ("gallery: there is no page “%s”\n", page);
      exit (2);
    }
  wanted->show (flow);
  if (wanted->action != NULL)
    do_action (window, wanted->action);
}

/* As in a walk: the window is there before its state is. */
static gboolean
on_window_there (gpointer data)
{
  VstFlow *flow = data;
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  add_mail (flow, "482913");
  add_mail (flow, "105577");
  vst_activity_add (vst_flow_get_activity (flow), "SignUp", 200, NULL,
                    "3b4a8f1e-9d55-4c0e-8f0f-6d2f0a4a6b11", 113, 1795255200);
  vst_activity_add (vst_flow_get_activity (flow), "ConfirmSignUp", 400, "CodeMismatchException",
                    "3b4a8f1e-9d55-4c0e-8f0f-6d2f0a4a6b11", 54, 1795255230);
  show_page (flow, gtk_application_get_active_window (application));
  return G_SOURCE_REMOVE;
}

static void
on_activate (GtkApplication *application, VstFlow *flow)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  gtk_window_set_default_size (window, window_width, window_height);
  g_timeout_add (300, on_window_there, flow);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("PAGE");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstFlow) flow = fake_flow_new ();
  g_autofree char *folder = g_dir_make_tmp ("vst-gallery-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pools.ini", NULL);
  g_autoptr (VstSavedPools) pools = vst_saved_pools_new (path, NULL);
  g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();
  g_autoptr (VstSavedPool) saved = make_pool ("Staging");
  g_autoptr (VstApplication) application = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("gallery: %s\n", error != NULL ? error->message : "which page?");
      return 2;
    }
  page = argv[1];
  gtk_init ();
  if (rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  g_object_set (flow, "pool", practice, NULL);
  vst_saved_pools_put_async (pools, saved, NULL, on_put, NULL);
  application = vst_application_new (flow, pools);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "activate", G_CALLBACK (on_activate), flow);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
