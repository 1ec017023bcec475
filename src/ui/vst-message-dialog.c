#include "ui/vst-message-dialog.h"

/* In pixels; more than any letter takes, and less than the narrowest dialog has. */
#define LEAST_HEADING 100

static gpointer
get_part (GtkWidget *dialog, const char *name)
{
  return gtk_widget_get_template_child (dialog, ADW_TYPE_MESSAGE_DIALOG, name);
}

/* The dialog has its heading twice, in one line and smaller in several, and measures both before it
   takes one. For widths at which the line does not fit GTK 4.18 warns of that: not if the line
   could be wrapped, too, which it never is. */
static void
let_heading_be_measured (GtkWidget *dialog)
{
  GtkWidget *bin = get_part (dialog, "heading_bin");
  GtkWidget *line = get_part (dialog, "heading_label");

  if (bin == NULL || !GTK_IS_LABEL (line))
    return;
  g_object_set (line, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_set_size_request (bin, LEAST_HEADING, -1);
}

AdwMessageDialog *
vst_message_dialog_new (GtkWindow *parent, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  let_heading_be_measured (dialog);
  return ADW_MESSAGE_DIALOG (dialog);
}
