/* The keyring in a sandbox: libsecret's own file, whose key the portal gives; or does not. */

#include <unistd.h>

#include "flow/vst-keyring.h"
#include "test-async.h"
#include "test-bus.h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

static const char portal_interface[] =
    "<node><interface name='org.freedesktop.portal.Secret'>"
    "<method name='RetrieveSecret'><arg type='h' direction='in'/>"
    "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "<property name='version' type='u' access='read'/></interface></node>";

/* In a thread of its own: libsecret waits for its version. */
typedef struct
{
  GTestDBus *bus;
  GMainContext *context;
  GMainLoop *loop;
  gint ready;
  gint asked;
} Portal;

static void
tell (gint *what)
{
  g_atomic_int_set (what, TRUE);
  g_main_context_wakeup (NULL);
}

static void
wait_for (gint *what)
{
  while (!g_atomic_int_get (what))
    g_main_context_iteration (NULL, TRUE);
}

/* It takes the request, and is never done with it. */
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

  g_dbus_method_invocation_return_value (invocation,
                                         g_variant_new ("(o)", PORTAL_PATH "/request/1"));
  tell (&portal->asked);
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

static GDBusConnection *
start_portal (Portal *self)
{
  static const GDBusInterfaceVTable vtable = { on_call, on_property };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_interface, NULL);
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = test_bus_connect (self->bus);

  g_dbus_connection_register_object (connection, PORTAL_PATH, node->interfaces[0], &vtable, self,
                                     NULL, &error);
  g_assert_no_error (error);
  test_bus_take_name (connection, PORTAL);
  return connection;
}

static gpointer
run_portal (gpointer data)
{
  Portal *self = data;
  g_autoptr (GDBusConnection) connection G_GNUC_UNUSED = NULL;

  g_main_context_push_thread_default (self->context);
  connection = start_portal (self);
  tell (&self->ready);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* Until all that the portal has answered so far is there. */
static void
wait_for_answers (Portal *portal)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) reply = NULL;

  wait_for (&portal->asked);
  g_dbus_connection_call (connection, PORTAL, "/", "org.freedesktop.DBus.Peer", "Ping", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_async_done, &result);
  reply = g_dbus_connection_call_finish (connection, wait_for_result (&result), NULL);
  g_assert_nonnull (reply);
  run_what_is_pending ();
}

static void
cancel (Portal *portal)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vst_keyring_look_up_async (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, cancellable,
                             on_async_done, &result);
  wait_for_answers (portal);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  g_assert_null (vst_keyring_look_up_finish (keyring, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* In a process of its own, which ends in the middle of what libsecret is about. */
static void
test_cancel (void)
{
  Portal portal = { NULL };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_unsetenv ("SECRET_BACKEND");
  g_setenv ("SNAP_NAME", "vestibule", TRUE);
  portal.bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (portal.bus);
  portal.context = g_main_context_new ();
  portal.loop = g_main_loop_new (portal.context, FALSE);
  g_thread_unref (g_thread_new ("portal", run_portal, &portal));
  wait_for (&portal.ready);
  cancel (&portal);
  g_test_dbus_stop (portal.bus);
  _exit (0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/keyring/portal/cancel", test_cancel);
  return g_test_run ();
}
