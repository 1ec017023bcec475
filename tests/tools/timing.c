/*
 * Loaded into a GTK program by LD_PRELOAD, measures it from inside and leaves one
 * line of JSON when it ends. A stall is a time between two polls: as long as a clock on the
 * wall says, and how much of it the thread was computing. Told by environment variables:
 *   VST_TIMING_FILE   where the line is added; without it nothing is done
 *   VST_TIMING_START  the monotonic clock when the program was started, in nanoseconds
 *   VST_TIMING_QUIT   leave so many milliseconds after the first frame
 */

#include <gtk/gtk.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct
{
  char *path;
  gint64 start; /* all times in microseconds */
  gint64 first_frame;
  gint64 woke;
  gint64 worst;
  gint64 woke_computing;
  gint64 worst_computing;
  guint quit_after;
  gboolean painting;
  gboolean hooked;
  GPollFunc poll;
} timing;

/* What this thread has computed so far, in microseconds: a busy machine does not count. */
static gint64
computed (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gboolean
on_quit (gpointer data)
{
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static gboolean
on_paint (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  timing.painting = TRUE;
  return FALSE; /* once */
}

static gboolean
on_after_paint (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  if (!timing.painting)
    return TRUE;

  timing.first_frame = g_get_monotonic_time ();
  /* What it takes to start is told by the first frame; stalls count from here. */
  timing.worst = 0;
  timing.woke = timing.first_frame;
  timing.worst_computing = 0;
  timing.woke_computing = computed ();
  if (timing.quit_after > 0)
    g_timeout_add (timing.quit_after, on_quit, NULL);
  return FALSE;
}

static void
hook_frame_clock (void)
{
  gpointer klass = g_type_class_ref (GDK_TYPE_FRAME_CLOCK);

  g_signal_add_emission_hook (g_signal_lookup ("paint", GDK_TYPE_FRAME_CLOCK), 0, on_paint, NULL,
                              NULL);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0,
                              on_after_paint, NULL, NULL);
  g_type_class_unref (klass);
  timing.hooked = TRUE;
}

/* Between two polls the program does not listen: the longest such time is the worst stall. */
static gint
timed_poll (GPollFD *fds, guint n_fds, gint timeout)
{
  gint64 now = g_get_monotonic_time ();
  gint result = 0;
  int saved = 0;

  if (!timing.hooked)
    hook_frame_clock ();
  if (timing.woke != 0)
    {
      timing.worst = MAX (timing.worst, now - timing.woke);
      timing.worst_computing = MAX (timing.worst_computing, computed () - timing.woke_computing);
    }

  result = timing.poll (fds, n_fds, timeout);
  saved = errno;
  timing.woke = g_get_monotonic_time ();
  timing.woke_computing = computed ();
  errno = saved;
  return result;
}

/* In kB. Not ru_maxrss: that remembers the program before exec. */
static long
peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line == NULL ? 0 : strtol (line + strlen ("VmHWM:"), NULL, 10);
}

__attribute__ ((constructor)) static void
begin (void)
{
  const char *start = g_getenv ("VST_TIMING_START");
  const char *quit = g_getenv ("VST_TIMING_QUIT");

  timing.path = g_strdup (g_getenv ("VST_TIMING_FILE"));
  if (timing.path == NULL)
    return;

  timing.start = start != NULL ? g_ascii_strtoll (start, NULL, 10) / 1000 : g_get_monotonic_time ();
  timing.quit_after = quit != NULL ? (guint) g_ascii_strtoull (quit, NULL, 10) : 0;
  timing.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, timed_poll);
  /* Programs that this one starts are not measured. */
  g_unsetenv ("LD_PRELOAD");
  g_unsetenv ("VST_TIMING_FILE");
}

__attribute__ ((destructor)) static void
finish (void)
{
  FILE *file = timing.path != NULL ? fopen (timing.path, "a") : NULL;

  if (file != NULL)
    {
      fprintf (file,
               "{\"program\": \"%s\", \"first_frame_ms\": %.2f, \"worst_stall_ms\": %.2f, "
               "\"worst_computing_ms\": %.2f, \"peak_kb\": %ld}\n",
               g_get_prgname () != NULL ? g_get_prgname () : "",
               timing.first_frame != 0 ? (timing.first_frame - timing.start) / 1000.0 : -1.0,
               timing.worst / 1000.0, timing.worst_computing / 1000.0, peak_memory ());
      fclose (file);
    }
  g_clear_pointer (&timing.path, g_free);
}
