#include "ui/vst-field.h"

#include "ui/vst-accessible.h"
#include "ui/vst-widget-find.h"

#define WORDS_KEY "vst-field-words"

/* libadwaita's classes for the title of an empty row, and for the one above a text. */
#define EMPTY_TITLE "title"
#define TITLE "subtitle"

static gboolean
on_query_tooltip (
    GtkWidget *row, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  gboolean empty =
      gtk_editable_get_text (GTK_EDITABLE (row))[0] == '\0' && !gtk_widget_has_focus (text);
  GtkWidget *label = vst_widget_find_label (row, empty ? EMPTY_TITLE : TITLE);

  if (label == NULL || !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

void
vst_field_set_up (GtkWidget *row)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  vst_accessible_hide_icons (row);
  gtk_widget_set_has_tooltip (row, TRUE);
  g_signal_connect (row, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

void
vst_field_limit (GtkWidget *row, int most_characters)
{
  g_return_if_fail (GTK_IS_EDITABLE (row));

  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                           most_characters);
  if (ADW_IS_ENTRY_ROW (row))
    vst_field_set_up (row);
}

/* libadwaita gives the button that shows the password a tooltip, and no name. */
static void
name_by_tooltip (GtkWidget *button)
{
  const char *words = gtk_widget_get_tooltip_text (button);

  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                    -1);
}

static void
name_peek_button (GtkWidget *row)
{
  /* Every entry row has one to apply it, too, which is hidden. */
  GtkWidget *button = vst_widget_find_button (row);

  if (button == NULL)
    return;
  g_signal_connect (button, "notify::tooltip-text", G_CALLBACK (name_by_tooltip), NULL);
  name_by_tooltip (button);
}

void
vst_field_guard (GtkWidget *row, int most_characters)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  g_return_if_fail (ADW_IS_PASSWORD_ENTRY_ROW (row));

  gtk_text_set_buffer (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))), buffer);
  vst_field_limit (row, most_characters);
  name_peek_button (row);
}

/* What of @row a screen reader takes for the field: in libadwaita 1.2 the row is that itself, later
   the text within it. */
static GtkAccessible *
get_text_box (GtkWidget *row)
{
  GtkAccessible *text = NULL;

  if (GTK_IS_EDITABLE (row))
    text = GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  if (text != NULL && gtk_accessible_get_accessible_role (text) == GTK_ACCESSIBLE_ROLE_TEXT_BOX)
    return text;
  return GTK_ACCESSIBLE (row);
}

void
vst_field_describe_by (GtkWidget *row, GtkWidget *words)
{
  g_return_if_fail (GTK_IS_WIDGET (row) && (words == NULL || GTK_IS_WIDGET (words)));

  g_object_set_data (G_OBJECT (row), WORDS_KEY, words);
  if (words != NULL)
    gtk_accessible_update_relation (get_text_box (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, words,
                                    NULL, -1);
  else
    gtk_accessible_reset_relation (get_text_box (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

void
vst_field_set_fault (GtkWidget *row, const char *fault)
{
  GtkAccessible *accessible;
  GtkWidget *words;

  g_return_if_fail (GTK_IS_WIDGET (row));

  accessible = get_text_box (row);
  words = g_object_get_data (G_OBJECT (row), WORDS_KEY);
  if (fault != NULL)
    {
      gtk_widget_add_css_class (row, "error");
      /* Where both are, GTK 4.18 tells this and not the description. */
      gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fault, -1);
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (row, "error");
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
      if (words != NULL)
        vst_field_describe_by (row, words);
    }
}

gboolean
vst_field_walk_is_over (VstFlow *flow)
{
  VstStep step = vst_flow_get_step (flow);

  return step == VST_STEP_DONE
         || (step == VST_STEP_WELCOME && vst_flow_get_user_name (flow)[0] == '\0');
}
