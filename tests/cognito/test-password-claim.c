#include "cognito/vst-password-claim.h"

#include <locale.h>
#include <string.h>

#include "../crypto/test-vectors.h"
#include "cognito/vst-cognito-error.h"
#include "crypto/vst-srp-claim.h"
#include "crypto/vst-srp.h"

/* What one vector is about. */
typedef struct
{
  VstPasswordClaim *claim;
  VstClaimant claimant;
  GHashTable *parameters;
  gint64 now;
} Login;

static void
set_parameter (Login *login, const char *name, const char *value)
{
  if (value != NULL)
    g_hash_table_insert (login->parameters, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (login->parameters, name);
}

static void
login_init (Login *login, JsonObject *vector)
{
  gboolean device = json_object_has_member (vector, "device_key");
  g_autoptr (GBytes) a = test_vectors_unhex (json_object_get_string_member (vector, "a"));
  g_autoptr (VstSecret) exponent =
      vst_secret_new (g_bytes_get_data (a, NULL), g_bytes_get_size (a));

  login->claim = vst_password_claim_new (exponent);
  login->claimant.realm =
      device
          ? json_object_get_string_member (vector, "device_group_key")
          : vst_password_claim_get_realm (json_object_get_string_member (vector, "user_pool_id"));
  login->claimant.user =
      json_object_get_string_member (vector, device ? "device_key" : "user_id_for_srp");
  login->claimant.password =
      vst_secret_new_text (json_object_get_string_member (vector, "password"));
  login->parameters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  set_parameter (login, "SALT", json_object_get_string_member (vector, "salt"));
  set_parameter (login, "SRP_B", json_object_get_string_member (vector, "B"));
  set_parameter (login, "SECRET_BLOCK", json_object_get_string_member (vector, "secret_block"));
  login->now = json_object_get_int_member (vector, "unix_time");
}

static void
login_clear (Login *login)
{
  vst_password_claim_unref (login->claim);
  vst_secret_unref (login->claimant.password);
  g_hash_table_unref (login->parameters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Login, login_clear)

static GHashTable *
prove (const Login *login, GError **error)
{
  return vst_password_claim_prove (login->claim, &login->claimant, login->parameters, login->now,
                                   "InitiateAuth", error);
}

static const char *
look_up (GHashTable *responses, const char *name)
{
  VstSecret *value = g_hash_table_lookup (responses, name);

  return value != NULL ? vst_secret_get_text (value) : NULL;
}

static void
check_responses (GHashTable *responses, JsonObject *vector)
{
  g_assert_cmpuint (g_hash_table_size (responses), ==, 3);
  g_assert_cmpstr (look_up (responses, "PASSWORD_CLAIM_SIGNATURE"), ==,
                   json_object_get_string_member (vector, "password_claim_signature"));
  g_assert_cmpstr (look_up (responses, "PASSWORD_CLAIM_SECRET_BLOCK"), ==,
                   json_object_get_string_member (vector, "secret_block"));
  g_assert_cmpstr (look_up (responses, "TIMESTAMP"), ==,
                   json_object_get_string_member (vector, "timestamp"));
}

static void
test_vector (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  g_auto (Login) login = { 0 };
  g_autoptr (GHashTable) responses = NULL;
  g_autoptr (GError) error = NULL;

  login_init (&login, vector);
  g_assert_cmpstr (vst_password_claim_get_public (login.claim), ==,
                   json_object_get_string_member (vector, "A"));
  responses = prove (&login, &error);
  g_assert_no_error (error);
  check_responses (responses, vector);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_in_thread (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  g_auto (Login) login = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) responses = NULL;
  g_autoptr (GError) error = NULL;

  login_init (&login, vector);
  vst_password_claim_prove_async (login.claim, &login.claimant, login.parameters, login.now,
                                  "InitiateAuth", NULL, on_done, &result);
  responses = vst_password_claim_prove_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  check_responses (responses, vector);
}

/* Never the same exponent twice, and no small one. */
static void
test_start (void)
{
  g_autoptr (GAsyncResult) first_result = NULL;
  g_autoptr (GAsyncResult) second_result = NULL;
  g_autoptr (VstPasswordClaim) first = NULL;
  g_autoptr (VstPasswordClaim) second = NULL;
  g_autoptr (GError) error = NULL;

  vst_password_claim_start_async (NULL, on_done, &first_result);
  vst_password_claim_start_async (NULL, on_done, &second_result);
  first = vst_password_claim_start_finish (wait_for (&first_result), &error);
  g_assert_no_error (error);
  second = vst_password_claim_start_finish (wait_for (&second_result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (vst_password_claim_get_public (first)), >, 700);
  g_assert_cmpstr (vst_password_claim_get_public (first), !=,
                   vst_password_claim_get_public (second));
}

static void
test_cancelled (gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  vst_password_claim_start_async (cancellable, on_done, &result);
  g_assert_null (vst_password_claim_start_finish (wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The time stamp is English, and has no blank before a day of one digit. */
static void
test_locale (gconstpointer data)
{
  static const char *const locales[] = { "de_DE.UTF-8", "ar_EG.UTF-8", "fa_IR.UTF-8", "C" };

  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      if (setlocale (LC_ALL, locales[i]) == NULL)
        g_test_message ("no locale %s here", locales[i]);
      test_vector (data);
    }
  setlocale (LC_ALL, "C.UTF-8");
}

/* Whatever the server's clock says, there is a date. */
static void
test_times_out_of_range (gconstpointer data)
{
  g_auto (Login) login = { 0 };
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;

  login_init (&login, (JsonObject *) data);
  login.now = G_MININT64;
  before = prove (&login, NULL);
  login.now = G_MAXINT64;
  after = prove (&login, NULL);
  g_assert_cmpstr (look_up (before, "TIMESTAMP"), ==, "Thu Jan 1 00:00:00 UTC 1970");
  g_assert_cmpstr (look_up (after, "TIMESTAMP"), ==, "Fri Dec 31 23:59:59 UTC 9999");
}

/* Zeros that Java's form of a number brings with it change nothing. */
static void
test_padding (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  g_auto (Login) login = { 0 };
  g_autofree char *b = g_strconcat ("00", json_object_get_string_member (vector, "B"), NULL);
  g_autofree char *salt = g_strconcat ("00", json_object_get_string_member (vector, "salt"), NULL);
  g_autofree char *upper = g_ascii_strup (b, -1);
  g_autoptr (GHashTable) responses = NULL;
  g_autoptr (GError) error = NULL;

  login_init (&login, vector);
  set_parameter (&login, "SRP_B", upper);
  set_parameter (&login, "SALT", salt);
  responses = prove (&login, &error);
  g_assert_no_error (error);
  check_responses (responses, vector);
}

typedef struct
{
  const char *name, *parameter;
  const char *value; /* NULL: missing; a size in digits follows "f*" */
} BadCase;

/* RFC 5054, section 2.5.4, and whatever is no number of such a size. */
static const BadCase bad_cases[] = {
  { "no-b", "SRP_B", NULL },
  { "b-empty", "SRP_B", "" },
  { "b-zero", "SRP_B", "0" },
  { "b-one", "SRP_B", "1" },
  { "b-prime", "SRP_B", "N" },
  { "b-prime-padded", "SRP_B", "00N" },
  { "b-short", "SRP_B", "f*703" },
  { "b-long", "SRP_B", "f*769" },
  { "b-endless", "SRP_B", "f*65536" },
  { "b-all-zeros", "SRP_B", "0*768" },
  { "b-words", "SRP_B", "not a number" },
  { "b-negative", "SRP_B", "-f*767" },
  { "b-blank", "SRP_B", " f*767" },
  { "no-salt", "SALT", NULL },
  { "salt-empty", "SALT", "" },
  { "salt-zero", "SALT", "0" },
  { "salt-short", "SALT", "f*15" },
  { "salt-long", "SALT", "f*129" },
  { "salt-words", "SALT", "pinch of salt, 1" },
  { "no-block", "SECRET_BLOCK", NULL },
  { "block-empty", "SECRET_BLOCK", "" },
  { "block-words", "SECRET_BLOCK", "not base64!" },
  { "block-blank", "SECRET_BLOCK", "AAAA AAAA" },
  { "block-cut", "SECRET_BLOCK", "AAA" },
  { "block-stray-bits", "SECRET_BLOCK", "AB==" },
};

static JsonObject *vectors;

/* "f*3" is "fff", and "N" is the group's prime. */
static char *
expand (const char *value)
{
  const char *star = value != NULL ? strchr (value, '*') : NULL;
  const char *n = value != NULL ? strchr (value, 'N') : NULL;
  g_autofree char *before = NULL;
  g_autofree char *digits = NULL;

  if (n != NULL)
    {
      before = g_strndup (value, (gsize) (n - value));
      return g_strconcat (
          before,
          json_object_get_string_member (json_object_get_object_member (vectors, "group"), "N_hex"),
          NULL);
    }
  if (star == NULL)
    return g_strdup (value);
  before = g_strndup (value, (gsize) (star - value - 1));
  digits = g_strnfill (g_ascii_strtoull (star + 1, NULL, 10), star[-1]);
  return g_strconcat (before, digits, NULL);
}

static void
test_refused (gconstpointer data)
{
  const BadCase *c = data;
  g_auto (Login) login = { 0 };
  g_autofree char *value = expand (c->value);
  g_autoptr (GHashTable) responses = NULL;
  g_autoptr (GError) error = NULL;

  login_init (&login,
              json_array_get_object_element (json_object_get_array_member (vectors, "user"), 0));
  set_parameter (&login, c->parameter, value);
  responses = prove (&login, &error);
  g_assert_null (responses);
  g_assert_error (error, VST_COGNITO_ERROR, VST_COGNITO_ERROR_BAD_ANSWER);
  g_assert_cmpstr (vst_cognito_error_get_operation (error), ==, "InitiateAuth");
  if (value != NULL && strlen (value) > 3)
    g_assert_null (strstr (error->message, value));
}

static void
test_realm (void)
{
  g_assert_cmpstr (vst_password_claim_get_realm ("us-east-1_EXAMPLE12"), ==, "EXAMPLE12");
  g_assert_cmpstr (vst_password_claim_get_realm ("us_east_1_Ex"), ==, "Ex");
  g_assert_cmpstr (vst_password_claim_get_realm ("bare"), ==, "bare");
}

static void
add_all (const char *prefix, JsonArray *array)
{
  g_autofree char *name = g_strconcat ("/cognito/password-claim/vector/", prefix, NULL);

  g_assert_cmpuint (json_array_get_length (array), >, 30);
  test_vectors_add (name, array, test_vector);
}

int
main (int argc, char **argv)
{
  g_autoptr (JsonObject) file = NULL;
  JsonArray *users;
  gconstpointer first;

  g_test_init (&argc, &argv, NULL);

  file = vectors = test_vectors_load ("srp-vectors.json");
  users = json_object_get_array_member (vectors, "user");
  first = json_array_get_object_element (users, 0);
  add_all ("", users);
  add_all ("", json_object_get_array_member (vectors, "device"));
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path =
          g_strconcat ("/cognito/password-claim/refused/", bad_cases[i].name, NULL);
      g_test_add_data_func (path, &bad_cases[i], test_refused);
    }
  g_test_add_data_func ("/cognito/password-claim/in-thread", first, test_in_thread);
  g_test_add_data_func ("/cognito/password-claim/locale", first, test_locale);
  g_test_add_data_func ("/cognito/password-claim/padding", first, test_padding);
  g_test_add_data_func ("/cognito/password-claim/times-out-of-range", first,
                        test_times_out_of_range);
  g_test_add_data_func ("/cognito/password-claim/cancelled", first, test_cancelled);
  g_test_add_func ("/cognito/password-claim/start", test_start);
  g_test_add_func ("/cognito/password-claim/realm", test_realm);
  return g_test_run ();
}
