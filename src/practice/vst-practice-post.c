#define G_LOG_DOMAIN "vestibule-practice"

#include "practice/vst-practice-post.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Older messages leave the store; files stay. */
#define KEPT_MESSAGES 1000

/* A copy of what a VstPracticeMail borrows. */
typedef struct
{
  VstPracticeMail mail;
  char *texts[5];
} Letter;

struct _VstPracticePost
{
  VstPracticeStore *store;
  char *folder;
  guint last_file; /* number of the newest file in the folder */
  VstPracticeMailFunc func;
  gpointer func_data;
  GPtrArray *outbox;
};

static void
letter_free (Letter *letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letter->texts); i++)
    g_free (letter->texts[i]);
  g_free (letter);
}

static Letter *
letter_new (const VstPracticeMail *mail)
{
  Letter *letter = g_new0 (Letter, 1);

  letter->mail = *mail;
  letter->mail.to = letter->texts[0] = g_strdup (mail->to);
  letter->mail.subject = letter->texts[1] = g_strdup (mail->subject);
  letter->mail.body = letter->texts[2] = g_strdup (mail->body);
  letter->mail.code = letter->texts[3] = g_strdup (mail->code);
  letter->mail.user_name = letter->texts[4] = g_strdup (mail->user_name);
  return letter;
}

/* The number that a new file must be above. */
static guint
find_last_file (GDir *folder)
{
  guint last = 0;
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_ascii_isdigit (*name) && g_str_has_suffix (name, ".eml"))
      last = MAX (last, (guint) strtoul (name, NULL, 10));
  return last;
}

static gboolean
open_folder (VstPracticePost *self, const char *folder, GError **error)
{
  g_autoptr (GDir) opened = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0 && g_access (folder, R_OK | W_OK | X_OK) == 0)
    opened = g_dir_open (folder, 0, NULL);
  if (opened == NULL)
    {
      g_set_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_MAIL,
                   "The mail folder %s cannot be written to: %s", folder, g_strerror (errno));
      return FALSE;
    }
  self->folder = g_strdup (folder);
  self->last_file = find_last_file (opened);
  return TRUE;
}

VstPracticePost *
vst_practice_post_new (VstPracticeStore *store,
                       const char *folder,
                       VstPracticeMailFunc func,
                       gpointer func_data,
                       GError **error)
{
  g_autoptr (VstPracticePost) self = g_new0 (VstPracticePost, 1);

  self->store = store;
  self->func = func;
  self->func_data = func_data;
  self->outbox = g_ptr_array_new_with_free_func ((GDestroyNotify) letter_free);
  if (folder != NULL && !open_folder (self, folder, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
vst_practice_post_free (VstPracticePost *self)
{
  g_ptr_array_unref (self->outbox);
  g_free (self->folder);
  g_free (self);
}

void
vst_practice_post_replay (VstPracticePost *self)
{
  g_auto (VstPracticeQuery) query = { NULL, NULL };

  if (self->func == NULL)
    return;
  query = vst_practice_store_query (
      self->store,
      "SELECT id, sent_at, recipient, subject, body, code, user_name FROM mail ORDER BY id", "");
  while (vst_practice_query_next (&query))
    {
      g_autofree char *code = vst_practice_query_dup_text (&query, 5);
      VstPracticeMail mail = {
        .id = vst_practice_query_get_int (&query, 0),
        .sent_at = vst_practice_query_get_int (&query, 1),
        .to = vst_practice_query_get_text (&query, 2),
        .subject = vst_practice_query_get_text (&query, 3),
        .body = vst_practice_query_get_text (&query, 4),
        .code = code,
        .user_name = vst_practice_query_get_text (&query, 6),
      };

      self->func (&mail, self->func_data);
    }
}

void
vst_practice_post_send (VstPracticePost *self, const char *pool, const VstPracticeMail *mail)
{
  Letter *letter = letter_new (mail);

  vst_practice_store_run (self->store,
                          "INSERT INTO mail (pool, sent_at, recipient, subject, body, code,"
                          " user_name) VALUES (?, ?, ?, ?, ?, ?, ?)",
                          "sisssss", pool, mail->sent_at, mail->to, mail->subject, mail->body,
                          mail->code, mail->user_name);
  letter->mail.id = vst_practice_store_get_last_row (self->store);
  vst_practice_store_run (self->store, "DELETE FROM mail WHERE id <= ?", "i",
                          letter->mail.id - KEPT_MESSAGES);
  g_ptr_array_add (self->outbox, letter);
}

/* Whole or not at all: written under another name, then renamed. */
static gboolean
write_file (VstPracticePost *self, const VstPracticeMail *mail, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = vst_practice_mail_format (mail);

  name = g_strdup_printf ("%04u-verification.eml", ++self->last_file);
  path = g_build_filename (self->folder, name, NULL);
  return g_file_set_contents_full (path, text, (gssize) strlen (text),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

gboolean
vst_practice_post_deliver (VstPracticePost *self, GError **error)
{
  gboolean delivered = TRUE;

  for (guint i = 0; i < self->outbox->len; i++)
    {
      Letter *letter = self->outbox->pdata[i];

      if (self->folder != NULL && delivered)
        delivered = write_file (self, &letter->mail, error);
      if (self->func != NULL)
        self->func (&letter->mail, self->func_data);
    }
  g_ptr_array_set_size (self->outbox, 0);
  return delivered;
}

void
vst_practice_post_discard (VstPracticePost *self)
{
  g_ptr_array_set_size (self->outbox, 0);
}
