#pragma once

#include "practice/vst-practice-connections.h"
#include "practice/vst-practice-pool.h"
#include "practice/vst-practice-service.h"

G_BEGIN_DECLS

/**
 * VstPracticeServer:
 *
 * The HTTP side of the practice pool. Lives in one thread and its thread-default
 * context.
 */
typedef struct _VstPracticeServer VstPracticeServer;

/* Listens on 127.0.0.1 where @address is %NULL. Fails with %VST_PRACTICE_ERROR_LISTEN. @clock may
   be %NULL. */
VstPracticeServer *vst_practice_server_new (VstPracticeService *service,
                                            const char *address,
                                            guint16 port,
                                            const VstPracticeLimits *limits,
                                            VstPracticeClockFunc clock,
                                            gpointer clock_data,
                                            GError **error);
void vst_practice_server_free (VstPracticeServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VstPracticeServer, vst_practice_server_free)

const char *vst_practice_server_get_endpoint (VstPracticeServer *self);
/* Takes up again what waits for keys. */
void vst_practice_server_keys_came (VstPracticeServer *self);

G_END_DECLS
