#include "ui/vst-user-view.h"

#include <glib/gi18n.h>

#include "ui/vst-attribute-words.h"
#include "ui/vst-message-dialog.h"
#include "ui/vst-problem-box.h"
#include "ui/vst-user-words.h"
#include "ui/vst-value-row.h"
#include "ui/vst-words.h"

/* A value comes from outside, and Cognito takes 2048 characters. */
#define MOST_CHARACTERS 2048

struct _VstUserView
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkSpinner *spinner;
  GtkListBox *facts;
  GtkListBox *attributes;
  VstProblemBox *problem_box;
  GtkWidget *actions;

  VstUserList *list;
  char *user_name;
  GCancellable *life; /* of what is under way, or NULL */
};

static guint deleted_signal;

G_DEFINE_FINAL_TYPE (VstUserView, vst_user_view, ADW_TYPE_BIN)

static void
empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (list), FALSE);
}

static void
add_value (GtkListBox *list, const char *title, const char *value)
{
  g_autofree char *clipped = vst_words_clip (value, MOST_CHARACTERS);

  gtk_list_box_append (list, vst_value_row_new (title, clipped));
  gtk_widget_set_visible (GTK_WIDGET (list), TRUE);
}

static void
show_facts (VstUserView *self, VstUserItem *user)
{
  g_autofree char *status = vst_user_words_dup_status (user);
  gint64 created_at = vst_user_item_get_created_at (user);
  g_autofree char *created = created_at != 0 ? vst_words_date_time (created_at) : NULL;

  empty (self->facts);
  add_value (self->facts, _ ("User name in the pool"), vst_user_item_get_user_name (user));
  add_value (self->facts, _ ("Status of the user"), status);
  if (created != NULL)
    add_value (self->facts, _ ("Created"), created);
}

static void
show_attributes (VstUserView *self, GListModel *attributes)
{
  empty (self->attributes);
  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (VstAttributeField) field = g_list_model_get_item (attributes, i);
      const char *attribute = vst_attribute_field_get_name (field);
      const char *name = vst_attribute_words_name (attribute);
      g_autofree char *title = g_str_equal (name, attribute)
                                   ? g_strdup (name)
                                   : g_strdup_printf ("%s (%s)", name, attribute);

      add_value (self->attributes, title, vst_attribute_field_get_value (field));
    }
}

static void
show_waiting (VstUserView *self, gboolean waiting)
{
  gtk_spinner_set_spinning (self->spinner, waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), waiting);
  gtk_widget_set_sensitive (self->actions, !waiting);
}

static void
begin (VstUserView *self)
{
  vst_problem_box_set_problem (self->problem_box, NULL);
  g_cancellable_cancel (self->life);
  g_clear_object (&self->life);
  self->life = g_cancellable_new ();
  show_waiting (self, TRUE);
}

static void
end (VstUserView *self, VstProblem *problem)
{
  g_clear_object (&self->life);
  show_waiting (self, FALSE);
  vst_problem_box_set_problem (self->problem_box, problem);
  if (problem != NULL)
    vst_problem_box_take_focus (self->problem_box, self->actions);
}

static void
on_user (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstUserView) self = user_data;
  g_autoptr (GListModel) attributes = NULL;
  g_autoptr (VstProblem) problem = NULL;
  g_autoptr (VstUserItem) user =
      vst_user_list_get_user_finish (VST_USER_LIST (source), result, &attributes, &problem);

  if (user == NULL && problem == NULL)
    return;
  end (self, problem);
  if (user != NULL)
    {
      show_facts (self, user);
      show_attributes (self, attributes);
    }
}

static void
ask (VstUserView *self)
{
  begin (self);
  vst_user_list_get_user_async (self->list, self->user_name, self->life, on_user,
                                g_object_ref (self));
}

static void
on_remedy (VstUserView *self, guint remedy)
{
  if (remedy == VST_REMEDY_OPEN_POOL_SETTINGS)
    gtk_widget_activate_action (GTK_WIDGET (self), "users.pool-settings", NULL);
  else
    ask (self);
}

static void
on_user_deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstUserView) self = user_data;
  g_autoptr (VstProblem) problem = NULL;
  gboolean deleted = vst_user_list_delete_user_finish (VST_USER_LIST (source), result, &problem);

  if (!deleted && problem == NULL)
    return;
  end (self, problem);
  if (deleted)
    g_signal_emit (self, deleted_signal, 0);
}

static void
on_answer (VstUserView *self, const char *response)
{
  if (!g_str_equal (response, "delete") || self->list == NULL)
    return;
  begin (self);
  vst_user_list_delete_user_async (self->list, self->user_name, self->life, on_user_deleted,
                                   g_object_ref (self));
}

static void
on_delete (VstUserView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwMessageDialog *dialog =
      vst_message_dialog_new (GTK_WINDOW (root), _ ("Delete This User?"), NULL);

  adw_message_dialog_format_body (dialog,
                                  _ ("%s, with all attributes and the paired authenticator, will "
                                     "be gone from the pool for good."),
                                  self->user_name);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
vst_user_view_dispose (GObject *object)
{
  VstUserView *self = VST_USER_VIEW (object);

  g_cancellable_cancel (self->life);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (vst_user_view_parent_class)->dispose (object);
}

static void
vst_user_view_finalize (GObject *object)
{
  VstUserView *self = VST_USER_VIEW (object);

  g_clear_object (&self->life);
  g_free (self->user_name);

  G_OBJECT_CLASS (vst_user_view_parent_class)->finalize (object);
}

static void
vst_user_view_class_init (VstUserViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vst_user_view_dispose;
  object_class->finalize = vst_user_view_finalize;

  deleted_signal = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (VST_TYPE_PROBLEM_BOX);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-user-view.ui");
  gtk_widget_class_bind_template_child (widget_class, VstUserView, name);
  gtk_widget_class_bind_template_child (widget_class, VstUserView, spinner);
  gtk_widget_class_bind_template_child (widget_class, VstUserView, facts);
  gtk_widget_class_bind_template_child (widget_class, VstUserView, attributes);
  gtk_widget_class_bind_template_child (widget_class, VstUserView, problem_box);
  gtk_widget_class_bind_template_child (widget_class, VstUserView, actions);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
  gtk_widget_class_bind_template_callback (widget_class, on_remedy);
}

static void
vst_user_view_init (VstUserView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vst_user_view_show (VstUserView *self, VstUserList *list, const char *user_name)
{
  g_return_if_fail (VST_IS_USER_VIEW (self) && VST_IS_USER_LIST (list) && user_name != NULL);

  vst_user_view_clear (self);
  g_set_object (&self->list, list);
  self->user_name = g_strdup (user_name);
  gtk_label_set_label (self->name, user_name);
  ask (self);
}

void
vst_user_view_clear (VstUserView *self)
{
  g_return_if_fail (VST_IS_USER_VIEW (self));

  g_cancellable_cancel (self->life);
  g_clear_object (&self->life);
  g_clear_object (&self->list);
  g_clear_pointer (&self->user_name, g_free);
  vst_problem_box_set_problem (self->problem_box, NULL);
  empty (self->facts);
  empty (self->attributes);
}
