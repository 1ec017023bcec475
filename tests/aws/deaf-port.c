#include "deaf-port.h"

#include <sys/socket.h>

struct _DeafPort
{
  GSocket *listener;
  GPtrArray *guests;
  char *endpoint;
};

static GSocket *
new_socket (void)
{
  return g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
}

DeafPort *
deaf_port_new (void)
{
  DeafPort *self = g_new0 (DeafPort, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  guint16 port = 0;

  self->listener = new_socket ();
  self->guests = g_ptr_array_new_with_free_func (g_object_unref);
  g_assert_true (g_socket_bind (self->listener, any, FALSE, NULL));
  g_assert_cmpint (listen (g_socket_get_fd (self->listener), 0), ==, 0);
  bound = g_socket_get_local_address (self->listener, NULL);
  port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->endpoint = g_strdup_printf ("http://127.0.0.1:%u", port);

  for (guint i = 0; i < 4; i++)
    {
      GSocket *guest = new_socket ();

      g_socket_set_blocking (guest, FALSE);
      g_socket_connect (guest, bound, NULL, NULL);
      g_ptr_array_add (self->guests, guest);
    }
  return self;
}

void
deaf_port_free (DeafPort *self)
{
  g_ptr_array_unref (self->guests);
  g_object_unref (self->listener);
  g_free (self->endpoint);
  g_free (self);
}

const char *
deaf_port_get_endpoint (DeafPort *self)
{
  return self->endpoint;
}
