#include "fake-user-list.h"
#include "ui-test.h"
#include "ui/vst-user-cell.h"
#include "ui/vst-user-words.h"
#include "ui/vst-users-window.h"

typedef struct
{
  VstUserList *list;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->list = fake_user_list_new (GPOINTER_TO_UINT (data));
  fixture->window = vst_users_window_new (NULL, fixture->list);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  ui_close (fixture->window, NULL);
  ui_settle ();
  g_assert_finalize_object (fixture->list);
}

/* Not the one of the drop-down. */
static GtkWidget *
find_list (Fixture *fixture)
{
  return gtk_widget_get_ancestor (ui_find (fixture->window, VST_TYPE_USER_CELL),
                                  GTK_TYPE_LIST_VIEW);
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find_list (fixture)));
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static gboolean
has_label (Fixture *fixture, const char *text)
{
  return ui_find_label (fixture->window, text) != NULL;
}

/* What is far away is not asked for. */
static void
test_opens (Fixture *fixture, gconstpointer data)
{
  ui_settle ();
  g_assert_cmpuint (fake_user_list_get_pages (fixture->list), <=, 2);
  g_assert_true (has_label (fixture, "user0"));
  g_assert_true (has_label (fixture, "user0@example.com"));
  g_assert_true (has_label (fixture, "CONFIRMED"));
}

static gboolean
is_complete (gpointer data)
{
  Fixture *fixture = data;
  GtkAdjustment *adjustment = get_adjustment (fixture);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return vst_user_list_get_complete (fixture->list);
}

static void
test_scrolls (Fixture *fixture, gconstpointer data)
{
  guint total = GPOINTER_TO_UINT (data);

  ui_wait (is_complete, fixture);
  g_assert_cmpuint (count (fixture), ==, total);
  g_assert_true (has_label (fixture, "500 users"));
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  g_assert_true (has_label (fixture, "Nobody Found"));
  g_assert_true (has_label (fixture, "0 users"));
}

static gboolean
is_searched (gpointer list)
{
  return g_str_equal (fake_user_list_get_search (list), "email=ada");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = ui_find (fixture->window, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *attribute = ui_find (fixture->window, GTK_TYPE_DROP_DOWN);

  g_assert_cmpstr (fake_user_list_get_search (fixture->list), ==, "username=");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (attribute), 1);
  g_assert_cmpstr (fake_user_list_get_search (fixture->list), ==, "username=");
  gtk_editable_set_text (GTK_EDITABLE (entry), "ada");
  ui_wait (is_searched, fixture->list);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (attribute), 4);
  g_assert_cmpstr (fake_user_list_get_search (fixture->list), ==, "sub=ada");
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search for users");
}

/* A list that fails does not ask by itself. */
static void
test_problem (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VstProblem) problem =
      vst_problem_new (VST_FLOW_ERROR_THROTTLED, VST_FIELD_NONE, VST_REMEDY_TRY_AGAIN, NULL);
  GtkAdjustment *adjustment = get_adjustment (fixture);
  guint pages;

  ui_settle ();
  pages = fake_user_list_get_pages (fixture->list);
  g_object_set (fixture->list, "problem", problem, NULL);
  g_assert_true (has_label (fixture, "Cognito is busy"));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  g_assert_cmpuint (fake_user_list_get_pages (fixture->list), ==, pages);
  g_signal_emit_by_name (ui_wait_named (fixture->window, "Try Again"), "clicked");
  g_assert_cmpuint (fake_user_list_get_pages (fixture->list), >, pages);
}

static void
open_user (Fixture *fixture, guint position)
{
  g_signal_emit_by_name (find_list (fixture), "activate", position);
}

static const char *
get_value (Fixture *fixture, const char *name)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (ui_wait_named (fixture->window, name)));
}

static void
test_user (Fixture *fixture, gconstpointer data)
{
  open_user (fixture, 0);
  g_assert_cmpstr (get_value (fixture, "Given name (given_name)"), ==, "<b>Ada & co");
  g_assert_cmpstr (get_value (fixture, "custom:team"), ==, "red");
  g_assert_cmpstr (get_value (fixture, "Status of the user"), ==, "CONFIRMED");
  gtk_widget_activate_action (fixture->window, "users.back", NULL);
  g_assert_null (ui_find_named (fixture->window, "custom:team"));
}

static void
test_unknown_user (Fixture *fixture, gconstpointer data)
{
  GtkWidget *again;

  open_user (fixture, 1);
  again = ui_wait_named (fixture->window, "Try Again");
  g_assert_true (ui_get_focus_row (fixture->window) == again);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (again),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_true (has_label (fixture, "There is no such user"));
  g_assert_null (ui_find_named (fixture->window, "Status of the user"));
}

/* The window goes while a user is asked for: nothing of it is left. */
static void
test_closes_early (Fixture *fixture, gconstpointer data)
{
  open_user (fixture, 0);
}

static AdwMessageDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_deleted (gpointer data)
{
  Fixture *fixture = data;

  return count (fixture) == 19 && ui_find_named (fixture->window, "Delete This User…") == NULL;
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  open_user (fixture, 0);
  get_value (fixture, "custom:team");
  g_signal_emit_by_name (ui_wait_named (fixture->window, "Delete This User…"), "clicked");
  adw_message_dialog_response (find_dialog (), "cancel");
  ui_settle ();
  g_assert_cmpuint (count (fixture), ==, 20);
  g_signal_emit_by_name (ui_wait_named (fixture->window, "Delete This User…"), "clicked");
  adw_message_dialog_response (find_dialog (), "delete");
  ui_wait (is_deleted, fixture);
}

static void
test_words (void)
{
  const char *const *names = vst_user_list_get_search_names ();

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_cmpstr (vst_user_words_search_name (names[i]), !=, names[i]);
}

static void
add (const char *path, guint total, void (*func) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, GUINT_TO_POINTER (total), set_up, func, tear_down);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  add ("/ui/users/opens", 100000, test_opens);
  add ("/ui/users/scrolls", 500, test_scrolls);
  add ("/ui/users/nobody", 0, test_nobody);
  add ("/ui/users/search", 20, test_search);
  add ("/ui/users/problem", 100000, test_problem);
  add ("/ui/users/user", 20, test_user);
  add ("/ui/users/unknown-user", 20, test_unknown_user);
  add ("/ui/users/closes-early", 20, test_closes_early);
  add ("/ui/users/delete", 20, test_delete);
  g_test_add_func ("/ui/users/words", test_words);
  return g_test_run ();
}
