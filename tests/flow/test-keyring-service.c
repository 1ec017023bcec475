#include "flow/vst-keyring-private.h"

#include <string.h>

#include "mock-secret-service.h"
#include "test-async.h"

/* Milliseconds: long enough for an answer on a busy machine, short enough to wait for. */
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
test_look_up (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (VstSecret) secret = NULL;

  set_mock (&c->mock);
  vst_keyring_set_patience (keyring, c->patience, c->patience_with_person);
  vst_keyring_look_up_async (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, NULL, on_async_done,
                             &result);
  secret = vst_keyring_look_up_finish (keyring, wait_for_result (&result), &error);

  assert_code (error, c->code);
  g_assert_cmpstr (secret != NULL ? vst_secret_get_text (secret) : NULL, ==, c->secret);
  g_assert_cmpuint (mock.prompts, ==, c->prompts);
  wait_for_no_prompt ();
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
test_store (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstSecret) secret = vst_secret_new_text ("secret");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set_mock (&c->mock);
  vst_keyring_set_patience (keyring, c->patience, c->patience_with_person);
  vst_keyring_store_async (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, "Test", secret, NULL,
                           on_async_done, &result);
  vst_keyring_store_finish (keyring, wait_for_result (&result), &error);

  assert_code (error, c->code);
  g_assert_cmpuint (mock.prompts, ==, c->prompts);
  wait_for_no_prompt ();
}

/* Ends at once, though the service never answers. */
static void
test_cancel (void)
{
  const MockService silent = { .silent = TRUE };
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  /* GDBus shares one connection, and one whose making is cancelled stays so: have one first. */
  test_look_up (&look_ups[0]);
  set_mock (&silent);
  vst_keyring_look_up_async (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, cancellable,
                             on_async_done, &result);
  run_what_is_pending ();
  g_assert_null (result);
  g_cancellable_cancel (cancellable);

  g_assert_null (vst_keyring_look_up_finish (keyring, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  int status;

  g_unsetenv ("SECRET_BACKEND");
  g_test_init (&argc, &argv, NULL);
  mock_service_start (&mock);

  for (size_t i = 0; i < G_N_ELEMENTS (look_ups); i++)
    {
      g_autofree char *path =
          g_strconcat ("/flow/keyring/service/look-up/", look_ups[i].name, NULL);

      g_test_add_data_func (path, &look_ups[i], test_look_up);
    }
  for (size_t i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/keyring/service/store/", stores[i].name, NULL);

      g_test_add_data_func (path, &stores[i], test_store);
    }
  g_test_add_func ("/flow/keyring/service/cancel", test_cancel);

  status = g_test_run ();
  mock_service_stop (&mock);

  return status;
}
