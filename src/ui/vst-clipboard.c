#include "ui/vst-clipboard.h"

void
vst_clipboard_copy (GtkWidget *widget, const char *text, const char *message)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && text != NULL && message != NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.toast", "s", message);
}
