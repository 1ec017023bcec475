#pragma once

#include <gio/gio.h>

#include "practice/vst-practice-kind.h"
#include "practice/vst-practice-rate.h"
#include "practice/vst-practice-trouble.h"

G_BEGIN_DECLS

/**
 * VstPracticePool:
 *
 * A user pool that behaves like Amazon Cognito's on the wire, served over HTTP
 * on 127.0.0.1 (if not told otherwise) from a thread of its own. Everything but start, stop and the
 * getters happens in that thread.
 */
#define VST_TYPE_PRACTICE_POOL (vst_practice_pool_get_type ())
G_DECLARE_FINAL_TYPE (VstPracticePool, vst_practice_pool, VST, PRACTICE_POOL, GObject)

#define VST_PRACTICE_ERROR (vst_practice_error_quark ())
GQuark vst_practice_error_quark (void);

typedef enum
{
  VST_PRACTICE_ERROR_LISTEN,  /* the port cannot be had */
  VST_PRACTICE_ERROR_STORE,   /* the database cannot be opened, or is not ours */
  VST_PRACTICE_ERROR_DAMAGED, /* the database is damaged; it is left as it was */
  VST_PRACTICE_ERROR_IN_USE,  /* another program serves from the same database */
  VST_PRACTICE_ERROR_STOPPED, /* the pool has ended */
  VST_PRACTICE_ERROR_MAIL,    /* the mail folder cannot be written to */
} VstPracticeError;

/* One message that the pool "sent". Valid during the call only. */
typedef struct
{
  gint64 id;      /* grows with each message, also over restarts */
  gint64 sent_at; /* seconds */
  const char *to;
  const char *subject;
  const char *body; /* plain text */
  const char *code; /* the code in it, or %NULL */
  const char *user_name;
} VstPracticeMail;

/* Called in the pool's thread. */
typedef void (*VstPracticeMailFunc) (const VstPracticeMail *mail, gpointer user_data);
/* Seconds since 1970; called in the pool's thread. */
typedef gint64 (*VstPracticeClockFunc) (gpointer user_data);

typedef struct
{
  const char *address;           /* %NULL: 127.0.0.1 */
  guint16 port;                  /* 0: the kernel chooses */
  const char *database;          /* %NULL: in memory */
  const char *mail_dir;          /* %NULL: no files */
  guint session_seconds;         /* 0: 180 */
  VstPracticeKind kind;          /* what the getters tell of */
  guint users;                   /* so many made-up ones are put into that pool; 0: none */
  VstPracticeMailFunc mail_func; /* %NULL: nobody listens. Told of kept messages too, at start */
  gpointer mail_data;
  GDestroyNotify mail_data_free;
  VstPracticeClockFunc clock_func; /* %NULL: the system's clock */
  gpointer clock_data;
  VstPracticeRates rates;       /* what it lets through; {0}: everything */
  VstPracticeTroubles troubles; /* what it does wrong from the start */
} VstPracticeOptions;

/*
 * Starts the thread and answers when the pool accepts connections. The options
 * are copied. Signing keys are made in the background at a new store's first
 * start; a call that needs them waits.
 */
void vst_practice_pool_start_async (const VstPracticeOptions *options,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
VstPracticePool *vst_practice_pool_start_finish (GAsyncResult *result, GError **error);
/* The same, waiting: for programs and tests that have no main loop yet. */
VstPracticePool *vst_practice_pool_start (const VstPracticeOptions *options, GError **error);

/* Ends the thread and waits for it (milliseconds). Also done by dispose. */
void vst_practice_pool_stop (VstPracticePool *self);

/*
 * The user pool of @kind, which is made when it is asked for first and found again
 * ever after. Fails with %VST_PRACTICE_ERROR. The pool needs a few seconds to make its
 * signing keys; calls that need them wait until then.
 */
void vst_practice_pool_ensure_async (VstPracticePool *self,
                                     VstPracticeKind kind,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
VstPracticeSite *
vst_practice_pool_ensure_finish (VstPracticePool *self, GAsyncResult *result, GError **error);

/* Makes @trouble (0: ends it), before any call that comes later is looked at. */
void vst_practice_pool_set_trouble (VstPracticePool *self, VstPracticeTrouble trouble, int value);

const char *vst_practice_pool_get_endpoint (VstPracticePool *self); /* "http://127.0.0.1:PORT" */
const char *vst_practice_pool_get_region (VstPracticePool *self);
const char *vst_practice_pool_get_user_pool_id (VstPracticePool *self);
const char *vst_practice_pool_get_client_id (VstPracticePool *self);
VstSecret *vst_practice_pool_get_client_secret (VstPracticePool *self); /* %NULL: none */
const char *vst_practice_pool_get_access_key_id (VstPracticePool *self);
VstSecret *vst_practice_pool_get_secret_access_key (VstPracticePool *self);

G_END_DECLS
