#include "fuzz-service.h"

#include <string.h>

#include "crypto/vst-base32.h"
#include "crypto/vst-digest.h"
#include "crypto/vst-totp.h"
#include "practice/vst-practice-dispatch.h"
#include "practice/vst-practice-sigv4-header.h"
#include "practice/vst-practice-stack.h"

#define START 1767582249 /* 2026-01-05T03:04:09Z */
#define STEP 30          /* seconds */
#define HOST "127.0.0.1:9229"
#define TARGET "AWSCognitoIdentityProviderService."
#define SIGNED "host;x-amz-date;x-amz-target"

#define OF_CLIENT "{\"ClientId\":\"$client\","
#define ADA OF_CLIENT "\"Username\":\"ada\","

/* How ada came to be. */
static const char *const story[][2] = {
  { "SignUp", ADA "\"Password\":\"Vestibule-7-door\","
                  "\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"ada@example.com\"}]}" },
  { "ConfirmSignUp", ADA "\"ConfirmationCode\":\"$code\"}" },
  { "InitiateAuth", OF_CLIENT "\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":"
                              "{\"USERNAME\":\"ada\",\"PASSWORD\":\"Vestibule-7-door\"}}" },
  { "AssociateSoftwareToken", "{\"Session\":\"$Session\"}" },
  { "VerifySoftwareToken", "{\"Session\":\"$Session\",\"UserCode\":\"$Totp\"}" },
  { "RespondToAuthChallenge", OF_CLIENT "\"ChallengeName\":\"MFA_SETUP\",\"Session\":\"$Session\","
                                        "\"ChallengeResponses\":{\"USERNAME\":\"ada\"}}" },
  { "ConfirmDevice",
    "{\"AccessToken\":\"$AccessToken\",\"DeviceKey\":\"$DeviceKey\","
    "\"DeviceSecretVerifierConfig\":{\"PasswordVerifier\":\"AQIDBA==\",\"Salt\":\"AQID\"}}" },
};

static FuzzService *only; /* which every input gets, as it was at first */
static FuzzValues *first_values;
static gint64 first_time;
static GPtrArray *tables; /* names, of all that is in the store */

static void
on_mail (const VstPracticeMail *mail, gpointer user_data)
{
  FuzzService *self = user_data;

  fuzz_values_set (self->values, "code", mail->code);
}

static void
on_keys (gpointer user_data)
{
  g_main_context_wakeup (NULL);
}

static FuzzService *
make_service (void)
{
  g_autoptr (GError) error = NULL;
  FuzzService *self = g_new0 (FuzzService, 1);
  VstPracticeService *service = &self->service;
  g_autoptr (VstPracticeSite) site = NULL;

  self->values = fuzz_values_new ();
  self->now = START;
  service->store = vst_practice_store_open (NULL, &error);
  g_assert_no_error (error);
  vst_practice_store_begin (service->store);
  service->account = vst_practice_account_load (service->store);
  site = vst_practice_stack_ensure (service->store, service->account,
                                    VST_PRACTICE_KIND_SAMPLE_STACK, START);
  g_assert_true (vst_practice_store_commit (service->store));
  service->post = vst_practice_post_new (service->store, NULL, on_mail, self, &error);
  g_assert_no_error (error);
  service->keys = vst_practice_keys_new (service->store, on_keys, NULL);
  vst_practice_keys_prepare (service->keys, site->user_pool_id);
  while (vst_practice_keys_get (service->keys, site->user_pool_id, VST_PRACTICE_KEY_ID) == NULL)
    g_main_context_iteration (NULL, TRUE);
  fuzz_values_set (self->values, "pool", site->user_pool_id);
  fuzz_values_set (self->values, "client", site->client_id);
  return self;
}

static void
list_tables (VstPracticeStore *store)
{
  g_auto (VstPracticeQuery) query = vst_practice_store_query (
      store, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'", "");

  tables = g_ptr_array_new_with_free_func (g_free);
  while (vst_practice_query_next (&query))
    g_ptr_array_add (tables, vst_practice_query_dup_text (&query, 0));
}

/* Runs "@before TABLE @after TABLE" for each table, in one transaction. */
static void
run_for_tables (VstPracticeStore *store, const char *before, const char *after)
{
  vst_practice_store_begin (store);
  vst_practice_store_run (store, "PRAGMA defer_foreign_keys = ON", "");
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = tables->pdata[i];
      g_autofree char *sql =
          g_strdup_printf ("%s%s%s%s", before, table, after, *after != '\0' ? table : "");

      vst_practice_store_run (store, sql, "");
    }
  g_assert_true (vst_practice_store_commit (store));
}

static void
hmac (guint8 key[VST_SHA256_SIZE], const char *text)
{
  guint8 next[VST_SHA256_SIZE];

  vst_hmac_sha256 (key, VST_SHA256_SIZE, text, strlen (text), next);
  memcpy (key, next, sizeof next);
}

/* AWS Signature Version 4, as a client would. */
static char *
sign (FuzzService *self, const char *target, const char *date, const GString *body)
{
  const VstPracticeAccount *account = self->service.account;
  g_autofree char *body_hash = vst_sha256_hex (body->str, body->len);
  g_autofree char *canonical = g_strdup_printf ("POST\n/\n\nhost:" HOST "\nx-amz-date:%s\n"
                                                "x-amz-target:%s\n\n" SIGNED "\n%s",
                                                date, target, body_hash);
  g_autofree char *hash = vst_sha256_hex (canonical, strlen (canonical));
  g_autofree char *day = g_strndup (date, 8);
  g_autofree char *scope = g_strdup_printf ("%s/%s/cognito-idp/aws4_request", day, account->region);
  g_autofree char *text = g_strdup_printf ("AWS4-HMAC-SHA256\n%s\n%s\n%s", date, scope, hash);
  g_autofree char *start =
      g_strconcat ("AWS4", vst_secret_get_text (account->secret_access_key), NULL);
  g_autofree char *signature = NULL;
  guint8 key[VST_SHA256_SIZE];

  vst_hmac_sha256 (start, strlen (start), day, strlen (day), key);
  hmac (key, account->region);
  hmac (key, "cognito-idp");
  hmac (key, "aws4_request");
  hmac (key, text);
  signature = vst_hex_encode (key, sizeof key);
  return g_strdup_printf ("AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=" SIGNED
                          ", Signature=%s",
                          account->access_key_id, scope, signature);
}

static void
set_totp (FuzzService *self)
{
  const char *key = fuzz_values_get (self->values, "SecretCode");
  g_autoptr (VstSecret) secret = key != NULL ? vst_base32_decode (key) : NULL;
  g_autofree char *code = NULL;

  if (secret == NULL)
    return;
  code = vst_totp_get_code (vst_secret_get_data (secret), vst_secret_get_size (secret),
                            vst_totp_get_step (self->now), VST_TOTP_DIGITS);
  fuzz_values_set (self->values, "Totp", code);
}

/* Whatever was asked: an answer is JSON, and a fault is the caller's and has a name. */
static void
check (FuzzService *self, const VstPracticeReply *reply)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (reply->body, &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  g_assert_true (g_utf8_validate (reply->body, -1, NULL));
  if (reply->fault == NULL)
    g_assert_cmpuint (reply->status, ==, 200);
  else
    g_assert_cmpuint (reply->status / 100, ==, 4);
  fuzz_values_learn (self->values, json_node_get_object (node));
}

gboolean
fuzz_service_call (FuzzService *self, const char *operation, const char *body, gsize size)
{
  g_autofree char *target = g_strconcat (TARGET, operation, NULL);
  g_autofree char *date = vst_practice_amz_date_format (self->now);
  g_autoptr (GString) filled = NULL;
  g_autofree char *authorization = NULL;
  g_auto (VstPracticeReply) reply = { 0 };

  set_totp (self);
  filled = fuzz_values_fill (self->values, body, size);
  authorization = sign (self, target, date, filled);
  {
    const VstPracticeHeader headers[] = {
      { "Host", HOST },
      { "Content-Type", "application/x-amz-json-1.1" },
      { "X-Amz-Target", target },
      { "X-Amz-Date", date },
      { "Authorization", authorization },
    };
    const VstPracticeSignedRequest request = {
      .method = "POST",
      .path = "/",
      .headers = headers,
      .n_headers = G_N_ELEMENTS (headers),
      .body = filled->str,
      .body_size = filled->len,
    };

    g_assert_true (vst_practice_dispatch (&self->service, &request, self->now, &reply));
  }
  check (self, &reply);
  self->now += STEP;
  return reply.fault == NULL;
}

static void
set_up (void)
{
  only = make_service ();
  for (gsize i = 0; i < G_N_ELEMENTS (story); i++)
    if (!fuzz_service_call (only, story[i][0], story[i][1], strlen (story[i][1])))
      g_error ("%s was refused", story[i][0]);
  first_values = fuzz_values_copy (only->values);
  first_time = only->now;
  list_tables (only->service.store);
  run_for_tables (only->service.store, "CREATE TEMP TABLE first_", " AS SELECT * FROM main.");
}

FuzzService *
fuzz_service_get (void)
{
  if (only == NULL)
    set_up ();
  else
    {
      run_for_tables (only->service.store, "DELETE FROM main.", "");
      run_for_tables (only->service.store, "INSERT INTO main.", " SELECT * FROM temp.first_");
    }
  fuzz_values_free (only->values);
  only->values = fuzz_values_copy (first_values);
  only->now = first_time;
  return only;
}
