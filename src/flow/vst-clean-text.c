#include "flow/vst-clean-text.h"

#include <string.h>

/* Blanks of any kind, and what has no width: joiners, direction marks, the byte order mark. */
static gboolean
is_surrounding (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT;
}

static const char *
skip_leading (const char *text, const char *end)
{
  while (text < end)
    {
      gunichar c = g_utf8_get_char_validated (text, end - text);

      if (c == (gunichar) -1 || c == (gunichar) -2 || !is_surrounding (c))
        break;
      text = g_utf8_next_char (text);
    }

  return text;
}

static const char *
skip_trailing (const char *text, const char *end)
{
  while (end > text)
    {
      const char *last = g_utf8_find_prev_char (text, end);
      gunichar c = last != NULL ? g_utf8_get_char_validated (last, end - last) : (gunichar) -1;

      if (c == (gunichar) -1 || c == (gunichar) -2 || !is_surrounding (c))
        break;
      end = last;
    }

  return end;
}

/* Back to where a character begins, if @text goes on after @end. */
static const char *
cut (const char *text, const char *end, gsize max)
{
  if ((gsize) (end - text) <= max)
    return end;

  end = text + max;
  while (end > text && ((guchar) *end & 0xc0) == 0x80)
    end--;

  return end;
}

static const char *
find_core (const char *text, const char *end, gsize max, gsize *size)
{
  const char *start = skip_leading (text, end);

  end = cut (start, end, max);
  end = skip_trailing (start, end);
  *size = (gsize) (end - start);

  return start;
}

char *
vst_clean_text (const char *text, gsize max)
{
  gsize size;

  if (text == NULL)
    return g_strdup ("");

  text = find_core (text, text + strlen (text), max, &size);

  return g_utf8_make_valid (text, (gssize) size);
}

VstSecret *
vst_clean_secret (VstSecret *secret, gsize max)
{
  const char *text;
  const char *core;
  gsize size;

  if (secret == NULL)
    return NULL;

  text = (const char *) vst_secret_get_data (secret);
  core = find_core (text, text + vst_secret_get_size (secret), max, &size);
  if (size == 0)
    return NULL;
  if (size == vst_secret_get_size (secret))
    return vst_secret_ref (secret);

  return vst_secret_new (core, size);
}
