#pragma once

#include "fake-flow.h"

G_BEGIN_DECLS

/* One state of the window that can be looked at. */
typedef struct
{
  const char *name;
  void (*show) (VstFlow *flow);
  const char *action; /* what is pressed then; or %NULL */
} GalleryPage;

/* %NULL if there is none of that name. */
const GalleryPage *gallery_find_page (const char *name);
/* %NULL after the last one. */
const GalleryPage *gallery_get_page (gsize i);

/* A problem with the service's words in it. @remedies: VstRemedy. */
void gallery_set_problem (VstFlow *flow, VstFlowError code, VstField field, guint remedies);

/* What goes wrong on a page that is shown already; whether there is a problem of that name. */
gboolean gallery_add_problem (VstFlow *flow, const char *name);

void gallery_show_done (VstFlow *flow);
void gallery_show_trust_ask (VstFlow *flow);
void gallery_show_trusted (VstFlow *flow);
void gallery_show_trust_failed (VstFlow *flow);
void gallery_show_token_failed (VstFlow *flow);
void gallery_show_logged_out (VstFlow *flow);
void gallery_show_devices (VstFlow *flow);
void gallery_show_mfa (VstFlow *flow);

G_END_DECLS
