/* The practice pool as a program of its own. */

#include <glib-unix.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "practice/vst-practice-listen.h"
#include "practice/vst-practice-pool.h"
#include "vst-config.h"

#define LOG_DOMAIN "vestibule-practice"

typedef struct
{
  char *address;
  int port;
  int session_seconds;
  char *database;
  char *mail_dir;
  char *kind_name;
  VstPracticeKind kind;
  int users;
  VstPracticeRates rates;
  VstPracticeTroubles troubles;
  gboolean verbose;
  gboolean version;
} CommandLine;

static void
command_line_clear (CommandLine *line)
{
  g_free (line->address);
  g_free (line->database);
  g_free (line->mail_dir);
  g_free (line->kind_name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CommandLine, command_line_clear)

static gboolean
on_fault (const char *option, const char *value, gpointer data, GError **error)
{
  CommandLine *line = data;

  return vst_practice_troubles_parse (&line->troubles, value, error);
}

static gboolean
on_throttle (const char *option, const char *value, gpointer data, GError **error)
{
  CommandLine *line = data;

  return vst_practice_rates_parse (&line->rates, value, error);
}

/* The options that may be given again and again. */
static void
add_repeatable (GOptionContext *context, CommandLine *line)
{
  const GOptionEntry entries[] = {
    { "fault", 0, 0, G_OPTION_ARG_CALLBACK, on_fault,
      "Do something wrong (see below); may be given again", "NAME[=VALUE]" },
    { "throttle", 0, 0, G_OPTION_ARG_CALLBACK, on_throttle,
      "Refuse calls above a category's rate a second (see below); may be given again",
      "CATEGORY[=N]" },
    G_OPTION_ENTRY_NULL,
  };
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, line, NULL);

  g_option_group_add_entries (group, entries);
  g_option_context_set_main_group (context, group);
}

static void
describe (GOptionContext *context)
{
  g_autofree char *categories = vst_practice_rates_dup_names ();
  g_autofree char *text = g_strdup_printf (
      "Faults:\n"
      "  latency=MS         each call waits so many milliseconds\n"
      "  throttle=N         every N-th call gets TooManyRequestsException\n"
      "  error=N            every N-th call gets InternalErrorException, HTTP 500\n"
      "  drop-before[=N]    every N-th (or each) connection is closed, the work not done\n"
      "  drop-after[=N]     the same, with the work done\n"
      "  truncate[=N]       every N-th (or each) answer ends in the middle\n"
      "  clock=SECONDS      the Date, and the clock for signatures, are so much ahead\n"
      "  expire-sessions    no session is good any more\n\n"
      "Categories, at Cognito's own rate without N; \"all\" is all of them:\n  %s",
      categories);

  g_option_context_set_summary (
      context, "Serves a practice user pool on 127.0.0.1 that behaves like Amazon Cognito's.\n"
               "Prints one line of JSON when it is ready; ends with SIGTERM or with its input.");
  g_option_context_set_description (context, text);
}

static gboolean
parse_command_line (CommandLine *line, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "address", 0, 0, G_OPTION_ARG_STRING, &line->address,
      "Serve on another IP address than 127.0.0.1: others can reach it, and nothing is encrypted",
      "IP" },
    { "port", 0, 0, G_OPTION_ARG_INT, &line->port, "Port (default: any free one)", "N" },
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

  describe (context);
  add_repeatable (context, line);
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

static VstPracticePool *
start (const CommandLine *line, GError **error)
{
  VstPracticeOptions options = {
    .address = line->address,
    .port = (guint16) line->port,
    .database = line->database,
    .mail_dir = line->mail_dir,
    .kind = line->kind,
    .users = (guint) line->users,
    .session_seconds = (guint) line->session_seconds,
    .rates = line->rates,
    .troubles = line->troubles,
  };

  return vst_practice_pool_start (&options, error);
}

static void
warn_of_others (const CommandLine *line)
{
  if (!vst_practice_address_is_loopback (line->address))
    g_printerr (
        "vestibule-practice-pool: warning: other machines may reach %s. Whoever does can use "
        "this pool, and nothing that is sent is encrypted.\n",
        line->address);
}

int
main (int argc, char **argv)
{
  g_auto (CommandLine) line = { 0 };
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
  pool = start (&line, &error);
  if (pool == NULL)
    {
      g_printerr ("vestibule-practice-pool: %s\n", error->message);
      return EXIT_FAILURE;
    }
  warn_of_others (&line);
  serve (pool);
  vst_practice_pool_stop (pool);
  return EXIT_SUCCESS;
}
