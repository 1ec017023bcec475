#include "ui/vst-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define SUFFIX ".vestibule-pool"
/* A name of which no file system makes trouble. */
#define LONGEST_NAME 80

/* What is under way with one file. */
typedef struct
{
  VstWindow *window;
  char *text;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->window);
  g_free (errand->text);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
tell_useless (VstWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: %s is the name of a file. */
  g_autofree char *words =
      g_strdup_printf (_ ("“%s” tells of no user pool. What can be opened are pool files, the "
                          "output files of Amplify and CloudFormation, and the settings of AWS’s "
                          "own examples."),
                       shown);

  vst_window_tell (self, _ ("This File Can’t Be Used"), words);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VstSharedPool) shared = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;

  if (!g_file_load_contents_finish (G_FILE (source), result, &data, &size, NULL, &error))
    {
      if (self->flow != NULL)
        vst_window_tell (self, _ ("The File Can’t Be Read"), error->message);
      return;
    }
  shared = vst_shared_pool_parse (data, size, NULL);
  explicit_bzero (data, size);
  if (self->flow == NULL)
    return;
  if (shared != NULL)
    vst_window_propose_shared_pool (self, shared);
  else
    tell_useless (self, G_FILE (source));
}

/* Looked at first: a pipe would be waited for, a huge file be read. */
static void
on_looked_at (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);

  if (self->flow == NULL)
    return;
  if (info == NULL)
    vst_window_tell (self, _ ("The File Can’t Be Read"), error->message);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR
           || g_file_info_get_size (info) > VST_SHARED_POOL_MAX_SIZE)
    tell_useless (self, G_FILE (source));
  else
    g_file_load_contents_async (G_FILE (source), NULL, on_loaded, g_object_ref (self));
}

void
vst_window_open_file (VstWindow *self, GFile *file)
{
  g_return_if_fail (VST_IS_WINDOW (self) && G_IS_FILE (file));

  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, on_looked_at,
                           g_object_ref (self));
}

static void
keep_password (VstWindow *self, const VstSharedPool *shared)
{
  g_clear_pointer (&self->password, vst_secret_unref);
  g_clear_pointer (&self->password_pool, g_free);
  if (shared->password == NULL)
    return;
  self->password = vst_secret_ref (shared->password);
  self->password_pool = g_strdup (vst_saved_pool_get_id (shared->pool));
}

void
vst_window_propose_shared_pool (VstWindow *self, const VstSharedPool *shared)
{
  g_return_if_fail (VST_IS_WINDOW (self) && shared != NULL);

  if (shared->user_name != NULL)
    vst_flow_set_user_name (self->flow, shared->user_name);
  if (shared->email != NULL)
    vst_flow_set_email (self->flow, shared->email);
  keep_password (self, shared);
  vst_window_propose_pool (self, shared->pool);
  if (shared->n_pools > 1)
    {
      g_autofree char *words = g_strdup_printf (
          ngettext ("The file tells of %u pool; this is the first",
                    "The file tells of %u pools; this is the first", shared->n_pools),
          shared->n_pools);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (words));
    }
}

void
vst_window_files_fill_in (VstWindow *self, VstPage *page)
{
  VstSavedPool *pool = vst_flow_get_pool (self->flow);

  if (self->password == NULL || pool == NULL
      || g_strcmp0 (vst_saved_pool_get_id (pool), self->password_pool) != 0)
    return;
  if (vst_page_fill_in (page, VST_FIELD_PASSWORD, vst_secret_get_text (self->password)))
    g_clear_pointer (&self->password, vst_secret_unref);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (errand->window->flow == NULL)
    return;
  if (written)
    adw_toast_overlay_add_toast (errand->window->toasts, adw_toast_new (_ ("Pool file saved")));
  else
    vst_window_tell (errand->window, _ ("The File Can’t Be Written"), error->message);
}

void
vst_window_files_save (VstWindow *self, VstSavedPool *pool, GFile *file)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->window = g_object_ref (self);
  errand->text = vst_shared_pool_write (pool);
  g_file_replace_contents_async (file, errand->text, strlen (errand->text), NULL, FALSE,
                                 G_FILE_CREATE_NONE, NULL, on_written, errand);
}

static void
add_filter (VstWindow *self, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *patterns != NULL; patterns++)
    gtk_file_filter_add_pattern (filter, *patterns);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
}

static void
make_chooser (VstWindow *self, const char *title, GtkFileChooserAction action, GCallback answered)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", answered, self, 0);
}

static GFile *
take_choice (VstWindow *self, int response)
{
  GFile *file = response == GTK_RESPONSE_ACCEPT
                    ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser))
                    : NULL;

  g_clear_object (&self->chooser);
  return file;
}

static void
on_open_answered (GtkNativeDialog *dialog, int response, VstWindow *self)
{
  g_autoptr (GFile) file = take_choice (self, response);

  if (file != NULL)
    vst_window_open_file (self, file);
}

static void
on_open_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VstWindow *self = VST_WINDOW (widget);
  const char *const known[] = { "*" SUFFIX, "*.json", "*.csv", NULL };
  const char *const all[] = { "*", NULL };

  make_chooser (self, _ ("Open Pool File"), GTK_FILE_CHOOSER_ACTION_OPEN,
                G_CALLBACK (on_open_answered));
  add_filter (self, _ ("Pool Files, JSON and CSV"), known);
  add_filter (self, _ ("All Files"), all);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_save_answered (GtkNativeDialog *dialog, int response, VstWindow *self)
{
  VstSavedPool *pool = vst_flow_get_pool (self->flow);
  g_autoptr (GFile) file = take_choice (self, response);

  if (file != NULL && pool != NULL)
    vst_window_files_save (self, pool, file);
}

/* The pool's name as that of a file. */
static char *
name_file (VstSavedPool *pool)
{
  const char *name = vst_saved_pool_get_name (pool);
  g_autofree char *start = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), LONGEST_NAME));

  g_strdelimit (start, "/\\:*?\"<>|", '-');
  return g_strconcat (start[0] != '\0' && start[0] != '.' ? start : "pool", SUFFIX, NULL);
}

static void
on_save_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VstWindow *self = VST_WINDOW (widget);
  VstSavedPool *pool = vst_flow_get_pool (self->flow);
  g_autofree char *name = NULL;

  if (pool == NULL || vst_saved_pool_is_practice (pool))
    return;
  name = name_file (pool);
  make_chooser (self, _ ("Save as Pool File"), GTK_FILE_CHOOSER_ACTION_SAVE,
                G_CALLBACK (on_save_answered));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, VstWindow *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;
  vst_window_open_file (self, files->data);
  return TRUE;
}

void
vst_window_files_update (VstWindow *self)
{
  VstSavedPool *pool = vst_flow_get_pool (self->flow);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-file",
                                 pool != NULL && !vst_saved_pool_is_practice (pool));
}

void
vst_window_files_set_up (VstWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
vst_window_files_dispose (VstWindow *self)
{
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->password, vst_secret_unref);
  g_clear_pointer (&self->password_pool, g_free);
}

void
vst_window_files_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-file", NULL, on_open_file);
  gtk_widget_class_install_action (widget_class, "win.save-file", NULL, on_save_file);
}
