#include "practice/vst-practice-code.h"

#include <string.h>

#include "crypto/vst-digest.h"
#include "practice/vst-practice-fault.h"

#define HOUR (60 * 60)

char *
vst_practice_code_issue (VstPracticeStore *store,
                         const VstPracticeUser *user,
                         const char *purpose,
                         guint digits,
                         gint64 lifetime,
                         gint64 now)
{
  char *code = vst_practice_random_text ("0123456789", digits);

  vst_practice_store_run (store, "UPDATE codes SET superseded = 1 WHERE user = ? AND purpose = ?",
                          "is", user->id, purpose);
  /* The same digits may come again by chance; then they are the new code only. */
  vst_practice_store_run (store, "DELETE FROM codes WHERE user = ? AND purpose = ? AND code = ?",
                          "iss", user->id, purpose, code);
  vst_practice_store_run (store,
                          "INSERT INTO codes (user, purpose, code, expires) VALUES (?, ?, ?, ?)",
                          "issi", user->id, purpose, code, now + lifetime);
  return code;
}

static gboolean
matches (VstPracticeQuery *query, const char *code)
{
  const char *stored = vst_practice_query_get_text (query, 0);

  return strlen (stored) == strlen (code)
         && vst_equal_in_constant_time (stored, code, strlen (code));
}

gboolean
vst_practice_code_check (VstPracticeStore *store,
                         const VstPracticeUser *user,
                         const char *purpose,
                         const char *code,
                         gint64 now,
                         GError **error)
{
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      store, "SELECT code, expires, superseded FROM codes WHERE user = ? AND purpose = ?", "is",
      user->id, purpose);
  gboolean valid = FALSE, known = FALSE, pending = FALSE;

  while (vst_practice_query_next (&query))
    {
      gboolean usable = vst_practice_query_get_int (&query, 1) > now
                        && vst_practice_query_get_int (&query, 2) == 0;
      gboolean same = matches (&query, code);

      valid |= same && usable;
      known |= same;
      pending |= usable;
    }
  if (!valid && (known || !pending))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_EXPIRED_CODE,
                              "Invalid code provided, please request a code again.");
  if (!valid)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_CODE_MISMATCH,
                              "Invalid verification code provided, please try again.");
  return TRUE;
}

void
vst_practice_code_use_up (VstPracticeStore *store, const VstPracticeUser *user, const char *purpose)
{
  vst_practice_store_run (store, "DELETE FROM codes WHERE user = ? AND purpose = ?", "is", user->id,
                          purpose);
}

gboolean
vst_practice_attempt (VstPracticeStore *store,
                      const VstPracticeUser *user,
                      const char *kind,
                      gint64 limit,
                      gint64 now,
                      GError **error)
{
  g_auto (VstPracticeQuery) query = { NULL, NULL };

  vst_practice_store_run (store, "DELETE FROM attempts WHERE user = ? AND kind = ? AND at <= ?",
                          "isi", user->id, kind, now - HOUR);
  query = vst_practice_store_query (
      store, "SELECT count(*) FROM attempts WHERE user = ? AND kind = ?", "is", user->id, kind);
  if (vst_practice_query_next (&query) && vst_practice_query_get_int (&query, 0) >= limit)
    return vst_practice_fail (error, VST_PRACTICE_FAULT_LIMIT_EXCEEDED,
                              "Attempt limit exceeded, please try after some time.");
  vst_practice_query_end (&query);
  vst_practice_store_run (store, "INSERT INTO attempts VALUES (?, ?, ?)", "isi", user->id, kind,
                          now);
  return TRUE;
}
