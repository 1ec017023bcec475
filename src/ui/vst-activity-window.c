#include "ui/vst-activity-window.h"

#include <glib/gi18n.h>

#include "ui/vst-accessible.h"
#include "ui/vst-clipboard.h"
#include "ui/vst-words.h"

struct _VstActivityWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *empty;
  GtkWidget *filled;
  GtkListView *list;
  GtkWidget *copy;

  VstActivity *activity;
};

G_DEFINE_FINAL_TYPE (VstActivityWindow, vst_activity_window, ADW_TYPE_WINDOW)

static const char *
result_words (VstExchange *exchange)
{
  const char *result = vst_exchange_get_result (exchange);

  if (result == NULL)
    return _ ("No answer");
  /* Translators: the result of a call that went well. */
  return result[0] == '\0' ? _ ("Done") : result;
}

static char *
dup_line (VstExchange *exchange)
{
  const char *request_id = vst_exchange_get_request_id (exchange);
  g_autofree char *time = vst_words_clock (vst_exchange_get_at (exchange));
  /* Translators: how long a call took, in milliseconds. */
  g_autofree char *duration =
      g_strdup_printf (_ ("%d ms"), (int) vst_exchange_get_milliseconds (exchange));

  /* Translators: about a call: the time, its result, how long it took. */
  g_autofree char *line =
      g_strdup_printf (_ ("%s · %s · %s"), time, result_words (exchange), duration);

  return request_id != NULL ? vst_words_lines (line, request_id) : g_steal_pointer (&line);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  VstExchange *exchange = gtk_list_item_get_item (item);
  const char *result = vst_exchange_get_result (exchange);
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *operation = gtk_widget_get_first_child (row);
  GtkWidget *details = gtk_widget_get_next_sibling (operation);
  g_autofree char *line = dup_line (exchange);

  gtk_label_set_label (GTK_LABEL (operation), vst_exchange_get_operation (exchange));
  gtk_label_set_label (GTK_LABEL (details), line);
  if (result == NULL || result[0] != '\0')
    gtk_widget_add_css_class (details, "failed");
  else
    gtk_widget_remove_css_class (details, "failed");
  vst_accessible_name_row (item, gtk_label_get_label (GTK_LABEL (operation)));
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                    "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (row, "exchange");
  gtk_box_append (GTK_BOX (row), make_label ("heading"));
  gtk_box_append (GTK_BOX (row), make_label ("caption"));
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_items_changed (VstActivityWindow *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->activity)) > 0;

  gtk_stack_set_visible_child (self->stack, any ? self->filled : self->empty);
  gtk_widget_set_sensitive (self->copy, any);
}

static void
on_copy (VstActivityWindow *self)
{
  g_autofree char *text = vst_activity_to_text (self->activity);

  vst_clipboard_copy (GTK_WIDGET (self), text, _ ("Activity copied"));
}

static void
on_toast (GtkWidget *widget, const char *action, GVariant *message)
{
  adw_toast_overlay_add_toast (VST_ACTIVITY_WINDOW (widget)->toasts,
                               adw_toast_new (g_variant_get_string (message, NULL)));
}

static void
vst_activity_window_dispose (GObject *object)
{
  g_clear_object (&VST_ACTIVITY_WINDOW (object)->activity);

  G_OBJECT_CLASS (vst_activity_window_parent_class)->dispose (object);
}

static void
vst_activity_window_class_init (VstActivityWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_activity_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-activity-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VstActivityWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VstActivityWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VstActivityWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, VstActivityWindow, filled);
  gtk_widget_class_bind_template_child (widget_class, VstActivityWindow, list);
  gtk_widget_class_bind_template_child (widget_class, VstActivityWindow, copy);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", on_toast);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vst_activity_window_init (VstActivityWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vst_accessible_follow_stack (self->stack);
}

GtkWidget *
vst_activity_window_new (GtkWindow *parent, VstActivity *activity)
{
  VstActivityWindow *self = g_object_new (VST_TYPE_ACTIVITY_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_val_if_fail (VST_IS_ACTIVITY (activity), NULL);

  self->activity = g_object_ref (activity);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (activity)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (activity, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  on_items_changed (self);
  return GTK_WIDGET (self);
}
