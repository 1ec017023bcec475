#include "app/vst-app.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib-unix.h>
#include <locale.h>
#include <string.h>

#include "app/vst-options.h"
#include "app/vst-practice-adapter.h"
#include "flow/vst-flow.h"
#include "flow/vst-keyring.h"
#include "flow/vst-saved-pools.h"
#include "flow/vst-shared-pool.h"
#include "ui/vst-application.h"
#include "vst-config.h"

static int
on_handle_local_options (GApplication *application, GVariantDict *options, gpointer user_data)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("Vestibule %s\n", VST_VERSION);
  return 0;
}

/* The command line is read once, before anything is drawn: waiting for a small file is fine here, a
   device or a pipe is not. */
static char *
read_pool_file (GFile *file, gsize *size, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  char *data = NULL;

  info = g_file_query_info (file, "standard::type,standard::size", G_FILE_QUERY_INFO_NONE, NULL,
                            error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR
      || g_file_info_get_size (info) > VST_SHARED_POOL_MAX_SIZE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("Not a pool file"));
      return NULL;
    }

  return g_file_load_contents (file, NULL, &data, size, NULL, error) ? data : NULL;
}

static VstOptions *
read_command_line (GApplicationCommandLine *command_line, GError **error)
{
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  g_autoptr (GFile) file = NULL;
  g_autofree char *data = NULL;
  VstOptions *options;
  gsize size = 0;

  if (arguments[0] == NULL || arguments[1] == NULL)
    return vst_options_new (dict, NULL, 0, error);

  file = g_application_command_line_create_file_for_arg (command_line, arguments[1]);
  data = read_pool_file (file, &size, error);
  if (data == NULL)
    {
      g_prefix_error (error, "%s: ", arguments[1]);
      return NULL;
    }
  options = vst_options_new (dict, data, size, error);
  explicit_bzero (data, size);
  return options;
}

static int
on_command_line (VstApplication *application, GApplicationCommandLine *command_line, VstFlow *flow)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VstOptions) options = read_command_line (command_line, &error);

  if (options == NULL)
    {
      g_application_command_line_printerr (command_line, "vestibule: %s\n", error->message);
      return 2;
    }

  g_application_activate (G_APPLICATION (application));
  if (options->pool != NULL)
    {
      const VstSharedPool shared = { options->pool, options->user_name, options->email,
                                     options->password, options->n_pools };

      vst_application_propose_pool (application, &shared);
      return 0;
    }

  if (options->user_name != NULL)
    vst_flow_set_user_name (flow, options->user_name);
  if (options->email != NULL)
    vst_flow_set_email (flow, options->email);
  if (options->practice)
    g_action_group_activate_action (G_ACTION_GROUP (application), "practice", NULL);
  return 0;
}

/* What the person has changed reaches the disk, also when the last window has just gone. */
static void
on_pools_busy (VstSavedPools *pools, GParamSpec *pspec, GApplication *application)
{
  if (vst_saved_pools_get_busy (pools))
    g_application_hold (application);
  else
    g_application_release (application);
}

/* The session ends, or somebody ends us: as if the window had been closed. */
static gboolean
on_terminated (gpointer application)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
watch_signals (GApplication *application)
{
  const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], on_terminated, application);
}

/* TEXTDOMAINDIR is how gettext's own programs are told of another folder. */
static void
set_up_translations (void)
{
  const char *uninstalled = g_getenv ("TEXTDOMAINDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, uninstalled != NULL ? uninstalled : VST_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
vst_app_run (int argc, char *argv[])
{
  g_autofree char *database = NULL;
  g_autoptr (VstKeyring) keyring = NULL;
  g_autoptr (VstPracticeAdapter) practice = NULL;
  g_autoptr (VstFlow) flow = NULL;
  g_autoptr (VstSavedPools) pools = NULL;
  g_autoptr (VstApplication) application = NULL;

  set_up_translations ();

  database = g_build_filename (g_get_user_data_dir (), "vestibule", "practice.sqlite", NULL);
  keyring = vst_keyring_new ();
  practice = vst_practice_adapter_new (database);
  flow = vst_flow_new (keyring, VST_LOCAL_POOL (practice));
  pools = vst_saved_pools_new (NULL, keyring);
  application = vst_application_new (flow, pools);

  g_signal_connect_object (pools, "notify::busy", G_CALLBACK (on_pools_busy), application, 0);
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN);
  watch_signals (G_APPLICATION (application));
  vst_options_declare (G_APPLICATION (application));
  g_signal_connect (application, "handle-local-options", G_CALLBACK (on_handle_local_options),
                    NULL);
  g_signal_connect (application, "command-line", G_CALLBACK (on_command_line), flow);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
