#pragma once

#include "practice/vst-practice-account.h"
#include "practice/vst-practice-fault.h"
#include "practice/vst-practice-json.h"
#include "practice/vst-practice-keys.h"
#include "practice/vst-practice-post.h"
#include "practice/vst-practice-rate.h"
#include "practice/vst-practice-trouble.h"

G_BEGIN_DECLS

/* Everything that the rules of one running pool service work on. One thread's. */
typedef struct
{
  VstPracticeStore *store;
  VstPracticeAccount *account;
  VstPracticeKeys *keys;
  VstPracticePost *post;
  guint session_seconds; /* 0: what the app client says */
  VstPracticeRates rates;
  VstPracticeTroubles troubles;
} VstPracticeService;

/* One call of one operation. */
typedef struct
{
  VstPracticeService *service;
  VstPracticeStore *store; /* the service's */
  JsonObject *input;       /* checked against the model */
  gint64 now;              /* seconds; the same throughout the call */
  char *pool;              /* for the log: the pool it was about, once that is known */
} VstPracticeCall;

/*
 * The rule of an operation: its answer, or %NULL and a %VST_PRACTICE_FAULT. What it
 * wrote until then is kept even when it fails (a wrong try is counted), unless the
 * fault is INTERNAL or KEYS_PENDING. So all checks come before the first write.
 */
typedef JsonObject *(*VstPracticeRule) (VstPracticeCall *call, GError **error);

G_END_DECLS
