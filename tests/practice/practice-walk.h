#pragma once

#include "crypto/vst-base32.h"
#include "crypto/vst-totp.h"
#include "practice-fixture.h"

/* The steps of a walk, as calls of a Fixture. */

#define FIXTURE_PASSWORD "Vestibule-7-door"
#define FIXTURE_EMAIL "alice@example.com"

static inline void
fixture_sign_up (Fixture *self, const char *name)
{
  fixture_call (self, "SignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"Password\":\"" FIXTURE_PASSWORD
                "\",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"" FIXTURE_EMAIL "\"}]}",
                fixture_client (self), name);
}

static inline void
fixture_confirm (Fixture *self, const char *name, const char *code)
{
  fixture_call (self, "ConfirmSignUp",
                "{\"ClientId\":\"%s\",\"Username\":\"%s\",\"ConfirmationCode\":\"%s\"}",
                fixture_client (self), name, code);
}

static inline void
fixture_log_in (Fixture *self, const char *name, const char *password)
{
  fixture_call (self, "InitiateAuth",
                "{\"ClientId\":\"%s\",\"AuthFlow\":\"USER_PASSWORD_AUTH\",\"AuthParameters\":"
                "{\"USERNAME\":\"%s\",\"PASSWORD\":\"%s\"}}",
                fixture_client (self), name, password);
}

/* Answers challenge @challenge of @session; @more begins with a comma when there is any. */
static inline void
fixture_respond (
    Fixture *self, const char *challenge, const char *session, const char *name, const char *more)
{
  fixture_call (self, "RespondToAuthChallenge",
                "{\"ClientId\":\"%s\",\"ChallengeName\":\"%s\",\"Session\":\"%s\","
                "\"ChallengeResponses\":{\"USERNAME\":\"%s\"%s}}",
                fixture_client (self), challenge, session, name, more);
}

/* A confirmed user. */
static inline void
fixture_make_user (Fixture *self, const char *name)
{
  g_autofree char *code = NULL;

  fixture_sign_up (self, name);
  fixture_assert_ok (self);
  code = fixture_dup_code (self);
  fixture_confirm (self, name, code);
  fixture_assert_ok (self);
}

/* The authenticator's code of @key, @steps away from now. */
static inline char *
fixture_totp (Fixture *self, const char *key, int steps)
{
  g_autoptr (VstSecret) secret = vst_base32_decode (key);

  return vst_totp_get_code (vst_secret_get_data (secret), vst_secret_get_size (secret),
                            vst_totp_get_step (fixture_clock (self)) + (guint64) (gint64) steps,
                            VST_TOTP_DIGITS);
}

/* Whether @code is the authenticator's of @key now, one step ago or one step ahead. */
static inline gboolean
fixture_is_totp (Fixture *self, const char *key, const char *code)
{
  for (int steps = -1; steps <= 1; steps++)
    {
      g_autofree char *shown = fixture_totp (self, key, steps);

      if (g_str_equal (shown, code))
        return TRUE;
    }
  return FALSE;
}

/* Six digits that are none of these. */
static inline char *
fixture_wrong_totp (Fixture *self, const char *key)
{
  char *code = g_strdup ("000000");

  while (fixture_is_totp (self, key, code))
    code[5]++;
  return code;
}

/* Six digits that are not the code of the last message. */
static inline const char *
fixture_wrong_code (Fixture *self)
{
  g_autofree char *code = fixture_dup_code (self);

  return g_str_equal (code, "000000") ? "000001" : "000000";
}

/* Logs in a new user and pairs an authenticator; gives its key. The last answer is Verify's. */
static inline char *
fixture_pair (Fixture *self, const char *name)
{
  g_autofree char *key = NULL;
  g_autofree char *code = NULL;

  fixture_log_in (self, name, FIXTURE_PASSWORD);
  fixture_assert_ok (self);
  fixture_call (self, "AssociateSoftwareToken", "{\"Session\":\"%s\"}",
                fixture_get (self, "Session"));
  fixture_assert_ok (self);
  key = g_strdup (fixture_get (self, "SecretCode"));
  code = fixture_totp (self, key, 0);
  fixture_call (self, "VerifySoftwareToken", "{\"Session\":\"%s\",\"UserCode\":\"%s\"}",
                fixture_get (self, "Session"), code);
  fixture_assert_ok (self);
  return g_steal_pointer (&key);
}

/* The last answer's token of @kind: "AccessToken", "IdToken", "RefreshToken". */
static inline const char *
fixture_get_token (Fixture *self, const char *kind)
{
  JsonObject *result = json_object_get_object_member (self->answer, "AuthenticationResult");

  g_assert_nonnull (result);
  return json_object_get_string_member (result, kind);
}

/* A user with tokens; gives the access token. */
static inline char *
fixture_make_signed_in (Fixture *self, const char *name)
{
  g_autofree char *key = NULL;
  g_autofree char *session = NULL;

  fixture_make_user (self, name);
  key = fixture_pair (self, name);
  session = g_strdup (fixture_get (self, "Session"));
  fixture_respond (self, "MFA_SETUP", session, name, "");
  fixture_assert_ok (self);
  return g_strdup (fixture_get_token (self, "AccessToken"));
}
