#include "ui/vst-page-private.h"

#include "ui/vst-columns-layout.h"

#define PAGE_WIDTH 520

enum
{
  PROP_FLOW = 1,
  PROP_CURRENT,
  PROP_TITLE,
  PROP_HEADING,
  PROP_DESCRIPTION,
  PROP_BUTTON_LABEL,
  PROP_MAXIMUM_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void
vst_page_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  VstPagePrivate *priv = vst_page_get_private (VST_PAGE (buildable));

  if (priv->content == NULL || !GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "header") == 0)
    gtk_box_prepend (priv->header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "extra") == 0)
    gtk_box_append (priv->extra, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "aside") == 0)
    {
      gtk_box_append (priv->aside, GTK_WIDGET (child));
      gtk_widget_set_visible (GTK_WIDGET (priv->aside), TRUE);
    }
  else
    gtk_box_append (priv->content, GTK_WIDGET (child));
}

static void
vst_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = vst_page_add_child;
}

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (VstPage,
                                  vst_page,
                                  ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (VstPage)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                             vst_page_buildable_init))

VstPagePrivate *
vst_page_get_private (VstPage *self)
{
  return vst_page_get_instance_private (self);
}

static void
on_clicked (VstPage *self)
{
  VST_PAGE_GET_CLASS (self)->activate (self);
}

static void
on_cancelled (VstPage *self)
{
  VST_PAGE_GET_CLASS (self)->cancel (self);
}

static void
on_remedy (VstPage *self, guint remedy)
{
  vst_page_apply_remedy (self, (VstRemedy) remedy);
}

static void
vst_page_cancel (VstPage *self)
{
  vst_flow_cancel (vst_page_get_flow (self));
}

static void
vst_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstPagePrivate *priv = vst_page_get_private (VST_PAGE (object));

  switch (id)
    {
    case PROP_FLOW:
      g_value_set_object (value, priv->flow);
      break;
    case PROP_CURRENT:
      g_value_set_boolean (value, priv->current);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_HEADING:
      g_value_set_string (value, gtk_label_get_label (priv->heading));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, gtk_label_get_label (priv->description));
      break;
    case PROP_BUTTON_LABEL:
      g_object_get_property (G_OBJECT (priv->button), "label", value);
      break;
    case PROP_MAXIMUM_WIDTH:
      g_value_set_int (value, adw_clamp_get_maximum_size (priv->clamp));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VstPage *self = VST_PAGE (object);
  VstPagePrivate *priv = vst_page_get_private (self);

  switch (id)
    {
    case PROP_FLOW:
      priv->flow = g_value_dup_object (value);
      break;
    case PROP_CURRENT:
      vst_page_set_current (self, g_value_get_boolean (value));
      break;
    case PROP_TITLE:
      g_free (priv->title);
      priv->title = g_value_dup_string (value);
      break;
    case PROP_HEADING:
      vst_page_set_heading (self, g_value_get_string (value));
      break;
    case PROP_DESCRIPTION:
      vst_page_set_description (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      vst_page_button_set_label (priv->button, g_value_get_string (value));
      break;
    case PROP_MAXIMUM_WIDTH:
      adw_clamp_set_maximum_size (priv->clamp, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (vst_page_parent_class)->constructed (object);

  if (vst_page_get_flow (VST_PAGE (object)) != NULL)
    vst_page_follow (VST_PAGE (object));
}

static void
vst_page_dispose (GObject *object)
{
  VstPagePrivate *priv = vst_page_get_private (VST_PAGE (object));

  priv->current = FALSE;
  g_clear_object (&priv->flow);
  g_clear_weak_pointer (&priv->faulty);

  G_OBJECT_CLASS (vst_page_parent_class)->dispose (object);
}

static void
vst_page_finalize (GObject *object)
{
  VstPagePrivate *priv = vst_page_get_private (VST_PAGE (object));

  g_array_unref (priv->fields);
  g_free (priv->title);

  G_OBJECT_CLASS (vst_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_FLOW] =
      g_param_spec_object ("flow", NULL, NULL, VST_TYPE_FLOW, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_CURRENT] =
      g_param_spec_boolean ("current", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_MAXIMUM_WIDTH] =
      g_param_spec_int ("maximum-width", NULL, NULL, 0, G_MAXINT, PAGE_WIDTH, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_page_class_init (VstPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = vst_page_get_property;
  object_class->set_property = vst_page_set_property;
  object_class->constructed = vst_page_constructed;
  object_class->dispose = vst_page_dispose;
  object_class->finalize = vst_page_finalize;
  klass->cancel = vst_page_cancel;
  install_properties (object_class);

  g_type_ensure (VST_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (VST_TYPE_PAGE_BUTTON);
  g_type_ensure (VST_TYPE_PROBLEM_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/vestibule_app/Vestibule/ui/vst-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, scroller);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, clamp);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, header);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, heading);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, description);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, notice);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, notice_words);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, aside);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, content);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, problem_box);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, button);
  gtk_widget_class_bind_template_child_private (widget_class, VstPage, extra);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancelled);
  gtk_widget_class_bind_template_callback (widget_class, on_remedy);
}

static void
vst_page_init (VstPage *self)
{
  vst_page_get_private (self)->fields = g_array_new (FALSE, FALSE, sizeof (VstPageField));
  gtk_widget_init_template (GTK_WIDGET (self));
}

VstFlow *
vst_page_get_flow (VstPage *self)
{
  g_return_val_if_fail (VST_IS_PAGE (self), NULL);
  return vst_page_get_private (self)->flow;
}

const char *
vst_page_get_title (VstPage *self)
{
  g_return_val_if_fail (VST_IS_PAGE (self), NULL);
  return vst_page_get_private (self)->title;
}

void
vst_page_set_heading (VstPage *self, const char *heading)
{
  g_return_if_fail (VST_IS_PAGE (self));

  gtk_label_set_label (vst_page_get_private (self)->heading, heading != NULL ? heading : "");
}

void
vst_page_set_description (VstPage *self, const char *description)
{
  VstPagePrivate *priv = vst_page_get_private (self);

  g_return_if_fail (VST_IS_PAGE (self));

  gtk_label_set_label (priv->description, description != NULL ? description : "");
}

void
vst_page_set_current (VstPage *self, gboolean current)
{
  VstPagePrivate *priv = vst_page_get_private (self);

  g_return_if_fail (VST_IS_PAGE (self));

  if (priv->current == current)
    return;
  if (current && VST_PAGE_GET_CLASS (self)->shown != NULL)
    VST_PAGE_GET_CLASS (self)->shown (self);
  priv->current = current;
  if (priv->flow != NULL)
    vst_page_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

GtkWidget *
vst_page_get_default_widget (VstPage *self)
{
  g_return_val_if_fail (VST_IS_PAGE (self), NULL);
  return vst_page_button_get_default_widget (vst_page_get_private (self)->button);
}
