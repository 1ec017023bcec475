#include "flow/vst-question.h"

struct _VstQuestion
{
  GObject parent_instance;
  VstQuestionKind kind;
  char *challenge_name;
  char *destination; /* may be NULL */
  GStrv choices;
  GStrv impossible;
  GStrv parameters;
  VstAttributeFields *attributes;
};

G_DEFINE_FINAL_TYPE (VstQuestion, vst_question, G_TYPE_OBJECT)

static void
vst_question_finalize (GObject *object)
{
  VstQuestion *self = VST_QUESTION (object);

  g_free (self->challenge_name);
  g_free (self->destination);
  g_strfreev (self->choices);
  g_strfreev (self->impossible);
  g_strfreev (self->parameters);
  g_object_unref (self->attributes);

  G_OBJECT_CLASS (vst_question_parent_class)->finalize (object);
}

static void
vst_question_class_init (VstQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vst_question_finalize;
}

static void
vst_question_init (VstQuestion *self)
{
  self->choices = g_new0 (char *, 1);
  self->impossible = g_new0 (char *, 1);
  self->parameters = g_new0 (char *, 1);
  self->attributes = vst_attribute_fields_new ();
}

VstQuestion *
vst_question_new (VstQuestionKind kind, const char *challenge_name)
{
  VstQuestion *self;

  g_return_val_if_fail (challenge_name != NULL, NULL);

  self = g_object_new (VST_TYPE_QUESTION, NULL);
  self->kind = kind;
  self->challenge_name = g_utf8_make_valid (challenge_name, -1);
  return self;
}

VstQuestionKind
vst_question_get_kind (VstQuestion *self)
{
  g_return_val_if_fail (VST_IS_QUESTION (self), VST_QUESTION_CUSTOM);

  return self->kind;
}

const char *
vst_question_get_challenge_name (VstQuestion *self)
{
  g_return_val_if_fail (VST_IS_QUESTION (self), NULL);

  return self->challenge_name;
}

const char *
vst_question_get_destination (VstQuestion *self)
{
  g_return_val_if_fail (VST_IS_QUESTION (self), NULL);

  return self->destination;
}

const char *const *
vst_question_get_choices (VstQuestion *self)
{
  g_return_val_if_fail (VST_IS_QUESTION (self), NULL);

  return (const char *const *) self->choices;
}

const char *const *
vst_question_get_impossible_choices (VstQuestion *self)
{
  g_return_val_if_fail (VST_IS_QUESTION (self), NULL);

  return (const char *const *) self->impossible;
}

VstAttributeFields *
vst_question_get_attributes (VstQuestion *self)
{
  g_return_val_if_fail (VST_IS_QUESTION (self), NULL);

  return self->attributes;
}

const char *const *
vst_question_get_parameters (VstQuestion *self)
{
  g_return_val_if_fail (VST_IS_QUESTION (self), NULL);

  return (const char *const *) self->parameters;
}

/* All of it comes from outside, and a label takes only UTF-8. */
static void
set_texts (GStrv *place, const char *const *texts)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (texts[i], -1);

      g_strv_builder_add (builder, valid);
    }
  g_strfreev (*place);
  *place = g_strv_builder_end (builder);
}

void
vst_question_set_destination (VstQuestion *self, const char *destination)
{
  g_return_if_fail (VST_IS_QUESTION (self));

  g_free (self->destination);
  self->destination = destination != NULL ? g_utf8_make_valid (destination, -1) : NULL;
}

void
vst_question_set_choices (VstQuestion *self,
                          const char *const *choices,
                          const char *const *impossible)
{
  g_return_if_fail (VST_IS_QUESTION (self));

  set_texts (&self->choices, choices);
  set_texts (&self->impossible, impossible);
}

void
vst_question_set_parameters (VstQuestion *self, const char *const *parameters)
{
  g_return_if_fail (VST_IS_QUESTION (self));

  set_texts (&self->parameters, parameters);
}
