#include "ui-page.h"

#include "ui/vst-done-page.h"

void
ui_page_open (UiPage *fixture, GType type, VstStep step)
{
  fixture->flow = fake_flow_new ();
  g_object_set (fixture->flow, "step", step, NULL);
  fixture->page = g_object_new (type, "flow", fixture->flow, NULL);
  fixture->window = ui_show (fixture->page);
  gtk_window_set_default_widget (GTK_WINDOW (fixture->window),
                                 vst_page_get_default_widget (VST_PAGE (fixture->page)));
  vst_page_focus (VST_PAGE (fixture->page));
  vst_page_set_current (VST_PAGE (fixture->page), TRUE);
}

void
ui_page_open_done (UiPage *fixture, VstToken *token)
{
  g_autoptr (GListStore) tokens = g_list_store_new (VST_TYPE_TOKEN);
  g_autoptr (VstAccount) account = NULL;

  if (token != NULL)
    g_list_store_append (tokens, token);
  account = vst_account_new ("9f3c", "9f3c-sub", "ada", "ada@example.com", G_LIST_MODEL (tokens));
  ui_page_open (fixture, VST_TYPE_DONE_PAGE, VST_STEP_DONE);
  g_object_set (fixture->flow, "account", account, NULL);
}

void
ui_page_close (UiPage *fixture)
{
  ui_close (fixture->window, fixture->page);
  g_assert_finalize_object (fixture->flow);
}

GtkWidget *
ui_page_find (UiPage *fixture, const char *name)
{
  return ui_wait_named (fixture->page, name);
}

void
ui_page_type (UiPage *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_page_find (fixture, name)), text);
}

void
ui_page_activate (UiPage *fixture, const char *name)
{
  adw_action_row_activate (ADW_ACTION_ROW (ui_page_find (fixture, name)));
}

void
ui_page_press (UiPage *fixture, const char *name)
{
  g_signal_emit_by_name (ui_page_find (fixture, name), "clicked");
}

void
ui_page_assert_calls (UiPage *fixture, const char *expected)
{
  g_autofree char *calls = fake_flow_take_calls (fixture->flow);

  g_assert_cmpstr (calls, ==, expected);
}

void
ui_page_set_problem (UiPage *fixture, VstFlowError code, VstField field, guint remedies)
{
  g_autoptr (VstProblem) problem = vst_problem_new (code, field, (VstRemedy) remedies, NULL);

  g_object_set (fixture->flow, "problem", problem, NULL);
}
