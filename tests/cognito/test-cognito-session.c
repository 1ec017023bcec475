#include "cognito-server.h"
#include "cognito/vst-cognito-client-account.h"
#include "cognito/vst-cognito-client-devices.h"
#include "cognito/vst-cognito-client-directory.h"
#include "cognito/vst-cognito-client-tokens.h"
#include "cognito/vst-cognito-finder.h"
#include "cognito/vst-cognito-operation.h"

/* What comes after a login, each pair against a server. */

static VstSecret *secret;

static void
start_refresh (Fixture *f)
{
  vst_cognito_client_refresh_async (f->client, VST_REFRESH_PLAIN, "sub-1", secret, NULL,
                                    f->cancellable, on_done, f);
}

static void
start_rotation (Fixture *f)
{
  vst_cognito_client_refresh_async (f->client, VST_REFRESH_ROTATING, "sub-1", secret, "r_1",
                                    f->cancellable, on_done, f);
}

static char *
finish_refresh (Fixture *f, GError **error)
{
  g_autoptr (VstAuthTokens) tokens =
      vst_cognito_client_refresh_finish (f->client, f->result, error);

  if (tokens == NULL)
    return NULL;
  return g_strdup_printf (
      "%s %s", vst_secret_get_text (tokens->access_token),
      tokens->refresh_token != NULL ? vst_secret_get_text (tokens->refresh_token) : "-");
}

/* Pairs that end in yes or no. */
static char *
done (gboolean yes)
{
  return yes ? g_strdup ("done") : NULL;
}

static void
start_revoke (Fixture *f)
{
  vst_cognito_client_revoke_async (f->client, secret, f->cancellable, on_done, f);
}

static char *
finish_revoke (Fixture *f, GError **error)
{
  return done (vst_cognito_client_revoke_finish (f->client, f->result, error));
}

static void
start_sign_out (Fixture *f)
{
  vst_cognito_client_sign_out_async (f->client, secret, f->cancellable, on_done, f);
}

static char *
finish_sign_out (Fixture *f, GError **error)
{
  return done (vst_cognito_client_sign_out_finish (f->client, f->result, error));
}

static void
start_confirm_device (Fixture *f)
{
  const VstDeviceVerifier verifier = { (char *) "r_1", (char *) "-g", secret, secret,
                                       (char *) "c2FsdA==" };

  vst_cognito_client_confirm_device_async (f->client, secret, &verifier, "My desk", f->cancellable,
                                           on_done, f);
}

static char *
finish_confirm_device (Fixture *f, GError **error)
{
  gboolean must_ask = -1;

  if (!vst_cognito_client_confirm_device_finish (f->client, f->result, &must_ask, error))
    return NULL;
  return g_strdup (must_ask ? "ask" : "remembered");
}

static void
start_device_status (Fixture *f)
{
  vst_cognito_client_set_device_status_async (f->client, secret, "r_1", FALSE, f->cancellable,
                                              on_done, f);
}

static char *
finish_device_status (Fixture *f, GError **error)
{
  return done (vst_cognito_client_set_device_status_finish (f->client, f->result, error));
}

static void
start_list_devices (Fixture *f)
{
  vst_cognito_client_list_devices_async (f->client, secret, 10, "page-2", f->cancellable, on_done,
                                         f);
}

static char *
finish_list_devices (Fixture *f, GError **error)
{
  g_autoptr (VstResultPage) page =
      vst_cognito_client_list_devices_finish (f->client, f->result, error);
  const VstCognitoDevice *device;

  if (page == NULL)
    return NULL;
  device = g_ptr_array_index (page->items, 0);
  return g_strdup_printf ("%s %s %s", device->key, vst_cognito_device_get_name (device),
                          page->next);
}

static void
start_forget_device (Fixture *f)
{
  vst_cognito_client_forget_device_async (f->client, secret, "r_1", f->cancellable, on_done, f);
}

static char *
finish_forget_device (Fixture *f, GError **error)
{
  return done (vst_cognito_client_forget_device_finish (f->client, f->result, error));
}

static void
start_forgot_password (Fixture *f)
{
  vst_cognito_client_forgot_password_async (f->client, "alice", f->cancellable, on_done, f);
}

static char *
finish_forgot_password (Fixture *f, GError **error)
{
  g_autoptr (VstCodeDelivery) delivery =
      vst_cognito_client_forgot_password_finish (f->client, f->result, error);

  return delivery != NULL ? g_strdup (delivery->destination) : NULL;
}

static void
start_confirm_forgot_password (Fixture *f)
{
  vst_cognito_client_confirm_forgot_password_async (f->client, "alice", "123456", secret,
                                                    f->cancellable, on_done, f);
}

static char *
finish_confirm_forgot_password (Fixture *f, GError **error)
{
  return done (vst_cognito_client_confirm_forgot_password_finish (f->client, f->result, error));
}

static void
start_change_password (Fixture *f)
{
  vst_cognito_client_change_password_async (f->client, secret, secret, secret, f->cancellable,
                                            on_done, f);
}

static char *
finish_change_password (Fixture *f, GError **error)
{
  return done (vst_cognito_client_change_password_finish (f->client, f->result, error));
}

static void
start_set_mfa (Fixture *f)
{
  static const VstMfaPreference preference = { .totp = VST_MFA_PREFERRED };

  vst_cognito_client_set_mfa_async (f->client, secret, &preference, f->cancellable, on_done, f);
}

static char *
finish_set_mfa (Fixture *f, GError **error)
{
  return done (vst_cognito_client_set_mfa_finish (f->client, f->result, error));
}

static void
start_list_users (Fixture *f)
{
  static const VstUserQuery query = { .limit = 60 };

  vst_cognito_client_list_users_async (f->client, &query, f->cancellable, on_done, f);
}

static char *
finish_list_users (Fixture *f, GError **error)
{
  g_autoptr (VstResultPage) page =
      vst_cognito_client_list_users_finish (f->client, f->result, error);

  if (page == NULL)
    return NULL;
  return g_strdup_printf ("%u %s", page->items->len, page->next != NULL ? page->next : "-");
}

static void
start_admin_delete_user (Fixture *f)
{
  vst_cognito_client_admin_delete_user_async (f->client, "alice", f->cancellable, on_done, f);
}

static char *
finish_admin_delete_user (Fixture *f, GError **error)
{
  return done (vst_cognito_client_admin_delete_user_finish (f->client, f->result, error));
}

typedef struct
{
  VstOperation operation;
  void (*start) (Fixture *);
  char *(*finish) (Fixture *, GError **);
  const char *reply, *expected;
} Case;

static const Case cases[] = {
  { VST_OPERATION_LOG_IN, start_refresh, finish_refresh,
    "{'AuthenticationResult':{'AccessToken':'a.b.c'}}", "a.b.c -" },
  { VST_OPERATION_GET_TOKENS, start_rotation, finish_refresh,
    "{'AuthenticationResult':{'AccessToken':'a.b.c','RefreshToken':'r.2'}}", "a.b.c r.2" },
  { VST_OPERATION_REVOKE_TOKEN, start_revoke, finish_revoke, "{}", "done" },
  { VST_OPERATION_REVOKE_TOKEN, start_revoke, finish_revoke, "", "done" },
  { VST_OPERATION_GLOBAL_SIGN_OUT, start_sign_out, finish_sign_out, "{}", "done" },
  { VST_OPERATION_CONFIRM_DEVICE, start_confirm_device, finish_confirm_device,
    "{'UserConfirmationNecessary':true}", "ask" },
  { VST_OPERATION_CONFIRM_DEVICE, start_confirm_device, finish_confirm_device,
    "{'UserConfirmationNecessary':false}", "remembered" },
  { VST_OPERATION_CONFIRM_DEVICE, start_confirm_device, finish_confirm_device, "{}", "remembered" },
  { VST_OPERATION_SET_DEVICE_STATUS, start_device_status, finish_device_status, "{}", "done" },
  { VST_OPERATION_LIST_DEVICES, start_list_devices, finish_list_devices,
    "{'Devices':[{'DeviceKey':'r_1','DeviceAttributes':[{'Name':'device_name','Value':'Desk'}]}],"
    "'PaginationToken':'page-3'}",
    "r_1 Desk page-3" },
  { VST_OPERATION_FORGET_DEVICE, start_forget_device, finish_forget_device, "", "done" },
  { VST_OPERATION_FORGOT_PASSWORD, start_forgot_password, finish_forgot_password,
    "{'CodeDeliveryDetails':{'Destination':'a***@b***'}}", "a***@b***" },
  { VST_OPERATION_FORGOT_PASSWORD, start_forgot_password, finish_forgot_password, "{}", NULL },
  { VST_OPERATION_CONFIRM_FORGOT_PASSWORD, start_confirm_forgot_password,
    finish_confirm_forgot_password, "{}", "done" },
  { VST_OPERATION_CHANGE_PASSWORD, start_change_password, finish_change_password, "{}", "done" },
  { VST_OPERATION_SET_MFA, start_set_mfa, finish_set_mfa, "{}", "done" },
  { VST_OPERATION_LIST_USERS, start_list_users, finish_list_users,
    "{'Users':[{'Username':'alice'},{'Username':'bob'}],'PaginationToken':'page-2'}", "2 page-2" },
  { VST_OPERATION_LIST_USERS, start_list_users, finish_list_users, "{'Users':[]}", "0 -" },
  { VST_OPERATION_ADMIN_DELETE_USER, start_admin_delete_user, finish_admin_delete_user, "",
    "done" },
};

static char *
call (Fixture *fixture, const Case *c, GError **error)
{
  char *text;

  c->start (fixture);
  wait (fixture);
  text = c->finish (fixture, error);
  g_clear_object (&fixture->result);
  return text;
}

static void
test_operation (Fixture *fixture, gconstpointer data)
{
  const Case *c = data;
  const char *name = vst_operation_get_name (c->operation);
  g_autofree char *target = g_strconcat ("AWSCognitoIdentityProviderService.", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  add_credentials (fixture);
  fixture->reply = c->reply;
  text = call (fixture, c, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, c->expected);
  g_assert_cmpstr (fixture->target, ==, target);
  g_assert_cmpint (fixture->authorization != NULL, ==,
                   (vst_operation_get_flags (c->operation) & VST_AWS_CALL_SIGNED) != 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;

  add_credentials (fixture);
  fixture->status = 400;
  fixture->reply = "{'__type':'NotAuthorizedException','message':'Access Token has been revoked'}";
  g_assert_null (call (fixture, c, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_TOKEN_INVALID);
  g_assert_cmpstr (vst_cognito_error_get_operation (error), ==,
                   vst_operation_get_name (c->operation));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;

  add_credentials (fixture);
  g_cancellable_cancel (fixture->cancellable);
  g_assert_null (call (fixture, c, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A refresh is no login: a challenge would be a dead end. */
static void
test_refresh_challenged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->reply = "{'ChallengeName':'SMS_MFA','Session':'s'}";
  g_assert_null (call (fixture, &cases[0], &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
}

typedef struct
{
  VstCognitoFinder *finder;
  guint exchanges;
} Finding;

static void
on_found_exchange (VstCognitoFinder *finder,
                   const char *operation,
                   guint http_status,
                   const char *wire_name,
                   const char *request_id,
                   gint64 milliseconds,
                   Finding *finding)
{
  finding->exchanges++;
}

static void
set_up_finding (Fixture *fixture, Finding *finding, VstAwsCredentials *credentials)
{
  g_autofree char *endpoint = get_endpoint (fixture->server);

  finding->finder = vst_cognito_finder_new ("eu-west-1", endpoint, credentials);
  g_signal_connect (finding->finder, "exchange", G_CALLBACK (on_found_exchange), finding);
}

static VstResultPage *
find_pools (Fixture *fixture, Finding *finding, GError **error)
{
  VstResultPage *page;

  vst_cognito_finder_list_pools_async (finding->finder, NULL, fixture->cancellable, on_done,
                                       fixture);
  wait (fixture);
  page = vst_cognito_finder_list_pools_finish (finding->finder, fixture->result, error);
  g_clear_object (&fixture->result);
  return page;
}

static void
test_find_pools (Fixture *fixture, gconstpointer data)
{
  Finding finding = { 0 };
  g_autoptr (VstAwsCredentials) credentials = make_credentials ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VstResultPage) page = NULL;
  const VstNamedId *pool;

  set_up_finding (fixture, &finding, credentials);
  fixture->reply = "{'UserPools':[{'Id':'eu-west-1_a','Name':'People','LambdaConfig':{}},"
                   "{'Id':'eu-west-1_b'}],'NextToken':'page-2'}";
  page = find_pools (fixture, &finding, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->items->len, ==, 2);
  pool = g_ptr_array_index (page->items, 0);
  g_assert_cmpstr (pool->id, ==, "eu-west-1_a");
  g_assert_cmpstr (pool->name, ==, "People");
  pool = g_ptr_array_index (page->items, 1);
  g_assert_cmpstr (pool->name, ==, "");
  g_assert_cmpstr (page->next, ==, "page-2");
  g_assert_nonnull (strstr (fixture->authorization, "/eu-west-1/cognito-idp/aws4_request"));
  g_assert_cmpuint (finding.exchanges, ==, 1);
  g_assert_finalize_object (finding.finder);
}

static void
test_find_clients (Fixture *fixture, gconstpointer data)
{
  Finding finding = { 0 };
  g_autoptr (VstAwsCredentials) credentials = make_credentials ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VstResultPage) page = NULL;
  const VstNamedId *app;

  set_up_finding (fixture, &finding, credentials);
  fixture->reply = "{'UserPoolClients':[{'ClientId':'abc','UserPoolId':'eu-west-1_a',"
                   "'ClientName':'App'}]}";
  vst_cognito_finder_list_clients_async (finding.finder, "eu-west-1_a", "page-2",
                                         fixture->cancellable, on_done, fixture);
  wait (fixture);
  page = vst_cognito_finder_list_clients_finish (finding.finder, fixture->result, &error);
  g_clear_object (&fixture->result);
  g_assert_no_error (error);
  app = g_ptr_array_index (page->items, 0);
  g_assert_cmpstr (app->id, ==, "abc");
  g_assert_cmpstr (app->name, ==, "App");
  g_assert_null (page->next);
  g_assert_finalize_object (finding.finder);
}

static void
test_find_client (Fixture *fixture, gconstpointer data)
{
  Finding finding = { 0 };
  g_autoptr (VstAwsCredentials) credentials = make_credentials ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VstClientDescription) app = NULL;

  set_up_finding (fixture, &finding, credentials);
  fixture->reply = "{'UserPoolClient':{'ClientName':'App','ClientSecret':'s3cret'}}";
  vst_cognito_finder_describe_client_async (finding.finder, "eu-west-1_a", "abc",
                                            fixture->cancellable, on_done, fixture);
  wait (fixture);
  app = vst_cognito_finder_describe_client_finish (finding.finder, fixture->result, &error);
  g_clear_object (&fixture->result);
  g_assert_no_error (error);
  g_assert_cmpstr (app->name, ==, "App");
  g_assert_cmpstr (vst_secret_get_text (app->secret), ==, "s3cret");
  g_assert_finalize_object (finding.finder);
}

static void
test_find_without_keys (Fixture *fixture, gconstpointer data)
{
  Finding finding = { 0 };
  g_autoptr (GError) error = NULL;

  set_up_finding (fixture, &finding, NULL);
  g_assert_null (find_pools (fixture, &finding, &error));
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_KEYS_MISSING);
  g_assert_cmpuint (fixture->calls, ==, 0);
  g_assert_finalize_object (finding.finder);
}

static void
add (const char *kind, guint i, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/cognito/session/%s/%s/%u", kind,
                                           vst_operation_get_name (cases[i].operation), i);

  g_test_add (path, Fixture, &cases[i], set_up, test, tear_down);
}

static void
add_single (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/cognito/session/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  secret = vst_secret_new_text ("secret-1");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add ("done", i, test_operation);
      add ("refused", i, test_refused);
      add ("cancelled", i, test_cancelled);
    }
  add_single ("refresh-challenged", test_refresh_challenged);
  add_single ("find-pools", test_find_pools);
  add_single ("find-clients", test_find_clients);
  add_single ("find-client", test_find_client);
  add_single ("find-without-keys", test_find_without_keys);
  status = g_test_run ();

  vst_secret_unref (secret);
  return status;
}
