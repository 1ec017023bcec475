#include "practice/vst-practice-delays.h"

struct _VstPracticeDelays
{
  VstPracticeDelayFunc func;
  gpointer user_data;
  GHashTable *sources; /* SoupServerMessage -> GSource */
};

typedef struct
{
  VstPracticeDelays *delays;
  SoupServerMessage *message; /* a reference, whose it is for as long as it waits */
} Delay;

static void
on_finished (SoupServerMessage *message, VstPracticeDelays *self)
{
  g_hash_table_remove (self->sources, message);
}

static void
end_source (gpointer data)
{
  g_source_destroy (data);
  g_source_unref (data);
}

static void
delay_free (gpointer data)
{
  Delay *delay = data;

  g_signal_handlers_disconnect_by_func (delay->message, on_finished, delay->delays);
  g_object_unref (delay->message);
  g_free (delay);
}

static gboolean
on_time (gpointer data)
{
  Delay *delay = data;
  VstPracticeDelays *self = delay->delays;
  g_autoptr (SoupServerMessage) message = g_object_ref (delay->message);

  g_hash_table_remove (self->sources, message);
  if (self->func (message, self->user_data))
    soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

VstPracticeDelays *
vst_practice_delays_new (VstPracticeDelayFunc func, gpointer user_data)
{
  VstPracticeDelays *self = g_new0 (VstPracticeDelays, 1);

  self->func = func;
  self->user_data = user_data;
  self->sources = g_hash_table_new_full (NULL, NULL, NULL, end_source);
  return self;
}

void
vst_practice_delays_free (VstPracticeDelays *self)
{
  g_hash_table_unref (self->sources);
  g_free (self);
}

void
vst_practice_delays_add (VstPracticeDelays *self, SoupServerMessage *message, guint milliseconds)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();
  GSource *source = g_timeout_source_new (milliseconds);
  Delay *delay = g_new0 (Delay, 1);

  delay->delays = self;
  delay->message = g_object_ref (message);
  g_source_set_callback (source, on_time, delay, delay_free);
  g_signal_connect (message, "finished", G_CALLBACK (on_finished), self);
  soup_server_message_pause (message);
  g_source_attach (source, context);
  g_hash_table_insert (self->sources, message, source);
}
