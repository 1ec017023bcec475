#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Seconds, and counts, that a connection is held to. */
typedef struct
{
  guint idle_seconds;   /* from one answer to the whole head of the next request */
  guint body_seconds;   /* for a request's body */
  guint answer_seconds; /* for taking an answer in */
  guint connections;
} VstPracticeLimits;

extern const VstPracticeLimits vst_practice_default_limits;

/**
 * VstPracticeConnections:
 *
 * Watches the connections of a server and drops those that are silent, that
 * trickle, or that are too many. It also closes those that their client closed:
 * libsoup 3.2 keeps the descriptor of each, and stops listening for good when
 * there are none left.
 */
typedef struct _VstPracticeConnections VstPracticeConnections;

/* Uses the thread-default context. */
VstPracticeConnections *vst_practice_connections_new (SoupServer *server,
                                                      const VstPracticeLimits *limits);
void vst_practice_connections_free (VstPracticeConnections *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeConnections, vst_practice_connections_free)

guint vst_practice_connections_get_count (VstPracticeConnections *self);
/* Looks through all of them now; else that happens once a second. */
void vst_practice_connections_sweep (VstPracticeConnections *self);

G_END_DECLS
