#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VstCountdown:
 *
 * A ring with the seconds until authenticator apps show their next code. Codes turn
 * every 30 seconds of the clock (RFC 6238).
 */
#define VST_TYPE_COUNTDOWN (vst_countdown_get_type ())
G_DECLARE_FINAL_TYPE (VstCountdown, vst_countdown, VST, COUNTDOWN, GtkWidget)

/* Seconds until the code turns. @now: seconds since 1970. 1 to 30. */
int vst_countdown_seconds_left (gint64 now);

G_END_DECLS
