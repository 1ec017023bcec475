#include "flow/vst-activity.h"

#include "flow/vst-exchange-private.h"

#define MAX_EXCHANGES 500
/* Longer than any error name or request ID there is. */
#define MAX_WORD 128

struct _VstActivity
{
  GObject parent_instance;
  GPtrArray *exchanges; /* VstExchange, newest last */
};

static GType
vst_activity_get_item_type (GListModel *model)
{
  return VST_TYPE_EXCHANGE;
}

static guint
vst_activity_get_n_items (GListModel *model)
{
  return VST_ACTIVITY (model)->exchanges->len;
}

static gpointer
vst_activity_get_item (GListModel *model, guint position)
{
  VstActivity *self = VST_ACTIVITY (model);

  if (position >= self->exchanges->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->exchanges, position));
}

static void
vst_activity_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = vst_activity_get_item_type;
  iface->get_n_items = vst_activity_get_n_items;
  iface->get_item = vst_activity_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VstActivity,
                               vst_activity,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      vst_activity_list_model_init))

static void
vst_activity_finalize (GObject *object)
{
  VstActivity *self = VST_ACTIVITY (object);

  g_ptr_array_unref (self->exchanges);

  G_OBJECT_CLASS (vst_activity_parent_class)->finalize (object);
}

static void
vst_activity_class_init (VstActivityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vst_activity_finalize;
}

static void
vst_activity_init (VstActivity *self)
{
  self->exchanges = g_ptr_array_new_with_free_func (g_object_unref);
}

VstActivity *
vst_activity_new (void)
{
  return g_object_new (VST_TYPE_ACTIVITY, NULL);
}

/* A server may answer with anything: what is shown and copied is one short printable word. */
static char *
dup_word (const char *text)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = text; *p != '\0' && word->len < MAX_WORD; p++)
    g_string_append_c (word, g_ascii_isgraph (*p) ? *p : '?');

  return g_string_free (g_steal_pointer (&word), FALSE);
}

static char *
dup_result (guint http_status, const char *wire_name)
{
  if (wire_name != NULL && *wire_name != '\0')
    return dup_word (wire_name);
  if (http_status == 0)
    return NULL;
  if (http_status >= 200 && http_status < 300)
    return g_strdup ("");

  return g_strdup_printf ("HTTP %u", http_status);
}

void
vst_activity_add (VstActivity *self,
                  const char *operation,
                  guint http_status,
                  const char *wire_name,
                  const char *request_id,
                  gint64 milliseconds,
                  gint64 at)
{
  g_autofree char *result = NULL;
  g_autofree char *id = NULL;

  g_return_if_fail (VST_IS_ACTIVITY (self) && operation != NULL);

  if (self->exchanges->len == MAX_EXCHANGES)
    {
      g_ptr_array_remove_index (self->exchanges, 0);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 1, 0);
    }

  result = dup_result (http_status, wire_name);
  id = request_id != NULL ? dup_word (request_id) : NULL;
  g_ptr_array_add (self->exchanges, vst_exchange_new (operation, result, id, milliseconds, at));
  g_list_model_items_changed (G_LIST_MODEL (self), self->exchanges->len - 1, 0, 1);
}

static void
append_exchange (GString *text, VstExchange *exchange)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (vst_exchange_get_at (exchange));
  g_autofree char *when = at != NULL ? g_date_time_format_iso8601 (at) : g_strdup ("-");
  const char *result = vst_exchange_get_result (exchange);
  const char *id = vst_exchange_get_request_id (exchange);

  if (result == NULL)
    result = "no answer";
  else if (*result == '\0')
    result = "OK";

  g_string_append_printf (text, "%s  %s  %s  %" G_GINT64_FORMAT " ms  %s\n", when,
                          vst_exchange_get_operation (exchange), result,
                          vst_exchange_get_milliseconds (exchange), id != NULL ? id : "-");
}

char *
vst_activity_to_text (VstActivity *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (VST_IS_ACTIVITY (self), NULL);

  for (guint i = 0; i < self->exchanges->len; i++)
    append_exchange (text, g_ptr_array_index (self->exchanges, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
