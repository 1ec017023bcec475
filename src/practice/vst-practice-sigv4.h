#pragma once

#include "crypto/vst-secret.h"

G_BEGIN_DECLS

/*
 * The server's half of AWS Signature Version 4, written from AWS's description
 * ("Create a signed AWS API request") and sharing nothing with the client's signer.
 */

typedef struct
{
  const char *name, *value;
} VstPracticeHeader;

/* A request as it came in. */
typedef struct
{
  const char *method;
  const char *path;  /* as sent, percent-encoded; "" is "/" */
  const char *query; /* as sent, without "?"; may be %NULL */
  const VstPracticeHeader *headers;
  gsize n_headers;
  const void *body;
  gsize body_size;
} VstPracticeSignedRequest;

/* Whom and what it must be signed by, at what time (seconds). */
typedef struct
{
  const char *region;
  const char *service;
  const char *access_key_id;
  const VstSecret *secret_access_key;
  const char *session_token; /* %NULL: a lasting key, that comes without one */
  gint64 now;
} VstPracticeSigner;

/* Fails with the %VST_PRACTICE_FAULT and the words that AWS uses. */
gboolean vst_practice_sigv4_check (const VstPracticeSignedRequest *request,
                                   const VstPracticeSigner *signer,
                                   GError **error);

G_END_DECLS
