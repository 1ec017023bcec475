#include "practice/vst-practice-srp.h"

#include <string.h>

#include "crypto/vst-digest.h"
#include "crypto/vst-random.h"
#include "crypto/vst-srp-claim.h"
#include "crypto/vst-srp.h"
#include "practice/vst-practice-session.h"

/* Real blocks are of several hundred bytes. */
#define BLOCK_SIZE 720
/* "Within a few seconds", says the API reference; nobody is asked anything between. */
#define LIFETIME 60
/* How far a client's clock may be off, in seconds: the service's tolerance for signatures. */
#define SKEW (5 * 60)
/* Below the group's prime whatever its bits are. */
#define FAKE_VERIFIER_SIZE 383

static void
keep (VstPracticeCall *call,
      const VstPracticeSrpSubject *subject,
      const char *block,
      VstSecret *key)
{
  g_autoptr (GBytes) hash = vst_practice_hash_text (block);

  vst_practice_store_run (call->store, "DELETE FROM srp_exchanges WHERE created < ?", "i",
                          call->now - LIFETIME);
  vst_practice_store_run (call->store, "INSERT INTO srp_exchanges VALUES (?, ?, ?, ?, ?, ?, ?)",
                          "bssiski", hash, subject->challenge, subject->client, subject->user,
                          subject->device, key, call->now);
}

JsonObject *
vst_practice_srp_begin (VstPracticeCall *call,
                        const VstPracticeSrpSubject *subject,
                        const char *a_public,
                        GError **error)
{
  g_autoptr (VstSecret) b = vst_random_secret (VST_SRP_SERVER_EXPONENT_SIZE);
  g_autoptr (VstSecret) fake =
      subject->verifier == NULL ? vst_random_secret (FAKE_VERIFIER_SIZE) : NULL;
  const VstSecret *verifier = fake != NULL ? fake : subject->verifier;
  g_autofree char *b_public = vst_srp_server_get_public (verifier, b);
  g_autoptr (VstSecret) key = NULL;
  guint8 block_bytes[BLOCK_SIZE];
  g_autofree char *block = NULL;
  JsonObject *parameters;

  if (b_public != NULL)
    key = vst_srp_server_get_key (verifier, b, a_public, b_public);
  if (key == NULL)
    {
      vst_practice_fail (error, VST_PRACTICE_FAULT_INVALID_PARAMETER, "Invalid SRP_A");
      return NULL;
    }
  vst_random_bytes (block_bytes, sizeof block_bytes);
  block = g_base64_encode (block_bytes, sizeof block_bytes);
  if (subject->user != 0)
    keep (call, subject, block, key);
  parameters = json_object_new ();
  json_object_set_string_member (parameters, "SALT", subject->salt);
  json_object_set_string_member (parameters, "SRP_B", b_public);
  json_object_set_string_member (parameters, "SECRET_BLOCK", block);
  return parameters;
}

static VstPracticeSrp *
read_exchange (VstPracticeQuery *query)
{
  VstPracticeSrp *self;

  if (!vst_practice_query_next (query))
    return NULL;
  self = g_new0 (VstPracticeSrp, 1);
  self->hash = vst_practice_query_dup_bytes (query, 0);
  self->challenge = vst_practice_query_dup_text (query, 1);
  self->client = vst_practice_query_dup_text (query, 2);
  self->user = vst_practice_query_get_int (query, 3);
  self->device = vst_practice_query_dup_text (query, 4);
  self->key = vst_practice_query_dup_secret (query, 5);
  self->created = vst_practice_query_get_int (query, 6);
  return self;
}

VstPracticeSrp *
vst_practice_srp_load (VstPracticeCall *call,
                       const char *challenge,
                       const VstPracticeAppClient *client,
                       const char *block)
{
  g_autoptr (GBytes) hash = vst_practice_hash_text (block);
  g_auto (VstPracticeQuery) query =
      vst_practice_store_query (call->store,
                                "SELECT hash, challenge, client, user, device, key,"
                                " created FROM srp_exchanges WHERE hash = ?",
                                "b", hash);
  g_autoptr (VstPracticeSrp) self = read_exchange (&query);

  if (self == NULL || !g_str_equal (self->challenge, challenge)
      || !g_str_equal (self->client, client->id))
    return NULL;
  return call->now - self->created <= LIFETIME ? g_steal_pointer (&self) : NULL;
}

void
vst_practice_srp_use (VstPracticeCall *call, const VstPracticeSrp *self)
{
  vst_practice_store_run (call->store, "DELETE FROM srp_exchanges WHERE hash = ?", "b", self->hash);
}

void
vst_practice_srp_free (VstPracticeSrp *self)
{
  g_bytes_unref (self->hash);
  g_free (self->challenge);
  g_free (self->client);
  g_free (self->device);
  g_clear_pointer (&self->key, vst_secret_unref);
  g_free (self);
}

static const char *
get_response (VstPracticeCall *call, const char *name)
{
  const char *value = vst_practice_json_get_text_in (call->input, "ChallengeResponses", name);

  return value != NULL ? value : "";
}

gboolean
vst_practice_srp_check (VstPracticeCall *call,
                        const VstPracticeSrp *self,
                        const char *realm,
                        const char *user)
{
  const char *timestamp = get_response (call, "TIMESTAMP");
  const char *given = get_response (call, "PASSWORD_CLAIM_SIGNATURE");
  gsize size;
  guchar *decoded = g_base64_decode (get_response (call, "PASSWORD_CLAIM_SECRET_BLOCK"), &size);
  g_autoptr (GBytes) block = g_bytes_new_take (decoded, size);
  g_autofree char *expected = NULL;
  gint64 at;

  if (!vst_srp_claim_parse_time (timestamp, &at) || ABS (at - call->now) > SKEW)
    return FALSE;
  expected = vst_srp_claim_sign (self->key, realm, user, block, timestamp);
  return strlen (given) == strlen (expected)
         && vst_equal_in_constant_time (given, expected, strlen (expected));
}
