#include "practice/vst-practice-trouble.h"

#include <string.h>

typedef struct
{
  const char *name;
  int lowest, highest;
  gboolean counted; /* hits every n-th call */
  int usual;        /* without a value; 0: there must be one */
} Entry;

static const Entry entries[VST_PRACTICE_N_TROUBLES] = {
  [VST_PRACTICE_TROUBLE_LATENCY] = { "latency", 1, 600000, FALSE, 0 },
  [VST_PRACTICE_TROUBLE_THROTTLE] = { "throttle", 1, 1000000, TRUE, 0 },
  [VST_PRACTICE_TROUBLE_ERROR] = { "error", 1, 1000000, TRUE, 0 },
  [VST_PRACTICE_TROUBLE_DROP_BEFORE] = { "drop-before", 1, 1000000, TRUE, 1 },
  [VST_PRACTICE_TROUBLE_DROP_AFTER] = { "drop-after", 1, 1000000, TRUE, 1 },
  [VST_PRACTICE_TROUBLE_TRUNCATE] = { "truncate", 1, 1000000, TRUE, 1 },
  [VST_PRACTICE_TROUBLE_CLOCK] = { "clock", -315360000, 315360000, FALSE, 0 },
  [VST_PRACTICE_TROUBLE_EXPIRE_SESSIONS] = { "expire-sessions", 1, 1, FALSE, 1 },
};

const char *
vst_practice_trouble_get_name (VstPracticeTrouble trouble)
{
  return entries[trouble].name;
}

void
vst_practice_trouble_get_range (VstPracticeTrouble trouble, int *lowest, int *highest)
{
  *lowest = entries[trouble].lowest;
  *highest = entries[trouble].highest;
}

static gboolean
find (const char *name, gsize size, VstPracticeTrouble *trouble)
{
  for (int i = 0; i < VST_PRACTICE_N_TROUBLES; i++)
    if (strlen (entries[i].name) == size && strncmp (entries[i].name, name, size) == 0)
      {
        *trouble = (VstPracticeTrouble) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_value (const Entry *entry, const char *text, int *value)
{
  gint64 number;

  if (text == NULL)
    {
      *value = entry->usual;
      return entry->usual != 0;
    }
  if (!g_ascii_string_to_signed (text, 10, entry->lowest, entry->highest, &number, NULL)
      || number == 0)
    return FALSE;
  *value = (int) number;
  return TRUE;
}

gboolean
vst_practice_troubles_parse (VstPracticeTroubles *self, const char *text, GError **error)
{
  gsize size = strcspn (text, "=");
  VstPracticeTrouble trouble = 0;
  int value = 0;

  if (!find (text, size, &trouble))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "there is no fault %.*s",
                   (int) size, text);
      return FALSE;
    }
  if (!read_value (&entries[trouble], text[size] == '=' ? text + size + 1 : NULL, &value))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "the fault %s takes a whole number from %d to %d, not 0", entries[trouble].name,
                   entries[trouble].lowest, entries[trouble].highest);
      return FALSE;
    }

  self->values[trouble] = value;
  return TRUE;
}

guint
vst_practice_troubles_count (VstPracticeTroubles *self)
{
  guint hits = 0;

  self->calls++;
  for (guint i = 0; i < VST_PRACTICE_N_TROUBLES; i++)
    if (entries[i].counted && self->values[i] > 0 && self->calls % (guint) self->values[i] == 0)
      hits |= 1u << i;
  return hits;
}
