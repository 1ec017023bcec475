#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Puts @text on the clipboard and says @message in the window's toast. The text is
 * borrowed; what the clipboard holds is the desktop's, and cannot be wiped.
 */
void vst_clipboard_copy (GtkWidget *widget, const char *text, const char *message);

G_END_DECLS
