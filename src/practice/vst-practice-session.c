#include "practice/vst-practice-session.h"

#include <string.h>

#include "crypto/vst-digest.h"
#include "crypto/vst-jws.h"
#include "crypto/vst-random.h"
#include "practice/vst-practice-fault.h"

/* Real sessions are about this long (1,500 characters). */
#define SESSION_BYTES 1128
/* Spent sessions are remembered this long, so that each is refused for the right reason. */
#define MEMORY (60 * 60)

GBytes *
vst_practice_hash_text (const char *text)
{
  guint8 digest[VST_SHA256_SIZE];

  vst_sha256 (text, strlen (text), digest);
  return g_bytes_new (digest, sizeof digest);
}

char *
vst_practice_random_base64url (gsize size)
{
  g_autofree guint8 *bytes = g_malloc (size);

  vst_random_bytes (bytes, size);
  return vst_base64url_encode (bytes, size);
}

char *
vst_practice_session_issue (VstPracticeStore *store,
                            const VstPracticeUser *user,
                            const char *client,
                            const char *challenge,
                            const char *stage,
                            const char *device,
                            gint64 now,
                            gint64 expires)
{
  g_auto (VstWipedText) random = vst_practice_random_base64url (SESSION_BYTES);
  g_auto (VstWipedText) text = g_strconcat (VST_PRACTICE_SESSION_PREFIX, random, NULL);
  g_autoptr (GBytes) hash = vst_practice_hash_text (text);

  vst_practice_store_run (store, "DELETE FROM sessions WHERE expires < ?", "i", now - MEMORY);
  vst_practice_store_run (store, "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
                          "bssissis", hash, user->pool, client, user->id, challenge, stage, expires,
                          device);
  return g_steal_pointer (&text);
}

#define SESSION_COLUMNS                                                                            \
  "SELECT hash, pool, client, user, challenge, stage, expires, used, device FROM sessions "

static VstPracticeSession *
read_session (VstPracticeQuery *query)
{
  VstPracticeSession *self = g_new0 (VstPracticeSession, 1);

  self->hash = vst_practice_query_dup_bytes (query, 0);
  self->pool = vst_practice_query_dup_text (query, 1);
  self->client = vst_practice_query_dup_text (query, 2);
  self->user = vst_practice_query_get_int (query, 3);
  self->challenge = vst_practice_query_dup_text (query, 4);
  self->stage = vst_practice_query_dup_text (query, 5);
  self->device = vst_practice_query_dup_text (query, 8);
  return self;
}

VstPracticeSession *
vst_practice_session_load (VstPracticeStore *store, const char *text, gint64 now, GError **error)
{
  g_autoptr (GBytes) hash = vst_practice_hash_text (text);
  g_auto (VstPracticeQuery) query =
      vst_practice_store_query (store, SESSION_COLUMNS "WHERE hash = ?", "b", hash);
  const char *problem = NULL;

  if (!vst_practice_query_next (&query))
    problem = "Invalid session for the user.";
  else if (vst_practice_query_get_int (&query, 6) <= now)
    problem = "Invalid session for the user, session is expired.";
  else if (vst_practice_query_get_int (&query, 7) != 0)
    problem = "Invalid session for the user, session can only be used once.";
  if (problem != NULL)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_NOT_AUTHORIZED, "%s", problem);
      return NULL;
    }

  return read_session (&query);
}

VstPracticeSession *
vst_practice_session_load_newest (VstPracticeStore *store,
                                  const VstPracticeUser *user,
                                  const char *client,
                                  const char *challenge,
                                  const char *device,
                                  gint64 now)
{
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      store,
      SESSION_COLUMNS "WHERE user = ? AND client = ? AND challenge = ? AND device = ?"
                      " AND used = 0 AND expires > ? ORDER BY expires DESC LIMIT 1",
      "isssi", user->id, client, challenge, device, now);

  return vst_practice_query_next (&query) ? read_session (&query) : NULL;
}

void
vst_practice_session_use (VstPracticeStore *store, const VstPracticeSession *self)
{
  vst_practice_store_run (store, "UPDATE sessions SET used = 1 WHERE hash = ?", "b", self->hash);
}

void
vst_practice_session_free (VstPracticeSession *self)
{
  g_bytes_unref (self->hash);
  g_free (self->pool);
  g_free (self->client);
  g_free (self->challenge);
  g_free (self->stage);
  g_free (self->device);
  g_free (self);
}
