#include "flow/vst-local-pool.h"

struct _VstMail
{
  GObject parent_instance;
  gint64 sent_at;
  char *to;
  char *subject;
  char *body;
  char *code;
};

enum
{
  PROP_0,
  PROP_SUBJECT,
  PROP_TO,
  PROP_BODY,
  PROP_CODE,
  PROP_SENT_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstMail, vst_mail, G_TYPE_OBJECT)

static void
vst_mail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstMail *self = VST_MAIL (object);

  switch (id)
    {
    case PROP_SUBJECT:
      g_value_set_string (value, self->subject);
      break;
    case PROP_TO:
      g_value_set_string (value, self->to);
      break;
    case PROP_BODY:
      g_value_set_string (value, self->body);
      break;
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_SENT_AT:
      g_value_set_int64 (value, self->sent_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_mail_finalize (GObject *object)
{
  VstMail *self = VST_MAIL (object);

  g_free (self->to);
  g_free (self->subject);
  g_free (self->body);
  g_free (self->code);

  G_OBJECT_CLASS (vst_mail_parent_class)->finalize (object);
}

static void
vst_mail_class_init (VstMailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vst_mail_get_property;
  object_class->finalize = vst_mail_finalize;

  properties[PROP_SUBJECT] = g_param_spec_string ("subject", NULL, NULL, NULL, flags);
  properties[PROP_TO] = g_param_spec_string ("to", NULL, NULL, NULL, flags);
  properties[PROP_BODY] = g_param_spec_string ("body", NULL, NULL, NULL, flags);
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  properties[PROP_SENT_AT] =
      g_param_spec_int64 ("sent-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_mail_init (VstMail *self)
{
}

VstMail *
vst_mail_new (
    gint64 sent_at, const char *to, const char *subject, const char *body, const char *code)
{
  VstMail *self;

  g_return_val_if_fail (to != NULL && subject != NULL && body != NULL, NULL);

  self = g_object_new (VST_TYPE_MAIL, NULL);
  self->sent_at = sent_at;
  self->to = g_strdup (to);
  self->subject = g_strdup (subject);
  self->body = g_strdup (body);
  self->code = g_strdup (code);

  return self;
}

const char *
vst_mail_get_subject (VstMail *self)
{
  g_return_val_if_fail (VST_IS_MAIL (self), NULL);

  return self->subject;
}

const char *
vst_mail_get_to (VstMail *self)
{
  g_return_val_if_fail (VST_IS_MAIL (self), NULL);

  return self->to;
}

const char *
vst_mail_get_body (VstMail *self)
{
  g_return_val_if_fail (VST_IS_MAIL (self), NULL);

  return self->body;
}

const char *
vst_mail_get_code (VstMail *self)
{
  g_return_val_if_fail (VST_IS_MAIL (self), NULL);

  return self->code;
}

gint64
vst_mail_get_sent_at (VstMail *self)
{
  g_return_val_if_fail (VST_IS_MAIL (self), 0);

  return self->sent_at;
}
