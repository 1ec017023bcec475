#include "fake-cognito-private.h"

struct _VstCognitoClient
{
  GObject parent_instance;
  VstPool *pool;
  VstAwsCredentials *credentials;
};

G_DEFINE_FINAL_TYPE (VstCognitoClient, vst_cognito_client, G_TYPE_OBJECT)

static GQueue waiting = G_QUEUE_INIT;
static VstCognitoClient *newest;
static gint64 clock_offset;

static void
vst_cognito_client_finalize (GObject *object)
{
  VstCognitoClient *self = VST_COGNITO_CLIENT (object);

  if (newest == self)
    newest = NULL;
  vst_pool_unref (self->pool);
  g_clear_pointer (&self->credentials, vst_aws_credentials_unref);
  G_OBJECT_CLASS (vst_cognito_client_parent_class)->finalize (object);
}

static void
vst_cognito_client_class_init (VstCognitoClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vst_cognito_client_finalize;
  g_signal_new ("exchange", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 5, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING,
                G_TYPE_INT64);
}

static void
vst_cognito_client_init (VstCognitoClient *self)
{
}

VstCognitoClient *
vst_cognito_client_new (VstPool *pool)
{
  newest = g_object_new (VST_TYPE_COGNITO_CLIENT, NULL);
  newest->pool = vst_pool_ref (pool);
  return newest;
}

VstPool *
vst_cognito_client_get_pool (VstCognitoClient *self)
{
  return self->pool;
}

void
vst_cognito_client_set_credentials (VstCognitoClient *self, VstAwsCredentials *credentials)
{
  g_clear_pointer (&self->credentials, vst_aws_credentials_unref);
  self->credentials = credentials != NULL ? vst_aws_credentials_ref (credentials) : NULL;
}

gboolean
vst_cognito_client_has_credentials (VstCognitoClient *self)
{
  return self->credentials != NULL;
}

void
vst_cognito_client_preconnect (VstCognitoClient *self)
{
}

gint64
vst_cognito_client_get_clock_offset (VstCognitoClient *self)
{
  return clock_offset;
}

/* --- the queue --- */

FakeCall *
fake_start (VstCognitoClient *self,
            const char *operation,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  FakeCall *call = g_new0 (FakeCall, 1);

  call->operation = g_strdup (operation);
  call->task = g_task_new (self, cancellable, callback, user_data);
  g_queue_push_tail (&waiting, call);
  g_signal_emit_by_name (self, "exchange", operation, 200, "", "request-1", G_GINT64_CONSTANT (7));
  return call;
}

static char *
dup_text (VstSecret *secret)
{
  return secret != NULL ? g_strdup (vst_secret_get_text (secret)) : NULL;
}

void
fake_call_free (FakeCall *self)
{
  if (!self->answered) /* its caller is told all the same */
    g_task_return_new_error (self->task, VST_COGNITO_ERROR, VST_COGNITO_ERROR_FAILED, "dropped");
  g_free (self->operation);
  g_free (self->user_name);
  g_free (self->password);
  g_free (self->code);
  g_free (self->session);
  g_free (self->access_token);
  g_free (self->device_name);
  g_free (self->device_key);
  g_clear_pointer (&self->responses, g_hash_table_unref);
  g_clear_pointer (&self->attributes, g_hash_table_unref);
  g_clear_object (&self->task);
  g_free (self);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    {
    }
}

static FakeCall *
find (const char *operation)
{
  for (GList *link = waiting.head; link != NULL; link = link->next)
    {
      FakeCall *call = link->data;

      if (g_str_equal (call->operation, operation))
        return call;
    }
  return NULL;
}

FakeCall *
fake_take (const char *operation)
{
  FakeCall *call;

  while ((call = find (operation)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_queue_remove (&waiting, call);
  return call;
}

guint
fake_count (const char *operation)
{
  guint n = 0;

  settle ();
  for (GList *link = waiting.head; link != NULL; link = link->next)
    n += g_str_equal (((FakeCall *) link->data)->operation, operation);
  return n;
}

void
fake_assert_only (const char *operation)
{
  settle ();
  for (GList *link = waiting.head; link != NULL; link = link->next)
    g_assert_cmpstr (((FakeCall *) link->data)->operation, ==, operation);
}

void
fake_clear (void)
{
  FakeCall *call;

  while ((call = g_queue_pop_head (&waiting)) != NULL)
    fake_fail (call, VST_COGNITO_ERROR_FAILED);
}

void
fake_refuse_all (const char *operation, VstCognitoError code)
{
  while (fake_count (operation) > 0)
    fake_fail (fake_take (operation), code);
}

void
fake_withdraw (FakeCall *call, GError *error)
{
  g_queue_remove (&waiting, call);
  call->answered = TRUE;
  g_task_return_error (call->task, error);
  fake_call_free (call);
}

/* --- answers --- */

void
fake_fail_with (FakeCall *call, GError *error)
{
  call->answered = TRUE;
  g_task_return_error (call->task, error);
  fake_call_free (call);
  settle ();
}

void
fake_fail (FakeCall *call, VstCognitoError code)
{
  fake_fail_with (call, vst_cognito_error_new (code, call->operation, "SomeException",
                                               "What the service says.", "request-1"));
}

void
fake_succeed (FakeCall *call, gpointer result, GDestroyNotify destroy)
{
  call->answered = TRUE;
  g_task_return_pointer (call->task, result, destroy);
  fake_call_free (call);
  settle ();
}

void
fake_succeed_boolean (FakeCall *call)
{
  call->answered = TRUE;
  g_task_return_boolean (call->task, TRUE);
  fake_call_free (call);
  settle ();
}

void
fake_verify (FakeCall *call, gboolean verified, const char *session)
{
  if (session != NULL)
    g_task_set_task_data (call->task, vst_secret_new_text (session),
                          (GDestroyNotify) vst_secret_unref);
  if (verified)
    fake_succeed_boolean (call);
  else
    fake_fail (call, VST_COGNITO_ERROR_CODE_MISMATCH);
}

static void
free_check (gpointer data)
{
  VstTokenCheck *check = data;

  g_free (check->found);
  g_free (check->expected);
  g_free (check);
}

void
fake_confirm_device (FakeCall *call, gboolean must_ask)
{
  g_task_set_task_data (call->task, must_ask ? call : NULL, NULL);
  fake_succeed_boolean (call);
}

VstTokenReport *
fake_report (VstTokenUse use, VstTokenRule fails)
{
  VstTokenReport *report = g_new0 (VstTokenReport, 1);

  report->use = use;
  report->valid = TRUE;
  report->checks = g_ptr_array_new ();
  for (int rule = VST_TOKEN_RULE_FORM; rule <= VST_TOKEN_RULE_ISSUED_AT; rule++)
    {
      VstTokenCheck *check = g_new0 (VstTokenCheck, 1);

      check->rule = (VstTokenRule) rule;
      check->found = g_strdup ("found");
      if (check->rule == fails)
        {
          check->fault = VST_TOKEN_FAULT_MISMATCH;
          report->valid = FALSE;
        }
      g_ptr_array_add (report->checks, check);
    }
  g_ptr_array_set_free_func (report->checks, free_check);
  return report;
}

static void
free_reports (gpointer data)
{
  FakeReports *reports = data;

  vst_token_report_free (reports->access);
  vst_token_report_free (reports->id);
  g_free (reports);
}

void
fake_check (FakeCall *call, VstTokenReport *access, VstTokenReport *id)
{
  FakeReports *reports = g_new0 (FakeReports, 1);

  reports->access = access;
  reports->id = id;
  fake_succeed (call, reports, free_reports);
}

VstAuthReply *
fake_challenge (const char *name, const char *session)
{
  VstAuthReply *reply = g_new0 (VstAuthReply, 1);

  reply->challenge = vst_challenge_from_name (name);
  reply->challenge_name = g_strdup (name);
  reply->session = session != NULL ? vst_secret_new_text (session) : NULL;
  reply->parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reply->available = g_new0 (char *, 1);
  return reply;
}

VstAuthReply *
fake_challenge_with (const char *name,
                     const char *session,
                     const char *parameter,
                     const char *value)
{
  VstAuthReply *reply = fake_challenge (name, session);

  g_hash_table_insert (reply->parameters, g_strdup (parameter), g_strdup (value));
  return reply;
}

VstAuthReply *
fake_tokens (const char *id_token, const char *access_token)
{
  VstAuthReply *reply = fake_challenge (NULL, NULL);

  reply->challenge = VST_CHALLENGE_NONE;
  reply->tokens = g_new0 (VstAuthTokens, 1);
  reply->tokens->access_token = vst_secret_new_text (access_token);
  reply->tokens->id_token = id_token != NULL ? vst_secret_new_text (id_token) : NULL;
  reply->tokens->refresh_token = vst_secret_new_text ("opaque");
  reply->tokens->token_type = g_strdup ("Bearer");
  reply->tokens->expires_in = 3600;
  return reply;
}

VstCognitoUser *
fake_user (const char *user_name, const char *status)
{
  VstCognitoUser *user = g_new0 (VstCognitoUser, 1);

  user->user_name = g_strdup (user_name);
  user->status = g_strdup (status);
  user->enabled = TRUE;
  user->attributes = vst_attributes_new ();
  return user;
}

VstSignUpResult *
fake_signed_up (gboolean confirmed, const char *destination)
{
  VstSignUpResult *result = g_new0 (VstSignUpResult, 1);

  result->user_confirmed = confirmed;
  if (destination != NULL)
    result->delivery = vst_code_delivery_new ("email", "EMAIL", destination);
  return result;
}

VstTokenAssociation *
fake_association (const char *key, const char *session)
{
  VstTokenAssociation *association = g_new0 (VstTokenAssociation, 1);

  association->key = vst_secret_new_text (key);
  association->session = vst_secret_new_text (session);
  return association;
}

void
fake_set_clock_offset (gint64 seconds)
{
  clock_offset = seconds;
}

VstPool *
fake_get_pool (void)
{
  return newest != NULL ? newest->pool : NULL;
}

VstAwsCredentials *
fake_get_credentials (void)
{
  return newest != NULL ? newest->credentials : NULL;
}

/* --- the operations --- */

void
vst_cognito_client_sign_up_async (VstCognitoClient *self,
                                  const char *user_name,
                                  VstSecret *password,
                                  GPtrArray *attributes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  FakeCall *call = fake_start (self, "SignUp", cancellable, callback, user_data);

  call->user_name = g_strdup (user_name);
  call->password = dup_text (password);
  call->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < attributes->len; i++)
    {
      const VstAttribute *attribute = g_ptr_array_index (attributes, i);

      g_assert_true (g_hash_table_insert (call->attributes, g_strdup (attribute->name),
                                          g_strdup (attribute->value)));
    }
}

VstSignUpResult *
vst_cognito_client_sign_up_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vst_cognito_client_confirm_sign_up_async (VstCognitoClient *self,
                                          const char *user_name,
                                          const char *code,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  FakeCall *call = fake_start (self, "ConfirmSignUp", cancellable, callback, user_data);

  call->user_name = g_strdup (user_name);
  call->code = g_strdup (code);
}

gboolean
vst_cognito_client_confirm_sign_up_finish (VstCognitoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
vst_cognito_client_resend_code_async (VstCognitoClient *self,
                                      const char *user_name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  FakeCall *call = fake_start (self, "ResendConfirmationCode", cancellable, callback, user_data);

  call->user_name = g_strdup (user_name);
}

VstCodeDelivery *
vst_cognito_client_resend_code_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vst_cognito_client_admin_get_user_async (VstCognitoClient *self,
                                         const char *user_name,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  FakeCall *call = fake_start (self, "AdminGetUser", cancellable, callback, user_data);

  call->user_name = g_strdup (user_name);
}

VstCognitoUser *
vst_cognito_client_admin_get_user_finish (VstCognitoClient *self,
                                          GAsyncResult *result,
                                          GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vst_cognito_client_get_user_async (VstCognitoClient *self,
                                   VstSecret *access_token,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  FakeCall *call = fake_start (self, "GetUser", cancellable, callback, user_data);

  call->access_token = dup_text (access_token);
}

VstCognitoUser *
vst_cognito_client_get_user_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vst_cognito_client_describe_pool_async (VstCognitoClient *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  fake_start (self, "DescribeUserPool", cancellable, callback, user_data);
}

VstPoolDescription *
vst_cognito_client_describe_pool_finish (VstCognitoClient *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vst_cognito_client_describe_client_async (VstCognitoClient *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  fake_start (self, "DescribeUserPoolClient", cancellable, callback, user_data);
}

VstClientDescription *
vst_cognito_client_describe_client_finish (VstCognitoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vst_cognito_client_associate_token_async (VstCognitoClient *self,
                                          VstSecret *session,
                                          VstSecret *access_token,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  FakeCall *call = fake_start (self, "AssociateSoftwareToken", cancellable, callback, user_data);

  g_assert_true ((session == NULL) != (access_token == NULL));
  call->session = dup_text (session);
  call->access_token = dup_text (access_token);
}

VstTokenAssociation *
vst_cognito_client_associate_token_finish (VstCognitoClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vst_cognito_client_verify_token_async (VstCognitoClient *self,
                                       VstSecret *session,
                                       VstSecret *access_token,
                                       const char *code,
                                       const char *device_name,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  FakeCall *call = fake_start (self, "VerifySoftwareToken", cancellable, callback, user_data);

  g_assert_true ((session == NULL) != (access_token == NULL));
  call->session = dup_text (session);
  call->access_token = dup_text (access_token);
  call->code = g_strdup (code);
  call->device_name = g_strdup (device_name);
}

gboolean
vst_cognito_client_verify_token_finish (VstCognitoClient *self,
                                        GAsyncResult *result,
                                        VstSecret **session,
                                        GError **error)
{
  VstSecret *newer = g_task_get_task_data (G_TASK (result));

  *session = newer != NULL ? vst_secret_ref (newer) : NULL;
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
vst_cognito_client_delete_user_async (VstCognitoClient *self,
                                      VstSecret *access_token,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  FakeCall *call = fake_start (self, "DeleteUser", cancellable, callback, user_data);

  call->access_token = dup_text (access_token);
}

gboolean
vst_cognito_client_delete_user_finish (VstCognitoClient *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
