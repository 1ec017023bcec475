#include "ui/vst-pool-page.h"

#include <glib/gi18n.h>

#include "ui/vst-accessible.h"
#include "ui/vst-fault-row.h"
#include "ui/vst-field.h"
#include "ui/vst-pool-chooser.h"
#include "ui/vst-pool-words.h"
#include "ui/vst-region-row.h"

#define N_FIELDS (VST_POOL_FIELD_SESSION_TOKEN + 1)

struct _VstPoolPage
{
  VstPage parent_instance;

  GtkWidget *rows[N_FIELDS];
  VstFaultRow *faults[N_FIELDS];
  AdwComboRow *method_row;
  GtkLabel *method_hint;
  AdwComboRow *keys_row;
  AdwEntryRow *profile_row;
  GtkWidget *secret_kept;
  GtkWidget *keys_kept_row;

  VstSavedPools *pools;
  VstActivity *activity;
  VstSavedPool *draft;
  gboolean keys_kept; /* pasted before, and in the keyring */
  gboolean filling;
  GCancellable *saving;
};

/* The form's rows by their names in the template. Those from ACCESS_KEY_ID on belong to pasted
   keys only. */
static const struct
{
  VstPoolField field;
  const char *row, *fault;
  gboolean secret;
} parts[] = {
  { VST_POOL_FIELD_NAME, "name_row", "name_fault", FALSE },
  { VST_POOL_FIELD_REGION, "region_row", "region_fault", FALSE },
  { VST_POOL_FIELD_USER_POOL_ID, "user_pool_id_row", "user_pool_id_fault", FALSE },
  { VST_POOL_FIELD_CLIENT_ID, "client_id_row", "client_id_fault", FALSE },
  { VST_POOL_FIELD_CLIENT_SECRET, "client_secret_row", "client_secret_fault", TRUE },
  { VST_POOL_FIELD_ENDPOINT, "endpoint_row", "endpoint_fault", FALSE },
  { VST_POOL_FIELD_ACCESS_KEY_ID, "access_key_id_row", "access_key_id_fault", FALSE },
  { VST_POOL_FIELD_SECRET_ACCESS_KEY, "secret_access_key_row", "secret_access_key_fault", TRUE },
  { VST_POOL_FIELD_SESSION_TOKEN, "session_token_row", "session_token_fault", TRUE },
};

enum
{
  PROP_POOLS = 1,
  PROP_ACTIVITY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint saved_signal;

G_DEFINE_FINAL_TYPE (VstPoolPage, vst_pool_page, VST_TYPE_PAGE)

static gboolean
counts (VstPoolPage *self, VstPoolField field)
{
  if (field < VST_POOL_FIELD_ACCESS_KEY_ID)
    return TRUE;
  return vst_saved_pool_get_keys_source (self->draft) == VST_KEYS_PASTED && !self->keys_kept;
}

/* An empty row is not scolded before somebody wants to save. */
static gboolean
show_fault (VstPoolPage *self, VstPoolField field, gboolean saving)
{
  VstValueFault fault =
      counts (self, field) ? vst_saved_pool_check (self->draft, field) : VST_VALUE_FAULT_NONE;

  if (fault == VST_VALUE_FAULT_EMPTY && !saving)
    fault = VST_VALUE_FAULT_NONE;
  vst_fault_row_set_fault (self->faults[field], vst_pool_words_fault (field, fault));
  return fault != VST_VALUE_FAULT_NONE;
}

static VstPoolField
field_of (VstPoolPage *self, GtkWidget *row)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->rows[i] == row)
      return (VstPoolField) i;
  g_return_val_if_reached (VST_POOL_FIELD_NAME);
}

static void
fill_row (VstPoolPage *self, VstPoolField field)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->rows[field]),
                         vst_pool_words_value (self->draft, field));
  self->filling = FALSE;
}

static void
on_row_changed (GtkWidget *row, VstPoolPage *self)
{
  VstPoolField field = field_of (self, row);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autoptr (VstSecret) secret = NULL;

  if (self->filling || self->draft == NULL)
    return;

  if (field >= VST_POOL_FIELD_ACCESS_KEY_ID)
    self->keys_kept = FALSE;
  if (ADW_IS_PASSWORD_ENTRY_ROW (row))
    {
      secret = text[0] != '\0' ? vst_secret_new_text (text) : NULL;
      vst_saved_pool_set_secret (self->draft, field, secret);
    }
  else
    vst_saved_pool_set_text (self->draft, field, text);
  if (field == VST_POOL_FIELD_USER_POOL_ID)
    fill_row (self, VST_POOL_FIELD_REGION);
  vst_fault_row_set_fault (self->faults[field], NULL);
}

static void
on_row_left (GtkEventController *controller, VstPoolPage *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);

  if (self->draft != NULL)
    show_fault (self, field_of (self, row), FALSE);
}

static void
on_profile_changed (VstPoolPage *self)
{
  if (!self->filling && self->draft != NULL)
    vst_saved_pool_set_profile (self->draft,
                                gtk_editable_get_text (GTK_EDITABLE (self->profile_row)));
}

/* What a method needs of the app client is for whoever can set it there. */
static void
show_method_hint (VstPoolPage *self, VstLoginMethod method)
{
  const char *setting = vst_login_method_get_setting (method);
  g_autofree char *words = NULL;

  if (setting != NULL)
    /* Translators: %s is a setting of the app client, such as ALLOW_USER_SRP_AUTH. */
    words = g_strdup_printf (_ ("The app client must allow %s."), setting);
  else
    words = g_strdup (_ ("Automatic: administrator, else Secure Remote Password, else password."));
  gtk_label_set_label (self->method_hint, words);
}

static void
on_method_selected (VstPoolPage *self)
{
  VstLoginMethod method = (VstLoginMethod) adw_combo_row_get_selected (self->method_row);

  show_method_hint (self, method);
  if (!self->filling && self->draft != NULL)
    vst_saved_pool_set_login_method (self->draft, method);
}

/* Which rows there are depends on where the keys come from. */
static void
show_keys_rows (VstPoolPage *self)
{
  VstKeysSource source = vst_saved_pool_get_keys_source (self->draft);

  gtk_widget_set_visible (GTK_WIDGET (self->profile_row), source == VST_KEYS_PROFILE);
  gtk_widget_set_visible (self->keys_kept_row, source == VST_KEYS_PASTED && self->keys_kept);
  for (guint i = VST_POOL_FIELD_ACCESS_KEY_ID; i < N_FIELDS; i++)
    {
      gtk_widget_set_visible (self->rows[i], source == VST_KEYS_PASTED);
      vst_fault_row_set_fault (self->faults[i], NULL);
    }
}

static void
on_keys_selected (VstPoolPage *self)
{
  if (self->filling || self->draft == NULL)
    return;
  vst_saved_pool_set_keys_source (self->draft,
                                  (VstKeysSource) adw_combo_row_get_selected (self->keys_row));
  show_keys_rows (self);
}

static void
fill_rows (VstPoolPage *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      fill_row (self, (VstPoolField) i);
      vst_fault_row_set_fault (self->faults[i], NULL);
    }
}

static void
on_choose (VstPoolPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *chooser;

  if (self->draft == NULL)
    return;
  chooser = vst_pool_chooser_new (GTK_WINDOW (root), self->draft, self->activity);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (fill_rows), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VstPoolPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean kept = FALSE;

  g_clear_object (&self->saving);
  if (self->draft == NULL)
    return;
  vst_page_show_busy (VST_PAGE (self), NULL);
  if (vst_saved_pools_put_finish (VST_SAVED_POOLS (source), result, &kept, &error))
    g_signal_emit (self, saved_signal, 0, self->draft, kept);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autoptr (VstProblem) problem =
          vst_problem_new (VST_FLOW_ERROR_STORE, VST_FIELD_NONE, 0, error->message);

      vst_page_show_problem (VST_PAGE (self), problem);
    }
}

static void
vst_pool_page_activate (VstPage *page)
{
  VstPoolPage *self = VST_POOL_PAGE (page);
  GtkWidget *first = NULL;

  if (self->saving != NULL || self->draft == NULL)
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    if (show_fault (self, (VstPoolField) i, TRUE) && first == NULL)
      first = self->rows[i];
  if (first != NULL)
    {
      gtk_widget_grab_focus (first);
      return;
    }

  vst_page_show_problem (page, NULL);
  vst_page_show_busy (page, _ ("Saving…"));
  self->saving = g_cancellable_new ();
  vst_saved_pools_put_async (self->pools, self->draft, self->saving, on_saved, g_object_ref (self));
}

static void
vst_pool_page_cancel (VstPage *page)
{
  g_cancellable_cancel (VST_POOL_PAGE (page)->saving);
}

static void
vst_pool_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_POOLS:
      VST_POOL_PAGE (object)->pools = g_value_dup_object (value);
      break;
    case PROP_ACTIVITY:
      VST_POOL_PAGE (object)->activity = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_pool_page_dispose (GObject *object)
{
  VstPoolPage *self = VST_POOL_PAGE (object);

  g_cancellable_cancel (self->saving);
  g_clear_object (&self->pools);
  g_clear_object (&self->activity);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (vst_pool_page_parent_class)->dispose (object);
}

static void
vst_pool_page_class_init (VstPoolPageClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = vst_pool_page_set_property;
  object_class->dispose = vst_pool_page_dispose;
  VST_PAGE_CLASS (klass)->activate = vst_pool_page_activate;
  VST_PAGE_CLASS (klass)->cancel = vst_pool_page_cancel;

  properties[PROP_POOLS] = g_param_spec_object ("pools", NULL, NULL, VST_TYPE_SAVED_POOLS, flags);
  properties[PROP_ACTIVITY] =
      g_param_spec_object ("activity", NULL, NULL, VST_TYPE_ACTIVITY, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 2, VST_TYPE_SAVED_POOL, G_TYPE_BOOLEAN);

  g_type_ensure (VST_TYPE_FAULT_ROW);
  g_type_ensure (VST_TYPE_NOTE_ROW);
  g_type_ensure (VST_TYPE_REGION_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-pool-page.ui");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      VstPoolField field = parts[i].field;

      gtk_widget_class_bind_template_child_full (widget_class, parts[i].row, FALSE,
                                                 G_STRUCT_OFFSET (VstPoolPage, rows)
                                                     + (gssize) (field * sizeof (GtkWidget *)));
      gtk_widget_class_bind_template_child_full (widget_class, parts[i].fault, FALSE,
                                                 G_STRUCT_OFFSET (VstPoolPage, faults)
                                                     + (gssize) (field * sizeof (VstFaultRow *)));
    }
  gtk_widget_class_bind_template_child (widget_class, VstPoolPage, method_row);
  gtk_widget_class_bind_template_child (widget_class, VstPoolPage, method_hint);
  gtk_widget_class_bind_template_child (widget_class, VstPoolPage, keys_row);
  gtk_widget_class_bind_template_child (widget_class, VstPoolPage, profile_row);
  gtk_widget_class_bind_template_child (widget_class, VstPoolPage, secret_kept);
  gtk_widget_class_bind_template_child (widget_class, VstPoolPage, keys_kept_row);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_method_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_keys_selected);
}

static void
watch_row (VstPoolPage *self, GtkWidget *row, gboolean secret)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (secret)
    vst_field_guard (row, VST_FIELD_LONG);
  else
    vst_field_limit (row, VST_FIELD_LONG);
  g_signal_connect (row, "changed", G_CALLBACK (on_row_changed), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_row_left), self);
  gtk_widget_add_controller (row, focus);
}

static void
vst_pool_page_init (VstPoolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vst_accessible_hide_icons (GTK_WIDGET (self->method_row));
  vst_accessible_hide_icons (GTK_WIDGET (self->keys_row));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    watch_row (self, self->rows[parts[i].field], parts[i].secret);
  vst_field_limit (GTK_WIDGET (self->profile_row), VST_FIELD_SHORT);
  show_method_hint (self, VST_LOGIN_METHOD_AUTOMATIC);
}

GtkWidget *
vst_pool_page_new (VstSavedPools *pools, VstActivity *activity)
{
  return g_object_new (VST_TYPE_POOL_PAGE, "pools", pools, "activity", activity, NULL);
}

static void
fill_choices (VstPoolPage *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->profile_row),
                         vst_saved_pool_get_profile (self->draft));
  adw_combo_row_set_selected (self->method_row, vst_saved_pool_get_login_method (self->draft));
  adw_combo_row_set_selected (self->keys_row, vst_saved_pool_get_keys_source (self->draft));
  self->filling = FALSE;
}

void
vst_pool_page_edit (VstPoolPage *self, VstSavedPool *pool)
{
  gboolean known;

  g_return_if_fail (VST_IS_POOL_PAGE (self) && VST_IS_SAVED_POOL (pool));

  known = vst_saved_pools_find (self->pools, vst_saved_pool_get_id (pool)) != NULL;
  g_set_object (&self->draft, NULL);
  self->draft = vst_saved_pool_copy (pool);
  self->keys_kept = known && vst_saved_pool_get_keys_source (pool) == VST_KEYS_PASTED
                    && vst_saved_pool_get_secret_access_key (pool) == NULL;
  g_object_set (self, "title", known ? _ ("Edit User Pool") : _ ("Add a User Pool"), "heading",
                known ? _ ("Edit User Pool") : _ ("Add a User Pool"), "button-label",
                known ? _ ("Save") : _ ("Add"), NULL);
  fill_rows (self);
  fill_choices (self);
  show_keys_rows (self);
  gtk_widget_set_visible (self->secret_kept,
                          vst_saved_pool_get_has_client_secret (pool)
                              && vst_saved_pool_get_client_secret (pool) == NULL);
}
