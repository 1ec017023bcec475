#pragma once

#include "practice/vst-practice-service.h"
#include "practice/vst-practice-sigv4.h"

G_BEGIN_DECLS

/* What goes back over the wire. */
typedef struct
{
  guint status;
  char *body;            /* JSON */
  const char *fault;     /* the exception's name; %NULL when all went well */
  char *message;         /* its text */
  const char *operation; /* for the log; "-" when it is none of ours */
  char *pool;            /* for the log; may be %NULL */
} VstPracticeReply;

void vst_practice_reply_clear (VstPracticeReply *reply);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VstPracticeReply, vst_practice_reply_clear)

/* Makes @reply one that refuses with @error. */
void vst_practice_reply_refuse (VstPracticeReply *reply, const GError *error);

/*
 * Carries out the call that @request is: form, signature, constraints, rule; one
 * transaction. %FALSE while the keys that it needs are being made: then nothing
 * was done, and it is to be tried again.
 */
gboolean vst_practice_dispatch (VstPracticeService *service,
                                const VstPracticeSignedRequest *request,
                                gint64 now,
                                VstPracticeReply *reply);

G_END_DECLS
