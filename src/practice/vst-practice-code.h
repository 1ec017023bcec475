#pragma once

#include "practice/vst-practice-user.h"

G_BEGIN_DECLS

/* Codes that are sent to a user, and how often a user may try. */

/* A new code of @digits digits for @purpose, good for @lifetime seconds. Older ones are superseded.
 */
char *vst_practice_code_issue (VstPracticeStore *store,
                               const VstPracticeUser *user,
                               const char *purpose,
                               guint digits,
                               gint64 lifetime,
                               gint64 now);

/* Checks @code. Fails with ExpiredCode (late, superseded or never asked for) or CodeMismatch. */
gboolean vst_practice_code_check (VstPracticeStore *store,
                                  const VstPracticeUser *user,
                                  const char *purpose,
                                  const char *code,
                                  gint64 now,
                                  GError **error);
/* For a code that was right and of use: none for @purpose is good any more. */
void vst_practice_code_use_up (VstPracticeStore *store,
                               const VstPracticeUser *user,
                               const char *purpose);

/* Counts one try of @kind; fails with LimitExceeded after @limit tries within an hour. */
gboolean vst_practice_attempt (VstPracticeStore *store,
                               const VstPracticeUser *user,
                               const char *kind,
                               gint64 limit,
                               gint64 now,
                               GError **error);

G_END_DECLS
