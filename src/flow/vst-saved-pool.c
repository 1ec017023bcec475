#include "flow/vst-saved-pool.h"

#include "cognito/vst-pool.h"
#include "flow/vst-clean-text.h"
#include "flow/vst-saved-pool-private.h"

/* Bytes: more than any value may have, so that too long a one is still seen to be one. */
#define MAX_TEXT 4096
#define MAX_SECRET 16384
#define PRACTICE_ID "practice"

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstSavedPool, vst_saved_pool, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (VstKeysSource,
                    vst_keys_source,
                    G_DEFINE_ENUM_VALUE (VST_KEYS_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (VST_KEYS_ENVIRONMENT, "environment"),
                    G_DEFINE_ENUM_VALUE (VST_KEYS_PROFILE, "profile"),
                    G_DEFINE_ENUM_VALUE (VST_KEYS_PASTED, "pasted"))

static void
notify (VstSavedPool *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* FALSE if it was the same already. */
static gboolean
take_text (VstSavedPool *self, guint property, char *text)
{
  if (g_str_equal (self->texts[property], text))
    {
      g_free (text);
      return FALSE;
    }

  g_free (self->texts[property]);
  self->texts[property] = text;
  notify (self, property);

  return TRUE;
}

/* Fills in an empty region, and one filled in before, until a person sets it. */
static void
follow_user_pool_id (VstSavedPool *self)
{
  g_autofree char *region = NULL;

  if (*self->texts[PROP_REGION] != '\0' && !self->region_is_guessed)
    return;

  region = vst_pool_dup_region_of (self->texts[PROP_USER_POOL_ID]);
  if (region == NULL)
    return;

  self->region_is_guessed = TRUE;
  take_text (self, PROP_REGION, g_steal_pointer (&region));
}

void
vst_saved_pool_set_text_property (VstSavedPool *self, guint property, const char *text)
{
  g_return_if_fail (VST_IS_SAVED_POOL (self) && property < N_TEXTS);

  if (!take_text (self, property, vst_clean_text (text, MAX_TEXT)))
    return;

  if (property == PROP_REGION)
    self->region_is_guessed = FALSE;
  if (property == PROP_USER_POOL_ID)
    follow_user_pool_id (self);
}

void
vst_saved_pool_set_secret_property (VstSavedPool *self, guint property, VstSecret *secret)
{
  g_autoptr (VstSecret) cleaned = NULL;

  g_return_if_fail (VST_IS_SAVED_POOL (self) && property >= PROP_CLIENT_SECRET);

  cleaned = vst_clean_secret (secret, MAX_SECRET);
  if (property == PROP_CLIENT_SECRET)
    self->has_client_secret = cleaned != NULL;
  if (vst_secret_equal (self->secrets[property], cleaned))
    return;

  g_clear_pointer (&self->secrets[property], vst_secret_unref);
  self->secrets[property] = g_steal_pointer (&cleaned);
  notify (self, property);
}

static void
vst_saved_pool_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstSavedPool *self = VST_SAVED_POOL (object);

  if (id == PROP_LOGIN_METHOD)
    g_value_set_enum (value, self->login_method);
  else if (id == PROP_KEYS_SOURCE)
    g_value_set_enum (value, (int) self->keys_source);
  else if (id < N_TEXTS)
    g_value_set_string (value, self->texts[id]);
  else
    g_value_set_boxed (value, self->secrets[id]);
}

static void
vst_saved_pool_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VstSavedPool *self = VST_SAVED_POOL (object);

  if (id == PROP_LOGIN_METHOD)
    vst_saved_pool_set_login_method (self, g_value_get_enum (value));
  else if (id == PROP_KEYS_SOURCE)
    vst_saved_pool_set_keys_source (self, g_value_get_enum (value));
  else if (id < N_TEXTS)
    vst_saved_pool_set_text_property (self, id, g_value_get_string (value));
  else
    vst_saved_pool_set_secret_property (self, id, g_value_get_boxed (value));
}

static void
vst_saved_pool_finalize (GObject *object)
{
  VstSavedPool *self = VST_SAVED_POOL (object);

  g_free (self->id);
  for (guint i = PROP_NAME; i < N_TEXTS; i++)
    g_free (self->texts[i]);
  for (guint i = PROP_CLIENT_SECRET; i < N_PROPS; i++)
    g_clear_pointer (&self->secrets[i], vst_secret_unref);

  G_OBJECT_CLASS (vst_saved_pool_parent_class)->finalize (object);
}

static void
vst_saved_pool_class_init (VstSavedPoolClass *klass)
{
  static const char *const names[N_PROPS] = {
    [PROP_NAME] = "name",
    [PROP_REGION] = "region",
    [PROP_USER_POOL_ID] = "user-pool-id",
    [PROP_CLIENT_ID] = "client-id",
    [PROP_ENDPOINT] = "endpoint",
    [PROP_PROFILE] = "profile",
    [PROP_ACCESS_KEY_ID] = "access-key-id",
    [PROP_CLIENT_SECRET] = "client-secret",
    [PROP_SECRET_ACCESS_KEY] = "secret-access-key",
    [PROP_SESSION_TOKEN] = "session-token",
  };
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_saved_pool_get_property;
  object_class->set_property = vst_saved_pool_set_property;
  object_class->finalize = vst_saved_pool_finalize;

  for (guint i = PROP_NAME; i < N_TEXTS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, "", flags);
  for (guint i = PROP_CLIENT_SECRET; i < N_PROPS; i++)
    properties[i] = g_param_spec_boxed (names[i], NULL, NULL, VST_TYPE_SECRET, flags);
  properties[PROP_LOGIN_METHOD] = g_param_spec_enum (
      "login-method", NULL, NULL, VST_TYPE_LOGIN_METHOD, VST_LOGIN_METHOD_AUTOMATIC, flags);
  properties[PROP_KEYS_SOURCE] =
      g_param_spec_enum ("keys-source", NULL, NULL, VST_TYPE_KEYS_SOURCE, VST_KEYS_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_saved_pool_init (VstSavedPool *self)
{
  for (guint i = PROP_NAME; i < N_TEXTS; i++)
    self->texts[i] = g_strdup ("");
}

VstSavedPool *
vst_saved_pool_new_with_id (const char *id)
{
  VstSavedPool *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (VST_TYPE_SAVED_POOL, NULL);
  self->id = g_strdup (id);

  return self;
}

VstSavedPool *
vst_saved_pool_new (void)
{
  g_autofree char *id = g_uuid_string_random ();

  return vst_saved_pool_new_with_id (id);
}

VstSavedPool *
vst_saved_pool_new_practice (void)
{
  VstSavedPool *self = vst_saved_pool_new_with_id (PRACTICE_ID);

  vst_saved_pool_set_text_property (self, PROP_NAME, "Practice Pool");

  return self;
}

VstSavedPool *
vst_saved_pool_copy (VstSavedPool *self)
{
  VstSavedPool *copy;

  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  copy = vst_saved_pool_new_with_id (self->id);
  for (guint i = PROP_NAME; i < N_TEXTS; i++)
    {
      g_free (copy->texts[i]);
      copy->texts[i] = g_strdup (self->texts[i]);
    }
  for (guint i = PROP_CLIENT_SECRET; i < N_PROPS; i++)
    copy->secrets[i] = self->secrets[i] != NULL ? vst_secret_ref (self->secrets[i]) : NULL;
  copy->login_method = self->login_method;
  copy->keys_source = self->keys_source;
  copy->local_kind = self->local_kind;
  copy->has_client_secret = self->has_client_secret;
  copy->region_is_guessed = self->region_is_guessed;

  return copy;
}

const char *
vst_saved_pool_get_id (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), NULL);

  return self->id;
}

gboolean
vst_saved_pool_is_practice (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), FALSE);

  return g_str_equal (self->id, PRACTICE_ID);
}

VstLocalKind
vst_saved_pool_get_local_kind (VstSavedPool *self)
{
  g_return_val_if_fail (VST_IS_SAVED_POOL (self), VST_LOCAL_KIND_SAMPLE);

  return self->local_kind;
}

void
vst_saved_pool_set_local_kind (VstSavedPool *self, VstLocalKind kind)
{
  g_return_if_fail (VST_IS_SAVED_POOL (self));

  self->local_kind = kind;
}

void
vst_saved_pool_set_login_method (VstSavedPool *self, VstLoginMethod method)
{
  g_return_if_fail (VST_IS_SAVED_POOL (self));

  if (self->login_method == method)
    return;

  self->login_method = method;
  notify (self, PROP_LOGIN_METHOD);
}

void
vst_saved_pool_set_keys_source (VstSavedPool *self, VstKeysSource source)
{
  g_return_if_fail (VST_IS_SAVED_POOL (self));

  if (self->keys_source == source)
    return;

  self->keys_source = source;
  notify (self, PROP_KEYS_SOURCE);
}
