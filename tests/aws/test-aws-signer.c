#include <string.h>
#include <sys/resource.h>

#include "../crypto/test-memory.h"
#include "aws/vst-aws-canonical.h"
#include "aws/vst-aws-signer.h"
#include "crypto/vst-digest.h"

static void
test_query (void)
{
  static const struct
  {
    const char *query, *canonical;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "a", "a=" },
    { "b&a", "a=&b=" },
    { "a=1=2", "a=1%3D2" },
    { "a=b+c", "a=b%2Bc" },
    { "a=b c", "a=b%20c" },
    { "a=%2f%7e", "a=%2F~" },
    { "a=%", "a=%25" },
    { "a=%4", "a=%254" },
    { "a=%zz", "a=%25zz" },
    { "a=%00", "a=%00" },
    { "a=%41", "a=A" },
    { "&&a=1&&", "a=1" },
    { "ab=1&a-b=2&a=3", "a=3&a-b=2&ab=1" },
    { "a=2&a=10&A=1", "A=1&a=10&a=2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *canonical = vst_aws_canonical_query (cases[i].query);

      g_assert_cmpstr (canonical, ==, cases[i].canonical);
    }
}

static void
test_path (void)
{
  static const struct
  {
    const char *path, *normal;
  } cases[] = {
    { "/", "/" },           { "/..", "/" },           { "/../../a", "/a" },
    { "/a/../../b", "/b" }, { "/a/b/..", "/a" },      { "/a/./b//c/", "/a/b/c/" },
    { "/...", "/..." },     { "/a%20b", "/a%2520b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = vst_aws_canonical_path (cases[i].path, TRUE, TRUE);
      g_autofree char *kept = vst_aws_canonical_path (cases[i].path, FALSE, FALSE);

      g_assert_cmpstr (normal, ==, cases[i].normal);
      g_assert_cmpstr (kept, ==, cases[i].path);
    }
}

static void
test_headers (void)
{
  static const VstAwsHeader headers[] = {
    { "X-B", "2" },   { "x-a", "\t one \r\n  two " }, { "X-b", "1" }, { "x-empty", "   " },
    { "X-a-b", "3" },
  };
  g_autofree char *names = NULL;
  g_autofree char *text = vst_aws_canonical_headers (headers, G_N_ELEMENTS (headers), &names);

  g_assert_cmpstr (text, ==, "x-a:one two\nx-a-b:3\nx-b:2,1\nx-empty:");
  g_assert_cmpstr (names, ==, "x-a;x-a-b;x-b;x-empty");
}

static void
test_date (void)
{
  g_autofree char *epoch = vst_aws_signer_format_date (0);
  g_autofree char *leap = vst_aws_signer_format_date (1709164799);
  g_autofree char *late = vst_aws_signer_format_date (4102444800);

  g_assert_cmpstr (epoch, ==, "19700101T000000Z");
  g_assert_cmpstr (leap, ==, "20240228T235959Z");
  g_assert_cmpstr (late, ==, "21000101T000000Z");
}

static const VstAwsHeader sample_headers[] = {
  { "Host", "cognito-idp.us-east-1.amazonaws.com" },
  { "Content-Type", "application/x-amz-json-1.1" },
  { "X-Amz-Date", "20260105T030409Z" },
  { "X-Amz-Target", "AWSCognitoIdentityProviderService.AdminInitiateAuth" },
};

static char *
sign_sample (const VstAwsCredentials *credentials)
{
  static const char body[] = "{\"UserPoolId\":\"us-east-1_EXAMPLE12\",\"Username\":\"testuser\"}";
  g_autofree char *hash = vst_sha256_hex (body, strlen (body));
  VstAwsRequest request = { "POST", "/",  NULL, sample_headers, G_N_ELEMENTS (sample_headers),
                            hash,   TRUE, TRUE };

  return vst_aws_signer_authorize (&request, credentials, "20260105T030409Z", "us-east-1",
                                   "cognito-idp");
}

/* The secret key is in the credentials' pages, and after a signature nowhere else. */
static void
test_leaves_no_key (void)
{
  char *text = g_malloc0 (TEST_MEMORY_SIZE + 1);
  g_autoptr (VstSecret) secret = NULL;
  g_autoptr (VstAwsCredentials) credentials = NULL;
  g_autofree char *authorization = NULL;

  test_memory_fill (text);
  secret = vst_secret_take_text (text);
  credentials = vst_aws_credentials_new ("AKIDEXAMPLE", secret, NULL);
  authorization = sign_sample (credentials);

  g_assert_true (g_str_has_prefix (authorization, "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"));
  g_assert_cmpuint (test_memory_count (0, 0), ==, 1);
  g_assert_cmpuint (test_memory_count (0x36, 0), ==, 0);
  g_assert_cmpuint (test_memory_count (0x5c, 0), ==, 0);
}

static double
cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Only with "-m perf": CPU time, not wall time, of one whole signing of a usual request. */
static void
test_cost (void)
{
  const guint rounds = 20000;
  g_autoptr (VstSecret) secret = vst_secret_new_text ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  g_autoptr (VstAwsCredentials) credentials = vst_aws_credentials_new ("AKIDEXAMPLE", secret, NULL);
  double start;
  double microseconds;

  if (!g_test_perf ())
    {
      g_test_skip ("measures only with -m perf");
      return;
    }

  start = cpu_seconds ();
  for (guint i = 0; i < rounds; i++)
    g_free (sign_sample (credentials));
  microseconds = (cpu_seconds () - start) * 1e6 / rounds;
  g_test_minimized_result (microseconds, "%.1f us of CPU time per signing", microseconds);
}

int
main (int argc, char *argv[])
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("x");
  g_autoptr (VstAwsCredentials) credentials = vst_aws_credentials_new ("x", secret, NULL);

  g_test_init (&argc, &argv, NULL);
  test_memory_prepare ();
  g_free (sign_sample (credentials)); /* binds all that it calls */

  g_test_add_func ("/aws/signer/query", test_query);
  g_test_add_func ("/aws/signer/path", test_path);
  g_test_add_func ("/aws/signer/headers", test_headers);
  g_test_add_func ("/aws/signer/date", test_date);
  g_test_add_func ("/aws/signer/leaves-no-key", test_leaves_no_key);
  g_test_add_func ("/aws/signer/cost", test_cost);

  return g_test_run ();
}
