#pragma once

#include <libsoup/soup.h>

#include "practice/vst-practice-trouble.h"

G_BEGIN_DECLS

/* What is done to messages that meet trouble. */

/* Keeps with @message what vst_practice_troubles_count() said of it. */
void vst_practice_set_hits (SoupServerMessage *message, guint hits);
gboolean vst_practice_is_hit (SoupServerMessage *message, VstPracticeTrouble trouble);

/* The client sees the end of the connection, and libsoup that it cannot write. */
void vst_practice_hang_up (SoupServerMessage *message);
/* Promises the whole answer that @message has, and hangs up when half of it is out. */
void vst_practice_cut_in_half (SoupServerMessage *message);

G_END_DECLS
