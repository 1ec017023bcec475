#pragma once

#include "practice/vst-practice-rules.h"

G_BEGIN_DECLS

/*
 * What a client that hides whether users exist is told of those who do not: answers like
 * those about a real user, that stay the same for one name and lead nowhere.
 */

/* A PASSWORD_VERIFIER's parameters, and the made-up user that they name. */
JsonObject *vst_practice_imitation_begin_srp (VstPracticeCall *call,
                                              const VstPracticePlace *place,
                                              const char *name,
                                              const char *a_public,
                                              char **user_id,
                                              GError **error);

/* An answer that asks for @challenge. Takes over @parameters. */
JsonObject *vst_practice_imitation_answer (VstPracticeCall *call,
                                           const VstPracticePlace *place,
                                           const char *challenge,
                                           const char *name,
                                           JsonObject *parameters);

/* Whether @text is the session of such an answer; @expired tells if it is too late. */
gboolean vst_practice_imitation_is_session (VstPracticeCall *call,
                                            const VstPracticePlace *place,
                                            const char *challenge,
                                            const char *name,
                                            const char *text,
                                            gboolean *expired);

/* Parameters that tell of a code which is never sent. */
JsonObject *vst_practice_imitation_make_delivery (VstPracticeCall *call,
                                                  const VstPracticePlace *place,
                                                  const char *name);

G_END_DECLS
