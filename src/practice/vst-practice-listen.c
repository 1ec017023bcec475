#include "practice/vst-practice-listen.h"

#include "practice/vst-practice-pool.h"

/* With the ten of GLib, clients that come all at once lose their connections. */
#define BACKLOG 512

static GInetAddress *
read_address (const char *text)
{
  if (text == NULL)
    return g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  return g_inet_address_new_from_string (text);
}

static GSocket *
open_socket (GInetAddress *inet, guint16 port, GError **error)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (inet, port);
  g_autoptr (GSocket) socket = g_socket_new (g_inet_address_get_family (inet), G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  if (!g_socket_bind (socket, address, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

/* Clients on this machine reach "any address" by the loopback. */
static char *
make_endpoint (GInetAddress *inet, GSocket *socket)
{
  g_autoptr (GSocketAddress) address = g_socket_get_local_address (socket, NULL);
  GSocketFamily family = g_inet_address_get_family (inet);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (family);
  g_autofree char *host =
      g_inet_address_to_string (g_inet_address_get_is_any (inet) ? loopback : inet);
  guint port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));

  return g_strdup_printf (family == G_SOCKET_FAMILY_IPV6 ? "http://[%s]:%u" : "http://%s:%u", host,
                          port);
}

GSocket *
vst_practice_listen (const char *address, guint16 port, char **endpoint, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GInetAddress) inet = read_address (address);
  g_autoptr (GSocket) socket = NULL;

  if (inet == NULL)
    {
      g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_LISTEN, "%s is no IP address",
                   address);
      return NULL;
    }
  socket = open_socket (inet, port, &local_error);
  if (socket == NULL)
    {
      g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_LISTEN,
                   "Port %u of %s cannot be had: %s", port, address != NULL ? address : "127.0.0.1",
                   local_error->message);
      return NULL;
    }
  *endpoint = make_endpoint (inet, socket);
  return g_steal_pointer (&socket);
}

gboolean
vst_practice_address_is_loopback (const char *address)
{
  g_autoptr (GInetAddress) inet = read_address (address);

  return inet != NULL && g_inet_address_get_is_loopback (inet);
}
