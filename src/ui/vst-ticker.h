#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*VstTickFunc) (GtkWidget *widget);

/*
 * Calls @func when @widget is mapped and then as each second of the clock on the wall
 * begins, until it is unmapped. One ticker a widget.
 */
void vst_ticker_attach (GtkWidget *widget, VstTickFunc func);

G_END_DECLS
