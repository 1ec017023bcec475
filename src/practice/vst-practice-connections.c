#include "practice/vst-practice-connections.h"

#include <sys/socket.h>

const VstPracticeLimits vst_practice_default_limits = {
  .idle_seconds = 60,
  .body_seconds = 20,
  .answer_seconds = 20,
  .connections = 400,
};

typedef enum
{
  PHASE_HEAD,   /* idle, or the head of a request is coming */
  PHASE_BODY,   /* its body is coming */
  PHASE_WORK,   /* it is being worked on */
  PHASE_ANSWER, /* the answer is going out */
} Phase;

typedef struct
{
  GSocket *socket;
  Phase phase;
  gint64 since; /* monotonic, microseconds */
  gboolean refused;
} Connection;

struct _VstPracticeConnections
{
  SoupServer *server;
  VstPracticeLimits limits;
  GHashTable *connections; /* GSocket -> Connection */
  GSource *timer;
};

static void
connection_free (Connection *connection)
{
  g_object_unref (connection->socket);
  g_free (connection);
}

static gboolean
was_closed_by_client (GSocket *socket)
{
  char byte;

  return g_socket_is_closed (socket)
         || recv (g_socket_get_fd (socket), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

static gboolean
is_over (VstPracticeConnections *self, const Connection *connection)
{
  gint64 seconds = (g_get_monotonic_time () - connection->since) / G_USEC_PER_SEC;

  if (connection->refused)
    return TRUE;
  switch (connection->phase)
    {
    case PHASE_HEAD:
      return seconds >= self->limits.idle_seconds || was_closed_by_client (connection->socket);
    case PHASE_BODY:
      return seconds >= self->limits.body_seconds || was_closed_by_client (connection->socket);
    case PHASE_ANSWER:
      return seconds >= self->limits.answer_seconds;
    case PHASE_WORK:
      return FALSE;
    }
  g_assert_not_reached ();
}

void
vst_practice_connections_sweep (VstPracticeConnections *self)
{
  GHashTableIter iter;
  Connection *connection;

  g_hash_table_iter_init (&iter, self->connections);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &connection))
    if (is_over (self, connection))
      {
        g_socket_close (connection->socket, NULL);
        g_hash_table_iter_remove (&iter);
      }
}

static void
enter (VstPracticeConnections *self, SoupServerMessage *message, Phase phase)
{
  GSocket *socket = soup_server_message_get_socket (message);
  Connection *connection;

  if (socket == NULL)
    return;
  connection = g_hash_table_lookup (self->connections, socket);
  if (connection == NULL)
    {
      /* Those that were closed since the last sweep make room. */
      if (g_hash_table_size (self->connections) >= self->limits.connections)
        vst_practice_connections_sweep (self);
      connection = g_new0 (Connection, 1);
      connection->socket = g_object_ref (socket);
      connection->refused = g_hash_table_size (self->connections) >= self->limits.connections;
      g_hash_table_insert (self->connections, socket, connection);
    }
  connection->phase = phase;
  connection->since = g_get_monotonic_time ();
}

static void
on_got_headers (SoupServerMessage *message, VstPracticeConnections *self)
{
  enter (self, message, PHASE_BODY);
}

static void
on_got_body (SoupServerMessage *message, VstPracticeConnections *self)
{
  enter (self, message, PHASE_WORK);
}

static void
on_wrote_headers (SoupServerMessage *message, VstPracticeConnections *self)
{
  enter (self, message, PHASE_ANSWER);
}

static void
on_started (SoupServer *server, SoupServerMessage *message, VstPracticeConnections *self)
{
  enter (self, message, PHASE_HEAD);
  g_signal_connect (message, "got-headers", G_CALLBACK (on_got_headers), self);
  g_signal_connect (message, "got-body", G_CALLBACK (on_got_body), self);
  g_signal_connect (message, "wrote-headers", G_CALLBACK (on_wrote_headers), self);
}

static void
on_finished (SoupServer *server, SoupServerMessage *message, VstPracticeConnections *self)
{
  enter (self, message, PHASE_HEAD); /* even where libsoup does not read on by itself */
  g_signal_handlers_disconnect_by_data (message, self);
}

static gboolean
on_timer (gpointer user_data)
{
  vst_practice_connections_sweep (user_data);
  return G_SOURCE_CONTINUE;
}

VstPracticeConnections *
vst_practice_connections_new (SoupServer *server, const VstPracticeLimits *limits)
{
  VstPracticeConnections *self = g_new0 (VstPracticeConnections, 1);
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->server = server;
  self->limits = *limits;
  self->connections = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) connection_free);
  g_signal_connect (server, "request-started", G_CALLBACK (on_started), self);
  g_signal_connect (server, "request-finished", G_CALLBACK (on_finished), self);
  g_signal_connect (server, "request-aborted", G_CALLBACK (on_finished), self);
  self->timer = g_timeout_source_new_seconds (1);
  g_source_set_callback (self->timer, on_timer, self, NULL);
  g_source_attach (self->timer, context);
  return self;
}

void
vst_practice_connections_free (VstPracticeConnections *self)
{
  g_signal_handlers_disconnect_by_data (self->server, self);
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  g_hash_table_unref (self->connections);
  g_free (self);
}

guint
vst_practice_connections_get_count (VstPracticeConnections *self)
{
  return g_hash_table_size (self->connections);
}
