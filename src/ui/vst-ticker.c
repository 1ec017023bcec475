#include "ui/vst-ticker.h"

typedef struct
{
  GtkWidget *widget;
  VstTickFunc func;
  guint source;
} Ticker;

static void
ticker_free (gpointer data)
{
  Ticker *ticker = data;

  g_clear_handle_id (&ticker->source, g_source_remove);
  g_free (ticker);
}

static gboolean
on_tick (gpointer data)
{
  Ticker *ticker = data;
  guint past = (g_get_real_time () / 1000) % 1000;

  /* Aimed anew each time: a timer of one second would drift off the clock. */
  ticker->source = g_timeout_add (1001 - past, on_tick, ticker);
  ticker->func (ticker->widget);
  return G_SOURCE_REMOVE;
}

static void
on_map (GtkWidget *widget, Ticker *ticker)
{
  g_clear_handle_id (&ticker->source, g_source_remove);
  on_tick (ticker);
}

static void
on_unmap (GtkWidget *widget, Ticker *ticker)
{
  g_clear_handle_id (&ticker->source, g_source_remove);
}

void
vst_ticker_attach (GtkWidget *widget, VstTickFunc func)
{
  Ticker *ticker = g_new0 (Ticker, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget) && func != NULL);

  ticker->widget = widget;
  ticker->func = func;
  g_object_set_data_full (G_OBJECT (widget), "vst-ticker", ticker, ticker_free);
  g_signal_connect (widget, "map", G_CALLBACK (on_map), ticker);
  g_signal_connect (widget, "unmap", G_CALLBACK (on_unmap), ticker);
}
