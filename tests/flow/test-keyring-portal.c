/* The keyring in a sandbox: libsecret's own file, whose key the portal gives; or does not. */

#include "flow/vst-keyring-private.h"

#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "test-async.h"
#include "test-bus.h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* Milliseconds. */
#define SOON 200
#define LONG 20000

static const char portal_interface[] =
    "<node><interface name='org.freedesktop.portal.Secret'>"
    "<method name='RetrieveSecret'><arg type='h' direction='in'/>"
    "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "<property name='version' type='u' access='read'/></interface></node>";

/* What a portal says when it is done. */
#define GIVEN 0
#define DISMISSED 1

/* In a thread of its own: libsecret waits for its version. */
typedef struct
{
  GTestDBus *bus;
  GMainContext *context;
  GMainLoop *loop;
  GDBusConnection *connection;
  char *asker;    /* the name on the bus of who asked for the key */
  char *request;  /* the path of his request */
  int key;        /* a pipe's end, where it is to be written */
  gboolean quick; /* to be done with the next request before that has been answered */
  gint requests;  /* so far */
} Portal;

static void
respond (Portal *self, guint response)
{
  static const char key[64] = "made by the portal for this application alone";
  g_autoptr (GVariantDict) nothing = g_variant_dict_new (NULL);
  g_autoptr (GError) error = NULL;

  if (response == GIVEN)
    g_assert_cmpint (write (self->key, key, sizeof key), ==, sizeof key);
  g_close (self->key, &error);
  g_assert_no_error (error);
  g_dbus_connection_emit_signal (
      self->connection, self->asker, self->request, "org.freedesktop.portal.Request", "Response",
      g_variant_new ("(u@a{sv})", response, g_variant_dict_end (nothing)), &error);
  g_assert_no_error (error);
}

/* Where the asker expects it, if he said that he would. */
static char *
dup_request_path (GVariant *parameters, const char *sender, int number)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (parameters, 1);
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *token = NULL;

  if (!g_variant_lookup (options, "handle_token", "s", &token))
    token = g_strdup_printf ("t%d", number);
  return g_strdup_printf ("%s/request/%s/%s", PORTAL_PATH, name, token);
}

/* It takes the request, and is not done with it before respond() is called. */
static void
on_call (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  Portal *portal = user_data;
  GDBusMessage *message = g_dbus_method_invocation_get_message (invocation);

  g_free (portal->asker);
  g_free (portal->request);
  portal->asker = g_strdup (sender);
  portal->key = g_unix_fd_list_get (g_dbus_message_get_unix_fd_list (message), 0, NULL);
  g_assert_cmpint (portal->key, !=, -1);
  portal->request = dup_request_path (parameters, sender, g_atomic_int_get (&portal->requests));
  g_atomic_int_inc (&portal->requests);
  if (portal->quick)
    respond (portal, GIVEN);
  portal->quick = FALSE;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", portal->request));
  g_main_context_wakeup (NULL);
}

static GVariant *
on_property (GDBusConnection *connection,
             const char *sender,
             const char *path,
             const char *interface,
             const char *property,
             GError **error,
             gpointer user_data)
{
  return g_variant_new_uint32 (1);
}

/* It serves when its loop runs. */
static void
start_portal (Portal *self)
{
  static const GDBusInterfaceVTable vtable = { on_call, on_property };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_interface, NULL);
  g_autoptr (GError) error = NULL;

  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->connection = test_bus_connect (self->bus);
  g_dbus_connection_register_object (self->connection, PORTAL_PATH, node->interfaces[0], &vtable,
                                     self, NULL, &error);
  g_assert_no_error (error);
  test_bus_take_name (self->connection, PORTAL);
  g_main_context_pop_thread_default (self->context);
}

static gpointer
run_portal (gpointer data)
{
  Portal *self = data;

  g_main_loop_run (self->loop);
  return NULL;
}

static void
wait_for (gint *what, gint value)
{
  while (g_atomic_int_get (what) < value)
    g_main_context_iteration (NULL, TRUE);
}

/* There and back, after all that has been sent so far. */
static void
ping_portal (void)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) reply = NULL;

  g_dbus_connection_call (connection, PORTAL, "/", "org.freedesktop.DBus.Peer", "Ping", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_async_done, &result);
  reply = g_dbus_connection_call_finish (connection, wait_for_result (&result), NULL);
  g_assert_nonnull (reply);
  run_what_is_pending ();
}

/* Until libsecret knows that request @number was taken, and then listens for the response. */
static void
wait_for_request (Portal *portal, gint number)
{
  wait_for (&portal->requests, number);
  ping_portal ();
  ping_portal ();
}

static void
look_up (VstKeyring *keyring, GCancellable *cancellable, GAsyncResult **result)
{
  vst_keyring_look_up_async (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, cancellable,
                             on_async_done, result);
}

static void
assert_error (VstKeyring *keyring, GAsyncResult **result, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_keyring_look_up_finish (keyring, wait_for_result (result), &error));
  g_assert_error (error, domain, code);
}

static void
assert_nothing_found (VstKeyring *keyring, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_keyring_look_up_finish (keyring, wait_for_result (result), &error));
  g_assert_no_error (error);
}

static void
store (VstKeyring *keyring, const char *kind, GAsyncResult **result)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (kind);

  vst_keyring_store_async (keyring, "a", kind, "Test", secret, NULL, on_async_done, result);
}

static void
assert_stored (VstKeyring *keyring, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (vst_keyring_store_finish (keyring, wait_for_result (result), &error));
  g_assert_no_error (error);
}

static void
assert_found (VstKeyring *keyring, const char *kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (VstSecret) found = NULL;
  g_autoptr (GError) error = NULL;

  vst_keyring_look_up_async (keyring, "a", kind, NULL, on_async_done, &result);
  found = vst_keyring_look_up_finish (keyring, wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (found);
  g_assert_cmpmem (vst_secret_get_data (found), vst_secret_get_size (found), kind, strlen (kind));
}

static void
cancel (VstKeyring *keyring, Portal *portal)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  look_up (keyring, cancellable, &result);
  wait_for_request (portal, 1);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  assert_error (keyring, &result, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is asked while the portal takes its time is answered in its turn. */
static void
take_turns (VstKeyring *keyring, Portal *portal)
{
  g_autoptr (GAsyncResult) before = NULL, first = NULL, second = NULL, forgotten = NULL;
  g_autoptr (GError) error = NULL;

  look_up (keyring, NULL, &before);
  store (keyring, VST_KEYRING_KIND_CLIENT_SECRET, &first);
  store (keyring, VST_KEYRING_KIND_DEVICE, &second);
  wait_for_request (portal, 1);
  g_assert_true (before == NULL && first == NULL && second == NULL);
  respond (portal, GIVEN);

  assert_nothing_found (keyring, &before);
  assert_stored (keyring, &first);
  assert_stored (keyring, &second);
  assert_found (keyring, VST_KEYRING_KIND_CLIENT_SECRET);
  assert_found (keyring, VST_KEYRING_KIND_DEVICE);
  g_assert_cmpint (portal->requests, ==, 1);

  vst_keyring_forget_async (keyring, "a", NULL, NULL, on_async_done, &forgotten);
  g_assert_true (vst_keyring_forget_finish (keyring, wait_for_result (&forgotten), &error));
  g_assert_no_error (error);
}

/* libsecret 0.20 does not hear a response that comes so early. */
static void
be_quick (VstKeyring *keyring, Portal *portal)
{
  g_autoptr (GAsyncResult) result = NULL;

  portal->quick = TRUE;
  look_up (keyring, NULL, &result);
  while (result == NULL && g_atomic_int_get (&portal->requests) < 2)
    g_main_context_iteration (NULL, TRUE);
  if (result == NULL)
    {
      wait_for_request (portal, 2);
      respond (portal, GIVEN);
    }
  assert_nothing_found (keyring, &result);
}

/* Who gives up, under way or before, keeps nobody else from an answer. */
static void
give_up (VstKeyring *keyring, Portal *portal)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL, second = NULL, third = NULL;

  look_up (keyring, cancellable, &first);
  look_up (keyring, cancellable, &second);
  wait_for_request (portal, 1);
  g_cancellable_cancel (cancellable);
  assert_error (keyring, &first, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_error (keyring, &second, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  look_up (keyring, NULL, &third);
  respond (portal, GIVEN);
  assert_nothing_found (keyring, &third);
}

/* Nobody waits for a portal that never answers, though libsecret does. */
static void
lose_patience (VstKeyring *keyring, Portal *portal)
{
  g_autoptr (GAsyncResult) first = NULL, second = NULL, stored = NULL;
  g_autoptr (GError) error = NULL;

  vst_keyring_set_patience (keyring, SOON, SOON);
  look_up (keyring, NULL, &first);
  look_up (keyring, NULL, &second);
  store (keyring, VST_KEYRING_KIND_CLIENT_SECRET, &stored);
  assert_error (keyring, &first, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_MISSING);
  assert_error (keyring, &second, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_MISSING);
  g_assert_false (vst_keyring_store_finish (keyring, wait_for_result (&stored), &error));
  g_assert_error (error, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_LOCKED);
}

/* The window does not stand still for a portal that takes long to start. */
static void
start_slowly (VstKeyring *keyring, Portal *portal)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 start = g_get_monotonic_time ();

  vst_keyring_set_patience (keyring, SOON, SOON);
  look_up (keyring, NULL, &result);
  assert_error (keyring, &result, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_MISSING);
  /* Who waits for D-Bus to give up waits for 25 s. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 15 * G_USEC_PER_SEC);
  g_clear_object (&result);

  g_thread_unref (g_thread_new ("portal", run_portal, portal));
  vst_keyring_set_patience (keyring, LONG, LONG);
  look_up (keyring, NULL, &result);
  wait_for_request (portal, 1);
  respond (portal, GIVEN);
  assert_nothing_found (keyring, &result);
}

/* Who does not unlock the keyring may do so the next time. */
static void
dismiss (VstKeyring *keyring, Portal *portal)
{
  g_autoptr (GAsyncResult) first = NULL, second = NULL, third = NULL;

  look_up (keyring, NULL, &first);
  look_up (keyring, NULL, &second);
  wait_for_request (portal, 1);
  respond (portal, DISMISSED);
  assert_error (keyring, &first, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_LOCKED);
  assert_error (keyring, &second, VST_FLOW_ERROR, VST_FLOW_ERROR_KEYRING_LOCKED);

  look_up (keyring, NULL, &third);
  wait_for_request (portal, 2);
  respond (portal, GIVEN);
  assert_nothing_found (keyring, &third);
}

typedef struct
{
  const char *name;
  void (*run) (VstKeyring *keyring, Portal *portal);
  gboolean not_yet; /* the portal is still to start */
} Case;

static const Case cases[] = {
  { "be-quick", be_quick },
  { "cancel", cancel },
  { "dismiss", dismiss },
  { "give-up", give_up },
  { "lose-patience", lose_patience },
  { "start-slowly", start_slowly, TRUE },
  { "take-turns", take_turns },
};

/* In a process of its own, which may end in the middle of what libsecret is about. */
static void
test_case (gconstpointer data)
{
  const Case *test = data;
  Portal portal = { NULL };
  g_autoptr (VstKeyring) keyring = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  folder = g_dir_make_tmp ("keyring-XXXXXX", NULL);
  g_assert_nonnull (folder);
  file = g_build_filename (folder, "test.keyring", NULL);
  g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE);
  g_unsetenv ("SECRET_BACKEND");
  g_setenv ("SNAP_NAME", "vestibule", TRUE);
  start_portal (&portal);
  if (!test->not_yet)
    g_thread_unref (g_thread_new ("portal", run_portal, &portal));
  keyring = vst_keyring_new ();
  test->run (keyring, &portal);
  g_test_dbus_stop (portal.bus);
  g_remove (file);
  g_rmdir (folder);
  _exit (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/flow/keyring/portal/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
