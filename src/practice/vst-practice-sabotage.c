#include "practice/vst-practice-sabotage.h"

#define HITS_KEY "vst-hits"

void
vst_practice_set_hits (SoupServerMessage *message, guint hits)
{
  g_object_set_data (G_OBJECT (message), HITS_KEY, GUINT_TO_POINTER (hits));
}

gboolean
vst_practice_is_hit (SoupServerMessage *message, VstPracticeTrouble trouble)
{
  guint hits = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (message), HITS_KEY));

  return (hits & 1u << trouble) != 0;
}

void
vst_practice_hang_up (SoupServerMessage *message)
{
  GSocket *socket = soup_server_message_get_socket (message);

  if (socket != NULL)
    g_socket_shutdown (socket, TRUE, TRUE, NULL);
}

void
vst_practice_cut_in_half (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  g_autoptr (GBytes) whole = soup_message_body_flatten (body);
  gsize size = g_bytes_get_size (whole);
  g_autoptr (GBytes) first = g_bytes_new_from_bytes (whole, 0, size / 2);
  g_autoptr (GBytes) second = g_bytes_new_from_bytes (whole, size / 2, size - size / 2);

  soup_message_body_truncate (body);
  soup_message_body_append_bytes (body, first);
  soup_message_body_append_bytes (body, second);
  soup_message_body_complete (body);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (vst_practice_hang_up), NULL);
}
