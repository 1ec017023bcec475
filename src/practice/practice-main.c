/* The practice pool as a program of its own. */

#include <glib-unix.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "practice/vst-practice-pool.h"
#include "vst-config.h"

#define LOG_DOMAIN "vestibule-practice"

typedef struct
{
  int port;
  int session_seconds;
  char *database;
  char *mail_dir;
  char *kind_name;
  VstPracticeKind kind;
  int users;
  gboolean verbose;
  gboolean version;
} CommandLine;

static void
command_line_clear (CommandLine *line)
{
  g_free (line->database);
  g_free (line->mail_dir);
  g_free (line->kind_name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CommandLine, command_line_clear)

static gboolean
parse_command_line (CommandLine *line, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &line->port, "Port on 127.0.0.1 (default: any free one)",
      "N" },
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &line->database,
      "Keep the pool in FILE (default: in memory)", "FILE" },
    { "mail-dir", 0, 0, G_OPTION_ARG_FILENAME, &line->mail_dir,
      "Write each message that is sent to a file in DIR", "DIR" },
    { "session-seconds", 0, 0, G_OPTION_ARG_INT, &line->session_seconds,
      "How long a step of a sign-in may take (default: 180)", "N" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &line->kind_name,
      "The pool to tell of: sample-stack (default), srp-secret, email-name, mfa-optional, mfa-off",
      "NAME" },
    { "users", 0, 0, G_OPTION_ARG_INT, &line->users,
      "Put N made-up users into that pool, for trying out long lists", "N" },
    { "verbose", 0, 0, G_OPTION_ARG_NONE, &line->verbose, "Log each call on standard error", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &line->version, "Print the version and end", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (
      context, "Serves a practice user pool on 127.0.0.1 that behaves like Amazon Cognito's.\n"
               "Prints one line of JSON when it is ready; ends with SIGTERM or with its input.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    g_printerr ("vestibule-practice-pool: %s\n", error->message);
  else if (*argc > 1)
    g_printerr ("vestibule-practice-pool: unexpected argument %s\n", (*argv)[1]);
  else if (line->port < 0 || line->port > G_MAXUINT16)
    g_printerr ("vestibule-practice-pool: --port must be from 0 to %d\n", G_MAXUINT16);
  else if (line->session_seconds < 0)
    g_printerr ("vestibule-practice-pool: --session-seconds must not be negative\n");
  else if (line->users < 0)
    g_printerr ("vestibule-practice-pool: --users must not be negative\n");
  else if (line->kind_name != NULL && !vst_practice_kind_from_name (line->kind_name, &line->kind))
    g_printerr ("vestibule-practice-pool: there is no kind %s\n", line->kind_name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
on_signal (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* Input is read for its end only. */
static gboolean
on_input (int fd, GIOCondition condition, gpointer user_data)
{
  char ignored[256];
  gssize size = read (fd, ignored, sizeof ignored);

  if (size > 0)
    return G_SOURCE_CONTINUE;
  if (size == 0)
    g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* A file or /dev/null is at its end from the start and says nothing about whoever started us. */
static gboolean
input_tells (void)
{
  struct stat status;

  if (fstat (STDIN_FILENO, &status) != 0)
    return FALSE;
  return S_ISFIFO (status.st_mode) || S_ISSOCK (status.st_mode) || isatty (STDIN_FILENO) == 1;
}

static void
print_ready (VstPracticePool *pool)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();
  g_auto (VstWipedText) text = NULL;
  VstSecret *secret = vst_practice_pool_get_client_secret (pool);

  json_object_set_string_member (object, "endpoint", vst_practice_pool_get_endpoint (pool));
  json_object_set_string_member (object, "region", vst_practice_pool_get_region (pool));
  json_object_set_string_member (object, "userPoolId", vst_practice_pool_get_user_pool_id (pool));
  json_object_set_string_member (object, "clientId", vst_practice_pool_get_client_id (pool));
  if (secret != NULL)
    json_object_set_string_member (object, "clientSecret", vst_secret_get_text (secret));
  json_object_set_string_member (object, "accessKeyId", vst_practice_pool_get_access_key_id (pool));
  json_object_set_string_member (
      object, "secretAccessKey",
      vst_secret_get_text (vst_practice_pool_get_secret_access_key (pool)));
  json_node_set_object (root, object);
  text = json_to_string (root, FALSE);
  g_print ("%s\n", text);
}

static void
serve (VstPracticePool *pool)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  signal (SIGTTIN, SIG_IGN);
  g_unix_signal_add (SIGTERM, on_signal, loop);
  g_unix_signal_add (SIGINT, on_signal, loop);
  if (input_tells ())
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, on_input, loop);
  print_ready (pool);
  g_main_loop_run (loop);
}

int
main (int argc, char **argv)
{
  g_auto (CommandLine) line = { 0 };
  VstPracticeOptions options = { 0 };
  g_autoptr (VstPracticePool) pool = NULL;
  g_autoptr (GError) error = NULL;

  signal (SIGPIPE, SIG_IGN);
  g_log_writer_default_set_use_stderr (TRUE);
  if (!parse_command_line (&line, &argc, &argv))
    return 2;
  if (line.version)
    {
      g_print ("vestibule-practice-pool %s\n", VST_VERSION);
      return EXIT_SUCCESS;
    }
  if (line.verbose)
    g_setenv ("G_MESSAGES_DEBUG", LOG_DOMAIN, FALSE);

  options.port = (guint16) line.port;
  options.database = line.database;
  options.mail_dir = line.mail_dir;
  options.kind = line.kind;
  options.users = (guint) line.users;
  options.session_seconds = (guint) line.session_seconds;
  pool = vst_practice_pool_start (&options, &error);
  if (pool == NULL)
    {
      g_printerr ("vestibule-practice-pool: %s\n", error->message);
      return EXIT_FAILURE;
    }
  serve (pool);
  vst_practice_pool_stop (pool);
  return EXIT_SUCCESS;
}
