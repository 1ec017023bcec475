#pragma once

#include <gio/gio.h>

/*
 * A port of 127.0.0.1 that refuses every connection, for as long as what this gives is there.
 * It is bound: a port that is merely free may be anybody's the moment after, and is not always
 * found closed. @endpoint gets "http://127.0.0.1:PORT".
 */
static inline GSocket *
closed_port_new (char **endpoint)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  GSocket *socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

  g_assert_true (g_socket_bind (socket, any, FALSE, NULL));
  bound = g_socket_get_local_address (socket, NULL);
  *endpoint = g_strdup_printf ("http://127.0.0.1:%u",
                               g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  return socket;
}
