#include "app/vst-app.h"

#include <sys/resource.h>

#include <glib.h>

int
main (int argc, char *argv[])
{
  const struct rlimit no_core = { 0, 0 };

  /* Before any thread: on HTTP/2, libsoup 3.2 can wait for ever on a connection that the other side
     has closed, and neither a time-out nor a cancellable ends that. */
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  /* A crash must not leave passwords in a core file. */
  setrlimit (RLIMIT_CORE, &no_core);

  return vst_app_run (argc, argv);
}
