#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the pool can be asked to do wrong, so that a client's answer to it can be tested. */
typedef enum
{
  VST_PRACTICE_TROUBLE_LATENCY,         /* milliseconds that each call waits */
  VST_PRACTICE_TROUBLE_THROTTLE,        /* every n-th call: TooManyRequestsException */
  VST_PRACTICE_TROUBLE_ERROR,           /* every n-th call: InternalErrorException, HTTP 500 */
  VST_PRACTICE_TROUBLE_DROP_BEFORE,     /* every n-th: connection closed, the work not done */
  VST_PRACTICE_TROUBLE_DROP_AFTER,      /* every n-th: connection closed, the work done */
  VST_PRACTICE_TROUBLE_TRUNCATE,        /* every n-th answer ends in the middle */
  VST_PRACTICE_TROUBLE_CLOCK,           /* seconds that the clock is fast; below 0: slow */
  VST_PRACTICE_TROUBLE_EXPIRE_SESSIONS, /* 1: no session is good any more */
} VstPracticeTrouble;
#define VST_PRACTICE_N_TROUBLES 8

/*
 * One value each, 0 where all is well, and a count of the calls. The clock is the one
 * in the Date header and that signatures are judged by; tokens and codes keep to the
 * right one.
 */
typedef struct
{
  int values[VST_PRACTICE_N_TROUBLES];
  guint calls;
} VstPracticeTroubles;

/* The name that stands in the command line, such as "drop-before". */
const char *vst_practice_trouble_get_name (VstPracticeTrouble trouble);
/* The values that are possible, beside 0. */
void vst_practice_trouble_get_range (VstPracticeTrouble trouble, int *lowest, int *highest);

/*
 * Reads "NAME" or "NAME=VALUE" into @self. Fails with %G_OPTION_ERROR and words for
 * whoever wrote it; then nothing has changed.
 */
gboolean vst_practice_troubles_parse (VstPracticeTroubles *self, const char *text, GError **error);

/* Counts one call, and gives what hits it: a bit (1 << trouble) for each. */
guint vst_practice_troubles_count (VstPracticeTroubles *self);

G_END_DECLS
