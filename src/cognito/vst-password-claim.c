#include "cognito/vst-password-claim.h"

#include <string.h>

#include "cognito/vst-cognito-error-private.h"
#include "crypto/vst-random.h"
#include "crypto/vst-srp-claim.h"
#include "crypto/vst-srp.h"

/*
 * Hexadecimal digits without zeros in front. Of a random B, one in 2^256 is shorter than the
 * lower bound, so that a shorter one is not random; the salt has 16 bytes, whatever they begin
 * with, and a few more do no harm.
 */
#define MIN_PUBLIC_DIGITS 704
#define MAX_PUBLIC_DIGITS 768
#define MIN_SALT_DIGITS 16
#define MAX_SALT_DIGITS 128
/* Zeros besides: the first byte of Java's form of a number is one, if the top bit is set. */
#define MAX_PADDING 2
/* 9999-12-31: what a date is written for. */
#define MAX_TIME G_GINT64_CONSTANT (253402300799)

struct _VstPasswordClaim
{
  VstSecret *exponent;
  char *public_number;
};

static void
vst_password_claim_clear (gpointer data)
{
  VstPasswordClaim *self = data;

  g_clear_pointer (&self->exponent, vst_secret_unref);
  g_free (self->public_number);
}

VstPasswordClaim *
vst_password_claim_new (VstSecret *exponent)
{
  VstPasswordClaim *self;

  g_return_val_if_fail (exponent != NULL, NULL);

  self = g_atomic_rc_box_new0 (VstPasswordClaim);
  self->exponent = vst_secret_ref (exponent);
  self->public_number = vst_srp_client_get_public (exponent);
  return self;
}

VstPasswordClaim *
vst_password_claim_ref (VstPasswordClaim *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

void
vst_password_claim_unref (VstPasswordClaim *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, vst_password_claim_clear);
}

const char *
vst_password_claim_get_public (const VstPasswordClaim *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->public_number;
}

const char *
vst_password_claim_get_realm (const char *user_pool_id)
{
  const char *bar;

  g_return_val_if_fail (user_pool_id != NULL, NULL);

  bar = strrchr (user_pool_id, '_');
  return bar != NULL ? bar + 1 : user_pool_id;
}

static gboolean
is_number (const char *hex, gsize min_digits, gsize max_digits)
{
  gsize size = hex != NULL ? strlen (hex) : 0;
  gsize digits = hex != NULL ? size - strspn (hex, "0") : 0;

  return size <= max_digits + MAX_PADDING && digits >= min_digits && digits <= max_digits
         && strspn (hex, "0123456789abcdefABCDEF") == size;
}

/* GLib passes over what is no base64; only what encodes to the same text was. */
static GBytes *
decode_block (const char *text)
{
  g_autofree char *again = NULL;
  g_autofree guchar *block = NULL;
  gsize size = 0;

  if (text == NULL || *text == '\0')
    return NULL;
  block = g_base64_decode (text, &size);
  again = g_base64_encode (block, size);
  if (strcmp (again, text) != 0)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&block), size);
}

static GHashTable *
refuse (const char *operation, const char *reason, GError **error)
{
  g_propagate_error (error, vst_cognito_error_new_with_reason (
                                VST_COGNITO_ERROR_BAD_ANSWER, operation, NULL, NULL, NULL, reason));
  return NULL;
}

static GHashTable *
make_responses (const VstClaimant *claimant,
                const VstSecret *key,
                GBytes *block,
                const char *block_text,
                gint64 now)
{
  GHashTable *responses =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) vst_secret_unref);
  g_autofree char *timestamp = vst_srp_claim_format_time (CLAMP (now, 0, MAX_TIME));
  g_autofree char *signature =
      vst_srp_claim_sign (key, claimant->realm, claimant->user, block, timestamp);

  g_hash_table_insert (responses, (char *) "PASSWORD_CLAIM_SIGNATURE",
                       vst_secret_new_text (signature));
  g_hash_table_insert (responses, (char *) "PASSWORD_CLAIM_SECRET_BLOCK",
                       vst_secret_new_text (block_text));
  g_hash_table_insert (responses, (char *) "TIMESTAMP", vst_secret_new_text (timestamp));
  return responses;
}

GHashTable *
vst_password_claim_prove (const VstPasswordClaim *self,
                          const VstClaimant *claimant,
                          GHashTable *parameters,
                          gint64 now,
                          const char *operation,
                          GError **error)
{
  const char *salt = g_hash_table_lookup (parameters, "SALT");
  const char *b_public = g_hash_table_lookup (parameters, "SRP_B");
  const char *block_text = g_hash_table_lookup (parameters, "SECRET_BLOCK");
  VstSrpIdentity identity = { claimant->realm, claimant->user, claimant->password, salt };
  g_autoptr (GBytes) block = decode_block (block_text);
  g_autoptr (VstSecret) key = NULL;

  if (!is_number (salt, MIN_SALT_DIGITS, MAX_SALT_DIGITS))
    return refuse (operation, "SALT is no such number", error);
  if (!is_number (b_public, MIN_PUBLIC_DIGITS, MAX_PUBLIC_DIGITS))
    return refuse (operation, "SRP_B is no such number", error);
  if (block == NULL)
    return refuse (operation, "SECRET_BLOCK is not base64", error);
  key = vst_srp_client_get_key (&identity, self->exponent, self->public_number, b_public);
  if (key == NULL)
    return refuse (operation, "SRP_B would give the key away", error);
  return make_responses (claimant, key, block, block_text, now);
}

static void
start_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (VstSecret) exponent = vst_random_secret (VST_SRP_CLIENT_EXPONENT_SIZE);

  g_task_return_pointer (task, vst_password_claim_new (exponent),
                         (GDestroyNotify) vst_password_claim_unref);
}

void
vst_password_claim_start_async (GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, vst_password_claim_start_async);
  g_task_run_in_thread (task, start_in_thread);
}

VstPasswordClaim *
vst_password_claim_start_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vst_password_claim_start_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What the thread works on: copies, for it may outlive what they were made of. */
typedef struct
{
  VstPasswordClaim *claim;
  char *realm;
  char *user;
  VstSecret *password;
  GHashTable *parameters;
  gint64 now;
  char *operation;
} Proof;

static void
proof_free (gpointer data)
{
  Proof *self = data;

  vst_password_claim_unref (self->claim);
  g_free (self->realm);
  g_free (self->user);
  vst_secret_unref (self->password);
  g_hash_table_unref (self->parameters);
  g_free (self->operation);
  g_free (self);
}

static void
prove_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Proof *proof = data;
  VstClaimant claimant = { proof->realm, proof->user, proof->password };
  GError *error = NULL;
  GHashTable *responses = vst_password_claim_prove (proof->claim, &claimant, proof->parameters,
                                                    proof->now, proof->operation, &error);

  if (responses != NULL)
    g_task_return_pointer (task, responses, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

void
vst_password_claim_prove_async (VstPasswordClaim *self,
                                const VstClaimant *claimant,
                                GHashTable *parameters,
                                gint64 now,
                                const char *operation,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Proof *proof = g_new0 (Proof, 1);

  proof->claim = vst_password_claim_ref (self);
  proof->realm = g_strdup (claimant->realm);
  proof->user = g_strdup (claimant->user);
  proof->password = vst_secret_ref (claimant->password);
  proof->parameters = g_hash_table_ref (parameters);
  proof->now = now;
  proof->operation = g_strdup (operation);
  g_task_set_source_tag (task, vst_password_claim_prove_async);
  g_task_set_task_data (task, proof, proof_free);
  g_task_run_in_thread (task, prove_in_thread);
}

GHashTable *
vst_password_claim_prove_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vst_password_claim_prove_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
