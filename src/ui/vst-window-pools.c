#include "ui/vst-window-private.h"

#include <glib/gi18n.h>

#include "ui/vst-faults-window.h"
#include "ui/vst-message-dialog.h"
#include "ui/vst-pool-words.h"
#include "ui/vst-problem-words.h"
#include "ui/vst-users-window.h"

#define POOL_KEY "vst-pool"
#define POSITION_KEY "vst-position"

void
vst_window_tell (VstWindow *self, const char *heading, const char *body)
{
  AdwMessageDialog *dialog = vst_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (dialog, "ok", _ ("_OK"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_add_pool (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new ();

  vst_page_stack_edit_pool (VST_WINDOW (widget)->pages, pool);
}

static void
on_edit_pool (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VstWindow *self = VST_WINDOW (widget);
  VstSavedPool *pool = vst_saved_pools_find (self->pools, g_variant_get_string (parameter, NULL));

  if (pool != NULL)
    vst_page_stack_edit_pool (self->pages, pool);
}

static void
on_pool_settings (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VstWindow *self = VST_WINDOW (widget);
  VstSavedPool *pool = vst_flow_get_pool (self->flow);

  if (pool != NULL && !vst_saved_pool_is_practice (pool))
    vst_page_stack_edit_pool (self->pages, pool);
}

/* Whose keys these are is known only when the pool is open. */
static void
on_users (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VstWindow *self = VST_WINDOW (widget);
  g_autoptr (VstUserList) list = vst_flow_new_user_list (self->flow);

  if (list != NULL)
    gtk_window_present (GTK_WINDOW (vst_users_window_new (GTK_WINDOW (self), list)));
  else
    vst_window_tell (self, _ ("The Users Can’t Be Listed"),
                     _ ("AWS credentials are needed for that. Give some in the pool’s settings. If "
                        "it has some, wait until the pool is open."));
}

static void
on_faults (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VstWindow *self = VST_WINDOW (widget);
  VstLocalPool *pool = vst_flow_get_local_pool (self->flow);

  if (pool != NULL)
    gtk_window_present (GTK_WINDOW (vst_faults_window_new (GTK_WINDOW (self), pool)));
}

static void
on_undo (AdwToast *toast, VstWindow *self)
{
  VstSavedPool *pool = g_object_get_data (G_OBJECT (toast), POOL_KEY);

  if (!g_ptr_array_remove (self->removals, toast))
    return;
  vst_saved_pools_restore (self->pools, pool,
                           GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toast), POSITION_KEY)));
}

/* Comes after an undo too: then the toast is not among the removals any more. */
static void
on_dismissed (AdwToast *toast, VstWindow *self)
{
  VstSavedPool *pool = g_object_get_data (G_OBJECT (toast), POOL_KEY);

  if (g_ptr_array_remove (self->removals, toast))
    vst_saved_pools_forget_secrets (self->pools, pool);
}

static void
on_remove_pool (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VstWindow *self = VST_WINDOW (widget);
  VstSavedPool *pool = vst_saved_pools_find (self->pools, g_variant_get_string (parameter, NULL));
  g_autofree char *words = NULL;
  AdwToast *toast;
  guint position;

  if (pool == NULL)
    return;
  /* Translators: %s is a pool's name. */
  words = g_strdup_printf (_ ("“%s” removed"), vst_pool_words_name (pool));
  toast = adw_toast_new (words);
  g_object_set_data_full (G_OBJECT (toast), POOL_KEY, g_object_ref (pool), g_object_unref);
  position = vst_saved_pools_remove (self->pools, pool);
  g_object_set_data (G_OBJECT (toast), POSITION_KEY, GUINT_TO_POINTER (position));
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_undo), self, 0);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), self, 0);
  g_ptr_array_add (self->removals, g_object_ref (toast));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
vst_window_pools_settle (VstWindow *self)
{
  while (self->removals->len > 0)
    {
      AdwToast *toast = g_ptr_array_index (self->removals, 0);

      on_dismissed (toast, self);
    }
}

void
vst_window_pools_on_saved (VstWindow *self, VstSavedPool *pool, gboolean secrets_kept)
{
  VstSavedPool *kept = vst_saved_pools_find (self->pools, vst_saved_pool_get_id (pool));

  vst_flow_select_pool (self->flow, kept != NULL ? kept : pool);
  vst_page_stack_end_editing (self->pages);
  if (!secrets_kept)
    vst_window_tell (
        self, _ ("The Secrets Are Not Kept"),
        _ ("The keyring is missing or locked. The pool is saved and works now; its secrets will "
           "be asked for again at the next start."));
}

void
vst_window_tell_store_fault (VstWindow *self, const GError *error)
{
  g_autoptr (VstProblem) problem = NULL;
  g_autofree char *title = NULL;
  g_autofree char *advice = NULL;

  g_return_if_fail (VST_IS_WINDOW (self) && error != NULL);

  problem = vst_problem_new (VST_FLOW_ERROR_STORE, VST_FIELD_NONE, 0, error->message);
  title = vst_problem_words_dup_title (problem);
  advice = vst_problem_words_dup_advice (problem);
  vst_window_tell (self, title, advice);
}

void
vst_window_pools_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-pool", NULL, on_add_pool);
  gtk_widget_class_install_action (widget_class, "win.edit-pool", "s", on_edit_pool);
  gtk_widget_class_install_action (widget_class, "win.remove-pool", "s", on_remove_pool);
  gtk_widget_class_install_action (widget_class, "win.pool-settings", NULL, on_pool_settings);
  gtk_widget_class_install_action (widget_class, "win.users", NULL, on_users);
  gtk_widget_class_install_action (widget_class, "win.faults", NULL, on_faults);
}
