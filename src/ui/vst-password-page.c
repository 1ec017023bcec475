#include "ui/vst-password-page.h"

#include "ui/vst-field.h"
#include "ui/vst-rules-list.h"

struct _VstPasswordPage
{
  VstPage parent_instance;

  GtkWidget *old_row;
  GtkWidget *new_row;
  VstRulesList *rules;
};

G_DEFINE_FINAL_TYPE (VstPasswordPage, vst_password_page, VST_TYPE_PAGE)

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
on_new_changed (VstPasswordPage *self)
{
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  if (flow != NULL)
    vst_password_rules_check (vst_flow_get_password_rules (flow), get_text (self->new_row));
}

/* Which of two passwords it is about. */
static gboolean
is_about_new (VstPasswordPage *self, VstFlowError code)
{
  if (code == VST_FLOW_ERROR_PASSWORD_EMPTY)
    return get_text (self->old_row)[0] != '\0';
  return code == VST_FLOW_ERROR_PASSWORD_FORM || code == VST_FLOW_ERROR_PASSWORD_RULES
         || code == VST_FLOW_ERROR_PASSWORD_POLICY;
}

static void
vst_password_page_activate (VstPage *page)
{
  VstPasswordPage *self = VST_PASSWORD_PAGE (page);
  g_autoptr (VstSecret) old_password = vst_secret_new_text (get_text (self->old_row));
  g_autoptr (VstSecret) new_password = vst_secret_new_text (get_text (self->new_row));

  vst_flow_change_password (vst_page_get_flow (page), old_password, new_password);
}

static GtkWidget *
vst_password_page_find_row (VstPage *page, VstProblem *problem)
{
  VstPasswordPage *self = VST_PASSWORD_PAGE (page);

  return is_about_new (self, vst_problem_get_code (problem)) ? self->new_row : NULL;
}

static void
vst_password_page_constructed (GObject *object)
{
  VstPasswordPage *self = VST_PASSWORD_PAGE (object);
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  G_OBJECT_CLASS (vst_password_page_parent_class)->constructed (object);

  vst_field_guard (self->old_row, VST_FIELD_SHORT);
  vst_field_guard (self->new_row, VST_FIELD_SHORT);
  vst_page_add_field (VST_PAGE (self), VST_FIELD_PASSWORD, self->old_row);
  vst_page_add_field (VST_PAGE (self), VST_FIELD_PASSWORD, self->new_row);
  vst_rules_list_set_rules (self->rules, vst_flow_get_password_rules (flow));
  vst_field_describe_by (self->new_row, GTK_WIDGET (self->rules));
  on_new_changed (self);
}

static void
vst_password_page_class_init (VstPasswordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_password_page_constructed;
  VST_PAGE_CLASS (klass)->activate = vst_password_page_activate;
  VST_PAGE_CLASS (klass)->find_row = vst_password_page_find_row;

  g_type_ensure (VST_TYPE_RULES_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-password-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstPasswordPage, old_row);
  gtk_widget_class_bind_template_child (widget_class, VstPasswordPage, new_row);
  gtk_widget_class_bind_template_child (widget_class, VstPasswordPage, rules);
  gtk_widget_class_bind_template_callback (widget_class, on_new_changed);
}

static void
vst_password_page_init (VstPasswordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
