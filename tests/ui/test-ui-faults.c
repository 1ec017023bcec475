#include "fake-local-pool.h"
#include "ui-window.h"
#include "ui/vst-faults-window.h"
#include "ui/vst-inbox.h"
#include "ui/vst-pool-row.h"

static const char *const titles[VST_N_LOCAL_FAULTS] = {
  [VST_LOCAL_FAULT_LATENCY] = "Slow Answers",
  [VST_LOCAL_FAULT_THROTTLE] = "Too Many Requests",
  [VST_LOCAL_FAULT_ERROR] = "Internal Errors",
  [VST_LOCAL_FAULT_DROP_BEFORE] = "Hang Up Before the Work",
  [VST_LOCAL_FAULT_DROP_AFTER] = "Hang Up After the Work",
  [VST_LOCAL_FAULT_TRUNCATE] = "Answers That End in the Middle",
  [VST_LOCAL_FAULT_CLOCK] = "Wrong Clock",
  [VST_LOCAL_FAULT_EXPIRE_SESSIONS] = "Expired Sessions",
};

static GtkWidget *
open_window (VstLocalPool *pool)
{
  GtkWidget *window = vst_faults_window_new (NULL, pool);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static GtkWidget *
find_control (GtkWidget *window, VstLocalFault fault)
{
  GtkWidget *row = ui_find_named (window, titles[fault]);

  g_assert_nonnull (row);
  return adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
}

static void
set_control (GtkWidget *control, int value)
{
  if (GTK_IS_SWITCH (control))
    gtk_switch_set_active (GTK_SWITCH (control), value != 0);
  else
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (control), value);
}

/* Each works at once, alone, and is named. */
static void
test_each (void)
{
  g_autoptr (VstLocalPool) pool = fake_local_pool_new ();
  GtkWidget *window = open_window (pool);

  for (int i = 0; i < VST_N_LOCAL_FAULTS; i++)
    {
      GtkWidget *control = find_control (window, (VstLocalFault) i);

      gtk_test_accessible_assert_property (control, GTK_ACCESSIBLE_PROPERTY_LABEL, titles[i]);
      set_control (control, 1);
      for (int other = 0; other < VST_N_LOCAL_FAULTS; other++)
        g_assert_cmpint (vst_local_pool_get_fault (pool, (VstLocalFault) other), ==, other == i);
      set_control (control, 0);
      g_assert_cmpint (vst_local_pool_get_fault (pool, (VstLocalFault) i), ==, 0);
    }
  ui_close (window, NULL);
}

/* Numbers stay within what the practice pool takes. */
static void
test_limits (void)
{
  g_autoptr (VstLocalPool) pool = fake_local_pool_new ();
  GtkWidget *window = open_window (pool);

  set_control (find_control (window, VST_LOCAL_FAULT_CLOCK), -1000000);
  g_assert_cmpint (vst_local_pool_get_fault (pool, VST_LOCAL_FAULT_CLOCK), ==, -86400);
  set_control (find_control (window, VST_LOCAL_FAULT_LATENCY), 1000000);
  g_assert_cmpint (vst_local_pool_get_fault (pool, VST_LOCAL_FAULT_LATENCY), ==, 60000);
  set_control (find_control (window, VST_LOCAL_FAULT_THROTTLE), -5);
  g_assert_cmpint (vst_local_pool_get_fault (pool, VST_LOCAL_FAULT_THROTTLE), ==, 0);
  ui_close (window, NULL);
}

/* Opened again, it shows how things are; and all ends with one button. */
static void
test_again_and_off (void)
{
  g_autoptr (VstLocalPool) pool = fake_local_pool_new ();
  GtkWidget *window = open_window (pool);

  g_assert_false (gtk_widget_get_sensitive (ui_find_named (window, "All Off")));
  ui_close (window, NULL);
  vst_local_pool_set_fault (pool, VST_LOCAL_FAULT_CLOCK, -600);
  vst_local_pool_set_fault (pool, VST_LOCAL_FAULT_TRUNCATE, 1);

  window = open_window (pool);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (
                       GTK_SPIN_BUTTON (find_control (window, VST_LOCAL_FAULT_CLOCK))),
                   ==, -600);
  g_assert_true (
      gtk_switch_get_active (GTK_SWITCH (find_control (window, VST_LOCAL_FAULT_TRUNCATE))));
  g_assert_true (gtk_widget_get_sensitive (ui_find_named (window, "All Off")));
  g_signal_emit_by_name (ui_find_named (window, "All Off"), "clicked");
  for (int i = 0; i < VST_N_LOCAL_FAULTS; i++)
    g_assert_cmpint (vst_local_pool_get_fault (pool, (VstLocalFault) i), ==, 0);
  g_assert_false (gtk_widget_get_sensitive (ui_find_named (window, "All Off")));
  ui_close (window, NULL);
}

static void
test_narrow (void)
{
  g_autoptr (VstLocalPool) pool = fake_local_pool_new ();
  GtkWidget *window = open_window (pool);
  int least;

  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (window)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  ui_close (window, NULL);
}

/* The faults window of this program; NULL while there is none. */
static GtkWidget *
find_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (VST_IS_FAULTS_WINDOW (window))
        return window;
    }
  return NULL;
}

static gboolean
is_open (gpointer data)
{
  return find_window () != NULL;
}

/* From the practice pool's row, whose menu has the same action. */
static void
test_from_row (UiWindow *fixture, gconstpointer data)
{
  GtkWidget *row = ui_find (fixture->window, VST_TYPE_POOL_ROW);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (
      gtk_widget_get_ancestor (ui_find (row, GTK_TYPE_MENU_BUTTON), GTK_TYPE_MENU_BUTTON)));
  g_autoptr (GMenuModel) more = g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION);
  g_autofree char *action = NULL;

  g_assert_true (g_menu_model_get_item_attribute (more, 0, G_MENU_ATTRIBUTE_ACTION, "s", &action));
  gtk_widget_activate_action (row, action, NULL);
  ui_wait (is_open, NULL);
  ui_close (find_window (), NULL);
}

static void
test_from_inbox (UiWindow *fixture, gconstpointer data)
{
  GtkWidget *inbox = ui_find (fixture->window, VST_TYPE_INBOX);

  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_find (inbox, GTK_TYPE_MENU_BUTTON)));
  g_signal_emit_by_name (ui_wait_named (ui_find (inbox, GTK_TYPE_POPOVER), "Faults…"), "clicked");
  ui_wait (is_open, NULL);
  ui_close (find_window (), NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GtkApplication) application = NULL;

  ui_test_init (&argc, &argv);
  application = ui_window_make_application ();

  g_test_add_func ("/ui/faults-window/each", test_each);
  g_test_add_func ("/ui/faults-window/limits", test_limits);
  g_test_add_func ("/ui/faults-window/again-and-off", test_again_and_off);
  g_test_add_func ("/ui/faults-window/narrow", test_narrow);
  g_test_add ("/ui/faults-window/from-row", UiWindow, NULL, ui_window_set_up, test_from_row,
              ui_window_tear_down);
  g_test_add ("/ui/faults-window/from-inbox", UiWindow, NULL, ui_window_set_up, test_from_inbox,
              ui_window_tear_down);
  return g_test_run ();
}
