#include "ui/vst-trust-group.h"

#include <glib/gi18n.h>

#include "ui/vst-value-row.h"
#include "ui/vst-wrap-layout.h"

struct _VstTrustGroup
{
  AdwBin parent_instance;

  AdwActionRow *state_row;
  GtkWidget *choices_row;
  GtkWidget *trust_button;
  GtkWidget *decline_button;
  GtkWidget *retry_button;
  AdwActionRow *help_row;
  AdwActionRow *kept_row;
  VstValueRow *key_row;
  VstValueRow *group_key_row;

  VstFlow *flow;
};

G_DEFINE_FINAL_TYPE (VstTrustGroup, vst_trust_group, ADW_TYPE_BIN)

/* How each state is told, and what can be done in it. */
typedef struct
{
  const char *title, *subtitle;
  const char *trust, *decline; /* words of the buttons, or NULL */
  gboolean retry;
} Words;

/* Translators: the state of this computer in the eyes of the pool, and what it means. */
static const Words all_words[] = {
  [VST_TRUST_NONE] = { N_ ("Not Known to the Pool"),
                       N_ ("The pool doesn’t keep track of devices, or has forgotten this one.") },
  [VST_TRUST_FAILED] = { N_ ("Couldn’t Be Made Known"),
                         N_ ("You are logged in, but the pool doesn’t know this computer "
                             "(ConfirmDevice failed). The tokens can’t be refreshed, and the next "
                             "login asks for a code again."),
                         .retry = TRUE },
  [VST_TRUST_ASK] = { N_ ("Trust This Device?"),
                      N_ ("If you do, the next login from here needs no code. Do it only on a "
                          "computer of your own."),
                      N_ ("Trust"), N_ ("Not Now") },
  [VST_TRUST_REMEMBERED] = { N_ ("Trusted"),
                             N_ ("By your decision: the next login from here needs no code."), NULL,
                             N_ ("Stop Trusting") },
  [VST_TRUST_ALWAYS] = { N_ ("Trusted"),
                         N_ ("This pool always remembers devices, without asking: the next login "
                             "from here needs no code."),
                         NULL, N_ ("Stop Trusting") },
  [VST_TRUST_NOT_REMEMBERED] = { N_ ("Not Trusted"),
                                 N_ ("The next login from here asks for a code again."),
                                 N_ ("Trust") },
};

static const Words known_words = { N_ ("Known to the Pool"),
                                   N_ ("From the login that was kept. The next login shows whether "
                                       "the pool trusts this computer."),
                                   NULL, NULL, FALSE };

/* A login that was kept goes on without a word about the device. */
static const Words *
get_words (VstFlow *flow)
{
  VstTrust trust = vst_flow_get_trust (flow);

  if (trust == VST_TRUST_NONE && vst_flow_get_device_key (flow) != NULL)
    return &known_words;
  return &all_words[trust];
}

static const char *
get_obstacle_words (const char *obstacle)
{
  if (g_str_equal (obstacle, VST_DEVICE_OBSTACLE_POOL))
    return _ ("The pool asks for it on trusted devices too (ChallengeRequiredOnNewDevice is off).");
  if (g_str_equal (obstacle, VST_DEVICE_OBSTACLE_STATUS))
    return _ ("The pool knows this computer, but doesn’t remember it as trusted.");
  return obstacle;
}

static void
show_help (VstTrustGroup *self)
{
  const char *obstacle = vst_flow_get_device_obstacle (self->flow);
  gboolean helped = vst_flow_get_by_device (self->flow);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->help_row),
                                 helped ? _ ("This Device Stood In for the Code")
                                        : _ ("Why a Code Was Asked For"));
  adw_action_row_set_subtitle (
      self->help_row, helped ? _ ("It proved with its own key that it is the one you trust.")
                      : obstacle != NULL ? get_obstacle_words (obstacle)
                                         : "");
  gtk_widget_set_visible (GTK_WIDGET (self->help_row), helped || obstacle != NULL);
}

static void
show_kept (VstTrustGroup *self, VstTrust trust)
{
  adw_action_row_set_subtitle (self->kept_row, vst_flow_get_trust_kept (self->flow)
                                                   ? _ ("In the keyring of this computer.")
                                                   : _ ("Only in memory, until Vestibule is "
                                                        "closed: there is no keyring."));
  gtk_widget_set_visible (GTK_WIDGET (self->kept_row), trust == VST_TRUST_ASK
                                                           || trust == VST_TRUST_REMEMBERED
                                                           || trust == VST_TRUST_ALWAYS);
}

static void
show_choice (GtkWidget *button, const char *words)
{
  gtk_widget_set_visible (button, words != NULL);
  if (words != NULL)
    gtk_button_set_label (GTK_BUTTON (button), _ (words));
}

static void
show_choices (VstTrustGroup *self, const Words *words)
{
  gboolean possible = !vst_flow_get_logged_out (self->flow);

  show_choice (self->trust_button, words->trust);
  show_choice (self->decline_button, words->decline);
  gtk_widget_set_visible (self->retry_button, words->retry);
  gtk_widget_set_visible (self->choices_row,
                          words->trust != NULL || words->decline != NULL || words->retry);
  gtk_widget_set_sensitive (self->choices_row, possible);
}

static void
refresh (VstTrustGroup *self)
{
  VstTrust trust = vst_flow_get_trust (self->flow);
  const Words *words = get_words (self->flow);
  const char *obstacle = vst_flow_get_device_obstacle (self->flow);
  gboolean in_vain = g_strcmp0 (obstacle, VST_DEVICE_OBSTACLE_POOL) == 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), _ (words->title));
  adw_action_row_set_subtitle (self->state_row,
                               in_vain && trust != VST_TRUST_NONE
                                   ? _ ("The pool remembers it, but asks for a code all the same.")
                                   : _ (words->subtitle));
  show_choices (self, words);
  show_help (self);
  show_kept (self, trust);
  vst_value_row_set_value (self->key_row, vst_flow_get_device_key (self->flow));
  vst_value_row_set_value (self->group_key_row, vst_flow_get_device_group_key (self->flow));
}

static void
on_trust (VstTrustGroup *self)
{
  vst_flow_trust_device (self->flow, TRUE);
}

static void
on_decline (VstTrustGroup *self)
{
  vst_flow_trust_device (self->flow, FALSE);
}

static void
on_retry (VstTrustGroup *self)
{
  vst_flow_retry_trust (self->flow);
}

static void
vst_trust_group_dispose (GObject *object)
{
  g_clear_object (&VST_TRUST_GROUP (object)->flow);

  G_OBJECT_CLASS (vst_trust_group_parent_class)->dispose (object);
}

static void
vst_trust_group_class_init (VstTrustGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vst_trust_group_dispose;

  g_type_ensure (VST_TYPE_VALUE_ROW);
  g_type_ensure (VST_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-trust-group.ui");
  gtk_widget_class_bind_template_child (widget_class, VstTrustGroup, state_row);
  gtk_widget_class_bind_template_child (widget_class, VstTrustGroup, choices_row);
  gtk_widget_class_bind_template_child (widget_class, VstTrustGroup, trust_button);
  gtk_widget_class_bind_template_child (widget_class, VstTrustGroup, decline_button);
  gtk_widget_class_bind_template_child (widget_class, VstTrustGroup, retry_button);
  gtk_widget_class_bind_template_child (widget_class, VstTrustGroup, help_row);
  gtk_widget_class_bind_template_child (widget_class, VstTrustGroup, kept_row);
  gtk_widget_class_bind_template_child (widget_class, VstTrustGroup, key_row);
  gtk_widget_class_bind_template_child (widget_class, VstTrustGroup, group_key_row);
  gtk_widget_class_bind_template_callback (widget_class, on_trust);
  gtk_widget_class_bind_template_callback (widget_class, on_decline);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
}

static void
vst_trust_group_init (VstTrustGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vst_trust_group_set_flow (VstTrustGroup *self, VstFlow *flow)
{
  const char *const notices[] = { "notify::trust",      "notify::trust-kept",
                                  "notify::device-key", "notify::device-group-key",
                                  "notify::by-device",  "notify::device-obstacle",
                                  "notify::logged-out" };

  g_return_if_fail (VST_IS_TRUST_GROUP (self) && VST_IS_FLOW (flow) && self->flow == NULL);

  self->flow = g_object_ref (flow);
  for (gsize i = 0; i < G_N_ELEMENTS (notices); i++)
    g_signal_connect_object (flow, notices[i], G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
