#include "../crypto/test-vectors.h"
#include "cognito-server.h"
#include "cognito/vst-cognito-client-private.h"
#include "cognito/vst-cognito-client-tokens.h"
#include "crypto/vst-jws.h"

/* The pool's keys, from the server to the verdict. */

#define ISSUER "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aBc"

static VstJwsKey *key;

/* A key set that knows our key by the name @kid. */
static char *
make_jwks (const char *kid)
{
  g_autofree char *n = vst_jws_key_get_modulus (key);
  g_autofree char *e = vst_jws_key_get_exponent (key);

  return g_strdup_printf ("{'keys':[{'kid':'%s','kty':'RSA','alg':'RS256','n':'%s','e':'%s'}]}",
                          kid, n, e);
}

static VstSecret *
make_token (const char *kid, const char *use, gint64 age)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC - age;
  g_autofree char *header = g_strdup_printf ("{\"kid\":\"%s\",\"alg\":\"RS256\"}", kid);
  g_autofree char *payload = g_strdup_printf (
      "{\"iss\":\"" ISSUER "\",\"token_use\":\"%s\",\"%s\":\"abc\",\"iat\":%" G_GINT64_FORMAT
      ",\"exp\":%" G_GINT64_FORMAT "}",
      use, strcmp (use, "id") == 0 ? "aud" : "client_id", now, now + 3600);

  return vst_secret_take_text (vst_jws_sign (key, header, payload));
}

typedef struct
{
  VstTokenReport *access;
  VstTokenReport *id;
} Reports;

static void
reports_clear (Reports *self)
{
  g_clear_pointer (&self->access, vst_token_report_free);
  g_clear_pointer (&self->id, vst_token_report_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reports, reports_clear)

/* @id_kid: NULL for no ID token. */
static gboolean
check (Fixture *fixture,
       const char *access_kid,
       const char *id_kid,
       gint64 age,
       Reports *reports,
       GError **error)
{
  g_autoptr (VstAuthTokens) tokens = g_new0 (VstAuthTokens, 1);
  gboolean done;

  tokens->access_token = make_token (access_kid, "access", age);
  tokens->id_token = id_kid != NULL ? make_token (id_kid, "id", age) : NULL;
  vst_cognito_client_check_tokens_async (fixture->client, tokens, fixture->cancellable, on_done,
                                         fixture);
  wait (fixture);
  done = vst_cognito_client_check_tokens_finish (fixture->client, fixture->result, &reports->access,
                                                 &reports->id, error);
  g_clear_object (&fixture->result);
  return done;
}

static void
test_valid (Fixture *fixture, gconstpointer data)
{
  g_auto (Reports) reports = { 0 };
  g_autofree char *jwks = make_jwks ("k1");
  g_autoptr (GError) error = NULL;

  fixture->reply = jwks;
  fixture->content_type = "application/json";
  g_assert_true (check (fixture, "k1", "k1", 0, &reports, &error));
  g_assert_no_error (error);
  g_assert_true (reports.access->valid);
  g_assert_true (reports.id->valid);
  g_assert_cmpint (reports.id->use, ==, VST_TOKEN_USE_ID);
  g_assert_cmpstr (fixture->path, ==, "/eu-west-1_aBc/.well-known/jwks.json");
  g_assert_null (fixture->authorization);
  g_assert_cmpstr (fixture->exchange, ==, "eu-west-1_aBc/.well-known/jwks.json 200 - id-1");
}

/* Fetched once for any number of tokens. */
static void
test_cached (Fixture *fixture, gconstpointer data)
{
  g_autofree char *jwks = make_jwks ("k1");

  fixture->reply = jwks;
  for (guint i = 0; i < 3; i++)
    {
      g_auto (Reports) reports = { 0 };

      g_assert_true (check (fixture, "k1", NULL, 0, &reports, NULL));
      g_assert_true (reports.access->valid);
      g_assert_null (reports.id);
    }
  g_assert_cmpuint (fixture->calls, ==, 1);
}

static void
let_time_pass (Fixture *fixture, gint64 seconds)
{
  vst_cognito_client_get_key_cache (fixture->client)->asked_at -= seconds * G_USEC_PER_SEC;
}

/* A pool that has changed its keys is asked again; one that is asked in vain is left in peace. */
static void
test_unknown_kid (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = make_jwks ("k1");
  g_autofree char *new = make_jwks ("k2");
  g_auto (Reports) first = { 0 };
  g_auto (Reports) soon = { 0 };
  g_auto (Reports) later = { 0 };

  fixture->reply = old;
  g_assert_true (check (fixture, "k1", NULL, 0, &first, NULL));
  fixture->reply = new;
  g_assert_true (check (fixture, "k1", "k2", 0, &soon, NULL));
  g_assert_cmpuint (fixture->calls, ==, 1);
  g_assert_true (soon.access->valid);
  g_assert_false (soon.id->valid);
  g_assert_true (soon.id->stale_keys);

  let_time_pass (fixture, 10);
  g_assert_true (check (fixture, "k2", "k2", 0, &later, NULL));
  g_assert_cmpuint (fixture->calls, ==, 2);
  g_assert_true (later.access->valid);
  g_assert_true (later.id->valid);
}

static void
test_forged_kids (Fixture *fixture, gconstpointer data)
{
  g_autofree char *jwks = make_jwks ("k1");

  fixture->reply = jwks;
  for (guint i = 0; i < 20; i++)
    {
      g_auto (Reports) reports = { 0 };
      g_autofree char *kid = g_strdup_printf ("forged-%u", i);

      g_assert_true (check (fixture, kid, NULL, 0, &reports, NULL));
      g_assert_false (reports.access->valid);
    }
  g_assert_cmpuint (fixture->calls, ==, 1);
}

/* Tokens are as old as the service says, not as this machine's clock does. */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *jwks = make_jwks ("k1");
  g_auto (Reports) behind = { 0 };

  fixture->reply = jwks;
  fixture->hours_ahead = -2;
  g_assert_true (check (fixture, "k1", NULL, 7200, &behind, NULL));
  g_assert_true (behind.access->valid);
}

static void
test_expired (Fixture *fixture, gconstpointer data)
{
  g_autofree char *jwks = make_jwks ("k1");
  g_auto (Reports) reports = { 0 };

  fixture->reply = jwks;
  g_assert_true (check (fixture, "k1", NULL, 7200, &reports, NULL));
  g_assert_false (reports.access->valid);
  g_assert_cmpint (vst_token_report_find (reports.access, VST_TOKEN_RULE_EXPIRY)->fault, ==,
                   VST_TOKEN_FAULT_PAST);
}

/* One other byte in the key set, and nothing is verified any more. */
static void
test_tampered_jwks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *jwks = make_jwks ("k1");
  char *n = strstr (jwks, "'n':'") + 100;
  g_auto (Reports) reports = { 0 };

  *n = *n == 'A' ? 'B' : 'A';
  fixture->reply = jwks;
  g_assert_true (check (fixture, "k1", "k1", 0, &reports, NULL));
  g_assert_false (reports.access->valid);
  g_assert_false (reports.id->valid);
}

typedef struct
{
  const char *name, *content_type, *reply;
  guint status;
  VstCognitoError code;
} FailureCase;

static const FailureCase failure_cases[] = {
  { "not-found", "application/json", "{}", 404, VST_COGNITO_ERROR_BAD_ANSWER },
  { "no-keys", "application/json", "{'keys':[]}", 200, VST_COGNITO_ERROR_BAD_ANSWER },
  { "list", "application/json", "[]", 200, VST_COGNITO_ERROR_BAD_ANSWER },
  { "truncated", "application/json", "{'keys':[{'kid'", 200, VST_COGNITO_ERROR_INTERRUPTED },
  { "portal", "text/html", "<!DOCTYPE html><title>Hotel</title>", 200,
    VST_COGNITO_ERROR_NOT_COGNITO },
};

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  const FailureCase *c = data;
  g_auto (Reports) reports = { 0 };
  g_autoptr (GError) error = NULL;

  fixture->status = c->status;
  fixture->content_type = c->content_type;
  fixture->reply = c->reply;
  g_assert_false (check (fixture, "k1", NULL, 0, &reports, &error));
  if (c->status == 200)
    g_assert_error (error, VST_COGNITO_ERROR, (int) c->code);
  else
    g_assert_true (error != NULL && error->domain == VST_COGNITO_ERROR);
  g_assert_cmpstr (vst_cognito_error_get_operation (error), ==, "jwks.json");
  g_assert_null (reports.access);
}

/* After a failure the keys are asked for anew, at once: nothing was learnt. */
static void
test_again_after_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *jwks = make_jwks ("k1");
  g_auto (Reports) reports = { 0 };

  fixture->reply = "{'keys':[]}";
  g_assert_false (check (fixture, "k1", NULL, 0, &reports, NULL));
  fixture->reply = jwks;
  g_assert_true (check (fixture, "k1", NULL, 0, &reports, NULL));
  g_assert_true (reports.access->valid);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_auto (Reports) reports = { 0 };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (fixture->cancellable);
  g_assert_false (check (fixture, "k1", NULL, 0, &reports, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/cognito/keys/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  key = vst_jws_key_generate (2048);
  add ("valid", test_valid, NULL);
  add ("cached", test_cached, NULL);
  add ("unknown-kid", test_unknown_kid, NULL);
  add ("forged-kids", test_forged_kids, NULL);
  add ("clock", test_clock, NULL);
  add ("expired", test_expired, NULL);
  add ("tampered-jwks", test_tampered_jwks, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (failure_cases); i++)
    {
      g_autofree char *name = g_strconcat ("failure/", failure_cases[i].name, NULL);
      add (name, test_failure, &failure_cases[i]);
    }
  add ("again-after-failure", test_again_after_failure, NULL);
  add ("cancelled", test_cancelled, NULL);
  status = g_test_run ();

  vst_jws_key_free (key);
  return status;
}
