#include "walk-fixture.h"

#include <glib/gstdio.h>

#include "cognito/vst-cognito-aws.h"
#include "crypto/vst-base32.h"
#include "crypto/vst-totp.h"

typedef struct
{
  Walk *walk;
  char *code;
} Mail;

static gboolean
on_mail (gpointer data)
{
  Mail *mail = data;

  g_free (mail->walk->mailed_code);
  mail->walk->mailed_code = mail->code;
  mail->walk->mails++;
  g_free (mail);
  return G_SOURCE_REMOVE;
}

/* In the pool's thread. */
static void
hand_over (const VstPracticeMail *mail, gpointer data)
{
  Mail *handed = g_new0 (Mail, 1);

  handed->walk = data;
  handed->code = g_strdup (mail->code);
  g_main_context_invoke (NULL, on_mail, handed);
}

static gint64
read_clock (gpointer data)
{
  Walk *self = data;

  return g_get_real_time () / G_USEC_PER_SEC + g_atomic_int_get (&self->ahead);
}

static gboolean
on_late (gpointer data)
{
  Walk *self = data;
  VstProblem *problem = vst_flow_get_problem (self->flow);

  g_error ("The walk did not get there in time: step %d, busy %d, problem %d: %s",
           vst_flow_get_step (self->flow), vst_flow_get_busy (self->flow),
           problem != NULL ? (int) vst_problem_get_code (problem) : -1,
           problem != NULL ? vst_problem_get_wire_message (problem) : "");
  return G_SOURCE_REMOVE;
}

#define WAIT_UNTIL(condition)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint late_id = g_timeout_add_seconds (25, on_late, self);                                     \
                                                                                                   \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (late_id);                                                                     \
  }                                                                                                \
  G_STMT_END

static void
start_practice (Walk *self)
{
  g_autofree char *database = g_build_filename (self->folder, "practice.sqlite", NULL);
  g_autoptr (GError) error = NULL;
  const VstPracticeOptions options = { .database = database,
                                       .kind = self->kind,
                                       .mail_func = hand_over,
                                       .mail_data = self,
                                       .clock_func = read_clock,
                                       .clock_data = self };

  self->practice = vst_practice_pool_start (&options, &error);
  g_assert_no_error (error);
}

static void
set_text (Walk *self, VstPoolField field, const char *text)
{
  vst_saved_pool_set_text (self->pool, field, text);
}

static void
make_pool (Walk *self, gboolean keys)
{
  VstPracticePool *practice = self->practice;

  self->pool = vst_saved_pool_new ();
  set_text (self, VST_POOL_FIELD_NAME, "Practice");
  set_text (self, VST_POOL_FIELD_REGION, vst_practice_pool_get_region (practice));
  set_text (self, VST_POOL_FIELD_USER_POOL_ID, vst_practice_pool_get_user_pool_id (practice));
  set_text (self, VST_POOL_FIELD_CLIENT_ID, vst_practice_pool_get_client_id (practice));
  if (vst_practice_pool_get_client_secret (practice) != NULL)
    vst_saved_pool_set_secret (self->pool, VST_POOL_FIELD_CLIENT_SECRET,
                               vst_practice_pool_get_client_secret (practice));
  if (!keys)
    return;
  vst_saved_pool_set_keys_source (self->pool, VST_KEYS_PASTED);
  set_text (self, VST_POOL_FIELD_ACCESS_KEY_ID, vst_practice_pool_get_access_key_id (practice));
  vst_saved_pool_set_secret (self->pool, VST_POOL_FIELD_SECRET_ACCESS_KEY,
                             vst_practice_pool_get_secret_access_key (practice));
}

static void
use_practice (Walk *self)
{
  set_text (self, VST_POOL_FIELD_ENDPOINT, vst_practice_pool_get_endpoint (self->practice));
}

static void
start_flow (Walk *self)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();

  self->flow = vst_flow_new (keyring, NULL);
  vst_flow_select_pool (self->flow, self->pool);
}

/* A test leaves nothing in a person's keyring: unless it brings one of its own, there is none. */
static void
hide_keyring (void)
{
  if (g_getenv ("SECRET_BACKEND") == NULL)
    g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
}

Walk *
walk_new (VstPracticeKind kind, gboolean keys)
{
  Walk *self = g_new0 (Walk, 1);

  hide_keyring ();
  self->kind = kind;
  self->folder = g_dir_make_tmp ("vestibule-walk-XXXXXX", NULL);
  start_practice (self);
  make_pool (self, keys);
  use_practice (self);
  start_flow (self);
  return self;
}

static void
stop (Walk *self)
{
  g_assert_finalize_object (self->flow);
  vst_practice_pool_stop (self->practice);
  g_clear_object (&self->practice);
  while (g_main_context_iteration (NULL, FALSE))
    {
    }
}

void
walk_restart (Walk *self)
{
  stop (self);
  start_practice (self);
  use_practice (self);
  start_flow (self);
}

void
walk_set_endpoint (Walk *self, const char *endpoint)
{
  g_assert_finalize_object (self->flow);
  set_text (self, VST_POOL_FIELD_ENDPOINT, endpoint);
  start_flow (self);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

void
walk_free (Walk *self)
{
  stop (self);
  g_object_unref (self->pool);
  g_clear_pointer (&self->key, vst_secret_unref);
  remove_files (self->folder);
  g_free (self->folder);
  g_free (self->mailed_code);
  g_free (self);
}

void
walk_await (Walk *self, VstStep step)
{
  WAIT_UNTIL (
      vst_flow_get_busy (self->flow) == VST_BUSY_NONE
      && (vst_flow_get_step (self->flow) == step || vst_flow_get_problem (self->flow) != NULL));
  if (vst_flow_get_step (self->flow) != step)
    on_late (self);
}

static VstToken *
dup_token (Walk *self, VstTokenKind kind)
{
  GListModel *tokens = vst_account_get_tokens (vst_flow_get_account (self->flow));

  for (guint i = 0; i < g_list_model_get_n_items (tokens); i++)
    {
      g_autoptr (VstToken) token = g_list_model_get_item (tokens, i);

      if (vst_token_get_kind (token) == kind)
        return g_steal_pointer (&token);
    }
  g_assert_not_reached ();
}

VstTokenCheckState
walk_get_check (Walk *self, VstTokenCheckKind kind)
{
  g_autoptr (VstToken) token = dup_token (self, VST_TOKEN_KIND_ACCESS);
  GListModel *checks = vst_token_get_checks (token);

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (VstTokenCheckItem) item = g_list_model_get_item (checks, i);

      if (vst_token_check_item_get_kind (item) == kind)
        return vst_token_check_item_get_state (item);
    }
  return VST_TOKEN_CHECK_STATE_PENDING;
}

void
walk_await_good_tokens (Walk *self)
{
  WAIT_UNTIL (walk_get_check (self, VST_TOKEN_CHECK_SIGNATURE) != VST_TOKEN_CHECK_STATE_PENDING);
  for (int kind = VST_TOKEN_CHECK_FORM; kind <= VST_TOKEN_CHECK_ISSUED; kind++)
    g_assert_cmpint (walk_get_check (self, kind), ==, VST_TOKEN_CHECK_STATE_PASSED);
}

VstTokenCheckState
walk_ask_service (Walk *self)
{
  vst_flow_check_tokens (self->flow);
  WAIT_UNTIL (walk_get_check (self, VST_TOKEN_CHECK_SERVICE) != VST_TOKEN_CHECK_STATE_PENDING);
  return walk_get_check (self, VST_TOKEN_CHECK_SERVICE);
}

void
walk_sign_up (Walk *self, const char *user_name, VstStep step)
{
  g_autoptr (VstSecret) password = vst_secret_new_text (WALK_PASSWORD);

  vst_flow_begin_sign_up (self->flow);
  walk_await (self, VST_STEP_SIGN_UP);
  vst_flow_set_user_name (self->flow, user_name);
  vst_flow_set_email (self->flow, WALK_EMAIL);
  vst_flow_sign_up (self->flow, password);
  walk_await (self, step);
}

char *
walk_dup_mailed_code (Walk *self)
{
  WAIT_UNTIL (self->mails > 0);
  self->mails = 0;
  return g_strdup (self->mailed_code);
}

void
walk_confirm (Walk *self, VstStep step)
{
  g_autofree char *code = walk_dup_mailed_code (self);

  vst_flow_confirm (self->flow, code);
  walk_await (self, step);
}

static char *
dup_code (Walk *self, gint steps_ahead)
{
  g_autoptr (VstSecret) key = vst_base32_decode (vst_secret_get_text (self->key));
  guint64 step = vst_totp_get_step (read_clock (self));

  return vst_totp_get_code (vst_secret_get_data (key), vst_secret_get_size (key),
                            step + (guint64) steps_ahead, VST_TOTP_DIGITS);
}

void
walk_pair (Walk *self, VstStep step)
{
  g_autofree char *code = NULL;

  g_clear_pointer (&self->key, vst_secret_unref);
  self->key = vst_secret_ref (vst_pairing_get_key (vst_flow_get_pairing (self->flow)));
  code = dup_code (self, 0);
  vst_flow_verify_pairing (self->flow, code);
  walk_await (self, step);
}

/* One step ahead is within the tolerance, and saves a test half a minute. */
void
walk_send_code (Walk *self)
{
  g_autofree char *code = dup_code (self, 1);

  vst_flow_send_code (self->flow, code);
  walk_await (self, VST_STEP_DONE);
  g_atomic_int_add (&self->ahead, VST_TOTP_PERIOD);
}

static void
on_administered (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

void
walk_administer (Walk *self, const char *operation, const char *request)
{
  VstPracticePool *practice = self->practice;
  g_autoptr (VstAwsClient) client = vst_cognito_aws_new (vst_practice_pool_get_endpoint (practice),
                                                         vst_practice_pool_get_region (practice));
  g_autoptr (VstAwsCredentials) credentials =
      vst_aws_credentials_new (vst_practice_pool_get_access_key_id (practice),
                               vst_practice_pool_get_secret_access_key (practice), NULL);
  g_autofree char *text = g_strdup_printf ("%s,\"UserPoolId\":\"%s\"}", request,
                                           vst_practice_pool_get_user_pool_id (practice));
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (JsonNode) reply = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (node);
  vst_aws_client_set_credentials (client, credentials);
  vst_aws_client_call_async (client, operation, node, VST_AWS_CALL_SIGNED, NULL, on_administered,
                             &result);
  WAIT_UNTIL (result != NULL);
  reply = vst_aws_client_call_finish (client, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (reply);
}

void
walk_log_in_again (Walk *self, const char *user_name, VstStep step)
{
  g_autoptr (VstSecret) password = vst_secret_new_text (WALK_PASSWORD);

  vst_flow_start_over (self->flow);
  vst_flow_begin_log_in (self->flow);
  walk_await (self, VST_STEP_LOG_IN);
  vst_flow_set_user_name (self->flow, user_name);
  vst_flow_log_in (self->flow, password);
  walk_await (self, step);
}
