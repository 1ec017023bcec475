#include "ui/vst-mail-row.h"

#include <glib/gi18n.h>

#include "ui/vst-clipboard.h"
#include "ui/vst-words.h"

struct _VstMailRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *subject;
  GtkLabel *to;
  GtkLabel *time;
  GtkLabel *body;
  GtkLabel *code;
  GtkWidget *copy;
};

G_DEFINE_FINAL_TYPE (VstMailRow, vst_mail_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_copy (VstMailRow *self)
{
  vst_clipboard_copy (GTK_WIDGET (self), gtk_label_get_label (self->code), _ ("Code copied"));
}

static void
vst_mail_row_class_init (VstMailRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-mail-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VstMailRow, subject);
  gtk_widget_class_bind_template_child (widget_class, VstMailRow, to);
  gtk_widget_class_bind_template_child (widget_class, VstMailRow, time);
  gtk_widget_class_bind_template_child (widget_class, VstMailRow, body);
  gtk_widget_class_bind_template_child (widget_class, VstMailRow, code);
  gtk_widget_class_bind_template_child (widget_class, VstMailRow, copy);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

static void
vst_mail_row_init (VstMailRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
vst_mail_row_new (VstMail *mail)
{
  VstMailRow *self = g_object_new (VST_TYPE_MAIL_ROW, NULL);
  const char *code = vst_mail_get_code (mail);
  g_autofree char *time = vst_words_clock (vst_mail_get_sent_at (mail));
  /* Translators: the address that a message went to. */
  g_autofree char *to = g_strdup_printf (_ ("To: %s"), vst_mail_get_to (mail));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  vst_mail_get_subject (mail), -1);
  gtk_label_set_label (self->subject, vst_mail_get_subject (mail));
  gtk_label_set_label (self->to, to);
  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->body, vst_mail_get_body (mail));
  gtk_label_set_label (self->code, code != NULL ? code : "");
  gtk_widget_set_visible (GTK_WIDGET (self->body), code == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->code), code != NULL);
  gtk_widget_set_visible (self->copy, code != NULL);
  return GTK_WIDGET (self);
}

void
vst_mail_row_focus_button (VstMailRow *self)
{
  g_return_if_fail (VST_IS_MAIL_ROW (self));

  if (!gtk_widget_get_visible (self->copy))
    return;
  gtk_label_select_region (self->code, 0, 0); /* it was selected as it got the focus */
  gtk_widget_grab_focus (self->copy);
}
