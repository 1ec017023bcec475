#include "practice/vst-practice-json-scan.h"

#include <string.h>

#define MAX_STACK 64

typedef struct
{
  const char *at, *end;
  guint depth, max_depth;
  char stack[MAX_STACK]; /* the bracket that closes each open level */
} Scanner;

static void
skip_blanks (Scanner *scanner)
{
  while (scanner->at < scanner->end && strchr (" \t\r\n", *scanner->at) != NULL
         && *scanner->at != '\0')
    scanner->at++;
}

static gboolean
take (Scanner *scanner, char expected)
{
  if (scanner->at == scanner->end || *scanner->at != expected)
    return FALSE;
  scanner->at++;
  return TRUE;
}

static gboolean
take_literal (Scanner *scanner, const char *literal)
{
  gsize size = strlen (literal);

  if ((gsize) (scanner->end - scanner->at) < size || memcmp (scanner->at, literal, size) != 0)
    return FALSE;
  scanner->at += size;
  return TRUE;
}

static gboolean
take_digits (Scanner *scanner)
{
  const char *start = scanner->at;

  while (scanner->at < scanner->end && g_ascii_isdigit (*scanner->at))
    scanner->at++;
  return scanner->at > start;
}

static gboolean
take_number (Scanner *scanner)
{
  take (scanner, '-');
  if (!take (scanner, '0') && !take_digits (scanner))
    return FALSE;
  if (take (scanner, '.') && !take_digits (scanner))
    return FALSE;
  if (take (scanner, 'e') || take (scanner, 'E'))
    {
      if (!take (scanner, '+'))
        take (scanner, '-');
      return take_digits (scanner);
    }
  return TRUE;
}

/* Four hexadecimal digits; -1 if they are not there. */
static int
take_unit (Scanner *scanner)
{
  int unit = 0;

  if (scanner->end - scanner->at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*scanner->at++);
      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit;
}

static gboolean
take_escape (Scanner *scanner)
{
  int unit;

  if (scanner->at == scanner->end)
    return FALSE;
  if (*scanner->at != 'u')
    return memchr ("\"\\/bfnrt", *scanner->at++, 8) != NULL;

  scanner->at++;
  unit = take_unit (scanner);
  if (unit <= 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
    return FALSE;
  if (unit < 0xD800 || unit > 0xDBFF)
    return TRUE;
  if (!take_literal (scanner, "\\u"))
    return FALSE;
  unit = take_unit (scanner);
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

static gboolean
take_string (Scanner *scanner)
{
  if (!take (scanner, '"'))
    return FALSE;
  while (scanner->at < scanner->end)
    {
      guchar c = (guchar) *scanner->at++;

      if (c == '"')
        return TRUE;
      if (c < 0x20 || (c == '\\' && !take_escape (scanner)))
        return FALSE;
    }
  return FALSE;
}

/* Takes a key up to and with its colon. */
static gboolean
take_key (Scanner *scanner)
{
  skip_blanks (scanner);
  if (!take_string (scanner))
    return FALSE;
  skip_blanks (scanner);
  return take (scanner, ':');
}

/* Opens a level. An empty one is closed at once, and then @complete is set. */
static gboolean
open_level (Scanner *scanner, char closing, gboolean *complete)
{
  if (scanner->depth == scanner->max_depth)
    return FALSE;
  scanner->at++;
  skip_blanks (scanner);
  *complete = take (scanner, closing);
  if (*complete)
    return TRUE;
  scanner->stack[scanner->depth++] = closing;
  return closing == ']' || take_key (scanner);
}

/* Takes a plain value, or the start of one that holds others. */
static gboolean
take_value (Scanner *scanner, gboolean *complete)
{
  *complete = TRUE;
  skip_blanks (scanner);
  if (scanner->at == scanner->end)
    return FALSE;
  switch (*scanner->at)
    {
    case '{':
      return open_level (scanner, '}', complete);
    case '[':
      return open_level (scanner, ']', complete);
    case '"':
      return take_string (scanner);
    case 't':
      return take_literal (scanner, "true");
    case 'f':
      return take_literal (scanner, "false");
    case 'n':
      return take_literal (scanner, "null");
    default:
      return take_number (scanner);
    }
}

/* After a value: closes levels until another value must follow, or all is done. */
static gboolean
close_levels (Scanner *scanner)
{
  while (scanner->depth > 0)
    {
      char closing = scanner->stack[scanner->depth - 1];

      skip_blanks (scanner);
      if (take (scanner, ','))
        return closing == ']' || take_key (scanner);
      if (!take (scanner, closing))
        return FALSE;
      scanner->depth--;
    }
  return TRUE;
}

gboolean
vst_practice_json_scan (const char *text, gsize size, guint max_depth)
{
  Scanner scanner = { .at = text, .end = text + size, .max_depth = MIN (max_depth, MAX_STACK) };

  if (size == 0 || !g_utf8_validate_len (text, size, NULL))
    return FALSE;
  do
    {
      gboolean complete;

      if (!take_value (&scanner, &complete) || (complete && !close_levels (&scanner)))
        return FALSE;
    }
  while (scanner.depth > 0);

  skip_blanks (&scanner);
  return scanner.at == scanner.end;
}
