#include "ui/vst-choices-list.h"

#include <glib/gi18n.h>

#include "ui/vst-question-words.h"

#define NAME_KEY "vst-name"

struct _VstChoicesList
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkCheckButton *group; /* never shown: a radio button without others would be drawn as a box */
  GPtrArray *radios;     /* GtkCheckButton, borrowed */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (VstChoicesList, vst_choices_list, ADW_TYPE_BIN)

static void
on_toggled (GtkCheckButton *radio, VstChoicesList *self)
{
  if (gtk_check_button_get_active (radio))
    g_signal_emit (self, changed_signal, 0);
}

static GtkCheckButton *
add_row (VstChoicesList *self, const char *name, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *radio = gtk_check_button_new ();

  gtk_widget_set_valign (radio, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  vst_question_words_choice (name), -1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), self->group);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), vst_question_words_choice (name));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), radio);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), radio);
  gtk_list_box_append (self->list, row);
  return GTK_CHECK_BUTTON (radio);
}

static void
add_possible (VstChoicesList *self, const char *name)
{
  GtkCheckButton *radio = add_row (self, name, name);

  g_object_set_data_full (G_OBJECT (radio), NAME_KEY, g_strdup (name), g_free);
  gtk_check_button_set_active (radio, self->radios->len == 0);
  g_signal_connect (radio, "toggled", G_CALLBACK (on_toggled), self);
  g_ptr_array_add (self->radios, radio);
}

static void
add_impossible (VstChoicesList *self, const char *name)
{
  /* Translators: %s is a way to log in as Cognito names it, such as “WEB_AUTHN”. */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s, not possible here"), name);
  GtkCheckButton *radio = add_row (self, name, subtitle);

  gtk_widget_set_sensitive (gtk_widget_get_ancestor (GTK_WIDGET (radio), ADW_TYPE_ACTION_ROW),
                            FALSE);
}

/* Where the choice begins. */
static gboolean
vst_choices_list_grab_focus (GtkWidget *widget)
{
  VstChoicesList *self = VST_CHOICES_LIST (widget);

  for (guint i = 0; i < self->radios->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->radios, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->radios, i));
  return FALSE;
}

static void
vst_choices_list_finalize (GObject *object)
{
  VstChoicesList *self = VST_CHOICES_LIST (object);

  g_ptr_array_unref (self->radios);
  g_object_unref (self->group);

  G_OBJECT_CLASS (vst_choices_list_parent_class)->finalize (object);
}

static void
vst_choices_list_class_init (VstChoicesListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vst_choices_list_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = vst_choices_list_grab_focus;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
vst_choices_list_init (VstChoicesList *self)
{
  self->group = GTK_CHECK_BUTTON (g_object_ref_sink (gtk_check_button_new ()));
  self->radios = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choices"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

void
vst_choices_list_set_choices (VstChoicesList *self,
                              const char *const *choices,
                              const char *const *impossible)
{
  GtkListBoxRow *row;

  g_return_if_fail (VST_IS_CHOICES_LIST (self) && choices != NULL && impossible != NULL);

  g_ptr_array_set_size (self->radios, 0);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; choices[i] != NULL; i++)
    if (!g_strv_contains (impossible, choices[i]))
      add_possible (self, choices[i]);
  for (guint i = 0; impossible[i] != NULL; i++)
    add_impossible (self, impossible[i]);
}

const char *
vst_choices_list_get_chosen (VstChoicesList *self)
{
  g_return_val_if_fail (VST_IS_CHOICES_LIST (self), "");

  for (guint i = 0; i < self->radios->len; i++)
    {
      GtkCheckButton *radio = g_ptr_array_index (self->radios, i);

      if (gtk_check_button_get_active (radio))
        return g_object_get_data (G_OBJECT (radio), NAME_KEY);
    }
  return "";
}
