#include "flow-fixture.h"

/* --- back --- */

static void
test_back_through_all_pages (void)
{
  static const VstStep pages[] = { VST_STEP_PAIR, VST_STEP_CONFIRM, VST_STEP_SIGN_UP,
                                   VST_STEP_WELCOME };
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  g_assert_false (vst_flow_get_can_go_back (self->flow));
  test_flow_to_paired_code (self);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_true (vst_flow_get_can_go_back (self->flow));
      vst_flow_go_back (self->flow);
      test_flow_assert_step (self, pages[i]);
    }
  g_assert_false (vst_flow_get_can_go_back (self->flow));
  vst_flow_go_back (self->flow);
  test_flow_assert_step (self, VST_STEP_WELCOME);
  fake_assert_only (NULL);
  g_assert_cmpstr (vst_flow_get_user_name (self->flow), ==, TEST_NAME);
  g_assert_cmpstr (vst_flow_get_email (self->flow), ==, TEST_EMAIL);
}

static void
test_back_clears_the_problem (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_confirm (self);
  vst_flow_confirm (self->flow, "");
  vst_flow_go_back (self->flow);
  test_flow_assert_no_problem (self);
}

static void
test_back_ends_what_is_under_way (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) late = NULL;

  test_flow_to_confirm (self);
  vst_flow_confirm (self->flow, "123456");
  vst_flow_go_back (self->flow);
  test_flow_assert_step (self, VST_STEP_SIGN_UP);
  late = fake_take ("ConfirmSignUp");
  g_assert_true (g_cancellable_is_cancelled (g_task_get_cancellable (late->task)));
  fake_succeed_boolean (g_steal_pointer (&late));
  test_flow_assert_step (self, VST_STEP_SIGN_UP);
  fake_assert_only (NULL);
}

/* Turning to and fro between two pages does not make the way back longer. */
static void
test_no_page_twice_on_the_way_back (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  for (guint i = 0; i < 5; i++)
    {
      vst_flow_begin_sign_up (self->flow);
      vst_flow_begin_log_in (self->flow);
    }
  test_flow_assert_step (self, VST_STEP_LOG_IN);
  vst_flow_go_back (self->flow);
  test_flow_assert_step (self, VST_STEP_SIGN_UP);
  vst_flow_go_back (self->flow);
  test_flow_assert_step (self, VST_STEP_WELCOME);
}

/* --- cancel --- */

static void
test_cancel (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) late = NULL;

  test_flow_to_code (self);
  vst_flow_cancel (self->flow); /* nothing to end */
  vst_flow_send_code (self->flow, "123456");
  vst_flow_cancel (self->flow);
  test_flow_assert_step (self, VST_STEP_CODE);
  test_flow_assert_no_problem (self);

  late = fake_take ("RespondToAuthChallenge");
  g_assert_true (g_cancellable_is_cancelled (g_task_get_cancellable (late->task)));
  fake_fail (g_steal_pointer (&late), VST_COGNITO_ERROR_CODE_MISMATCH);
  test_flow_assert_no_problem (self);

  vst_flow_send_code (self->flow, "123456");
  test_flow_grant ("RespondToAuthChallenge");
  test_flow_assert_step (self, VST_STEP_DONE);
}

/* The answer to an earlier command is not taken for the answer to a later one. */
static void
test_outdated_answer (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (FakeCall) first = NULL;

  test_flow_to_log_in (self);
  test_flow_log_in (self);
  first = fake_take ("InitiateAuth");
  vst_flow_cancel (self->flow);
  test_flow_log_in (self);
  fake_succeed (g_steal_pointer (&first), fake_challenge ("SOFTWARE_TOKEN_MFA", "session-1"),
                (GDestroyNotify) vst_auth_reply_free);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_LOGGING_IN);
  g_assert_cmpint (vst_flow_get_step (self->flow), ==, VST_STEP_LOG_IN);
  test_flow_grant ("InitiateAuth");
  test_flow_assert_step (self, VST_STEP_DONE);
}

/* Each command, with its call under way, and the flow dropped. */
static void
drop_while_busy (TestFlow *self)
{
  g_assert_cmpint (vst_flow_get_busy (self->flow), !=, VST_BUSY_NONE);
  test_flow_free (self); /* asserts that it is gone, and answers what waits */
}

static void
test_dispose_while_busy (void)
{
  TestFlow *self;

  self = test_flow_new (TEST_POOL_DEFAULT);
  test_flow_to_sign_up (self);
  test_flow_sign_up (self);
  drop_while_busy (self);

  self = test_flow_new (TEST_POOL_KEYS);
  test_flow_to_confirm (self);
  vst_flow_confirm (self->flow, "123456");
  drop_while_busy (self);

  self = test_flow_new (TEST_POOL_KEYS);
  test_flow_to_log_in (self);
  test_flow_log_in (self);
  drop_while_busy (self);

  self = test_flow_new (TEST_POOL_DEFAULT);
  test_flow_to_pair (self);
  vst_flow_verify_pairing (self->flow, "123456");
  drop_while_busy (self);

  self = test_flow_new (TEST_POOL_DEFAULT);
  test_flow_to_code (self);
  vst_flow_send_code (self->flow, "123456");
  drop_while_busy (self);

  self = test_flow_new (TEST_POOL_DEFAULT);
  test_flow_to_done (self);
  vst_flow_delete_user (self->flow);
  drop_while_busy (self);
}

static void
test_start_over_while_busy (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);

  test_flow_to_pair (self);
  vst_flow_verify_pairing (self->flow, "123456");
  vst_flow_start_over (self->flow);
  test_flow_assert_step (self, VST_STEP_WELCOME);
  g_assert_null (vst_flow_get_pairing (self->flow));
  fake_verify (fake_take ("VerifySoftwareToken"), TRUE, NULL);
  test_flow_assert_step (self, VST_STEP_WELCOME);
  fake_assert_only (NULL);
}

/* --- every command on the wrong page --- */

static void
test_commands_out_of_place (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autoptr (VstSecret) password = vst_secret_new_text (TEST_PASSWORD);

  vst_flow_sign_up (self->flow, password);
  vst_flow_confirm (self->flow, "123456");
  vst_flow_resend_code (self->flow);
  vst_flow_skip_confirm (self->flow);
  vst_flow_log_in (self->flow, password);
  vst_flow_verify_pairing (self->flow, "123456");
  vst_flow_restart_pairing (self->flow);
  vst_flow_send_code (self->flow, "123456");
  vst_flow_delete_user (self->flow);
  vst_flow_apply_remedy (self->flow, VST_REMEDY_TRY_AGAIN);
  test_flow_assert_step (self, VST_STEP_WELCOME);
  test_flow_assert_no_problem (self);
  fake_assert_only (NULL);

  test_flow_to_done (self);
  vst_flow_begin_sign_up (self->flow);
  vst_flow_begin_log_in (self->flow);
  test_flow_assert_step (self, VST_STEP_DONE);
}

/* --- every error of every call --- */

typedef struct
{
  const char *operation;
  void (*set_out) (TestFlow *self);
} Command;

static void
set_out_sign_up (TestFlow *self)
{
  test_flow_to_sign_up (self);
  test_flow_sign_up (self);
}

static void
set_out_confirm (TestFlow *self)
{
  test_flow_to_confirm (self);
  vst_flow_confirm (self->flow, "123456");
}

static void
set_out_resend (TestFlow *self)
{
  test_flow_to_confirm (self);
  vst_flow_resend_code (self->flow);
}

static void
set_out_log_in (TestFlow *self)
{
  test_flow_to_log_in (self);
  test_flow_log_in (self);
}

static void
set_out_pairing (TestFlow *self)
{
  set_out_log_in (self);
  test_flow_challenge ("InitiateAuth", "MFA_SETUP", "session-1");
}

static void
set_out_verify (TestFlow *self)
{
  test_flow_to_pair (self);
  vst_flow_verify_pairing (self->flow, "123456");
}

static void
set_out_code (TestFlow *self)
{
  test_flow_to_code (self);
  vst_flow_send_code (self->flow, "123456");
}

static void
set_out_delete (TestFlow *self)
{
  test_flow_to_done (self);
  vst_flow_delete_user (self->flow);
}

static const Command commands[] = {
  { "SignUp", set_out_sign_up },
  { "ConfirmSignUp", set_out_confirm },
  { "ResendConfirmationCode", set_out_resend },
  { "InitiateAuth", set_out_log_in },
  { "AssociateSoftwareToken", set_out_pairing },
  { "VerifySoftwareToken", set_out_verify },
  { "RespondToAuthChallenge", set_out_code },
  { "DeleteUser", set_out_delete },
};

/* It comes to rest, on another page or with words; and then nothing is under way. */
static void
test_every_error (gconstpointer data)
{
  const Command *command = data;

  for (int code = 0; code <= VST_COGNITO_ERROR_BAD_ANSWER; code++)
    {
      g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
      VstStep before;

      command->set_out (self);
      before = vst_flow_get_step (self->flow);
      test_flow_fail (command->operation, code);
      while (vst_flow_get_busy (self->flow) != VST_BUSY_NONE)
        test_flow_fail ("InitiateAuth", code); /* what follows by itself fails as well */
      if (vst_flow_get_step (self->flow) == before)
        g_assert_nonnull (vst_flow_get_problem (self->flow));
      fake_assert_only (NULL);
      g_assert_cmpstr (vst_flow_get_user_name (self->flow), ==,
                       vst_flow_get_step (self->flow) == VST_STEP_WELCOME ? "" : TEST_NAME);
    }
}

static void
count (guint *n)
{
  ++*n;
}

/* A listener sees each change once, when all that belongs to it has changed. */
static void
test_notifies_once (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  guint steps = 0;
  guint problems = 0;

  g_signal_connect_swapped (self->flow, "notify::step", G_CALLBACK (count), &steps);
  g_signal_connect_swapped (self->flow, "notify::problem", G_CALLBACK (count), &problems);
  test_flow_to_sign_up (self);
  test_flow_sign_up (self);
  fake_succeed (fake_take ("SignUp"), fake_signed_up (FALSE, NULL),
                (GDestroyNotify) vst_sign_up_result_free);
  g_assert_cmpuint (steps, ==, 2);
  g_assert_cmpuint (problems, ==, 0);
  vst_flow_confirm (self->flow, "");
  g_assert_cmpuint (problems, ==, 1);
}

static void
test_properties (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  g_autofree GParamSpec **specs = NULL;
  guint n;

  test_flow_to_paired_code (self);
  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (self->flow), &n);
  g_assert_cmpuint (n, ==, 36);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (self->flow), specs[i]->name, &value);
      g_assert_true (G_VALUE_HOLDS (&value, specs[i]->value_type));
    }
  g_object_set (self->flow, "user-name", "other", "email", NULL, NULL);
  g_assert_cmpstr (vst_flow_get_user_name (self->flow), ==, "other");
  g_assert_cmpstr (vst_flow_get_email (self->flow), ==, "");
}

static void
test_activity (void)
{
  g_autoptr (TestFlow) self = test_flow_new (TEST_POOL_DEFAULT);
  GListModel *activity = G_LIST_MODEL (vst_flow_get_activity (self->flow));
  g_autoptr (VstExchange) exchange = NULL;

  test_flow_to_confirm (self);
  g_assert_cmpuint (g_list_model_get_n_items (activity), ==, 1);
  exchange = g_list_model_get_item (activity, 0);
  g_assert_cmpstr (vst_exchange_get_operation (exchange), ==, "SignUp");
  g_assert_cmpint (vst_exchange_get_at (exchange), ==, TEST_NOW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/walk/" path, test)
  ADD ("back/through-all-pages", test_back_through_all_pages);
  ADD ("back/clears-the-problem", test_back_clears_the_problem);
  ADD ("back/ends-what-is-under-way", test_back_ends_what_is_under_way);
  ADD ("back/no-page-twice", test_no_page_twice_on_the_way_back);
  ADD ("cancel", test_cancel);
  ADD ("outdated-answer", test_outdated_answer);
  ADD ("dispose-while-busy", test_dispose_while_busy);
  ADD ("start-over-while-busy", test_start_over_while_busy);
  ADD ("commands-out-of-place", test_commands_out_of_place);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/walk/every-error/", commands[i].operation, NULL);

      g_test_add_data_func (path, &commands[i], test_every_error);
    }
  ADD ("notifies-once", test_notifies_once);
  ADD ("properties", test_properties);
  ADD ("activity", test_activity);
  return g_test_run ();
}
