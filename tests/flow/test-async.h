#pragma once

#include <gio/gio.h>

/* Waits for an asynchronous call, iterating the main context. */

static inline void
on_async_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place); /* it reports once */
  *place = g_object_ref (result);
}

static inline GAsyncResult *
wait_for_result (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *place;
}

/* What is left to be done at once; nothing that is still to come is waited for. */
static inline void
run_what_is_pending (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    {
    }
}
