#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "crypto/vst-digest.h"
#include "practice/vst-practice-pool.h"

/* A practice pool with a clock of its own, and a plain client that knows nothing of ours. */

#define FIXTURE_START 1767582249 /* 2026-01-05T03:04:09Z */

typedef struct
{
  VstPracticePool *pool;
  SoupSession *session;
  VstPracticeKind kind; /* of the pool that is started */
  int seconds;          /* since FIXTURE_START; read in the pool's thread */
  GMutex mutex;
  char *code; /* of the last message; written in the pool's thread */
  int messages;
  guint status;         /* of the last answer */
  JsonObject *answer;   /* its body */
  SoupMessage *message; /* all of it */
} Fixture;

static inline gint64
fixture_clock (gpointer user_data)
{
  Fixture *self = user_data;

  return FIXTURE_START + g_atomic_int_get (&self->seconds);
}

static inline void
fixture_wait (Fixture *self, int seconds)
{
  g_atomic_int_add (&self->seconds, seconds);
}

static inline void
fixture_on_mail (const VstPracticeMail *mail, gpointer user_data)
{
  Fixture *self = user_data;

  g_mutex_lock (&self->mutex);
  g_free (self->code);
  self->code = g_strdup (mail->code);
  self->messages++;
  g_mutex_unlock (&self->mutex);
}

static inline char *
fixture_dup_code (Fixture *self)
{
  char *code;

  g_mutex_lock (&self->mutex);
  code = g_strdup (self->code);
  g_mutex_unlock (&self->mutex);
  return code;
}

static inline void
fixture_start (Fixture *self, const char *database)
{
  g_autoptr (GError) error = NULL;
  VstPracticeOptions options = {
    .database = database,
    .kind = self->kind,
    .mail_func = fixture_on_mail,
    .mail_data = self,
    .clock_func = fixture_clock,
    .clock_data = self,
  };

  self->pool = vst_practice_pool_start (&options, &error);
  g_assert_no_error (error);
}

static inline void
fixture_set_up (Fixture *self, gconstpointer database)
{
  self->session = soup_session_new ();
  soup_session_set_proxy_resolver (self->session, NULL);
  fixture_start (self, database);
}

/* The same in memory, for the kind of pool called @name. */
static inline void
fixture_set_up_kind (Fixture *self, gconstpointer name)
{
  g_assert_true (vst_practice_kind_from_name (name, &self->kind));
  fixture_set_up (self, NULL);
}

static inline void
fixture_tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_pointer (&self->answer, json_object_unref);
  g_clear_object (&self->message);
  g_clear_object (&self->session);
  g_clear_object (&self->pool);
  g_clear_pointer (&self->code, g_free);
}

/* One step of the signing key, or the signature itself: the HMAC of @text in place. */
static inline void
fixture_hmac (guint8 key[VST_SHA256_SIZE], const char *text)
{
  guint8 next[VST_SHA256_SIZE];

  vst_hmac_sha256 (key, VST_SHA256_SIZE, text, strlen (text), next);
  memcpy (key, next, sizeof next);
}

/* Signs a call of @target with @body at the fixture's time, as an SDK would. */
static inline char *
fixture_sign (Fixture *self, const char *target, const char *body, const char *date)
{
  const char *secret = vst_secret_get_text (vst_practice_pool_get_secret_access_key (self->pool));
  const char *host = vst_practice_pool_get_endpoint (self->pool) + strlen ("http://");
  g_autofree char *day = g_strndup (date, 8);
  g_autofree char *start = g_strconcat ("AWS4", secret, NULL);
  g_autofree char *body_hash = vst_sha256_hex (body, strlen (body));
  g_autofree char *canonical = g_strdup_printf ("POST\n/\n\nhost:%s\nx-amz-date:%s\nx-amz-target:"
                                                "%s\n\nhost;x-amz-date;x-amz-target\n%s",
                                                host, date, target, body_hash);
  g_autofree char *hash = vst_sha256_hex (canonical, strlen (canonical));
  g_autofree char *scope = g_strconcat (day, "/us-east-1/cognito-idp/aws4_request", NULL);
  g_autofree char *text = g_strdup_printf ("AWS4-HMAC-SHA256\n%s\n%s\n%s", date, scope, hash);
  g_autofree char *signature = NULL;
  guint8 key[VST_SHA256_SIZE];

  vst_hmac_sha256 (start, strlen (start), day, strlen (day), key);
  fixture_hmac (key, "us-east-1");
  fixture_hmac (key, "cognito-idp");
  fixture_hmac (key, "aws4_request");
  fixture_hmac (key, text);
  signature = vst_hex_encode (key, sizeof key);
  return g_strdup_printf ("AWS4-HMAC-SHA256 Credential=%s/%s, "
                          "SignedHeaders=host;x-amz-date;x-amz-target, Signature=%s",
                          vst_practice_pool_get_access_key_id (self->pool), scope, signature);
}

static inline char *
fixture_dup_date (gint64 seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (seconds);

  return g_date_time_format (now, "%Y%m%dT%H%M%SZ");
}

static inline void
fixture_send (Fixture *self, SoupMessage *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read (self->session, message, NULL, &error);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  node = json_from_string (text, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->answer, json_object_unref);
  self->answer = json_node_dup_object (node);
  self->status = soup_message_get_status (message);
  g_set_object (&self->message, message);
}

/* @operation with the JSON text @body; signed unless @date is %NULL. */
static inline void
fixture_call_at (Fixture *self, const char *operation, const char *body, const char *date)
{
  g_autoptr (SoupMessage) message =
      soup_message_new ("POST", vst_practice_pool_get_endpoint (self->pool));
  g_autofree char *target = g_strconcat ("AWSCognitoIdentityProviderService.", operation, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_headers_replace (headers, "X-Amz-Target", target);
  soup_message_set_request_body_from_bytes (message, "application/x-amz-json-1.1", bytes);
  if (date != NULL)
    {
      g_autofree char *authorization = fixture_sign (self, target, body, date);

      soup_message_headers_replace (headers, "X-Amz-Date", date);
      soup_message_headers_replace (headers, "Authorization", authorization);
    }
  fixture_send (self, message);
}

G_GNUC_PRINTF (3, 4)
static inline void
fixture_call (Fixture *self, const char *operation, const char *format, ...)
{
  g_autofree char *body = NULL;
  va_list args;

  va_start (args, format);
  body = g_strdup_vprintf (format, args);
  va_end (args);
  fixture_call_at (self, operation, body, NULL);
}

G_GNUC_PRINTF (3, 4)
static inline void
fixture_call_signed (Fixture *self, const char *operation, const char *format, ...)
{
  g_autofree char *date = fixture_dup_date (fixture_clock (self));
  g_autofree char *body = NULL;
  va_list args;

  va_start (args, format);
  body = g_strdup_vprintf (format, args);
  va_end (args);
  fixture_call_at (self, operation, body, date);
}

static inline const char *
fixture_get (Fixture *self, const char *name)
{
  if (!json_object_has_member (self->answer, name))
    return NULL;
  return json_object_get_string_member (self->answer, name);
}

/* Asserts that the last call was refused just so. */
#define fixture_assert_fault(self, type, text)                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpstr (fixture_get ((self), "__type"), ==, (type));                                  \
    g_assert_cmpstr (fixture_get ((self), "message"), ==, (text));                                 \
    g_assert_cmpuint ((self)->status, ==, 400);                                                    \
  }                                                                                                \
  G_STMT_END

#define fixture_assert_ok(self)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpstr (fixture_get ((self), "__type"), ==, NULL);                                    \
    g_assert_cmpuint ((self)->status, ==, 200);                                                    \
  }                                                                                                \
  G_STMT_END

static inline const char *
fixture_client (Fixture *self)
{
  return vst_practice_pool_get_client_id (self->pool);
}

static inline const char *
fixture_pool (Fixture *self)
{
  return vst_practice_pool_get_user_pool_id (self->pool);
}
