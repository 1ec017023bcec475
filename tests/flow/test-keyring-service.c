#include "flow/vst-keyring-private.h"

#include <string.h>
#include <unistd.h>

#include "mock-secret-service.h"
#include "test-async.h"

/* Milliseconds: short enough to wait for, and long enough for any answer on a busy machine. */
#define SOON 200
#define LONG 20000

static MockService mock;

static void
set_mock (const MockService *wanted)
{
  mock.locked = wanted->locked;
  mock.has_item = wanted->has_item;
  mock.ignored = wanted->ignored;
  mock.dismissed = wanted->dismissed;
  mock.prompts = 0;
  g_atomic_int_set (&mock.silent, wanted->silent);
}

typedef struct
{
  const char *name;
  MockService mock;
  guint patience, patience_with_person;
  const char *secret;
  int code; /* of VST_FLOW_ERROR; -1: none */
  guint prompts;
} Case;

static const Case look_ups[] = {
  { "nothing-there", { .has_item = FALSE }, LONG, LONG, NULL, -1, 0 },
  { "unlocked", { .has_item = TRUE }, LONG, LONG, MOCK_SECRET, -1, 0 },
  { "person-unlocks", { .has_item = TRUE, .locked = TRUE }, LONG, LONG, MOCK_SECRET, -1, 1 },
  { "person-dismisses",
    { .has_item = TRUE, .locked = TRUE, .dismissed = TRUE },
    LONG,
    LONG,
    NULL,
    VST_FLOW_ERROR_KEYRING_LOCKED,
    1 },
  { "person-is-away",
    { .has_item = TRUE, .locked = TRUE, .ignored = TRUE },
    LONG,
    SOON,
    NULL,
    VST_FLOW_ERROR_KEYRING_LOCKED,
    1 },
  { "hangs", { .silent = TRUE }, SOON, LONG, NULL, VST_FLOW_ERROR_KEYRING_MISSING, 0 },
};

/* A prompt that nobody answers is taken back when its time is up. */
static void
wait_for_no_prompt (void)
{
  while (mock.prompting)
    g_main_context_iteration (NULL, TRUE);
  run_what_is_pending ();
}

static void
assert_code (const GError *error, int code)
{
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, VST_FLOW_ERROR, code);
}

static void
look_up_once (const Case *c, guint patience_with_person)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VstSecret) secret = NULL;

  set_mock (&c->mock);
  vst_keyring_set_patience (keyring, c->patience, patience_with_person);
  vst_keyring_look_up_async (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, NULL, on_async_done,
                             &result);
  secret = vst_keyring_look_up_finish (keyring, wait_for_result (&result), &error);

  assert_code (error, c->code);
  g_assert_cmpstr (secret != NULL ? vst_secret_get_text (secret) : NULL, ==, c->secret);
  wait_for_no_prompt ();
}

/*
 * A short time may be over before the prompt is there: then the person gets twice as long. Another
 * call comes before: GDBus shares one connection, and one whose making is cancelled stays so; and
 * once it is answered, all that the last try has left on the bus is there.
 */
static void
give_time (const Case *c, void (*attempt) (const Case *c, guint patience_with_person))
{
  guint patience = c->patience_with_person;

  look_up_once (&look_ups[0], LONG);
  attempt (c, patience);
  while (mock.prompts < c->prompts && patience < LONG)
    {
      patience *= 2;
      look_up_once (&look_ups[0], LONG);
      attempt (c, patience);
    }
  g_assert_cmpuint (mock.prompts, ==, c->prompts);
}

static void
look_up (gconstpointer data)
{
  give_time (data, look_up_once);
}

static const Case stores[] = {
  { "unlocked", { .has_item = FALSE }, LONG, LONG, NULL, -1, 0 },
  { "person-unlocks", { .locked = TRUE }, LONG, LONG, NULL, -1, 1 },
  { "person-dismisses",
    { .locked = TRUE, .dismissed = TRUE },
    LONG,
    LONG,
    NULL,
    VST_FLOW_ERROR_KEYRING_LOCKED,
    1 },
  { "person-is-away",
    { .locked = TRUE, .ignored = TRUE },
    LONG,
    SOON,
    NULL,
    VST_FLOW_ERROR_KEYRING_LOCKED,
    1 },
};

static void
store_once (const Case *c, guint patience_with_person)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstSecret) secret = vst_secret_new_text ("secret");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set_mock (&c->mock);
  vst_keyring_set_patience (keyring, c->patience, patience_with_person);
  vst_keyring_store_async (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, "Test", secret, NULL,
                           on_async_done, &result);
  vst_keyring_store_finish (keyring, wait_for_result (&result), &error);

  assert_code (error, c->code);
  wait_for_no_prompt ();
}

static void
store (gconstpointer data)
{
  give_time (data, store_once);
}

/* Ends at once, though the service never answers. */
static void
cancel (gconstpointer data)
{
  const MockService silent = { .silent = TRUE };
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  look_up (&look_ups[0]); /* as give_time() says */
  set_mock (&silent);
  vst_keyring_look_up_async (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, cancellable,
                             on_async_done, &result);
  run_what_is_pending ();
  g_assert_null (result);
  g_cancellable_cancel (cancellable);

  g_assert_null (vst_keyring_look_up_finish (keyring, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  void (*run) (gconstpointer data);
  gconstpointer data;
} Test;

/*
 * In a process of its own, which goes without a look at its memory: libsecret 0.20 leaks the
 * answers that it gets on the way to a prompt.
 */
static void
test_apart (gconstpointer data)
{
  const Test *test = data;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  mock_service_start (&mock);
  test->run (test->data);
  mock_service_stop (&mock);
  _exit (0);
}

static void
add (const char *name, void (*run) (gconstpointer), gconstpointer data)
{
  g_autofree char *path = g_strconcat ("/flow/keyring/service/", name, NULL);
  Test *test = g_new (Test, 1);

  test->run = run;
  test->data = data;
  g_test_add_data_func_full (path, test, test_apart, g_free);
}

int
main (int argc, char *argv[])
{
  g_unsetenv ("SECRET_BACKEND");
  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (look_ups); i++)
    {
      g_autofree char *name = g_strconcat ("look-up/", look_ups[i].name, NULL);

      add (name, look_up, &look_ups[i]);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autofree char *name = g_strconcat ("store/", stores[i].name, NULL);

      add (name, store, &stores[i]);
    }
  add ("cancel", cancel, NULL);

  return g_test_run ();
}
