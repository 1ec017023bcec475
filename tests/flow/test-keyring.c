#include "flow/vst-keyring.h"

#include <string.h>

#include "test-async.h"
#include "test-file-keyring.h"

static void
store (VstKeyring *keyring, const char *owner, const char *kind, VstSecret *secret)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vst_keyring_store_async (keyring, owner, kind, "Test", secret, NULL, on_async_done, &result);
  g_assert_true (vst_keyring_store_finish (keyring, wait_for_result (&result), &error));
  g_assert_no_error (error);
}

static VstSecret *
look_up (VstKeyring *keyring, const char *owner, const char *kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VstSecret *secret;

  vst_keyring_look_up_async (keyring, owner, kind, NULL, on_async_done, &result);
  secret = vst_keyring_look_up_finish (keyring, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return secret;
}

static void
forget (VstKeyring *keyring, const char *owner, const char *kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vst_keyring_forget_async (keyring, owner, kind, NULL, on_async_done, &result);
  g_assert_true (vst_keyring_forget_finish (keyring, wait_for_result (&result), &error));
  g_assert_no_error (error);
}

typedef struct
{
  const char *name, *data;
  gsize size;
} Case;

static const Case cases[] = {
  { "text", "wJalrXUtnFEMI/K7MDENG", 21 },
  { "not-ascii", "pässwörd 🦊", 16 },
  { "zero-byte", "a\0b", 3 },
  { "not-utf8", "\xff\xfe\x01", 3 },
};

static void
test_round_trip (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstKeyring) later = vst_keyring_new ();
  g_autoptr (VstSecret) secret = vst_secret_new (c->data, c->size);
  g_autoptr (VstSecret) found = NULL;

  store (keyring, c->name, VST_KEYRING_KIND_CLIENT_SECRET, secret);
  found = look_up (later, c->name, VST_KEYRING_KIND_CLIENT_SECRET);

  g_assert_nonnull (found);
  g_assert_cmpmem (vst_secret_get_data (found), vst_secret_get_size (found), c->data, c->size);
}

static void
test_large (void)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autofree char *text = g_strnfill (8192, 'x');
  g_autoptr (VstSecret) secret = vst_secret_new_text (text);
  g_autoptr (VstSecret) found = NULL;

  store (keyring, "large", VST_KEYRING_KIND_SESSION_TOKEN, secret);
  found = look_up (keyring, "large", VST_KEYRING_KIND_SESSION_TOKEN);

  g_assert_true (vst_secret_equal (found, secret));
}

static void
test_nothing_there (void)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();

  g_assert_null (look_up (keyring, "nobody", VST_KEYRING_KIND_CLIENT_SECRET));
  forget (keyring, "nobody", VST_KEYRING_KIND_CLIENT_SECRET);
  forget (keyring, "nobody", NULL);
}

static void
test_replace (void)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstSecret) first = vst_secret_new_text ("first");
  g_autoptr (VstSecret) second = vst_secret_new_text ("second");
  g_autoptr (VstSecret) found = NULL;

  store (keyring, "replace", VST_KEYRING_KIND_CLIENT_SECRET, first);
  store (keyring, "replace", VST_KEYRING_KIND_CLIENT_SECRET, second);
  found = look_up (keyring, "replace", VST_KEYRING_KIND_CLIENT_SECRET);

  g_assert_true (vst_secret_equal (found, second));
}

static void
test_forget (void)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstSecret) secret = vst_secret_new_text ("secret");
  g_autoptr (VstSecret) other_kind = NULL;
  g_autoptr (VstSecret) other_owner = NULL;

  store (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET, secret);
  store (keyring, "a", VST_KEYRING_KIND_SESSION_TOKEN, secret);
  store (keyring, "b", VST_KEYRING_KIND_CLIENT_SECRET, secret);

  forget (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET);
  g_assert_null (look_up (keyring, "a", VST_KEYRING_KIND_CLIENT_SECRET));
  other_kind = look_up (keyring, "a", VST_KEYRING_KIND_SESSION_TOKEN);
  g_assert_nonnull (other_kind);

  forget (keyring, "a", NULL);
  g_assert_null (look_up (keyring, "a", VST_KEYRING_KIND_SESSION_TOKEN));
  other_owner = look_up (keyring, "b", VST_KEYRING_KIND_CLIENT_SECRET);
  g_assert_nonnull (other_owner);
}

static void
test_cancelled (void)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (VstSecret) secret = vst_secret_new_text ("secret");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) stored = NULL;
  g_autoptr (GAsyncResult) looked_up = NULL;
  g_autoptr (GError) error = NULL;

  vst_keyring_store_async (keyring, "c", VST_KEYRING_KIND_CLIENT_SECRET, "Test", secret,
                           cancellable, on_async_done, &stored);
  vst_keyring_look_up_async (keyring, "c", VST_KEYRING_KIND_CLIENT_SECRET, cancellable,
                             on_async_done, &looked_up);
  g_cancellable_cancel (cancellable);

  g_assert_false (vst_keyring_store_finish (keyring, wait_for_result (&stored), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (vst_keyring_look_up_finish (keyring, wait_for_result (&looked_up), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_dropped_owner (void)
{
  g_autoptr (VstKeyring) keyring = vst_keyring_new ();
  g_autoptr (GAsyncResult) result = NULL;
  VstKeyring *borrowed = keyring;

  vst_keyring_look_up_async (keyring, "d", VST_KEYRING_KIND_CLIENT_SECRET, NULL, on_async_done,
                             &result);
  g_clear_object (&keyring);

  g_assert_null (vst_keyring_look_up_finish (borrowed, wait_for_result (&result), NULL));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = use_file_keyring ();
  int status;

  g_test_init (&argc, &argv, NULL);

  for (size_t i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flow/keyring/round-trip/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_round_trip);
    }
  g_test_add_func ("/flow/keyring/large", test_large);
  g_test_add_func ("/flow/keyring/nothing-there", test_nothing_there);
  g_test_add_func ("/flow/keyring/replace", test_replace);
  g_test_add_func ("/flow/keyring/forget", test_forget);
  g_test_add_func ("/flow/keyring/cancelled", test_cancelled);
  g_test_add_func ("/flow/keyring/dropped-owner", test_dropped_owner);

  status = g_test_run ();
  remove_folder (folder);

  return status;
}
