/*
 * usage: gallery PAGE [--width W] [--height H] [--text-scale S] [--rtl] [--locales DIR]
 *        gallery --check labels|contrast|keyboard [PAGE…] [the same]
 *        gallery --listen [the same]
 *        gallery --list
 *
 * Shows one page of the window in a made-up state, to be looked at; or looks at some pages, or at
 * each, by itself, and prints TAP; or shows the page that each line of its input names, or the
 * problem, and answers with that and the title of the row that has the focus; or lists the pages.
 * Not installed.
 */
#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "check-contrast.h"
#include "check-keyboard.h"
#include "check-labels.h"
#include "fake-flow.h"
#include "gallery-scene.h"
#include "ui/vst-application.h"
#include "vst-config.h"

#define NORMAL_DPI 96

static char *check;
static char *locales;
static char **names;
static int window_width = 960;
static int window_height = 680;
static double text_scale = 1;
static gboolean listens;
static gboolean lists;
static gboolean rtl;

static const GOptionEntry options[] = {
  { "width", 0, 0, G_OPTION_ARG_INT, &window_width, "Width of the window", "W" },
  { "height", 0, 0, G_OPTION_ARG_INT, &window_height, "Height of the window", "H" },
  { "text-scale", 0, 0, G_OPTION_ARG_DOUBLE, &text_scale, "How large the text is", "S" },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &rtl, "From right to left", NULL },
  { "locales", 0, 0, G_OPTION_ARG_FILENAME, &locales, "Where translations are", "DIR" },
  { "check", 0, 0, G_OPTION_ARG_STRING, &check, "What to look at", "labels|contrast|keyboard" },
  { "listen", 0, 0, G_OPTION_ARG_NONE, &listens, "Show one page after another", NULL },
  { "list", 0, 0, G_OPTION_ARG_NONE, &lists, "List the pages", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, NULL, "PAGE" },
  { NULL },
};

/* A sheet has a size of its own. */
static void
resize_window (GtkWidget *window, GPtrArray *faults)
{
  gtk_window_set_default_size (GTK_WINDOW (window), window_width, window_height);
}

/* One that another window lies upon gets no keys. */
static gboolean
is_below (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (GTK_WIDGET (other))
          && gtk_window_get_transient_for (other) == GTK_WINDOW (window))
        return TRUE;
    }
  return FALSE;
}

static void
check_window (GtkWidget *window, GPtrArray *faults)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (g_str_equal (check, "labels"))
    check_labels (window, window_width, faults);
  else if (ADW_IS_ABOUT_WINDOW (window) || GTK_IS_SHORTCUTS_WINDOW (window))
    return; /* GTK's own */
  else if (g_str_equal (check, "contrast"))
    check_contrast (window, adw_style_manager_get_high_contrast (style), faults);
  else if (!is_below (window))
    check_keyboard (window, faults);
}

static void
for_each_window (void (*act) (GtkWidget *window, GPtrArray *faults), GPtrArray *faults)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        act (window, faults);
    }
}

static gboolean
check_page (GtkApplication *application, const GalleryPage *page, guint number)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GalleryScene) scene = gallery_scene_new (application, window_width, window_height);

  gallery_scene_show (scene, page);
  gallery_settle ();
  for_each_window (resize_window, NULL);
  gallery_settle ();
  for_each_window (check_window, faults);
  g_print ("%s %u - %s\n", faults->len == 0 ? "ok" : "not ok", number, page->name);
  for (guint i = 0; i < faults->len; i++)
    g_print ("# %s\n", (const char *) g_ptr_array_index (faults, i));
  return faults->len == 0;
}

static int
check_pages (GtkApplication *application, GPtrArray *pages)
{
  gboolean good = TRUE;

  g_print ("1..%u\n", pages->len);
  for (guint i = 0; i < pages->len; i++)
    good = check_page (application, g_ptr_array_index (pages, i), i + 1) && good;
  return good ? 0 : 1;
}

static void
show_page (GtkApplication *application, const GalleryPage *page)
{
  g_autoptr (GalleryScene) scene = gallery_scene_new (application, window_width, window_height);

  gallery_scene_show (scene, page);
  while (gtk_application_get_windows (application) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
on_line (GIOChannel *input, GIOCondition condition, gpointer data)
{
  GString *line = data;

  if (g_io_channel_read_line_string (input, line, NULL, NULL) == G_IO_STATUS_NORMAL)
    return G_SOURCE_CONTINUE;
  g_string_assign (line, "quit\n");
  return G_SOURCE_REMOVE;
}

/* "" where it is in no row. AT-SPI does not tell of a focus inside a row in GTK 4.8. */
static const char *
get_focus_row_title (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      GtkWidget *focus = gtk_window_is_active (window) ? gtk_window_get_focus (window) : NULL;
      GtkWidget *row =
          focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW) : NULL;

      if (row != NULL)
        return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
    }
  return "";
}

/* A page in place of the one before, or a problem on it; whether there is one of that name. */
static gboolean
show_line (GtkApplication *application, GalleryScene **scene, const char *line)
{
  const GalleryPage *page = gallery_find_page (line);

  if (page == NULL)
    return *scene != NULL && gallery_add_problem ((*scene)->flow, line);
  g_clear_pointer (scene, gallery_scene_free);
  *scene = gallery_scene_new (application, window_width, window_height);
  gallery_scene_show (*scene, page);
  return TRUE;
}

/* The main loop runs on while a page is looked at. */
static void
follow_input (GtkApplication *application)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GalleryScene) scene = NULL;

  g_io_add_watch (input, G_IO_IN | G_IO_HUP, on_line, line);
  for (;;)
    {
      g_string_truncate (line, 0);
      while (line->len == 0)
        g_main_context_iteration (NULL, TRUE);
      if (!show_line (application, &scene, g_strchomp (line->str)))
        return;
      gallery_settle ();
      g_print ("%s\t%s\n", line->str, get_focus_row_title ());
      fflush (stdout);
    }
}

/* Those that were named, or all; NULL if one is unknown. */
static GPtrArray *
find_pages (void)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      const GalleryPage *page = gallery_find_page (names[i]);

      if (page == NULL)
        {
          g_printerr ("gallery: there is no page “%s”\n", names[i]);
          return NULL;
        }
      g_ptr_array_add (pages, (gpointer) page);
    }
  for (gsize i = 0; names == NULL && gallery_get_page (i) != NULL; i++)
    g_ptr_array_add (pages, (gpointer) gallery_get_page (i));
  return g_steal_pointer (&pages);
}

static int
list_pages (GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    g_print ("%s\n", ((const GalleryPage *) g_ptr_array_index (pages, i))->name);
  return 0;
}

static void
set_up (void)
{
  setlocale (LC_ALL, "");
  if (locales != NULL)
    bindtextdomain (GETTEXT_PACKAGE, locales);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                (int) (NORMAL_DPI * text_scale * PANGO_SCALE), NULL);
  if (check != NULL || listens)
    g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
}

static GtkApplication *
make_application (void)
{
  g_autoptr (VstFlow) flow = fake_flow_new ();
  g_autoptr (VstSavedPools) pools = vst_saved_pools_new ("/nonexistent/pools.ini", NULL);
  VstApplication *application = vst_application_new (flow, pools);

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  return GTK_APPLICATION (application);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GtkApplication) application = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("gallery: %s\n", error->message);
      return 2;
    }
  pages = find_pages ();
  if (pages == NULL)
    return 2;
  if (lists)
    return list_pages (pages);
  set_up ();
  application = make_application ();
  if (check != NULL)
    return check_pages (application, pages);
  if (listens)
    follow_input (application);
  else
    show_page (application, g_ptr_array_index (pages, 0));
  return 0;
}
