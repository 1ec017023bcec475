#pragma once

#include "practice/vst-practice-store.h"

G_BEGIN_DECLS

/* Brings the schema of an open database up to date. @path is for messages. */
gboolean vst_practice_schema_upgrade (sqlite3 *db, const char *path, GError **error);

G_END_DECLS
