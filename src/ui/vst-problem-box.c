#include "ui/vst-problem-box.h"

#include <glib/gi18n.h>

#include "ui/vst-clipboard.h"
#include "ui/vst-problem-words.h"
#include "ui/vst-wrap-layout.h"

#define REMEDY_KEY "vst-remedy"

struct _VstProblemBox
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *advice;
  GtkBox *remedies;
  GtkExpander *details;
  GtkLabel *details_text;

  VstProblem *problem;
  GtkWidget *teller; /* not owned: what tells of the problem, or NULL */
};

enum
{
  PROP_PROBLEM = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint remedy_signal;

G_DEFINE_FINAL_TYPE (VstProblemBox, vst_problem_box, ADW_TYPE_BIN)

static void
on_copy (VstProblemBox *self)
{
  vst_clipboard_copy (GTK_WIDGET (self), gtk_label_get_label (self->details_text),
                      _ ("Details copied"));
}

static void
on_remedy (GtkButton *button, VstProblemBox *self)
{
  guint remedy = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), REMEDY_KEY));

  g_signal_emit (self, remedy_signal, 0, remedy);
}

static void
add_remedy (VstProblemBox *self, VstRemedy remedy)
{
  GtkWidget *button = gtk_button_new_with_label (vst_problem_words_remedy (remedy));

  g_object_set_data (G_OBJECT (button), REMEDY_KEY, GUINT_TO_POINTER (remedy));
  g_signal_connect (button, "clicked", G_CALLBACK (on_remedy), self);
  gtk_box_append (self->remedies, button);
}

static void
fill_remedies (VstProblemBox *self, VstRemedy remedies)
{
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->remedies));

  for (; old != NULL; old = gtk_widget_get_first_child (GTK_WIDGET (self->remedies)))
    gtk_box_remove (self->remedies, old);
  for (guint remedy = VST_REMEDY_TRY_AGAIN; remedy <= VST_REMEDY_USE_SRP_LOGIN; remedy <<= 1)
    if ((remedies & remedy) != 0)
      add_remedy (self, remedy);
  gtk_widget_set_visible (GTK_WIDGET (self->remedies), remedies != 0);
}

/* What AT-SPI has no event for before GTK 4.14 is said by the description of what has the focus;
   from then on the box is announced too. */
static void
announce (VstProblemBox *self, const char *title, const char *advice)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  g_autofree char *message = vst_problem_words_dup_all (self->problem);

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, advice, -1);
}

static void
show_problem (VstProblemBox *self)
{
  g_autofree char *title = vst_problem_words_dup_title (self->problem);
  g_autofree char *advice = vst_problem_words_dup_advice (self->problem);
  g_autofree char *details = vst_problem_words_dup_details (self->problem);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->advice, advice);
  fill_remedies (self, vst_problem_get_remedies (self->problem));
  gtk_label_set_label (self->details_text, details != NULL ? details : "");
  gtk_expander_set_expanded (self->details, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->details), details != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  announce (self, title, advice);
}

static void
forget_teller (VstProblemBox *self)
{
  if (self->teller != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->teller),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_clear_weak_pointer (&self->teller);
}

static void
vst_problem_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_object (value, VST_PROBLEM_BOX (object)->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_problem_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROBLEM:
      vst_problem_box_set_problem (VST_PROBLEM_BOX (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_problem_box_dispose (GObject *object)
{
  g_clear_object (&VST_PROBLEM_BOX (object)->problem);
  g_clear_weak_pointer (&VST_PROBLEM_BOX (object)->teller);

  G_OBJECT_CLASS (vst_problem_box_parent_class)->dispose (object);
}

static void
vst_problem_box_class_init (VstProblemBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vst_problem_box_get_property;
  object_class->set_property = vst_problem_box_set_property;
  object_class->dispose = vst_problem_box_dispose;

  properties[PROP_PROBLEM] =
      g_param_spec_object ("problem", NULL, NULL, VST_TYPE_PROBLEM,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  remedy_signal = g_signal_new ("remedy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (VST_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-problem-box.ui");
  gtk_widget_class_bind_template_child (widget_class, VstProblemBox, title);
  gtk_widget_class_bind_template_child (widget_class, VstProblemBox, advice);
  gtk_widget_class_bind_template_child (widget_class, VstProblemBox, remedies);
  gtk_widget_class_bind_template_child (widget_class, VstProblemBox, details);
  gtk_widget_class_bind_template_child (widget_class, VstProblemBox, details_text);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

static void
vst_problem_box_init (VstProblemBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vst_problem_box_set_problem (VstProblemBox *self, VstProblem *problem)
{
  g_return_if_fail (VST_IS_PROBLEM_BOX (self));
  g_return_if_fail (problem == NULL || VST_IS_PROBLEM (problem));

  if (!g_set_object (&self->problem, problem))
    return;
  forget_teller (self);
  if (problem != NULL)
    show_problem (self);
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

VstProblem *
vst_problem_box_get_problem (VstProblemBox *self)
{
  g_return_val_if_fail (VST_IS_PROBLEM_BOX (self), NULL);
  return self->problem;
}

void
vst_problem_box_take_focus (VstProblemBox *self, GtkWidget *otherwise)
{
  g_autofree char *words = NULL;
  GtkWidget *first;

  g_return_if_fail (VST_IS_PROBLEM_BOX (self) && GTK_IS_WIDGET (otherwise));
  g_return_if_fail (self->problem != NULL);

  first = gtk_widget_get_first_child (GTK_WIDGET (self->remedies));
  forget_teller (self);
  g_set_weak_pointer (&self->teller, first != NULL ? first : otherwise);
  words = vst_problem_words_dup_all (self->problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->teller),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_grab_focus (self->teller);
}
