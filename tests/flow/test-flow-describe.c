#include "flow-fixture.h"
#include "slow-local-pool.h"

static VstFlow *
new_flow (TestLocalPool *local)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();

  return vst_flow_new (keyring, local != NULL ? VST_LOCAL_POOL (local) : NULL);
}

static VstSavedPool *
new_pool (void)
{
  VstSavedPool *pool = vst_saved_pool_new ();

  vst_saved_pool_set_text (pool, VST_POOL_FIELD_NAME, "Staging");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_USER_POOL_ID, "eu-west-1_AbCdEf123");
  vst_saved_pool_set_text (pool, VST_POOL_FIELD_CLIENT_ID, "1234567890abcdefghijklmnop");
  return pool;
}

static void
wait_until_open (VstFlow *flow)
{
  while (flow->opening == VST_OPENING_UNDER_WAY)
    g_main_context_iteration (NULL, TRUE);
}

static void
drop (VstFlow *flow)
{
  gpointer gone = flow;

  g_object_add_weak_pointer (G_OBJECT (flow), &gone);
  g_object_unref (flow);
  g_assert_null (gone);
  fake_clear ();
}

static VstPoolDescription *
new_description (const char *username_attribute)
{
  VstPoolDescription *description = g_new0 (VstPoolDescription, 1);
  static const char *const names[] = { "sub", "email", "given_name", "phone_number", "nickname" };

  description->policy.minimum_length = 12;
  description->policy.require_numbers = TRUE;
  description->schema = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      VstSchemaAttribute *attribute = g_new0 (VstSchemaAttribute, 1);

      attribute->name = g_strdup (names[i]);
      attribute->required = !g_str_equal (names[i], "nickname");
      g_ptr_array_add (description->schema, attribute);
    }
  description->username_attributes = g_strsplit (username_attribute, ",", -1);
  description->alias_attributes = g_new0 (char *, 1);
  return description;
}

static void
free_schema_attribute (gpointer data)
{
  VstSchemaAttribute *attribute = data;

  g_free (attribute->name);
  g_free (attribute);
}

static TestFlow *
new_described (const char *username_attribute)
{
  g_autoptr (TestLocalPool) local = test_local_pool_new ();
  g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();
  VstPoolDescription *description = new_description (username_attribute);
  TestFlow *self = g_new0 (TestFlow, 1);

  g_ptr_array_set_free_func (description->schema, free_schema_attribute);
  self->flow = new_flow (local);
  self->pool = g_steal_pointer (&practice);
  vst_flow_select_pool (self->flow, self->pool);
  test_local_pool_succeed (local);
  fake_succeed (fake_take ("DescribeUserPool"), description,
                (GDestroyNotify) vst_pool_description_free);
  return self;
}

static void
test_described (void)
{
  g_autoptr (TestFlow) self = new_described ("");
  VstPasswordRules *rules = vst_flow_get_password_rules (self->flow);
  GListModel *rows = G_LIST_MODEL (vst_flow_get_attributes (self->flow));
  g_autoptr (VstAttributeField) first = NULL;
  g_autoptr (VstAttributeField) second = NULL;

  g_assert_true (vst_password_rules_get_known (rules));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rules)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  first = g_list_model_get_item (rows, 0);
  second = g_list_model_get_item (rows, 1);
  g_assert_cmpstr (vst_attribute_field_get_name (first), ==, "given_name");
  g_assert_cmpstr (vst_attribute_field_get_name (second), ==, "phone_number");
  g_assert_true (vst_attribute_field_get_required (first));

  vst_attribute_field_set_value (first, "Ana");
  vst_flow_start_over (self->flow);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2); /* still required, but empty */
  g_assert_true (vst_password_rules_get_known (rules));
}

static void
test_described_client (void)
{
  g_autoptr (TestFlow) self = new_described ("");
  VstClientDescription *client = g_new0 (VstClientDescription, 1);

  client->auth_flows = g_new0 (char *, 1);
  client->session_minutes = 15;
  fake_succeed (fake_take ("DescribeUserPoolClient"), client,
                (GDestroyNotify) vst_client_description_free);
  g_assert_cmpuint (self->flow->session_minutes, ==, 15);
}

static void
test_email_is_the_user_name (void)
{
  g_autoptr (TestFlow) self = new_described ("email,phone_number");
  GListModel *rows = G_LIST_MODEL (vst_flow_get_attributes (self->flow));
  g_autoptr (VstAttributeField) row = NULL;
  g_autoptr (VstSecret) password = vst_secret_new_text ("Correct-Horse-7");
  g_autoptr (FakeCall) call = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1); /* a phone number may be the name */
  row = g_list_model_get_item (rows, 0);
  vst_attribute_field_set_value (row, "Ana");

  vst_flow_begin_sign_up (self->flow);
  vst_flow_set_email (self->flow, TEST_EMAIL);
  vst_flow_sign_up (self->flow, password);
  call = fake_take ("SignUp");
  g_assert_cmpstr (call->user_name, ==, TEST_EMAIL);
  g_assert_cmpstr (g_hash_table_lookup (call->attributes, "email"), ==, TEST_EMAIL);
  g_assert_cmpstr (vst_flow_get_user_name (self->flow), ==, TEST_EMAIL);
}

static void
count (guint *notifications)
{
  (*notifications)++;
}

/* What the pages show depends on it: it is told when it comes, and when it goes. */
static void
test_tells_of_changes (void)
{
  g_autoptr (TestLocalPool) local = test_local_pool_new ();
  g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();
  g_autoptr (VstSavedPool) other = new_pool ();
  VstPoolDescription *description = new_description ("email");
  VstFlow *flow = new_flow (local);
  guint credentials = 0;
  guint names = 0;

  g_ptr_array_set_free_func (description->schema, free_schema_attribute);
  g_signal_connect_swapped (flow, "notify::has-credentials", G_CALLBACK (count), &credentials);
  g_signal_connect_swapped (flow, "notify::name-is-email", G_CALLBACK (count), &names);
  vst_flow_select_pool (flow, practice);
  g_assert_false (vst_flow_has_credentials (flow));
  test_local_pool_succeed (local);
  g_assert_true (vst_flow_has_credentials (flow));
  g_assert_cmpuint (credentials, ==, 1);

  g_assert_false (vst_flow_name_is_email (flow));
  fake_succeed (fake_take ("DescribeUserPool"), description,
                (GDestroyNotify) vst_pool_description_free);
  g_assert_true (vst_flow_name_is_email (flow));
  g_assert_cmpuint (names, ==, 1);

  vst_flow_select_pool (flow, other); /* without keys */
  g_assert_false (vst_flow_has_credentials (flow));
  g_assert_false (vst_flow_name_is_email (flow));
  wait_until_open (flow);
  g_assert_cmpuint (credentials, ==, 2);
  g_assert_cmpuint (names, ==, 2);
  drop (flow);
}

/* --- another pool --- */

static void
test_another_pool (void)
{
  g_autoptr (TestFlow) self = new_described ("");
  g_autoptr (VstSavedPool) other = new_pool ();
  g_autoptr (VstSecret) password = vst_secret_new_text ("Correct-Horse-7");

  vst_flow_begin_log_in (self->flow);
  vst_flow_set_user_name (self->flow, TEST_NAME);
  vst_flow_log_in (self->flow, password);
  vst_flow_select_pool (self->flow, other);
  wait_until_open (self->flow);

  g_assert_cmpint (vst_flow_get_step (self->flow), ==, VST_STEP_WELCOME);
  g_assert_cmpint (vst_flow_get_busy (self->flow), ==, VST_BUSY_NONE);
  g_assert_true (vst_flow_get_pool (self->flow) == other);
  g_assert_false (vst_flow_get_has_password (self->flow));
  g_assert_cmpstr (vst_flow_get_user_name (self->flow), ==, TEST_NAME);
  g_assert_false (vst_password_rules_get_known (vst_flow_get_password_rules (self->flow)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (vst_flow_get_attributes (self->flow))),
                    ==, 0);
  fake_refuse_all ("AdminInitiateAuth", VST_COGNITO_ERROR_PASSWORD_WRONG); /* late: not shown */
  g_assert_null (vst_flow_get_problem (self->flow));
}

static void
test_late_description_of_another_pool (void)
{
  g_autoptr (TestLocalPool) local = test_local_pool_new ();
  g_autoptr (VstSavedPool) practice = vst_saved_pool_new_practice ();
  g_autoptr (VstSavedPool) other = new_pool ();
  VstPoolDescription *description = new_description ("");
  VstFlow *flow = new_flow (local);

  g_ptr_array_set_free_func (description->schema, free_schema_attribute);
  vst_flow_select_pool (flow, practice);
  test_local_pool_succeed (local);
  vst_flow_select_pool (flow, other);
  fake_succeed (fake_take ("DescribeUserPool"), description,
                (GDestroyNotify) vst_pool_description_free);
  g_assert_false (vst_password_rules_get_known (vst_flow_get_password_rules (flow)));
  drop (flow);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add_func ("/flow/describe/" path, test)
  ADD ("rules-and-attributes", test_described);
  ADD ("client", test_described_client);
  ADD ("email-is-the-user-name", test_email_is_the_user_name);
  ADD ("tells-of-changes", test_tells_of_changes);
  ADD ("another-pool", test_another_pool);
  ADD ("another-pool/late-description", test_late_description_of_another_pool);
  return g_test_run ();
}
