#include "ui/vst-field.h"

void
vst_field_limit (GtkWidget *row, int most_characters)
{
  g_return_if_fail (GTK_IS_EDITABLE (row));

  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                           most_characters);
}

void
vst_field_guard (GtkWidget *row, int most_characters)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  g_return_if_fail (ADW_IS_PASSWORD_ENTRY_ROW (row));

  gtk_text_set_buffer (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))), buffer);
  vst_field_limit (row, most_characters);
}

void
vst_field_set_fault (GtkWidget *row, const char *fault)
{
  GtkAccessible *accessible;

  g_return_if_fail (GTK_IS_WIDGET (row));

  accessible = GTK_ACCESSIBLE (row);
  if (fault != NULL)
    {
      gtk_widget_add_css_class (row, "error");
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fault, -1);
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (row, "error");
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
    }
}

gboolean
vst_field_walk_is_over (VstFlow *flow)
{
  VstStep step = vst_flow_get_step (flow);

  return step == VST_STEP_DONE
         || (step == VST_STEP_WELCOME && vst_flow_get_user_name (flow)[0] == '\0');
}
