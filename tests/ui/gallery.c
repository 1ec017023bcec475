/*
 * usage: gallery PAGE [--width W] [--height H] [--rtl]
 *
 * Shows one page of the window in a made-up state, to be looked at. Not installed.
 */
#include <glib/gi18n.h>
#include <stdlib.h>

#include "crypto/vst-secret.h"
#include "fake-device-list.h"
#include "fake-flow.h"
#include "ui/vst-activity-window.h"
#include "ui/vst-application.h"
#include "ui/vst-pool-chooser.h"
#include "ui/vst-window.h"

static char *page;
static int window_width = 960;
static int window_height = 680;
static gboolean rtl;

static const GOptionEntry options[] = {
  { "width", 0, 0, G_OPTION_ARG_INT, &window_width, "Width of the window", "W" },
  { "height", 0, 0, G_OPTION_ARG_INT, &window_height, "Height of the window", "H" },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &rtl, "From right to left", NULL },
  { NULL },
};

static VstSavedPool *
make_pool (const char *name)
{
  VstSavedPool *pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, name);
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_REGION, "eu-central-1");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "eu-central-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "6abcdefghijklmnopqrstuvwxy");
  return pool;
}

static void
fill_in_person (VstFlow *flow)
{
  g_object_set (flow, "user-name", "alejandro", "email", "alejandro@example.com", "can-go-back",
                TRUE, NULL);
}

static void
show_welcome (VstFlow *flow)
{
}

static void
show_staying (VstFlow *flow)
{
  g_object_set (flow, "staying-user", "alejandro", "has-credentials", TRUE, NULL);
}

static void
show_sign_up (VstFlow *flow)
{
  g_object_set (flow, "step", VST_STEP_SIGN_UP, "can-go-back", TRUE, NULL);
}

static void
show_sign_up_filled (VstFlow *flow)
{
  show_sign_up (flow);
  fill_in_person (flow);
  vst_attribute_fields_add (vst_flow_get_attributes (flow), "given_name", TRUE);
  vst_attribute_fields_add (vst_flow_get_attributes (flow), "custom:team", FALSE);
  vst_password_rules_set_policy (vst_flow_get_password_rules (flow), 8, TRUE, TRUE, TRUE, TRUE);
  vst_password_rules_check (vst_flow_get_password_rules (flow), "Secret12");
  vst_password_rules_refuse (vst_flow_get_password_rules (flow), VST_PASSWORD_RULE_KIND_SYMBOL);
}

static void
show_problem (VstFlow *flow, VstFlowError code, VstField field, guint remedies)
{
  g_autoptr (VstProblem) problem =
      vst_problem_new (code, field, (VstRemedy) remedies, "cognito-idp.eu-central-1.amazonaws.com");

  vst_problem_set_wire (problem, "SignUp", "UsernameExistsException", "User already exists",
                        "3b4a8f1e-9d55-4c0e-8f0f-6d2f0a4a6b11");
  g_object_set (flow, "problem", problem, NULL);
}

static void
show_sign_up_taken (VstFlow *flow)
{
  show_sign_up (flow);
  fill_in_person (flow);
  show_problem (flow, VST_FLOW_ERROR_USER_EXISTS, VST_FIELD_USER_NAME,
                VST_REMEDY_CHOOSE_ANOTHER_NAME | VST_REMEDY_CONFIRM_THIS_USER | VST_REMEDY_LOG_IN);
}

static void
show_sign_up_busy (VstFlow *flow)
{
  show_sign_up (flow);
  fill_in_person (flow);
  g_object_set (flow, "busy", VST_BUSY_SIGNING_UP, NULL);
}

static void
show_confirm (VstFlow *flow)
{
  fill_in_person (flow);
  g_object_set (flow, "delivery-medium", "EMAIL", "delivery-destination", "a***@e***", "resend-at",
                g_get_monotonic_time () + 24 * G_USEC_PER_SEC, "status", "UNCONFIRMED",
                "user-enabled", TRUE, "step", VST_STEP_CONFIRM, NULL);
}

static void
show_confirm_wrong (VstFlow *flow)
{
  show_confirm (flow);
  g_object_set (flow, "delivery-medium", NULL, "resend-at", (gint64) 0, "status", NULL, NULL);
  show_problem (flow, VST_FLOW_ERROR_CODE_WRONG, VST_FIELD_CODE, VST_REMEDY_SEND_NEW_CODE);
}

static void
show_log_in (VstFlow *flow)
{
  g_object_set (flow, "step", VST_STEP_LOG_IN, "can-go-back", TRUE, NULL);
}

static void
show_log_in_offline (VstFlow *flow)
{
  show_log_in (flow);
  fill_in_person (flow);
  show_problem (flow, VST_FLOW_ERROR_UNKNOWN_HOST, VST_FIELD_NONE,
                VST_REMEDY_TRY_AGAIN | VST_REMEDY_OPEN_POOL_SETTINGS);
}

static void
pair (VstFlow *flow, gint64 seconds, gboolean replaces)
{
  g_autoptr (VstSecret) key =
      vst_secret_new_text ("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW");
  g_autoptr (VstSecret) uri = vst_otpauth_uri ("Practice Pool", "alejandro", key);
  g_autoptr (VstPairing) pairing =
      vst_pairing_new (key, uri, g_get_monotonic_time () + seconds * G_USEC_PER_SEC, replaces);

  fill_in_person (flow);
  g_object_set (flow, "pairing", pairing, "status-before", "UNCONFIRMED", "status", "CONFIRMED",
                "user-enabled", TRUE, "step", VST_STEP_PAIR, NULL);
}

static void
show_pair (VstFlow *flow)
{
  pair (flow, 161, FALSE);
}

static void
show_pair_expired (VstFlow *flow)
{
  pair (flow, -1, TRUE);
  g_object_set (flow, "pairing-expired", TRUE, NULL);
  show_problem (flow, VST_FLOW_ERROR_SESSION_EXPIRED, VST_FIELD_NONE, VST_REMEDY_LOG_IN_AGAIN);
}

static void
show_code (VstFlow *flow)
{
  fill_in_person (flow);
  g_object_set (flow, "wait-until", g_get_real_time () / G_USEC_PER_SEC + 20, "notice",
                VST_NOTICE_SESSION_RENEWED, "step", VST_STEP_CODE, NULL);
}

static void
check_token (VstToken *token, VstTokenCheckState audience)
{
  static const char *const details[] = {
    "RS256",
    "kKq3wWuSwC0rcPs1xDZ0lTuI0aQWcB1E2m0AqZ5n2bE=",
    "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123",
    "6abcdefghijklmnopqrstuvwxy",
    "access",
    "1795255200",
    "1795251600",
  };

  for (int kind = VST_TOKEN_CHECK_FORM; kind <= VST_TOKEN_CHECK_ISSUED; kind++)
    vst_token_set_check (token, (VstTokenCheckKind) kind,
                         kind == VST_TOKEN_CHECK_AUDIENCE ? audience : VST_TOKEN_CHECK_STATE_PASSED,
                         details[kind]);
}

static void
add_token (GListStore *tokens, VstTokenKind kind, const char *type, GListModel *claims)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("eyJraWQiOiJ4In0.e30.c2ln");
  g_autoptr (VstToken) token = vst_token_new (
      kind, secret, type, 3600, g_get_monotonic_time () + G_GINT64_CONSTANT (3599000000), claims);

  if (kind != VST_TOKEN_KIND_REFRESH)
    check_token (token, VST_TOKEN_CHECK_STATE_PASSED);
  g_list_store_append (tokens, token);
}

static void
add_claim (GListStore *claims, const char *name, const char *value, gboolean is_time, gint64 time)
{
  g_autoptr (VstClaimItem) claim = vst_claim_item_new (name, value, is_time, time);

  g_list_store_append (claims, claim);
}

static void
show_done (VstFlow *flow)
{
  g_autoptr (GListStore) tokens = g_list_store_new (VST_TYPE_TOKEN);
  g_autoptr (GListStore) claims = g_list_store_new (VST_TYPE_CLAIM_ITEM);
  g_autoptr (VstAccount) account = NULL;

  add_claim (claims, "sub", "3f1d1a52-b0b1-70c4-9f5e-5b0f6c1f2a77", FALSE, 0);
  add_claim (claims, "iss", "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEf123",
             FALSE, 0);
  add_claim (claims, "exp", "1795255200", TRUE, 1795255200);
  add_token (tokens, VST_TOKEN_KIND_ID, "Bearer", G_LIST_MODEL (claims));
  add_token (tokens, VST_TOKEN_KIND_ACCESS, "Bearer", G_LIST_MODEL (claims));
  add_token (tokens, VST_TOKEN_KIND_REFRESH, NULL, NULL);
  account = vst_account_new ("3f1d1a52-b0b1-70c4-9f5e-5b0f6c1f2a77",
                             "3f1d1a52-b0b1-70c4-9f5e-5b0f6c1f2a77", "alejandro",
                             "alejandro@example.com", G_LIST_MODEL (tokens));
  g_object_set (flow, "account", account, "step", VST_STEP_DONE, NULL);
}

static void
ask (VstFlow *flow, VstQuestion *question)
{
  fill_in_person (flow);
  g_object_set (flow, "question", question, "step", VST_STEP_CHALLENGE, NULL);
}

static void
show_new_password (VstFlow *flow)
{
  g_autoptr (VstQuestion) question =
      vst_question_new (VST_QUESTION_NEW_PASSWORD, "NEW_PASSWORD_REQUIRED");

  vst_attribute_fields_add (vst_question_get_attributes (question), "given_name", TRUE);
  vst_attribute_fields_add (vst_question_get_attributes (question), "custom:team", TRUE);
  ask (flow, question);
}

static void
show_mailed_code (VstFlow *flow)
{
  g_autoptr (VstQuestion) question = vst_question_new (VST_QUESTION_EMAIL_CODE, "EMAIL_OTP");

  vst_question_set_destination (question, "a***@e***");
  ask (flow, question);
}

static void
show_choices (VstFlow *flow)
{
  const char *const choices[] = { "PASSWORD", "PASSWORD_SRP", "EMAIL_OTP", "WEB_AUTHN", NULL };
  const char *const impossible[] = { "WEB_AUTHN", NULL };
  g_autoptr (VstQuestion) question =
      vst_question_new (VST_QUESTION_CHOOSE_FIRST, "SELECT_CHALLENGE");

  vst_question_set_choices (question, choices, impossible);
  ask (flow, question);
}

static void
show_custom (VstFlow *flow)
{
  const char *const parameters[] = { "captchaUrl", "https://example.com/captcha/8f14e45f.png",
                                     "hint", "Type what you see.", NULL };
  g_autoptr (VstQuestion) question = vst_question_new (VST_QUESTION_CUSTOM, "CUSTOM_CHALLENGE");

  vst_question_set_parameters (question, parameters);
  ask (flow, question);
}

static void
show_reset (VstFlow *flow)
{
  fill_in_person (flow);
  g_object_set (flow, "step", VST_STEP_RESET, NULL);
}

static void
show_reset_sent (VstFlow *flow)
{
  show_reset (flow);
  g_object_set (flow, "delivery-medium", "EMAIL", "delivery-destination", "a***@e***", "reset-sent",
                TRUE, "resend-at", g_get_monotonic_time () + 24 * G_USEC_PER_SEC, NULL);
}

static void
show_finish_now (VstFlow *flow)
{
  show_code (flow);
  g_object_set (flow, "can-finish-now", TRUE, NULL);
}

static void
show_trust (VstFlow *flow, VstTrust trust, gboolean kept)
{
  show_done (flow);
  g_object_set (flow, "trust", trust, "trust-kept", kept, "device-key",
                "eu-central-1_2c1e5b0a-7f0c-4e4a-9d61-6a1f9c6b1b77", "device-group-key",
                "-DKb0mDyV", NULL);
}

static void
show_trust_ask (VstFlow *flow)
{
  show_trust (flow, VST_TRUST_ASK, FALSE);
}

static void
show_trusted (VstFlow *flow)
{
  show_trust (flow, VST_TRUST_REMEMBERED, TRUE);
  g_object_set (flow, "by-device", TRUE, NULL);
}

static void
show_trust_failed (VstFlow *flow)
{
  show_trust (flow, VST_TRUST_FAILED, FALSE);
  show_problem (flow, VST_FLOW_ERROR_DEVICE, VST_FIELD_NONE, VST_REMEDY_TRY_AGAIN);
}

static void
show_token_failed (VstFlow *flow)
{
  GListModel *tokens;
  g_autoptr (VstToken) token = NULL;

  show_done (flow);
  tokens = vst_account_get_tokens (vst_flow_get_account (flow));
  token = g_list_model_get_item (tokens, 0);
  check_token (token, VST_TOKEN_CHECK_STATE_FAILED);
  show_problem (flow, VST_FLOW_ERROR_TOKEN_CHECK, VST_FIELD_NONE, 0);
}

static void
show_logged_out (VstFlow *flow)
{
  show_trust (flow, VST_TRUST_REMEMBERED, TRUE);
  g_object_set (flow, "logged-out", TRUE, "notice", VST_NOTICE_LOGGED_OUT, NULL);
}

static void
show_devices (VstFlow *flow)
{
  VstDeviceList *devices = vst_flow_get_devices (flow);

  show_trusted (flow);
  fake_device_list_add (devices, "eu-central-1_2c1e5b0a-7f0c-4e4a-9d61-6a1f9c6b1b77",
                        "Vestibule on thinkpad", 1795255200, 1795355200, TRUE);
  fake_device_list_add (devices, "eu-central-1_77aa5b0a-7f0c-4e4a-9d61-6a1f9c6b1b77", "",
                        1795255200, 0, FALSE);
}

static void
show_mfa (VstFlow *flow)
{
  const char *const settings[] = { "SOFTWARE_TOKEN_MFA", "EMAIL_OTP", NULL };

  show_done (flow);
  g_object_set (flow, "mfa-settings", settings, "preferred-mfa", "SOFTWARE_TOKEN_MFA", NULL);
}

static void
show_obstacle (VstFlow *flow)
{
  g_object_set (flow, "obstacle", VST_OBSTACLE_CHALLENGE, "obstacle-detail",
                "NEW_PASSWORD_REQUIRED", "step", VST_STEP_CANNOT_GO_ON, "can-go-back", TRUE, NULL);
}

static void
show_no_pairing (VstFlow *flow)
{
  g_object_set (flow, "obstacle", VST_OBSTACLE_NO_TOTP_SETUP, "obstacle-detail", "SMS_MFA", "step",
                VST_STEP_CANNOT_GO_ON, NULL);
}

static const struct
{
  const char *name;
  void (*show) (VstFlow *flow);
  const char *action;
} pages[] = {
  { "welcome", show_welcome, NULL },
  { "staying", show_staying, NULL },
  { "users", show_staying, "win.users" },
  { "pool", show_welcome, "win.add-pool" },
  { "sign-up", show_sign_up, NULL },
  { "sign-up-filled", show_sign_up_filled, NULL },
  { "sign-up-taken", show_sign_up_taken, NULL },
  { "sign-up-busy", show_sign_up_busy, NULL },
  { "confirm", show_confirm, NULL },
  { "confirm-wrong", show_confirm_wrong, NULL },
  { "inbox", show_confirm, "inbox" },
  { "log-in", show_log_in, NULL },
  { "log-in-offline", show_log_in_offline, NULL },
  { "pair", show_pair, NULL },
  { "pair-expired", show_pair_expired, NULL },
  { "code", show_code, NULL },
  { "finish-now", show_finish_now, NULL },
  { "new-password", show_new_password, NULL },
  { "mailed-code", show_mailed_code, NULL },
  { "choices", show_choices, NULL },
  { "custom", show_custom, NULL },
  { "reset", show_reset, NULL },
  { "reset-sent", show_reset_sent, NULL },
  { "done", show_done, NULL },
  { "done-open", show_done, "expand" },
  { "token-failed", show_token_failed, "expand" },
  { "trust-ask", show_trust_ask, "scroll" },
  { "trusted", show_trusted, "scroll" },
  { "trust-failed", show_trust_failed, "scroll" },
  { "logged-out", show_logged_out, NULL },
  { "devices", show_devices, "row Devices…" },
  { "password", show_done, "row Change Password…" },
  { "mfa", show_mfa, "row Authenticator and MFA…" },
  { "obstacle", show_obstacle, NULL },
  { "no-pairing", show_no_pairing, NULL },
  { "activity", show_confirm, "win.activity" },
  { "about", show_welcome, "app.about" },
  { "shortcuts", show_welcome, "app.shortcuts" },
  { "pool-choose", show_welcome, "choose" },
  { "pool-pasted", show_welcome, "pasted" },
};

/* The first descendant of @type, or NULL. */
static GtkWidget *
find_widget (GtkWidget *widget, const char *type)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      found = find_widget (child, type);
  return found;
}

static void
add_mail (VstFlow *flow, const char *code)
{
  GListModel *inbox = vst_local_pool_get_inbox (vst_flow_get_local_pool (flow));
  g_autoptr (VstMail) mail =
      vst_mail_new (g_get_real_time () / G_USEC_PER_SEC, "alejandro@example.com",
                    "Your verification code", "Your confirmation code is 123456", code);

  g_list_store_insert (G_LIST_STORE (inbox), 0, mail);
}

static gboolean
activate_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ACTION_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    {
      adw_action_row_activate (ADW_ACTION_ROW (widget));
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (activate_row (child, title))
      return TRUE;
  return FALSE;
}

static gboolean
on_scroll (gpointer page_widget)
{
  GtkWidget *scroller = find_widget (page_widget, "GtkScrolledWindow");

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            620);
  return G_SOURCE_REMOVE;
}

static void
do_action (GtkWindow *window, const char *action)
{
  if (g_str_equal (action, "inbox"))
    gtk_menu_button_popup (GTK_MENU_BUTTON (
        gtk_widget_get_first_child (find_widget (GTK_WIDGET (window), "VstInbox"))));
  else if (g_str_has_prefix (action, "row "))
    activate_row (GTK_WIDGET (window), action + strlen ("row "));
  else if (g_str_equal (action, "scroll"))
    g_timeout_add (500, on_scroll, find_widget (GTK_WIDGET (window), "VstDonePage"));
  else if (g_str_equal (action, "expand"))
    g_object_set (find_widget (GTK_WIDGET (window), "VstTokenRow"), "expanded", TRUE, NULL);
  else if (g_str_equal (action, "choose"))
    {
      g_autoptr (VstSavedPool) pool = make_pool ("Staging");

      gtk_window_present (GTK_WINDOW (vst_pool_chooser_new (window, pool, NULL)));
    }
  else if (g_str_equal (action, "pasted"))
    {
      g_autoptr (VstSavedPool) pool = make_pool ("");

      vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "eu-central-1_AbCdEf123");
      vst_saved_pool_set_text (pool, VST_POOL_FIELD_ENDPOINT, "http://example.com");
      vst_saved_pool_set_keys_source (pool, VST_KEYS_PASTED);
      vst_window_propose_pool (VST_WINDOW (window), pool);
      gtk_widget_activate (gtk_window_get_default_widget (window));
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static void
on_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  vst_saved_pools_put_finish (VST_SAVED_POOLS (source), result, NULL, NULL);
}

static void
show_page (VstFlow *flow, GtkWindow *window)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, page))
      {
        pages[i].show (flow);
        if (pages[i].action != NULL)
          do_action (window, pages[i].action);
        return;
      }
  g_printerr ("gallery: there is no page “%s”\n", page);
  exit (2);
}

/* As in a walk: the window is there before its state is. */
static gboolean
on_window_there (gpointer data)
{
  VstFlow *flow = data;
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  add_mail (flow, "482913");
  add_mail (flow, "105577");
  vst_activity_add (vst_flow_get_activity (flow), "SignUp", 200, NULL,
                    "3b4a8f1e-9d55-4c0e-8f0f-6d2f0a4a6b11", 113, 1795255200);
  vst_activity_add (vst_flow_get_activity (flow), "ConfirmSignUp", 400, "CodeMismatchException",
                    "3b4a8f1e-9d55-4c0e-8f0f-6d2f0a4a6b11", 54, 1795255230);
  show_page (flow, gtk_application_get_active_window (application));
  return G_SOURCE_REMOVE;
}

static void
on_activate (GtkApplication *application, VstFlow *flow)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  gtk_window_set_default_size (window, window_width, window_height);
  g_timeout_add (300, on_window_there, flow);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("PAGE");
  g_autoptr (GError) error = NULL;
  g_autoptr (VstFlow) flow = fake_flow_new ();
  g_autofree char *folder = g_dir_make_tmp ("vst-gallery-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pools.ini", NULL);
  g_autoptr (VstSavedPools) pools = vst_saved_pools_new (path, NULL);
  g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();
  g_autoptr (VstSavedPool) saved = make_pool ("Staging");
  g_autoptr (VstApplication) application = NULL;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("gallery: %s\n", error != NULL ? error->message : "which page?");
      return 2;
    }
  page = argv[1];
  gtk_init ();
  if (rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);

  g_object_set (flow, "pool", practice, NULL);
  vst_saved_pools_put_async (pools, saved, NULL, on_put, NULL);
  application = vst_application_new (flow, pools);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_signal_connect_after (application, "activate", G_CALLBACK (on_activate), flow);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
