#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/**
 * VstPracticeStore:
 *
 * One SQLite database, owned by one thread. Each call of the service is one
 * transaction in it; what is committed survives a kill and a power failure (WAL,
 * synchronous FULL). A statement that fails does not report itself: the failure is
 * remembered and the commit at the end refuses, so that no rule has to ask.
 */
typedef struct _VstPracticeStore VstPracticeStore;

/*
 * Opens or makes the database (0600) at @path, %NULL for one in memory, and keeps
 * every other program out of it. Fails with %VST_PRACTICE_ERROR; a file that is
 * damaged, foreign or of a newer version is left as it was.
 */
VstPracticeStore *vst_practice_store_open (const char *path, GError **error);
void vst_practice_store_close (VstPracticeStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeStore, vst_practice_store_close)

void vst_practice_store_begin (VstPracticeStore *self);
/* %FALSE if anything since the beginning failed; then all of it is undone. */
gboolean vst_practice_store_commit (VstPracticeStore *self);
void vst_practice_store_rollback (VstPracticeStore *self);

/*
 * Values are bound in order, one for each letter of @types: "s" a text or %NULL,
 * "i" a gint64 (give it that type), "b" a GBytes or %NULL, "k" a VstSecret or %NULL.
 */
void vst_practice_store_run (VstPracticeStore *self, const char *sql, const char *types, ...);
gint64 vst_practice_store_get_last_row (VstPracticeStore *self);

/* A running query. The statement goes back to the store when the query ends. */
typedef struct
{
  VstPracticeStore *store;
  sqlite3_stmt *statement;
} VstPracticeQuery;

VstPracticeQuery
vst_practice_store_query (VstPracticeStore *self, const char *sql, const char *types, ...);
gboolean vst_practice_query_next (VstPracticeQuery *query);
void vst_practice_query_end (VstPracticeQuery *query);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VstPracticeQuery, vst_practice_query_end)

/* Column values of the present row. Texts are borrowed until the next step; "" for NULL. */
const char *vst_practice_query_get_text (VstPracticeQuery *query, int column);
char *vst_practice_query_dup_text (VstPracticeQuery *query, int column); /* NULL stays NULL */
gint64 vst_practice_query_get_int (VstPracticeQuery *query, int column);
GBytes *vst_practice_query_dup_bytes (VstPracticeQuery *query, int column);
VstSecret *vst_practice_query_dup_secret (VstPracticeQuery *query, int column);

G_END_DECLS
