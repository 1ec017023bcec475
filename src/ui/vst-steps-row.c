#include "ui/vst-steps-row.h"

#include <glib/gi18n.h>

#include "ui/vst-words.h"

typedef struct
{
  GtkWidget *box;
  GtkStack *mark; /* the number, or an icon */
  GtkImage *icon;
  GtkWidget *number;
} Step;

struct _VstStepsRow
{
  AdwBin parent_instance;

  GtkBox *wide;
  GtkLabel *narrow;

  VstFlow *flow;
  Step steps[VST_N_STAGES];
};

/* How a step looks: its style, and the icon in its mark; no icon: its number. */
static const struct
{
  VstStageState state;
  const char *style, *icon;
} looks[] = {
  { VST_STAGE_STATE_AHEAD, "ahead", NULL },
  { VST_STAGE_STATE_CURRENT, "current", NULL },
  { VST_STAGE_STATE_DONE, "done", "vst-check-symbolic" },
  { VST_STAGE_STATE_SKIPPED, "skipped", "vst-dash-symbolic" },
};

G_DEFINE_FINAL_TYPE (VstStepsRow, vst_steps_row, ADW_TYPE_BIN)

static const char *
state_words (VstStageState state)
{
  switch (state)
    {
    case VST_STAGE_STATE_AHEAD:
      /* Translators: a step of the walk that is still to come. */
      return _ ("still to come");
    case VST_STAGE_STATE_CURRENT:
      return _ ("now");
    case VST_STAGE_STATE_DONE:
      return _ ("done");
    case VST_STAGE_STATE_SKIPPED:
      return _ ("not needed");
    }
  return "";
}

static void
show_state (Step *step, VstStage stage, VstStageState state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      if (looks[i].state != state)
        {
          gtk_widget_remove_css_class (step->box, looks[i].style);
          continue;
        }
      gtk_widget_add_css_class (step->box, looks[i].style);
      if (looks[i].icon != NULL)
        gtk_image_set_from_icon_name (step->icon, looks[i].icon);
      gtk_stack_set_visible_child (step->mark,
                                   looks[i].icon != NULL ? GTK_WIDGET (step->icon) : step->number);
    }
  gtk_widget_set_tooltip_text (step->box, state_words (state));
}

static void
say_current (VstStepsRow *self, VstStage stage)
{
  const char *name = vst_words_stage (stage);
  /* Translators: the present step, read out: number, count, name. */
  g_autofree char *reading =
      g_strdup_printf (_ ("step %d of %d, %s"), (int) stage + 1, VST_N_STAGES, name);
  /* Translators: the present step in a narrow window: number, count, name. */
  g_autofree char *narrow =
      g_strdup_printf (_ ("%d of %d %s"), (int) stage + 1, VST_N_STAGES, name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, reading,
                                  -1);
  gtk_label_set_label (self->narrow, narrow);
}

static void
refresh (VstStepsRow *self)
{
  for (int i = 0; i < VST_N_STAGES; i++)
    {
      VstStageState state = vst_flow_get_stage_state (self->flow, (VstStage) i);

      show_state (&self->steps[i], (VstStage) i, state);
      if (state == VST_STAGE_STATE_CURRENT)
        say_current (self, (VstStage) i);
    }
}

static GtkWidget *
make_mark (Step *step, VstStage stage)
{
  g_autofree char *number = g_strdup_printf ("%d", (int) stage + 1);

  step->number = gtk_label_new (number);
  step->icon = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "pixel-size", 12, "accessible-role",
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  step->mark = GTK_STACK (gtk_stack_new ());
  gtk_widget_add_css_class (GTK_WIDGET (step->mark), "mark");
  gtk_widget_set_valign (GTK_WIDGET (step->mark), GTK_ALIGN_CENTER);
  gtk_stack_add_child (step->mark, step->number);
  gtk_stack_add_child (step->mark, GTK_WIDGET (step->icon));
  return GTK_WIDGET (step->mark);
}

static void
add_step (VstStepsRow *self, VstStage stage)
{
  Step *step = &self->steps[stage];
  GtkWidget *line;

  if (stage > 0)
    {
      line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
      gtk_widget_set_size_request (line, 20, -1);
      gtk_box_append (self->wide, line);
    }
  step->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (step->box, "step");
  gtk_box_append (GTK_BOX (step->box), make_mark (step, stage));
  gtk_box_append (GTK_BOX (step->box), gtk_label_new (vst_words_stage (stage)));
  gtk_box_append (self->wide, step->box);
}

static void
vst_steps_row_dispose (GObject *object)
{
  g_clear_object (&VST_STEPS_ROW (object)->flow);

  G_OBJECT_CLASS (vst_steps_row_parent_class)->dispose (object);
}

static void
vst_steps_row_class_init (VstStepsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_steps_row_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "steps");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-steps-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VstStepsRow, wide);
  gtk_widget_class_bind_template_child (widget_class, VstStepsRow, narrow);
}

static void
vst_steps_row_init (VstStepsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < VST_N_STAGES; i++)
    add_step (self, (VstStage) i);
}

void
vst_steps_row_set_flow (VstStepsRow *self, VstFlow *flow)
{
  g_return_if_fail (VST_IS_STEPS_ROW (self) && VST_IS_FLOW (flow) && self->flow == NULL);

  self->flow = g_object_ref (flow);
  g_signal_connect_object (flow, "notify::step", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
