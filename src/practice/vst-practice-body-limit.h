#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * Keeps the bodies of requests at %VST_PRACTICE_MAX_BODY. What is longer is read and
 * thrown away, so that the client hears the answer; but not without end.
 */
void vst_practice_limit_body (SoupServerMessage *message);
/* Whether the body was too large. */
gboolean vst_practice_body_is_too_large (SoupServerMessage *message);

G_END_DECLS
