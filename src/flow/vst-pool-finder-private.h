#pragma once

#include "flow/vst-pool-finder.h"

G_BEGIN_DECLS

struct _VstPoolFinder
{
  GObject parent_instance;
  VstSavedPool *form;
  VstActivity *activity; /* or NULL */
  GListStore *pools;     /* VstFoundItem */
  GListStore *clients;   /* VstFoundItem */
  VstProblem *problem;

  /* what is under way */
  GCancellable *life; /* NULL: nothing */
  char *user_pool_id;
  char *client_id;
  char *page_token; /* of the page asked for */
};

G_END_DECLS
