#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tables that make-model.py writes. Only vst-practice-model*.c look at them. */

typedef enum
{
  VST_PRACTICE_STRING,
  VST_PRACTICE_INTEGER,
  VST_PRACTICE_BOOLEAN,
  VST_PRACTICE_TIMESTAMP,
  VST_PRACTICE_STRUCTURE,
  VST_PRACTICE_LIST,
  VST_PRACTICE_MAP,
} VstPracticeType;

typedef enum
{
  VST_PRACTICE_AUTH_NONE,
  VST_PRACTICE_AUTH_SIGV4,
  VST_PRACTICE_AUTH_ACCESS_TOKEN,
  VST_PRACTICE_AUTH_ACCESS_TOKEN_OR_SESSION,
} VstPracticeAuth;

typedef struct
{
  const char *name;
  guint shape; /* place in vst_practice_shapes */
  gboolean required;
} VstPracticeMember;

typedef struct
{
  VstPracticeType type;
  gint64 minimum, maximum; /* of a number, or of a length */
  gboolean sensitive;
  const char *pattern;       /* as the service words it */
  const char *expression;    /* the same for GRegex, anchored */
  const char *const *values; /* %NULL-ended, or %NULL */
  guint member;              /* of a list or map: place of its element's shape */
  guint key;                 /* of a map: place of its keys' shape */
  const VstPracticeMember *members;
  guint n_members;
} VstPracticeShape;

typedef struct
{
  const char *name;
  VstPracticeAuth auth;
  guint input; /* place in vst_practice_shapes */
} VstPracticeModelOperation;

extern const VstPracticeShape vst_practice_shapes[];
extern const gsize vst_practice_n_shapes;
/* Sorted by name. */
extern const VstPracticeModelOperation vst_practice_model_operations[];
extern const gsize vst_practice_n_model_operations;
/* Those that the service has besides; %NULL-ended. */
extern const char *const vst_practice_other_operations[];

G_END_DECLS
