#pragma once

#include "practice/vst-practice-service.h"

G_BEGIN_DECLS

/*
 * The documents that a pool publishes under its ID: the JWK set and the OpenID
 * configuration. %NULL when @path names none of them, or with @pending set when
 * the keys are still being made. @endpoint is where they are served.
 */
char *vst_practice_document_make (VstPracticeService *service,
                                  const char *endpoint,
                                  const char *path,
                                  gboolean *pending);

G_END_DECLS
