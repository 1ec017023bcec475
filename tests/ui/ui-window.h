#pragma once

#include "fake-flow.h"
#include "ui-test.h"
#include "ui/vst-window.h"

G_BEGIN_DECLS

/* The main window, and the walkthrough and the pools that it shows. */
typedef struct
{
  VstFlow *flow;
  VstSavedPools *pools;
  GtkWidget *window;
  char *folder, *path;
} UiWindow;

void ui_window_set_up (UiWindow *fixture, gconstpointer data);
void ui_window_tear_down (UiWindow *fixture, gconstpointer data);
/* The one application of the program; to be made first, and kept. */
GtkApplication *ui_window_make_application (void);
VstSavedPool *ui_window_make_pool (const char *name);
/* What the window has told the walkthrough since the last time. */
void ui_window_assert_calls (UiWindow *fixture, const char *expected);
void ui_window_press (UiWindow *fixture, const char *name);
AdwWindowTitle *ui_window_get_title (UiWindow *fixture);

G_END_DECLS
