#include "practice/vst-practice-imitation.h"

#include <string.h>

#include "crypto/vst-base64url.h"
#include "crypto/vst-digest.h"
#include "crypto/vst-random.h"
#include "crypto/vst-srp.h"
#include "practice/vst-practice-srp.h"

/* Noise, the time when it ends, and a seal over both: as long as a real session. */
#define NOISE_SIZE 1088
#define TIME_SIZE 8
#define SEALED_SIZE (NOISE_SIZE + TIME_SIZE)
#define SESSION_SIZE (SEALED_SIZE + VST_SHA256_SIZE)

/* Something of @what that looks random and is the same each time for one name of one pool. */
static void
imitate (VstPracticeCall *call,
         const VstPracticePlace *place,
         const char *what,
         const char *name,
         guint8 digest[VST_SHA256_SIZE])
{
  const VstSecret *key = call->service->account->marker_key;
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *text = g_strjoin ("\n", what, place->pool->id, folded, NULL);

  vst_hmac_sha256 (vst_secret_get_data (key), vst_secret_get_size (key), text, strlen (text),
                   digest);
}

static char *
make_user_id (VstPracticeCall *call, const VstPracticePlace *place, const char *name)
{
  guint8 id[VST_SHA256_SIZE];
  g_autofree char *hex = NULL;

  imitate (call, place, "user", name, id);
  hex = vst_hex_encode (id, 16);
  return g_strdup_printf ("%.8s-%.4s-4%.3s-8%.3s-%.12s", hex, hex + 8, hex + 13, hex + 17,
                          hex + 20);
}

JsonObject *
vst_practice_imitation_begin_srp (VstPracticeCall *call,
                                  const VstPracticePlace *place,
                                  const char *name,
                                  const char *a_public,
                                  char **user_id,
                                  GError **error)
{
  guint8 salt_bytes[VST_SHA256_SIZE];
  g_autofree char *salt = NULL;
  VstPracticeSrpSubject subject = { .challenge = "PASSWORD_VERIFIER" };

  imitate (call, place, "salt", name, salt_bytes);
  salt = vst_srp_number_to_hex (salt_bytes, VST_SRP_SALT_SIZE);
  *user_id = make_user_id (call, place, name);
  subject.client = place->client->id;
  subject.salt = salt;
  return vst_practice_srp_begin (call, &subject, a_public, error);
}

/* The seal of a session, for one challenge of one client and name. */
static void
seal (VstPracticeCall *call,
      const VstPracticePlace *place,
      const char *challenge,
      const char *name,
      const guint8 session[SEALED_SIZE],
      guint8 digest[VST_SHA256_SIZE])
{
  g_autofree char *what = g_strjoin ("\n", "session", challenge, place->client->id, NULL);
  guint8 key[VST_SHA256_SIZE];

  imitate (call, place, what, name, key);
  vst_hmac_sha256 (key, sizeof key, session, SEALED_SIZE, digest);
}

/* The time is hidden under a mask that only the noise and the account's key give. */
static void
mask_time (VstPracticeCall *call, guint8 session[SEALED_SIZE])
{
  const VstSecret *key = call->service->account->marker_key;
  guint8 mask[VST_SHA256_SIZE];

  vst_hmac_sha256 (vst_secret_get_data (key), vst_secret_get_size (key), session, NOISE_SIZE, mask);
  for (gsize i = 0; i < TIME_SIZE; i++)
    session[NOISE_SIZE + i] ^= mask[i];
}

JsonObject *
vst_practice_imitation_answer (VstPracticeCall *call,
                               const VstPracticePlace *place,
                               const char *challenge,
                               const char *name,
                               JsonObject *parameters)
{
  guint8 session[SESSION_SIZE];
  gint64 ends = GINT64_TO_BE (call->now + vst_practice_session_lifetime (call, place->client));
  g_autofree char *encoded = NULL;
  g_autofree char *text = NULL;
  JsonObject *answer = json_object_new ();

  vst_random_bytes (session, NOISE_SIZE);
  memcpy (session + NOISE_SIZE, &ends, TIME_SIZE);
  mask_time (call, session);
  seal (call, place, challenge, name, session, session + SEALED_SIZE);
  encoded = vst_base64url_encode (session, sizeof session);
  text = g_strconcat (VST_PRACTICE_SESSION_PREFIX, encoded, NULL);
  json_object_set_string_member (answer, "ChallengeName", challenge);
  json_object_set_string_member (answer, "Session", text);
  json_object_set_object_member (answer, "ChallengeParameters", parameters);
  return answer;
}

gboolean
vst_practice_imitation_is_session (VstPracticeCall *call,
                                   const VstPracticePlace *place,
                                   const char *challenge,
                                   const char *name,
                                   const char *text,
                                   gboolean *expired)
{
  g_autoptr (GBytes) bytes = NULL;
  guint8 session[SESSION_SIZE];
  guint8 digest[VST_SHA256_SIZE];
  gint64 ends;

  if (!vst_practice_app_client_hides_users (place->client)
      || !g_str_has_prefix (text, VST_PRACTICE_SESSION_PREFIX))
    return FALSE;
  bytes = vst_base64url_decode (text + strlen (VST_PRACTICE_SESSION_PREFIX));
  if (bytes == NULL || g_bytes_get_size (bytes) != sizeof session)
    return FALSE;
  memcpy (session, g_bytes_get_data (bytes, NULL), sizeof session);
  seal (call, place, challenge, name, session, digest);
  if (!vst_equal_in_constant_time (digest, session + SEALED_SIZE, sizeof digest))
    return FALSE;
  mask_time (call, session);
  memcpy (&ends, session + NOISE_SIZE, TIME_SIZE);
  *expired = GINT64_FROM_BE (ends) <= call->now;
  return TRUE;
}

JsonObject *
vst_practice_imitation_make_delivery (VstPracticeCall *call,
                                      const VstPracticePlace *place,
                                      const char *name)
{
  guint8 letters[VST_SHA256_SIZE];
  g_autofree char *user_id = make_user_id (call, place, name);
  g_autofree char *masked = NULL;
  JsonObject *parameters = json_object_new ();

  imitate (call, place, "address", name, letters);
  masked = g_strdup_printf ("%c***@%c***", 'a' + letters[0] % 26, 'a' + letters[1] % 26);
  json_object_set_string_member (parameters, "CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL");
  json_object_set_string_member (parameters, "CODE_DELIVERY_DESTINATION", masked);
  json_object_set_string_member (parameters, "USER_ID_FOR_SRP", user_id);
  return parameters;
}
