#pragma once

#include <gio/gio.h>

#include "test-bus.h"

/*
 * A Secret Service that holds one item, on a bus of its own ("Secret Service API", version
 * 0.2 draft, of freedesktop.org). It knows no encrypted transfer and takes any attributes.
 */
typedef struct
{
  gboolean silent; /* takes calls and never answers */
  gboolean locked; /* the item is */
  gboolean has_item;
  gboolean ignored;   /* the person looks at the prompt and does nothing */
  gboolean dismissed; /* … or closes it; else the item is unlocked */
  guint prompts;      /* shown so far */
  gboolean prompting; /* it is being shown */

  GDBusConnection *connection;
  GTestDBus *bus;
} MockService;

#define MOCK_SECRET "what the keyring keeps"

#define SERVICE_PATH "/org/freedesktop/secrets"
#define COLLECTION_PATH SERVICE_PATH "/collection/test"
#define ALIAS_PATH SERVICE_PATH "/aliases/default"
#define ITEM_PATH COLLECTION_PATH "/1"
#define PROMPT_PATH SERVICE_PATH "/prompt/1"
#define SESSION_PATH SERVICE_PATH "/session/1"

static const char mock_interfaces[] =
    "<node>"
    "<interface name='org.freedesktop.Secret.Service'>"
    "<method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
    "<arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
    "<method name='SearchItems'><arg type='a{ss}' direction='in'/>"
    "<arg type='ao' direction='out'/><arg type='ao' direction='out'/></method>"
    "<method name='Unlock'><arg type='ao' direction='in'/>"
    "<arg type='ao' direction='out'/><arg type='o' direction='out'/></method>"
    "<method name='GetSecrets'><arg type='ao' direction='in'/><arg type='o' direction='in'/>"
    "<arg type='a{o(oayays)}' direction='out'/></method>"
    "<property name='Collections' type='ao' access='read'/>"
    "</interface>"
    "<interface name='org.freedesktop.Secret.Collection'>"
    "<method name='CreateItem'><arg type='a{sv}' direction='in'/>"
    "<arg type='(oayays)' direction='in'/><arg type='b' direction='in'/>"
    "<arg type='o' direction='out'/><arg type='o' direction='out'/></method>"
    "<property name='Locked' type='b' access='read'/>"
    "</interface>"
    "<interface name='org.freedesktop.Secret.Item'>"
    "<method name='Delete'><arg type='o' direction='out'/></method>"
    "<property name='Locked' type='b' access='read'/>"
    "<property name='Label' type='s' access='read'/>"
    "<property name='Attributes' type='a{ss}' access='read'/>"
    "<property name='Created' type='t' access='read'/>"
    "<property name='Modified' type='t' access='read'/>"
    "</interface>"
    "<interface name='org.freedesktop.Secret.Prompt'>"
    "<method name='Prompt'><arg type='s' direction='in'/></method>"
    "<method name='Dismiss'/>"
    "<signal name='Completed'><arg type='b'/><arg type='v'/></signal>"
    "</interface>"
    "</node>";

static inline void
mock_complete_prompt (MockService *mock, gboolean dismissed)
{
  const char *const unlocked[] = { ITEM_PATH };
  GVariant *result = g_variant_new_variant (g_variant_new_objv (unlocked, dismissed ? 0 : 1));

  mock->prompting = FALSE;
  g_dbus_connection_emit_signal (mock->connection, NULL, PROMPT_PATH,
                                 "org.freedesktop.Secret.Prompt", "Completed",
                                 g_variant_new ("(b@v)", dismissed, result), NULL);
}

static inline void
mock_prompt (MockService *mock)
{
  mock->prompts++;
  mock->prompting = TRUE;
  if (mock->ignored)
    return;

  if (!mock->dismissed)
    mock->locked = FALSE;
  mock_complete_prompt (mock, mock->dismissed);
}

static inline GVariant *
mock_found (MockService *mock)
{
  const char *const paths[] = { ITEM_PATH };

  return g_variant_new ("(@ao@ao)",
                        g_variant_new_objv (paths, mock->has_item && !mock->locked ? 1 : 0),
                        g_variant_new_objv (paths, mock->has_item && mock->locked ? 1 : 0));
}

static inline GVariant *
mock_secrets (void)
{
  GVariant *nothing = g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "", 0, 1);
  GVariant *value =
      g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, MOCK_SECRET, strlen (MOCK_SECRET), 1);
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("a{o(oayays)}"));

  g_variant_builder_add (builder, "{o(o@ay@ays)}", ITEM_PATH, SESSION_PATH, nothing, value,
                         "text/plain");

  return g_variant_new ("(@a{o(oayays)})", g_variant_builder_end (builder));
}

static inline void
on_mock_call (GDBusConnection *connection,
              const char *sender,
              const char *path,
              const char *interface,
              const char *method,
              GVariant *parameters,
              GDBusMethodInvocation *invocation,
              gpointer user_data)
{
  MockService *mock = user_data;
  const char *unlocked[] = { ITEM_PATH };

  if (g_str_equal (method, "OpenSession"))
    {
      const char *algorithm;

      g_variant_get_child (parameters, 0, "&s", &algorithm);
      if (g_str_equal (algorithm, "plain"))
        g_dbus_method_invocation_return_value (
            invocation, g_variant_new ("(vo)", g_variant_new_string (""), SESSION_PATH));
      else
        g_dbus_method_invocation_return_dbus_error (
            invocation, "org.freedesktop.DBus.Error.NotSupported", "plain only");
    }
  else if (g_str_equal (method, "SearchItems"))
    g_dbus_method_invocation_return_value (invocation, mock_found (mock));
  else if (g_str_equal (method, "Unlock"))
    g_dbus_method_invocation_return_value (
        invocation, g_variant_new ("(@aoo)", g_variant_new_objv (unlocked, mock->locked ? 0 : 1),
                                   mock->locked ? PROMPT_PATH : "/"));
  else if (g_str_equal (method, "GetSecrets"))
    g_dbus_method_invocation_return_value (invocation, mock_secrets ());
  else if (g_str_equal (method, "CreateItem") && mock->locked)
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.Secret.Error.IsLocked",
                                                "The collection is locked");
  else if (g_str_equal (method, "CreateItem"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(oo)", ITEM_PATH, "/"));
  else if (g_str_equal (method, "Delete"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/"));
  else if (g_str_equal (method, "Prompt"))
    {
      g_dbus_method_invocation_return_value (invocation, NULL);
      mock_prompt (mock);
    }
  else
    {
      g_assert_cmpstr (method, ==, "Dismiss");
      g_dbus_method_invocation_return_value (invocation, NULL);
      mock_complete_prompt (mock, TRUE);
    }
}

static inline GVariant *
on_mock_property (GDBusConnection *connection,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *property,
                  GError **error,
                  gpointer user_data)
{
  MockService *mock = user_data;

  if (g_str_equal (property, "Locked"))
    return g_variant_new_boolean (mock->locked);
  if (g_str_equal (property, "Label"))
    return g_variant_new_string ("Test");
  if (g_str_equal (property, "Attributes"))
    return g_variant_new ("a{ss}", NULL);
  if (g_str_equal (property, "Collections"))
    return g_variant_new_objv ((const char *[]){ COLLECTION_PATH }, 1);

  return g_variant_new_uint64 (0);
}

/* Runs in GDBus's own thread. */
static inline GDBusMessage *
on_mock_message (GDBusConnection *connection,
                 GDBusMessage *message,
                 gboolean incoming,
                 gpointer user_data)
{
  MockService *mock = user_data;

  if (incoming && g_atomic_int_get (&mock->silent)
      && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    g_clear_object (&message);

  return message;
}

static inline void
mock_service_export (MockService *mock, GDBusNodeInfo *node, const char *path, const char *name)
{
  static const GDBusInterfaceVTable vtable = { on_mock_call, on_mock_property };
  g_autoptr (GError) error = NULL;

  g_dbus_connection_register_object (mock->connection, path,
                                     g_dbus_node_info_lookup_interface (node, name), &vtable, mock,
                                     NULL, &error);
  g_assert_no_error (error);
}

/* Becomes the session bus's keyring. */
static inline void
mock_service_start (MockService *mock)
{
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (mock_interfaces, NULL);

  mock->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (mock->bus);
  mock->connection = test_bus_connect (mock->bus);
  g_dbus_connection_add_filter (mock->connection, on_mock_message, mock, NULL);
  mock_service_export (mock, node, SERVICE_PATH, "org.freedesktop.Secret.Service");
  mock_service_export (mock, node, COLLECTION_PATH, "org.freedesktop.Secret.Collection");
  mock_service_export (mock, node, ALIAS_PATH, "org.freedesktop.Secret.Collection");
  mock_service_export (mock, node, ITEM_PATH, "org.freedesktop.Secret.Item");
  mock_service_export (mock, node, PROMPT_PATH, "org.freedesktop.Secret.Prompt");
  test_bus_take_name (mock->connection, "org.freedesktop.secrets");
}

/*
 * The bus only, for it is a process. Its object would wait for all to let go of the session
 * bus, which libsecret keeps.
 */
static inline void
mock_service_stop (MockService *mock)
{
  g_test_dbus_stop (mock->bus);
}
