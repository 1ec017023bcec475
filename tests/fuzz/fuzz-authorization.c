/*
 * The practice pool's reading of signatures. An input is the Authorization header, and on further
 * lines the X-Amz-Date, the query and another header ("name:value").
 */

#include <string.h>

#include "fuzz-target.h"
#include "practice/vst-practice-sigv4-header.h"
#include "practice/vst-practice-sigv4.h"

#define NOW 1767582249 /* 2026-01-05T03:04:09Z */

static void
read_header (const char *header)
{
  for (int has_date = 0; has_date < 2; has_date++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VstPracticeAuthorization) parsed =
          vst_practice_authorization_parse (header, has_date, &error);

      g_assert_true ((parsed == NULL) == (error != NULL));
      g_assert_true (parsed == NULL || g_strv_length (parsed->scope) == 5);
    }
}

/* A time that can be read is written the same again. */
static void
read_date (const char *text)
{
  gint64 seconds = vst_practice_amz_date_parse (text);
  g_autofree char *again = vst_practice_amz_date_format (seconds);

  if (seconds != -1)
    g_assert_cmpstr (again, ==, text);
}

/* Nobody can sign with a key that is not known. */
static void
check_request (char **lines, guint n_lines)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("a key that no input can guess");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) more = g_strsplit (n_lines > 3 ? lines[3] : "x-more:1", ":", 2);
  const VstPracticeHeader headers[] = {
    { "Host", "127.0.0.1:9229" },
    { "Authorization", lines[0] },
    { "X-Amz-Date", n_lines > 1 ? lines[1] : "20260105T030409Z" },
    { more[0] != NULL ? more[0] : "x-more", more[0] != NULL && more[1] != NULL ? more[1] : "" },
  };
  const VstPracticeSignedRequest request = {
    .method = "POST",
    .path = "/",
    .query = n_lines > 2 ? lines[2] : NULL,
    .headers = headers,
    .n_headers = G_N_ELEMENTS (headers),
    .body = "{}",
    .body_size = 2,
  };
  const VstPracticeSigner signer = {
    .region = "us-east-1",
    .service = "cognito-idp",
    .access_key_id = "AKIDEXAMPLE",
    .secret_access_key = secret,
    .now = NOW,
  };

  g_assert_false (vst_practice_sigv4_check (&request, &signer, &error));
  g_assert_nonnull (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 5);
  guint n_lines = g_strv_length (lines);

  if (n_lines == 0)
    return 0;
  read_header (lines[0]);
  read_date (lines[n_lines > 1 ? 1 : 0]);
  check_request (lines, n_lines);
  return 0;
}
