#pragma once

#include "practice/vst-practice-pool.h"
#include "practice/vst-practice-store.h"

G_BEGIN_DECLS

/**
 * VstPracticePost:
 *
 * The mail that the pools "send": kept in the store, written as one file each to a
 * folder, and told to a listener. A message is taken in with the transaction of the
 * call that sends it, and goes out when that is committed.
 */
typedef struct _VstPracticePost VstPracticePost;

/* Fails with %VST_PRACTICE_ERROR_MAIL when @folder cannot be written to. */
VstPracticePost *vst_practice_post_new (VstPracticeStore *store,
                                        const char *folder,
                                        VstPracticeMailFunc func,
                                        gpointer func_data,
                                        GError **error);
void vst_practice_post_free (VstPracticePost *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticePost, vst_practice_post_free)

/* Tells the listener of every message in the store, oldest first. */
void vst_practice_post_replay (VstPracticePost *self);
/* Takes in one message; its id is given by the post. */
void vst_practice_post_send (VstPracticePost *self, const char *pool, const VstPracticeMail *mail);
/* Lets out what was taken in. Fails if a file could not be written. */
gboolean vst_practice_post_deliver (VstPracticePost *self, GError **error);
/* Forgets what was taken in. */
void vst_practice_post_discard (VstPracticePost *self);

/* The message as a file: RFC 5322 and MIME, CRLF at the ends of lines. */
char *vst_practice_mail_format (const VstPracticeMail *mail);

G_END_DECLS
