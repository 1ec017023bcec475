#include "ui/vst-rules-list.h"

#include <glib/gi18n.h>

struct _VstRulesList
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkBox *lines;

  VstPasswordRules *rules;
  guint pending; /* idle source: many rules change at once, the list is written once */
};

enum
{
  PROP_RULES = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstRulesList, vst_rules_list, ADW_TYPE_BIN)

static char *
dup_rule_words (VstPasswordRule *rule)
{
  guint minimum = vst_password_rule_get_minimum (rule);

  switch (vst_password_rule_get_kind (rule))
    {
    case VST_PASSWORD_RULE_KIND_LENGTH:
      return g_strdup_printf (ngettext ("%u character or more", "%u characters or more", minimum),
                              minimum);
    case VST_PASSWORD_RULE_KIND_UPPERCASE:
      return g_strdup (_ ("A capital letter (A–Z)"));
    case VST_PASSWORD_RULE_KIND_LOWERCASE:
      return g_strdup (_ ("A small letter (a–z)"));
    case VST_PASSWORD_RULE_KIND_NUMBER:
      return g_strdup (_ ("A digit"));
    case VST_PASSWORD_RULE_KIND_SYMBOL:
      return g_strdup (_ ("A sign such as ! ? * or #"));
    }
  return g_strdup ("");
}

/* One rule, as it is read out. */
static char *
dup_rule_reading (VstPasswordRule *rule, const char *words)
{
  if (vst_password_rule_get_refused (rule))
    /* Translators: one password rule, read out; %s is the rule. */
    return vst_password_rule_get_holds (rule) ? g_strdup_printf (_ ("%s: refused"), words)
                                              : g_strdup_printf (_ ("%s: missing"), words);
  return vst_password_rule_get_holds (rule) ? g_strdup_printf (_ ("%s: yes"), words)
                                            : g_strdup_printf (_ ("%s: not yet"), words);
}

static void
style_line (GtkWidget *line, GtkWidget *icon, VstPasswordRule *rule)
{
  const char *name = "vst-ring-symbolic";

  if (vst_password_rule_get_refused (rule))
    {
      name = "vst-cross-symbolic";
      gtk_widget_add_css_class (line, "refused");
    }
  else if (vst_password_rule_get_holds (rule))
    {
      name = "vst-check-symbolic";
      gtk_widget_add_css_class (line, "holds");
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), name);
}

static void
add_line (VstRulesList *self, VstPasswordRule *rule, const char *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "wrap", TRUE,
                                   "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (line, "rule");
  style_line (line, icon, rule);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->lines, line);
}

static void
write_lines (VstRulesList *self)
{
  GListModel *model = G_LIST_MODEL (self->rules);
  g_autoptr (GString) reading = g_string_new (gtk_label_get_label (self->heading));
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->lines));

  for (; old != NULL; old = gtk_widget_get_first_child (GTK_WIDGET (self->lines)))
    gtk_box_remove (self->lines, old);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VstPasswordRule) rule = g_list_model_get_item (model, i);
      g_autofree char *words = dup_rule_words (rule);
      g_autofree char *read = dup_rule_reading (rule, words);

      add_line (self, rule, words);
      g_string_append_printf (reading, "%s%s", i == 0 ? " " : ", ", read);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reading->str, -1);
}

static void
refresh (VstRulesList *self)
{
  g_clear_handle_id (&self->pending, g_source_remove);
  gtk_label_set_label (self->heading, vst_password_rules_get_known (self->rules)
                                          ? _ ("This pool’s password rules:")
                                          : _ ("Cognito’s default rules; this pool may differ:"));
  write_lines (self);
}

static gboolean
on_pending (gpointer data)
{
  VstRulesList *self = data;

  self->pending = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
refresh_soon (VstRulesList *self)
{
  if (self->pending == 0)
    self->pending = g_idle_add_full (GDK_PRIORITY_EVENTS + 5, on_pending, self, NULL);
}

static void
watch_rules (VstRulesList *self)
{
  GListModel *model = G_LIST_MODEL (self->rules);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) rule = g_list_model_get_item (model, i);

      g_signal_handlers_disconnect_by_func (rule, refresh_soon, self);
      g_signal_connect_object (rule, "notify", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
    }
}

static void
on_items_changed (VstRulesList *self)
{
  watch_rules (self);
  refresh_soon (self);
}

static void
vst_rules_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RULES:
      vst_rules_list_set_rules (VST_RULES_LIST (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_rules_list_dispose (GObject *object)
{
  VstRulesList *self = VST_RULES_LIST (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  g_clear_object (&self->rules);

  G_OBJECT_CLASS (vst_rules_list_parent_class)->dispose (object);
}

static void
vst_rules_list_class_init (VstRulesListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = vst_rules_list_set_property;
  object_class->dispose = vst_rules_list_dispose;

  properties[PROP_RULES] = g_param_spec_object ("rules", NULL, NULL, VST_TYPE_PASSWORD_RULES,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-rules-list.ui");
  gtk_widget_class_bind_template_child (widget_class, VstRulesList, heading);
  gtk_widget_class_bind_template_child (widget_class, VstRulesList, lines);
}

static void
vst_rules_list_init (VstRulesList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vst_rules_list_set_rules (VstRulesList *self, VstPasswordRules *rules)
{
  g_return_if_fail (VST_IS_RULES_LIST (self) && VST_IS_PASSWORD_RULES (rules));

  if (!g_set_object (&self->rules, rules))
    return;
  g_signal_connect_object (rules, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rules, "notify::known", G_CALLBACK (refresh_soon), self,
                           G_CONNECT_SWAPPED);
  watch_rules (self);
  refresh (self);
}
