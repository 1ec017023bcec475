#pragma once

#include "crypto/vst-random.h"
#include "crypto/vst-srp-claim.h"
#include "crypto/vst-srp.h"
#include "practice-walk.h"

/* What a client does with SRP and with its device, as calls of a Fixture. */

typedef struct
{
  char *key, *group;
  char *salt;
  VstSecret *password;
} Device;

static inline void
device_clear (Device *device)
{
  g_clear_pointer (&device->key, g_free);
  g_clear_pointer (&device->group, g_free);
  g_clear_pointer (&device->salt, g_free);
  g_clear_pointer (&device->password, vst_secret_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Device, device_clear)

/* Takes over the NewDeviceMetadata of the last answer. */
static inline void
fixture_take_device (Fixture *self, Device *device)
{
  JsonObject *result = json_object_get_object_member (self->answer, "AuthenticationResult");
  JsonObject *metadata;
  guint8 salt[VST_SRP_SALT_SIZE];

  g_assert_nonnull (result);
  g_assert_true (json_object_has_member (result, "NewDeviceMetadata"));
  metadata = json_object_get_object_member (result, "NewDeviceMetadata");
  device_clear (device);
  vst_random_bytes (salt, sizeof salt);
  device->key = g_strdup (json_object_get_string_member (metadata, "DeviceKey"));
  device->group = g_strdup (json_object_get_string_member (metadata, "DeviceGroupKey"));
  device->salt = vst_srp_number_to_hex (salt, sizeof salt);
  device->password = vst_secret_new_text ("a random device password");
}

static inline char *
fixture_encode (const VstSecret *bytes)
{
  return g_base64_encode (vst_secret_get_data (bytes), vst_secret_get_size (bytes));
}

static inline void
fixture_confirm_device (Fixture *self, const char *access, const Device *device)
{
  VstSrpIdentity identity = { device->group, device->key, device->password, device->salt };
  g_autoptr (VstSecret) verifier = vst_srp_get_verifier (&identity);
  g_autoptr (VstSecret) salt = vst_srp_number_to_bytes (device->salt);
  g_autofree char *verifier_text = fixture_encode (verifier);
  g_autofree char *salt_text = fixture_encode (salt);

  fixture_call (self, "ConfirmDevice",
                "{\"AccessToken\":\"%s\",\"DeviceKey\":\"%s\",\"DeviceName\":\"desk\","
                "\"DeviceSecretVerifierConfig\":{\"PasswordVerifier\":\"%s\",\"Salt\":\"%s\"}}",
                access, device->key, verifier_text, salt_text);
}

/* One run of SRP, as the client. */
typedef struct
{
  VstSecret *a;
  char *a_public;
} Srp;

static inline void
srp_begin (Srp *srp)
{
  srp->a = vst_random_secret (VST_SRP_CLIENT_EXPONENT_SIZE);
  srp->a_public = vst_srp_client_get_public (srp->a);
}

static inline void
srp_clear (Srp *srp)
{
  g_clear_pointer (&srp->a, vst_secret_unref);
  g_clear_pointer (&srp->a_public, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Srp, srp_clear)

static inline const char *
fixture_get_parameter (Fixture *self, const char *name)
{
  JsonObject *parameters = json_object_get_object_member (self->answer, "ChallengeParameters");

  return json_object_has_member (parameters, name)
             ? json_object_get_string_member (parameters, name)
             : NULL;
}

/* What answers the challenge in the last answer, as members that follow a comma. */
static inline char *
fixture_claim_at (Fixture *self,
                  const Srp *srp,
                  const char *realm,
                  const char *user,
                  const VstSecret *password,
                  const char *timestamp)
{
  VstSrpIdentity identity = { realm, user, password, fixture_get_parameter (self, "SALT") };
  g_autoptr (VstSecret) key = vst_srp_client_get_key (&identity, srp->a, srp->a_public,
                                                      fixture_get_parameter (self, "SRP_B"));
  const char *text = fixture_get_parameter (self, "SECRET_BLOCK");
  gsize size;
  guchar *data = g_base64_decode (text, &size);
  g_autoptr (GBytes) block = g_bytes_new_take (data, size);
  g_autofree char *signature = NULL;

  g_assert_nonnull (key);
  signature = vst_srp_claim_sign (key, realm, user, block, timestamp);
  return g_strdup_printf (",\"PASSWORD_CLAIM_SECRET_BLOCK\":\"%s\","
                          "\"PASSWORD_CLAIM_SIGNATURE\":\"%s\",\"TIMESTAMP\":\"%s\"",
                          text, signature, timestamp);
}

static inline char *
fixture_claim (
    Fixture *self, const Srp *srp, const char *realm, const char *user, const VstSecret *password)
{
  g_autofree char *timestamp = vst_srp_claim_format_time (fixture_clock (self));

  return fixture_claim_at (self, srp, realm, user, password, timestamp);
}

/* RespondToAuthChallenge without a Session. @more begins with a comma. */
static inline void
fixture_respond_freely (Fixture *self, const char *challenge, const char *name, const char *more)
{
  fixture_call (self, "RespondToAuthChallenge",
                "{\"ClientId\":\"%s\",\"ChallengeName\":\"%s\","
                "\"ChallengeResponses\":{\"USERNAME\":\"%s\"%s}}",
                fixture_client (self), challenge, name, more);
}

/* Logs in with a password from @device. */
static inline void
fixture_log_in_from (Fixture *self, const char *name, const char *device)
{
  fixture_call (self, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":"
                "{\"USERNAME\":\"%s\",\"PASSWORD\":\"" FIXTURE_PASSWORD
                "\",\"DEVICE_KEY\":\"%s\"}}",
                fixture_client (self), name, device);
}

/* Answers DEVICE_SRP_AUTH and DEVICE_PASSWORD_VERIFIER as @device would. */
static inline void
fixture_prove_device (Fixture *self, const char *name, const Device *device)
{
  g_auto (Srp) srp = { NULL, NULL };
  g_autofree char *session = g_strdup (fixture_get (self, "Session"));
  g_autofree char *start = NULL;
  g_autofree char *claim = NULL;
  g_autofree char *proof = NULL;

  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "DEVICE_SRP_AUTH");
  srp_begin (&srp);
  start = g_strdup_printf (",\"DEVICE_KEY\":\"%s\",\"SRP_A\":\"%s\"", device->key, srp.a_public);
  fixture_respond (self, "DEVICE_SRP_AUTH", session, name, start);
  fixture_assert_ok (self);
  g_assert_cmpstr (fixture_get (self, "ChallengeName"), ==, "DEVICE_PASSWORD_VERIFIER");
  claim = fixture_claim (self, &srp, device->group, device->key, device->password);
  proof = g_strdup_printf (",\"DEVICE_KEY\":\"%s\"%s", device->key, claim);
  fixture_respond_freely (self, "DEVICE_PASSWORD_VERIFIER", name, proof);
}

/* A user signed in from a device that is confirmed; gives the access token. */
static inline char *
fixture_make_device (Fixture *self, const char *name, Device *device)
{
  g_autofree char *access = fixture_make_signed_in (self, name);

  fixture_take_device (self, device);
  fixture_confirm_device (self, access, device);
  fixture_assert_ok (self);
  return g_steal_pointer (&access);
}

static inline void
fixture_refresh (Fixture *self, const char *flow, const char *token, const char *device)
{
  fixture_call (self, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"%s\",\"AuthParameters\":"
                "{\"REFRESH_TOKEN\":\"%s\",\"DEVICE_KEY\":\"%s\"}}",
                fixture_client (self), flow, token, device);
}
