/*
 * The practice pool's path from a request's body to the answer. An input is a walk: each line is an
 * operation, a blank, and a body, in which values of earlier answers may stand (fuzz-values.h).
 */

#include <string.h>

#include "fuzz-service.h"
#include "fuzz-target.h"

#define MOST_CALLS 8

/* Each new pool begins to make keys, in a thread that works for a second. */
static gboolean
is_slow (const char *operation)
{
  return strcmp (operation, "CreateUserPool") == 0;
}

static void
call (FuzzService *service, const char *line, size_t size)
{
  const char *blank = memchr (line, ' ', size);
  size_t name_size = blank != NULL ? (size_t) (blank - line) : size;
  g_autofree char *operation = g_strndup (line, name_size);

  if (!is_slow (operation))
    fuzz_service_call (service, operation, blank != NULL ? blank + 1 : "",
                       blank != NULL ? size - name_size - 1 : 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FuzzService *service = fuzz_service_get ();
  const char *line = (const char *) data;

  for (int i = 0; i < MOST_CALLS && size > 0; i++)
    {
      const char *end = memchr (line, '\n', size);
      size_t line_size = end != NULL ? (size_t) (end - line) : size;
      size_t taken = end != NULL ? line_size + 1 : size;

      call (service, line, line_size);
      line += taken;
      size -= taken;
    }
  return 0;
}
