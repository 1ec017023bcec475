#include "ui/vst-token-row.h"

#include <glib/gi18n.h>

#include "ui/vst-accessible.h"
#include "ui/vst-clipboard.h"
#include "ui/vst-ticker.h"
#include "ui/vst-token-check-row.h"
#include "ui/vst-words.h"

/* What a claim holds may be anything; a row shows this much of it. */
#define MOST_CHARACTERS 1000

struct _VstTokenRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *failure; /* borrowed: the sign before the title; NULL before one is needed */
  VstToken *token;
  GPtrArray *rows; /* borrowed: what is in it, once it has been opened; else NULL */
};

G_DEFINE_FINAL_TYPE (VstTokenRow, vst_token_row, ADW_TYPE_EXPANDER_ROW)

static void
on_copy (VstTokenRow *self)
{
  vst_clipboard_copy (GTK_WIDGET (self), vst_secret_get_text (vst_token_get_secret (self->token)),
                      _ ("Token copied"));
}

static char *
dup_lifetime (VstToken *token)
{
  gint64 expires_at = vst_token_get_expires_at (token);
  gint64 left = (expires_at - g_get_monotonic_time ()) / G_USEC_PER_SEC;
  g_autofree char *time = NULL;

  if (expires_at == 0)
    return g_strdup (_ ("lifetime not said"));
  if (left <= 0)
    return g_strdup (_ ("expired"));
  time = vst_words_time_left (left);
  /* Translators: the time that a token still works, such as “59:41 left”. */
  return g_strdup_printf (_ ("%s left"), time);
}

static void
on_tick (GtkWidget *widget)
{
  VstTokenRow *self = VST_TOKEN_ROW (widget);
  const char *type = vst_token_get_token_type (self->token);
  g_autofree char *lifetime = dup_lifetime (self->token);
  g_autofree char *words =
      type != NULL ? g_strdup_printf ("%s · %s", type, lifetime) : g_strdup (lifetime);
  /* Translators: %s is the lifetime of a token that failed a check. */
  g_autofree char *warning = g_strdup_printf (_ ("Failed a check · %s"), words);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 vst_token_get_failed (self->token) ? warning : words);
}

/* A hidden sign would still move the title. */
static void
on_failed (VstTokenRow *self)
{
  if (vst_token_get_failed (self->token) && self->failure == NULL)
    {
      self->failure = g_object_new (GTK_TYPE_IMAGE, "icon-name", "vst-cross-symbolic",
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_add_css_class (self->failure, "failure");
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->failure);
    }
  if (self->failure != NULL)
    gtk_widget_set_visible (self->failure, vst_token_get_failed (self->token));
  on_tick (GTK_WIDGET (self));
}

static void
append (VstTokenRow *self, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_row (VstTokenRow *self, const char *title, const char *value)
{
  g_autofree char *clipped = vst_words_clip (value, MOST_CHARACTERS);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), clipped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_add_css_class (row, "property");
  append (self, row);
}

static void
add_claim (VstTokenRow *self, VstClaimItem *claim)
{
  gint64 at;
  g_autofree char *time = vst_claim_item_get_time (claim, &at) ? vst_words_date_time (at) : NULL;

  add_row (self, vst_claim_item_get_name (claim),
           time != NULL ? time : vst_claim_item_get_value (claim));
}

static void
add_lifetime (VstTokenRow *self)
{
  gint64 expires_in = vst_token_get_expires_in (self->token);
  g_autofree char *words = expires_in > 0 ? vst_words_duration (expires_in) : NULL;

  if (vst_token_get_token_type (self->token) != NULL)
    /* Translators: TokenType is the service's own name and stays. */
    add_row (self, _ ("Type (TokenType)"), vst_token_get_token_type (self->token));
  if (words != NULL)
    /* Translators: ExpiresIn is the service's own name and stays. */
    add_row (self, _ ("Lifetime (ExpiresIn)"), words);
}

static void
add_checks (VstTokenRow *self)
{
  GListModel *checks = vst_token_get_checks (self->token);

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (VstTokenCheckItem) check = g_list_model_get_item (checks, i);

      append (self, vst_token_check_row_new (check));
    }
}

static void
add_claims (VstTokenRow *self)
{
  GListModel *claims = vst_token_get_claims (self->token);

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (VstClaimItem) claim = g_list_model_get_item (claims, i);

      add_claim (self, claim);
    }
  if (g_list_model_get_n_items (claims) == 0)
    add_row (self, _ ("Claims"), _ ("None: only the service can read this token."));
}

static void
fill (VstTokenRow *self)
{
  add_checks (self);
  add_lifetime (self);
  add_claims (self);
}

/* Three tokens have some fifty claims: rows are made for those that are looked at. */
static void
on_expanded (VstTokenRow *self)
{
  if (self->rows != NULL)
    return;
  self->rows = g_ptr_array_new ();
  fill (self);
}

/* A check more comes before the claims. */
static void
on_checks_changed (VstTokenRow *self)
{
  if (self->rows == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  fill (self);
}

static GtkWidget *
make_copy_button (VstTokenRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: %s is “ID Token” or the like. */
  g_autofree char *words =
      g_strdup_printf (_ ("Copy %s"), vst_words_token_kind (vst_token_get_kind (self->token)));

  vst_accessible_name_icon (button, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_copy), self);
  return button;
}

static void
vst_token_row_dispose (GObject *object)
{
  g_clear_object (&VST_TOKEN_ROW (object)->token);

  G_OBJECT_CLASS (vst_token_row_parent_class)->dispose (object);
}

static void
vst_token_row_finalize (GObject *object)
{
  g_clear_pointer (&VST_TOKEN_ROW (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (vst_token_row_parent_class)->finalize (object);
}

static void
vst_token_row_class_init (VstTokenRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vst_token_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = vst_token_row_finalize;
}

static void
vst_token_row_init (VstTokenRow *self)
{
  vst_accessible_hide_icons (GTK_WIDGET (self));
}

GtkWidget *
vst_token_row_new (VstToken *token)
{
  VstTokenRow *self;
  const char *kind;

  g_return_val_if_fail (VST_IS_TOKEN (token), NULL);

  kind = vst_words_token_kind (vst_token_get_kind (token));
  self = g_object_new (VST_TYPE_TOKEN_ROW, "use-markup", FALSE, NULL);
  self->token = g_object_ref (token);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), kind);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, kind, -1);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), make_copy_button (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  g_signal_connect_object (token, "notify::failed", G_CALLBACK (on_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (vst_token_get_checks (token), "items-changed",
                           G_CALLBACK (on_checks_changed), self, G_CONNECT_SWAPPED);
  vst_ticker_attach (GTK_WIDGET (self), on_tick);
  on_failed (self);
  return GTK_WIDGET (self);
}

VstTokenKind
vst_token_row_get_kind (VstTokenRow *self)
{
  g_return_val_if_fail (VST_IS_TOKEN_ROW (self), VST_TOKEN_KIND_ID);

  return vst_token_get_kind (self->token);
}
