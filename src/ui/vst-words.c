#include "ui/vst-words.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

char *
vst_words_fill (const char *words, const char *detail)
{
  g_auto (GStrv) parts = g_strsplit (words, "%s", -1);

  return g_strjoinv (detail != NULL && detail[0] != '\0' ? detail : "…", parts);
}

char *
vst_words_clip (const char *text, gsize most)
{
  if (g_utf8_strlen (text, -1) <= (glong) most)
    return g_strdup (text);

  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, (glong) most) - text),
                          text);
}

/* A mark of the paragraph's direction, and the value by itself (UAX #9: RLM, FSI, PDI). */
#define FROM_THE_RIGHT "\u200f\u2068%s\u2069"

char *
vst_words_lines (const char *words, const char *value)
{
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    return g_strdup_printf ("%s\n" FROM_THE_RIGHT, words, value);
  return g_strdup_printf ("%s\n%s", words, value);
}

const char *
vst_words_stage (VstStage stage)
{
  switch (stage)
    {
    case VST_STAGE_SIGN_UP:
      /* Translators: the five steps of the row under the header bar; keep them short. */
      return C_ ("step", "Sign Up");
    case VST_STAGE_CONFIRM:
      return C_ ("step", "Confirm");
    case VST_STAGE_PAIR:
      return C_ ("step", "Pair");
    case VST_STAGE_LOG_IN:
      return C_ ("step", "Log In");
    case VST_STAGE_DONE:
      return C_ ("step", "Done");
    }
  return "";
}

const char *
vst_words_busy (VstBusy busy)
{
  switch (busy)
    {
    case VST_BUSY_NONE:
      return "";
    case VST_BUSY_OPENING:
      /* Translators: these stand beside a spinner. */
      return _ ("Opening the pool…");
    case VST_BUSY_SIGNING_UP:
      return _ ("Signing up…");
    case VST_BUSY_ASKING:
      return _ ("Asking about the user…");
    case VST_BUSY_CONFIRMING:
      return _ ("Confirming…");
    case VST_BUSY_SENDING_CODE:
      return _ ("Sending a new code…");
    case VST_BUSY_LOGGING_IN:
      return _ ("Logging in…");
    case VST_BUSY_PREPARING:
      return _ ("Getting a key…");
    case VST_BUSY_VERIFYING:
      return _ ("Verifying…");
    case VST_BUSY_CHECKING:
      return _ ("Checking the code…");
    case VST_BUSY_DELETING:
      return _ ("Deleting the user…");
    case VST_BUSY_ANSWERING:
      return _ ("Sending the answer…");
    case VST_BUSY_SENDING_RESET:
      return _ ("Sending a code…");
    case VST_BUSY_RESETTING:
      return _ ("Setting the new password…");
    case VST_BUSY_TRUSTING:
      return _ ("Telling the pool about this device…");
    case VST_BUSY_REFRESHING:
      return _ ("Refreshing the tokens…");
    case VST_BUSY_LOGGING_OUT:
      return _ ("Logging out…");
    case VST_BUSY_CHANGING:
      return _ ("Making the change…");
    }
  return "";
}

const char *
vst_words_notice (VstNotice notice)
{
  switch (notice)
    {
    case VST_NOTICE_NONE:
      return "";
    case VST_NOTICE_ADMIN_NOT_PERMITTED:
      return _ ("The AWS credentials may not do an administrator’s login, so the password login "
                "is used.");
    case VST_NOTICE_ADMIN_KEYS_REFUSED:
      return _ ("AWS doesn’t know the credentials, or they have expired, so the password login "
                "is used.");
    case VST_NOTICE_ADMIN_OTHER_ACCOUNT:
      return _ ("The AWS credentials belong to an account without this pool, so the password login "
                "is used.");
    case VST_NOTICE_KEYS_UNREADABLE:
      return _ ("The AWS credentials can’t be read, so this walk goes on without them.");
    case VST_NOTICE_SESSION_RENEWED:
      return _ ("The session had ended, so you were logged in anew. Type the next code.");
    case VST_NOTICE_CODE_SENT:
      return _ ("A new code is on its way. Older codes no longer work.");
    case VST_NOTICE_USER_DELETED:
      return _ ("The user has been deleted.");
    case VST_NOTICE_DEVICE_FORGOTTEN:
      return _ (
          "The pool no longer knows this computer, so its secret is dropped and a code is needed "
          "again.");
    case VST_NOTICE_PASSWORD_CHANGED:
      return _ ("The password has been changed.");
    case VST_NOTICE_REFRESHED:
      return _ ("The tokens have been refreshed: the ones below are new.");
    case VST_NOTICE_LOGGED_OUT:
      return _ ("You are logged out. These tokens no longer work.");
    case VST_NOTICE_LOGGED_OUT_EVERYWHERE:
      return _ ("You are logged out everywhere. These tokens no longer work.");
    case VST_NOTICE_SRP_DISABLED:
      return _ ("The app client doesn’t allow Secure Remote Password (ALLOW_USER_SRP_AUTH), so the "
                "password login is used.");
    case VST_NOTICE_BY_CHOICE:
      return _ ("The app client allows no login by password alone, so the login by choice "
                "(ALLOW_USER_AUTH) is used.");
    case VST_NOTICE_BY_CUSTOM:
      return _ ("The app client allows no login by password, so the pool’s own login "
                "(ALLOW_CUSTOM_AUTH) is used: it asks what it likes.");
    case VST_NOTICE_MFA_CHANGED:
      return _ ("The second factors have been changed. They count from the next login on.");
    }
  return "";
}

const char *
vst_words_token_kind (VstTokenKind kind)
{
  switch (kind)
    {
    case VST_TOKEN_KIND_ID:
      return _ ("ID Token");
    case VST_TOKEN_KIND_ACCESS:
      return _ ("Access Token");
    case VST_TOKEN_KIND_REFRESH:
      return _ ("Refresh Token");
    }
  return "";
}

char *
vst_words_time_left (gint64 seconds)
{
  gint64 left = MAX (seconds, 0);
  int hours = (int) (left / HOUR);
  int minutes = (int) (left % HOUR / MINUTE);

  if (hours > 0)
    return g_strdup_printf ("%d:%02d:%02d", hours, minutes, (int) (left % MINUTE));
  return g_strdup_printf ("%d:%02d", minutes, (int) (left % MINUTE));
}

char *
vst_words_duration (gint64 seconds)
{
  gint64 length = MAX (seconds, 0);

  if (length > 0 && length % DAY == 0)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) (length / DAY)),
                            (int) (length / DAY));
  if (length > 0 && length % HOUR == 0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) (length / HOUR)),
                            (int) (length / HOUR));
  if (length > 0 && length % MINUTE == 0)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) (length / MINUTE)),
                            (int) (length / MINUTE));
  return g_strdup_printf (ngettext ("%d second", "%d seconds", (gulong) length), (int) length);
}

static char *
format_time (gint64 at, const char *format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* A number from outside may lie beyond the calendar. */
  if (local == NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, at);
  return g_date_time_format (local, format);
}

char *
vst_words_date (gint64 at)
{
  return format_time (at, "%x");
}

char *
vst_words_date_time (gint64 at)
{
  return format_time (at, "%c");
}

char *
vst_words_clock (gint64 at)
{
  return format_time (at, "%X");
}
