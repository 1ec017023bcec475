#pragma once

#include "ui/vst-page-button.h"
#include "ui/vst-page.h"
#include "ui/vst-problem-box.h"

G_BEGIN_DECLS

typedef struct
{
  VstField field;
  GtkWidget *row; /* borrowed: a part of the page */
} VstPageField;

typedef struct
{
  VstFlow *flow;
  gboolean current;
  char *title;
  GArray *fields;    /* VstPageField */
  GtkWidget *faulty; /* not owned: the row that is marked, or NULL */

  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
  GtkBox *header;
  GtkLabel *heading;
  GtkLabel *description;
  GtkWidget *notice;
  GtkLabel *notice_words;
  GtkBox *aside;
  GtkBox *content;
  VstProblemBox *problem_box;
  VstPageButton *button;
  GtkBox *extra;

  guint reveal_frames; /* frames to wait before the problem box is scrolled into view */
  guint reveal_source;
} VstPagePrivate;

VstPagePrivate *vst_page_get_private (VstPage *self);

/* --- vst-page-flow.c: how a page follows the flow --- */

/* Watches the flow; once. */
void vst_page_follow (VstPage *self);
/* Shows what the flow says, or nothing while the page is not the current one. */
void vst_page_update (VstPage *self);
void vst_page_apply_remedy (VstPage *self, VstRemedy remedy);

G_END_DECLS
