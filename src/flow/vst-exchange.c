#include "flow/vst-exchange-private.h"

struct _VstExchange
{
  GObject parent_instance;
  char *operation;
  char *result;
  char *request_id;
  gint64 milliseconds;
  gint64 at;
};

enum
{
  PROP_0,
  PROP_OPERATION,
  PROP_RESULT,
  PROP_REQUEST_ID,
  PROP_MILLISECONDS,
  PROP_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstExchange, vst_exchange, G_TYPE_OBJECT)

static void
vst_exchange_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstExchange *self = VST_EXCHANGE (object);

  switch (id)
    {
    case PROP_OPERATION:
      g_value_set_string (value, self->operation);
      break;
    case PROP_RESULT:
      g_value_set_string (value, self->result);
      break;
    case PROP_REQUEST_ID:
      g_value_set_string (value, self->request_id);
      break;
    case PROP_MILLISECONDS:
      g_value_set_int64 (value, self->milliseconds);
      break;
    case PROP_AT:
      g_value_set_int64 (value, self->at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_exchange_finalize (GObject *object)
{
  VstExchange *self = VST_EXCHANGE (object);

  g_free (self->operation);
  g_free (self->result);
  g_free (self->request_id);

  G_OBJECT_CLASS (vst_exchange_parent_class)->finalize (object);
}

static void
vst_exchange_class_init (VstExchangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vst_exchange_get_property;
  object_class->finalize = vst_exchange_finalize;

  properties[PROP_OPERATION] = g_param_spec_string ("operation", NULL, NULL, NULL, flags);
  properties[PROP_RESULT] = g_param_spec_string ("result", NULL, NULL, NULL, flags);
  properties[PROP_REQUEST_ID] = g_param_spec_string ("request-id", NULL, NULL, NULL, flags);
  properties[PROP_MILLISECONDS] =
      g_param_spec_int64 ("milliseconds", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_AT] = g_param_spec_int64 ("at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_exchange_init (VstExchange *self)
{
}

VstExchange *
vst_exchange_new (const char *operation,
                  const char *result,
                  const char *request_id,
                  gint64 milliseconds,
                  gint64 at)
{
  VstExchange *self;

  g_return_val_if_fail (operation != NULL, NULL);

  self = g_object_new (VST_TYPE_EXCHANGE, NULL);
  self->operation = g_strdup (operation);
  self->result = g_strdup (result);
  self->request_id = g_strdup (request_id);
  self->milliseconds = milliseconds;
  self->at = at;

  return self;
}

const char *
vst_exchange_get_operation (VstExchange *self)
{
  g_return_val_if_fail (VST_IS_EXCHANGE (self), NULL);

  return self->operation;
}

const char *
vst_exchange_get_result (VstExchange *self)
{
  g_return_val_if_fail (VST_IS_EXCHANGE (self), NULL);

  return self->result;
}

const char *
vst_exchange_get_request_id (VstExchange *self)
{
  g_return_val_if_fail (VST_IS_EXCHANGE (self), NULL);

  return self->request_id;
}

gint64
vst_exchange_get_milliseconds (VstExchange *self)
{
  g_return_val_if_fail (VST_IS_EXCHANGE (self), 0);

  return self->milliseconds;
}

gint64
vst_exchange_get_at (VstExchange *self)
{
  g_return_val_if_fail (VST_IS_EXCHANGE (self), 0);

  return self->at;
}
