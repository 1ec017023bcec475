#define G_LOG_DOMAIN "vestibule-practice"

#include "practice/vst-practice-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>

#include "practice/vst-practice-pool.h"

struct _VstPracticeStore
{
  sqlite3 *db;
  GHashTable *statements; /* SQL -> prepared statement */
  gboolean failed;
};

/* The file exists and is private before SQLite writes the first byte. */
static gboolean
prepare_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
      if (fd >= 0)
        return g_close (fd, error);
      if (errno == EEXIST && (g_access (path, R_OK | W_OK) == 0))
        return TRUE;
    }
  g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STORE,
               "The database %s cannot be opened: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
run_script (VstPracticeStore *self, const char *path, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
    g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_IN_USE,
                 "The database %s is in use by another program", path);
  else if (result == SQLITE_CORRUPT || result == SQLITE_NOTADB)
    g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_DAMAGED,
                 "The database %s is damaged or is no database; it was left as it was", path);
  else
    g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STORE,
                 "The database %s cannot be used: %s", path, sqlite3_errmsg (self->db));
  return FALSE;
}

static gboolean
check_integrity (VstPracticeStore *self, const char *path, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean sound;

  sound = sqlite3_prepare_v2 (self->db, "PRAGMA quick_check(1)", -1, &statement, NULL) == SQLITE_OK
          && sqlite3_step (statement) == SQLITE_ROW
          && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  if (!sound)
    g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_DAMAGED,
                 "The database %s is damaged; it was left as it was", path);
  return sound;
}

/*
 * Everything up to the upgrade only reads, and a close may not move the write-ahead
 * log into the file either: whoever is refused finds the file as it was.
 */
static gboolean
take_over (VstPracticeStore *self, const char *path, gboolean in_memory, GError **error)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (!run_script (self, path,
                   "PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = ON;"
                   "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
                   "BEGIN IMMEDIATE; SELECT count(*) FROM sqlite_master; COMMIT;",
                   error)
      || !check_integrity (self, path, error)
      || !vst_practice_schema_upgrade (self->db, path, error))
    return FALSE;
  if (!in_memory)
    g_chmod (path, 0600); /* before the log is made, which takes over the mode */
  if (!run_script (self, path, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", error))
    return FALSE;
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return TRUE;
}

static void
free_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

VstPracticeStore *
vst_practice_store_open (const char *path, GError **error)
{
  g_autoptr (VstPracticeStore) self = g_new0 (VstPracticeStore, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_statement);
  if (path != NULL && !prepare_file (path, error))
    return NULL;
  if (sqlite3_open_v2 (path != NULL ? path : ":memory:", &self->db, flags, NULL) != SQLITE_OK)
    {
      g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_STORE,
                   "The database %s cannot be opened: %s", path != NULL ? path : "in memory",
                   sqlite3_errmsg (self->db));
      return NULL;
    }
  if (!take_over (self, path != NULL ? path : "in memory", path == NULL, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
vst_practice_store_close (VstPracticeStore *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  sqlite3_close (self->db);
  g_free (self);
}

/* Only the text of the statement is logged, never a value. */
static void
note_failure (VstPracticeStore *self, const char *sql)
{
  if (!self->failed)
    g_message ("store: %s in: %s", sqlite3_errmsg (self->db), sql);
  self->failed = TRUE;
}

static sqlite3_stmt *
prepare (VstPracticeStore *self, const char *sql)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;
  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL)
      != SQLITE_OK)
    {
      note_failure (self, sql);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

static void
bind_secret (sqlite3_stmt *statement, int place, VstSecret *secret)
{
  if (secret == NULL)
    sqlite3_bind_null (statement, place);
  else
    sqlite3_bind_blob64 (statement, place, vst_secret_get_data (secret),
                         vst_secret_get_size (secret), SQLITE_STATIC);
}

static void
bind_bytes (sqlite3_stmt *statement, int place, GBytes *bytes)
{
  gsize size = 0;
  const void *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (bytes == NULL)
    sqlite3_bind_null (statement, place);
  else
    sqlite3_bind_blob64 (statement, place, data, size, SQLITE_TRANSIENT);
}

static void
bind_values (sqlite3_stmt *statement, const char *types, va_list args)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 's':
        sqlite3_bind_text (statement, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'i':
        sqlite3_bind_int64 (statement, i + 1, va_arg (args, gint64));
        break;
      case 'b':
        bind_bytes (statement, i + 1, va_arg (args, GBytes *));
        break;
      case 'k':
        bind_secret (statement, i + 1, va_arg (args, VstSecret *));
        break;
      default:
        g_assert_not_reached ();
      }
}

static void
release (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

void
vst_practice_store_run (VstPracticeStore *self, const char *sql, const char *types, ...)
{
  sqlite3_stmt *statement = prepare (self, sql);
  va_list args;

  if (statement == NULL)
    return;
  va_start (args, types);
  bind_values (statement, types, args);
  va_end (args);
  if (sqlite3_step (statement) != SQLITE_DONE)
    note_failure (self, sql);
  release (statement);
}

gint64
vst_practice_store_get_last_row (VstPracticeStore *self)
{
  return sqlite3_last_insert_rowid (self->db);
}

void
vst_practice_store_begin (VstPracticeStore *self)
{
  self->failed = FALSE;
  vst_practice_store_run (self, "BEGIN", "");
}

gboolean
vst_practice_store_commit (VstPracticeStore *self)
{
  if (!self->failed)
    vst_practice_store_run (self, "COMMIT", "");
  if (self->failed)
    vst_practice_store_rollback (self);
  return !self->failed;
}

void
vst_practice_store_rollback (VstPracticeStore *self)
{
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

VstPracticeQuery
vst_practice_store_query (VstPracticeStore *self, const char *sql, const char *types, ...)
{
  VstPracticeQuery query = { self, prepare (self, sql) };
  va_list args;

  va_start (args, types);
  if (query.statement != NULL)
    bind_values (query.statement, types, args);
  va_end (args);
  return query;
}

gboolean
vst_practice_query_next (VstPracticeQuery *query)
{
  int result = query->statement != NULL ? sqlite3_step (query->statement) : SQLITE_DONE;

  if (result != SQLITE_ROW && result != SQLITE_DONE)
    note_failure (query->store, sqlite3_sql (query->statement));
  return result == SQLITE_ROW;
}

void
vst_practice_query_end (VstPracticeQuery *query)
{
  if (query->statement != NULL)
    release (g_steal_pointer (&query->statement));
}

const char *
vst_practice_query_get_text (VstPracticeQuery *query, int column)
{
  const char *text = (const char *) sqlite3_column_text (query->statement, column);

  return text != NULL ? text : "";
}

char *
vst_practice_query_dup_text (VstPracticeQuery *query, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (query->statement, column));
}

gint64
vst_practice_query_get_int (VstPracticeQuery *query, int column)
{
  return sqlite3_column_int64 (query->statement, column);
}

GBytes *
vst_practice_query_dup_bytes (VstPracticeQuery *query, int column)
{
  const void *data = sqlite3_column_blob (query->statement, column);

  return data != NULL ? g_bytes_new (data, (gsize) sqlite3_column_bytes (query->statement, column))
                      : NULL;
}

VstSecret *
vst_practice_query_dup_secret (VstPracticeQuery *query, int column)
{
  const void *data = sqlite3_column_blob (query->statement, column);

  return data != NULL
             ? vst_secret_new (data, (gsize) sqlite3_column_bytes (query->statement, column))
             : NULL;
}
