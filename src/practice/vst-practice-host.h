#pragma once

#include "practice/vst-practice-kind.h"
#include "practice/vst-practice-pool.h"
#include "practice/vst-practice-server.h"

G_BEGIN_DECLS

/* What the thread of a VstPracticePool builds, works on and takes down again. */
typedef struct
{
  VstPracticeService service;
  VstPracticeServer *server;
  const VstPracticeOptions *options;
} VstPracticeHost;

/* @site is that of the kind in the options. Fails with %VST_PRACTICE_ERROR. */
gboolean vst_practice_host_start (VstPracticeHost *self,
                                  const VstPracticeOptions *options,
                                  VstPracticeSite **site,
                                  GError **error);
void vst_practice_host_clear (VstPracticeHost *self);

/* The site of @kind, made if it is not there. */
VstPracticeSite *
vst_practice_host_ensure (VstPracticeHost *self, VstPracticeKind kind, GError **error);

G_END_DECLS
