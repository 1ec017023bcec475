#include <libsoup/soup.h>
#include <string.h>

#include "crypto/vst-random.h"
#include "practice/vst-practice-post.h"

#define SENDER "no-reply@verificationemail.com"
/* Bytes of one encoded word: base64 of it and its frame stay under 75 characters (RFC 2047). */
#define WORD_BYTES 42

static gboolean
is_plain (const char *text, const char *also_allowed)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && strchr (also_allowed, *text) == NULL)
      return FALSE;
  return TRUE;
}

/*
 * @text in a header: as it is when it is plain, otherwise as encoded words of whole
 * characters. No byte of it can end the line.
 */
static void
append_words (GString *out, const char *text, const char *also_allowed)
{
  const char *start = text;

  if (is_plain (text, also_allowed))
    {
      g_string_append (out, text);
      return;
    }
  while (*start != '\0')
    {
      const char *end = start;
      g_autofree char *encoded = NULL;

      while (*end != '\0' && g_utf8_next_char (end) - start <= WORD_BYTES)
        end = g_utf8_next_char (end);
      encoded = g_base64_encode ((const guchar *) start, (gsize) (end - start));
      g_string_append_printf (out, "%s=?UTF-8?B?%s?=", start == text ? "" : "\r\n ", encoded);
      start = end;
    }
}

/* An address that came through the pool's check is plain; anything else is dropped from it. */
static void
append_address (GString *out, const char *address)
{
  for (; *address != '\0'; address++)
    if (g_ascii_isgraph (*address) && strchr ("<>()[],;:\\\"", *address) == NULL)
      g_string_append_c (out, *address);
}

static void
append_date (GString *out, gint64 seconds)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = NULL;

  if (date == NULL)
    return;
  text = soup_date_time_to_string (date, SOUP_DATE_HTTP); /* English in every locale */
  g_string_append_printf (out, "Date: %s\r\n", text);
}

static void
append_body (GString *out, const char *body)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) body, strlen (body));
  gboolean plain = is_plain (body, " .,:;!?'()/-\"@#$%&*+=_") && strlen (body) < 900;

  g_string_append_printf (out,
                          "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                          "Content-Transfer-Encoding: %s\r\n\r\n",
                          plain ? "7bit" : "base64");
  if (plain)
    {
      g_string_append_printf (out, "%s\r\n", body);
      return;
    }
  for (gsize i = 0; i < strlen (encoded); i += 76)
    g_string_append_printf (out, "%.76s\r\n", encoded + i);
}

char *
vst_practice_mail_format (const VstPracticeMail *mail)
{
  GString *out = g_string_new (NULL);
  g_autofree char *uuid = vst_random_uuid ();

  append_date (out, mail->sent_at);
  g_string_append (out, "From: " SENDER "\r\nTo: ");
  append_words (out, mail->user_name, "_-");
  g_string_append (out, " <");
  append_address (out, mail->to);
  if (strchr (mail->to, '@') == NULL)
    g_string_append (out, "@sms.practice.invalid");
  g_string_append (out, ">\r\nSubject: ");
  append_words (out, mail->subject, " .,:!-");
  g_string_append_printf (out, "\r\nMessage-ID: <%" G_GINT64_FORMAT ".%s@practice.invalid>\r\n",
                          mail->id, uuid);
  append_body (out, mail->body);
  return g_string_free (out, FALSE);
}
