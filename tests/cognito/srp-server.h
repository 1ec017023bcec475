#pragma once

#include "cognito-server.h"
#include "crypto/vst-random.h"
#include "crypto/vst-secret-hash.h"
#include "crypto/vst-srp-claim.h"
#include "crypto/vst-srp.h"

/*
 * The service's side of logins by SRP: of a person whom it calls "sub-1", whatever was typed,
 * and of one device of hers.
 */

#define POOL_ID "eu-west-1_EXAMPLE12"
#define APP_ID "1example23456789"
#define APP_SECRET "exampleclientsecret"
#define TYPED_NAME "alice@example.com"
#define SERVICE_NAME "sub-1"
#define PASSWORD "Correct-Horse9"
#define DEVICE_KEY "eu-west-1_5f1d2c3b-4a59-4e6f-8d7c-0b1a29384756"
#define GROUP_KEY "-AbCdEfGh"
#define DEVICE_PASSWORD "u6Ss3BArRJAvRyyE8xjkANGkj0qp1Dc3mEki3BWRqXvhh3KRRF57ZA=="
#define SALT "fb819b38e0359e6534eaae5076a82518"
#define BLOCK "c2VjcmV0IGJsb2Nr"

typedef struct
{
  GString *log;                 /* what was asked, in order: "USER_SRP_AUTH PASSWORD_VERIFIER" */
  const char *next;             /* after the proof; has ' for " */
  const char *b_public;         /* in place of the right one */
  const char *refusal;          /* JSON of the error that the proof gets */
  const char *session;          /* of the verifier's challenge; may be %NULL */
  const char *expected_session; /* of the proof; may be %NULL */
  gboolean has_device;          /* DEVICE_KEY must come with every request */
  gboolean has_secret;          /* and SECRET_HASH */
  char *a_public;
  VstSecret *b;
} SrpServer;

static inline void
srp_server_init (SrpServer *self)
{
  self->log = g_string_new (NULL);
  self->next = "{'AuthenticationResult':{'AccessToken':'a.b.c'}}";
  self->b = vst_random_secret (VST_SRP_SERVER_EXPONENT_SIZE);
}

static inline void
srp_server_clear (SrpServer *self)
{
  g_string_free (self->log, TRUE);
  g_free (self->a_public);
  vst_secret_unref (self->b);
}

static inline const char *
get_parameter (JsonObject *parameters, const char *name)
{
  return json_object_get_string_member_with_default (parameters, name, NULL);
}

/* What every request must hold, under the name that the person has at that point. */
static inline void
check_parameters (SrpServer *self, JsonObject *parameters, const char *user_name)
{
  g_autoptr (VstSecret) secret = vst_secret_new_text (APP_SECRET);
  g_autofree char *hash = vst_secret_hash (secret, user_name, APP_ID);

  g_assert_cmpstr (get_parameter (parameters, "USERNAME"), ==, user_name);
  g_assert_cmpstr (get_parameter (parameters, "SECRET_HASH"), ==, self->has_secret ? hash : NULL);
  g_assert_cmpstr (get_parameter (parameters, "DEVICE_KEY"), ==,
                   self->has_device ? DEVICE_KEY : NULL);
  g_assert_null (get_parameter (parameters, "PASSWORD"));
}

static inline VstSecret *
make_verifier (gboolean device)
{
  g_autoptr (VstSecret) password = vst_secret_new_text (device ? DEVICE_PASSWORD : PASSWORD);
  const VstSrpIdentity identity = { device ? GROUP_KEY : "EXAMPLE12",
                                    device ? DEVICE_KEY : SERVICE_NAME, password, SALT };

  return vst_srp_get_verifier (&identity);
}

static inline char *
ask_for_proof (SrpServer *self, const char *a_public, gboolean device)
{
  g_autoptr (VstSecret) verifier = make_verifier (device);
  g_autofree char *b_public = vst_srp_server_get_public (verifier, self->b);
  g_autofree char *session =
      self->session != NULL ? g_strdup_printf ("\"Session\":\"%s\",", self->session) : NULL;

  g_assert_nonnull (a_public);
  replace (&self->a_public, a_public);
  return g_strdup_printf (
      "{\"ChallengeName\":\"%sPASSWORD_VERIFIER\",%s\"ChallengeParameters\":{\"SALT\":\"" SALT
      "\",\"SRP_B\":\"%s\",\"SECRET_BLOCK\":\"" BLOCK "\",\"%s\":\"" SERVICE_NAME "\"}}",
      device ? "DEVICE_" : "", session != NULL ? session : "",
      self->b_public != NULL ? self->b_public : b_public, device ? "USERNAME" : "USER_ID_FOR_SRP");
}

static inline char *
make_signature (SrpServer *self, const char *timestamp, gboolean device)
{
  g_autoptr (VstSecret) verifier = make_verifier (device);
  g_autofree char *b_public = vst_srp_server_get_public (verifier, self->b);
  g_autoptr (VstSecret) key = vst_srp_server_get_key (verifier, self->b, self->a_public, b_public);
  gsize size = 0;
  guchar *bytes = g_base64_decode (BLOCK, &size);
  g_autoptr (GBytes) block = g_bytes_new_take (bytes, size);

  return vst_srp_claim_sign (key, device ? GROUP_KEY : "EXAMPLE12",
                             device ? DEVICE_KEY : SERVICE_NAME, block, timestamp);
}

/* By the service's clock, not by this machine's. */
static inline void
check_timestamp (Fixture *fixture, const char *timestamp)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC + fixture->hours_ahead * 3600;
  gint64 time = 0;

  g_assert_true (vst_srp_claim_parse_time (timestamp, &time));
  g_assert_cmpint (ABS (now - time), <, 60);
}

static inline char *
judge_proof (Fixture *fixture, SrpServer *self, JsonObject *request, gboolean device)
{
  JsonObject *responses = json_object_get_object_member (request, "ChallengeResponses");
  const char *timestamp = get_parameter (responses, "TIMESTAMP");
  g_autofree char *signature = make_signature (self, timestamp, device);

  check_timestamp (fixture, timestamp);
  g_assert_cmpstr (get_parameter (responses, "PASSWORD_CLAIM_SECRET_BLOCK"), ==, BLOCK);
  g_assert_cmpstr (json_object_get_string_member_with_default (request, "Session", NULL), ==,
                   self->session);
  if (self->refusal == NULL
      && g_strcmp0 (get_parameter (responses, "PASSWORD_CLAIM_SIGNATURE"), signature) == 0)
    return g_strdelimit (g_strdup (self->next), "'", '"');
  fixture->status = 400;
  return g_strdelimit (g_strdup (self->refusal != NULL
                                     ? self->refusal
                                     : "{'__type':'NotAuthorizedException',"
                                       "'message':'Incorrect username or password.'}"),
                       "'", '"');
}

static inline char *
answer_start (SrpServer *self, JsonObject *request)
{
  JsonObject *parameters = json_object_get_object_member (request, "AuthParameters");

  g_string_append (self->log, json_object_get_string_member (request, "AuthFlow"));
  check_parameters (self, parameters, TYPED_NAME);
  if (get_parameter (parameters, "SRP_A") == NULL)
    return g_strdelimit (g_strdup (self->next), "'", '"');
  return ask_for_proof (self, get_parameter (parameters, "SRP_A"), FALSE);
}

static inline char *
answer_by_srp (Fixture *fixture, const char *operation, JsonObject *request)
{
  SrpServer *self = fixture->answer_data;
  JsonObject *responses;
  const char *challenge;

  if (g_str_has_suffix (operation, "InitiateAuth"))
    return answer_start (self, request);
  challenge = json_object_get_string_member (request, "ChallengeName");
  responses = json_object_get_object_member (request, "ChallengeResponses");
  g_string_append_printf (self->log, "%s%s", self->log->len > 0 ? " " : "", challenge);
  check_parameters (self, responses, SERVICE_NAME);
  if (g_str_has_suffix (challenge, "PASSWORD_VERIFIER"))
    return judge_proof (fixture, self, request, g_str_has_prefix (challenge, "DEVICE"));
  if (strcmp (challenge, "SELECT_CHALLENGE") == 0)
    g_assert_cmpstr (get_parameter (responses, "ANSWER"), ==, "PASSWORD_SRP");
  g_assert_cmpstr (json_object_get_string_member_with_default (request, "Session", NULL), ==,
                   self->expected_session);
  return ask_for_proof (self, get_parameter (responses, "SRP_A"),
                        strcmp (challenge, "DEVICE_SRP_AUTH") == 0);
}
