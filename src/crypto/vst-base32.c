#include "crypto/vst-base32.h"

#include <string.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

char *
vst_base32_encode (const guint8 *data, gsize size)
{
  GString *text;
  guint held = 0; /* the low @bits of it are still to be written */
  guint bits = 0;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  /* Sized first: a string that grows would leave parts of a key in freed memory. */
  text = g_string_sized_new (size / 5 * 8 + 8);
  for (gsize i = 0; i < size; i++)
    {
      held = (held << 8 | data[i]) & 0xfff;
      for (bits += 8; bits >= 5; bits -= 5)
        g_string_append_c (text, alphabet[held >> (bits - 5) & 31]);
    }
  if (bits > 0)
    g_string_append_c (text, alphabet[held << (5 - bits) & 31]);

  return g_string_free (text, FALSE);
}

/* 0 to 31, or -1. */
static int
symbol_value (char symbol)
{
  if (symbol >= 'A' && symbol <= 'Z')
    return symbol - 'A';
  if (symbol >= 'a' && symbol <= 'z')
    return symbol - 'a';
  if (symbol >= '2' && symbol <= '7')
    return symbol - '2' + 26;

  return -1;
}

/*
 * Writes the bytes that @text stands for. Bits left over at the end are dropped
 * whatever they are: some makers of keys do not clear them.
 */
static gboolean
decode_into (const char *text, guint8 *bytes, gsize *size)
{
  gsize symbols = 0;
  gsize padding = 0;
  guint held = 0;

  *size = 0;
  for (const char *p = text; *p != '\0'; p++)
    {
      int value = symbol_value (*p);

      if (g_ascii_isspace (*p) || *p == '-')
        continue;
      if (*p == '=')
        {
          padding++;
          continue;
        }
      if (value < 0 || padding > 0)
        return FALSE;

      held = (held << 5 | (guint) value) & 0xfff;
      symbols++;
      /* A byte is whole after symbol 2, 4, 5, 7 and 8 of each group. */
      if (symbols * 5 / 8 > *size)
        bytes[(*size)++] = (guint8) (held >> (symbols * 5 % 8));
    }

  if (padding > 0 && (padding > 6 || (symbols + padding) % 8 != 0))
    return FALSE;

  return symbols % 8 != 1 && symbols % 8 != 3 && symbols % 8 != 6;
}

VstSecret *
vst_base32_decode (const char *text)
{
  g_autofree guint8 *bytes = NULL;
  VstSecret *decoded = NULL;
  gsize room;
  gsize size;

  g_return_val_if_fail (text != NULL, NULL);

  room = strlen (text) / 8 * 5 + 5;
  bytes = g_malloc (room);
  if (decode_into (text, bytes, &size))
    decoded = vst_secret_new (bytes, size);
  vst_wipe (bytes, room);

  return decoded;
}
