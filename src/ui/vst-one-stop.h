#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VstOneStop:
 *
 * Holds a GtkListView: Tab goes into it, and the next Tab out of it. By itself it takes
 * a Tab for each of its items before GTK 4.12, of which there may be 100,000.
 */
#define VST_TYPE_ONE_STOP (vst_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (VstOneStop, vst_one_stop, VST, ONE_STOP, AdwBin)

G_END_DECLS
