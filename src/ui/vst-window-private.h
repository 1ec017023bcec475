#pragma once

#include "ui/vst-inbox.h"
#include "ui/vst-page-stack.h"
#include "ui/vst-steps-row.h"
#include "ui/vst-window.h"

G_BEGIN_DECLS

struct _VstWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *menu_button;
  VstInbox *inbox;
  GtkRevealer *steps_revealer;
  VstStepsRow *steps;
  GtkWidget *practice_line;
  AdwToastOverlay *toasts;
  VstPageStack *pages;

  VstFlow *flow;
  VstSavedPools *pools;
  GSettings *settings; /* NULL where the schema is not installed */
  GPtrArray *removals; /* AdwToast: pools that can still be brought back */
  gboolean closing;    /* waits for the list of pools to be written */
  VstSecret *password; /* out of a file, for the next walk through the pool of that file; or NULL */
  char *password_pool; /* identifier */
  GtkFileChooserNative *chooser; /* while one is open */
};

/* --- vst-window-pools.c: saved pools are added, edited, removed and brought back --- */

void vst_window_pools_class_init (GtkWidgetClass *widget_class);
/* Nothing can be brought back any more: the secrets of removed pools are forgotten. */
void vst_window_pools_settle (VstWindow *self);
void vst_window_pools_on_saved (VstWindow *self, VstSavedPool *pool, gboolean secrets_kept);

void vst_window_tell (VstWindow *self, const char *heading, const char *body);

/* --- vst-window-files.c: pools come from files, and go to files --- */

void vst_window_files_class_init (GtkWidgetClass *widget_class);
void vst_window_files_set_up (VstWindow *self);
void vst_window_files_dispose (VstWindow *self);
/* What can be done now depends on the pool that is chosen. */
void vst_window_files_update (VstWindow *self);
/* @page is shown: what is known of the person is filled in. */
void vst_window_files_fill_in (VstWindow *self, VstPage *page);
/* Writes @pool to @file, and says when that is done. */
void vst_window_files_save (VstWindow *self, VstSavedPool *pool, GFile *file);

/* --- vst-window-state.c: what is remembered between two starts --- */

void vst_window_state_restore (VstWindow *self);
void vst_window_state_save (VstWindow *self);

G_END_DECLS
