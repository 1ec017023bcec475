/* What the practice pool does wrong when it is asked to, and what it keeps to when it does. */

#include "practice-walk.h"

/* @operation, whose answer may not come whole: @error says so. */
static void
call_badly (Fixture *self, const char *body, GError **error)
{
  g_autoptr (SoupMessage) message =
      soup_message_new ("POST", vst_practice_pool_get_endpoint (self->pool));
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (GBytes) answer = NULL;

  soup_message_headers_replace (soup_message_get_request_headers (message), "X-Amz-Target",
                                "AWSCognitoIdentityProviderService.SignUp");
  soup_message_set_request_body_from_bytes (message, "application/x-amz-json-1.1", bytes);
  answer = soup_session_send_and_read (self->session, message, NULL, error);
}

static void
sign_up_badly (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *body =
      g_strdup_printf ("{\"ClientId\":\"%s\",\"Username\":\"%s\",\"Password\":\"" FIXTURE_PASSWORD
                       "\",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"a@example.com\"}]}",
                       fixture_client (self), name);

  call_badly (self, body, &error);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
}

static void
set (Fixture *self, VstPracticeTrouble trouble, int value)
{
  vst_practice_pool_set_trouble (self->pool, trouble, value);
}

/* The user is not there before: it is made now. */
static void
assert_not_done (Fixture *self, const char *name)
{
  fixture_sign_up (self, name);
  fixture_assert_ok (self);
}

static void
assert_done (Fixture *self, const char *name)
{
  fixture_sign_up (self, name);
  fixture_assert_fault (self, "UsernameExistsException", "User already exists");
}

static void
test_throttle (Fixture *self, gconstpointer unused)
{
  set (self, VST_PRACTICE_TROUBLE_THROTTLE, 3);
  fixture_sign_up (self, "alice");
  fixture_assert_ok (self);
  assert_done (self, "alice");
  fixture_sign_up (self, "bob");
  fixture_assert_fault (self, "TooManyRequestsException", "Rate exceeded");
  assert_not_done (self, "bob");
  set (self, VST_PRACTICE_TROUBLE_THROTTLE, 0);
  for (int i = 0; i < 6; i++)
    assert_done (self, "bob");
}

static void
test_error (Fixture *self, gconstpointer unused)
{
  set (self, VST_PRACTICE_TROUBLE_ERROR, 2);
  fixture_sign_up (self, "alice");
  fixture_assert_ok (self);
  fixture_sign_up (self, "bob");
  g_assert_cmpuint (self->status, ==, 500);
  g_assert_cmpstr (fixture_get (self, "__type"), ==, "InternalErrorException");
  assert_not_done (self, "bob");
}

static void
test_drop_before (Fixture *self, gconstpointer unused)
{
  set (self, VST_PRACTICE_TROUBLE_DROP_BEFORE, 1);
  sign_up_badly (self, "alice");
  sign_up_badly (self, "alice");
  set (self, VST_PRACTICE_TROUBLE_DROP_BEFORE, 0);
  assert_not_done (self, "alice");
}

static void
test_drop_after (Fixture *self, gconstpointer unused)
{
  set (self, VST_PRACTICE_TROUBLE_DROP_AFTER, 2);
  assert_not_done (self, "alice");
  sign_up_badly (self, "bob");
  assert_done (self, "bob");
}

static void
test_truncate (Fixture *self, gconstpointer unused)
{
  set (self, VST_PRACTICE_TROUBLE_TRUNCATE, 1);
  sign_up_badly (self, "alice");
  set (self, VST_PRACTICE_TROUBLE_TRUNCATE, 0);
  assert_done (self, "alice");
}

/* It is not for longer than it was asked for: ten minutes would be noticed. */
static void
test_latency (Fixture *self, gconstpointer unused)
{
  gint64 start = g_get_monotonic_time ();

  set (self, VST_PRACTICE_TROUBLE_LATENCY, 200);
  fixture_sign_up (self, "alice");
  fixture_assert_ok (self);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 200 * 1000);
  set (self, VST_PRACTICE_TROUBLE_LATENCY, 600000);
  set (self, VST_PRACTICE_TROUBLE_LATENCY, 0);
  assert_done (self, "alice");
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes G_GNUC_UNUSED =
      soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  gboolean *ended = user_data;

  g_assert_nonnull (error);
  *ended = TRUE;
}

static void
on_written (SoupMessage *message, gpointer user_data)
{
  gboolean *written = user_data;

  *written = TRUE;
}

/* A call that waits does not hold up the end. */
static void
test_end_during_latency (Fixture *self, gconstpointer unused)
{
  g_autoptr (SoupMessage) message =
      soup_message_new ("POST", vst_practice_pool_get_endpoint (self->pool));
  gboolean ended = FALSE, written = FALSE;

  set (self, VST_PRACTICE_TROUBLE_LATENCY, 600000);
  g_signal_connect (message, "wrote-body", G_CALLBACK (on_written), &written);
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, on_answer,
                                    &ended);
  while (!written)
    g_main_context_iteration (NULL, TRUE);
  vst_practice_pool_stop (self->pool);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

/* The Date and the judgement of signatures are wrong together; codes are as they were. */
static void
test_clock (Fixture *self, gconstpointer unused)
{
  g_autofree char *shown = fixture_dup_date (FIXTURE_START + 3600);
  g_autofree char *code = NULL;

  set (self, VST_PRACTICE_TROUBLE_CLOCK, 3600);
  fixture_call_signed (self, "ListUserPools", "{\"MaxResults\":1}");
  g_assert_cmpstr (fixture_get (self, "__type"), ==, "InvalidSignatureException");
  g_assert_cmpstr (
      soup_message_headers_get_one (soup_message_get_response_headers (self->message), "Date"), ==,
      "Mon, 05 Jan 2026 04:04:09 GMT");
  fixture_call_at (self, "ListUserPools", "{\"MaxResults\":1}", shown);
  fixture_assert_ok (self);
  set (self, VST_PRACTICE_TROUBLE_CLOCK, -90000);
  fixture_sign_up (self, "alice");
  set (self, VST_PRACTICE_TROUBLE_CLOCK, 90000);
  code = fixture_dup_code (self);
  fixture_confirm (self, "alice", code);
  fixture_assert_ok (self);
}

/* Those that are under way are expired too, and good again when the trouble is over. */
static void
test_expire_sessions (Fixture *self, gconstpointer unused)
{
  g_autofree char *session = NULL;

  fixture_make_user (self, "alice");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  session = g_strdup (fixture_get (self, "Session"));
  set (self, VST_PRACTICE_TROUBLE_EXPIRE_SESSIONS, 1);
  fixture_call (self, "AssociateSoftwareToken", "{\"Session\":\"%s\"}", session);
  fixture_assert_fault (self, "NotAuthorizedException",
                        "Invalid session for the user, session is expired.");
  fixture_log_in (self, "alice", FIXTURE_PASSWORD);
  fixture_assert_ok (self);
  fixture_respond (self, "MFA_SETUP", fixture_get (self, "Session"), "alice", "");
  fixture_assert_fault (self, "NotAuthorizedException",
                        "Invalid session for the user, session is expired.");
  set (self, VST_PRACTICE_TROUBLE_EXPIRE_SESSIONS, 0);
  fixture_call (self, "AssociateSoftwareToken", "{\"Session\":\"%s\"}", session);
  fixture_assert_ok (self);
}

/* Given with the options, it is there from the first call on. */
static void
test_from_start (void)
{
  Fixture self = { .session = soup_session_new () };
  VstPracticeOptions options = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (vst_practice_troubles_parse (&options.troubles, "throttle=1", NULL));
  self.pool = vst_practice_pool_start (&options, &error);
  g_assert_no_error (error);
  fixture_call (&self, "GetUser", "{}");
  fixture_assert_fault (&self, "TooManyRequestsException", "Rate exceeded");
  fixture_tear_down (&self, NULL);
}

typedef struct
{
  const char *name, *text;
  VstPracticeTrouble trouble;
  int value; /* 0: refused */
} Parse;

static const Parse parses[] = {
  { "latency", "latency=250", VST_PRACTICE_TROUBLE_LATENCY, 250 },
  { "throttle", "throttle=3", VST_PRACTICE_TROUBLE_THROTTLE, 3 },
  { "error", "error=1", VST_PRACTICE_TROUBLE_ERROR, 1 },
  { "drop-before", "drop-before", VST_PRACTICE_TROUBLE_DROP_BEFORE, 1 },
  { "drop-after-every-fifth", "drop-after=5", VST_PRACTICE_TROUBLE_DROP_AFTER, 5 },
  { "truncate", "truncate", VST_PRACTICE_TROUBLE_TRUNCATE, 1 },
  { "clock-slow", "clock=-600", VST_PRACTICE_TROUBLE_CLOCK, -600 },
  { "expire-sessions", "expire-sessions", VST_PRACTICE_TROUBLE_EXPIRE_SESSIONS, 1 },
  { "nothing", "", 0, 0 },
  { "unknown", "fire", 0, 0 },
  { "beginning-of-a-name", "drop", 0, 0 },
  { "no-value", "latency", 0, 0 },
  { "empty-value", "throttle=", 0, 0 },
  { "no-number", "error=x", 0, 0 },
  { "zero", "clock=0", 0, 0 },
  { "negative", "throttle=-1", 0, 0 },
  { "too-large", "latency=600001", 0, 0 },
  { "more-than-a-switch", "expire-sessions=2", 0, 0 },
};

static void
test_parse (gconstpointer data)
{
  const Parse *c = data;
  VstPracticeTroubles troubles = { 0 };
  g_autoptr (GError) error = NULL;

  if (c->value == 0)
    {
      g_assert_false (vst_practice_troubles_parse (&troubles, c->text, &error));
      g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
      for (int i = 0; i < VST_PRACTICE_N_TROUBLES; i++)
        g_assert_cmpint (troubles.values[i], ==, 0);
      return;
    }
  g_assert_true (vst_practice_troubles_parse (&troubles, c->text, &error));
  g_assert_no_error (error);
  g_assert_cmpint (troubles.values[c->trouble], ==, c->value);
}

static void
test_names (void)
{
  for (int i = 0; i < VST_PRACTICE_N_TROUBLES; i++)
    {
      VstPracticeTrouble trouble = (VstPracticeTrouble) i;
      VstPracticeTroubles troubles = { 0 };
      g_autofree char *text = NULL;
      int lowest, highest;

      vst_practice_trouble_get_range (trouble, &lowest, &highest);
      text = g_strdup_printf ("%s=%d", vst_practice_trouble_get_name (trouble), highest);
      g_assert_true (vst_practice_troubles_parse (&troubles, text, NULL));
      g_assert_cmpint (troubles.values[i], ==, highest);
    }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/practice/faults/throttle", test_throttle);
  add ("/practice/faults/error", test_error);
  add ("/practice/faults/drop-before", test_drop_before);
  add ("/practice/faults/drop-after", test_drop_after);
  add ("/practice/faults/truncate", test_truncate);
  add ("/practice/faults/latency", test_latency);
  add ("/practice/faults/end-during-latency", test_end_during_latency);
  add ("/practice/faults/clock", test_clock);
  add ("/practice/faults/expire-sessions", test_expire_sessions);
  g_test_add_func ("/practice/faults/from-start", test_from_start);
  g_test_add_func ("/practice/faults/names", test_names);
  for (gsize i = 0; i < G_N_ELEMENTS (parses); i++)
    {
      g_autofree char *path = g_strconcat ("/practice/faults/parse/", parses[i].name, NULL);

      g_test_add_data_func (path, &parses[i], test_parse);
    }
  return g_test_run ();
}
