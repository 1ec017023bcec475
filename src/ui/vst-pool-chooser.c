#include "ui/vst-pool-chooser.h"

#include <glib/gi18n.h>

#include "flow/vst-pool-finder.h"
#include "ui/vst-accessible.h"
#include "ui/vst-problem-box.h"

struct _VstPoolChooser
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkEditable *search;
  GtkStack *stack;
  GtkWidget *filled;
  AdwStatusPage *empty;
  GtkListBox *items;
  GtkSpinner *spinner;
  VstProblemBox *problem_box;

  VstPoolFinder *finder;
  GtkFilter *filter;
  GListModel *shown;  /* VstFoundItem: those that the search leaves */
  char *user_pool_id; /* NULL while a pool is chosen, set while a client is */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (VstPoolChooser, vst_pool_chooser, ADW_TYPE_WINDOW)

static gboolean
contains (const char *text, const char *needle)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, needle) != NULL;
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  VstPoolChooser *self = user_data;
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (self->search), -1);

  return contains (vst_found_item_get_name (item), needle)
         || contains (vst_found_item_get_id (item), needle);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  const char *name = vst_found_item_get_name (item);
  const char *id = vst_found_item_get_id (item);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name[0] != '\0' ? name : id);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name[0] != '\0' ? id : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
update (VstPoolChooser *self)
{
  gboolean loading = vst_pool_finder_get_loading (self->finder);
  gboolean any = g_list_model_get_n_items (self->shown) > 0;
  gboolean failed = vst_pool_finder_get_problem (self->finder) != NULL;

  gtk_spinner_set_spinning (self->spinner, loading);
  /* With nothing in it, it would take the focus itself, and not show it. */
  gtk_widget_set_can_focus (self->filled, any);
  gtk_widget_set_visible (GTK_WIDGET (self->items), any);
  gtk_stack_set_visible_child (self->stack,
                               any || loading || failed ? self->filled : GTK_WIDGET (self->empty));
}

static void
on_problem (VstPoolChooser *self)
{
  VstProblem *problem = vst_pool_finder_get_problem (self->finder);

  vst_problem_box_set_problem (self->problem_box, problem);
  update (self);
  if (problem != NULL)
    vst_problem_box_take_focus (self->problem_box, GTK_WIDGET (self->search));
}

static void
show_items (VstPoolChooser *self, GListModel *found)
{
  GtkFilterListModel *filtered =
      gtk_filter_list_model_new (g_object_ref (found), g_object_ref (self->filter));

  gtk_list_box_bind_model (self->items, G_LIST_MODEL (filtered), make_row, NULL, NULL);
  g_clear_object (&self->shown);
  self->shown = G_LIST_MODEL (filtered);
  g_signal_connect_object (filtered, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_editable_set_text (self->search, "");
  update (self);
}

static void
show_pools (VstPoolChooser *self)
{
  g_clear_pointer (&self->user_pool_id, g_free);
  adw_window_title_set_title (self->title, _ ("Choose a User Pool"));
  adw_window_title_set_subtitle (self->title, "");
  adw_status_page_set_title (self->empty, _ ("No User Pools"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chooser.back", FALSE);
  show_items (self, vst_pool_finder_get_pools (self->finder));
}

static void
show_clients (VstPoolChooser *self, VstFoundItem *pool)
{
  self->user_pool_id = g_strdup (vst_found_item_get_id (pool));
  adw_window_title_set_title (self->title, _ ("Choose an App Client"));
  adw_window_title_set_subtitle (self->title, self->user_pool_id);
  adw_status_page_set_title (self->empty, _ ("No App Clients"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chooser.back", TRUE);
  vst_pool_finder_find_clients (self->finder, self->user_pool_id);
  show_items (self, vst_pool_finder_get_clients (self->finder));
}

static void
on_row_activated (VstPoolChooser *self, GtkListBoxRow *row)
{
  g_autoptr (VstFoundItem) item =
      g_list_model_get_item (self->shown, (guint) gtk_list_box_row_get_index (row));

  if (item == NULL)
    return;
  if (self->user_pool_id == NULL)
    show_clients (self, item);
  else
    vst_pool_finder_choose (self->finder, self->user_pool_id, vst_found_item_get_id (item));
}

static void
on_search (VstPoolChooser *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VstPoolChooser *self = VST_POOL_CHOOSER (widget);

  vst_pool_finder_cancel (self->finder);
  vst_pool_finder_find_pools (self->finder);
  show_pools (self);
}

/* The form, which may be what has to be mended, is under this window. */
static void
on_remedy (VstPoolChooser *self, guint remedy)
{
  if (remedy == VST_REMEDY_OPEN_POOL_SETTINGS)
    gtk_window_close (GTK_WINDOW (self));
  else if (self->user_pool_id != NULL)
    vst_pool_finder_find_clients (self->finder, self->user_pool_id);
  else
    vst_pool_finder_find_pools (self->finder);
}

static void
on_chosen (VstPoolChooser *self)
{
  g_signal_emit (self, chosen_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
vst_pool_chooser_dispose (GObject *object)
{
  VstPoolChooser *self = VST_POOL_CHOOSER (object);

  if (self->finder != NULL)
    vst_pool_finder_cancel (self->finder);
  g_clear_object (&self->finder);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (vst_pool_chooser_parent_class)->dispose (object);
}

static void
vst_pool_chooser_finalize (GObject *object)
{
  VstPoolChooser *self = VST_POOL_CHOOSER (object);

  g_object_unref (self->filter);
  g_free (self->user_pool_id);

  G_OBJECT_CLASS (vst_pool_chooser_parent_class)->finalize (object);
}

static void
vst_pool_chooser_class_init (VstPoolChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vst_pool_chooser_dispose;
  object_class->finalize = vst_pool_chooser_finalize;

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VST_TYPE_PROBLEM_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-pool-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, VstPoolChooser, title);
  gtk_widget_class_bind_template_child (widget_class, VstPoolChooser, search);
  gtk_widget_class_bind_template_child (widget_class, VstPoolChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, VstPoolChooser, filled);
  gtk_widget_class_bind_template_child (widget_class, VstPoolChooser, empty);
  gtk_widget_class_bind_template_child (widget_class, VstPoolChooser, items);
  gtk_widget_class_bind_template_child (widget_class, VstPoolChooser, spinner);
  gtk_widget_class_bind_template_child (widget_class, VstPoolChooser, problem_box);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_remedy);
  gtk_widget_class_install_action (widget_class, "chooser.back", NULL, on_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vst_pool_chooser_init (VstPoolChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vst_accessible_follow_stack (self->stack);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
}

GtkWidget *
vst_pool_chooser_new (GtkWindow *parent, VstSavedPool *form, VstActivity *activity)
{
  VstPoolChooser *self;

  g_return_val_if_fail (VST_IS_SAVED_POOL (form), NULL);

  self = g_object_new (VST_TYPE_POOL_CHOOSER, "transient-for", parent, NULL);
  self->finder = vst_pool_finder_new (form, activity);
  show_pools (self);
  g_signal_connect_object (self->finder, "notify::loading", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "notify::problem", G_CALLBACK (on_problem), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  vst_pool_finder_find_pools (self->finder);
  return GTK_WIDGET (self);
}
