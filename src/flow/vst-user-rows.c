#include "flow/vst-user-rows.h"

#include <string.h>

/*
 * Bytes. A name is 128 characters at most and is needed whole, to ask for its user; an address
 * has 254 bytes (RFC 5321) and a status some twenty.
 */
#define MAX_EMAIL 256
#define MAX_STATUS 64

/* Bytes of text that are allocated at once. */
#define CHUNK 16384

struct _VstUserRows
{
  GArray *rows;        /* VstUserRow */
  GStringChunk *texts; /* what they borrow */
};

VstUserRow
vst_user_row_of (const VstCognitoUser *user)
{
  VstUserRow row = {
    .user_name = user->user_name,
    .status = user->status,
    .email = vst_attributes_lookup (user->attributes, "email"),
    .created_at = MAX (user->created_at, 0),
    .enabled = user->enabled,
  };

  return row;
}

VstUserRows *
vst_user_rows_new (void)
{
  VstUserRows *self = g_new0 (VstUserRows, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (VstUserRow));
  self->texts = g_string_chunk_new (CHUNK);
  return self;
}

void
vst_user_rows_free (VstUserRows *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  g_string_chunk_free (self->texts);
  g_free (self);
}

guint
vst_user_rows_get_size (const VstUserRows *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

const VstUserRow *
vst_user_rows_get (const VstUserRows *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->rows->len, NULL);

  return &g_array_index (self->rows, VstUserRow, position);
}

/* Where @text, cut to @max bytes, ends: at a character. */
static gssize
cut (const char *text, gsize max)
{
  gsize size = strlen (text);

  if (size <= max)
    return (gssize) size;
  return g_utf8_find_prev_char (text, text + max + 1) - text;
}

void
vst_user_rows_add (VstUserRows *self, const VstUserRow *row)
{
  VstUserRow copy;

  g_return_if_fail (self != NULL && row != NULL && row->user_name != NULL);

  copy = *row;
  copy.user_name = g_string_chunk_insert (self->texts, row->user_name);
  if (row->email != NULL)
    copy.email = g_string_chunk_insert_len (self->texts, row->email, cut (row->email, MAX_EMAIL));
  if (row->status != NULL)
    {
      g_autofree char *status = g_strndup (row->status, (gsize) cut (row->status, MAX_STATUS));

      copy.status = g_string_chunk_insert_const (self->texts, status); /* there are few of them */
    }
  g_array_append_val (self->rows, copy);
}

gboolean
vst_user_rows_find (const VstUserRows *self, const char *user_name, guint *position)
{
  g_return_val_if_fail (self != NULL && user_name != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (g_array_index (self->rows, VstUserRow, i).user_name, user_name) == 0)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

void
vst_user_rows_remove (VstUserRows *self, guint position)
{
  g_return_if_fail (self != NULL && position < self->rows->len);

  g_array_remove_index (self->rows, position);
}
