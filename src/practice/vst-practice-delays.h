#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Takes up @message, which is paused. %TRUE if it has its answer, and can go on. */
typedef gboolean (*VstPracticeDelayFunc) (SoupServerMessage *message, gpointer user_data);

/**
 * VstPracticeDelays:
 *
 * Messages that are made to wait before they are looked at. Lives in one thread and
 * its thread-default context.
 */
typedef struct _VstPracticeDelays VstPracticeDelays;

VstPracticeDelays *vst_practice_delays_new (VstPracticeDelayFunc func, gpointer user_data);
/* Those that wait are forgotten. */
void vst_practice_delays_free (VstPracticeDelays *self);

/* Pauses @message; after @milliseconds it is taken up. */
void
vst_practice_delays_add (VstPracticeDelays *self, SoupServerMessage *message, guint milliseconds);

G_END_DECLS
