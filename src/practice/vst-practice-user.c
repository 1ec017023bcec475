#include "practice/vst-practice-user.h"

#include "crypto/vst-random.h"
#include "practice/vst-practice-json.h"

VstPracticeUser *
vst_practice_user_new (const char *pool, const char *name, gint64 now)
{
  VstPracticeUser *self = g_new0 (VstPracticeUser, 1);

  self->pool = g_strdup (pool);
  self->name = g_strdup (name);
  self->sub = vst_random_uuid ();
  self->status = g_strdup ("UNCONFIRMED");
  self->enabled = TRUE;
  self->created = self->modified = now;
  self->totp_step = -1;
  return self;
}

VstPracticeUser *
vst_practice_user_read (VstPracticeQuery *query)
{
  VstPracticeUser *self = g_new0 (VstPracticeUser, 1);
  int column = 0;

  self->id = vst_practice_query_get_int (query, column++);
  self->pool = vst_practice_query_dup_text (query, column++);
  self->name = vst_practice_query_dup_text (query, column++);
  self->sub = vst_practice_query_dup_text (query, column++);
  self->status = vst_practice_query_dup_text (query, column++);
  self->enabled = vst_practice_query_get_int (query, column++) != 0;
  self->created = vst_practice_query_get_int (query, column++);
  self->modified = vst_practice_query_get_int (query, column++);
  self->password_salt = vst_practice_query_dup_bytes (query, column++);
  self->password_hash = vst_practice_query_dup_bytes (query, column++);
  self->password_rounds = vst_practice_query_get_int (query, column++);
  self->failures = vst_practice_query_get_int (query, column++);
  self->failed_at = vst_practice_query_get_int (query, column++);
  self->totp_pending = vst_practice_query_dup_secret (query, column++);
  self->totp_key = vst_practice_query_dup_secret (query, column++);
  self->totp_step = vst_practice_query_get_int (query, column++);
  self->totp_name = vst_practice_query_dup_text (query, column++);
  self->mfa_preferred = vst_practice_query_dup_text (query, column++);
  self->srp_salt = vst_practice_query_dup_text (query, column++);
  self->srp_verifier = vst_practice_query_dup_secret (query, column++);
  self->password_set = vst_practice_query_get_int (query, column++);
  self->mfa_totp = vst_practice_query_get_int (query, column++) != 0;
  self->mfa_email = vst_practice_query_get_int (query, column++) != 0;
  self->mfa_sms = vst_practice_query_get_int (query, column++) != 0;
  return self;
}

void
vst_practice_user_free (VstPracticeUser *self)
{
  g_free (self->pool);
  g_free (self->name);
  g_free (self->sub);
  g_free (self->status);
  g_clear_pointer (&self->password_salt, g_bytes_unref);
  g_clear_pointer (&self->password_hash, g_bytes_unref);
  g_clear_pointer (&self->totp_pending, vst_secret_unref);
  g_clear_pointer (&self->totp_key, vst_secret_unref);
  g_free (self->totp_name);
  g_free (self->mfa_preferred);
  g_free (self->srp_salt);
  g_clear_pointer (&self->srp_verifier, vst_secret_unref);
  g_free (self);
}

/* What two names have in common when the pool takes them for the same. */
static char *
name_key (const VstPracticeUserPool *pool, const char *name)
{
  if (vst_practice_user_pool_is_case_sensitive (pool))
    return g_strdup (name);
  return g_utf8_casefold (name, -1);
}

/* An attribute that users of the pool may sign in with. As a mere alias it must be verified. */
static VstPracticeUser *
load_by_alias (VstPracticeStore *store, const VstPracticeUserPool *pool, const char *value)
{
  static const char *const names[] = { "email", "phone_number", "preferred_username" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean as_name =
          vst_practice_json_has_text (pool->settings, "UsernameAttributes", names[i]);
      g_autofree char *verified = g_strconcat (names[i], "_verified", NULL);
      g_auto (VstPracticeQuery) query = { NULL, NULL };

      if (!as_name && !vst_practice_json_has_text (pool->settings, "AliasAttributes", names[i]))
        continue;
      query = vst_practice_store_query (
          store,
          VST_PRACTICE_USER_COLUMNS
          "WHERE pool = ?1 AND id IN (SELECT user FROM attributes WHERE name = ?2"
          " AND value = ?3 COLLATE NOCASE) AND (?4 OR EXISTS (SELECT 1 FROM attributes"
          " WHERE user = users.id AND name = ?5 AND value = 'true'))",
          "sssis", pool->id, names[i], value,
          (gint64) (as_name || g_str_equal (names[i], "preferred_username")), verified);
      if (vst_practice_query_next (&query))
        return vst_practice_user_read (&query);
    }
  return NULL;
}

VstPracticeUser *
vst_practice_user_load (VstPracticeStore *store, const VstPracticeUserPool *pool, const char *name)
{
  g_autofree char *key = name_key (pool, name);
  g_auto (VstPracticeQuery) by_name = vst_practice_store_query (
      store, VST_PRACTICE_USER_COLUMNS "WHERE pool = ? AND name_key = ?", "ss", pool->id, key);
  g_auto (VstPracticeQuery) by_sub = { NULL, NULL };

  if (vst_practice_query_next (&by_name))
    return vst_practice_user_read (&by_name);
  by_sub = vst_practice_store_query (store, VST_PRACTICE_USER_COLUMNS "WHERE pool = ? AND sub = ?",
                                     "ss", pool->id, name);
  if (vst_practice_query_next (&by_sub))
    return vst_practice_user_read (&by_sub);
  return load_by_alias (store, pool, name);
}

VstPracticeUser *
vst_practice_user_load_owner (VstPracticeStore *store,
                              const VstPracticeUser *user,
                              const char *attribute,
                              const char *value)
{
  g_autofree char *verified = g_strconcat (attribute, "_verified", NULL);
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      store,
      VST_PRACTICE_USER_COLUMNS
      "WHERE pool = ?1 AND id != ?2 AND id IN (SELECT user FROM attributes WHERE name = ?3"
      " AND value = ?4 COLLATE NOCASE) AND EXISTS (SELECT 1 FROM attributes"
      " WHERE user = users.id AND name = ?5 AND value = 'true')",
      "sisss", user->pool, user->id, attribute, value, verified);

  return vst_practice_query_next (&query) ? vst_practice_user_read (&query) : NULL;
}

VstPracticeUser *
vst_practice_user_load_by_id (VstPracticeStore *store, gint64 id)
{
  g_auto (VstPracticeQuery) query =
      vst_practice_store_query (store, VST_PRACTICE_USER_COLUMNS "WHERE id = ?", "i", id);

  return vst_practice_query_next (&query) ? vst_practice_user_read (&query) : NULL;
}

void
vst_practice_user_insert (VstPracticeStore *store,
                          const VstPracticeUserPool *pool,
                          VstPracticeUser *self)
{
  g_autofree char *key = name_key (pool, self->name);

  vst_practice_store_run (
      store,
      "INSERT INTO users (pool, name, name_key, sub, status, enabled, created, modified)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      "sssssiii", self->pool, self->name, key, self->sub, self->status, (gint64) self->enabled,
      self->created, self->modified);
  self->id = vst_practice_store_get_last_row (store);
  vst_practice_user_save (store, self, self->modified);
}

void
vst_practice_user_save (VstPracticeStore *store, VstPracticeUser *self, gint64 now)
{
  self->modified = now;
  vst_practice_store_run (
      store,
      "UPDATE users SET status = ?, enabled = ?, modified = ?, password_salt = ?,"
      " password_hash = ?, password_rounds = ?, failures = ?, failed_at = ?, totp_pending = ?,"
      " totp_key = ?, totp_step = ?, totp_name = ?, mfa_preferred = ?, srp_salt = ?,"
      " srp_verifier = ?, password_set = ?, mfa_totp = ?, mfa_email = ?, mfa_sms = ? WHERE id = ?",
      "siibbiiikkissskiiiii", self->status, (gint64) self->enabled, self->modified,
      self->password_salt, self->password_hash, self->password_rounds, self->failures,
      self->failed_at, self->totp_pending, self->totp_key, self->totp_step, self->totp_name,
      self->mfa_preferred, self->srp_salt, self->srp_verifier, self->password_set,
      (gint64) self->mfa_totp, (gint64) self->mfa_email, (gint64) self->mfa_sms, self->id);
}

void
vst_practice_user_delete (VstPracticeStore *store, const VstPracticeUser *self)
{
  vst_practice_store_run (store, "DELETE FROM users WHERE id = ?", "i", self->id);
}

gint64
vst_practice_user_count (VstPracticeStore *store, const char *pool)
{
  g_auto (VstPracticeQuery) query =
      vst_practice_store_query (store, "SELECT count(*) FROM users WHERE pool = ?", "s", pool);

  return vst_practice_query_next (&query) ? vst_practice_query_get_int (&query, 0) : 0;
}

void
vst_practice_user_set_attribute (VstPracticeStore *store,
                                 const VstPracticeUser *self,
                                 const char *name,
                                 const char *value)
{
  vst_practice_store_run (store, "INSERT OR REPLACE INTO attributes VALUES (?, ?, ?)", "iss",
                          self->id, name, value);
}

char *
vst_practice_user_dup_attribute (VstPracticeStore *store,
                                 const VstPracticeUser *self,
                                 const char *name)
{
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      store, "SELECT value FROM attributes WHERE user = ? AND name = ?", "is", self->id, name);

  return vst_practice_query_next (&query) ? vst_practice_query_dup_text (&query, 0) : NULL;
}

JsonArray *
vst_practice_user_list_attributes (VstPracticeStore *store, const VstPracticeUser *self)
{
  JsonArray *array = json_array_new ();
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      store, "SELECT name, value FROM attributes WHERE user = ? ORDER BY name", "i", self->id);

  while (vst_practice_query_next (&query))
    vst_practice_json_add_attribute (array, vst_practice_query_get_text (&query, 0),
                                     vst_practice_query_get_text (&query, 1));
  vst_practice_json_add_attribute (array, "sub", self->sub);
  return array;
}

gboolean
vst_practice_user_is (const VstPracticeUser *self, const char *status)
{
  return g_strcmp0 (self->status, status) == 0;
}

void
vst_practice_user_set_status (VstPracticeUser *self, const char *status)
{
  g_free (self->status);
  self->status = g_strdup (status);
}

gboolean
vst_practice_user_is_called (VstPracticeStore *store,
                             const VstPracticeUser *self,
                             const VstPracticeUserPool *pool,
                             const char *name)
{
  g_autoptr (VstPracticeUser) called = vst_practice_user_load (store, pool, name);

  return called != NULL && called->id == self->id;
}
