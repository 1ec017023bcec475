#include <string.h>

#include "crypto/vst-secret-hash.h"
#include "test-vectors.h"

static void
test_vector (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  g_autoptr (VstSecret) secret =
      vst_secret_new_text (json_object_get_string_member (vector, "client_secret"));
  g_autofree char *hash =
      vst_secret_hash (secret, json_object_get_string_member (vector, "username"),
                       json_object_get_string_member (vector, "client_id"));

  g_assert_cmpstr (hash, ==, json_object_get_string_member (vector, "secret_hash"));
}

/* Nothing stands between the two: this is AWS's rule, and it is why they must not be swapped. */
static void
test_no_separator (void)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text ("secret");
  g_autofree char *one = vst_secret_hash (secret, "ab", "c");
  g_autofree char *other = vst_secret_hash (secret, "a", "bc");
  g_autofree char *swapped = vst_secret_hash (secret, "c", "ab");

  g_assert_cmpstr (one, ==, other);
  g_assert_cmpstr (one, !=, swapped);
}

int
main (int argc, char *argv[])
{
  g_autoptr (JsonObject) vectors = NULL;

  g_test_init (&argc, &argv, NULL);

  vectors = test_vectors_load ("secret-hash-vectors.json");
  test_vectors_add ("/crypto/secret-hash/vector/",
                    json_object_get_array_member (vectors, "vectors"), test_vector);
  g_test_add_func ("/crypto/secret-hash/no-separator", test_no_separator);

  return g_test_run ();
}
