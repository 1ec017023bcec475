#include "ui/vst-page-button.h"

/* An answer within this time is not worth a spinner that only flashes. */
#define PATIENCE_MS 120

struct _VstPageButton
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *button;
  GtkWidget *waiting;
  GtkLabel *words;
  GtkSpinner *spinner;
  GtkWidget *cancel;

  char *busy;
  guint patience;
};

enum
{
  PROP_LABEL = 1,
  PROP_BUSY,
  N_PROPS,
};

enum
{
  CLICKED,
  CANCELLED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VstPageButton, vst_page_button, ADW_TYPE_BIN)

static void
on_clicked (VstPageButton *self)
{
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
on_cancelled (VstPageButton *self)
{
  g_signal_emit (self, signals[CANCELLED], 0);
}

/* The focus goes with what takes the button's place, and comes back with it. */
static void
show_part (VstPageButton *self, GtkWidget *part, GtkWidget *from, GtkWidget *to)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean had_focus = root != NULL && gtk_root_get_focus (root) == from;

  gtk_stack_set_visible_child (self->stack, part);
  gtk_spinner_set_spinning (self->spinner, part == self->waiting);
  if (had_focus)
    gtk_widget_grab_focus (to);
}

static gboolean
on_patience_over (gpointer data)
{
  VstPageButton *self = data;

  self->patience = 0;
  show_part (self, self->waiting, self->button, self->cancel);
  return G_SOURCE_REMOVE;
}

static void
vst_page_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VstPageButton *self = VST_PAGE_BUTTON (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->button)));
      break;
    case PROP_BUSY:
      g_value_set_string (value, self->busy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_page_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VstPageButton *self = VST_PAGE_BUTTON (object);

  switch (id)
    {
    case PROP_LABEL:
      vst_page_button_set_label (self, g_value_get_string (value));
      break;
    case PROP_BUSY:
      vst_page_button_set_busy (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_page_button_dispose (GObject *object)
{
  VstPageButton *self = VST_PAGE_BUTTON (object);

  g_clear_handle_id (&self->patience, g_source_remove);

  G_OBJECT_CLASS (vst_page_button_parent_class)->dispose (object);
}

static void
vst_page_button_finalize (GObject *object)
{
  g_free (VST_PAGE_BUTTON (object)->busy);

  G_OBJECT_CLASS (vst_page_button_parent_class)->finalize (object);
}

static void
vst_page_button_class_init (VstPageButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = vst_page_button_get_property;
  object_class->set_property = vst_page_button_set_property;
  object_class->dispose = vst_page_button_dispose;
  object_class->finalize = vst_page_button_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_string ("busy", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/vestibule_app/Vestibule/ui/vst-page-button.ui");
  gtk_widget_class_bind_template_child (widget_class, VstPageButton, stack);
  gtk_widget_class_bind_template_child (widget_class, VstPageButton, button);
  gtk_widget_class_bind_template_child (widget_class, VstPageButton, waiting);
  gtk_widget_class_bind_template_child (widget_class, VstPageButton, words);
  gtk_widget_class_bind_template_child (widget_class, VstPageButton, spinner);
  gtk_widget_class_bind_template_child (widget_class, VstPageButton, cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancelled);
}

static void
vst_page_button_init (VstPageButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
vst_page_button_set_label (VstPageButton *self, const char *label)
{
  g_return_if_fail (VST_IS_PAGE_BUTTON (self));

  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->button)), label) == 0)
    return;
  gtk_button_set_label (GTK_BUTTON (self->button), label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

void
vst_page_button_set_busy (VstPageButton *self, const char *busy)
{
  const char *words = busy != NULL ? busy : "";

  g_return_if_fail (VST_IS_PAGE_BUTTON (self));

  if (g_strcmp0 (self->busy != NULL ? self->busy : "", words) == 0)
    return;
  g_free (self->busy);
  self->busy = g_strdup (words);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (words[0] == '\0')
    show_part (self, self->button, self->cancel, self->button);
  else
    {
      gtk_label_set_label (self->words, words);
      if (gtk_stack_get_visible_child (self->stack) != self->waiting)
        self->patience = g_timeout_add (PATIENCE_MS, on_patience_over, self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

GtkWidget *
vst_page_button_get_default_widget (VstPageButton *self)
{
  g_return_val_if_fail (VST_IS_PAGE_BUTTON (self), NULL);
  return self->button;
}
