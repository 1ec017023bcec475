#include "ui/vst-users-window.h"

#include <glib/gi18n.h>

#include "ui/vst-accessible.h"
#include "ui/vst-one-stop.h"
#include "ui/vst-problem-box.h"
#include "ui/vst-user-cell.h"
#include "ui/vst-user-view.h"
#include "ui/vst-user-words.h"

/* More is asked for when fewer than this many screens are left to scroll. */
#define SCREENS_AHEAD 2

struct _VstUsersWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *users_page;
  VstUserView *user_view;
  GtkDropDown *attribute;
  GtkEditable *search;
  GtkStack *content;
  GtkWidget *empty;
  GtkScrolledWindow *filled;
  GtkListView *list_view;
  GtkSpinner *spinner;
  GtkLabel *count;
  VstProblemBox *problem_box;

  VstUserList *list;
};

G_DEFINE_FINAL_TYPE (VstUsersWindow, vst_users_window, ADW_TYPE_WINDOW)

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, vst_user_cell_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  VstUserItem *user = gtk_list_item_get_item (item);

  vst_user_cell_set_user (VST_USER_CELL (gtk_list_item_get_child (item)), user);
  vst_accessible_name_row (item, vst_user_item_get_user_name (user));
}

/* After a problem only the person asks again. */
static void
load_if_near_end (VstUsersWindow *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->filled);
  double screen = gtk_adjustment_get_page_size (adjustment);
  double left = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_value (adjustment);

  if (self->list != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->filled))
      && vst_user_list_get_problem (self->list) == NULL && left < (SCREENS_AHEAD + 1) * screen)
    vst_user_list_load_more (self->list);
}

static char *
dup_count_words (guint n, gboolean complete)
{
  if (complete)
    return g_strdup_printf (ngettext ("%u user", "%u users", n), n);
  /* Translators: there are more users than have been asked for until now. */
  return g_strdup_printf (ngettext ("%u user, and more", "%u users, and more", n), n);
}

static void
update (VstUsersWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gboolean complete = vst_user_list_get_complete (self->list);
  g_autofree char *words = dup_count_words (n, complete);

  gtk_stack_set_visible_child (self->content,
                               n == 0 && complete ? self->empty : GTK_WIDGET (self->filled));
  /* With nothing in it, it would take the focus itself, and not show it. */
  gtk_widget_set_can_focus (GTK_WIDGET (self->filled), n > 0);
  gtk_label_set_label (self->count, n > 0 || complete ? words : "");
  gtk_spinner_set_spinning (self->spinner, vst_user_list_get_loading (self->list));
}

static void
on_problem (VstUsersWindow *self)
{
  VstProblem *problem = vst_user_list_get_problem (self->list);

  vst_problem_box_set_problem (self->problem_box, problem);
  if (problem != NULL)
    vst_problem_box_take_focus (self->problem_box, GTK_WIDGET (self->search));
}

static void
on_search (VstUsersWindow *self)
{
  const char *const *names = vst_user_list_get_search_names ();
  guint selected = gtk_drop_down_get_selected (self->attribute);

  if (self->list != NULL && selected != GTK_INVALID_LIST_POSITION)
    vst_user_list_search (self->list, names[selected], gtk_editable_get_text (self->search), FALSE);
}

/* Another attribute changes nothing where nobody is searched for. */
static void
on_attribute (VstUsersWindow *self)
{
  if (gtk_editable_get_text (self->search)[0] != '\0')
    on_search (self);
}

static void
show_list (VstUsersWindow *self)
{
  gtk_stack_set_visible_child (self->stack, self->users_page);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "users.back", FALSE);
  vst_user_view_clear (self->user_view);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
on_user (VstUsersWindow *self, guint position)
{
  g_autoptr (VstUserItem) user = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (user == NULL)
    return;
  vst_user_view_show (self->user_view, self->list, vst_user_item_get_user_name (user));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->user_view));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "users.back", TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->user_view), GTK_DIR_TAB_FORWARD);
}

static void
on_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_list (VST_USERS_WINDOW (widget));
}

static void
on_toast (GtkWidget *widget, const char *action, GVariant *message)
{
  adw_toast_overlay_add_toast (VST_USERS_WINDOW (widget)->toasts,
                               adw_toast_new (g_variant_get_string (message, NULL)));
}

static void
on_pool_settings (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.pool-settings", NULL);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
on_remedy (VstUsersWindow *self, guint remedy)
{
  if (remedy == VST_REMEDY_OPEN_POOL_SETTINGS)
    gtk_widget_activate_action (GTK_WIDGET (self), "users.pool-settings", NULL);
  else
    vst_user_list_load_more (self->list);
}

static void
fill_attributes (VstUsersWindow *self)
{
  const char *const *names = vst_user_list_get_search_names ();
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    gtk_string_list_append (words, vst_user_words_search_name (names[i]));
  gtk_drop_down_set_model (self->attribute, G_LIST_MODEL (words));
}

static void
vst_users_window_dispose (GObject *object)
{
  VstUsersWindow *self = VST_USERS_WINDOW (object);

  if (self->user_view != NULL)
    vst_user_view_clear (self->user_view);
  self->user_view = NULL;
  g_clear_object (&self->list);

  G_OBJECT_CLASS (vst_users_window_parent_class)->dispose (object);
}

static void
vst_users_window_class_init (VstUsersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_users_window_dispose;

  g_type_ensure (VST_TYPE_ONE_STOP);
  g_type_ensure (VST_TYPE_PROBLEM_BOX);
  g_type_ensure (VST_TYPE_USER_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-users-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, users_page);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, user_view);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, attribute);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, search);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, content);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, filled);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, list_view);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, count);
  gtk_widget_class_bind_template_child (widget_class, VstUsersWindow, problem_box);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_user);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_attribute);
  gtk_widget_class_bind_template_callback (widget_class, on_remedy);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
  gtk_widget_class_install_action (widget_class, "users.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", on_toast);
  gtk_widget_class_install_action (widget_class, "users.pool-settings", NULL, on_pool_settings);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "users.back",
                                       NULL);
}

static void
follow_scrolling (VstUsersWindow *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->filled);

  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (load_if_near_end), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (load_if_near_end), self,
                           G_CONNECT_SWAPPED);
}

static void
vst_users_window_init (VstUsersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vst_accessible_follow_stack (self->stack);
  vst_accessible_follow_stack (self->content);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "users.back", FALSE);
  fill_attributes (self);
  follow_scrolling (self);
}

GtkWidget *
vst_users_window_new (GtkWindow *parent, VstUserList *list)
{
  const char *const what_shows[] = { "items-changed", "notify::loading", "notify::complete" };
  VstUsersWindow *self;
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_val_if_fail (VST_IS_USER_LIST (list), NULL);

  self = g_object_new (VST_TYPE_USERS_WINDOW, "transient-for", parent, NULL);
  self->list = g_object_ref (list);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (list)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  for (gsize i = 0; i < G_N_ELEMENTS (what_shows); i++)
    g_signal_connect_object (list, what_shows[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::problem", G_CALLBACK (on_problem), self,
                           G_CONNECT_SWAPPED);
  vst_user_list_search (list, vst_user_list_get_search_names ()[0], "", FALSE);
  update (self);
  return GTK_WIDGET (self);
}
