#include "ui/vst-resend.h"

#include <glib/gi18n.h>

/* One label while it counts, another when the button works: that one is its name. */
void
vst_resend_update (GtkButton *button, gint64 at)
{
  gint64 left = at - g_get_monotonic_time ();
  int seconds = (int) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  g_autofree char *words = NULL;

  g_return_if_fail (GTK_IS_BUTTON (button));

  if (left > 0)
    words = g_strdup_printf (
        ngettext ("Send a New Code (in %d s)", "Send a New Code (in %d s)", (gulong) seconds),
        seconds);
  gtk_button_set_label (button, words != NULL ? words : _ ("Send a New Code"));
  gtk_widget_set_sensitive (GTK_WIDGET (button), left <= 0);
}
