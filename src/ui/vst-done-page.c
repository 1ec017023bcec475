#include "ui/vst-done-page.h"

#include <glib/gi18n.h>

#include "ui/vst-token-row.h"

struct _VstDonePage
{
  VstPage parent_instance;

  AdwAvatar *avatar;
  AdwActionRow *user_name_row;
  AdwActionRow *sub_row;
  AdwActionRow *alias_row;
  AdwActionRow *email_row;
  GtkListBox *tokens;
};

G_DEFINE_FINAL_TYPE (VstDonePage, vst_done_page, VST_TYPE_PAGE)

static void
show_value (AdwActionRow *row, const char *value)
{
  adw_action_row_set_subtitle (row, value != NULL ? value : "");
  gtk_widget_set_visible (GTK_WIDGET (row), value != NULL && value[0] != '\0');
}

static void
show_tokens (VstDonePage *self, VstAccount *account)
{
  GListModel *tokens = account != NULL ? vst_account_get_tokens (account) : NULL;
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->tokens, 0)) != NULL)
    gtk_list_box_remove (self->tokens, GTK_WIDGET (old));
  for (guint i = 0; tokens != NULL && i < g_list_model_get_n_items (tokens); i++)
    {
      g_autoptr (VstToken) token = g_list_model_get_item (tokens, i);

      gtk_list_box_append (self->tokens, vst_token_row_new (token));
    }
}

static void
on_account (VstDonePage *self)
{
  VstAccount *account = vst_flow_get_account (vst_page_get_flow (VST_PAGE (self)));
  const char *name = account != NULL ? vst_account_get_user_name (account) : "";
  const char *alias = account != NULL ? vst_account_get_alias (account) : NULL;
  g_autofree char *words = NULL;

  /* Translators: %s is the name that somebody is logged in as. */
  words = g_strdup_printf (_ ("Cognito has given out tokens for %s. With them, applications know "
                              "who you are."),
                           alias != NULL ? alias : name);
  vst_page_set_description (VST_PAGE (self), words);
  adw_avatar_set_text (self->avatar, alias != NULL ? alias : name);
  show_value (self->user_name_row, name);
  show_value (self->sub_row, account != NULL ? vst_account_get_sub (account) : NULL);
  show_value (self->alias_row, alias);
  show_value (self->email_row, account != NULL ? vst_account_get_email (account) : NULL);
  show_tokens (self, account);
}

static void
on_delete_answer (VstDonePage *self, const char *answer)
{
  if (g_str_equal (answer, "delete"))
    vst_flow_delete_user (vst_page_get_flow (VST_PAGE (self)));
}

static void
on_delete (VstDonePage *self)
{
  VstAccount *account = vst_flow_get_account (vst_page_get_flow (VST_PAGE (self)));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwMessageDialog *dialog;
  GtkWidget *widget;

  if (account == NULL)
    return;
  widget = adw_message_dialog_new (GTK_WINDOW (root), _ ("Delete This User?"), NULL);
  dialog = ADW_MESSAGE_DIALOG (widget);
  adw_message_dialog_format_body (dialog,
                                  _ ("%s, with all attributes and the paired authenticator, will "
                                     "be gone from the pool for good."),
                                  vst_account_get_user_name (account));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_delete_answer), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
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

  G_OBJECT_CLASS (vst_done_page_parent_class)->constructed (object);

  g_signal_connect_object (vst_page_get_flow (VST_PAGE (self)), "notify::account",
                           G_CALLBACK (on_account), self, G_CONNECT_SWAPPED);
  on_account (self);
}

static void
vst_done_page_class_init (VstDonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_done_page_constructed;
  VST_PAGE_CLASS (klass)->activate = vst_done_page_activate;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, avatar);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, user_name_row);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, sub_row);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, alias_row);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, email_row);
  gtk_widget_class_bind_template_child (widget_class, VstDonePage, tokens);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
}

static void
vst_done_page_init (VstDonePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
