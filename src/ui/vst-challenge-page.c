#include "ui/vst-challenge-page.h"

#include <glib/gi18n.h>

#include "ui/vst-attributes-row.h"
#include "ui/vst-choices-list.h"
#include "ui/vst-code-entry.h"
#include "ui/vst-field.h"
#include "ui/vst-question-words.h"
#include "ui/vst-rules-list.h"
#include "ui/vst-value-row.h"
#include "ui/vst-words.h"

/* A parameter comes from the pool's own code, and may be long. */
#define MOST_CHARACTERS 2000

struct _VstChallengePage
{
  VstPage parent_instance;

  GtkListBox *parameters;
  VstChoicesList *choices;
  GtkWidget *answers;
  GtkWidget *password_row;
  GtkWidget *code_row;
  GtkWidget *email_row;
  GtkWidget *answer_row;
  VstRulesList *rules;
  GtkWidget *attributes;
  VstAttributesRow *attributes_row;
  GtkLabel *name;

  GtkWidget *asked; /* borrowed: what the present question is answered with */
};

G_DEFINE_FINAL_TYPE (VstChallengePage, vst_challenge_page, VST_TYPE_PAGE)

static void
on_password_changed (VstChallengePage *self)
{
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  if (flow != NULL && gtk_widget_get_visible (GTK_WIDGET (self->rules)))
    vst_password_rules_check (vst_flow_get_password_rules (flow),
                              gtk_editable_get_text (GTK_EDITABLE (self->password_row)));
}

static GtkWidget *
find_answer (VstChallengePage *self, VstQuestionKind kind)
{
  switch (kind)
    {
    case VST_QUESTION_NEW_PASSWORD:
    case VST_QUESTION_PASSWORD:
      return self->password_row;
    case VST_QUESTION_SMS_CODE:
    case VST_QUESTION_EMAIL_CODE:
      return self->code_row;
    case VST_QUESTION_CHOOSE_MFA:
    case VST_QUESTION_CHOOSE_FIRST:
      return GTK_WIDGET (self->choices);
    case VST_QUESTION_EMAIL:
      return self->email_row;
    case VST_QUESTION_CUSTOM:
      return self->answer_row;
    }
  g_return_val_if_reached (self->answer_row);
}

static void
show_answer (VstChallengePage *self, VstQuestionKind kind)
{
  GtkWidget *const rows[] = { self->password_row, self->code_row, self->email_row,
                              self->answer_row };
  gboolean new_password = kind == VST_QUESTION_NEW_PASSWORD;

  self->asked = find_answer (self, kind);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (rows[i]), "");
      gtk_widget_set_visible (rows[i], rows[i] == self->asked);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->password_row),
                                 new_password ? _ ("New password") : _ ("Password"));
  gtk_widget_set_visible (GTK_WIDGET (self->rules), new_password);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), self->asked == GTK_WIDGET (self->choices));
  gtk_widget_set_visible (self->answers, self->asked != GTK_WIDGET (self->choices));
  on_password_changed (self);
}

static void
show_attributes (VstChallengePage *self, VstQuestion *question)
{
  VstAttributeFields *fields = vst_question_get_attributes (question);

  vst_attributes_row_set_fields (self->attributes_row, fields);
  gtk_widget_set_visible (self->attributes,
                          vst_question_get_kind (question) == VST_QUESTION_NEW_PASSWORD
                              && g_list_model_get_n_items (G_LIST_MODEL (fields)) > 0);
}

static void
add_parameter (VstChallengePage *self, const char *name, const char *value)
{
  g_autofree char *title = vst_words_clip (name, MOST_CHARACTERS);
  g_autofree char *subtitle = vst_words_clip (value, MOST_CHARACTERS);

  gtk_list_box_append (self->parameters, vst_value_row_new (title, subtitle));
}

static void
show_parameters (VstChallengePage *self, const char *const *parameters)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->parameters, 0)) != NULL)
    gtk_list_box_remove (self->parameters, GTK_WIDGET (row));
  for (guint i = 0; parameters[i] != NULL && parameters[i + 1] != NULL; i += 2)
    add_parameter (self, parameters[i], parameters[i + 1]);
  gtk_widget_set_visible (GTK_WIDGET (self->parameters), parameters[0] != NULL);
}

/* Another question: what was typed for the one before goes. */
static void
on_question (VstChallengePage *self)
{
  VstQuestion *question = vst_flow_get_question (vst_page_get_flow (VST_PAGE (self)));
  g_autofree char *description = NULL;
  g_autofree char *name = NULL;

  if (question == NULL)
    return;
  description = vst_question_words_dup_description (question);
  /* Translators: %s is a challenge's name as on the wire, such as “EMAIL_OTP”. */
  name = vst_words_fill (_ ("Cognito calls this %s."), vst_question_get_challenge_name (question));
  vst_page_set_heading (VST_PAGE (self),
                        vst_question_words_heading (vst_question_get_kind (question)));
  vst_page_set_description (VST_PAGE (self), description);
  gtk_label_set_label (self->name, name);
  show_parameters (self, vst_question_get_parameters (question));
  vst_choices_list_set_choices (self->choices, vst_question_get_choices (question),
                                vst_question_get_impossible_choices (question));
  show_attributes (self, question);
  show_answer (self, vst_question_get_kind (question));
  gtk_widget_grab_focus (self->asked);
}

/* What was typed is of no use on another page. */
static void
on_step (VstChallengePage *self)
{
  if (vst_flow_get_step (vst_page_get_flow (VST_PAGE (self))) != VST_STEP_CHALLENGE
      && GTK_IS_EDITABLE (self->asked))
    gtk_editable_set_text (GTK_EDITABLE (self->asked), "");
}

static void
vst_challenge_page_activate (VstPage *page)
{
  VstChallengePage *self = VST_CHALLENGE_PAGE (page);
  const char *text = GTK_IS_EDITABLE (self->asked)
                         ? gtk_editable_get_text (GTK_EDITABLE (self->asked))
                         : vst_choices_list_get_chosen (self->choices);
  g_autoptr (VstSecret) answer = vst_secret_new_text (text);

  vst_flow_answer (vst_page_get_flow (page), answer);
}

static void
vst_challenge_page_shown (VstPage *page)
{
  gtk_widget_grab_focus (VST_CHALLENGE_PAGE (page)->asked);
}

/* What is asked for is typed in one row, whatever it is called. */
static GtkWidget *
vst_challenge_page_find_row (VstPage *page, VstProblem *problem)
{
  GtkWidget *asked = VST_CHALLENGE_PAGE (page)->asked;

  return vst_problem_get_field (problem) == VST_FIELD_CODE && GTK_IS_EDITABLE (asked) ? asked
                                                                                      : NULL;
}

static void
add_fields (VstChallengePage *self)
{
  VstPage *page = VST_PAGE (self);

  vst_field_guard (self->password_row, VST_FIELD_SHORT);
  vst_field_limit (self->email_row, VST_FIELD_LONG);
  vst_field_limit (self->answer_row, VST_FIELD_LONG);
  vst_page_add_field (page, VST_FIELD_PASSWORD, self->password_row);
  vst_page_add_field (page, VST_FIELD_CODE, self->code_row);
  vst_page_add_field (page, VST_FIELD_CODE, self->answer_row);
  vst_page_add_field (page, VST_FIELD_CODE, GTK_WIDGET (self->choices));
  vst_page_add_field (page, VST_FIELD_EMAIL, self->email_row);
  vst_page_add_field (page, VST_FIELD_ATTRIBUTES, GTK_WIDGET (self->attributes_row));
}

static void
vst_challenge_page_constructed (GObject *object)
{
  VstChallengePage *self = VST_CHALLENGE_PAGE (object);
  VstFlow *flow = vst_page_get_flow (VST_PAGE (self));

  G_OBJECT_CLASS (vst_challenge_page_parent_class)->constructed (object);

  self->asked = self->answer_row;
  add_fields (self);
  vst_rules_list_set_rules (self->rules, vst_flow_get_password_rules (flow));
  g_signal_connect_object (flow, "notify::question", G_CALLBACK (on_question), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "notify::step", G_CALLBACK (on_step), self, G_CONNECT_SWAPPED);
  on_question (self);
}

static void
vst_challenge_page_class_init (VstChallengePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = vst_challenge_page_constructed;
  VST_PAGE_CLASS (klass)->activate = vst_challenge_page_activate;
  VST_PAGE_CLASS (klass)->shown = vst_challenge_page_shown;
  VST_PAGE_CLASS (klass)->find_row = vst_challenge_page_find_row;

  g_type_ensure (VST_TYPE_ATTRIBUTES_ROW);
  g_type_ensure (VST_TYPE_CHOICES_LIST);
  g_type_ensure (VST_TYPE_CODE_ENTRY);
  g_type_ensure (VST_TYPE_RULES_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-challenge-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, parameters);
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, choices);
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, answers);
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, password_row);
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, code_row);
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, email_row);
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, answer_row);
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, rules);
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, attributes);
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, attributes_row);
  gtk_widget_class_bind_template_child (widget_class, VstChallengePage, name);
  gtk_widget_class_bind_template_callback (widget_class, on_password_changed);
}

static void
vst_challenge_page_init (VstChallengePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
