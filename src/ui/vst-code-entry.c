#include "ui/vst-code-entry.h"

#include "ui/vst-field.h"

#define DEFAULT_DIGITS 6

struct _VstCodeEntry
{
  AdwEntryRow parent_instance;

  guint digits;
  gboolean inserting; /* what is inserted now has been cleaned */
};

enum
{
  PROP_DIGITS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VstCodeEntry, vst_code_entry, ADW_TYPE_ENTRY_ROW)

char *
vst_code_entry_digits (const char *text, gssize length, guint most)
{
  g_autoptr (GString) digits = g_string_sized_new (most);
  const char *end = text + length;

  for (const char *at = text; at < end && digits->len < most; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char_validated (at, end - at);

      if (character == (gunichar) -1 || character == (gunichar) -2)
        break;
      if (g_unichar_isdigit (character))
        g_string_append_c (digits, (char) ('0' + g_unichar_digit_value (character)));
    }
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static void
on_insert_text (
    GtkEditable *delegate, const char *text, int length, int *position, VstCodeEntry *self)
{
  g_autofree char *digits = NULL;
  gsize size = length >= 0 ? (gsize) length : strlen (text);

  if (self->inserting)
    return;

  digits = vst_code_entry_digits (text, (gssize) size, self->digits);
  if (strlen (digits) == size)
    return;

  g_signal_stop_emission_by_name (delegate, "insert-text");
  self->inserting = TRUE;
  gtk_editable_insert_text (delegate, digits, -1, position);
  self->inserting = FALSE;
}

static void
set_digits (VstCodeEntry *self, guint digits)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self));

  self->digits = digits;
  gtk_text_set_max_length (GTK_TEXT (delegate), (int) digits);
}

static void
vst_code_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DIGITS:
      g_value_set_uint (value, VST_CODE_ENTRY (object)->digits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_code_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DIGITS:
      set_digits (VST_CODE_ENTRY (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
vst_code_entry_class_init (VstCodeEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = vst_code_entry_get_property;
  object_class->set_property = vst_code_entry_set_property;

  properties[PROP_DIGITS] = g_param_spec_uint ("digits", NULL, NULL, 1, 64, DEFAULT_DIGITS,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
vst_code_entry_init (VstCodeEntry *self)
{
  GtkEditable *delegate = gtk_editable_get_delegate (GTK_EDITABLE (self));

  set_digits (self, DEFAULT_DIGITS);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_DIGITS);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self), TRUE);
  gtk_text_set_enable_emoji_completion (GTK_TEXT (delegate), FALSE);
  /* Codes run from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (delegate), GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (GTK_WIDGET (self), "code");
  vst_field_set_up (GTK_WIDGET (self));
  g_signal_connect (delegate, "insert-text", G_CALLBACK (on_insert_text), self);
}
