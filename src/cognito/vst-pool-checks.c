#include "cognito/vst-pool.h"

#include <string.h>

#include "aws/vst-aws-endpoint.h"

/* Lengths in characters, from the service's model; a URL's is ours. */
#define MAX_REGION 32
#define MAX_USER_POOL_ID 55
#define MAX_CLIENT_ID 128
#define MAX_CLIENT_SECRET 64
#define MAX_ENDPOINT 2048
/* What Cognito hands out today. */
#define USUAL_CLIENT_ID_LENGTH 26

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* @more: punctuation that is allowed besides letters and digits. */
static gboolean
is_word (const char *text, const char *more)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr (more, *p) == NULL)
        return FALSE;
    }
  return *text != '\0';
}

static gboolean
is_arn (const char *text)
{
  return g_ascii_strncasecmp (text, "arn:", 4) == 0;
}

/* "eu-west-1", "us-gov-east-1": words in lower case, then a number. */
static gboolean
is_region (const char *text, gsize size)
{
  g_autofree char *copy = g_strndup (text, size);
  g_auto (GStrv) parts = g_strsplit (copy, "-", -1);
  guint n = g_strv_length (parts);

  if (size > MAX_REGION || n < 3 || n > 5)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const char *allowed = i == n - 1 ? "0123456789" : "abcdefghijklmnopqrstuvwxyz";

      if (*parts[i] == '\0' || parts[i][strspn (parts[i], allowed)] != '\0')
        return FALSE;
    }
  return strlen (parts[0]) >= 2;
}

/* The model's [\w-]+_[0-9a-zA-Z]+, where the first part is a region. */
static gboolean
is_user_pool_id (const char *text)
{
  const char *bar = strrchr (text, '_');

  return bar != NULL && is_region (text, (gsize) (bar - text)) && is_word (bar + 1, "");
}

static gboolean
is_usual_client_id (const char *text)
{
  return strlen (text) == USUAL_CLIENT_ID_LENGTH
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789") == USUAL_CLIENT_ID_LENGTH;
}

VstPoolFault
vst_pool_check_region (const char *region)
{
  if (is_empty (region))
    return VST_POOL_FAULT_EMPTY;
  if (is_arn (region))
    return VST_POOL_FAULT_IS_ARN;
  if (is_user_pool_id (region))
    return VST_POOL_FAULT_IS_POOL_ID;
  if (strlen (region) > MAX_REGION)
    return VST_POOL_FAULT_TOO_LONG;
  return is_region (region, strlen (region)) ? VST_POOL_FAULT_NONE : VST_POOL_FAULT_FORM;
}

VstPoolFault
vst_pool_check_user_pool_id (const char *user_pool_id, const char *region)
{
  g_autofree char *own_region = NULL;

  if (is_empty (user_pool_id))
    return VST_POOL_FAULT_EMPTY;
  if (is_arn (user_pool_id))
    return VST_POOL_FAULT_IS_ARN;
  if (is_usual_client_id (user_pool_id))
    return VST_POOL_FAULT_IS_CLIENT_ID;
  if (strlen (user_pool_id) > MAX_USER_POOL_ID)
    return VST_POOL_FAULT_TOO_LONG;
  if (!is_user_pool_id (user_pool_id))
    return VST_POOL_FAULT_FORM;

  own_region = vst_pool_dup_region_of (user_pool_id);
  if (!is_empty (region) && strcmp (own_region, region) != 0)
    return VST_POOL_FAULT_OTHER_REGION;
  return VST_POOL_FAULT_NONE;
}

VstPoolFault
vst_pool_check_client_id (const char *client_id)
{
  if (is_empty (client_id))
    return VST_POOL_FAULT_EMPTY;
  if (is_arn (client_id))
    return VST_POOL_FAULT_IS_ARN;
  if (is_user_pool_id (client_id))
    return VST_POOL_FAULT_IS_POOL_ID;
  if (strlen (client_id) > MAX_CLIENT_ID)
    return VST_POOL_FAULT_TOO_LONG;
  return is_word (client_id, "_+") ? VST_POOL_FAULT_NONE : VST_POOL_FAULT_FORM;
}

/* The model's shortest is 24; pools of emulators have shorter ones, and nothing is lost by them. */
VstPoolFault
vst_pool_check_client_secret (const char *client_secret)
{
  if (is_empty (client_secret))
    return VST_POOL_FAULT_NONE;
  if (strlen (client_secret) > MAX_CLIENT_SECRET)
    return VST_POOL_FAULT_TOO_LONG;
  return is_word (client_secret, "_+") ? VST_POOL_FAULT_NONE : VST_POOL_FAULT_FORM;
}

/* GUri takes hosts that no resolver would; letters beyond ASCII are fine, they are IDNA's. */
static gboolean
is_host (const char *host)
{
  for (const char *p = host; *p != '\0'; p++)
    {
      if ((guchar) *p < 0x80 && !g_ascii_isalnum (*p) && strchr ("-._:", *p) == NULL)
        return FALSE;
    }
  return *host != '\0';
}

VstPoolFault
vst_pool_check_endpoint (const char *endpoint)
{
  g_autoptr (GUri) uri = NULL;
  const char *scheme;

  if (is_empty (endpoint))
    return VST_POOL_FAULT_NONE;
  if (strlen (endpoint) > MAX_ENDPOINT)
    return VST_POOL_FAULT_TOO_LONG;

  uri = g_uri_parse (endpoint, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || !is_host (g_uri_get_host (uri)))
    return VST_POOL_FAULT_NOT_A_URL;
  scheme = g_uri_get_scheme (uri);
  if (strcmp (scheme, "https") != 0 && strcmp (scheme, "http") != 0)
    return VST_POOL_FAULT_NOT_A_URL;
  if (g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL || g_uri_get_port (uri) == 0)
    return VST_POOL_FAULT_FORM;
  if (strcmp (scheme, "http") == 0 && !vst_aws_endpoint_is_loopback (g_uri_get_host (uri)))
    return VST_POOL_FAULT_INSECURE;
  return VST_POOL_FAULT_NONE;
}

char *
vst_pool_dup_region_of (const char *user_pool_id)
{
  const char *bar;

  g_return_val_if_fail (user_pool_id != NULL, NULL);

  bar = strrchr (user_pool_id, '_');
  if (bar == NULL || !is_region (user_pool_id, (gsize) (bar - user_pool_id)))
    return NULL;
  return g_strndup (user_pool_id, (gsize) (bar - user_pool_id));
}
