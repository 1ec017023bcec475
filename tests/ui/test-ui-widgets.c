#include <time.h>

#include "fake-flow.h"
#include "ui-test.h"
#include "ui/vst-code-entry.h"
#include "ui/vst-countdown.h"
#include "ui/vst-inbox.h"
#include "ui/vst-mail-row.h"
#include "ui/vst-page-button.h"
#include "ui/vst-rules-list.h"
#include "ui/vst-steps-row.h"

static GtkWidget *
show_row (GtkWidget *row)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return ui_show (list);
}

static const struct
{
  const char *name, *typed, *kept;
} codes[] = {
  { "plain", "123456", "123456" },
  { "blanks", " 123 456\n", "123456" },
  { "dashes", "123-456", "123456" },
  { "sentence", "Your confirmation code is 482913", "482913" },
  { "arabic", "١٢٣٤٥٦", "123456" },
  { "full-width", "１２３４５６", "123456" },
  { "too-many", "1234567890", "123456" },
  { "letters", "abc", "" },
  { "not-utf8",
    "12\xff"
    "34",
    "12" },
};

static void
test_code_digits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *digits =
          vst_code_entry_digits (codes[i].typed, (gssize) strlen (codes[i].typed), 6);

      g_assert_cmpstr (digits, ==, codes[i].kept);
    }
}

static void
test_code_entry (void)
{
  GtkWidget *entry = g_object_new (VST_TYPE_CODE_ENTRY, "title", "Code", NULL);
  GtkWidget *window = show_row (entry);

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_utf8_validate (codes[i].typed, -1, NULL))
      {
        gtk_editable_set_text (GTK_EDITABLE (entry), codes[i].typed);
        g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, codes[i].kept);
      }
  ui_close (window, entry);
}

/* Typed in the middle, piece by piece: the place is kept. */
static void
test_code_entry_middle (void)
{
  GtkWidget *entry = g_object_new (VST_TYPE_CODE_ENTRY, NULL);
  GtkWidget *window = show_row (entry);
  int position = 2;

  gtk_editable_set_text (GTK_EDITABLE (entry), "1256");
  gtk_editable_insert_text (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "3-4", -1, &position);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "123456");
  g_assert_cmpint (position, ==, 4);
  ui_close (window, entry);
}

static void
test_code_entry_huge (void)
{
  GtkWidget *entry = g_object_new (VST_TYPE_CODE_ENTRY, NULL);
  GtkWidget *window = show_row (entry);
  g_autofree char *text = g_strnfill (10000000, '7');
  clock_t start = clock (); /* what others do meanwhile does not count */

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "777777");
  g_assert_cmpint (clock () - start, <, CLOCKS_PER_SEC);
  ui_close (window, entry);
}

static void
test_countdown_seconds (void)
{
  g_assert_cmpint (vst_countdown_seconds_left (0), ==, 30);
  g_assert_cmpint (vst_countdown_seconds_left (29), ==, 1);
  g_assert_cmpint (vst_countdown_seconds_left (30), ==, 30);
  g_assert_cmpint (vst_countdown_seconds_left (1795255207), ==, 23);
  g_assert_cmpint (vst_countdown_seconds_left (-1), ==, 1);
}

static void
test_countdown (void)
{
  GtkWidget *countdown = g_object_new (VST_TYPE_COUNTDOWN, NULL);
  GtkWidget *window = ui_show (countdown);

  gtk_test_accessible_assert_role (countdown, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (countdown, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Time to the next code");
  gtk_test_widget_wait_for_draw (countdown);
  ui_close (window, countdown);
}

static gboolean
is_cancel_shown (gpointer button)
{
  return ui_find_named (button, "Cancel") != NULL;
}

static gboolean
is_cancel_gone (gpointer button)
{
  return ui_find_named (button, "Cancel") == NULL;
}

static void
on_signal (GtkWidget *widget, int *count)
{
  (*count)++;
}

static void
test_page_button (void)
{
  GtkWidget *button = g_object_new (VST_TYPE_PAGE_BUTTON, "label", "Go", NULL);
  GtkWidget *window = ui_show (button);
  GtkWidget *default_widget = vst_page_button_get_default_widget (VST_PAGE_BUTTON (button));
  int clicked = 0, cancelled = 0;

  g_signal_connect (button, "clicked", G_CALLBACK (on_signal), &clicked);
  g_signal_connect (button, "cancelled", G_CALLBACK (on_signal), &cancelled);
  gtk_widget_grab_focus (default_widget);
  g_signal_emit_by_name (default_widget, "clicked");
  g_assert_cmpint (clicked, ==, 1);

  vst_page_button_set_busy (VST_PAGE_BUTTON (button), "Going…");
  ui_wait (is_cancel_shown, button);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == ui_find_named (button, "Cancel"));
  g_signal_emit_by_name (ui_find_named (button, "Cancel"), "clicked");
  g_assert_cmpint (cancelled, ==, 1);

  vst_page_button_set_busy (VST_PAGE_BUTTON (button), NULL);
  ui_wait (is_cancel_gone, button);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == default_widget);
  ui_close (window, button);
}

static gboolean
is_label (gpointer data)
{
  const char *label = "This pool’s password rules: 10 characters or more: not yet, A digit: yes";
  g_autofree char *other =
      gtk_test_accessible_check_property (data, GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  return other == NULL;
}

/* The list is read out as a whole, with what holds. */
static void
test_rules_list (void)
{
  g_autoptr (VstPasswordRules) rules = vst_password_rules_new ();
  GtkWidget *list = g_object_new (VST_TYPE_RULES_LIST, "rules", rules, NULL);
  GtkWidget *window = ui_show (list);

  gtk_test_accessible_assert_property (
      list, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Cognito’s default rules; this pool may differ: 8 characters or more: not yet, A capital "
      "letter (A–Z): not yet, A small letter (a–z): not yet, A digit: not yet, A sign such as ! ? "
      "* or #: not yet");
  vst_password_rules_set_policy (rules, 10, FALSE, FALSE, TRUE, FALSE);
  vst_password_rules_check (rules, "12345");
  ui_wait (is_label, list);
  ui_close (window, list);
}

static gboolean
is_refused (gpointer data)
{
  return strstr (gtk_label_get_label (data), "%s") == NULL
         && gtk_widget_has_css_class (gtk_widget_get_parent (data), "refused");
}

static gboolean
is_digit_refused (gpointer list)
{
  GtkWidget *label = ui_find_label (list, "A digit");

  return label != NULL && is_refused (label);
}

static void
test_rules_list_refused (void)
{
  g_autoptr (VstPasswordRules) rules = vst_password_rules_new ();
  GtkWidget *list = g_object_new (VST_TYPE_RULES_LIST, "rules", rules, NULL);
  GtkWidget *window = ui_show (list);

  vst_password_rules_refuse (rules, VST_PASSWORD_RULE_KIND_NUMBER);
  ui_wait (is_digit_refused, list);
  ui_close (window, list);
}

static void
test_steps_row (void)
{
  g_autoptr (VstFlow) flow = fake_flow_new ();
  GtkWidget *row = g_object_new (VST_TYPE_STEPS_ROW, NULL);
  GtkWidget *window = ui_show (row);

  vst_steps_row_set_flow (VST_STEPS_ROW (row), flow);
  g_object_set (flow, "step", VST_STEP_CONFIRM, NULL);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "step 2 of 5, Confirm");
  g_object_set (flow, "step", VST_STEP_CODE, NULL);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "step 4 of 5, Log In");
  g_assert_nonnull (ui_find_label (row, "4 of 5 Log In"));
  ui_close (window, row);
}

static void
add_mail (GListStore *mails, const char *code)
{
  g_autoptr (VstMail) mail =
      vst_mail_new (1795255207, "a@example.com", "Your verification code", "The body", code);

  g_list_store_insert (mails, 0, mail);
}

static void
test_inbox (void)
{
  g_autoptr (GListStore) mails = g_list_store_new (VST_TYPE_MAIL);
  GtkWidget *inbox = g_object_new (VST_TYPE_INBOX, NULL);
  GtkWidget *window = ui_show (inbox);
  GtkWidget *toggle = gtk_widget_get_first_child (ui_find (inbox, GTK_TYPE_MENU_BUTTON));

  add_mail (mails, "000000");
  vst_inbox_set_mails (VST_INBOX (inbox), G_LIST_MODEL (mails));
  gtk_test_accessible_assert_property (toggle, GTK_ACCESSIBLE_PROPERTY_LABEL, "Practice Inbox");
  gtk_test_accessible_assert_property (toggle, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "No new messages");
  add_mail (mails, "123456");
  add_mail (mails, "482913");
  gtk_test_accessible_assert_property (toggle, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 new messages");
  g_assert_nonnull (ui_find_label (inbox, "2"));

  gtk_menu_button_popup (GTK_MENU_BUTTON (ui_find (inbox, GTK_TYPE_MENU_BUTTON)));
  gtk_test_accessible_assert_property (toggle, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "No new messages");
  g_assert_nonnull (ui_find_label (ui_find (inbox, VST_TYPE_MAIL_ROW), "482913"));
  g_assert_nonnull (ui_find_named (ui_find (inbox, VST_TYPE_MAIL_ROW), "Copy Code"));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window))
                 == ui_find_named (ui_find (inbox, VST_TYPE_MAIL_ROW), "Copy Code"));
  g_assert_false (gtk_label_get_selection_bounds (
      GTK_LABEL (ui_find_label (ui_find (inbox, VST_TYPE_MAIL_ROW), "482913")), NULL, NULL));
  ui_close (window, inbox);
}

/* A message without a code shows its words. */
static void
test_mail_without_code (void)
{
  g_autoptr (VstMail) mail = vst_mail_new (0, "a@example.com", "Hello", "The <b>body</b>", NULL);
  GtkWidget *row = vst_mail_row_new (mail);
  GtkWidget *window = show_row (row);

  g_assert_true (gtk_widget_get_visible (ui_find_label (row, "The <b>body</b>")));
  g_assert_null (ui_find_named (row, "Copy Code"));
  ui_close (window, row);
}

int
main (int argc, char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/code-entry/digits", test_code_digits);
  g_test_add_func ("/ui/code-entry/strips", test_code_entry);
  g_test_add_func ("/ui/code-entry/middle", test_code_entry_middle);
  g_test_add_func ("/ui/code-entry/huge-paste", test_code_entry_huge);
  g_test_add_func ("/ui/countdown/seconds", test_countdown_seconds);
  g_test_add_func ("/ui/countdown/draws", test_countdown);
  g_test_add_func ("/ui/page-button/spinner", test_page_button);
  g_test_add_func ("/ui/rules-list/reading", test_rules_list);
  g_test_add_func ("/ui/rules-list/refused", test_rules_list_refused);
  g_test_add_func ("/ui/steps-row/reading", test_steps_row);
  g_test_add_func ("/ui/inbox/count", test_inbox);
  g_test_add_func ("/ui/mail-row/without-code", test_mail_without_code);
  return g_test_run ();
}
