#include "flow/vst-keyring-turn-private.h"

#include <libsecret/secret.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SECRET "org.freedesktop.portal.Secret"
#define PORTAL_REQUEST "org.freedesktop.portal.Request"

/* Milliseconds from the portal's response to libsecret's answer, on a slow machine. */
#define ANSWER_TIME 1000

static gboolean is_open;
static gboolean is_taken;             /* or the file is being opened */
static GQueue waiting = G_QUEUE_INIT; /* of tasks */

/* While the file is being opened. */
static struct
{
  gboolean under_way;
  GDBusConnection *connection; /* %NULL without a bus: then there is no portal either */
  guint responses;             /* the subscription to them */
  guint again;                 /* when to ask again; 0 before the portal has responded */
} opening;

static void ask (void);
static void give_turn (void);

gboolean
vst_keyring_turn_is_needed (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  if (backend != NULL)
    return g_str_equal (backend, "file");
  return g_getenv ("SNAP_NAME") != NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static void
fail_all (const GError *error)
{
  GTask *task;

  while ((task = g_queue_pop_head (&waiting)) != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      g_object_unref (task);
    }
}

static void
end_opening (const GError *error)
{
  g_clear_handle_id (&opening.again, g_source_remove);
  if (opening.connection != NULL)
    g_dbus_connection_signal_unsubscribe (opening.connection, opening.responses);
  g_clear_object (&opening.connection);

  opening.under_way = FALSE;
  is_open = error == NULL;
  is_taken = FALSE;
  if (error != NULL)
    fail_all (error);
  give_turn ();
}

/* What is asked for does not matter: there is nothing of that name. */
static void
on_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_list_free_full (secret_password_search_finish (result, &error), g_object_unref);
  /* Of several answers the first one counts. */
  if (opening.under_way)
    end_opening (error);
}

static gboolean
on_again (gpointer user_data)
{
  opening.again = 0;
  ask ();

  return G_SOURCE_REMOVE;
}

/* To whichever request: then the question is put once more than it need be. */
static void
on_response (GDBusConnection *connection,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  if (opening.under_way && opening.again == 0)
    opening.again = g_timeout_add (ANSWER_TIME, on_again, NULL);
}

static void
ask (void)
{
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (attributes, (gpointer) "owner", (gpointer) "");
  secret_password_searchv (NULL, attributes, SECRET_SEARCH_NONE, NULL, on_answered, NULL);
}

static void
on_portal (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) version G_GNUC_UNUSED =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  /* Without a portal libsecret asks the desktop's keyring. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
      || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY))
    end_opening (error);
  else
    ask ();
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer user_data)
{
  opening.connection = g_bus_get_finish (result, NULL);
  if (opening.connection == NULL)
    {
      ask ();
      return;
    }

  /* Portals send responses to us alone; no rule is needed, and no name's owner to be known. */
  opening.responses = g_dbus_connection_signal_subscribe (
      opening.connection, NULL, PORTAL_REQUEST, "Response", NULL, NULL,
      G_DBUS_SIGNAL_FLAGS_NO_MATCH_RULE, on_response, NULL, NULL);
  g_dbus_connection_call (opening.connection, PORTAL, PORTAL_PATH,
                          "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", PORTAL_SECRET, "version"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_portal, NULL);
}

static void
give_turn (void)
{
  GTask *task;

  if (is_taken || g_queue_is_empty (&waiting))
    return;

  is_taken = TRUE;
  if (!is_open)
    {
      opening.under_way = TRUE;
      g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus, NULL);
      return;
    }
  task = g_queue_pop_head (&waiting);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

void
vst_keyring_turn_wait_async (GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, vst_keyring_turn_wait_async);
  g_queue_push_tail (&waiting, task);
  give_turn ();
}

gboolean
vst_keyring_turn_wait_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
vst_keyring_turn_end (void)
{
  is_taken = FALSE;
  give_turn ();
}
