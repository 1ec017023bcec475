#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * An AdwMessageDialog over @parent, of which GTK does not complain; not shown yet, and without
 * answers. @heading and @body may be %NULL, and be set later.
 */
AdwMessageDialog *vst_message_dialog_new (GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
