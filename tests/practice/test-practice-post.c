#include <glib/gstdio.h>
#include <string.h>

#include "practice-walk.h"
#include "practice/vst-practice-post.h"

static VstPracticeMail
make_mail (void)
{
  return (VstPracticeMail){
    .id = 7,
    .sent_at = FIXTURE_START,
    .to = "alice@example.com",
    .subject = "Your verification code",
    .body = "Your confirmation code is 123456",
    .code = "123456",
    .user_name = "alice",
  };
}

/* No line feed without its carriage return, no other control characters, no byte above 126. */
static void
assert_clean (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '\r')
      g_assert_cmpint (*++at, ==, '\n');
    else
      g_assert_true (g_ascii_isprint (*at));
}

static void
test_plain (void)
{
  VstPracticeMail mail = make_mail ();
  g_autofree char *text = vst_practice_mail_format (&mail);

  assert_clean (text);
  g_assert_true (g_str_has_prefix (text, "Date: Mon, 05 Jan 2026 03:04:09 GMT\r\nFrom: "));
  g_assert_nonnull (strstr (text, "\r\nTo: alice <alice@example.com>\r\n"));
  g_assert_nonnull (strstr (text, "\r\nSubject: Your verification code\r\n"));
  g_assert_true (g_str_has_suffix (text, "\r\n\r\nYour confirmation code is 123456\r\n"));
}

static void
test_name_beyond_ascii (void)
{
  VstPracticeMail mail = make_mail ();
  g_autofree char *text = NULL;

  mail.user_name = "שלום";
  text = vst_practice_mail_format (&mail);
  assert_clean (text);
  g_assert_nonnull (strstr (text, "\r\nTo: =?UTF-8?B?16nXnNeV150=?= <alice@example.com>\r\n"));
}

/* Encoded words hold whole characters and are no longer than RFC 2047 allows. */
static void
test_long_name (void)
{
  VstPracticeMail mail = make_mail ();
  GString *name = g_string_new (NULL);
  g_autofree char *long_name = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (int i = 0; i < 128; i++)
    g_string_append (name, "😀");
  long_name = g_string_free (name, FALSE);
  mail.user_name = long_name;
  text = vst_practice_mail_format (&mail);
  assert_clean (text);
  lines = g_strsplit (text, "\r\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *word = strstr (lines[i], "=?UTF-8?B?");
      g_autofree char *encoded = NULL;
      g_autofree guchar *decoded = NULL;
      gsize size;

      if (word == NULL)
        continue;
      g_assert_cmpuint (strcspn (word, " "), <=, 75);
      encoded = g_strndup (word + 10, strcspn (word + 10, "?"));
      decoded = g_base64_decode (encoded, &size);
      g_assert_true (g_utf8_validate ((const char *) decoded, (gssize) size, NULL));
    }
}

static void
test_injection (void)
{
  VstPracticeMail mail = make_mail ();
  g_autofree char *text = NULL;

  mail.user_name = "eve\r\nBcc: all@example.com";
  mail.to = "eve@example.com>\r\nBcc: all@example.com";
  mail.subject = "Hello\r\nBcc: all@example.com";
  mail.body = "line\r\n.\r\nBcc: all@example.com";
  text = vst_practice_mail_format (&mail);
  assert_clean (text);
  g_assert_null (strstr (text, "\nBcc"));
}

static void
test_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vst-mail-XXXXXX", NULL);
  g_autofree char *old = g_build_filename (folder, "0041-verification.eml", NULL);
  g_autofree char *path = g_build_filename (folder, "0042-verification.eml", NULL);
  g_autoptr (VstPracticeStore) store = vst_practice_store_open (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VstPracticePost) post = NULL;
  g_autofree char *text = NULL;
  VstPracticeMail mail = make_mail ();

  g_assert_true (g_file_set_contents (old, "kept", -1, NULL));
  post = vst_practice_post_new (store, folder, NULL, NULL, &error);
  g_assert_no_error (error);
  vst_practice_store_run (store, "INSERT INTO pools VALUES ('p', 'n', '{}', 0, 0, NULL)", "");
  vst_practice_post_send (post, "p", &mail);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (vst_practice_post_deliver (post, NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "123456"));
  vst_practice_post_send (post, "p", &mail);
  vst_practice_post_discard (post);
  g_assert_true (vst_practice_post_deliver (post, NULL));

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (old), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_bad_folder (void)
{
  g_autoptr (VstPracticeStore) store = vst_practice_store_open (NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (vst_practice_post_new (store, "/proc/vestibule", NULL, NULL, &error));
  g_assert_error (error, VST_PRACTICE_ERROR, VST_PRACTICE_ERROR_MAIL);
}

static void
count_mail (const VstPracticeMail *mail, gpointer user_data)
{
  GArray *ids = user_data;

  g_array_append_val (ids, mail->id);
}

static void
test_replay (void)
{
  g_autoptr (VstPracticeStore) store = vst_practice_store_open (NULL, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (VstPracticePost) first = vst_practice_post_new (store, NULL, NULL, NULL, NULL);
  g_autoptr (VstPracticePost) second = vst_practice_post_new (store, NULL, count_mail, ids, NULL);
  VstPracticeMail mail = make_mail ();

  vst_practice_store_run (store, "INSERT INTO pools VALUES ('p', 'n', '{}', 0, 0, NULL)", "");
  for (int i = 0; i < 1002; i++)
    vst_practice_post_send (first, "p", &mail);
  vst_practice_post_replay (second);
  g_assert_cmpuint (ids->len, ==, 1000);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 999), ==, 1002);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice/post/plain", test_plain);
  g_test_add_func ("/practice/post/name-beyond-ascii", test_name_beyond_ascii);
  g_test_add_func ("/practice/post/long-name", test_long_name);
  g_test_add_func ("/practice/post/injection", test_injection);
  g_test_add_func ("/practice/post/folder", test_folder);
  g_test_add_func ("/practice/post/bad-folder", test_bad_folder);
  g_test_add_func ("/practice/post/replay", test_replay);
  return g_test_run ();
}
