#include "ui/vst-done-page.h"

#include <glib/gi18n.h>

#include "ui/vst-account-group.h"
#include "ui/vst-page-private.h"
#include "ui/vst-token-row.h"
#include "ui/vst-trust-group.h"
#include "ui/vst-value-row.h"
#include "ui/vst-words.h"

struct _VstDonePage
{
  VstPage parent_instance;

  AdwAvatar *avatar;
  VstValueRow *user_name_row;
  VstValueRow *sub_row;
  VstValueRow *alias_row;
  VstValueRow *email_row;
  GtkListBox *tokens;
  GtkWidget *refresh_row;
  VstTrustGroup *trust;
  VstAccountGroup *account;
};

G_DEFINE_FINAL_TYPE (VstDonePage, vst_done_page, VST_TYPE_PAGE)

/* Takes the rows off; which kinds of token were open, as bits. */
static guint
empty_tokens (VstDonePage *self)
{
  GtkListBoxRow *row;
  guint open = 0;

  while ((row = gtk_list_box_get_row_at_index (self->tokens, 0)) != NULL)
    {
      if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        open |= 1U << vst_token_row_get_kind (VST_TOKEN_ROW (row));
      gtk_list_box_remove (self->tokens, GTK_WIDGET (row));
    }
  return open;
}

/* Another token of a kind that is looked at is looked at too. */
static void
show_tokens (VstDonePage *self, VstAccount *account)
{
  GListModel *tokens = account != NULL ? vst_account_get_tokens (account) : NULL;
  guint open = empty_tokens (self);

  for (guint i = 0; tokens != NULL && i < g_list_model_get_n_items (tokens); i++)
    {
      g_autoptr (VstToken) token = g_list_model_get_item (tokens, i);
      GtkWidget *row = vst_token_row_new (token);

      gtk_list_box_append (self->tokens, row);
      if ((open & 1U << vst_token_get_kind (token)) != 0)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
}

/* @name: what somebody is logged in as. */
static char *
dup_description (gboolean logged_out, const char *name)
{
  if (logged_out)
    /* Translators: %s is the name that somebody was logged in as. */
    return g_strdup_printf (_ ("These were the tokens of %s. The service was asked whether it "
                               "still takes the access token: its last check is the answer."),
                            name);
  /* Translators: %s is the name that somebody is logged in as. */
  return g_strdup_printf (_ ("Cognito has given out tokens for %s. With them, applications know "
                             "who you are."),
                          name);
}

static void
show_state (VstDonePage *self, const char *name)
{
  gboolean logged_out = vst_flow_get_logged_out (vst_page_get_flow (VST_PAGE (self)));
  g_autofree char *words = dup_description (logged_out, name);

  vst_page_set_heading (VST_PAGE (self),
                        logged_out ? _ ("You are logged out.") : _ ("You are logged in."));
  vst_page_set_description (VST_PAGE (self), words);
  gtk_widget_set_sensitive (self->refresh_row, !logged_out);
}

static void
show_names (VstDonePage *self)
{
  VstAccount *account = vst_flow_get_account (vst_page_get_flow (VST_PAGE (self)));
  const char *name = account != NULL ? vst_account_get_user_name (account) : "";
  const char *alias = account != NULL ? vst_account_get_alias (account) : NULL;

  show_state (self, alias != NULL ? alias : name);
  adw_avatar_set_text (self->avatar, alias != NULL ? alias : name);
  vst_value_row_set_value (self->user_name_row, name);
  vst_value_row_set_value (self->sub_row, account != NULL ? vst_account_get_sub (account) : NULL);
  vst_value_row_set_value (self->alias_row, alias);
  vst_value_row_set_value (self->email_row,
                           account != NULL ? vst_account_get_email (account) : NULL);
}

static void
on_account (VstDonePage *self)
{
  show_names (self);
  show_tokens (self, vst_flow_get_account (vst_page_get_flow (VST_PAGE (self))));
}

static void
on_refresh (VstDonePage *self)
{
  vst_flow_refresh (vst_page_get_flow (VST_PAGE (self)));
}

static void
on_check (VstDonePage *self)
{
  vst_flow_check_tokens (vst_page_get_flow (VST_PAGE (self)));
}

/* The page is long, and the notice is at its top. */
static void
on_notice (VstDonePage *self)
{
  VstPagePrivate *page = vst_page_get_private (VST_PAGE (self));
  VstNotice notice = vst_flow_get_notice (page->flow);

  if (page->current && notice != VST_NOTICE_NONE
      && gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (page->scroller)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", vst_words_notice (notice));
}

/* A new login begins at the top, wherever the last one was left. */
static void
on_step (VstDonePage *self)
{
  VstPagePrivate *page = vst_page_get_private (VST_PAGE (self));

  if (vst_flow_get_step (page->flow) == VST_STEP_DONE)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (page->scroller), 0);
}

static void
vst_done_page_activate (VstPage *page)
{
  vst_flow_start_over (vst_page_get_flow (page));
}

static void
vst_done_page_constructed (GObject *object)
{
  VstDonePage *self = VST_DONE_PAGE (object);
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  G_OBJECT_CLASS (vst_done_page_parent_class)->constructed (object);

  vst_trust_group_set_flow (self->trust, flow);
  vst_account_group_set_flow (self->account, flow);
  g_signal_connect_object (flow, "notify::account", G_CALLBACK (on_account), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::logged-out", G_CALLBACK (show_names), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::step", G_CALLBACK (on_step), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::notice", G_CALLBACK (on_notice), self, G_CONNECT_SWAPPED);
  on_account (self);
}

static void
vst_done_page_class_init (VstDonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_done_page_constructed;
  VST_PAGE_CLASS (klass)->activate = vst_done_page_activate;

  g_type_ensure (VST_TYPE_ACCOUNT_GROUP);
  g_type_ensure (VST_TYPE_TRUST_GROUP);
  g_type_ensure (VST_TYPE_VALUE_ROW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, avatar);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, user_name_row);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, sub_row);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, alias_row);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, email_row);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, tokens);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, refresh_row);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, trust);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, account);
  gtk_widget_class_bind_template_callback (widget_class, on_refresh);
  gtk_widget_class_bind_template_callback (widget_class, on_check);
}

static void
vst_done_page_init (VstDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
