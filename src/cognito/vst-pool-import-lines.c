#include "cognito/vst-pool-import-private.h"

/* A pool ID, a comma, the ID of an app client; there may be quotes and further columns. */
#define LINE "^\"?([a-z]{2}(?:-[a-z]+)+-\\d+_[0-9a-zA-Z]+)\"?\\s*,\\s*\"?([\\w+]+)\"?\\s*(?:,.*)?$"

/* Whether a line may be passed over: an empty one, and the columns' titles. */
static gboolean
is_idle (const char *line, gsize i)
{
  return line[0] == '\0' || (i == 0 && g_regex_match_simple ("^[\\w\" ,]+$", line, 0, 0));
}

gboolean
vst_pool_import_read_lines (VstPoolImport *self, const char *text, gsize size)
{
  g_autofree char *copy = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GRegex) form = g_regex_new (LINE, 0, 0, NULL);
  guint n_pools = 0;

  if (size == 0 || !g_utf8_validate_len (text, size, NULL))
    return FALSE;

  copy = g_strndup (text, size);
  lines = g_strsplit (copy, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *pool = NULL;
      g_autofree char *client = NULL;

      if (!g_regex_match (form, g_strstrip (lines[i]), 0, &match))
        {
          if (!is_idle (lines[i], i))
            return FALSE;
          continue;
        }
      pool = g_match_info_fetch (match, 1);
      client = g_match_info_fetch (match, 2);
      vst_pool_import_take (self, VST_IMPORT_USER_POOL_ID, pool);
      vst_pool_import_take (self, VST_IMPORT_CLIENT_ID, client);
      n_pools++;
    }
  self->n_pools = MAX (n_pools, 1);
  return n_pools > 0;
}
