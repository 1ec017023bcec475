#include "practice/vst-practice-store-private.h"

#include "practice/vst-practice-pool.h"

/* "VPST": tells our databases from those of other programs. */
#define APPLICATION_ID 0x56505354

/* Each entry leads from the version before it to its own; entries are never changed. */
static const char *const upgrades[] = {
  "CREATE TABLE account (only INTEGER PRIMARY KEY CHECK (only = 1), region TEXT NOT NULL,"
  "  number TEXT NOT NULL, access_key_id TEXT NOT NULL, secret_access_key TEXT NOT NULL,"
  "  marker_key BLOB NOT NULL);"
  "CREATE TABLE pools (id TEXT PRIMARY KEY, name TEXT NOT NULL, settings TEXT NOT NULL,"
  "  created INTEGER NOT NULL, modified INTEGER NOT NULL);"
  "CREATE TABLE clients (id TEXT PRIMARY KEY,"
  "  pool TEXT NOT NULL REFERENCES pools ON DELETE CASCADE, secret TEXT, settings TEXT NOT NULL,"
  "  created INTEGER NOT NULL, modified INTEGER NOT NULL);"
  "CREATE TABLE signing_keys (pool TEXT NOT NULL REFERENCES pools ON DELETE CASCADE,"
  "  use TEXT NOT NULL, kid TEXT NOT NULL, pem TEXT NOT NULL, PRIMARY KEY (pool, use));"
  "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  pool TEXT NOT NULL REFERENCES pools ON DELETE CASCADE, name TEXT NOT NULL,"
  "  name_key TEXT NOT NULL, sub TEXT NOT NULL, status TEXT NOT NULL, enabled INTEGER NOT NULL,"
  "  created INTEGER NOT NULL, modified INTEGER NOT NULL, password_salt BLOB, password_hash BLOB,"
  "  password_rounds INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0,"
  "  failed_at INTEGER NOT NULL DEFAULT 0, totp_pending BLOB, totp_key BLOB,"
  "  totp_step INTEGER NOT NULL DEFAULT -1, totp_name TEXT, mfa_preferred TEXT,"
  "  UNIQUE (pool, name_key), UNIQUE (pool, sub));"
  "CREATE TABLE attributes (user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,"
  "  name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (user, name)) WITHOUT ROWID;"
  "CREATE INDEX attributes_by_value ON attributes (name, value COLLATE NOCASE);"
  "CREATE TABLE codes (id INTEGER PRIMARY KEY,"
  "  user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, purpose TEXT NOT NULL,"
  "  code TEXT NOT NULL, expires INTEGER NOT NULL, superseded INTEGER NOT NULL DEFAULT 0);"
  "CREATE INDEX codes_by_user ON codes (user, purpose);"
  "CREATE TABLE attempts (user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,"
  "  kind TEXT NOT NULL, at INTEGER NOT NULL);"
  "CREATE INDEX attempts_by_user ON attempts (user, kind, at);"
  "CREATE TABLE sessions (hash BLOB PRIMARY KEY,"
  "  pool TEXT NOT NULL REFERENCES pools ON DELETE CASCADE, client TEXT NOT NULL,"
  "  user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, challenge TEXT NOT NULL,"
  "  stage TEXT NOT NULL, expires INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0)"
  "  WITHOUT ROWID;"
  "CREATE INDEX sessions_by_user ON sessions (user);"
  "CREATE INDEX sessions_by_expiry ON sessions (expires);"
  "CREATE TABLE refresh_tokens (hash BLOB PRIMARY KEY,"
  "  pool TEXT NOT NULL REFERENCES pools ON DELETE CASCADE, client TEXT NOT NULL,"
  "  user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, origin_jti TEXT NOT NULL UNIQUE,"
  "  auth_time INTEGER NOT NULL, expires INTEGER NOT NULL, revoked INTEGER NOT NULL DEFAULT 0)"
  "  WITHOUT ROWID;"
  "CREATE INDEX refresh_tokens_by_user ON refresh_tokens (user);"
  "CREATE TABLE mail (id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  pool TEXT NOT NULL REFERENCES pools ON DELETE CASCADE, sent_at INTEGER NOT NULL,"
  "  recipient TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, code TEXT,"
  "  user_name TEXT NOT NULL);",

  /* SRP, trusted devices, refresh tokens that change, several pools. */
  "ALTER TABLE users ADD COLUMN srp_salt TEXT;"
  "ALTER TABLE users ADD COLUMN srp_verifier BLOB;"
  "ALTER TABLE users ADD COLUMN password_set INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE users ADD COLUMN mfa_totp INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE users ADD COLUMN mfa_email INTEGER NOT NULL DEFAULT 0;"
  "UPDATE users SET mfa_totp = 1 WHERE totp_key IS NOT NULL;"
  "CREATE INDEX users_by_pool ON users (pool, id);"
  "CREATE INDEX users_by_name ON users (pool, name);"
  "CREATE INDEX users_by_status ON users (pool, status, id);"
  "ALTER TABLE sessions ADD COLUMN device TEXT;"
  "ALTER TABLE refresh_tokens ADD COLUMN device TEXT;"
  "CREATE TABLE spent_refresh_tokens (hash BLOB PRIMARY KEY,"
  "  origin_jti TEXT NOT NULL REFERENCES refresh_tokens (origin_jti) ON DELETE CASCADE,"
  "  until INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE INDEX spent_refresh_tokens_by_origin ON spent_refresh_tokens (origin_jti);"
  "CREATE TABLE devices (key TEXT PRIMARY KEY, group_key TEXT NOT NULL,"
  "  user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, name TEXT, salt TEXT,"
  "  verifier BLOB, remembered INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL,"
  "  modified INTEGER NOT NULL, authenticated INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE INDEX devices_by_user ON devices (user, key);"
  "CREATE TABLE srp_exchanges (hash BLOB PRIMARY KEY, challenge TEXT NOT NULL,"
  "  client TEXT NOT NULL, user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,"
  "  device TEXT, key BLOB NOT NULL, created INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE INDEX srp_exchanges_by_user ON srp_exchanges (user);"
  "CREATE INDEX srp_exchanges_by_age ON srp_exchanges (created);"
  "ALTER TABLE pools ADD COLUMN kind TEXT;"
  "UPDATE pools SET kind = 'sample-stack', settings = json_set (settings,"
  "  '$.DeviceConfiguration', json ('{\"ChallengeRequiredOnNewDevice\":true,"
  "\"DeviceOnlyRememberedOnUserPrompt\":false}'));",

  /* Codes by text message as a second factor. */
  "ALTER TABLE users ADD COLUMN mfa_sms INTEGER NOT NULL DEFAULT 0;",

  /* Passwords that a pool may keep its users from taking again. */
  "CREATE TABLE old_passwords (id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, salt BLOB NOT NULL,"
  "  hash BLOB NOT NULL, rounds INTEGER NOT NULL);"
  "CREATE INDEX old_passwords_by_user ON old_passwords (user, id);",
};

static gboolean
read_number (sqlite3 *db, const char *sql, gint64 *number)
{
  sqlite3_stmt *statement = NULL;
  gboolean found;

  found = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK
          && sqlite3_step (statement) == SQLITE_ROW;
  if (found)
    *number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return found;
}

static gboolean
apply_upgrade (sqlite3 *db, gsize version)
{
  g_autofree char *marks =
      g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT;",
                       APPLICATION_ID, (int) version + 1);

  if (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK
      && sqlite3_exec (db, upgrades[version], NULL, NULL, NULL) == SQLITE_OK
      && sqlite3_exec (db, marks, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* The version that the database is of, 0 when it is new. */
static gboolean
read_version (sqlite3 *db, const char *path, gint64 *version, GError **error)
{
  gint64 application_id = 0, tables = 0;
  gboolean read = read_number (db, "PRAGMA application_id", &application_id)
                  && read_number (db, "PRAGMA user_version", version)
                  && read_number (db, "SELECT count(*) FROM sqlite_master", &tables);

  if (!read)
    g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_DAMAGED,
                 "The database %s cannot be read: %s", path, sqlite3_errmsg (db));
  else if (tables > 0 && application_id != APPLICATION_ID)
    g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STORE,
                 "%s is a database of another program; it was left as it was", path);
  else if (*version < 0 || *version > (gint64) G_N_ELEMENTS (upgrades))
    g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STORE,
                 "%s was written by a newer version of this program; it was left as it was", path);
  else
    return TRUE;
  return FALSE;
}

gboolean
vst_practice_schema_upgrade (sqlite3 *db, const char *path, GError **error)
{
  gint64 version = 0;

  if (!read_version (db, path, &version, error))
    return FALSE;
  for (gsize i = (gsize) version; i < G_N_ELEMENTS (upgrades); i++)
    if (!apply_upgrade (db, i))
      {
        g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STORE,
                     "The database %s cannot be written: %s", path, sqlite3_errmsg (db));
        return FALSE;
      }
  return TRUE;
}
