#include "ui/vst-token-check-row.h"

#include <glib/gi18n.h>

#include "ui/vst-token-words.h"
#include "ui/vst-words.h"

/* What a token says of itself may be anything; a row shows this much of it. */
#define MOST_CHARACTERS 300

struct _VstTokenCheckRow
{
  AdwActionRow parent_instance;

  GtkWidget *icon;
  VstTokenCheckItem *check;
};

G_DEFINE_FINAL_TYPE (VstTokenCheckRow, vst_token_check_row, ADW_TYPE_ACTION_ROW)

static const struct
{
  const char *icon, *css_class;
} looks[] = {
  [VST_TOKEN_CHECK_STATE_PENDING] = { "vst-ring-symbolic", "pending" },
  [VST_TOKEN_CHECK_STATE_PASSED] = { "vst-check-symbolic", "passed" },
  [VST_TOKEN_CHECK_STATE_FAILED] = { "vst-cross-symbolic", "failed" },
  [VST_TOKEN_CHECK_STATE_NOT_CHECKED] = { "vst-dash-symbolic", "not-checked" },
};

/* Times are told as local dates. */
static char *
dup_detail (VstTokenCheckItem *check)
{
  VstTokenCheckKind kind = vst_token_check_item_get_kind (check);
  const char *detail = vst_token_check_item_get_detail (check);
  guint64 at;

  if ((kind == VST_TOKEN_CHECK_EXPIRY || kind == VST_TOKEN_CHECK_ISSUED) && detail != NULL
      && g_ascii_string_to_unsigned (detail, 10, 0, G_MAXINT64, &at, NULL))
    return vst_words_date_time ((gint64) at);
  return vst_words_clip (detail != NULL ? detail : "", MOST_CHARACTERS);
}

static char *
dup_subtitle (VstTokenCheckItem *check)
{
  const char *outcome = vst_token_words_outcome (vst_token_check_item_get_kind (check),
                                                 vst_token_check_item_get_state (check));
  g_autofree char *detail = dup_detail (check);

  return detail[0] != '\0' ? vst_words_lines (outcome, detail) : g_strdup (outcome);
}

static void
refresh (VstTokenCheckRow *self)
{
  VstTokenCheckState state = vst_token_check_item_get_state (self->check);
  const char *title = vst_token_words_check (vst_token_check_item_get_kind (self->check));
  g_autofree char *subtitle = dup_subtitle (self->check);
  g_autofree char *reading = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[state].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[state].icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  /* Translators: a check and how it stands, such as “Signature: passed”. */
  reading = g_strdup_printf (_ ("%s: %s"), title, vst_token_words_state (state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, reading,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

static void
vst_token_check_row_dispose (GObject *object)
{
  g_clear_object (&VST_TOKEN_CHECK_ROW (object)->check);

  G_OBJECT_CLASS (vst_token_check_row_parent_class)->dispose (object);
}

static void
vst_token_check_row_class_init (VstTokenCheckRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vst_token_check_row_dispose;
}

static void
vst_token_check_row_init (VstTokenCheckRow *self)
{
  self->icon =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), self->icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "check");
}

GtkWidget *
vst_token_check_row_new (VstTokenCheckItem *check)
{
  VstTokenCheckRow *self;

  g_return_val_if_fail (VST_IS_TOKEN_CHECK_ITEM (check), NULL);

  self = g_object_new (VST_TYPE_TOKEN_CHECK_ROW, NULL);
  self->check = g_object_ref (check);
  g_signal_connect_object (check, "notify::state", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
