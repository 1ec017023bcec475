#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A server on 127.0.0.1 that does to its clients what no HTTP library would: one
 * deed a request, in turn, the last one for ever. Threads of its own; everything
 * here may be called from the test's thread, and what happens there wakes the
 * default main context up.
 */
typedef struct _RawServer RawServer;

typedef enum
{
  RAW_ANSWER,               /* reads a request, sends the bytes, waits for the next one */
  RAW_ANSWER_AND_CLOSE,     /* sends the bytes and closes */
  RAW_ANSWER_AND_HANG,      /* sends the bytes and says nothing more */
  RAW_ANSWER_BYTE_BY_BYTE,  /* sends the bytes one at a time, 20 ms apart */
  RAW_CLOSE_BEFORE_READING, /* closes as soon as there is a connection */
} RawDeed;

typedef struct
{
  RawDeed deed;
  GBytes *bytes; /* may be %NULL */
} RawStep;

/* Takes the bytes of @steps. @certificate, with its key, makes it speak TLS; may be %NULL. */
RawServer *raw_server_new (const RawStep *steps, gsize n_steps, GTlsCertificate *certificate);
void raw_server_free (RawServer *self);

/* "http://127.0.0.1:PORT", or https. */
const char *raw_server_get_endpoint (RawServer *self);
guint16 raw_server_get_port (RawServer *self);

/* Counts so far: connections accepted, connections ended by either side, requests read. */
guint raw_server_count_connections (RawServer *self);
guint raw_server_count_ended (RawServer *self);
guint raw_server_count_requests (RawServer *self);
/* Head and body of request @index. */
char *raw_server_dup_request (RawServer *self, guint index);

/* One answer of AWS: "HTTP/1.1 @status", @headers ("Name: value\r\n…", may be %NULL), @body. */
GBytes *raw_answer (const char *status, const char *headers, const char *body);
GBytes *raw_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)

G_END_DECLS
