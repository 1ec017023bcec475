#include "ui/vst-application.h"

#include <glib/gi18n.h>

#include "ui/vst-window.h"
#include "vst-config.h"

#define RESOURCES "/io/github/vestibule_app/Vestibule"

struct _VstApplication
{
  AdwApplication parent_instance;

  VstFlow *flow;
  VstSavedPools *pools;
};

enum
{
  PROP_FLOW = 1,
  PROP_POOLS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstApplication, vst_application, ADW_TYPE_APPLICATION)

static void
on_pools_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  gboolean loaded = vst_saved_pools_load_finish (VST_SAVED_POOLS (source), result, &error);

  /* It may have been closed in the meantime. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    return;
  if (!loaded)
    vst_window_tell_store_fault (VST_WINDOW (window), error);
  vst_window_choose_last_pool (VST_WINDOW (window));
}

/* Files are read and a pool is opened when the window is to be seen: neither delays it. */
static gboolean
load_pools (gpointer data)
{
  g_autoptr (GtkWindow) window = data;
  VstApplication *self = VST_APPLICATION (gtk_window_get_application (window));

  if (self != NULL)
    vst_saved_pools_load_async (self->pools, NULL, on_pools_loaded, g_object_ref (window));
  return G_SOURCE_REMOVE;
}

static GtkWindow *
ensure_window (VstApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (vst_window_new (GTK_APPLICATION (self), self->flow, self->pools));
      g_idle_add_full (G_PRIORITY_LOW, load_pools, g_object_ref (window), NULL);
    }
  return window;
}

static VstWindow *
present_window (VstApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  VstWindow *window = NULL;

  for (; windows != NULL && window == NULL; windows = windows->next)
    if (VST_IS_WINDOW (windows->data))
      window = windows->data;
  if (window == NULL)
    window = VST_WINDOW (ensure_window (self));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
vst_application_activate (GApplication *application)
{
  present_window (VST_APPLICATION (application));
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = gtk_application_get_windows (user_data);
  g_autoptr (GList) copy = g_list_copy (windows);

  for (GList *at = copy; at != NULL; at = at->next)
    gtk_window_close (at->data);
  /* Started by the bus, and never shown. */
  if (copy == NULL)
    g_application_quit (user_data);
}

/* The session manager ends the main loop at once: what has been changed is written all the same. */
static void
vst_application_shutdown (GApplication *application)
{
  VstApplication *self = VST_APPLICATION (application);

  on_quit (NULL, NULL, application);
  while (vst_saved_pools_get_busy (self->pools))
    g_main_context_iteration (NULL, TRUE);

  G_APPLICATION_CLASS (vst_application_parent_class)->shutdown (application);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VstWindow *window = present_window (user_data);

  adw_show_about_window (
      GTK_WINDOW (window), "application-name", "Vestibule", "application-icon", VST_APP_ID,
      "version", VST_VERSION, "developer-name", _ ("The Vestibule developers"), "license-type",
      GTK_LICENSE_GPL_3_0, "comments",
      _ ("Walks a person through Amazon Cognito sign-up with an authenticator app, on a built-in "
         "practice pool or a real one."),
      /* Translators: put your names here, one a line. */
      "translator-credits", _ ("translator-credits"), NULL);
}

static void
on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (present_window (user_data));
  GtkShortcutsWindow *overlay = gtk_application_window_get_help_overlay (window);

  if (overlay == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCES "/ui/shortcuts.ui");

      overlay = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
      gtk_application_window_set_help_overlay (window, overlay);
    }
  gtk_window_present (GTK_WINDOW (overlay));
}

static void
on_practice (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  VstApplication *self = user_data;
  g_autoptr (VstSavedPool) pool = vst_saved_pool_new_practice ();

  present_window (self);
  vst_flow_select_pool (self->flow, pool);
  vst_flow_begin_sign_up (self->flow);
}

static void
set_accelerators (GtkApplication *application)
{
  const char *const quit[] = { "<Control>q", NULL };
  const char *const shortcuts[] = { "<Control>question", NULL };
  const char *const activity[] = { "<Control>j", NULL };
  const char *const open[] = { "<Control>o", NULL };
  const char *const save[] = { "<Control>s", NULL };
  const char *const back[] = { "<Alt>Left", "Back", NULL };
  const char *const back_mirrored[] = { "<Alt>Right", "Back", NULL };
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  gtk_application_set_accels_for_action (application, "app.quit", quit);
  gtk_application_set_accels_for_action (application, "app.shortcuts", shortcuts);
  gtk_application_set_accels_for_action (application, "win.activity", activity);
  gtk_application_set_accels_for_action (application, "win.open-file", open);
  gtk_application_set_accels_for_action (application, "win.save-file", save);
  gtk_application_set_accels_for_action (application, "win.back", rtl ? back_mirrored : back);
}

static void
vst_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  VstWindow *window = present_window (VST_APPLICATION (application));

  if (n_files > 0)
    vst_window_open_file (window, files[0]);
}

static void
vst_application_startup (GApplication *application)
{
  const GActionEntry actions[] = {
    { "quit", on_quit, NULL, NULL, NULL },
    { "about", on_about, NULL, NULL, NULL },
    { "shortcuts", on_shortcuts, NULL, NULL, NULL },
    { "practice", on_practice, NULL, NULL, NULL },
  };

  G_APPLICATION_CLASS (vst_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (VST_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  set_accelerators (GTK_APPLICATION (application));
}

static void
vst_application_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FLOW:
      VST_APPLICATION (object)->flow = g_value_dup_object (value);
      break;
    case PROP_POOLS:
      VST_APPLICATION (object)->pools = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_application_dispose (GObject *object)
{
  VstApplication *self = VST_APPLICATION (object);

  g_clear_object (&self->flow);
  g_clear_object (&self->pools);

  G_OBJECT_CLASS (vst_application_parent_class)->dispose (object);
}

static void
vst_application_class_init (VstApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  const GParamFlags wiring = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = vst_application_set_property;
  object_class->dispose = vst_application_dispose;
  application_class->startup = vst_application_startup;
  application_class->activate = vst_application_activate;
  application_class->open = vst_application_open;
  application_class->shutdown = vst_application_shutdown;

  properties[PROP_FLOW] = g_param_spec_object ("flow", NULL, NULL, VST_TYPE_FLOW, wiring);
  properties[PROP_POOLS] = g_param_spec_object ("pools", NULL, NULL, VST_TYPE_SAVED_POOLS, wiring);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_application_init (VstApplication *self)
{
}

VstApplication *
vst_application_new (VstFlow *flow, VstSavedPools *pools)
{
  g_return_val_if_fail (VST_IS_FLOW (flow) && VST_IS_SAVED_POOLS (pools), NULL);

  /* The resources are the same for the development version, whose ID is another. */
  return g_object_new (VST_TYPE_APPLICATION, "application-id", VST_APP_ID, "resource-base-path",
                       RESOURCES, "register-session", TRUE, "flow", flow, "pools", pools, NULL);
}

void
vst_application_propose_pool (VstApplication *self, const VstSharedPool *shared)
{
  g_return_if_fail (VST_IS_APPLICATION (self) && shared != NULL);

  vst_window_propose_shared_pool (present_window (self), shared);
}
