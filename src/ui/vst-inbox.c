#include "ui/vst-inbox.h"

#include <glib/gi18n.h>

#include "ui/vst-accessible.h"
#include "ui/vst-mail-row.h"

struct _VstInbox
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *count;
  GtkPopover *popover;
  GtkListBox *list;

  GListModel *mails;
  guint unread;
};

G_DEFINE_FINAL_TYPE (VstInbox, vst_inbox, ADW_TYPE_BIN)

static GtkWidget *
make_row (gpointer mail, gpointer user_data)
{
  return vst_mail_row_new (mail);
}

static void
say_unread (VstInbox *self)
{
  GtkWidget *toggle = gtk_widget_get_first_child (GTK_WIDGET (self->button));
  g_autofree char *count = g_strdup_printf ("%u", self->unread);
  g_autofree char *words =
      self->unread > 0 ? g_strdup_printf (
          ngettext ("%u new message", "%u new messages", self->unread), self->unread)
                       : g_strdup (_ ("No new messages"));

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->unread > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
}

static void
on_items_changed (VstInbox *self, guint position, guint removed, guint added)
{
  guint before = self->unread;

  /* At the end old ones go; at the start new ones come. */
  if (position == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    self->unread += added;
  self->unread = MIN (self->unread, g_list_model_get_n_items (self->mails));
  if (self->unread != before)
    say_unread (self);
}

static void
on_popover_shown (VstInbox *self)
{
  GtkListBoxRow *newest = gtk_list_box_get_row_at_index (self->list, 0);

  self->unread = 0;
  say_unread (self);
  if (newest != NULL)
    vst_mail_row_focus_button (VST_MAIL_ROW (newest));
}

static void
vst_inbox_dispose (GObject *object)
{
  g_clear_object (&VST_INBOX (object)->mails);

  G_OBJECT_CLASS (vst_inbox_parent_class)->dispose (object);
}

static void
vst_inbox_class_init (VstInboxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_inbox_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-inbox.ui");
  gtk_widget_class_bind_template_child (widget_class, VstInbox, button);
  gtk_widget_class_bind_template_child (widget_class, VstInbox, count);
  gtk_widget_class_bind_template_child (widget_class, VstInbox, popover);
  gtk_widget_class_bind_template_child (widget_class, VstInbox, list);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_shown);
}

static void
vst_inbox_init (VstInbox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vst_accessible_name_icon (GTK_WIDGET (self->button), _ ("Practice Inbox"));
  say_unread (self);
}

void
vst_inbox_set_mails (VstInbox *self, GListModel *mails)
{
  g_return_if_fail (VST_IS_INBOX (self) && (mails == NULL || G_IS_LIST_MODEL (mails)));

  if (self->mails == mails)
    return;
  if (self->mails != NULL)
    g_signal_handlers_disconnect_by_func (self->mails, on_items_changed, self);
  g_set_object (&self->mails, mails);
  self->unread = 0;
  say_unread (self);
  gtk_list_box_bind_model (self->list, mails, make_row, NULL, NULL);
  if (mails != NULL)
    g_signal_connect_object (mails, "items-changed", G_CALLBACK (on_items_changed), self,
                             G_CONNECT_SWAPPED);
}
