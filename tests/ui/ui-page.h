#pragma once

#include "fake-flow.h"
#include "ui-test.h"
#include "ui/vst-page.h"

G_BEGIN_DECLS

/* A page in a window of its own, and the walkthrough that it follows. */
typedef struct
{
  VstFlow *flow;
  GtkWidget *page;
  GtkWidget *window;
} UiPage;

/* The page as its window shows it: current, with the focus where it begins, and Enter wired. */
void ui_page_open (UiPage *fixture, GType type, VstStep step);
/* The page of who is logged in, by @token alone; %NULL: by none. */
void ui_page_open_done (UiPage *fixture, VstToken *token);
void ui_page_close (UiPage *fixture);
/* The button or row of this name; waits for it. */
GtkWidget *ui_page_find (UiPage *fixture, const char *name);
void ui_page_type (UiPage *fixture, const char *name, const char *text);
/* As if the row of this name were clicked. */
void ui_page_activate (UiPage *fixture, const char *name);
void ui_page_press (UiPage *fixture, const char *name);
/* What the page has told the walkthrough since the last time. */
void ui_page_assert_calls (UiPage *fixture, const char *expected);
void ui_page_set_problem (UiPage *fixture, VstFlowError code, VstField field, guint remedies);

G_END_DECLS
