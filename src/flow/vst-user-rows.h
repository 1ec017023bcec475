#pragma once

#include "cognito/vst-cognito-types.h"

G_BEGIN_DECLS

/* One user as a row shows it. The strings are borrowed. */
typedef struct
{
  const char *user_name;
  const char *status; /* may be %NULL */
  const char *email;  /* may be %NULL */
  gint64 created_at;
  gboolean enabled;
} VstUserRow;

/* What a row shows of @user: its strings are those of @user. */
VstUserRow vst_user_row_of (const VstCognitoUser *user);

/*
 * Very many users in little memory: some hundred bytes each, and never over 1 KiB, for texts
 * that no real user has are cut. The memory of removed ones comes back with the last.
 */
typedef struct _VstUserRows VstUserRows;

VstUserRows *vst_user_rows_new (void);
void vst_user_rows_free (VstUserRows *self);

guint vst_user_rows_get_size (const VstUserRows *self);
/* Good until the next change; its strings are, and stay at their place, until the rows go. */
const VstUserRow *vst_user_rows_get (const VstUserRows *self, guint position);
/* Copies. */
void vst_user_rows_add (VstUserRows *self, const VstUserRow *row);
gboolean vst_user_rows_find (const VstUserRows *self, const char *user_name, guint *position);
void vst_user_rows_remove (VstUserRows *self, guint position);

G_END_DECLS
