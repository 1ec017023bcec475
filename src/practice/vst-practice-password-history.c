#include "practice/vst-practice-password-history.h"

#include "practice/vst-practice-fault.h"
#include "practice/vst-practice-json.h"

#define MOST_REMEMBERED 24 /* PasswordHistorySizeType of the service model */

/* Whether @password is among the @most newest that @user had before the present one. */
static gboolean
was_used (VstPracticeStore *store, const VstPracticeUser *user, const char *password, gint64 most)
{
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      store, "SELECT salt, hash, rounds FROM old_passwords WHERE user = ? ORDER BY id DESC LIMIT ?",
      "ii", user->id, most);
  gboolean same = FALSE;

  while (!same && vst_practice_query_next (&query))
    {
      g_autoptr (GBytes) salt = vst_practice_query_dup_bytes (&query, 0);
      g_autoptr (GBytes) hash = vst_practice_query_dup_bytes (&query, 1);

      same = vst_practice_password_matches (password, salt, hash,
                                            vst_practice_query_get_int (&query, 2));
    }
  return same;
}

static void
remember (VstPracticeStore *store, const VstPracticeUser *user)
{
  if (user->password_salt == NULL || user->password_hash == NULL)
    return;
  vst_practice_store_run (
      store, "INSERT INTO old_passwords (user, salt, hash, rounds) VALUES (?, ?, ?, ?)", "ibbi",
      user->id, user->password_salt, user->password_hash, user->password_rounds);
  vst_practice_store_run (store,
                          "DELETE FROM old_passwords WHERE user = ? AND id NOT IN (SELECT id FROM"
                          " old_passwords WHERE user = ? ORDER BY id DESC LIMIT ?)",
                          "iii", user->id, user->id, (gint64) MOST_REMEMBERED);
}

gboolean
vst_practice_password_replace (VstPracticeStore *store,
                               const VstPracticeUserPool *pool,
                               VstPracticeUser *user,
                               const char *password,
                               GError **error)
{
  JsonObject *policy = vst_practice_user_pool_get_password_policy (pool);
  gint64 size = vst_practice_json_get_int (policy, "PasswordHistorySize", 0);

  if (size > 0
      && (vst_practice_user_check_password (user, password)
          || was_used (store, user, password, size - 1)))
    return vst_practice_fail (error, VST_PRACTICE_FAULT_PASSWORD_HISTORY,
                              "Password has previously been used");
  remember (store, user);
  vst_practice_user_set_password (user, password);
  return TRUE;
}
