#pragma once

#include "practice/vst-practice-host.h"
#include "practice/vst-practice-pool.h"

G_BEGIN_DECLS

struct _VstPracticePool
{
  GObject parent_instance;

  VstPracticeOptions options;
  char *address, *database, *mail_dir; /* the options' */
  GThread *thread;
  GMainContext *context; /* the thread's */
  GMainLoop *loop;
  VstPracticeHost *host; /* %NULL before and after the thread serves; the thread's */

  /* Set by the thread before it says that it has started. */
  char *endpoint, *region, *access_key_id;
  VstPracticeSite *site;
  VstSecret *secret_access_key;
};

G_END_DECLS
