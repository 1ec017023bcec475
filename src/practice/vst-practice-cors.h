#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * What lets the scripts of web pages call the pool (Fetch Standard, "CORS protocol"). The service
 * answers pages from everywhere; this one those that are served from this computer, so that no page
 * of a stranger can.
 */

/*
 * Adds what the page that sent @message has to be told. %TRUE if that is the whole answer: the
 * browser only asked whether the page may call.
 */
gboolean vst_practice_cors_meet (SoupServerMessage *message);

G_END_DECLS
