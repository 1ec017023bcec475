#include "crypto/vst-srp-claim.h"

#include <string.h>

#include "crypto/vst-digest.h"

static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

char *
vst_srp_claim_sign (const VstSecret *key,
                    const char *realm,
                    const char *user,
                    GBytes *secret_block,
                    const char *timestamp)
{
  g_autoptr (GByteArray) message = NULL;
  guint8 mac[VST_SHA256_SIZE];

  g_return_val_if_fail (key != NULL && realm != NULL && user != NULL, NULL);
  g_return_val_if_fail (secret_block != NULL && timestamp != NULL, NULL);

  message = g_byte_array_new ();
  g_byte_array_append (message, (const guint8 *) realm, (guint) strlen (realm));
  g_byte_array_append (message, (const guint8 *) user, (guint) strlen (user));
  g_byte_array_append (message, g_bytes_get_data (secret_block, NULL),
                       (guint) g_bytes_get_size (secret_block));
  g_byte_array_append (message, (const guint8 *) timestamp, (guint) strlen (timestamp));
  vst_hmac_sha256 (vst_secret_get_data (key), vst_secret_get_size (key), message->data,
                   message->len, mac);

  return g_base64_encode (mac, sizeof mac);
}

static char *
format_time (GDateTime *time)
{
  return g_strdup_printf (
      "%s %s %d %02d:%02d:%02d UTC %d", days[g_date_time_get_day_of_week (time) - 1],
      months[g_date_time_get_month (time) - 1], g_date_time_get_day_of_month (time),
      g_date_time_get_hour (time), g_date_time_get_minute (time), g_date_time_get_second (time),
      g_date_time_get_year (time));
}

char *
vst_srp_claim_format_time (gint64 unix_time)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_time);

  g_return_val_if_fail (time != NULL, NULL);

  return format_time (time);
}

static int
read_number (const char *text)
{
  guint64 value = 0;

  return g_ascii_string_to_unsigned (text, 10, 0, 9999, &value, NULL) ? (int) value : -1;
}

/* 1 to 12; 0: no such month. */
static int
read_month (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      if (g_str_equal (text, months[i]))
        return (int) i + 1;
    }

  return 0;
}

gboolean
vst_srp_claim_parse_time (const char *timestamp, gint64 *unix_time)
{
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) clock = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *again = NULL;

  g_return_val_if_fail (timestamp != NULL, FALSE);

  words = g_strsplit (timestamp, " ", 7);
  if (g_strv_length (words) != 6)
    return FALSE;
  clock = g_strsplit (words[3], ":", 4);
  if (g_strv_length (clock) != 3)
    return FALSE;

  time =
      g_date_time_new_utc (read_number (words[5]), read_month (words[1]), read_number (words[2]),
                           read_number (clock[0]), read_number (clock[1]), read_number (clock[2]));
  if (time == NULL)
    return FALSE;

  /* Week day, zone and every blank and zero are right if it is written the same again. */
  again = format_time (time);
  if (!g_str_equal (again, timestamp))
    return FALSE;

  *unix_time = g_date_time_to_unix (time);

  return TRUE;
}
